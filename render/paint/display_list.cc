#include "render/paint/display_list.h"

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
  item.bounds = item.bounds.intersected(clip ? clip->rect : viewport_).intersected(viewport_);
  const bool is_group = item.kind == ItemKind::GroupBegin || item.kind == ItemKind::GroupEnd;
  if (item.bounds.empty() && !is_group) return Status::Ok;
  item.clip = clip;
  auto* kept = arena_->make<DisplayItem>(item);
  if (!kept) return Status::OutOfMemory;
  (last_ ? last_->next : first_) = kept;
  last_ = kept;
  ++size_;
  return Status::Ok;
}

}  // namespace weft
