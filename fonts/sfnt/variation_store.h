// What the numbers in the layout tables of a variable font differ by away from its standard design
// (OpenType 1.9, "Item Variation Store" of GDEF). Read in place.
#pragma once

#include <array>

#include "fonts/sfnt/sfnt.h"

namespace weft {

class VariationStore {
 public:
  static constexpr size_t kMostAxes = 16;

  VariationStore() = default;
  explicit VariationStore(const Sfnt& sfnt);
  /// Where the font is, by axis: in 1/16384 from -1 to 1, 0 is the standard design.
  void move_to(std::span<const int16_t> place);
  /// What `index`, a VariationIndex table, adds to its number; 0 without one.
  int32_t delta(FontBytes index) const;

 private:
  int64_t share_of(size_t region) const;

  FontBytes store_, regions_;
  std::array<int16_t, kMostAxes> place_{};
  bool is_moved_ = false;
};

}  // namespace weft
