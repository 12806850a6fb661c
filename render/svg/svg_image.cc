// <image> (SVG 2, 12.3): a picture that stands upright.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/cascade/use_trees.h"
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

Status paint_image(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  if (!is_upright(place.matrix) || style_hides(element)) return Status::Ok;
  WEFT_TRY_ASSIGN(Image* const image, referenced_image(drawing.scene, element, drawing.scratch));
  if (!image) return Status::Ok;
  Vector natural{static_cast<float>(image->width()), static_cast<float>(image->height())};
  if (natural.x == 0 || natural.y == 0) natural = {image->ratio_width(), image->ratio_height()};
  const SvgStyle::Own& own = element.style->svg->own;
  const SvgUnits& units = place.units;
  const Vector corner{geometry_of(element, Atom::X, own.x, units, SvgAxis::X, 0),
                      geometry_of(element, Atom::Y, own.y, units, SvgAxis::Y, 0)};
  Vector size{size_of(element, Atom::Width, units, SvgAxis::X, -1),
              size_of(element, Atom::Height, units, SvgAxis::Y, -1)};
  if (size.x < 0 && size.y < 0) size = natural;
  if (natural.x > 0 && natural.y > 0) {
    if (size.x < 0) size.x = size.y * natural.x / natural.y;
    if (size.y < 0) size.y = size.x * natural.y / natural.x;
  } else {
    natural = size;
  }
  if (!(size.x > 0) || !(size.y > 0)) return Status::Ok;
  const Matrix fit =
      place.matrix *
      fit_view_box({{}, natural}, corner, size, attribute_text(element, Atom::PreserveAspectRatio));
  WEFT_TRY_ASSIGN(const Clip* const clip, clip_to_rect(drawing, corner, size, place));
  drawing.scratch.clear();
  const IntRect tile = image_tile(fit, natural);
  if (tile.empty()) return Status::Ok;
  WEFT_TRY(drawing.scene.images.will_draw(*image, static_cast<uint32_t>(tile.width()),
                                          static_cast<uint32_t>(tile.height())));
  const bool is_pixelated = element.style->text->image_rendering == ImageRendering::Pixelated;
  DisplayItem item;
  item.kind = ItemKind::Picture;
  item.bounds = tile;
  item.picture = drawing.arena().make<ImagePaint>(
      image, tile, Px(), Px(), is_pixelated ? Scaling::Pixelated : Scaling::Smooth);
  return item.picture ? drawing.list.add(item, clip) : Status::OutOfMemory;
}

}  // namespace weft
