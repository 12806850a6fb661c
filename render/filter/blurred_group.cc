#include "render/filter/blurred_group.h"

#include "render/filter/blur.h"
#include "render/paint/turn.h"

namespace weft {

Status begin_blurred_group(DisplayList& list, float deviation, const Clip* clip,
                           FilteredGroup& group) {
  if (!(deviation > 0)) return Status::Ok;
  auto* const filter = list.arena().make<FilterGraph>(list.arena(), kEverywhere);
  if (!filter) return Status::OutOfMemory;
  WEFT_TRY(
      filter->add<Blur>({filter->source(), nullptr, kEverywhere}, deviation, deviation).status());
  GroupPaint paint;
  paint.filter = filter;
  WEFT_TRY_ASSIGN(const Clip* const cut, clip_on_device(list, clip));
  WEFT_TRY(group.open(list, paint, cut));
  return group.begin(list, cut);
}

}  // namespace weft
