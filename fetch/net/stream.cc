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

Status Ring::open(size_t window) {
  constexpr size_t kFirstBytes = 4096;
  window_ = window;
  return capacity_ ? Status::Ok : grow(window <= 2 * kFirstBytes ? window : kFirstBytes);
}

Status Ring::grow(size_t capacity) {
  auto* const bytes = static_cast<uint8_t*>(budget_->allocate(capacity));
  if (!bytes) return Status::OutOfMemory;
  std::copy_n(bytes_ + start_, before_wrap(), bytes);
  std::copy_n(bytes_, size_ - before_wrap(), bytes + before_wrap());
  if (is_shown_ && !shown_) {
    shown_ = bytes_;
    shown_capacity_ = capacity_;
  } else {
    budget_->release(bytes_, capacity_);
  }
  bytes_ = bytes;
  capacity_ = capacity;
  start_ = 0;
  return Status::Ok;
}

Status Ring::write(std::span<const uint8_t> bytes) {
  const size_t needed = size_ + bytes.size();
  if (needed > window_) return Status::Protocol;
  if (needed > capacity_) WEFT_TRY(grow(std::min(std::max(needed, 2 * capacity_), window_)));
  const size_t end = (start_ + size_) % capacity_;
  const size_t before_wrap = std::min(bytes.size(), capacity_ - end);
  std::copy_n(bytes.data(), before_wrap, bytes_ + end);
  std::copy_n(bytes.data() + before_wrap, bytes.size() - before_wrap, bytes_);
  size_ = needed;
  return Status::Ok;
}

std::span<const uint8_t> Ring::front() {
  release_shown();
  is_shown_ = size_ > 0;
  return {bytes_ + start_, before_wrap()};
}

void Ring::drop(size_t bytes) {
  release_shown();
  size_ -= bytes;
  start_ = size_ ? (start_ + bytes) % capacity_ : 0;
}

void Ring::release_shown() {
  is_shown_ = false;
  budget_->release(shown_, shown_capacity_);
  shown_ = nullptr;
  shown_capacity_ = 0;
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
