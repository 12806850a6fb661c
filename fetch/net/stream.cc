#include "fetch/net/stream.h"

#include <algorithm>

namespace weft {

Status Exchange::fail(Status status, const char* reason) {
  if (failure_ == Status::Ok) {
    failure_ = status;
    reason_ = status == Status::OutOfMemory ? "out of memory" : reason;
  }
  return failure_;
}

Status Ring::allocate(size_t capacity) {
  bytes_ = static_cast<uint8_t*>(budget_->allocate(capacity));
  if (!bytes_) return Status::OutOfMemory;
  capacity_ = capacity;
  return Status::Ok;
}

bool Ring::write(std::span<const uint8_t> bytes) {
  if (bytes.size() > capacity_ - size_) return false;
  const size_t end = (start_ + size_) % capacity_;
  const size_t before_wrap = std::min(bytes.size(), capacity_ - end);
  std::copy_n(bytes.data(), before_wrap, bytes_ + end);
  std::copy_n(bytes.data() + before_wrap, bytes.size() - before_wrap, bytes_);
  size_ += bytes.size();
  return true;
}

std::span<const uint8_t> Ring::front() const {
  return {bytes_ + start_, std::min(size_, capacity_ - start_)};
}

void Ring::drop(size_t bytes) {
  size_ -= bytes;
  start_ = size_ ? (start_ + bytes) % capacity_ : 0;
}

const char* transport_reason(Status status) {
  switch (status) {
    case Status::Timeout: return "timed out waiting for the server";
    case Status::Protocol: return "the connection broke off without a proper end";
    case Status::OutOfMemory: return "out of memory";
    default: return "the connection failed";
  }
}

}  // namespace weft
