// <image> (SVG 2, 12.3).
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/cascade/use_trees.h"
#include "render/paint/turned_space.h"
#include "render/svg/drawing.h"
#include "render/svg/shapes.h"
#include "render/svg/view_box.h"

namespace weft {

Result<Image*> referenced_image(const SvgScene& scene, const Element& element, Arena& scratch) {
  constexpr Image* kNone = nullptr;
  const std::string_view* const reference = reference_of(element);
  if (!reference) return kNone;
  std::string_view url = trimmed(*reference);
  if (!url.starts_with("data:")) {
    if (!scene.resources) return kNone;
    const auto resolved = scene.resources->resolve(url, scene.base_url, scratch);
    if (resolved.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (!resolved.ok()) return kNone;
    url = resolved.value();
  }
  WEFT_TRY_ASSIGN(Image* const image, scene.images.find(url));
  WEFT_TRY(scene.images.measure(*image));
  return image->broken() ? kNone : image;
}

IntRect image_tile(const Matrix& matrix, Vector size) {
  const Vector low = matrix.point({}), high = matrix.point(size);
  const auto edge = [](float v) {
    return static_cast<int32_t>(std::clamp(std::round(v), -1e6f, 1e6f));
  };
  const IntRect tile{edge(low.x), edge(low.y), edge(high.x), edge(high.y)};
  return tile.width() > 16384 || tile.height() > 16384 ? IntRect{} : tile;
}

namespace {

Result<PlacedImage> placed_image(SvgDrawing& drawing, const Element& element,
                                 const SvgUnits& units) {
  PlacedImage placed;
  WEFT_TRY_ASSIGN(placed.image, referenced_image(drawing.scene, element, drawing.scratch));
  if (!placed.image) return placed;
  const Image& image = *placed.image;
  Vector natural{static_cast<float>(image.width()), static_cast<float>(image.height())};
  if (natural.x == 0 || natural.y == 0) natural = {image.ratio_width(), image.ratio_height()};
  Vector size{size_of(element, Atom::Width, units, SvgAxis::X, -1),
              size_of(element, Atom::Height, units, SvgAxis::Y, -1)};
  if (size.x < 0 && size.y < 0) size = natural;
  if (natural.x > 0 && natural.y > 0) {
    if (size.x < 0) size.x = size.y * natural.x / natural.y;
    if (size.y < 0) size.y = size.x * natural.y / natural.x;
  } else {
    natural = size;
  }
  const Vector corner = geometry_box(element, units).low;
  placed.box = {corner, corner + size};
  placed.natural = natural;
  return placed;
}

Status add_image(SvgDrawing& drawing, const Element& element, const PlacedImage& placed,
                 const SvgPlace& place) {
  const Vector size = placed.box.high - placed.box.low;
  const Matrix fit =
      place.matrix * fit_view_box({{}, placed.natural}, placed.box.low, size,
                                  attribute_text(element, Atom::PreserveAspectRatio));
  WEFT_TRY_ASSIGN(const Clip* const clip, clip_to_rect(drawing, placed.box.low, size, place));
  drawing.scratch.clear();
  const IntRect tile = image_tile(fit, placed.natural);
  if (tile.empty()) return Status::Ok;
  const bool is_pixelated = element.style->text->image_rendering == ImageRendering::Pixelated;
  DisplayItem item;
  item.kind = ItemKind::Picture;
  item.bounds = tile;
  item.picture = drawing.arena().make<ImagePaint>(
      placed.image, tile, Px(), Px(), is_pixelated ? Scaling::Pixelated : Scaling::Smooth);
  if (!item.picture) return Status::OutOfMemory;
  const size_t before = drawing.list.size();
  WEFT_TRY(drawing.list.add(item, clip));
  const bool is_seen = drawing.list.size() > before;
  const auto width = static_cast<uint32_t>(tile.width()),
             height = static_cast<uint32_t>(tile.height());
  return is_seen ? drawing.scene.images.will_draw(*placed.image, width, height) : Status::Ok;
}

// Its rows are those of an upright one of the same size.
Status add_turned_image(SvgDrawing& drawing, const Element& element, const PlacedImage& placed,
                        const SvgPlace& place) {
  const Vector scale = scale_of(place.matrix);
  SvgPlace upright = place;
  upright.matrix = Matrix::scaling(scale.x, scale.y);
  upright.clip = nullptr;
  TurnedSpace space(drawing.list, drawing.scene.fonts, drawing.scene.scratch);
  WEFT_TRY_ASSIGN(const bool is_seen,
                  space.enter(place.matrix * upright.matrix.inverse(), place.clip));
  return is_seen ? add_image(drawing, element, placed, upright) : Status::Ok;
}

}  // namespace

Status paint_image(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  if (style_hides(element)) return Status::Ok;
  WEFT_TRY_ASSIGN(const PlacedImage placed, placed_image(drawing, element, place.units));
  return placed.image ? paint_placed(drawing, element, placed, place) : Status::Ok;
}

Status paint_placed(SvgDrawing& drawing, const Element& element, const PlacedImage& placed,
                    const SvgPlace& place) {
  const Vector size = placed.box.high - placed.box.low;
  if (!(size.x > 0) || !(size.y > 0)) return Status::Ok;
  return is_upright(place.matrix) ? add_image(drawing, element, placed, place)
                                  : add_turned_image(drawing, element, placed, place);
}

Status add_image_box(SvgDrawing& drawing, const Element& element, const Matrix& matrix,
                     const SvgUnits& units, Box2& box) {
  WEFT_TRY_ASSIGN(const PlacedImage placed, placed_image(drawing, element, units));
  if (placed.image) add_corners(placed.box, matrix, box);
  return Status::Ok;
}

}  // namespace weft
