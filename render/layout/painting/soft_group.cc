// Soft shadows of what is no box: a group that is painted ahead and blurred.
#include <cmath>

#include "render/filter/blur.h"
#include "render/layout/painting/painting.h"
#include "render/paint/turn.h"

namespace weft {
namespace {

// Of a length in the space of the turn.
float on_device(const DisplayList& list, Px length) {
  const auto px = static_cast<float>(length.to_double());
  return list.turn() ? px * std::sqrt(std::fabs(list.turn()->to_device.affine.determinant())) : px;
}

}  // namespace

Status SoftGroup::begin(Painting& painting, Px blur, const Clip* clip) {
  DisplayList& list = painting.list;
  const float deviation = on_device(list, blur) / 2;
  if (!(deviation > 0)) return Status::Ok;
  around_ = seen_ = list.needed_on_device();
  WEFT_TRY_ASSIGN(const Clip* const cut, clip_on_device(list, clip));
  if (cut) seen_ = seen_.intersected(cut->rect);
  Arena& arena = list.arena();
  auto* const filter = arena.make<FilterGraph>(arena, kEverywhere);
  auto* const paint = arena.make<GroupPaint>();
  if (!filter || !paint) return Status::OutOfMemory;
  WEFT_TRY(
      filter->add<Blur>({filter->source(), nullptr, kEverywhere}, deviation, deviation).status());
  paint->filter = filter;
  list.set_needed(filter->needed(seen_));
  DisplayItem item;
  item.kind = ItemKind::GroupBegin;
  item.bounds = list.needed_on_device();
  item.group = paint;
  WEFT_TRY(list.append(item, nullptr));
  begin_ = list.last();
  begin_->clip = cut;
  return Status::Ok;
}

Status SoftGroup::end(Painting& painting) {
  if (!begin_) return Status::Ok;
  const IntRect content = begin_->next ? bounds_of({begin_->next}) : IntRect{};
  begin_->bounds =
      content.empty() ? IntRect{} : seen_.intersected(begin_->group->filter->covered(content));
  painting.list.set_needed(around_);
  DisplayItem item;
  item.kind = ItemKind::GroupEnd;
  item.bounds = begin_->bounds;
  item.group = begin_->group;
  return painting.list.append(item, begin_->clip);
}

}  // namespace weft
