// The bytes that came on an HTTP/1.1 connection and are not parsed yet: one buffer, filled on
// demand, which grows where the budget has room when bytes come as fast as they are read.
#pragma once

#include <string_view>

#include "fetch/transport.h"
#include "weft/budget.h"

namespace weft {

class InputBuffer {
 public:
  InputBuffer(Budget& budget, Transport& transport) : budget_(&budget), transport_(&transport) {}
  ~InputBuffer() { budget_->release(bytes_, capacity_); }
  InputBuffer(const InputBuffer&) = delete;
  InputBuffer& operator=(const InputBuffer&) = delete;

  /// Errors: OutOfMemory.
  Status allocate(size_t capacity);
  /// All buffered bytes, at least one; empty when the connection ended properly. Valid until the
  /// next call.
  Result<std::span<const uint8_t>> peek(Deadline deadline);
  /// The next line without its line end, which is dropped; of a line that is longer than the first
  /// capacity its beginning, and `is_cut()` until skip_line() has passed over the rest. Valid until
  /// the next call. Errors: Protocol (the connection ended).
  Result<std::string_view> line(Deadline deadline);
  bool is_cut() const { return is_cut_; }
  /// Passes over the bytes up to the next line end, and that; returns how many they were. Errors:
  /// Protocol (more than `most`, or the connection ended).
  Result<size_t> skip_line(size_t most, Deadline deadline);
  /// REQUIRES: bytes <= size()
  void drop(size_t bytes) { begin_ += bytes; }
  size_t size() const { return end_ - begin_; }

 private:
  void widen();
  Result<size_t> fill(Deadline deadline);

  Budget* budget_;
  Transport* transport_;
  uint8_t* bytes_ = nullptr;
  size_t capacity_ = 0, longest_line_ = 0;
  size_t begin_ = 0, end_ = 0;
  bool is_cut_ = false, was_filled_ = false;
};

}  // namespace weft
