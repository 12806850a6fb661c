// The memory of what boxes answer while they are laid out (Box::cache): what a box that is placed
// had goes to others.
#pragma once

#include "weft/arena.h"

namespace weft {

/// Memory of things of one size that are not needed any more.
class Spares {
 public:
  void add(void* memory) { first_ = ::new (memory) Spare{first_}; }
  /// Null when there is none.
  void* take() {
    Spare* const taken = first_;
    if (taken) first_ = taken->next;
    return taken;
  }

 private:
  struct Spare {
    Spare* next;
  };
  Spare* first_ = nullptr;
};

struct AnswerMemory {
  explicit AnswerMemory(Budget& budget) : arena(budget) {}
  /// All boxes are placed, or gone.
  void clear() {
    arena.clear();
    caches = answers = widths = {};
  }
  Arena arena;
  Spares caches, answers, widths;
};

}  // namespace weft
