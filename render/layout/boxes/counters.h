// CSS counters (CSS 2.1 12.4, CSS Lists 3): the numbers that generated content and markers show.
#pragma once

#include "render/base/arena_vector.h"
#include "render/css/style/computed_style.h"

namespace weft {

/// The counters in scope while the box builder walks the document in order.
class Counters {
 public:
  explicit Counters(Arena& arena) : counters_(arena) {}
  /// Enters an element or pseudo-element: applies its counter-reset, counter-set and
  /// counter-increment. `list_item`: also list-item.
  Status enter(const ComputedStyle& style, unsigned depth);
  /// What is deeper than `depth` changes neither counters nor quotes outside (CSS Containment 2,
  /// 3.3). Errors: OutOfMemory.
  Status begin_scope(unsigned depth) {
    return counters_.push({{}, static_cast<int32_t>(quote_depth), depth + 1});
  }
  /// Leaves everything deeper than `depth`.
  void leave(unsigned depth);
  /// The innermost counter of that name; 0 when there is none.
  int32_t value(std::string_view name) const;
  /// Calls take(value) for all of them from the outermost on; take(0) when there is none. Errors:
  /// those of `take`.
  template <typename Take>
  Status visit(std::string_view name, Take take) const {
    bool found = false;
    for (const Counter& counter : counters_.span()) {
      if (counter.name != name) continue;
      WEFT_TRY(take(counter.value));
      found = true;
    }
    return found ? Status::Ok : take(0);
  }
  /// For <ol start>, <li value>, <ol reversed>.
  Status reset(std::string_view name, int32_t value, unsigned depth);
  void set(std::string_view name, int32_t value);
  Status increment(std::string_view name, int32_t by, unsigned depth);

  unsigned quote_depth = 0;  ///< So many quotations are open.

 private:
  void drop_hiding(unsigned depth);
  struct Counter {  ///< Without a name: the beginning of a scope, and the quote depth around it.
    std::string_view name;
    int32_t value;
    unsigned depth;
  };
  /// The first of those inside the innermost element with style containment.
  size_t scope() const;
  ArenaVector<Counter> counters_;
};

}  // namespace weft
