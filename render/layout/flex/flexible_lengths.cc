#include "render/layout/flex/flexible_lengths.h"

#include <cmath>

namespace weft {

namespace {

class FlexibleLengths {
 public:
  FlexibleLengths(std::span<FlexItem> items, Px room) : items_(items), room_(room) {
    // 1. The used flex factor.
    Px sum;
    for (const FlexItem& item : items_) sum += item.outer_hypothetical();
    grows_ = sum < room_;
  }

  void resolve() {
    // 2. Size inflexible items.
    for (FlexItem& item : items_) {
      const bool against = grows_ ? item.base > item.hypothetical : item.base < item.hypothetical;
      item.frozen = factor(item) == 0 || against;
      item.main = item.hypothetical;
    }
    // 3. The initial free space.
    const Px initial = free_space();
    // 4. The loop: a. until all items are frozen.
    while (has_unfrozen()) {
      distribute(remaining_free_space(initial));
      freeze(fix_violations());
    }
  }

 private:
  double factor(const FlexItem& item) const {
    const FlexStyle& style = item.style();
    return static_cast<double>(grows_ ? style.flex_grow : style.flex_shrink);
  }
  static double inner_base(const FlexItem& item) {
    return max(Px(), item.base - item.main_edges).to_double();
  }
  bool has_unfrozen() const {
    for (const FlexItem& item : items_)
      if (!item.frozen) return true;
    return false;
  }
  Px free_space() const {
    Px free = room_;
    for (const FlexItem& item : items_)
      free -= (item.frozen ? item.main : item.base) + item.main_margins();
    return free;
  }
  /// b. The free space, but less of the initial one when the factors sum up to less than 1.
  Px remaining_free_space(Px initial) const {
    const Px free = free_space();
    double factors = 0;
    for (const FlexItem& item : items_)
      if (!item.frozen) factors += factor(item);
    if (factors >= 1) return free;
    const Px part = Px::from_double(initial.to_double() * factors);
    return std::abs(int64_t{part.raw()}) < std::abs(int64_t{free.raw()}) ? part : free;
  }
  /// c. Gives out `free` in proportion to the flex factors; shrinking, to the base sizes too. Like
  /// Chromium from the last item on, each time in proportion to what is left, so that all of it is
  /// given out however it is rounded.
  void distribute(Px free) {
    double total = 0;
    for (const FlexItem& item : items_)
      if (!item.frozen) total += weight(item);
    for (size_t i = items_.size(); i-- > 0;) {
      FlexItem& item = items_[i];
      if (item.frozen) continue;
      const double share = total > 0 ? weight(item) / total : 0;
      const Px part = Px::from_raw(std::llround(free.raw() * share));
      total -= weight(item);
      item.main = item.base + part;
      free -= part;
    }
  }
  double weight(const FlexItem& item) const {
    return grows_ ? factor(item) : factor(item) * inner_base(item);
  }
  /// d. The sum of all violations.
  int64_t fix_violations() {
    int64_t total = 0;
    for (FlexItem& item : items_) {
      if (item.frozen) continue;
      const Px clamped = clamp(max(item.main, item.main_edges), item.least, item.most);
      item.violation = clamped - item.main;
      total += item.violation.raw();
      item.main = clamped;
    }
    return total;
  }
  /// e. Freezes all items, or those that violate in the direction of the total.
  void freeze(int64_t total) {
    for (FlexItem& item : items_) {
      const bool raised = item.violation > Px(), lowered = item.violation < Px();
      if (total == 0 || (total > 0 ? raised : lowered)) item.frozen = true;
    }
  }

  std::span<FlexItem> items_;
  Px room_;
  bool grows_;
};

}  // namespace

void resolve_flexible_lengths(std::span<FlexItem> items, Px room) {
  FlexibleLengths(items, room).resolve();
}

}  // namespace weft
