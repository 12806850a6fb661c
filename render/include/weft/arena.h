// Bump allocation for things that die together. Takes blocks of a few KB from a Budget, so that a
// fragmented heap can still serve it, and gives all of them back at once.
#pragma once

#include <cstring>
#include <span>
#include <string_view>

#include "weft/budget.h"

namespace weft {

class Arena {
  struct Block {
    Block* previous;
    size_t bytes;
  };
  /// What is left of a block.
  struct Room {
    unsigned char* next = nullptr;
    unsigned char* end = nullptr;

    size_t left() const { return static_cast<size_t>(end - next); }
    void* take(size_t bytes, size_t alignment);
  };

 public:
  static constexpr size_t kBlockBytes = 4096;
  /// A moment to come back to.
  class Mark {
    friend class Arena;
    Block* last_ = nullptr;
    Room rooms_[2];
  };

  explicit Arena(Budget& budget, size_t block_bytes = kBlockBytes)
      : budget_(&budget), block_bytes_(block_bytes) {}
  ~Arena() { clear(); }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// `bytes` uninitialised bytes that live until clear(), or null when the budget refuses.
  void* allocate(size_t bytes, size_t alignment = alignof(std::max_align_t));
  /// Makes the allocation that ends at `end` longer by `bytes`, where it lies. False, and nothing
  /// is changed, when it is not the last one or its block has no such room.
  bool grow_in_place(const void* end, size_t bytes);
  /// Gives every block back. What was allocated here is gone; no destructors run.
  void clear() { rewind({}); }
  Mark mark() const;
  /// The same for what was allocated since `mark`. REQUIRES: marks are rewound last first, and
  /// nothing older was grown since.
  void rewind(const Mark& mark);

  /// A new T, or null when the budget refuses.
  template <typename T, typename... Arguments>
  T* make(Arguments&&... arguments) {
    static_assert(std::is_trivially_destructible_v<T>);
    void* memory = allocate(sizeof(T), alignof(T));
    return memory ? ::new (memory) T{std::forward<Arguments>(arguments)...} : nullptr;
  }
  /// `count` value-initialised Ts, or an empty span with null data when the budget refuses.
  template <typename T>
  std::span<T> make_array(size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count > SIZE_MAX / sizeof(T)) return {};
    void* memory = allocate(count * sizeof(T), alignof(T));
    if (!memory) return {};
    T* first = static_cast<T*>(memory);
    for (size_t i = 0; i < count; ++i) ::new (first + i) T{};
    return {first, count};
  }
  /// A copy of `text`. Errors: OutOfMemory.
  Result<std::string_view> copy(std::string_view text);

  /// Whether `memory` was allocated here.
  bool holds(const void* memory) const;
  Budget& budget() const { return *budget_; }
  /// Bytes taken from the budget.
  size_t bytes() const { return bytes_; }

 private:
  Room add_block(size_t bytes);

  Budget* budget_;
  size_t block_bytes_;
  Block* last_ = nullptr;
  Room rooms_[2];  // of two blocks, as the next thing may be too large for one
  size_t bytes_ = 0;
};

}  // namespace weft
