// Memory that is given back in the order of a stack: what a rule needs while it is looked at.
// Blocks of a budget; the first stays for the next rule.
#pragma once

#include <cstring>
#include <string_view>

#include "weft/budget.h"

namespace weft {

class Scratch {
  struct Block {
    Block* previous;
    size_t bytes;  // with this header
    size_t used;
  };

 public:
  /// A moment to come back to.
  struct Mark {
    Block* block = nullptr;
    size_t used = 0;
  };

  explicit Scratch(Budget& budget) : budget_(&budget) {}
  ~Scratch() { free_down_to(nullptr); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  /// `bytes` uninitialised bytes, or null when the budget refuses.
  void* allocate(size_t bytes);
  Mark mark() const { return {last_, last_ ? last_->used : 0}; }
  /// Forgets everything allocated since `mark`. REQUIRES: marks are rewound last first.
  void rewind(Mark mark);

  /// A new T, or null when the budget refuses.
  template <typename T>
  T* make(const T& value) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= kAlignment);
    void* memory = allocate(sizeof(T));
    return memory ? ::new (memory) T(value) : nullptr;
  }
  /// A copy of `text`. Errors: OutOfMemory.
  Result<std::string_view> copy(std::string_view text);

 private:
  static constexpr size_t kAlignment = 8, kBlockBytes = 2048;
  void free_down_to(Block* block);

  Budget* budget_;
  Block* last_ = nullptr;
};

}  // namespace weft
