// The monotonic clock.
#include <time.h>

#include "weft/deadline.h"

namespace weft {

int64_t Deadline::now_ms() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

int Deadline::remaining_ms() const {
  constexpr int64_t kHourMs = 3'600'000;
  const int64_t now = now_ms();
  if (at_ms_ <= now) return 0;
  return static_cast<int>(at_ms_ - now < kHourMs ? at_ms_ - now : kHourMs);
}

}  // namespace weft
