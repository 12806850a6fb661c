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

Result<const RowFilter*> filter_of(Painting& painting, const Box& box, const Rect& border_box,
                                   const IntRect& seen) {
  const auto scene = svg_scene(painting, box);
  if (!scene) return static_cast<const RowFilter*>(nullptr);
  const auto px = [&](Px length) { return static_cast<float>(length.to_double()) / scene->device; };
  SvgUnits units;
  units.device = scene->device;
  units.viewport = {px(border_box.width), px(border_box.height)};
  const Turn* const turn = painting.list.turn();
  const Matrix on_device = turn ? turn->to_device.affine : Matrix();
  const Matrix matrix = on_device * Matrix::scaling(scene->device, scene->device) *
                        Matrix::translation(px(border_box.left), px(border_box.top));
  return make_filter(*scene, box.style->rare->filter, {{matrix, {{}, units.viewport}, units}, seen},
                     painting.list.arena());
}

Status add_item(Painting& painting, ItemKind kind, const GroupPaint* paint, const IntRect& bounds) {
  DisplayItem item;
  item.kind = kind;
  item.bounds = bounds;
  item.group = paint;
  return painting.list.append(item, nullptr);
}

}  // namespace

bool has_reaching_filter(const Box& box) {
  const auto& filter = box.style->rare->filter;
  return !box.anonymous && std::any_of(filter.begin(), filter.end(), reaches);
}

Status BoxFilter::open(Painting& painting, const Box& box, const Rect& border_box,
                       const Clip* clip) {
  if (!has_reaching_filter(box)) return Status::Ok;
  DisplayList& list = painting.list;
  around_ = seen_ = list.needed_on_device();
  WEFT_TRY_ASSIGN(const Clip* const cut, clip_on_device(list, clip));
  if (cut) seen_ = seen_.intersected(cut->rect);
  WEFT_TRY_ASSIGN(const RowFilter* const filter, filter_of(painting, box, border_box, seen_));
  if (!filter) return Status::Ok;
  const auto& functions = box.style->rare->filter;
  auto* const paint = list.arena().make<GroupPaint>();
  if (!paint) return Status::OutOfMemory;
  paint->filter = filter;
  paint->is_kept_on_top = std::all_of(functions.begin(), functions.end(), is_kept_on_top);
  paint_ = paint;
  list.set_needed(filter->needed(seen_));
  return Status::Ok;
}

Status BoxFilter::begin(Painting& painting) {
  if (!paint_) return Status::Ok;
  WEFT_TRY(add_item(painting, ItemKind::GroupBegin, paint_, painting.list.needed_on_device()));
  begin_ = painting.list.last();
  return Status::Ok;
}

Status BoxFilter::end(Painting& painting) {
  if (!paint_) return Status::Ok;
  const IntRect content = bounds_of({begin_->next});
  begin_->bounds = seen_.intersected(paint_->filter->covered(content));
  painting.list.set_needed(around_);
  return add_item(painting, ItemKind::GroupEnd, paint_, begin_->bounds);
}

}  // namespace weft
