// Where flex items lie (CSS Flexbox 1, 9.5, 9.6), and the baselines of the container (8.5).
#include "render/layout/flex/flex.h"
#include "render/layout/sizing.h"

namespace weft {

/// justify-content as a place on the main axis: FlexStart, FlexEnd, Center or Space*.
Alignment FlexLayout::main_alignment(Px free, size_t count) const {
  const Alignment value = with_fallback(box_.style->flex->justify_content, free, count);
  const auto at = [](bool end) { return end ? Alignment::FlexEnd : Alignment::FlexStart; };
  const bool horizontal = axes_.horizontal;
  switch (value) {
    case Alignment::Start: return at(axes_.reverse);
    case Alignment::End: return at(!axes_.reverse);
    case Alignment::Left: return at(horizontal ? axes_.main_backwards : axes_.reverse);
    case Alignment::Right: return at(horizontal ? !axes_.main_backwards : axes_.reverse);
    default: return value;
  }
}

void FlexLayout::justify(const FlexLine& line) {
  Px free = main_size_ - main_gap_ * static_cast<int64_t>(line.count - 1);
  int64_t auto_margins = 0;
  for (const FlexItem& item : items_of(line)) {
    free -= item.outer_main();
    auto_margins += int{item.auto_main_start} + int{item.auto_main_end};
  }
  Distribution distribution;
  Px share;
  if (auto_margins && free > Px()) share = free / auto_margins;
  else if (!auto_margins)
    distribution = distribute(main_alignment(free, line.count), free, line.count);
  else distribution = distribute(main_alignment(free, line.count), min(free, Px()), line.count);
  Px at = distribution.before;
  for (FlexItem& item : items_of(line)) {
    if (item.auto_main_start) item.main_start = share;
    if (item.auto_main_end) item.main_end = share;
    item.main_offset = at + item.main_start;
    at += item.outer_main() + main_gap_ + distribution.between;
  }
}

void FlexLayout::solve_auto_cross_margins(const FlexLine& line, FlexItem& item) {
  const Px free = line.cross - item.outer_cross();
  if (free > Px() && item.auto_cross_start)
    item.cross_start = item.auto_cross_end ? free / 2 : free;
  if (free > Px() && item.auto_cross_end)
    item.cross_end = item.auto_cross_start ? free - item.cross_start : free;
  // Overflow goes past the end of the container's block or inline axis.
  Px offset = item.cross_start;
  if (free < Px() && axes_.cross_backwards && item.auto_cross_start) offset += free;
  item.cross_offset = offset;
}

void FlexLayout::align(const FlexLine& line, FlexItem& item) {
  if (item.auto_cross_start || item.auto_cross_end) return solve_auto_cross_margins(line, item);
  const Px free = line.cross - item.outer_cross();
  item.cross_offset = item.cross_start;
  if (item.align == Alignment::Baseline) item.cross_offset += line.first_ascent - ascent(item);
  else if (item.align == Alignment::LastBaseline)
    item.cross_offset += free - (line.last_descent - descent(item));
  else item.cross_offset += offset_at(cross_spot(*item.box, with_room(item.align, free)), free);
}

Spot FlexLayout::cross_spot(const Box& child, Alignment value) const {
  const bool turned = !axes_.horizontal && is_right_to_left(child) != is_right_to_left(box_);
  const Spot start = axes_.wrap_reverse ? Spot::End : Spot::Start;
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

void FlexLayout::find_cross_size() {
  cross_size_ = axes_.cross(content_);
  if (cross_size_ != kIndefinite) return;
  cross_size_ = Px();
  for (size_t i = 0; i < lines_.size(); ++i)
    cross_size_ += lines_[i].cross + (i ? cross_gap_ : Px());
}

void FlexLayout::align_lines() {
  if (lines_.empty()) return;
  Px free = cross_size_ - cross_gap_ * static_cast<int64_t>(lines_.size() - 1);
  for (const FlexLine& line : lines_) free -= line.cross;
  Alignment value = with_fallback(box_.style->flex->align_content, free, lines_.size());
  if (value == Alignment::Start)
    value = axes_.wrap_reverse ? Alignment::FlexEnd : Alignment::FlexStart;
  if (value == Alignment::End)
    value = axes_.wrap_reverse ? Alignment::FlexStart : Alignment::FlexEnd;
  const Distribution distribution =
      single_line_ ? Distribution{} : distribute(value, free, lines_.size());
  Px at = distribution.before;
  for (FlexLine& line : lines_) {
    line.offset = at;
    for (FlexItem& item : items_of(line)) item.cross_offset += at;
    at += line.cross + cross_gap_ + distribution.between;
  }
}

Space FlexLayout::final_space(const FlexItem& item) const {
  Space space = item_space();
  if (axes_.horizontal) {
    space.imposed_width = item.main;
    if (item.stretched) space.imposed_height = item.cross;
    return space;
  }
  space.imposed_width = item.cross;
  space.imposed_height = item.main;
  const FlexStyle& style = flex(item);
  // 9.8: so is the height of an item that cannot flex from a definite basis.
  const bool inflexible = !(style.flex_grow > 0) && !(style.flex_shrink > 0) &&
                          definite_height(*item.box, style.flex_basis, space) != kIndefinite;
  space.imposed_height_is_definite =
      percent_height_ != kIndefinite || has_ratio(*item.box) || inflexible ||
      definite_height(*item.box, item.box->box_style().height, space) != kIndefinite;
  return space;
}

Point FlexLayout::corner(const FlexItem& item) const {
  Px main = item.main_offset, cross = item.cross_offset;
  if (axes_.main_backwards) main = main_size_ - main - item.main;
  if (axes_.cross_backwards) cross = cross_size_ - cross - item.cross;
  const Point inner = axes_.horizontal ? Point{main, cross} : Point{cross, main};
  return inner + Point{edges_.left, edges_.top};
}

/// Also tells its baselines.
Status FlexLayout::lay_out(FlexItem& item, Pass pass) {
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, *item.box, final_space(item), pass));
  item.first_baseline = extent.first_baseline;
  item.last_baseline = extent.last_baseline;
  item.measured = true;
  return Status::Ok;
}

Status FlexLayout::place_item(FlexItem& item) {
  WEFT_TRY(lay_out(item, Pass::Place));
  item.box->position = corner(item);
  return Status::Ok;
}

/// 4.1: as the only item of the container.
void FlexLayout::place_absolute(Box& child) const {
  const FlexStyle& style = *box_.style->flex;
  Spot main = Spot::Start;
  const Alignment justified = main_alignment(Px(), 1);
  if (justified == Alignment::FlexEnd) main = Spot::End;
  if (justified == Alignment::Center) main = Spot::Center;
  const bool centers = style.justify_content == Alignment::SpaceAround ||
                       style.justify_content == Alignment::SpaceEvenly;
  if (centers) main = Spot::Center;
  const Alignment align = self_alignment(child.style->flex->align_self, style.align_items);
  Spot cross = cross_spot(child, with_room(align, Px()));
  if (axes_.main_backwards) main = opposite(main);
  if (axes_.cross_backwards) cross = opposite(cross);
  const Rect area{edges_.left, edges_.top, content_.width, content_.height};
  set_static_position(child, area, axes_.horizontal ? main : cross,
                      axes_.horizontal ? cross : main);
  if (axes_.horizontal) child.static_safe_y = is_safe(align);
  else child.static_safe_x = is_safe(align);
}

Status FlexLayout::find_baselines(FlexItem& item) {
  return item.measured ? Status::Ok : lay_out(item, Pass::Measure);
}

/// Across the axis to a baseline, from the top of an item; without one, to the border edge that
/// stands for it. Columns align left edges.
Px FlexLayout::baseline_in(const FlexItem& item, Px baseline) const {
  if (!axes_.horizontal) return Px();
  return baseline == kIndefinite ? item.cross : baseline;
}

/// From the cross-start margin edge to the first baseline.
Px FlexLayout::ascent(const FlexItem& item) const {
  const Px down = baseline_in(item, item.first_baseline);
  return item.cross_start + (axes_.cross_backwards ? item.cross - down : down);
}

/// From the last baseline to the cross-end margin edge.
Px FlexLayout::descent(const FlexItem& item) const {
  const Px down = baseline_in(item, item.last_baseline);
  return item.cross_end + (axes_.cross_backwards ? down : item.cross - down);
}

Result<Px> FlexLayout::baseline(const FlexLine& line, bool last) {
  const Alignment wanted = last ? Alignment::LastBaseline : Alignment::Baseline;
  FlexItem* chosen = nullptr;
  for (FlexItem& item : items_of(line))
    if (axes_.horizontal && !chosen && item.align == wanted) chosen = &item;
  const bool takes_end = last && !axes_.horizontal;
  if (!chosen) chosen = &items_[takes_end ? line.first + line.count - 1 : line.first];
  WEFT_TRY(find_baselines(*chosen));
  const Px own = last ? chosen->last_baseline : chosen->first_baseline;
  return corner(*chosen).y +
         (own == kIndefinite ? axes_.size(chosen->main, chosen->cross).height : own);
}

}  // namespace weft
