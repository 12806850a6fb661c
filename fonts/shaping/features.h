// The OpenType features that a run is shaped with: those that are always on, then what the style
// asks for.
#pragma once

#include <array>

#include "fonts/font_set.h"

namespace weft {

/// A list of bounded length, later ones winning over earlier ones.
class FeatureList {
 public:
  /// `caps`: those of the options that the font has.
  FeatureList(const ShapeOptions& options, FontCaps caps);
  /// More than fit are left out.
  void add(uint32_t tag, uint16_t value);
  std::span<const FontFeature> span() const { return {features_.data(), count_}; }

 private:
  std::array<FontFeature, 48> features_{};
  size_t count_ = 0;
};

/// The features of small, petite, unicase or titling capitals: of lower case and of capitals; 0 =
/// none.
struct CapsFeatures {
  uint32_t lower = 0, upper = 0;
};
CapsFeatures features_of(FontCaps caps);

}  // namespace weft
