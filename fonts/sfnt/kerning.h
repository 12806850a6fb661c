// The distance between two glyphs by GPOS pair adjustment (`kern` feature), or by the older kern
// table. Reads the mapped font at each question; holds where the lookups are.
#pragma once

#include "fonts/sfnt/layout_table.h"
#include "fonts/sfnt/sfnt.h"
#include "fonts/sfnt/variation_store.h"

namespace weft {

/// In design units, for the left glyph of a pair.
struct PairAdjustment {
  int32_t advance = 0;
  int32_t placement = 0;  ///< To the right, without moving what follows.
};

class Kerning {
 public:
  Kerning() = default;
  explicit Kerning(const Sfnt& sfnt);
  bool empty() const { return lookups_.size() == 0 && pairs_.empty(); }
  PairAdjustment between(uint16_t left, uint16_t right) const;
  /// The place of a variable font on its axes, as VariationStore has it.
  void move_to(std::span<const int16_t> place) { variations_.move_to(place); }

 private:
  FeatureLookups lookups_;
  VariationStore variations_;
  FontBytes pairs_;  // the kern table's, format 0: left, right, value
  size_t pair_count_ = 0;
};

}  // namespace weft
