#include "render/layout/inline/line_breaking.h"

namespace weft {

namespace {

using Kind = LineItem::Kind;

Result<Px> hyphen_width(const LineState& state, const Box& box) {
  const TextStyle& style = state.line.text_style(box);
  return state.flow.measurer.measure_generated(style,
                                               generated_text(LineFragment::Kind::Hyphen, style));
}

/// Ends the line at the checkpoint, with a hyphen where a soft one stands before it.
Status take_break(LineState& state, const LineCheckpoint& checkpoint) {
  state.restore(checkpoint);
  if (checkpoint.hyphen && !state.line.items.empty()) {
    LineItem item;
    item.kind = Kind::Hyphen;
    for (size_t i = state.line.items.size(); i-- > 0 && !item.box;)
      if (state.line.items[i].kind == Kind::Text) item.box = state.line.items[i].box;
    if (item.box) {
      WEFT_TRY_ASSIGN(item.advance, hyphen_width(state, *item.box));
      state.trailing = Px();
      WEFT_TRY(state.push(item));
    }
  }
  state.end_at(checkpoint.position);
  return Status::Ok;
}

}  // namespace

bool may_break_before(const LineBreaks& breaks, char32_t c, const Box& box,
                      const TextStyle& style) {
  if (!breaks.candidate.valid || !breaks.previous) return false;
  const bool after_space = breaks.breaker.previous() == ' ';
  // 5.1: the innermost box around both characters decides; for one that vanishes at the line's end,
  // its own box.
  bool wraps = breaks.common->text_style().text_wrap == TextWrap::Wrap;
  if (breaks.previous == &box) wraps = style.text_wrap == TextWrap::Wrap;
  if (after_space) wraps = breaks.previous_wraps;
  if (!wraps) return false;
  if (breaks.breaker.previous() == kSoftHyphen &&
      breaks.previous->text_style().hyphens == Hyphens::None)
    return false;
  const bool after_tab = breaks.breaker.previous() == '\t';
  if ((after_space || after_tab) &&
      breaks.previous->text_style().white_space_collapse == WhiteSpaceCollapse::BreakSpaces)
    return true;
  return breaks.breaker.allows_break_before(c, style.word_break);
}

Status offer_break(LineState& state, char32_t c, const Box& box, const TextStyle& style) {
  if (!may_break_before(state.breaks, c, box, style)) return Status::Ok;
  LineCheckpoint point = state.breaks.candidate;
  if (point.hyphen) {
    WEFT_TRY_ASSIGN(const Px hyphen, hyphen_width(state, *state.breaks.previous));
    if (state.breaks.last.valid && point.pen + hyphen > state.available) return Status::Ok;
  }
  state.breaks.last = point;
  if (point.pen - point.trailing > state.available) return take_break(state, state.breaks.last);
  return Status::Ok;
}

Status handle_overflow(LineState& state) {
  if (!state.overflows()) return Status::Ok;
  if (state.breaks.last.valid) return take_break(state, state.breaks.last);
  if (state.floats.narrow && state.breaks.previous_wraps) {
    state.line.too_narrow = true;
    state.end_at(state.position);
  }
  return Status::Ok;
}

void after_content(LineState& state, const Box& box, const TextStyle& style) {
  state.breaks.previous = &box;
  state.breaks.common = box.parent;
  state.breaks.previous_wraps = style.text_wrap == TextWrap::Wrap;
  state.opened = false;
  state.breaks.candidate = state.snapshot();
}

}  // namespace weft
