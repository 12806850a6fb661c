#include "render/layout/flex/flex_alignment.h"

#include "render/layout/flex/flex_items.h"
#include "render/layout/sizing.h"
#include "render/layout/writing_mode.h"

namespace weft {

namespace {

/// justify-content as a place on the main axis: FlexStart, FlexEnd, Center or Space*.
Alignment main_alignment(const FlexContainer& flex, Px free, size_t count) {
  const Alignment value = with_fallback(flex.style().justify_content, free, count);
  const auto at = [](bool end) { return end ? Alignment::FlexEnd : Alignment::FlexStart; };
  const bool horizontal = flex.axes.horizontal;
  switch (value) {
    case Alignment::Start: return at(flex.axes.reverse);
    case Alignment::End: return at(!flex.axes.reverse);
    case Alignment::Left: return at(horizontal ? flex.axes.main_backwards : flex.axes.reverse);
    case Alignment::Right: return at(horizontal ? !flex.axes.main_backwards : flex.axes.reverse);
    default: return value;
  }
}

void solve_auto_cross_margins(FlexContainer& flex, const FlexLine& line, FlexItem& item) {
  const Px free = line.cross - item.outer_cross();
  if (free > Px() && item.auto_cross_start)
    item.cross_start = item.auto_cross_end ? free / 2 : free;
  if (free > Px() && item.auto_cross_end)
    item.cross_end = item.auto_cross_start ? free - item.cross_start : free;
  // Overflow goes past the end of the container's block or inline axis.
  Px offset = item.cross_start;
  if (free < Px() && flex.axes.cross_backwards && item.auto_cross_start) offset += free;
  item.cross_offset = offset;
}

Spot cross_spot(const FlexContainer& flex, const Box& child, Alignment value) {
  const bool turned =
      !flex.axes.horizontal && is_right_to_left(child) != is_right_to_left(flex.box);
  const Spot start = flex.axes.wrap_reverse ? Spot::End : Spot::Start;
  switch (value) {
    case Alignment::FlexEnd: return Spot::End;
    case Alignment::Center: return Spot::Center;
    case Alignment::Start: return start;
    case Alignment::End:
    case Alignment::LastBaseline: return opposite(start);
    case Alignment::SelfStart: return turned ? opposite(start) : start;
    case Alignment::SelfEnd: return turned ? start : opposite(start);
    default: return Spot::Start;
  }
}

Space final_space(const FlexContainer& flex, const FlexItem& item) {
  Space space = item_space(flex);
  if (flex.axes.horizontal) {
    space.imposed_width = item.main;
    if (item.stretched) space.imposed_height = item.cross;
    return space;
  }
  space.imposed_width = item.cross;
  space.imposed_height = item.main;
  // As in Chromium, what flexes from a definite basis is definite.
  space.imposed_height_is_definite =
      flex.percent_height != kIndefinite || has_ratio(*item.box) ||
      definite_height(*item.box, item.style().flex_basis, space) != kIndefinite ||
      definite_height(*item.box, item.box->box_style().height, space) != kIndefinite;
  return space;
}

Point corner(const FlexContainer& flex, const FlexItem& item) {
  Px main = item.main_offset, cross = item.cross_offset;
  if (flex.axes.main_backwards) main = flex.main_size - main - item.main;
  if (flex.axes.cross_backwards) cross = flex.cross_size - cross - item.cross;
  const Point inner = flex.axes.horizontal ? Point{main, cross} : Point{cross, main};
  return inner + Point{flex.edges.left, flex.edges.top};
}

/// Lays the item out with its used sizes; sets its baselines.
Status lay_out(FlexContainer& flex, FlexItem& item, Pass pass) {
  WEFT_TRY_ASSIGN(const Extent extent,
                  layout_box(flex.context, *item.box, final_space(flex, item), pass));
  item.first_baseline = extent.first_baseline;
  item.last_baseline = extent.last_baseline;
  item.measured = true;
  return Status::Ok;
}

Status find_baselines(FlexContainer& flex, FlexItem& item) {
  return item.measured ? Status::Ok : lay_out(flex, item, Pass::Measure);
}

/// The distance across the axis from the top of an item to `baseline`; without one, to what is used
/// in its place. Columns align left edges.
Px baseline_in(const FlexContainer& flex, const FlexItem& item, Px baseline) {
  if (!flex.axes.horizontal) return Px();
  return baseline == kIndefinite ? baseline_of_border_box(flex.box.text_style(), item.cross)
                                 : baseline;
}

}  // namespace

void justify(FlexContainer& flex, const FlexLine& line) {
  Px free = flex.main_size - gaps_between(flex.main_gap, line.count);
  int64_t auto_margins = 0;
  for (const FlexItem& item : flex.items_of(line)) {
    free -= item.outer_main();
    auto_margins += int{item.auto_main_start} + int{item.auto_main_end};
  }
  EqualParts margins(max(free, Px()), auto_margins);
  const Px room = auto_margins ? min(free, Px()) : free;
  const Distribution distribution =
      distribute(main_alignment(flex, free, line.count), room, line.count);
  EqualParts spaces(room, distribution.parts_of_free);
  Px at = distribution.before;
  for (FlexItem& item : flex.items_of(line)) {
    if (item.auto_main_start) item.main_start = margins.next();
    if (item.auto_main_end) item.main_end = margins.next();
    item.main_offset = at + item.main_start;
    at += item.outer_main() + flex.main_gap + spaces.next();
  }
}

void align(FlexContainer& flex, const FlexLine& line, FlexItem& item) {
  if (item.auto_cross_start || item.auto_cross_end)
    return solve_auto_cross_margins(flex, line, item);
  const Px free = line.cross - item.outer_cross();
  item.cross_offset = item.cross_start;
  if (item.align == Alignment::Baseline)
    item.cross_offset += line.first_ascent - ascent(flex, item);
  else if (item.align == Alignment::LastBaseline)
    item.cross_offset += free - (line.last_descent - descent(flex, item));
  else
    item.cross_offset += offset_at(cross_spot(flex, *item.box, with_room(item.align, free)), free);
}

Px cross_size_of(const FlexContainer& flex) {
  const Px definite = flex.axes.cross(flex.content);
  if (definite != kIndefinite) return definite;
  Px sum = gaps_between(flex.cross_gap, flex.lines.size());
  for (const FlexLine& line : flex.lines) sum += line.cross;
  return sum;
}

void align_lines(FlexContainer& flex) {
  if (flex.lines.empty()) return;
  Px free = flex.cross_size - gaps_between(flex.cross_gap, flex.lines.size());
  for (const FlexLine& line : flex.lines) free -= line.cross;
  Alignment value = with_fallback(flex.style().align_content, free, flex.lines.size());
  if (value == Alignment::Start)
    value = flex.axes.wrap_reverse ? Alignment::FlexEnd : Alignment::FlexStart;
  if (value == Alignment::End)
    value = flex.axes.wrap_reverse ? Alignment::FlexStart : Alignment::FlexEnd;
  const Distribution distribution =
      flex.single_line ? Distribution{} : distribute(value, free, flex.lines.size());
  EqualParts spaces(free, distribution.parts_of_free);
  Px at = distribution.before;
  for (FlexLine& line : flex.lines) {
    line.offset = at;
    for (FlexItem& item : flex.items_of(line)) item.cross_offset += at;
    at += line.cross + flex.cross_gap + spaces.next();
  }
}

Status place_item(FlexContainer& flex, FlexItem& item) {
  WEFT_TRY(lay_out(flex, item, Pass::Place));
  item.box->position = corner(flex, item);
  return Status::Ok;
}

void set_static_position(const FlexContainer& flex, Box& child) {
  const FlexStyle& style = flex.style();
  Spot main = Spot::Start;
  const Alignment justified = main_alignment(flex, Px(), 1);
  if (justified == Alignment::FlexEnd) main = Spot::End;
  if (justified == Alignment::Center) main = Spot::Center;
  const bool centers = style.justify_content == Alignment::SpaceAround ||
                       style.justify_content == Alignment::SpaceEvenly;
  if (centers) main = Spot::Center;
  Alignment align = self_alignment(child.style->flex->align_self, style.align_items);
  if (align == Alignment::Baseline) align = Alignment::Start;  // CSS Box Alignment 3, 9.3
  Spot cross = cross_spot(flex, child, with_room(align, Px()));
  if (flex.axes.main_backwards) main = opposite(main);
  if (flex.axes.cross_backwards) cross = opposite(cross);
  const Rect area{flex.edges.left, flex.edges.top, flex.content.width, flex.content.height};
  set_static_position(child, area, flex.axes.horizontal ? main : cross,
                      flex.axes.horizontal ? cross : main);
  if (flex.axes.horizontal) child.static_safe_y = is_safe(align);
  else child.static_safe_x = is_safe(align);
}

Px ascent(const FlexContainer& flex, const FlexItem& item) {
  const Px down = baseline_in(flex, item, item.first_baseline);
  return item.cross_start + (flex.axes.cross_backwards ? item.cross - down : down);
}

Px descent(const FlexContainer& flex, const FlexItem& item) {
  const Px down = baseline_in(flex, item, item.last_baseline);
  return item.cross_end + (flex.axes.cross_backwards ? down : item.cross - down);
}

Result<Px> line_baseline(FlexContainer& flex, const FlexLine& line, bool last) {
  const Alignment wanted = last ? Alignment::LastBaseline : Alignment::Baseline;
  FlexItem* chosen = nullptr;
  for (FlexItem& item : flex.items_of(line))
    if (flex.axes.horizontal && !chosen && item.align == wanted) chosen = &item;
  // The one that lies highest (lowest) in a column.
  const bool takes_end = !flex.axes.horizontal && last != flex.axes.main_backwards;
  if (!chosen) chosen = &flex.items[takes_end ? line.first + line.count - 1 : line.first];
  WEFT_TRY(find_baselines(flex, *chosen));
  const Px own = last ? chosen->last_baseline : chosen->first_baseline;
  const Px height = flex.axes.size(chosen->main, chosen->cross).height;
  return corner(flex, *chosen).y +
         (own == kIndefinite ? baseline_of_border_box(flex.box.text_style(), height) : own);
}

}  // namespace weft
