#include "render/paint/display_list.h"

#include <algorithm>

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
  for (int corner = 0; corner < 4; ++corner) {
    result.radius_x[corner] = max(Px(), radius_x[corner] - horizontal[corner]);
    result.radius_y[corner] = max(Px(), radius_y[corner] - vertical[corner]);
  }
  return result;
}

Status DisplayList::add(DisplayItem item, const Clip* clip) {
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

}  // namespace weft
