#include "render/css/style/font_query.h"

#include <cstddef>

namespace weft {

FontQuery font_query(const TextStyle& style) {
  static_assert(sizeof(FamilyName) == sizeof(FontFamily) &&
                offsetof(FamilyName, name) == offsetof(FontFamily, name));
  FontQuery query;
  query.families = {reinterpret_cast<const FontFamily*>(style.families.data()),
                    style.families.size()};
  query.size = style.font_size;
  query.weight = style.font_weight;
  query.slant = static_cast<FontSlant>(style.font_style);
  query.stretch_percent = style.font_stretch_percent;
  return query;
}

ShapeOptions shape_options(const TextStyle& style) {
  ShapeOptions options;
  options.letter_spacing = style.letter_spacing;
  options.word_spacing = style.word_spacing;
  options.kerning = style.kerning;
  options.small_caps = style.font_caps == FontCaps::SmallCaps;
  return options;
}

}  // namespace weft
