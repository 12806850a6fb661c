// Masks (CSS Masking 1, 7): what is in them is painted into a group that masks the one around it.
#include "render/svg/effects.h"
#include "render/svg/shapes.h"

namespace weft {

Status paint_in_mask(SvgDrawing& drawing, const Element& element, const Element& mask,
                     const SvgPlace& place, const Box2* own) {
  const SvgServing serving{mask, place.serving};
  SvgPlace inside = place;
  inside.serving = &serving;
  inside.document = document_of(mask);
  inside.depth += SvgDrawing::kServerDepth;
  const bool is_box = !attribute_says(mask, Atom::MaskUnits, "userSpaceOnUse");
  WEFT_TRY_ASSIGN(const Matrix region, content_matrix(drawing, element, is_box, place.units, own));
  SvgUnits units = place.units;
  if (is_box) units.viewport = {1, 1};
  const Vector corner{length_of(mask, Atom::X, units, SvgAxis::X, -0.1f * units.viewport.x),
                      length_of(mask, Atom::Y, units, SvgAxis::Y, -0.1f * units.viewport.y)};
  const Vector size{length_of(mask, Atom::Width, units, SvgAxis::X, 1.2f * units.viewport.x),
                    length_of(mask, Atom::Height, units, SvgAxis::Y, 1.2f * units.viewport.y)};
  inside.matrix = place.matrix * region;
  if (inside.matrix.is_invertible() && size.x > 0 && size.y > 0) {
    WEFT_TRY_ASSIGN(inside.clip, clip_to_rect(drawing, corner, size, inside));
    const bool is_content_box = attribute_says(mask, Atom::MaskContentUnits, "objectBoundingBox");
    WEFT_TRY_ASSIGN(const Matrix content,
                    content_matrix(drawing, element, is_content_box, place.units, own));
    inside.matrix = place.matrix * content;
    if (inside.depth < SvgDrawing::kMostDepth) return paint_children(drawing, mask, inside);
  }
  return Status::Ok;
}

Status paint_mask(SvgDrawing& drawing, const Element& element, const Element& mask,
                  const SvgPlace& place) {
  auto* const paint = drawing.arena().make<GroupPaint>();
  if (!paint) return Status::OutOfMemory;
  paint->is_mask = true;
  paint->is_luminance = mask.style->svg->own.mask_type == MaskType::Luminance;
  paint->is_linear = mask.style->svg->color_space == FilterSpace::LinearRgb;
  WEFT_TRY(drawing.list.add_group(ItemKind::GroupBegin, paint, place.clip));
  WEFT_TRY(paint_in_mask(drawing, element, mask, place));
  return drawing.list.add_group(ItemKind::GroupEnd, paint, place.clip);
}

}  // namespace weft
