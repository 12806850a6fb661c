// Bytes that grow while a token is read: one block on a budget, given back when it had to become
// large.
#pragma once

#include <cstring>
#include <initializer_list>
#include <string_view>

#include "weft/budget.h"

namespace weft {

class ByteBuffer {
 public:
  explicit ByteBuffer(Budget& budget) : budget_(&budget) {}
  ~ByteBuffer() { budget_->release(bytes_, capacity_); }
  ByteBuffer(const ByteBuffer&) = delete;
  ByteBuffer& operator=(const ByteBuffer&) = delete;

  /// Errors: OutOfMemory.
  Status append(std::string_view text) {
    if (text.size() > capacity_ - size_) WEFT_TRY(grow(text.size()));
    if (!text.empty()) std::memcpy(bytes_ + size_, text.data(), text.size());
    size_ += text.size();
    return Status::Ok;
  }
  Status append_all(std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) WEFT_TRY(append(part));
    return Status::Ok;
  }
  Status push(char c) { return append({&c, 1}); }
  /// REQUIRES: size <= size()
  void truncate(size_t size) { size_ = size; }
  /// REQUIRES: count <= size()
  void drop_front(size_t count) {
    size_ -= count;
    if (count && size_) std::memmove(bytes_, bytes_ + count, size_);
  }
  void clear() {
    size_ = 0;
    if (capacity_ <= kKeptBytes) return;
    budget_->release(bytes_, capacity_);
    bytes_ = nullptr;
    capacity_ = 0;
  }
  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }
  /// Valid until the next append().
  std::string_view view() const { return {bytes_, size_}; }
  std::string_view view(size_t begin, size_t end) const { return {bytes_ + begin, end - begin}; }

 private:
  static constexpr size_t kFirstBytes = 128, kKeptBytes = 4096;

  Status grow(size_t more) {
    if (more > SIZE_MAX / 4 - size_) return Status::OutOfMemory;
    const size_t longer = capacity_ < kKeptBytes ? capacity_ : capacity_ / 4;
    size_t wanted = capacity_ + longer > kFirstBytes ? capacity_ + longer : kFirstBytes;
    if (wanted < size_ + more) wanted = size_ + more;
    void* moved = budget_->reallocate(bytes_, capacity_, wanted);
    if (!moved) return Status::OutOfMemory;
    bytes_ = static_cast<char*>(moved);
    capacity_ = wanted;
    return Status::Ok;
  }

  Budget* budget_;
  char* bytes_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace weft
