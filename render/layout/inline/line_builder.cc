// Walking the boxes and breaking: CSS 2.1 9.4.2, CSS Text 3 5. Text is in line_text.cc.
#include "render/layout/inline/line_builder.h"

#include <algorithm>

#include "render/layout/inline/line_metrics.h"
#include "render/layout/sizing.h"

namespace weft {

using Kind = LineItem::Kind;

InlinePosition first_position(Box& container) {
  return container.first_child ? InlinePosition{container.first_child}
                               : InlinePosition{&container, true};
}

InlinePosition position_after(Box& box) {
  return box.next_sibling ? InlinePosition{box.next_sibling} : InlinePosition{box.parent, true};
}

bool has_inline_edges(const Box& box, Px containing_width) {
  const Edges edges = border_widths(box) + used_padding(box, containing_width);
  const Edges margin = used_margin(box, containing_width);
  return edges.left != Px() || edges.right != Px() || margin.left != Px() || margin.right != Px();
}

Space atomic_space(const InlineFlow& flow) {
  Space space;
  space.containing_width = flow.space.content_width;
  space.containing_height = flow.space.containing_height;
  space.shrink_to_fit = true;
  return space;
}

// --- the line ------------------------------------------------------------------------------------

Status LineBuilder::build(const LineStart& start) {
  start_over(start);
  WEFT_TRY(reopen_ancestors(start));
  candidate_ = snapshot();
  candidate_.valid = false;
  // Each step moves on by a box, a character or a checkpoint, or ends the line.
  while (!ended_) {
    WEFT_TRY(flow_.context.step());
    WEFT_TRY(step());
  }
  return Status::Ok;
}

void LineBuilder::start_over(const LineStart& start) {
  ArenaVector<LineItem> items = line_.items;
  items.clear();
  line_ = Line(*items.arena());
  line_.items = items;
  line_.top = start.top;
  if (start.first && flow_.container.first_line) line_.rank = LineRank::First;
  breaker_.reset();
  position_ = start.position;
  top_ = start.top;
  probe_height_ = start.probe_height;
  update_band();
  line_.indent = start.first ? first_line_indent() : Px();
  pen_ = line_.indent;
  trailing_ = Px();
  candidate_ = break_ = Checkpoint();
  previous_ = nullptr;
  common_ = &flow_.container;
  previous_wraps_ = after_space_ = true;
  opened_ = floats_wait_ = ended_ = false;
  floats_met_ = 0;
  placed_floats_ = start.placed_floats;
}

void LineBuilder::update_band() {
  narrowed_ = false;
  if (flow_.intrinsic()) {
    available_ = flow_.space.width_mode == WidthMode::MinContent ? Px() : Px::max();
    return;
  }
  const FloatSpace::Band band =
      flow_.space.floats->band(top_, probe_height_, flow_.left(), flow_.right());
  line_.left = band.left - flow_.left();
  line_.right = band.right - flow_.left();
  available_ = line_.right - line_.left;
  narrowed_ = band.narrowed();
}

Px LineBuilder::first_line_indent() const {
  const Box& container = flow_.container;
  const bool continues = container.anonymous && container.parent &&
                         container.parent->kind == BoxKind::Block &&
                         container.parent->first_child != &container;
  const Length& indent = container.text_style().text_indent;
  if (continues || (flow_.intrinsic() && indent.kind() == Length::Kind::Percent)) return Px();
  return indent.resolve_or(containing_width(), Px());
}

/// The inline boxes that the last line left open go on here.
Status LineBuilder::reopen_ancestors(const LineStart& start) {
  Box* inner = start.position.leaving ? start.position.box : start.position.box->parent;
  for (Box* box = inner; box != &flow_.container; box = box->parent) {
    LineItem item;
    item.kind = Kind::Open;
    item.box = box;
    WEFT_TRY(push(item));
  }
  std::reverse(line_.items.begin(), line_.items.end());
  return Status::Ok;
}

Status LineBuilder::step() {
  Box& box = *position_.box;
  if (&box == &flow_.container) {
    line_.last = true;
    end_at(position_);
    return Status::Ok;
  }
  return position_.leaving ? close(box) : enter(box);
}

Status LineBuilder::enter(Box& box) {
  if (box.out_of_flow) return out_of_flow(box);
  if (box.floating) return flow_.intrinsic() ? floating_intrinsic(box) : floating(box);
  switch (box.kind) {
    case BoxKind::Inline: return open(box);
    case BoxKind::Text: return text(box);
    case BoxKind::LineBreak: return line_break(box);
    case BoxKind::Marker: return marker(box);
    default: return atomic(box);
  }
}

void LineBuilder::end_at(const InlinePosition& next) {
  line_.next = next;
  ended_ = true;
}

Status LineBuilder::push(const LineItem& item) {
  pen_ += item.advance;
  return line_.items.push(item);
}

// --- inline boxes --------------------------------------------------------------------------------

/// Margin, border and padding at the left or right of an inline box.
static Px edge_width(const Box& box, Px containing_width, bool right) {
  const Edges inner = border_widths(box) + used_padding(box, containing_width),
              margin = used_margin(box, containing_width);
  return right ? inner.right + margin.right : inner.left + margin.left;
}

Status LineBuilder::open(Box& box) {
  LineItem item;
  item.kind = Kind::Open;
  item.edge = box.opens;
  item.box = &box;
  item.advance = edge_width(box, containing_width(), is_right_to_left(box));
  if (item.advance != Px()) trailing_ = Px();
  WEFT_TRY(push(item));
  opened_ = true;
  position_ = box.first_child ? InlinePosition{box.first_child} : InlinePosition{&box, true};
  return Status::Ok;
}

Status LineBuilder::close(Box& box) {
  LineItem item;
  item.kind = Kind::Close;
  item.edge = box.closes;
  item.box = &box;
  item.advance = edge_width(box, containing_width(), !is_right_to_left(box));
  WEFT_TRY(push(item));
  position_ = position_after(box);
  if (common_ == &box) common_ = box.parent;
  // Closing edges stay with the content before them.
  if (!opened_) candidate_ = snapshot();
  return item.advance > Px() ? handle_overflow() : Status::Ok;
}

// --- things in the line --------------------------------------------------------------------------

Status LineBuilder::push_line_break(Box& box) {
  LineItem item;
  item.kind = Kind::LineBreak;
  item.box = &box;
  line_.forced = true;
  return push(item);
}

Status LineBuilder::line_break(Box& box) {
  WEFT_TRY(push_line_break(box));
  line_.clear = box.box_style().clear;
  end_at(position_after(box));
  return Status::Ok;
}

Status LineBuilder::atomic(Box& box) {
  const TextStyle& style = box.parent->text_style();
  WEFT_TRY(offer_break(kObjectReplacement, box, style));
  if (ended_) return Status::Ok;
  breaker_.feed(kObjectReplacement);
  flow_.measurer.release();
  WEFT_TRY_ASSIGN(const LineItem item, atomic_item(box));
  trailing_ = Px();
  WEFT_TRY(push(item));
  after_space_ = box.pseudo == PseudoKind::Marker;  // what comes after a marker begins the line
  position_ = position_after(box);
  after_content(box, style);
  return handle_overflow();
}

/// The baseline that `box` lends to the line; kIndefinite: its bottom margin edge.
static Px atomic_baseline(const Box& box, const Extent& extent) {
  if (box.kind == BoxKind::Replaced) return kIndefinite;
  if (box.kind != BoxKind::Block) return extent.first_baseline;
  const BoxStyle& style = box.box_style();
  const auto clips = [](Overflow overflow) {
    return overflow != Overflow::Visible && overflow != Overflow::Clip;
  };
  return clips(style.overflow_x) || clips(style.overflow_y) ? kIndefinite : extent.last_baseline;
}

Result<LineItem> LineBuilder::atomic_item(Box& box) {
  LineItem item;
  item.kind = Kind::Atomic;
  item.box = &box;
  const Edges margin = used_margin(box, containing_width());
  if (flow_.intrinsic()) {
    WEFT_TRY_ASSIGN(const IntrinsicWidths widths, intrinsic_widths(flow_.context, box));
    const bool minimum = flow_.space.width_mode == WidthMode::MinContent;
    item.advance = (minimum ? widths.min_content : widths.max_content) + margin.horizontal();
    item.extents = {Px(), Px()};
    return item;
  }
  WEFT_TRY_ASSIGN(const Extent extent,
                  layout_box(flow_.context, box, atomic_space(flow_), Pass::Measure));
  item.advance = extent.size.width + margin.horizontal();
  const Px baseline = atomic_baseline(box, extent);
  const Px above = baseline == kIndefinite ? extent.size.height + margin.bottom : baseline;
  item.extents = {margin.top + above, extent.size.height + margin.bottom - above};
  return item;
}

Status LineBuilder::marker(Box& box) {
  LineItem item;
  item.kind = Kind::Marker;
  item.box = &box;
  position_ = position_after(box);
  return flow_.intrinsic() ? Status::Ok : push(item);
}

Status LineBuilder::out_of_flow(Box& box) {
  LineItem item;
  item.kind = Kind::OutOfFlow;
  item.box = &box;
  position_ = position_after(box);
  return push(item);
}

// --- floats --------------------------------------------------------------------------------------

Status LineBuilder::floating_intrinsic(Box& box) {
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths, intrinsic_widths(flow_.context, box));
  const Px margins = used_margin(box, Px()).horizontal();
  if (flow_.space.width_mode == WidthMode::MinContent)
    line_.float_width = max(line_.float_width, widths.min_content + margins);
  else line_.float_width += max(Px(), widths.max_content + margins);
  position_ = position_after(box);
  return Status::Ok;
}

/// CSS 2.1 9.5.1: beside what is on the line if there is room, else below the line.
Status LineBuilder::floating(Box& box) {
  LineItem item;
  item.kind = Kind::Float;
  item.box = &box;
  item.top = top_;
  item.skipped = floats_met_++ < placed_floats_;
  position_ = position_after(box);
  if (item.skipped) return push(item);
  FloatSpace& floats = *flow_.space.floats;
  const size_t mark = floats.mark();
  if (!floats_wait_) {
    flow_.measurer.release();
    WEFT_TRY(layout_float(flow_.context, box, floats, top_, flow_.left(), flow_.right(),
                          flow_.corner(), Pass::Measure, flow_.space.containing_height));
    update_band();
    floats_wait_ = has_visible_item() && overflows();
  }
  if (floats_wait_) {
    floats.rewind(mark);
    update_band();
    item.deferred = true;
  }
  WEFT_TRY(push(item));
  if (!opened_ && candidate_.valid) candidate_ = snapshot();  // a break comes after the float
  return Status::Ok;
}

bool LineBuilder::has_visible_item() const {
  for (const LineItem& item : line_.items.span())
    if (item.kind == Kind::Text || item.kind == Kind::Atomic || item.kind == Kind::Tab) return true;
  return false;
}

// --- breaking ------------------------------------------------------------------------------------

LineBuilder::Checkpoint LineBuilder::snapshot() const {
  Checkpoint point;
  point.valid = true;
  point.hyphen = breaker_.previous() == kSoftHyphen;
  point.position = position_;
  point.items = line_.items.size();
  if (point.items > 0) point.last = line_.items.back();
  point.pen = pen_;
  point.trailing = trailing_;
  point.float_mark = flow_.space.floats->mark();
  point.floats_met = floats_met_;
  point.float_width = line_.float_width;
  return point;
}

void LineBuilder::restore(const Checkpoint& checkpoint) {
  line_.items.truncate(checkpoint.items);
  if (checkpoint.items > 0) line_.items.back() = checkpoint.last;
  pen_ = checkpoint.pen;
  trailing_ = checkpoint.trailing;
  position_ = checkpoint.position;
  floats_met_ = checkpoint.floats_met;
  line_.float_width = checkpoint.float_width;
  if (flow_.space.floats->mark() > checkpoint.float_mark)
    flow_.space.floats->rewind(checkpoint.float_mark);
}

/// The innermost box around both characters decides; for one that vanishes at the line's end, its
/// own box.
bool LineBuilder::may_break_before(char32_t c, const Box& box, const TextStyle& style) const {
  if (!candidate_.valid || !previous_) return false;
  const bool after_space = breaker_.previous() == ' ';
  bool wraps = common_->text_style().text_wrap == TextWrap::Wrap;
  if (previous_ == &box) wraps = style.text_wrap == TextWrap::Wrap;
  if (after_space) wraps = previous_wraps_;
  if (!wraps) return false;
  if (after_space &&
      previous_->text_style().white_space_collapse == WhiteSpaceCollapse::BreakSpaces)
    return true;
  return breaker_.allows_break_before(c, style.word_break);
}

/// Content that begins with `c` comes: remembers the opportunity before it, or ends the line there
/// when it is full.
Status LineBuilder::offer_break(char32_t c, const Box& box, const TextStyle& style) {
  if (!may_break_before(c, box, style)) return Status::Ok;
  Checkpoint point = candidate_;
  if (point.hyphen) {
    WEFT_TRY_ASSIGN(const Px hyphen,
                    flow_.measurer.measure_generated(line_.text_style(*previous_),
                                                     generated_text(LineFragment::Kind::Hyphen)));
    if (break_.valid && point.pen + hyphen > available_) return Status::Ok;
  }
  break_ = point;
  if (point.pen - point.trailing > available_) return take_break(break_);
  return Status::Ok;
}

Status LineBuilder::take_break(const Checkpoint& checkpoint) {
  restore(checkpoint);
  if (checkpoint.hyphen && !line_.items.empty()) {
    LineItem item;
    item.kind = Kind::Hyphen;
    for (size_t i = line_.items.size(); i-- > 0 && !item.box;)
      if (line_.items[i].kind == Kind::Text) item.box = line_.items[i].box;
    if (item.box) {
      WEFT_TRY_ASSIGN(item.advance,
                      flow_.measurer.measure_generated(line_.text_style(*item.box),
                                                       generated_text(LineFragment::Kind::Hyphen)));
      trailing_ = Px();
      WEFT_TRY(push(item));
    }
  }
  end_at(checkpoint.position);
  return Status::Ok;
}

/// What was just added may reach beyond the line: goes back to the last opportunity, if there is
/// one.
Status LineBuilder::handle_overflow() {
  if (!overflows()) return Status::Ok;
  if (break_.valid) return take_break(break_);
  if (narrowed_) {
    line_.too_narrow = true;
    end_at(position_);
  }
  return Status::Ok;
}

void LineBuilder::after_content(const Box& box, const TextStyle& style) {
  previous_ = &box;
  common_ = box.parent;
  previous_wraps_ = style.text_wrap == TextWrap::Wrap;
  opened_ = false;
  candidate_ = snapshot();
}

}  // namespace weft
