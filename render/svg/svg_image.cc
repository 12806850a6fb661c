// <image> (SVG 2, 12.3): a picture that stands upright.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/cascade/use_trees.h"
#include "render/svg/drawing.h"
#include "render/svg/shapes.h"
#include "render/svg/view_box.h"

namespace weft {

Status paint_image(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  const std::string_view* const reference = reference_of(element);
  const Matrix& matrix = place.matrix;
  const bool is_upright = matrix.b == 0 && matrix.c == 0 && matrix.a > 0 && matrix.d > 0;
  if (!reference || !is_upright || style_hides(element)) return Status::Ok;
  std::string_view url = trimmed(*reference);
  if (!url.starts_with("data:")) {
    if (!drawing.scene.resources) return Status::Ok;
    const auto resolved =
        drawing.scene.resources->resolve(url, drawing.scene.base_url, drawing.scratch);
    if (resolved.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (!resolved.ok()) return Status::Ok;
    url = resolved.value();
  }
  ImageStore& images = drawing.scene.images;
  WEFT_TRY_ASSIGN(Image* const image, images.find(url));
  WEFT_TRY(images.measure(*image));
  if (image->broken()) return Status::Ok;
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
  const Matrix fit = matrix * fit_view_box({{}, natural}, corner, size,
                                           attribute_text(element, Atom::PreserveAspectRatio));
  WEFT_TRY_ASSIGN(const Clip* const clip, clip_to_rect(drawing, corner, size, place));
  drawing.scratch.clear();
  const Vector low = fit.point({}), high = fit.point(natural);
  const auto edge = [](float v) {
    return static_cast<int32_t>(std::clamp(std::round(v), -1e6f, 1e6f));
  };
  const IntRect tile{edge(low.x), edge(low.y), edge(high.x), edge(high.y)};
  if (tile.empty() || tile.width() > 16384 || tile.height() > 16384) return Status::Ok;
  WEFT_TRY(images.will_draw(*image, static_cast<uint32_t>(tile.width()),
                            static_cast<uint32_t>(tile.height())));
  const bool is_pixelated = element.style->text->image_rendering == ImageRendering::Pixelated;
  DisplayItem item;
  item.kind = ItemKind::Picture;
  item.bounds = tile;
  item.picture = drawing.arena().make<ImagePaint>(
      image, tile, 0, 0, is_pixelated ? Scaling::Pixelated : Scaling::Smooth);
  return item.picture ? drawing.list.add(item, clip) : Status::OutOfMemory;
}

}  // namespace weft
