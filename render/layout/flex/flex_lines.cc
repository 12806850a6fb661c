#include "render/layout/flex/flex_lines.h"

#include <cmath>
#include <cstdlib>

#include "render/layout/flex/flex_alignment.h"
#include "render/layout/flex/flex_items.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

/// The largest outer cross size, and the largest sum of what lies above and below a shared
/// baseline.
Px line_cross(FlexContainer& flex, FlexLine& line) {
  // Margins may put a baseline outside of its item.
  Px largest, first_descent = Px::min(), last_ascent = Px::min();
  line.first_ascent = line.last_descent = Px::min();
  for (const FlexItem& item : flex.items_of(line)) {
    const bool aligns = !item.auto_cross_start && !item.auto_cross_end;
    const Px outer = item.outer_cross();
    largest = max(largest, outer);
    if (aligns && item.align == Alignment::Baseline) {
      line.first_ascent = max(line.first_ascent, ascent(flex, item));
      first_descent = max(first_descent, outer - ascent(flex, item));
    } else if (aligns && item.align == Alignment::LastBaseline) {
      line.last_descent = max(line.last_descent, descent(flex, item));
      last_ascent = max(last_ascent, outer - descent(flex, item));
    }
  }
  return max(largest, max(line.first_ascent + first_descent, line.last_descent + last_ascent));
}

}  // namespace

Px break_limit(const FlexContainer& flex) {
  if (flex.axes.horizontal) return flex.content.width;
  if (flex.content.height != kIndefinite) return flex.content.height;
  const Px most = definite_height(flex.box, flex.box.box_style().max_height, flex.space);
  return most == kIndefinite ? Px::max() : max(Px(), most - flex.edges.vertical());
}

Status break_lines(std::span<const FlexItem> items, Px limit, Px gap,
                   ArenaVector<FlexLine>& lines) {
  Px used;
  for (size_t i = 0; i < items.size(); ++i) {
    const Px outer = items[i].outer_hypothetical();
    if (lines.empty() || used + gap + outer > limit) {
      WEFT_TRY(lines.push({i, 0, Px(), Px(), Px(), Px()}));
      used = outer;
    } else {
      used += gap + outer;
    }
    ++lines.back().count;
  }
  return Status::Ok;
}

Px main_size_of(FlexContainer& flex) {
  const Px definite = flex.axes.main(flex.content);
  if (definite != kIndefinite) return definite;
  Px longest;
  for (const FlexLine& line : flex.lines) {
    Px sum = gaps_between(flex.main_gap, line.count);
    for (const FlexItem& item : flex.items_of(line)) sum += item.outer_hypothetical();
    longest = max(longest, sum);
  }
  return longest;
}

Status find_hypothetical_cross(FlexContainer& flex, FlexItem& item) {
  if (!flex.axes.horizontal) {
    WEFT_TRY_ASSIGN(item.cross, column_width(flex, item, item.main));
    return Status::Ok;
  }
  // An item that a definite container stretches need not be measured.
  if (flex.single_line && flex.stretch_height != kIndefinite && stretches(flex, item)) {
    item.cross =
        clamped_height(*item.box, flex.stretch_height - item.cross_margins(), item_space(flex));
    return Status::Ok;
  }
  Space space = item_space(flex);
  space.imposed_width = item.main;
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(flex.context, *item.box, space, Pass::Measure));
  item.cross = extent.size.height;
  item.first_baseline = extent.first_baseline;
  item.last_baseline = extent.last_baseline;
  item.measured = true;
  return Status::Ok;
}

void find_line_cross_sizes(FlexContainer& flex) {
  const Px known = flex.axes.cross(flex.content);
  for (FlexLine& line : flex.lines) {
    line.cross = line_cross(flex, line);
    if (flex.single_line && known != kIndefinite) line.cross = known;
  }
}

void stretch_lines(FlexContainer& flex) {
  const Alignment value = flex.style().align_content;
  const Px known = flex.axes.cross(flex.content);
  if (flex.single_line || known == kIndefinite || flex.lines.empty()) return;
  if (value != Alignment::Normal && value != Alignment::Stretch) return;
  Px free = known - gaps_between(flex.cross_gap, flex.lines.size());
  for (const FlexLine& line : flex.lines) free -= line.cross;
  if (free <= Px()) return;
  EqualParts parts(free, static_cast<int64_t>(flex.lines.size()));
  for (FlexLine& line : flex.lines) line.cross += parts.next();
}

Status find_used_cross(FlexContainer& flex, const FlexLine& line, FlexItem& item) {
  item.stretched = stretches(flex, item);
  if (!item.stretched) return Status::Ok;
  WEFT_TRY_ASSIGN(item.cross, clamped_cross(flex, item, line.cross - item.cross_margins()));
  return Status::Ok;
}

}  // namespace weft
