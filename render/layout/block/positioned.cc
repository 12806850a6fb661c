// Positioned boxes (CSS 2.1 9.4.3, 10.3.7, 10.3.8, 10.6.4, 10.6.5): one walk in tree order after
// the flow, so that every containing block has its final place when what it contains is laid out.
#include "render/css/style/will_change.h"
#include "render/layout/alignment.h"
#include "render/layout/formatting.h"
#include "render/layout/sizing.h"
#include "render/layout/turned_flow.h"

namespace weft {

namespace {

// --- relative ------------------------------------------------------------------------------------

bool is_relative(const Box& box) {
  return box.kind != BoxKind::Text && box.kind != BoxKind::TableGrid &&
         box.box_style().position == Position::Relative;
}

/// The distance that one pair of opposite insets moves a box; `end_wins` when both are given.
Px relative_shift(const Length& start, const Length& end, Px basis, bool end_wins) {
  const auto usable = [&](const Length& inset) {
    return inset.is_size() && !(inset.has_percent() && basis == kIndefinite);
  };
  const Px known = max(basis, Px());
  if (usable(end) && (end_wins || !usable(start))) return -end.resolve(known);
  return usable(start) ? start.resolve(known) : Px();
}

/// Whether what is in `container` begins at its right, its lower side: the end of a block or line
/// gives way where both its ends are said.
bool starts_right(const Box& container) {
  const WritingMode mode = inner_mode(container);
  return is_vertical(mode) ? block_starts_right(mode) : is_right_to_left(container);
}
bool starts_below(const Box& container) {
  const WritingMode mode = inner_mode(container);
  return is_vertical(mode) && is_right_to_left(container) != lines_start_below(mode);
}

}  // namespace

Point relative_offset(const Box& box) {
  if (!is_relative(box)) return {};
  const BoxStyle& style = box.box_style();
  const Box* container = block_container_of(box);
  if (!container) return {};
  const Edges edges = border_widths(*container) + placed_padding(*container);
  const Px width = max(Px(), container->size.width - edges.horizontal());
  const BoxStyle& around = container->box_style();
  const bool stretched = container->out_of_flow && around.top.is_size() && around.bottom.is_size();
  const bool known = !around.height.is_auto() || stretched || !container->parent;
  const Px height = known ? max(Px(), container->size.height - edges.vertical()) : kIndefinite;
  return {relative_shift(style.left, style.right, width, starts_right(*container)),
          relative_shift(style.top, style.bottom, height, starts_below(*container))};
}

namespace {

/// The sum of the shifts of the inline boxes around something in `container`'s lines, `box`
/// included.
Point inline_shift(const Box* box, const Box& container) {
  Point shift;
  for (; box && box != &container; box = box->parent) shift = shift + relative_offset(*box);
  return shift;
}

Box* next_in_lines(const Box& box, const Box& container) {
  return box.kind == BoxKind::Inline ? next_box(box, container) : next_box_after(box, container);
}

bool has_relative_in_lines(const Box& container) {
  for (const Box* at = container.first_child; at; at = next_in_lines(*at, container))
    if (is_relative(*at)) return true;
  return false;
}

/// Moves the fragments of relatively positioned inline boxes and of what is in them.
void shift_lines(Box& container) {
  if (!container.inline_content || !has_relative_in_lines(container)) return;
  const WritingMode mode = inner_mode(container);
  for (LineBox& line : container.content.lines) {
    for (LineFragment& fragment : line.fragments) {
      const Point shift = distance_in_lines(mode, inline_shift(fragment.box, container));
      fragment.left += shift.x;
      fragment.top += shift.y;
      fragment.baseline += shift.y;
    }
  }
  for (Box* at = container.first_child; at; at = next_in_lines(*at, container))
    if (at->kind != BoxKind::Inline && at->kind != BoxKind::Text)
      at->position = at->position + inline_shift(at->parent, container);
}

// --- absolute and fixed --------------------------------------------------------------------------

struct ContainingBlock {
  Rect area;  ///< On the page.
  const Box* box;
};

struct FragmentEnds {
  const LineFragment *first = nullptr, *last = nullptr;
  const LineBox *first_line = nullptr, *last_line = nullptr;
};

/// The first and the last fragment of an inline box in the lines of its container.
FragmentEnds fragment_ends(const Box& box, const Box& container) {
  FragmentEnds ends;
  if (!container.inline_content) return ends;
  for (const LineBox& line : container.content.lines)
    for (const LineFragment& fragment : line.fragments) {
      if (fragment.kind != LineFragment::Kind::InlineBox || fragment.box != &box) continue;
      if (!ends.first) {
        ends.first = &fragment;
        ends.first_line = &line;
      }
      ends.last = &fragment;
      ends.last_line = &line;
    }
  return ends;
}

/// The padding box from the first to the last fragment of a positioned inline box (CSS 2.1 10.1).
Rect inline_area(const Box& box) {
  const Box& container = *block_container_of(box);
  const auto [first, last, first_line, last_line] = fragment_ends(box, container);
  const Point origin = offset_in(container, nullptr);
  if (!first) return {origin.x, origin.y, Px(), Px()};
  const Rect from = rect_on_panel(container, *first_line, *first),
             to = rect_on_panel(container, *last_line, *last);
  const Edges borders = those_of(
      border_widths(box),
      sides_on_panel(inner_mode(container), Sides4<bool>{true, last->closes, true, first->opens}));
  const Px left = from.left + borders.left, top = from.top + borders.top;
  const Px right = to.right() - borders.right, bottom = to.bottom() - borders.bottom;
  return Rect{left, top, max(Px(), right - left), max(Px(), bottom - top)}.moved(origin);
}

ContainingBlock containing_block(const LayoutContext& context, const Box& box) {
  const Box* at = box.parent;
  while (at->parent && !contains_absolute(*at, box)) at = at->parent;
  if (!at->parent) return {{Px(), Px(), context.viewport.width, context.viewport.height}, at};
  if (at->kind == BoxKind::Inline) return {inline_area(*at), at};
  const Point corner = offset_in(*at, nullptr);
  const Rect padding_box =
      Rect{corner.x, corner.y, at->size.width, at->size.height}.inset(border_widths(*at));
  const bool in_area = at == box.parent && box.in_grid_area;
  if (!in_area) return {padding_box, at};
  return {padding_box.inset(edges_on_panel(inner_mode(*at), *box.area_insets)), at};
}

/// One axis of the constraint `start + margins + size + end = containing`.
struct Axis {
  Px containing;
  Px start, end;                ///< kIndefinite for auto.
  Px margin_start, margin_end;  ///< auto counts as 0 until solved.
  bool auto_margin_start, auto_margin_end;
  Px static_edge;  ///< The margin box's, from the containing block's start: its start, middle or
                   ///< end.
  Spot static_spot;
  bool end_wins;  ///< When over-constrained.
  bool vertical;
  Alignment align;  ///< align-self, justify-self: what counts between two insets.
  Direction direction,
      own_direction;  ///< The containing block's, the box's; vertically both left to right.

  bool between_insets() const { return start != kIndefinite && end != kIndefinite; }
  bool aligns() const {
    return between_insets() && align != Alignment::Auto && align != Alignment::Normal &&
           align != Alignment::Stretch;
  }
  bool stretches() const { return between_insets() && !aligns(); }
  Px margins() const { return margin_start + margin_end; }
  /// The room that an auto size may fill.
  Px available() const {
    if (start == kIndefinite && end == kIndefinite) return max(Px(), static_room() - margins());
    const Px insets = (start == kIndefinite ? Px() : start) + (end == kIndefinite ? Px() : end);
    return max(Px(), containing - insets - margins());
  }
  /// Solves auto margins and returns the start of the border box.
  Px solve(Px size) {
    if (start == kIndefinite && end == kIndefinite) return static_start(size);
    if (start == kIndefinite) return containing - end - margin_end - size;
    if (end == kIndefinite) return start + margin_start;
    const Px free = containing - start - end - size - margins();
    if (aligns() && !auto_margin_start && !auto_margin_end)
      return margin_start + aligned_start(free, size + margins());
    share(free);
    const bool from_end = end_wins && !auto_margin_start && !auto_margin_end;
    return from_end ? containing - end - margin_end - size : start + margin_start;
  }

 private:
  /// The place of the margin box; unless it is to be safe, it may leave its insets, but not the
  /// containing block (CSS Box Alignment 3, 4.4.1).
  Px aligned_start(Px free, Px outer) const {
    const Px at =
        start + offset_at(spot_of(with_room(align, free), direction, own_direction), free);
    if (is_safe(align)) return at;
    const Px furthest = containing - outer;
    if (furthest >= Px()) return clamp(at, Px(), furthest);
    return direction == Direction::Rtl ? furthest : Px();
  }
  Px static_room() const {
    const Px after = containing - static_edge;
    if (static_spot == Spot::Center) return min(static_edge, after) * 2;
    return static_spot == Spot::End ? static_edge : after;
  }
  Px static_start(Px size) const {
    if (static_spot == Spot::Center) return static_edge - (size + margins()) / 2 + margin_start;
    return static_spot == Spot::End ? static_edge - margin_end - size : static_edge + margin_start;
  }
  void share(Px free) {
    if (auto_margin_start && auto_margin_end && (free >= Px() || vertical)) {
      margin_start = free / 2;
      margin_end = free - margin_start;
    } else if (auto_margin_start && !(auto_margin_end && !end_wins)) {
      margin_start = free;
    } else if (auto_margin_end) {
      margin_end = free;
    }
  }
};

Px inset(const Length& property, Px basis) { return property.resolve_or(basis, kIndefinite); }

class AbsoluteLayout {
 public:
  AbsoluteLayout(LayoutContext& context, Box& box)
      : context_(context), box_(box), containing_(containing_block(context, box)) {
    container_ = block_container_of(box);
    const BoxStyle& style = box.box_style();
    const Edges margin = used_margin(box, containing_.area.width);
    const Point static_corner = offset_in(*container_, nullptr) + box.static_position -
                                Point{containing_.area.left, containing_.area.top};
    const bool from_right = starts_right(*containing_.box),
               from_below = starts_below(*containing_.box);
    const FlexStyle& alignment = *box.style->flex;
    const bool turned = is_vertical(inner_mode(*containing_.box));
    horizontal_ = {containing_.area.width,
                   inset(style.left, containing_.area.width),
                   inset(style.right, containing_.area.width),
                   margin.left,
                   margin.right,
                   style.margin_left.is_auto(),
                   style.margin_right.is_auto(),
                   static_corner.x,
                   box.static_x,
                   from_right,
                   false,
                   turned ? alignment.align_self : alignment.justify_self,
                   from_right ? Direction::Rtl : Direction::Ltr,
                   box.text_style().direction};
    vertical_ = {containing_.area.height,
                 inset(style.top, containing_.area.height),
                 inset(style.bottom, containing_.area.height),
                 margin.top,
                 margin.bottom,
                 style.margin_top.is_auto(),
                 style.margin_bottom.is_auto(),
                 static_corner.y,
                 box.static_y,
                 from_below,
                 true,
                 turned ? alignment.justify_self : alignment.align_self,
                 from_below ? Direction::Rtl : Direction::Ltr,
                 from_below ? Direction::Rtl : Direction::Ltr};
    space_.containing_width = containing_.area.width;
    space_.containing_height = containing_.area.height;
  }

  Status run() {
    WEFT_TRY(decide_size());
    WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, box_, space_, Pass::Place));
    keep_static_place_safe(extent.size);
    const Point corner{horizontal_.solve(extent.size.width), vertical_.solve(extent.size.height)};
    box_.position = corner + Point{containing_.area.left, containing_.area.top} -
                    offset_in(*container_, nullptr);
    return context_.turned_styles ? settle_turned(context_, box_) : Status::Ok;
  }

 private:
  Status decide_size() {
    if (box_.kind == BoxKind::Replaced) return stretch_replaced();
    WEFT_TRY_ASSIGN(const Px width, border_width());
    if (box_.box_style().height.kind() == Length::Kind::Stretch)
      space_.imposed_height = stretched_height();
    WEFT_TRY_ASSIGN(space_.imposed_width, clamped_width(context_, box_, width, space_));
    if (stretches_height() && !has_ratio(box_)) space_.imposed_height = stretched_height();
    return Status::Ok;
  }

  /// CSS Box Alignment 3, 4.4: a replaced element is stretched where it asks for that.
  Status stretch_replaced() {
    const BoxStyle& style = box_.box_style();
    const auto stretched = [](const Axis& axis, const Length& size) {
      return size.kind() == Length::Kind::Stretch ||
             (size.is_auto() && axis.align == Alignment::Stretch && axis.stretches());
    };
    if (stretched(vertical_, style.height)) space_.imposed_height = stretched_height();
    if (!stretched(horizontal_, style.width)) return Status::Ok;
    WEFT_TRY_ASSIGN(space_.imposed_width,
                    clamped_width(context_, box_, horizontal_.available(), space_));
    return Status::Ok;
  }

  bool stretches_height() const {
    return box_.box_style().height.is_auto() && vertical_.stretches() &&
           box_.kind != BoxKind::Table;
  }
  Px stretched_height() const { return clamped_height(box_, vertical_.available(), space_); }

  Result<Px> border_width() {
    if (box_.box_style().width.kind() == Length::Kind::Stretch) return horizontal_.available();
    WEFT_TRY_ASSIGN(const Px width, definite_width(context_, box_, box_.box_style().width, space_));
    if (width != kIndefinite) return width;
    if (context_.turned_styles && is_orthogonal(box_) && !horizontal_.stretches()) {
      Space space = space_;
      if (stretches_height()) space.imposed_height = stretched_height();
      return content_width_across(context_, box_, space);
    }
    const bool from_height = has_ratio(box_) && used_height(box_, Px(), space_) != kIndefinite &&
                             !height_is_from_ratio(box_, space_);
    if (from_height) return used_width(context_, box_, space_);
    if (horizontal_.stretches() && box_.kind != BoxKind::Table)
      return within_transferred_limits(box_, horizontal_.available(), space_);
    if (has_ratio(box_) && stretches_height())
      return width_from_ratio(box_, stretched_height(), space_.containing_width);
    Space space = space_;
    if (stretches_height()) space.imposed_height = stretched_height();
    WEFT_TRY_ASSIGN(const IntrinsicWidths widths, content_widths_in(context_, box_, space));
    return within_transferred_limits(
        box_, max(widths.min_content, min(horizontal_.available(), widths.max_content)), space_);
  }

  /// A static position that is "safe" moves to the start of the grid area or the container's
  /// content box where `size` overflows that.
  void keep_static_place_safe(Size size) {
    Rect room{Px(), Px(), containing_.area.width, containing_.area.height};
    if (!box_.in_grid_area) {
      const Point corner =
          offset_in(*container_, nullptr) - Point{containing_.area.left, containing_.area.top};
      room = Rect{corner.x, corner.y, container_->size.width, container_->size.height}.inset(
          border_widths(*container_) + placed_padding(*container_));
    }
    const auto keep = [](Axis& axis, Px start, Px length, Px outer, bool reversed) {
      if (outer <= length) return;
      axis.static_edge = reversed ? start + length : start;
      axis.static_spot = reversed ? Spot::End : Spot::Start;
    };
    if (box_.static_safe_x)
      keep(horizontal_, room.left, room.width, size.width + horizontal_.margins(),
           starts_right(*container_));
    if (box_.static_safe_y)
      keep(vertical_, room.top, room.height, size.height + vertical_.margins(),
           starts_below(*container_));
  }

  LayoutContext& context_;
  Box& box_;
  const Box* container_;
  ContainingBlock containing_;
  Axis horizontal_, vertical_;
  Space space_;
};

}  // namespace

bool contains_fixed(const Box& box) {
  if (box.kind == BoxKind::Inline || box.kind == BoxKind::Text || box.anonymous) return false;
  const bool contained = (containment(box) & (kContainLayout | kContainPaint)) != 0;
  const RareStyle& rare = *box.style->rare;
  const bool is_space = rare.space && (rare.space->style == TransformStyle::Preserve3d ||
                                       rare.space->perspective.is_size());
  return contained || is_space || will_hold_fixed(rare) || !rare.transform.empty() ||
         !rare.filter.empty() || !rare.backdrop_filter.empty();
}

bool contains_absolute(const Box& ancestor, const Box& box) {
  if (ancestor.kind == BoxKind::Text) return false;
  return contains_fixed(ancestor) || (box.box_style().position != Position::Fixed &&
                                      ancestor.box_style().position != Position::Static);
}

Status layout_positioned(LayoutContext& context, Box& root) {
  for (Box* at = &root; at; at = next_box(*at, root)) {
    if (at->out_of_flow) {
      WEFT_TRY(AbsoluteLayout(context, *at).run());
    } else if (is_relative(*at) && at->kind != BoxKind::Inline) {
      at->position = at->position + relative_offset(*at);
    }
    shift_lines(*at);
  }
  return Status::Ok;
}

}  // namespace weft
