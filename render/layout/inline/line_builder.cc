#include "render/layout/inline/line_builder.h"

#include <algorithm>

#include "render/layout/inline/line_breaking.h"
#include "render/layout/inline/line_floats.h"
#include "render/layout/inline/line_text.h"
#include "render/layout/sizing.h"
#include "render/layout/writing_mode.h"

namespace weft {

namespace {

using Kind = LineItem::Kind;

/// Margin, border and padding at the left or right of an inline box.
Px edge_width(const Box& box, Px containing_width, bool right) {
  const Edges inner = border_widths(box) + used_padding(box, containing_width),
              margin = used_margin(box, containing_width);
  return right ? inner.right + margin.right : inner.left + margin.left;
}

/// The baseline that `box` lends to the line; kIndefinite: its bottom margin edge.
Px atomic_baseline(const Box& box, const Extent& extent) {
  if (box.kind == BoxKind::Replaced) return kIndefinite;
  if (box.kind != BoxKind::Block) return extent.first_baseline;
  const BoxStyle& style = box.box_style();
  const auto clips = [](Overflow overflow) {
    return overflow != Overflow::Visible && overflow != Overflow::Clip;
  };
  return clips(style.overflow_x) || clips(style.overflow_y) ? kIndefinite : extent.last_baseline;
}

/// text-indent; the parts of a block after one that split it have none.
Px first_line_indent(const LineState& state) {
  const Box& container = state.flow.container;
  const bool continues = container.anonymous && container.parent &&
                         container.parent->kind == BoxKind::Block &&
                         container.parent->first_child != &container;
  const Length& indent = container.text_style().text_indent;
  if (continues || (state.flow.intrinsic() && indent.kind() == Length::Kind::Percent)) return Px();
  return indent.resolve_or(state.containing_width(), Px());
}

void start_over(LineState& state, const LineStart& start) {
  ArenaVector<LineItem> items = state.line.items;
  items.clear();
  state.line = Line(*items.arena());
  state.line.items = items;
  state.line.top = start.top;
  if (start.first && state.flow.container.first_line) state.line.rank = LineRank::First;
  state.breaks = LineBreaks();
  state.breaks.common = &state.flow.container;
  state.floats = LineFloats();
  state.floats.placed_before = start.placed_floats;
  state.position = start.position;
  state.top = start.top;
  state.probe_height = start.probe_height;
  state.update_band();
  state.line.indent = start.first ? first_line_indent(state) : Px();
  state.pen = state.line.indent;
  state.trailing = Px();
  state.after_space = true;
  state.opened = state.ended = false;
}

/// The inline boxes that the last line left open go on here.
Status reopen_ancestors(LineState& state, const LineStart& start) {
  Box* inner = start.position.leaving ? start.position.box : start.position.box->parent;
  for (Box* box = inner; box != &state.flow.container; box = box->parent)
    WEFT_TRY(state.push(LineItem::of(Kind::Open, *box)));
  std::reverse(state.line.items.begin(), state.line.items.end());
  return Status::Ok;
}

// Below all that is in a line lies the frame of build_line(): what has many locals of its own, here
// and further down, stays out of it.
[[gnu::noinline]] Status begin_line(LineState& state, const LineStart& start) {
  start_over(state, start);
  WEFT_TRY(reopen_ancestors(state, start));
  state.breaks.candidate = state.snapshot();
  state.breaks.candidate.valid = false;
  return Status::Ok;
}

[[gnu::noinline]] Status open_box(LineState& state, Box& box) {
  LineItem item = LineItem::of(Kind::Open, box);
  item.edge = box.opens;
  item.advance = edge_width(box, state.containing_width(), is_right_to_left(box));
  if (item.advance != Px()) state.trailing = Px();
  WEFT_TRY(state.push(item));
  state.opened = true;
  state.position = first_position(box);
  return Status::Ok;
}

Status put_line_break(LineState& state, Box& box) {
  state.line.forced = true;
  WEFT_TRY(state.push(LineItem::of(Kind::LineBreak, box)));
  state.line.clear = box.box_style().clear;
  state.end_at(position_after(box));
  return Status::Ok;
}

/// The annotation of a ruby column does not count for the height of the line, but for what is above
/// and below it.
[[gnu::noinline]] Status leave_out_note(LineState& state, Box& column, const Extent& extent,
                                        LineItem& item) {
  Box& first = *column.first_child;
  Box& note = ruby_note_is_first(column.text_style()) ? first : *first.next_sibling;
  Space space;
  space.containing_width = space.imposed_width = extent.size.width;
  WEFT_TRY_ASSIGN(const Extent of_note, layout_box(state.flow.context, note, space, Pass::Measure));
  if (column.text_style().ruby_position == RubyPosition::Over) {
    item.note_above = item.extents.above;
    item.extents.above -= of_note.size.height;
  } else {
    item.note_below = item.extents.below;
    item.extents.below -= of_note.size.height;
  }
  return Status::Ok;
}

/// The room of an atomic box around its baseline, in the line.
LineExtents atomic_extents(const LineState& state, const Box& box, const Extent& extent,
                           const Edges& margin) {
  const TextStyle& style = state.flow.container.text_style();
  const Px outer = margin.vertical() + extent.size.height;
  Px baseline = is_ruby_column(box) && !ruby_note_is_first(box.text_style())
                    ? extent.first_baseline
                    : atomic_baseline(box, extent);
  if (baseline == kIndefinite) {
    const Px above = has_central_baseline(style) ? outer - outer / 2 : outer;
    return {above, outer - above};
  }
  // Lines in VerticalLr have their upper side at the end of the block.
  if (style.writing_mode == WritingMode::VerticalLr)
    return {outer - margin.top - baseline, margin.top + baseline};
  return {margin.top + baseline, outer - margin.top - baseline};
}

// Boxes nest through here: what else an atomic box takes is in frames of their own.
[[gnu::noinline]] Status measure_atomic(LineState& state, Box& box, LineItem& item) {
  const Edges margin = used_margin(box, state.containing_width());
  if (state.flow.intrinsic()) {
    WEFT_TRY_ASSIGN(const IntrinsicWidths widths,
                    intrinsic_widths(state.flow.context, box, state.flow.space.containing_height));
    const bool minimum = state.flow.space.width_mode == WidthMode::MinContent;
    item.advance = (minimum ? widths.min_content : widths.max_content) + margin.horizontal();
    item.extents = {Px(), Px()};
    return Status::Ok;
  }
  WEFT_TRY_ASSIGN(const Extent extent,
                  layout_box(state.flow.context, box, atomic_space(state.flow), Pass::Measure));
  item.advance = extent.size.width + margin.horizontal();
  item.extents = atomic_extents(state, box, extent, margin);
  return is_ruby_column(box) ? leave_out_note(state, box, extent, item) : Status::Ok;
}

[[gnu::noinline]] Status put_atomic(LineState& state, Box& box) {
  const TextStyle& style = box.parent->text_style();
  WEFT_TRY(offer_break(state, kObjectReplacement, box, style));
  if (state.ended) return Status::Ok;
  state.breaks.breaker.feed(kObjectReplacement);
  state.flow.measurer.release();
  LineItem item = LineItem::of(Kind::Atomic, box);
  WEFT_TRY(measure_atomic(state, box, item));
  state.trailing = Px();
  WEFT_TRY(state.push(item));
  // As after the text of a marker, which ends with a space, the content begins the line.
  state.after_space = box.pseudo == PseudoKind::Marker && box.kind != BoxKind::Replaced;
  state.position = position_after(box);
  after_content(state, box, style);
  return handle_overflow(state);
}

Status put_marker(LineState& state, Box& box) {
  state.position = position_after(box);
  return state.flow.intrinsic() ? Status::Ok : state.push(LineItem::of(Kind::Marker, box));
}

Status put_out_of_flow(LineState& state, Box& box) {
  state.position = position_after(box);
  return state.push(LineItem::of(Kind::OutOfFlow, box));
}

Status enter_box(LineState& state, Box& box) {
  if (box.out_of_flow) return put_out_of_flow(state, box);
  if (box.floating)
    return state.flow.intrinsic() ? put_intrinsic_float(state, box) : put_float(state, box);
  switch (box.kind) {
    case BoxKind::Inline: return open_box(state, box);
    case BoxKind::Text: return put_text(state, box);
    case BoxKind::LineBreak: return put_line_break(state, box);
    case BoxKind::Marker: return put_marker(state, box);
    default: return put_atomic(state, box);
  }
}

[[gnu::noinline]] Status close_box(LineState& state, Box& box) {
  LineItem item = LineItem::of(Kind::Close, box);
  item.edge = box.closes;
  item.advance = edge_width(box, state.containing_width(), !is_right_to_left(box));
  WEFT_TRY(state.push(item));
  state.position = position_after(box);
  if (state.breaks.common == &box) state.breaks.common = box.parent;
  // Closing edges stay with the content before them.
  if (!state.opened) state.breaks.candidate = state.snapshot();
  return item.advance > Px() ? handle_overflow(state) : Status::Ok;
}

/// Moves on by a box, a piece of text or a checkpoint, or ends the line.
Status take_step(LineState& state) {
  Box& box = *state.position.box;
  if (&box == &state.flow.container) {
    state.line.last = true;
    state.end_at(state.position);
    return Status::Ok;
  }
  return state.position.leaving ? close_box(state, box) : enter_box(state, box);
}

}  // namespace

Status build_line(LineState& state, const LineStart& start) {
  WEFT_TRY(begin_line(state, start));
  while (!state.ended) {
    WEFT_TRY(state.flow.context.step());
    WEFT_TRY(take_step(state));
  }
  return Status::Ok;
}

}  // namespace weft
