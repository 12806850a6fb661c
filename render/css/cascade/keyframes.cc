#include "render/css/cascade/keyframes.h"

#include <cmath>

namespace weft {
namespace {

template <typename T>
T item(std::span<const T> list, size_t index, T initial) {
  return list.empty() ? initial : list[index % list.size()];
}

}  // namespace

Status Keyframes::begin(std::string_view name) {
  for (Entry& entry : frames_)
    if (entry.name == name) entry.frame = Frame::None;
  WEFT_TRY_ASSIGN(name_, arena_.copy(name));
  return Status::Ok;
}

Keyframes::Frame Keyframes::left_by(const AnimationLists& lists, size_t index) {
  using enum AnimationDirection;
  const AnimationFill fill = item(lists.fills, index, AnimationFill::None);
  const float count = item(lists.iterations, index, 1.f);
  if ((fill != AnimationFill::Forwards && fill != AnimationFill::Both) || std::isinf(count))
    return Frame::None;
  const float whole = std::floor(count), rest = count - whole;
  // Where its last iteration ends, and whether that runs backwards.
  const float progress = rest > 0 || !(count > 0) ? rest : 1;
  const bool is_odd = std::fmod(rest > 0 ? whole : whole - 1, 2.f) == 1;
  const AnimationDirection direction = item(lists.directions, index, Normal);
  const bool is_reversed = direction == Reverse || (direction == Alternate && is_odd) ||
                           (direction == AlternateReverse && !is_odd);
  return (progress >= .5f) == is_reversed ? Frame::First : Frame::Last;
}

}  // namespace weft
