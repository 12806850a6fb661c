// A growable array of trivially copyable things in an arena: in place while it is the arena's last
// allocation, else by moving to twice the room (the old room stays with the arena until it dies).
#pragma once

#include "weft/arena.h"

namespace weft {

template <typename T>
class ArenaVector {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  ArenaVector() = default;
  explicit ArenaVector(Arena& arena) : arena_(&arena) {}

  Status push(const T& value) {
    WEFT_TRY(reserve(size_ + 1));
    ::new (data_ + size_++) T(value);
    return Status::Ok;
  }
  Status append(std::span<const T> values) {
    WEFT_TRY(reserve(size_ + values.size()));
    if (!values.empty())
      std::memcpy(static_cast<void*>(data_ + size_), values.data(), values.size_bytes());
    size_ += values.size();
    return Status::Ok;
  }
  /// Makes room for `capacity` elements in all. Errors: OutOfMemory.
  Status reserve(size_t capacity) {
    if (capacity <= capacity_) return Status::Ok;
    size_t wanted = capacity_ * 2 > capacity ? capacity_ * 2 : capacity;
    if (wanted < 4) wanted = 4;
    if (wanted > SIZE_MAX / sizeof(T)) return Status::OutOfMemory;
    if (data_ && arena_->grow_in_place(data_ + capacity_, (wanted - capacity_) * sizeof(T))) {
      capacity_ = wanted;
      return Status::Ok;
    }
    auto* moved = static_cast<T*>(arena_->allocate(wanted * sizeof(T), alignof(T)));
    if (!moved) return Status::OutOfMemory;
    if (size_) std::memcpy(static_cast<void*>(moved), data_, size_ * sizeof(T));
    data_ = moved;
    capacity_ = wanted;
    return Status::Ok;
  }
  void pop() { --size_; }
  /// REQUIRES: size <= size()
  void truncate(size_t size) { size_ = size; }
  void clear() { size_ = 0; }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T& operator[](size_t index) {
    assert(index < size_);
    return data_[index];
  }
  const T& operator[](size_t index) const {
    assert(index < size_);
    return data_[index];
  }
  T& back() { return (*this)[size_ - 1]; }
  const T& back() const { return (*this)[size_ - 1]; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  std::span<T> span() { return {data_, size_}; }
  std::span<const T> span() const { return {data_, size_}; }
  Arena* arena() const { return arena_; }

 private:
  Arena* arena_ = nullptr;
  T* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace weft
