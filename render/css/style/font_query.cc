#include "render/css/style/font_query.h"

#include <cstddef>

namespace weft {

namespace {
constexpr uint32_t kKern = 0x6B65726E;
}

FontQuery basic_font_query(const TextStyle& style) {
  static_assert(sizeof(FamilyName) == sizeof(FontFamily) &&
                offsetof(FamilyName, name) == offsetof(FontFamily, name));
  FontQuery query;
  query.families = {reinterpret_cast<const FontFamily*>(style.families.data()),
                    style.families.size()};
  query.size = style.glyph_size();
  query.weight = style.font_weight;
  query.slant = static_cast<FontSlant>(style.font_style);
  query.stretch_percent = style.font_stretch_percent;
  return query;
}

FontQuery font_query(const TextStyle& style) {
  FontQuery query = basic_font_query(style);
  query.makes_bold = style.makes_bold;
  query.makes_oblique = style.makes_oblique;
  query.adjusted_metric = style.adjusted_metric;
  query.size_adjust = style.size_adjust;
  query.optical_sizing = style.optical_sizing;
  query.variations = style.font_variations;
  return query;
}

ShapeOptions shape_options(const TextStyle& style) {
  ShapeOptions options;
  options.letter_spacing = style.letter_spacing;
  options.word_spacing = style.word_spacing;
  options.kerning = style.kerning;
  options.variants = {style.font_ligatures,   style.font_numeric,  style.font_east_asian,
                      style.historical_forms, style.font_position, style.font_caps};
  options.makes_small_caps = style.makes_small_caps;
  options.features = style.font_features;
  for (const FontFeature& feature : style.font_features)
    if (feature.tag == kKern) options.kerning = feature.value != 0;
  return options;
}

}  // namespace weft
