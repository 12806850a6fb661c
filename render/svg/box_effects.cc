// Boxes of the page that refer to clip paths and masks of SVG: each is as an element of a drawing.
#include "render/svg/effects.h"
#include "render/svg/shapes.h"
#include "render/svg/view_box.h"

namespace weft {
namespace {

// That of the <svg> around a clip path is what its percentages are of.
Vector viewport_around(const Element& clip_path, const SvgUnits& units) {
  const Element* at = &clip_path;
  while (at && at->name != Atom::Svg) at = at->parent ? at->parent->as_element() : nullptr;
  if (!at || !at->style) return units.viewport;
  if (const auto box = parse_view_box(attribute_text(*at, Atom::ViewBox))) return box->size;
  return {size_of(*at, Atom::Width, units, SvgAxis::X, 300),
          size_of(*at, Atom::Height, units, SvgAxis::Y, 150)};
}

// A box of the page as if it were an element of a drawing.
struct PlacedBox {
  SvgPlace place;
  Box2 own;  // the box in its user units
};

PlacedBox placed_box(const SvgScene& scene, const Element& resource, const Rect& box,
                     const Clip* clip) {
  const auto px = [&](Px length) { return length.to_float() / scene.device; };
  SvgPlace place;
  place.clip = clip;
  place.units.device = scene.device;
  place.units.viewport = {px(box.width), px(box.height)};
  const Box2 own{{}, place.units.viewport};
  place.units.viewport = viewport_around(resource, place.units);
  place.matrix =
      Matrix::scaling(scene.device, scene.device) * Matrix::translation(px(box.left), px(box.top));
  return {place, own};
}

}  // namespace

Result<const Element*> find_clip_path(const SvgScene& scene, std::string_view url) {
  return find_server(scene, scene.document, url, Atom::ClipPath);
}

Result<const Element*> find_mask(const SvgScene& scene, std::string_view url) {
  return find_server(scene, scene.document, url, Atom::Mask);
}

Status mask_box(const SvgScene& scene, const Element& clip_path, const Rect& box, const Clip* clip,
                DisplayList& list) {
  SvgDrawing drawing(scene, list);
  const PlacedBox placed = placed_box(scene, clip_path, box, clip);
  return mask_by_clip_path(drawing, clip_path, clip_path, placed.place, &placed.own);
}

Status paint_mask_of_box(const SvgScene& scene, const Element& mask, const Rect& box,
                         const Clip* clip, DisplayList& list) {
  SvgDrawing drawing(scene, list);
  const PlacedBox placed = placed_box(scene, mask, box, clip);
  return paint_in_mask(drawing, mask, mask, placed.place, &placed.own);
}

Status add_outline_of(const SvgScene& scene, std::string_view url, PathBuilder& path) {
  WEFT_TRY_ASSIGN(const Element* const shape, find_element(scene, scene.document, url));
  if (!shape || !shape->style || !is_shape(*shape)) return Status::Ok;
  SvgUnits units;
  units.device = scene.device;
  units.viewport = viewport_around(*shape, units);
  WEFT_TRY(add_shape(*shape, units, path));
  path.transform(Matrix::scaling(scene.device, scene.device));
  return Status::Ok;
}

}  // namespace weft
