// Patterns (SVG 2, 14.3): the tile is painted wherever it shows.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/paint/turned_space.h"
#include "render/svg/drawing.h"
#include "render/svg/pattern_tile.h"
#include "render/svg/shapes.h"
#include "render/svg/view_box.h"

namespace weft {
namespace {

constexpr int64_t kMostTiles = 1024;
constexpr int64_t kFewTiles = 4;  // that are drawn where they are

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

/// Where the tiles lie.
struct PatternGrid {
  Vector corner, size;  // of the first tile, in the units of the pattern
  Matrix matrix;        // from those to device pixels
  Matrix content;       // from the units of what is in a tile, its corner at the origin
  SvgUnits units;
  bool has_box;
};

SvgUnits units_of(const PaintedArea& area, const std::optional<ViewBox>& box) {
  SvgUnits units = area.units;
  if (box) units.viewport = box->size;
  return units;
}

/// Columns and rows of tiles, all included.
struct TileRange {
  int64_t left, right, top, bottom;
  int64_t count() const { return (right - left + 1) * (bottom - top + 1); }
};

TileRange tiles_in(const PatternGrid& grid, const IntRect& seen) {
  const Matrix back = grid.matrix.inverse();
  Box2 covered;
  for (const int32_t x : {seen.left, seen.right})
    for (const int32_t y : {seen.top, seen.bottom})
      covered.include(back.point({static_cast<float>(x), static_cast<float>(y)}));
  const auto index = [](float at, float start, float step) {
    return static_cast<int64_t>(std::clamp(std::floor((at - start) / step), -1e6f, 1e6f));
  };
  return {index(covered.low.x, grid.corner.x, grid.size.x),
          index(covered.high.x, grid.corner.x, grid.size.x),
          index(covered.low.y, grid.corner.y, grid.size.y),
          index(covered.high.y, grid.corner.y, grid.size.y)};
}

Status paint_tiles(SvgDrawing& drawing, const Element& source, const PatternGrid& grid,
                   const SvgPlace& place, const TileRange& range) {
  for (int64_t y = range.top; y <= range.bottom; ++y)
    for (int64_t x = range.left; x <= range.right; ++x) {
      SvgPlace tile = place;
      tile.matrix =
          grid.matrix * Matrix::translation(grid.corner.x + static_cast<float>(x) * grid.size.x,
                                            grid.corner.y + static_cast<float>(y) * grid.size.y);
      // As in Chromium, whatever its overflow.
      WEFT_TRY_ASSIGN(tile.clip, clip_to_rect(drawing, {}, grid.size, tile));
      drawing.scratch.clear();
      if (tile.clip->rect.empty()) continue;
      tile.matrix = tile.matrix * grid.content;
      WEFT_TRY(paint_children(drawing, source, tile));
    }
  return Status::Ok;
}

/// The number of tiles whose length together is nearest to whole pixels, and those.
struct Cell {
  int32_t tiles = 1, pixels = 1;
};

Cell cell_of(float tile) {
  constexpr int32_t kMostInCell = 16;
  Cell best;
  float least = INFINITY;
  for (int32_t tiles = 1; tiles <= kMostInCell; ++tiles) {
    const float length = tile * static_cast<float>(tiles);
    const float whole = std::max(1.f, std::round(length));
    const float error = std::fabs(length - whole) / length;
    if (!(error < least - 1e-4f) || whole > 512) continue;
    least = error;
    best = {tiles, static_cast<int32_t>(whole)};
  }
  return best;
}

Cell one_tile(float tile) {
  return {1, std::max<int32_t>(1, static_cast<int32_t>(std::round(tile)))};
}

/// Tiles are a picture that repeats, of so many that they are whole pixels together; of one where
/// they are turned. False: they are too large, or mirrored.
Result<bool> paint_cells(SvgDrawing& outer, const Element& source, const PatternGrid& grid,
                         const SvgPlace& place, const IntRect& seen) {
  const Matrix& m = grid.matrix;
  const bool is_turned = m.b != 0 || m.c != 0;
  const Vector unit = is_turned ? scale_of(m) : Vector{m.a, m.d};
  const Vector tile{grid.size.x * unit.x, grid.size.y * unit.y};
  if (!(tile.x > 0.1f) || !(tile.y > 0.1f) || tile.x > 512 || tile.y > 512) return false;
  const Cell across = is_turned ? one_tile(tile.x) : cell_of(tile.x),
             down = is_turned ? one_tile(tile.y) : cell_of(tile.y);
  Arena& arena = outer.arena();
  auto* const list = arena.make<DisplayList>(arena, IntRect{0, 0, across.pixels, down.pixels});
  if (!list) return Status::OutOfMemory;
  list->canvas = kTransparent;
  const Vector at = is_turned ? Vector{} : m.point(grid.corner);
  const Vector whole{std::floor(at.x), std::floor(at.y)};
  PatternGrid cell = grid;
  cell.corner = {};
  const Vector scale{
      static_cast<float>(across.pixels) / (grid.size.x * static_cast<float>(across.tiles)),
      static_cast<float>(down.pixels) / (grid.size.y * static_cast<float>(down.tiles))};
  cell.matrix = {scale.x, 0, 0, scale.y, at.x - whole.x, at.y - whole.y};
  SvgPlace inside = place;
  inside.clip = nullptr;
  SvgDrawing drawing(outer.scene, *list);
  WEFT_TRY(paint_tiles(drawing, source, cell, inside, {-1, across.tiles, -1, down.tiles}));
  auto* const picture = arena.make<PatternTile>(*list, outer.scene.fonts, outer.scene.images,
                                                outer.scene.notes, outer.scene.glyph_mode);
  if (!picture) return Status::OutOfMemory;
  const auto image = outer.scene.images.adopt(*picture);
  if (image.status() == Status::Unsupported) return false;
  WEFT_TRY(image.status());
  const auto left = static_cast<int32_t>(whole.x), top = static_cast<int32_t>(whole.y);
  TurnedSpace space(outer.list, outer.scene.fonts, outer.scene.scratch);
  if (is_turned) {
    const Matrix map = m * Matrix::translation(grid.corner.x, grid.corner.y) *
                       Matrix::scaling(1 / scale.x, 1 / scale.y);
    WEFT_TRY_ASSIGN(const bool is_seen, space.enter(map, place.clip));
    if (!is_seen) return true;
  }
  DisplayItem item;
  item.kind = ItemKind::Picture;
  item.bounds = is_turned ? outer.list.needed() : seen;
  item.picture = arena.make<ImagePaint>(
      image.value(), IntRect{left, top, left + across.pixels, top + down.pixels},
      Px::from_int(across.pixels), Px::from_int(down.pixels), Scaling::Smooth);
  if (!item.picture) return Status::OutOfMemory;
  WEFT_TRY(outer.list.add(item, is_turned ? nullptr : place.clip));
  return true;
}

}  // namespace

Status paint_pattern(SvgDrawing& outer, const Element& pattern, const PaintedArea& area,
                     const IntRect& bounds, const SvgPlace& place) {
  // Patterns in patterns cost their product.
  if (place.depth + SvgDrawing::kServerDepth >= SvgDrawing::kMostDepth) return Status::Ok;
  const Document& document = outer.document(place);
  const Element& source = content_template(document, pattern);
  const PatternReader reader{document, pattern};
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
  const Matrix matrix =
      area.matrix * template_transform(document, pattern, Atom::PatternTransform, area.units);
  if (!matrix.is_invertible()) return Status::Ok;

  IntRect seen = bounds.intersected(outer.list.needed());
  if (place.clip) seen = seen.intersected(place.clip->rect);
  if (seen.empty()) return Status::Ok;
  const auto box = parse_view_box(reader.text(Atom::ViewBox));
  if (box && (!(box->size.x > 0) || !(box->size.y > 0))) return Status::Ok;
  PatternGrid grid{corner, size, matrix, {}, units_of(area, box), box.has_value()};
  if (box) grid.content = fit_view_box(*box, {}, size, reader.text(Atom::PreserveAspectRatio));
  else if (reader.text(Atom::PatternContentUnits) == "objectBoundingBox")
    grid.content = Matrix::scaling(extent.x, extent.y);
  SvgPlace inside = place;
  const SvgServing serving{pattern, place.serving};
  inside.serving = &serving;
  inside.depth += SvgDrawing::kServerDepth;
  inside.units = grid.units;
  SvgDrawing drawing(outer.scene, outer.list);  // what is below clears its own scratch memory
  const TileRange all = tiles_in(grid, seen);
  const bool is_turned = matrix.b != 0 || matrix.c != 0;  // edges of tiles would be seen
  if (all.count() > (is_turned ? 1 : kFewTiles)) {
    WEFT_TRY_ASSIGN(const bool is_painted, paint_cells(outer, source, grid, inside, seen));
    if (is_painted) return Status::Ok;
  }
  if (all.count() > kMostTiles) {
    outer.scene.notes.note("an SVG pattern has too many tiles; it is not drawn");
    return Status::Ok;
  }
  return paint_tiles(drawing, source, grid, inside, all);
}

}  // namespace weft
