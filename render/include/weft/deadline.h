// The clock that every wait and every long computation looks at.
#pragma once

#include <cstdint>

namespace weft {

/// A point in time of the monotonic clock, in milliseconds.
class Deadline {
 public:
  static Deadline in_ms(int64_t ms) {
    const int64_t now = now_ms();
    return Deadline(ms > INT64_MAX - now ? INT64_MAX : now + ms);
  }
  static Deadline never() { return Deadline(INT64_MAX); }
  static int64_t now_ms();

  /// Milliseconds left, at least 0 and at most an hour.
  int remaining_ms() const;
  bool passed() const { return now_ms() >= at_ms_; }
  /// The earlier of the two.
  Deadline sooner(Deadline other) const { return at_ms_ < other.at_ms_ ? *this : other; }

 private:
  explicit Deadline(int64_t at_ms) : at_ms_(at_ms) {}
  int64_t at_ms_;
};

}  // namespace weft
