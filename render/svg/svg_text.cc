// Text (SVG 2, 11): its pieces as runs of glyphs where they stand upright, else as outlines.
#include <algorithm>

#include "render/filter/blurred_group.h"
#include "render/paint/outline_paths.h"
#include "render/svg/text_decoration.h"
#include "render/svg/text_layout.h"

namespace weft {
namespace {

bool has_effects(const Element& element) {
  const ComputedStyle& style = *element.style;
  return style.rare->opacity != 255 || !style.rare->mask.empty() || !style.rare->filter.empty() ||
         style.rare->clip_path;
}

// The outermost element between a piece and `within`, not itself included, that has effects; or
// null.
const Element* effects_around(const TextPiece& piece, const Element& within) {
  const Element* found = nullptr;
  for (const Node* node = piece.element; node && node != &within; node = node->parent)
    if (has_effects(*node->as_element())) found = node->as_element();
  return found;
}

bool is_in(const TextPiece& piece, const Element& element) {
  const Node* node = piece.element;
  while (node && node != &element) node = node->parent;
  return node != nullptr;
}

class TextPainter {
 public:
  TextPainter(SvgDrawing& drawing, TextLayout& layout) : drawing_(drawing), layout_(layout) {
    layout.add_box({}, box_);
  }

  /// Paints pieces that are in `element`, each part of it with its effects.
  Status paint(std::span<const TextPiece> pieces, const Element& element, const SvgPlace& place) {
    for (size_t i = 0; i < pieces.size(); ++i) {
      const Element* const part = effects_around(pieces[i], element);
      if (!part) {
        WEFT_TRY(paint(pieces[i], place));
        continue;
      }
      size_t end = i + 1;
      while (end < pieces.size() && is_in(pieces[end], *part)) ++end;
      WEFT_TRY(paint_part(pieces.subspan(i, end - i), *part, place));
      i = end - 1;
    }
    return Status::Ok;
  }

 private:
  Status paint_part(std::span<const TextPiece> pieces, const Element& part, SvgPlace place) {
    SvgGroup group;
    WEFT_TRY_ASSIGN(const bool is_seen, begin_effects(drawing_, part, place, group));
    drawing_.scratch.clear();
    if (!is_seen) return Status::Ok;
    WEFT_TRY(paint(pieces, part, place));
    return end_effects(drawing_, part, place, group);
  }

  Status paint(const TextPiece& piece, const SvgPlace& place) {
    const ComputedStyle& style = *piece.element->style;
    if (style.text->visibility != Visibility::Visible || piece.glyph_count == 0 ||
        !may_be_seen(piece, place))
      return Status::Ok;
    for (size_t i = style.text->text_shadow.size(); i-- > 0;)
      WEFT_TRY(paint_shadow(piece, style.text->text_shadow[i], place));
    WEFT_TRY(paint_decorations(drawing_, layout_, piece, place, box_, DecorationLayer::BelowText));
    SvgPlace line = place;
    line.matrix = place.matrix * layout_.matrix_of(piece);
    const bool is_run =
        layout_.is_plain(piece) && is_upright(line.matrix) && style.svg->fill.server.empty() &&
        style.svg->stroke.kind == SvgPaint::Kind::None && style.svg->stroke.server.empty();
    WEFT_TRY(is_run ? paint_runs(piece, line) : paint_outlines(piece, style, place));
    return paint_decorations(drawing_, layout_, piece, place, box_, DecorationLayer::AboveText);
  }

  // Ink leaves the box of a piece by less than its font's size.
  bool may_be_seen(const TextPiece& piece, const SvgPlace& place) const {
    if (piece.path) return true;
    const Matrix matrix = place.matrix * layout_.matrix_of(piece);
    const float em = layout_.user(layout_.glyphs_of(piece).front().font->size());
    Box2 box;
    for (const float x : {-em, piece.advance + em})
      for (const float y : {-2 * em, 2 * em}) box.include(matrix.point({x, y}));
    IntRect seen = device_bounds(box).intersected(drawing_.list.needed());
    if (place.clip) seen = seen.intersected(place.clip->rect);
    return !seen.empty();
  }

  bool is_upright(const Matrix& matrix) const {
    const float slack = layout_.scale() * 1e-3f;
    return std::fabs(matrix.b) < slack && std::fabs(matrix.c) < slack && matrix.a > 0 &&
           std::fabs(matrix.a - matrix.d) < slack;
  }

  Status paint_runs(const TextPiece& piece, const SvgPlace& place) {
    const ComputedStyle& style = *piece.element->style;
    const PaintedArea area{place.matrix, {}, place.units};
    WEFT_TRY_ASSIGN(
        const ResolvedPaint paint,
        resolve_paint(drawing_, style.svg->fill, style.svg->fill_opacity, style, area, place));
    return paint.is_none ? Status::Ok : add_runs(piece, paint.color, place);
  }

  // Of the glyphs alone, as they are filled.
  Status paint_shadow(const TextPiece& piece, const Shadow& shadow, const SvgPlace& place) {
    const Color color = shadow.color_in(piece.element->style->text->color);
    if (color.alpha == 0) return Status::Ok;
    const float device = place.units.device;
    SvgPlace moved = place;
    moved.matrix = place.matrix *
                   Matrix::translation(shadow.x.to_float() / device, shadow.y.to_float() / device);
    FilteredGroup group;
    WEFT_TRY(begin_blurred_group(
        drawing_.list, shadow.blur.to_float() / 2 * layout_.scale() / device, place.clip, group));
    if (group.is_open()) moved.clip = nullptr;
    SvgPlace line = moved;
    line.matrix = moved.matrix * layout_.matrix_of(piece);
    WEFT_TRY(layout_.is_plain(piece) && is_upright(line.matrix) ? add_runs(piece, color, line, true)
                                                                : add_filled(piece, color, moved));
    return group.end(drawing_.list);
  }

  Status add_filled(const TextPiece& piece, Color color, const SvgPlace& place) {
    auto* const painted = drawing_.arena().make<PathPaint>();
    if (!painted) return Status::OutOfMemory;
    PathBuilder path(drawing_.scratch);
    WEFT_TRY(add_outlines(piece, path));
    WEFT_TRY_ASSIGN(const Path outline, kept(drawing_.arena(), path.path()));
    drawing_.scratch.clear();
    painted->shape = {outline, place.matrix, FillRule::NonZero};
    painted->color = color;
    DisplayItem item;
    item.kind = ItemKind::Path;
    item.bounds = device_bounds(control_box(outline, place.matrix));
    item.path = painted;
    return drawing_.list.add(item, place.clip);
  }

  Status add_runs(const TextPiece& piece, Color color, const SvgPlace& place,
                  bool is_shadow = false) {
    const auto glyphs = layout_.glyphs_of(piece);
    const auto positions = drawing_.arena().make_array<GlyphPosition>(glyphs.size());
    if (!positions.data()) return Status::OutOfMemory;
    Px pen = Px::from_double(static_cast<double>(place.matrix.e));
    size_t start = 0;
    for (size_t i = 0; i < glyphs.size(); ++i) {
      positions[i] = {glyphs[i].glyph, pen + glyphs[i].offset_x};
      pen += glyphs[i].advance;
      if (i + 1 < glyphs.size() && glyphs[i + 1].font == glyphs[i].font &&
          glyphs[i + 1].offset_y == glyphs[i].offset_y)
        continue;
      WEFT_TRY(
          add_run(glyphs[i], positions.subspan(start, i + 1 - start), color, place, is_shadow));
      start = i + 1;
    }
    return Status::Ok;
  }

  // Glyphs of the font of `last`, and at its height.
  Status add_run(const ShapedGlyph& last, std::span<GlyphPosition> glyphs, Color color,
                 const SvgPlace& place, bool is_shadow) {
    const Font& font = *last.font;
    const FontMetrics& metrics = font.metrics();
    const int32_t baseline =
        (Px::from_double(static_cast<double>(place.matrix.f)) - last.offset_y).round();
    const Px reach = font.size();  // ink may leave the advance box by so much
    DisplayItem item;
    item.kind = ItemKind::Glyphs;
    item.bounds = {
        (glyphs.front().x - reach).floor(), baseline - (metrics.ascent + reach / 4).ceil(),
        (glyphs.back().x + reach * 2).ceil(), baseline + (metrics.descent + reach / 4).ceil()};
    item.glyphs = drawing_.arena().make<GlyphRun>(&font, color, baseline, glyphs,
                                                  std::span<const GlyphOffset>(), is_shadow);
    return item.glyphs ? drawing_.list.add(item, place.clip) : Status::OutOfMemory;
  }

  Status paint_outlines(const TextPiece& piece, const ComputedStyle& style, const SvgPlace& place) {
    PathBuilder path(drawing_.scratch);
    WEFT_TRY(add_outlines(piece, path));
    const bool keeps_stems = has_fine_stems(layout_.glyphs_of(piece).front().font->size());
    WEFT_TRY(paint_outline(drawing_, path.path(), style, place, 255, &box_, nullptr, keeps_stems));
    drawing_.scratch.clear();
    return Status::Ok;
  }

  // In the units of the text, which gradients are in, too.
  Status add_outlines(const TextPiece& piece, PathBuilder& path) {
    const Matrix to_user = Matrix::scaling(1 / layout_.scale(), 1 / layout_.scale());
    return layout_.each_glyph(piece, [&](const ShapedGlyph& glyph, const Matrix& matrix) {
      return add_glyph(glyph, matrix * to_user, path);
    });
  }

  Status add_glyph(const ShapedGlyph& glyph, const Matrix& pen, PathBuilder& path) {
    const Vector offset{glyph.offset_x.to_float(), -glyph.offset_y.to_float()};
    return add_glyph_outline(drawing_.scene.fonts, *glyph.font, glyph.glyph,
                             pen * Matrix::translation(offset.x, offset.y), path);
  }

  SvgDrawing& drawing_;
  TextLayout& layout_;
  Box2 box_;  // of the text
};

}  // namespace

Status paint_text(SvgDrawing& drawing, const Element& text, const SvgPlace& place) {
  TextLayout layout(drawing, place);
  WEFT_TRY_ASSIGN(const bool is_seen, layout.run(text));
  return is_seen ? TextPainter(drawing, layout).paint(layout.pieces(), text, place) : Status::Ok;
}

Status add_text_box(SvgDrawing& drawing, const Element& text, const Matrix& matrix,
                    const SvgUnits& units, Box2& box) {
  SvgPlace place;
  place.units = units;
  place.matrix = Matrix::scaling(units.device, units.device);
  TextLayout layout(drawing, place);
  WEFT_TRY_ASSIGN(const bool is_seen, layout.run(text));
  if (is_seen) layout.add_box(matrix, box);
  return Status::Ok;
}

}  // namespace weft
