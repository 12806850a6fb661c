#include "render/paint/display_list.h"

#include <algorithm>

#include "render/paint/turn.h"

namespace weft {

bool RoundedRect::is_rounded() const {
  for (int corner = 0; corner < 4; ++corner)
    if (radius_x[corner] > Px() && radius_y[corner] > Px()) return true;
  return false;
}

RoundedRect RoundedRect::inset(const Edges& by) const {
  RoundedRect result = *this;
  result.rect = rect.inset(by);
  const Px horizontal[4] = {by.left, by.right, by.right, by.left};
  const Px vertical[4] = {by.top, by.top, by.bottom, by.bottom};
  const auto less = [](Px radius, Px edge) {
    return radius > Px() ? max(Px(), radius - edge) : Px();
  };
  for (int corner = 0; corner < 4; ++corner) {
    result.radius_x[corner] = less(radius_x[corner], horizontal[corner]);
    result.radius_y[corner] = less(radius_y[corner], vertical[corner]);
  }
  return result;
}

const IntRect& DisplayList::needed() const { return turn_ ? turn_->needed : needed_; }

void DisplayList::set_needed(const IntRect& needed) {
  needed_ = needed;
  if (turn_) turn_->see(needed);
}

void DisplayList::enter(Turn& turn) {
  turn.around = turn_;
  turn_ = &turn;
}

void DisplayList::leave() { turn_ = turn_->around; }

Status DisplayList::add_group(ItemKind kind, const GroupPaint* paint, const Clip* clip) {
  DisplayItem item;
  item.kind = kind;
  item.bounds = needed();
  item.group = paint;
  return add(item, clip);
}

Status DisplayList::add(const DisplayItem& item, const Clip* clip) {
  return turn_ ? add_turned(*this, *turn_, item, clip) : append(item, clip);
}

Status DisplayList::append(DisplayItem item, const Clip* clip) {
  item.is_thin = item.bounds.width() <= 2 || item.bounds.height() <= 2;
  item.bounds = item.bounds.intersected(clip ? clip->rect : needed_).intersected(needed_);
  const bool is_group = item.kind == ItemKind::GroupBegin || item.kind == ItemKind::GroupEnd;
  if (item.bounds.empty() && !is_group) return Status::Ok;
  item.clip = clip;
  auto* kept = arena_->make<DisplayItem>(item);
  if (!kept) return Status::OutOfMemory;
  (last_ ? last_->next : first_) = kept;
  last_ = kept;
  ++size_;
  if (item.bounds.empty()) return Status::Ok;
  left_ = std::min(left_, item.bounds.left);
  right_ = std::max(right_, item.bounds.right);
  return Status::Ok;
}

DisplayItem* end_of_group(const DisplayItem& begin) {
  DisplayItem* item = begin.next;
  for (int open = 1;; item = item->next) {
    if (item->kind == ItemKind::GroupBegin) ++open;
    if (item->kind == ItemKind::GroupEnd && --open == 0) return item;
  }
}

DisplayItem* next_painted(const DisplayItem& item) {
  return is_filtered(item) ? end_of_group(item)->next : item.next;
}

IntRect bounds_of(ItemSpan items) {
  IntRect all{INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
  for (DisplayItem* item = items.first; item != items.end; item = next_painted(*item)) {
    if (item->kind == ItemKind::GroupBegin && item->group && item->group->is_mask)
      item = end_of_group(*item);
    else if (!item->bounds.empty()) all = all.united(item->bounds);
  }
  return all.empty() ? IntRect{} : all;
}

Result<const Clip*> DisplayList::clip_to(const PathShape& shape, const Clip* clip) {
  auto* const kept_shape = arena_->make<PathShape>(shape);
  if (!kept_shape) return Status::OutOfMemory;
  WEFT_TRY_ASSIGN(kept_shape->path, kept(*arena_, shape.path));
  const IntRect rect = device_bounds(control_box(shape.path, shape.matrix))
                           .intersected(clip ? clip->rect : needed());
  const Clip* const made = arena_->make<Clip>(rect, nullptr, clip, kept_shape);
  return made ? Result<const Clip*>(made) : Status::OutOfMemory;
}

}  // namespace weft
