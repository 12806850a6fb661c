// How much of an interlaced picture is read where not all of it fits in memory.
#pragma once

#include <cstddef>
#include <cstdint>

namespace weft {

/// 1, 2, 4 or 8: the step of the rows (and columns) that are read, of a picture that is held until
/// its last pass. All of them where they take no more than half of what is there; else as few as
/// the size that is shown needs; fewer where memory leaves nothing else. `bytes_of(step)`: what is
/// held; `is_enough(step)`: whether the size is reached.
template <typename BytesOf, typename IsEnough>
uint32_t interlace_step(size_t available, BytesOf bytes_of, IsEnough is_enough) {
  constexpr uint32_t kCoarsest = 8;
  uint32_t step = 1;
  while (step < kCoarsest && bytes_of(step) > available / 2) {
    if (!is_enough(step * 2) && bytes_of(step) <= available / 4 * 3) break;
    step *= 2;
  }
  return step;
}

}  // namespace weft
