// The distance of a face from the wanted style. CSS Fonts 4, 5.2 "Matching font styles", step 4.
#pragma once

#include "fonts/sfnt/sfnt.h"

namespace weft {

/// The least value is the best match: stretch counts before style, style before weight. 0 is exact.
uint32_t style_distance(const FaceTraits& face, const FontQuery& query);

/// A full or PostScript name, taken apart: "Open Sans Bold", "OpenSans-BoldItalic".
struct StyleWords {
  std::string_view family;
  uint16_t weight = 400;
  FontSlant slant = FontSlant::Normal;
};
/// `family` is all of `name` where no word for a style ends it.
StyleWords style_words(std::string_view name);

}  // namespace weft
