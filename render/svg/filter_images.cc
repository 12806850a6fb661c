// feImage: a picture, or an element drawn as one (Filter Effects 1, 9.13).
#include "render/base/ascii.h"
#include "render/css/cascade/use_trees.h"
#include "render/filter/image_step.h"
#include "render/svg/filter_maker.h"
#include "render/svg/pattern_tile.h"
#include "render/svg/shapes.h"
#include "render/svg/view_box.h"

namespace weft {
namespace {

using Made = Result<const FilterStep*>;

bool has_percentages(const Element& element) {
  static constexpr Atom kLengths[] = {Atom::X,  Atom::Y,  Atom::Width, Atom::Height, Atom::Cx,
                                      Atom::Cy, Atom::R,  Atom::Rx,    Atom::Ry,     Atom::X1,
                                      Atom::Y1, Atom::X2, Atom::Y2};
  for (const Atom attribute : kLengths)
    if (attribute_text(element, attribute).ends_with('%')) return true;
  for (const Node* node = element.first_child; node; node = node->next_sibling)
    if (node->is_element() && has_percentages(*node->as_element())) return true;
  return false;
}

/// What `paint`(drawing, place) draws in user units, as a picture over the subregion.
template <typename Paint>
Made make_drawing(const FilterPrimitive& primitive, Paint paint) {
  const FilterFrame& frame = primitive.frame;
  const IntRect& pixels = primitive.pixels;
  const SvgPlace* const around = frame.area.place;
  // The filter is not laid over what it draws itself.
  const SvgServing serving{frame.filter, around ? around->serving : nullptr};
  SvgPlace place;
  place.serving = &serving;
  place.depth = (around ? around->depth : 0) + SvgDrawing::kServerDepth;
  if (pixels.empty() || place.depth >= SvgDrawing::kMostDepth) return primitive.nothing();
  Arena& arena = frame.graph.arena();
  auto* const list = arena.make<DisplayList>(arena, IntRect{0, 0, pixels.width(), pixels.height()});
  if (!list) return Status::OutOfMemory;
  list->canvas = kTransparent;
  place.matrix =
      Matrix::translation(static_cast<float>(-pixels.left), static_cast<float>(-pixels.top)) *
      frame.matrix();
  place.units = frame.area.painted.units;
  SvgDrawing drawing(frame.scene, *list);
  WEFT_TRY(paint(drawing, place));
  const SvgScene& scene = frame.scene;
  auto* const tile =
      arena.make<PatternTile>(*list, scene.fonts, scene.images, scene.notes, scene.glyph_mode);
  if (!tile) return Status::OutOfMemory;
  const auto image = scene.images.adopt(*tile);
  if (image.status() == Status::Unsupported) return primitive.nothing();
  WEFT_TRY(image.status());
  return primitive.add<ImageStep>(scene.images, *image.value(), pixels, Scaling::Smooth);
}

// As Chromium does, it is drawn from the corner of the subregion on, and where it has percentages
// the subregion stands for the viewport.
Made make_element(const FilterPrimitive& primitive, const Element& element) {
  return make_drawing(primitive, [&](SvgDrawing& drawing, SvgPlace& place) {
    const Box2& region = primitive.region;
    place.matrix = place.matrix * Matrix::translation(region.low.x, region.low.y);
    if (has_percentages(element)) {
      const Vector size = region.high - region.low, of = place.units.viewport;
      place.matrix = place.matrix * Matrix::scaling(size.x / of.x, size.y / of.y);
    }
    return paint_element(drawing, element, place);
  });
}

Made make_picture(const FilterPrimitive& primitive) {
  const SvgScene& scene = primitive.frame.scene;
  Arena scratch(scene.scratch, SvgDrawing::kScratchBytes);
  WEFT_TRY_ASSIGN(Image* const image, referenced_image(scene, primitive.element, scratch));
  if (!image) return primitive.nothing();
  const Vector size = primitive.region.high - primitive.region.low;
  Vector natural{static_cast<float>(image->width()), static_cast<float>(image->height())};
  if (natural.x == 0 || natural.y == 0) natural = {image->ratio_width(), image->ratio_height()};
  if (natural.x == 0 || natural.y == 0) natural = size;
  if (!is_upright(primitive.frame.matrix()))
    return make_drawing(primitive, [&](SvgDrawing& drawing, SvgPlace& place) {
      return paint_placed(drawing, primitive.element, {image, primitive.region, natural}, place);
    });
  const Matrix fit =
      primitive.frame.matrix() * fit_view_box({{}, natural}, primitive.region.low, size,
                                              primitive.text(Atom::PreserveAspectRatio));
  const IntRect tile = image_tile(fit, natural);
  if (tile.empty()) return primitive.nothing();
  WEFT_TRY(scene.images.will_draw(*image, static_cast<uint32_t>(tile.width()),
                                  static_cast<uint32_t>(tile.height())));
  const bool is_pixelated =
      primitive.element.style->text->image_rendering == ImageRendering::Pixelated;
  return primitive.add<ImageStep>(scene.images, *image, tile,
                                  is_pixelated ? Scaling::Pixelated : Scaling::Smooth);
}

}  // namespace

Result<const FilterStep*> make_image(const FilterPrimitive& primitive) {
  const std::string_view* const reference = reference_of(primitive.element);
  const std::string_view url = reference ? trimmed(*reference) : std::string_view();
  if (url.empty()) return primitive.nothing();
  if (!url.starts_with('#')) return make_picture(primitive);
  const Document* const document = document_of(primitive.element);
  const Element* const element = document ? find_referenced(*document, url) : nullptr;
  return element && element->style ? make_element(primitive, *element) : primitive.nothing();
}

}  // namespace weft
