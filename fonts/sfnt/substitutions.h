// The glyphs of a run replaced by others, as GSUB's features have it, read from the mapped font:
// single substitutions, alternates and ligatures.
#pragma once

#include <span>

#include "fonts/font.h"
#include "fonts/font_variants.h"
#include "fonts/sfnt/layout_table.h"
#include "fonts/sfnt/sfnt.h"

namespace weft {

class Substitutions {
 public:
  Substitutions() = default;
  explicit Substitutions(const Sfnt& sfnt);
  bool empty() const { return table_.empty(); }
  /// Whether the font has the feature.
  bool has(uint32_t feature) const;
  /// Chooses the features of apply(). Of those with one tag the last counts. Cheap when they are
  /// those of the call before.
  void select(std::span<const FontFeature> features, FontScripts scripts = FontScripts::Default);
  /// Replaces what the chosen features replace; how many glyphs are left. A ligature has the
  /// cluster of its first glyph.
  size_t apply(std::span<ShapedGlyph> glyphs) const;

 private:
  struct Step {
    uint16_t lookup, value;
    bool operator==(const Step&) const = default;
  };
  static constexpr size_t kMaxSteps = 24;

  FontBytes table_;
  uint64_t selected_ = 0;  // a hash of the features
  std::array<Step, kMaxSteps> steps_{};
  size_t step_count_ = 0;
};

}  // namespace weft
