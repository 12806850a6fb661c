// Patterns (SVG 2, 14.3): the tile is painted wherever it shows.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/svg/drawing.h"
#include "render/svg/shapes.h"
#include "render/svg/transform_list.h"
#include "render/svg/view_box.h"

namespace weft {
namespace {

constexpr int64_t kMostTiles = 1024;

struct PatternReader {
  const Document& document;
  const Element& pattern;

  std::string_view text(Atom attribute) const {
    const std::string_view* const found = template_attribute(document, pattern, attribute);
    return found ? trimmed(*found) : std::string_view();
  }
  Vector pair(Atom x, Atom y, const SvgUnits& units) const {
    return {units.length(text(x), SvgAxis::X, 0), units.length(text(y), SvgAxis::Y, 0)};
  }
};

}  // namespace

Status paint_pattern(SvgDrawing& outer, const Element& pattern, const PaintedArea& area,
                     const IntRect& bounds, const SvgPlace& place) {
  // Patterns in patterns cost their product.
  constexpr int kDeeper = SvgDrawing::kMostDepth / 4;
  if (place.depth + kDeeper >= SvgDrawing::kMostDepth) return Status::Ok;
  const PatternReader reader{outer.scene.document, pattern};
  const bool in_box = reader.text(Atom::PatternUnits) != "userSpaceOnUse";
  SvgUnits units = area.units;
  if (in_box) units.viewport = {1, 1};
  Vector corner = reader.pair(Atom::X, Atom::Y, units),
         size = reader.pair(Atom::Width, Atom::Height, units);
  const Vector extent = area.box.high - area.box.low;
  if (in_box) {
    corner = area.box.low + Vector{corner.x * extent.x, corner.y * extent.y};
    size = {size.x * extent.x, size.y * extent.y};
  }
  if (!(size.x > 0) || !(size.y > 0)) return Status::Ok;
  Matrix own;
  static_cast<void>(parse_transform_list(reader.text(Atom::PatternTransform), own));
  const Matrix matrix = area.matrix * own;
  if (!matrix.is_invertible()) return Status::Ok;

  IntRect seen = bounds.intersected(outer.list.viewport());
  if (place.clip) seen = seen.intersected(place.clip->rect);
  if (seen.empty()) return Status::Ok;
  const Matrix back = matrix.inverse();
  Box2 covered;
  for (const int32_t x : {seen.left, seen.right})
    for (const int32_t y : {seen.top, seen.bottom})
      covered.include(back.point({static_cast<float>(x), static_cast<float>(y)}));
  const auto index = [](float at, float start, float step) {
    return static_cast<int64_t>(std::clamp(std::floor((at - start) / step), -1e6f, 1e6f));
  };
  const int64_t left = index(covered.low.x, corner.x, size.x),
                right = index(covered.high.x, corner.x, size.x),
                top = index(covered.low.y, corner.y, size.y),
                bottom = index(covered.high.y, corner.y, size.y);
  if ((right - left + 1) * (bottom - top + 1) > kMostTiles) {
    outer.scene.notes.note("an SVG pattern has too many tiles; it is not drawn");
    return Status::Ok;
  }

  const auto box = parse_view_box(reader.text(Atom::ViewBox));
  if (box && (!(box->size.x > 0) || !(box->size.y > 0))) return Status::Ok;
  Matrix content;
  if (box) content = fit_view_box(*box, {}, size, reader.text(Atom::PreserveAspectRatio));
  else if (reader.text(Atom::PatternContentUnits) == "objectBoundingBox")
    content = Matrix::scaling(extent.x, extent.y);
  SvgDrawing drawing(outer.scene, outer.list);  // what is below clears its own scratch memory
  const Element& source = content_template(outer.scene.document, pattern);
  const bool is_cut = !pattern.style || pattern.style->box->overflow_x != Overflow::Visible;
  for (int64_t y = top; y <= bottom; ++y)
    for (int64_t x = left; x <= right; ++x) {
      const Vector at =
          corner + Vector{static_cast<float>(x) * size.x, static_cast<float>(y) * size.y};
      SvgPlace tile = place;
      tile.depth += kDeeper;
      tile.matrix = matrix * Matrix::translation(at.x, at.y);
      if (is_cut) {
        WEFT_TRY_ASSIGN(tile.clip, clip_to_rect(drawing, {}, size, tile));
        drawing.scratch.clear();
        if (tile.clip->rect.empty()) continue;
      }
      tile.matrix = tile.matrix * content;
      if (box) tile.units.viewport = box->size;
      WEFT_TRY(paint_children(drawing, source, tile));
    }
  return Status::Ok;
}

}  // namespace weft
