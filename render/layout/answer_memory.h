// The memory of what boxes answer while they are laid out (Box::cache): what a box that is placed
// had goes to others.
#pragma once

#include <cstring>

#include "weft/arena.h"

namespace weft {

/// Memory of things of one size that are not needed any more. REQUIRES: each has room for a
/// pointer.
class Spares {
 public:
  void add(void* memory) {
    std::memcpy(memory, &first_, sizeof first_);  // it may not be aligned for a pointer
    first_ = memory;
  }
  /// Null when there is none.
  void* take() {
    void* const taken = first_;
    if (taken) std::memcpy(&first_, taken, sizeof first_);
    return taken;
  }

 private:
  void* first_ = nullptr;
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
