// The bytes that came on an HTTP/1.1 connection and are not parsed yet: one fixed buffer, filled on
// demand.
#pragma once

#include <string_view>

#include "fetch/transport.h"
#include "render/base/budget.h"

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
  /// The next line without its line end, which is dropped. Valid until the next call. Errors:
  /// Protocol (longer than the buffer, or the connection ended).
  Result<std::string_view> line(Deadline deadline);
  /// REQUIRES: bytes <= size()
  void drop(size_t bytes) { begin_ += bytes; }
  size_t size() const { return end_ - begin_; }

 private:
  Result<size_t> fill(Deadline deadline);

  Budget* budget_;
  Transport* transport_;
  uint8_t* bytes_ = nullptr;
  size_t capacity_ = 0;
  size_t begin_ = 0, end_ = 0;
};

}  // namespace weft
