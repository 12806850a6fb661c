// Standard ligatures (fi, fl) by GSUB's `liga` feature, read from the mapped font.
#pragma once

#include <span>

#include "fonts/sfnt/layout_table.h"
#include "fonts/sfnt/sfnt.h"

namespace weft {

struct Ligature {
  uint16_t glyph = 0;
  uint16_t components = 0;  ///< The number of glyphs that it replaces; 0 when there is none.
};

class Ligatures {
 public:
  static constexpr size_t kMaxComponents = 8;

  Ligatures() = default;
  explicit Ligatures(const Sfnt& sfnt);
  bool empty() const { return lookups_.size() == 0; }
  /// The ligature of the first glyphs of `glyphs`.
  Ligature of(std::span<const uint16_t> glyphs) const;

 private:
  FeatureLookups lookups_;
};

}  // namespace weft
