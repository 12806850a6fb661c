// Flex lines: breaking, flexible lengths, cross sizes (CSS Flexbox 1, 9.3, 9.4, 9.7).
#include <cmath>

#include "render/layout/flex/flex.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

Px gaps(Px gap, size_t count) { return count > 1 ? gap * static_cast<int64_t>(count - 1) : Px(); }

/// The loop of 9.7 for one line.
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
    // 4. The loop.
    while (has_unfrozen()) {
      distribute(remaining_free_space(initial));
      freeze(fix_violations());
    }
  }

 private:
  double factor(const FlexItem& item) const {
    const FlexStyle& style = *item.box->style->flex;
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
  /// b. Less than all of the initial free space when the factors sum up to less than 1.
  Px remaining_free_space(Px initial) const {
    const Px free = free_space();
    double factors = 0;
    for (const FlexItem& item : items_)
      if (!item.frozen) factors += factor(item);
    if (factors >= 1) return free;
    const Px part = Px::from_double(initial.to_double() * factors);
    return std::abs(int64_t{part.raw()}) < std::abs(int64_t{free.raw()}) ? part : free;
  }
  /// c. In proportion to the flex factors; shrinking also to the base sizes.
  void distribute(Px free) {
    double total = 0;
    for (const FlexItem& item : items_)
      if (!item.frozen) total += weight(item);
    for (FlexItem& item : items_) {
      if (item.frozen) continue;
      item.main = item.base;
      if (free == Px() || total <= 0) continue;
      item.main += Px::from_raw(std::llround(free.raw() * (weight(item) / total)));
    }
  }
  double weight(const FlexItem& item) const {
    return grows_ ? factor(item) : factor(item) * inner_base(item);
  }
  /// d. The sum of what minimums add and maximums take away.
  int64_t fix_violations() {
    int64_t total = 0;
    for (FlexItem& item : items_) {
      if (item.frozen) continue;
      const Px clamped = clamp(max(item.main, item.main_edges), item.least, item.most);
      item.hypothetical = item.main;
      total += int64_t{clamped.raw()} - item.main.raw();
      item.main = clamped;
    }
    return total;
  }
  /// e. What violates in the direction of the total; `hypothetical` holds the size before clamping.
  void freeze(int64_t total) {
    for (FlexItem& item : items_) {
      const bool raised = item.main > item.hypothetical, lowered = item.main < item.hypothetical;
      if (total == 0 || (total > 0 ? raised : lowered)) item.frozen = true;
    }
  }

  std::span<FlexItem> items_;
  Px room_;
  bool grows_;
};

}  // namespace

Px FlexLayout::break_limit() const {
  if (axes_.horizontal) return content_.width;
  if (content_.height != kIndefinite) return content_.height;
  const Px most = definite_height(box_, box_.box_style().max_height, space_);
  return most == kIndefinite ? Px::max() : max(Px(), most - edges_.vertical());
}

Status FlexLayout::break_lines() {
  const Px limit = single_line_ ? Px::max() : break_limit();
  Px used;
  for (size_t i = 0; i < items_.size(); ++i) {
    const Px outer = items_[i].outer_hypothetical();
    if (lines_.empty() || (!single_line_ && used + main_gap_ + outer > limit)) {
      WEFT_TRY(lines_.push({i, 0, Px(), Px(), Px(), Px()}));
      used = outer;
    } else {
      used += main_gap_ + outer;
    }
    ++lines_.back().count;
  }
  return Status::Ok;
}

void FlexLayout::find_main_size() {
  main_size_ = axes_.horizontal ? content_.width : content_.height;
  if (main_size_ != kIndefinite) return;
  main_size_ = Px();
  for (const FlexLine& line : lines_) {
    Px sum = gaps(main_gap_, line.count);
    for (const FlexItem& item : items_of(line)) sum += item.outer_hypothetical();
    main_size_ = max(main_size_, sum);
  }
}

void FlexLayout::resolve_flexible_lengths(const FlexLine& line) {
  FlexibleLengths(items_of(line), main_size_ - gaps(main_gap_, line.count)).resolve();
}

Status FlexLayout::find_hypothetical_cross(FlexItem& item) {
  if (!axes_.horizontal) {
    WEFT_TRY_ASSIGN(item.cross, column_width(item, item.main));
    return Status::Ok;
  }
  // What a definite container stretches need not be measured.
  if (single_line_ && content_.height != kIndefinite && stretches(item)) {
    item.cross = clamped_height(*item.box, content_.height - item.cross_margins(), item_space());
    return Status::Ok;
  }
  Space space = item_space();
  space.imposed_width = item.main;
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, *item.box, space, Pass::Measure));
  item.cross = extent.size.height;
  item.first_baseline = extent.first_baseline;
  item.last_baseline = extent.last_baseline;
  item.measured = true;
  return Status::Ok;
}

Px FlexLayout::line_cross(FlexLine& line) {
  Px largest, first_descent, last_ascent;
  for (const FlexItem& item : items_of(line)) {
    const bool aligns = !item.auto_cross_start && !item.auto_cross_end;
    const Px outer = item.outer_cross();
    largest = max(largest, outer);
    if (aligns && item.align == Alignment::Baseline) {
      line.first_ascent = max(line.first_ascent, ascent(item));
      first_descent = max(first_descent, outer - ascent(item));
    } else if (aligns && item.align == Alignment::LastBaseline) {
      line.last_descent = max(line.last_descent, descent(item));
      last_ascent = max(last_ascent, outer - descent(item));
    }
  }
  return max(largest, max(line.first_ascent + first_descent, line.last_descent + last_ascent));
}

Status FlexLayout::find_line_cross_sizes() {
  const Px known = axes_.cross(content_);
  for (FlexLine& line : lines_) {
    line.cross = line_cross(line);
    if (single_line_ && known != kIndefinite) line.cross = known;
  }
  return Status::Ok;
}

void FlexLayout::stretch_lines() {
  const Alignment value = box_.style->flex->align_content;
  const Px known = axes_.cross(content_);
  if (single_line_ || known == kIndefinite || lines_.empty()) return;
  if (value != Alignment::Normal && value != Alignment::Stretch) return;
  Px free = known - gaps(cross_gap_, lines_.size());
  for (const FlexLine& line : lines_) free -= line.cross;
  if (free <= Px()) return;
  const Px each = free / static_cast<int64_t>(lines_.size());
  for (FlexLine& line : lines_) line.cross += each;
}

Status FlexLayout::find_used_cross(const FlexLine& line, FlexItem& item) {
  item.stretched = stretches(item);
  if (!item.stretched) return Status::Ok;
  WEFT_TRY_ASSIGN(item.cross, clamped_cross(item, line.cross - item.cross_margins()));
  return Status::Ok;
}

}  // namespace weft
