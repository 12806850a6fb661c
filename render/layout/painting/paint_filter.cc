// filter on boxes (Filter Effects 1) where it reaches beyond a pixel: the box is painted ahead, as
// far as the filter needs, and cut afterwards.
#include <algorithm>

#include "render/layout/painting/painting.h"
#include "render/paint/turn.h"
#include "render/svg/filters.h"

namespace weft {
namespace {

bool is_kept_on_top(const FilterFunction& function) {
  return function.kind == FilterFunction::Kind::DropShadow;
}

bool reaches(const FilterFunction& function) {
  return function.kind == FilterFunction::Kind::DropShadow ||
         function.kind == FilterFunction::Kind::Reference ||
         (function.kind == FilterFunction::Kind::Blur && function.amount > 0);
}

Result<const RowFilter*> filter_of(Painting& painting, const Box& box,
                                   std::span<const FilterFunction> functions,
                                   const Rect& border_box, const IntRect& seen) {
  const auto scene = svg_scene(painting, box);
  if (!scene) return static_cast<const RowFilter*>(nullptr);
  const auto px = [&](Px length) { return length.to_float() / scene->device; };
  SvgUnits units;
  units.device = scene->device;
  units.viewport = {px(border_box.width), px(border_box.height)};
  const Turn* const turn = painting.list.turn();
  const Matrix on_device = turn ? turn->to_device.affine : Matrix();
  const Matrix matrix = on_device * Matrix::scaling(scene->device, scene->device) *
                        Matrix::translation(px(border_box.left), px(border_box.top));
  WEFT_TRY_ASSIGN(const MadeFilter made,
                  make_filter(*scene, functions, {{matrix, {{}, units.viewport}, units}, seen},
                              painting.list.arena()));
  return made.filter;
}

}  // namespace

bool has_reaching_filter(const Box& box) {
  const auto& filter = box.style->rare->filter;
  return !box.anonymous && std::any_of(filter.begin(), filter.end(), reaches);
}

bool has_backdrop_filter(const Box& box) {
  return !box.anonymous && !box.style->rare->backdrop_filter.empty();
}

Status add_backdrop(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip,
                    const Backdrop& backdrop) {
  if (!has_backdrop_filter(box)) return Status::Ok;
  DisplayList& list = painting.list;
  WEFT_TRY_ASSIGN(clip, shape_clip(painting, rounded_border_box(box, border_box), clip));
  WEFT_TRY_ASSIGN(const Clip* const shape, clip_on_device(list, clip));
  DisplayItem item;
  item.kind = ItemKind::Backdrop;
  item.bounds = shape->rect.intersected(list.needed_on_device());
  if (item.bounds.empty()) return Status::Ok;
  WEFT_TRY_ASSIGN(
      const RowFilter* const filter,
      filter_of(painting, box, box.style->rare->backdrop_filter, border_box, item.bounds));
  if (!filter) return Status::Ok;
  auto* const paint = list.arena().make<BackdropPaint>();
  if (!paint) return Status::OutOfMemory;
  paint->filter = filter;
  paint->ground = backdrop.after ? kTransparent : list.canvas;
  item.backdrop = paint;
  WEFT_TRY(list.append(item, shape));
  paint->first = backdrop.after ? backdrop.after->next : list.first();
  return Status::Ok;
}

Status open_filter(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip,
                   FilteredGroup& group) {
  if (!has_reaching_filter(box)) return Status::Ok;
  DisplayList& list = painting.list;
  WEFT_TRY_ASSIGN(const Clip* const cut, clip_on_device(list, clip));
  const IntRect& needed = list.needed_on_device();
  const IntRect seen = cut ? needed.intersected(cut->rect) : needed;
  const auto& functions = box.style->rare->filter;
  GroupPaint paint;
  WEFT_TRY_ASSIGN(paint.filter, filter_of(painting, box, functions, border_box, seen));
  if (!paint.filter) return Status::Ok;
  paint.is_kept_on_top = std::all_of(functions.begin(), functions.end(), is_kept_on_top);
  return group.open(list, paint, cut);
}

}  // namespace weft
