#include "render/paint/filtered_group.h"

namespace weft {

Status FilteredGroup::open(DisplayList& list, const GroupPaint& paint, const Clip* clip) {
  paint_ = list.arena().make<GroupPaint>(paint);
  if (!paint_) return Status::OutOfMemory;
  around_ = list.needed_on_device();
  seen_ = clip ? around_.intersected(clip->rect) : around_;
  list.set_needed(paint.filter->needed(seen_));
  return Status::Ok;
}

Status FilteredGroup::begin(DisplayList& list, const Clip* clip) {
  if (!paint_) return Status::Ok;
  DisplayItem item;
  item.kind = ItemKind::GroupBegin;
  item.bounds = list.needed_on_device();
  item.group = paint_;
  WEFT_TRY(list.append(item, nullptr));
  begin_ = list.last();
  begin_->clip = clip;
  return Status::Ok;
}

Status FilteredGroup::end(DisplayList& list) {
  if (!paint_) return Status::Ok;
  begin_->bounds = seen_.intersected(paint_->filter->covered(bounds_of({begin_->next})));
  list.set_needed(around_);
  DisplayItem item;
  item.kind = ItemKind::GroupEnd;
  item.bounds = begin_->bounds;
  item.group = paint_;
  return list.append(item, begin_->clip);
}

}  // namespace weft
