#include "render/base/stack_room.h"

#include <cstdint>

#include "weft/stack.h"

namespace weft {
namespace {

constexpr size_t kReserveBytes = 3072;
uintptr_t end = 0;

}  // namespace

void set_stack_end(const void* lowest) { end = reinterpret_cast<uintptr_t>(lowest); }

bool stack_has(size_t bytes) {
  return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) >= end + bytes;
}

bool stack_is_low() { return !stack_has(kReserveBytes); }

}  // namespace weft
