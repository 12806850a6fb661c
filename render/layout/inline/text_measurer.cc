// Text -> advance, through the same shaping as the painter's.
#include "render/layout/inline/text_measurer.h"

#include "render/layout/inline/line_metrics.h"
#include "render/layout/inline/upright_text.h"

namespace weft {

void TextMeasurer::start_over() {
  shown_ = ArenaVector<char>(arena_);
  glyphs_ = ArenaVector<ShapedGlyph>(arena_);
}

void TextMeasurer::release() {
  arena_.clear();
  start_over();
}

Result<const Font*> TextMeasurer::font(const TextStyle& style) {
  if (font_style_ == &style) return font_;
  WEFT_TRY_ASSIGN(font_, fonts_.find(font_query(style)));
  font_style_ = &style;
  return font_;
}

Status TextMeasurer::measure(const Box& text, const TextStyle& style, uint32_t start,
                             uint32_t length, TextExtent* extent) {
  MeasuredText::Entry* const known = measured_.place_of(text, start, length);
  if (known && known->is_of(text, style, start, length)) {
    *extent = known->extent;
    return Status::Ok;
  }
  WEFT_TRY(measure_anew(text, style, start, length, extent));
  if (known) *known = {&text, &style, start, length, *extent};
  return Status::Ok;
}

Status TextMeasurer::measure_anew(const Box& text, const TextStyle& style, uint32_t start,
                                  uint32_t length, TextExtent* extent) {
  shown_.clear();
  glyphs_.clear();
  WEFT_TRY(append_shown_text(text.text, style, start, length, shown_));
  const std::string_view shown(shown_.begin(), shown_.size());
  ShapeOptions options = shape_options(style);
  join_neighbours(text, start, length, options);
  WEFT_TRY(shape_text(fonts_, style, shown, options, glyphs_));
  WEFT_TRY_ASSIGN(const Font* own, font(style));
  const size_t spaces_start = hanging_start(shown);
  *extent = TextExtent();
  LineExtents fallback;
  size_t cluster = shown.size();
  for (const ShapedGlyph& glyph : glyphs_.span()) {
    extent->advance += glyph.advance;
    if (glyph.cluster >= spaces_start) extent->trailing += glyph.advance;
    if (glyph.cluster != cluster && expands_after(shown, glyph.cluster, style)) {
      ++extent->spaces;
      if (glyph.cluster < spaces_start) extent->spaces_at_end = 0;
      ++extent->spaces_at_end;
    } else if (glyph.cluster < spaces_start) {
      extent->spaces_at_end = 0;
    }
    cluster = glyph.cluster;
    if (glyph.font != own && glyph.font) fallback.unite(font_extents(*glyph.font, style));
  }
  if (!fallback.empty()) {
    extent->fallback = true;
    extent->above = fallback.above;
    extent->below = fallback.below;
  }
  return Status::Ok;
}

Result<Px> TextMeasurer::measure_generated(const TextStyle& style, std::string_view text) {
  glyphs_.clear();
  WEFT_TRY(shape_text(fonts_, style, text, shape_options(style), glyphs_));
  Px advance;
  for (const ShapedGlyph& glyph : glyphs_.span()) advance += glyph.advance;
  return advance;
}

}  // namespace weft
