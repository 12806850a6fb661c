// Soft shadows of what is no box: a group that is painted ahead and blurred.
#include <cmath>

#include "render/filter/blur.h"
#include "render/layout/painting/painting.h"
#include "render/paint/turn.h"

namespace weft {
namespace {

// Of a length in the space of the turn.
float on_device(const DisplayList& list, Px length) {
  const auto px = length.to_float();
  return list.turn() ? px * std::sqrt(std::fabs(list.turn()->to_device.affine.determinant())) : px;
}

}  // namespace

Status begin_soft_group(Painting& painting, Px blur, const Clip* clip, FilteredGroup& group) {
  DisplayList& list = painting.list;
  const float deviation = on_device(list, blur) / 2;
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
