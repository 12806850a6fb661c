// Opacity, clips, masks and filters of an element: a clip and an alpha where those will do, else a
// group.
#include <algorithm>

#include "render/base/url_fragment.h"
#include "render/paint/turn.h"
#include "render/paint/turned_space.h"
#include "render/svg/effects.h"
#include "render/svg/filters.h"
#include "render/svg/shapes.h"

namespace weft {
namespace {

Result<const Element*> mask_of(const SvgDrawing& drawing, const Element& element,
                               const SvgPlace& place) {
  const auto layers = element.style->rare->mask;
  if (layers.empty()) return static_cast<const Element*>(nullptr);
  return find_server(drawing, layers[0].image.url, Atom::Mask, place);
}

// Without markers and a second coat, opacity is that of the paint.
bool is_flat(const Element& element) {
  const SvgStyle& svg = *element.style->svg;
  return is_shape(element) && !is_drawn_twice(svg) && svg.marker_start.empty() &&
         svg.marker_mid.empty() && svg.marker_end.empty();
}

// The opacity of an <svg> that is a box is the box's.
bool is_outermost(const Element& element) {
  const Element* const parent = element.parent ? element.parent->as_element() : nullptr;
  return element.name == Atom::Svg && (!parent || parent->name_space != Namespace::Svg);
}

Result<MadeFilter> filter_of(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  const auto list = element.style->rare->filter;
  if (list.empty() || is_outermost(element)) return MadeFilter{};
  Box2 box;
  WEFT_TRY(add_bounding_box(drawing, element, {}, place.units, box));
  IntRect needed = drawing.list.needed();
  if (place.clip) needed = needed.intersected(place.clip->rect);
  return make_filter(drawing.scene, list, {{place.matrix, box, place.units}, needed, &place},
                     drawing.arena());
}

bool has_mask_pictures(const SvgDrawing& drawing, const Element& element) {
  for (const BackgroundLayer& layer : element.style->rare->mask)
    if (!layer.image.none() && fragment_of(layer.image.url).empty()) {
      if (drawing.scene.foreign) return true;
      drawing.scene.notes.note("mask is not drawn with images on the elements of an SVG picture");
    }
  return false;
}

Rect area_of(const Box2& box, float device) {
  const auto px = [&](float length) {
    return Px::from_double(static_cast<double>(std::clamp(length * device, -1e6f, 1e6f)));
  };
  if (box.is_empty()) return {};
  return {px(box.low.x), px(box.low.y), px(box.high.x - box.low.x), px(box.high.y - box.low.y)};
}

Status paint_mask_pictures(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  Box2 fill, stroke, view;
  WEFT_TRY(add_bounding_box(drawing, element, {}, place.units, fill));
  WEFT_TRY(add_bounding_box(drawing, element, {}, place.units, stroke, true));
  view.include({});
  view.include(place.units.viewport);
  const float device = place.units.device;
  TurnedSpace space(drawing.list, drawing.scene.fonts, drawing.scene.scratch);
  WEFT_TRY_ASSIGN(const bool is_seen,
                  space.enter(place.matrix * Matrix::scaling(1 / device, 1 / device), place.clip));
  if (!is_seen) return Status::Ok;
  const MaskAreas areas{area_of(fill, device), area_of(stroke, device), area_of(view, device)};
  return drawing.scene.foreign->add_mask(drawing.scene, element, areas, drawing.list);
}

}  // namespace

Result<bool> begin_effects(SvgDrawing& drawing, const Element& element, SvgPlace& place,
                           SvgGroup& group) {
  if (!is_outermost(element)) group.opacity = element.style->rare->opacity;
  const bool is_box = is_outermost(element) && drawing.scene.root_is_box;
  if (!is_box) {
    WEFT_TRY_ASSIGN(group.mask, mask_of(drawing, element, place));
  }
  if (!is_box && !group.mask) group.has_mask_pictures = has_mask_pictures(drawing, element);
  if (!is_box) WEFT_TRY(cut_to_basic_shape(drawing, element, place));
  const Element* clip_path = nullptr;
  if (!is_box) {
    WEFT_TRY_ASSIGN(clip_path, clip_path_of(drawing, element, place));
  }
  if (clip_path) {
    bool masks = false;
    WEFT_TRY_ASSIGN(const bool is_seen,
                    cut_to_clip_path(drawing, element, *clip_path, place, masks));
    if (!is_seen) return false;
    if (masks) group.clip_path = clip_path;
  }
  if (group.opacity == 0) return false;
  WEFT_TRY_ASSIGN(const MadeFilter made, filter_of(drawing, element, place));
  const RowFilter* const filter = made.filter;
  const bool is_turned = place.matrix.b != 0 || place.matrix.c != 0;
  if (filter && is_turned && !made.region.is_empty()) {
    WEFT_TRY_ASSIGN(place.clip, clip_to_rect(drawing, made.region.low,
                                             made.region.high - made.region.low, place));
  }
  const bool is_masked = group.mask || group.has_mask_pictures || group.clip_path;
  const RareStyle& rare = *element.style->rare;
  const Compositing blending = is_outermost(element) ? Compositing::SourceOver : rare.blending;
  group.is_open = is_masked || filter || blending != Compositing::SourceOver ||
                  rare.isolation == Isolation::Isolate ||
                  (group.opacity != 255 && !is_flat(element));
  if (!group.is_open) return true;
  group.clip = place.clip;
  GroupPaint effects;
  effects.opacity = group.opacity;
  effects.compositing = blending;
  if (is_masked || !filter) {
    group.paint = drawing.arena().make<GroupPaint>(effects);
    if (!group.paint) return Status::OutOfMemory;
    WEFT_TRY(drawing.list.add_group(ItemKind::GroupBegin, group.paint, group.clip));
    effects = {};
  }
  if (!filter) return true;
  // Masks are laid over what the filter makes.
  effects.filter = filter;
  WEFT_TRY_ASSIGN(const Clip* const clip, clip_on_device(drawing.list, group.clip));
  WEFT_TRY(group.filtered.open(drawing.list, effects, clip));
  WEFT_TRY(group.filtered.begin(drawing.list, clip));
  place.clip = nullptr;
  return true;
}

Status end_effects(SvgDrawing& drawing, const Element& element, const SvgPlace& place,
                   SvgGroup& group) {
  if (!group.is_open) return Status::Ok;
  WEFT_TRY(group.filtered.end(drawing.list));
  if (!group.paint) return Status::Ok;
  SvgPlace outside = place;
  outside.clip = group.clip;
  if (group.clip_path) WEFT_TRY(mask_by_clip_path(drawing, element, *group.clip_path, outside));
  if (group.mask) WEFT_TRY(paint_mask(drawing, element, *group.mask, outside));
  if (group.has_mask_pictures) WEFT_TRY(paint_mask_pictures(drawing, element, outside));
  return drawing.list.add_group(ItemKind::GroupEnd, group.paint, group.clip);
}

}  // namespace weft
