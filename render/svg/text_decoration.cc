#include "render/svg/text_decoration.h"

namespace weft {
namespace {

/// A line along x, in user units, as Chromium has it in SVG.
struct Line {
  float top, thickness;
};

constexpr uint8_t kUnderline = 1, kOverline = 2, kLineThrough = 4;

Line line_of(uint8_t kind, const Font& font, const TextLayout& layout) {
  const FontMetrics& metrics = font.metrics();
  const float thickness = layout.user(font.size()) / 10;
  if (kind == kUnderline) return {thickness / 2, thickness};
  const float ascent = layout.user(metrics.ascent);
  if (kind == kOverline) return {-ascent - thickness, thickness};
  return {-ascent / 3 - thickness / 2, thickness};
}

Status add_rect(PathBuilder& path, const Matrix& matrix, float width, const Line& line) {
  const float bottom = line.top + line.thickness;
  WEFT_TRY(path.move_to(matrix.point({0, line.top})));
  WEFT_TRY(path.line_to(matrix.point({width, line.top})));
  WEFT_TRY(path.line_to(matrix.point({width, bottom})));
  WEFT_TRY(path.line_to(matrix.point({0, bottom})));
  return path.close();
}

// A straight line, or on a path a part of it at each glyph.
Status add_line(PathBuilder& path, TextLayout& layout, const TextPiece& piece, const Line& line) {
  if (!piece.path) return add_rect(path, layout.matrix_of(piece), piece.advance, line);
  return layout.each_glyph(piece, [&](const ShapedGlyph& glyph, const Matrix& matrix) {
    return add_rect(path, matrix, layout.user(glyph.advance), line);
  });
}

}  // namespace

Status paint_decorations(SvgDrawing& drawing, TextLayout& layout, const TextPiece& piece,
                         const SvgPlace& place, const Box2& box, DecorationLayer layer) {
  const ComputedStyle* nearest = nullptr;
  uint8_t lines = 0;
  for (const Node* node = piece.element; node; node = node->parent) {
    const Element* const element = node->as_element();
    if (!element || !element->style || element->name_space != Namespace::Svg) break;
    const uint8_t own = element->style->rare->decoration.lines;
    if (own && !nearest) nearest = element->style;
    lines |= own;
  }
  lines &= layer == DecorationLayer::AboveText ? kLineThrough : kUnderline | kOverline;
  for (const uint8_t kind : {kUnderline, kOverline, kLineThrough}) {
    if (!(lines & kind)) continue;
    PathBuilder path(drawing.scratch);
    const Font& font = *layout.glyphs_of(piece).front().font;
    WEFT_TRY(add_line(path, layout, piece, line_of(kind, font, layout)));
    WEFT_TRY(paint_outline(drawing, path.path(), *nearest, place, 255, &box));
    drawing.scratch.clear();
  }
  return Status::Ok;
}

}  // namespace weft
