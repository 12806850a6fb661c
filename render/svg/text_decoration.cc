#include "render/svg/text_decoration.h"

#include <algorithm>
#include <cmath>

#include "render/paint/ink_gaps.h"
#include "render/paint/outline_paths.h"
#include "render/svg/dashes.h"

namespace weft {
namespace {

using Style = TextDecoration::Style;

/// A line along x, in user units, as Chromium has it in SVG.
struct Line {
  float top, thickness;
  float apart = 0;  ///< From the line to its second one, or to the middle of its waves.
  float bottom() const { return top + thickness; }
};

constexpr uint8_t kUnderline = 1, kOverline = 2, kLineThrough = 4;

// A stated thickness is one of the device, whatever the text is scaled by.
Line line_of(uint8_t kind, const TextDecoration& decoration, const Font& font,
             const TextLayout& layout) {
  const FontMetrics& metrics = font.metrics();
  const float thickness =
      decoration.thickness.is_auto()
          ? layout.user(font.size()) / 10
          : layout.user(decoration.thickness.resolve_or(font.size(), metrics.underline_thickness));
  const float ascent = layout.user(metrics.ascent);
  // It begins a whole number of device pixels below the baseline.
  const float scale = layout.scale(), gap = std::max(1.f, std::ceil(thickness * scale / 2));
  if (kind == kUnderline) return {gap / scale, thickness, thickness + 1};
  if (kind == kOverline) return {-ascent - thickness, thickness, -thickness - 1};
  return {-ascent / 3 - thickness / 2, thickness,
          decoration.style == Style::Wavy ? 0 : thickness + 1};
}

Status add_rect(PathBuilder& path, const Matrix& matrix, float left, float right, float top,
                float bottom) {
  const Vector corners[] = {matrix.point({left, top}), matrix.point({right, top}),
                            matrix.point({right, bottom}), matrix.point({left, bottom})};
  return add_polygon(corners, path);
}

// A straight line, or on a path a part of it at each glyph.
Status add_line(PathBuilder& path, TextLayout& layout, const TextPiece& piece, const Line& line) {
  if (!piece.path)
    return add_rect(path, layout.matrix_of(piece), 0, piece.advance, line.top, line.bottom());
  return layout.each_glyph(piece, [&](const ShapedGlyph& glyph, const Matrix& matrix) {
    return add_rect(path, matrix, 0, layout.user(glyph.advance), line.top, line.bottom());
  });
}

/// The outline of what a line of `thickness` covers along waves from the left end of `line` on.
Status add_wave_outline(PathBuilder& path, const Line& line, float length, Arena& scratch) {
  constexpr int kPoints = 8;  // of a wave
  PathBuilder middle(scratch);
  WEFT_TRY(add_wave({0, line.top + line.apart + 0.5f}, length, line.thickness, middle));
  const std::span<const Vector> waves = middle.path().points;
  ArenaVector<Vector> below(scratch);
  for (size_t wave = 0; wave + 3 < waves.size(); wave += 3)
    for (int i = wave ? 1 : 0; i <= kPoints; ++i) {
      const auto at = [&](float t) {
        return cubic_at(waves[wave], waves[wave + 1], waves[wave + 2], waves[wave + 3], t);
      };
      constexpr float kStep = 1.f / kPoints;
      const float t = static_cast<float>(i) * kStep;
      const Vector way = at(t + kStep / 8) - at(t - kStep / 8);
      const Vector across = Vector{-way.y, way.x} * (line.thickness / 2 / ::weft::length(way));
      WEFT_TRY(path.empty() ? path.move_to(at(t) - across) : path.line_to(at(t) - across));
      WEFT_TRY(below.push(at(t) + across));
    }
  for (size_t i = below.size(); i-- > 0;) WEFT_TRY(path.line_to(below[i]));
  return path.empty() ? Status::Ok : path.close();
}

/// The outlines of the dots or dashes of a line.
Status add_marks(PathBuilder& path, const Line& line, Style style, float length) {
  constexpr int kMostMarks = 4096;
  const bool is_dotted = style == Style::Dotted;
  const auto [dash, gap] = line_dashes(line.thickness, is_dotted, length, false);
  const float radius = line.thickness / 2;
  for (int i = 0; i < kMostMarks && dash + gap > 0; ++i) {
    const float left = static_cast<float>(i) * (dash + gap);
    if (left >= length) break;
    if (is_dotted) WEFT_TRY(path.add_ellipse({left + radius, line.top + radius}, {radius, radius}));
    else WEFT_TRY(add_rect(path, {}, left, std::min(left + dash, length), line.top, line.bottom()));
  }
  return Status::Ok;
}

/// Paints the lines of one piece of a text.
class LinePainter {
 public:
  LinePainter(SvgDrawing& drawing, TextLayout& layout, const TextPiece& piece,
              const SvgPlace& place, const Box2& box, const ComputedStyle& style)
      : drawing_(drawing),
        layout_(layout),
        piece_(piece),
        place_(place),
        box_(box),
        style_(style),
        line_style_(piece.path ? Style::Solid : style.rare->decoration.style) {}

  Status paint(uint8_t kind) {
    const Font& font = *layout_.glyphs_of(piece_).front().font;
    const Line line = line_of(kind, style_.rare->decoration, font, layout_);
    const Clip* const clip = place_.clip;
    const bool skips =
        kind != kLineThrough && style_.text->skip_ink != SkipInk::None && layout_.is_plain(piece_);
    if (skips || line_style_ == Style::Wavy) WEFT_TRY(cut(line, skips));
    PathBuilder path(drawing_.scratch);
    if (line_style_ == Style::Solid || line_style_ == Style::Double) {
      WEFT_TRY(add_line(path, layout_, piece_, line));
      if (line_style_ == Style::Double)
        WEFT_TRY(add_line(path, layout_, piece_, {line.top + line.apart, line.thickness}));
    } else {
      if (line_style_ == Style::Wavy)
        WEFT_TRY(add_wave_outline(path, line, piece_.advance, drawing_.scratch));
      else WEFT_TRY(add_marks(path, line, line_style_, piece_.advance));
      path.transform(layout_.matrix_of(piece_));
    }
    WEFT_TRY(paint_outline(drawing_, path.path(), style_, place_, 255, &box_));
    drawing_.scratch.clear();
    place_.clip = clip;
    return Status::Ok;
  }

 private:
  // Ends waves, and lines that skip ink keep away from glyphs that they would cross, by their
  // thickness.
  Status cut(const Line& line, bool skips) {
    const float second =
        line_style_ == Style::Double || line_style_ == Style::Wavy ? line.apart : 0;
    const float top = std::min(line.top, line.top + second),
                bottom = std::max(line.bottom(), line.bottom() + second);
    const auto px = [&](float user) {
      return Px::from_double(static_cast<double>(user * layout_.scale()));
    };
    const float apart = std::min(line.thickness, 13.f), reach = 4 * line.thickness + 4;
    PathBuilder kept(drawing_.scratch);
    const Matrix matrix = layout_.matrix_of(piece_);
    float pen = 0, from = 0;
    for (const ShapedGlyph& glyph : layout_.glyphs_of(piece_)) {
      if (!skips) break;
      WEFT_TRY_ASSIGN(const InkSpan ink, ink_between(drawing_.scene.fonts, *glyph.font, glyph.glyph,
                                                     px(top), px(bottom)));
      const float at = pen + layout_.user(glyph.offset_x);
      pen += layout_.user(glyph.advance);
      if (is_empty(ink)) continue;
      const float end = at + layout_.user(ink.left) - apart;
      if (end > from) WEFT_TRY(add_rect(kept, matrix, from, end, top - reach, bottom + reach));
      from = std::max(from, at + layout_.user(ink.right) + apart);
    }
    if (from == 0 && line_style_ != Style::Wavy) return Status::Ok;
    if (piece_.advance > from)
      WEFT_TRY(add_rect(kept, matrix, from, piece_.advance, top - reach, bottom + reach));
    WEFT_TRY_ASSIGN(place_.clip,
                    clip_to(drawing_, kept.path(), place_.matrix, FillRule::NonZero, place_.clip));
    drawing_.scratch.clear();
    return Status::Ok;
  }

  SvgDrawing& drawing_;
  TextLayout& layout_;
  const TextPiece& piece_;
  SvgPlace place_;
  const Box2& box_;
  const ComputedStyle& style_;
  const Style line_style_;
};

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
  for (const uint8_t kind : {kUnderline, kOverline, kLineThrough})
    if (lines & kind)
      WEFT_TRY(LinePainter(drawing, layout, piece, place, box, *nearest).paint(kind));
  return Status::Ok;
}

}  // namespace weft
