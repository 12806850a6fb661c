#include "render/layout/inline/line_text.h"

#include "render/base/utf8.h"
#include "render/layout/inline/line_breaking.h"

namespace weft {
namespace {

using Kind = LineItem::Kind;

constexpr uint32_t kSegmentBytes = 64;  // bounds what is shaped, and kept, at once

bool preserves_breaks(const TextStyle& style) {
  return style.white_space_collapse != WhiteSpaceCollapse::Collapse;
}
bool preserves_spaces(const TextStyle& style) {
  return style.white_space_collapse == WhiteSpaceCollapse::Preserve ||
         style.white_space_collapse == WhiteSpaceCollapse::BreakSpaces;
}
bool is_forced_break(char32_t c, const TextStyle& style) {
  return c == '\n' && preserves_breaks(style);
}
bool is_tab(char32_t c, const TextStyle& style) { return c == '\t' && preserves_spaces(style); }

/// White space at the end of a line hangs or vanishes; kept spaces that do not wrap, and
/// break-spaces, take room.
bool hangs(const TextStyle& style) {
  if (style.white_space_collapse == WhiteSpaceCollapse::BreakSpaces) return false;
  return style.white_space_collapse != WhiteSpaceCollapse::Preserve ||
         style.text_wrap == TextWrap::Wrap;
}

struct Decoded {
  char32_t character;
  uint32_t end;
};

Decoded decode(const Box& box, uint32_t offset) {
  std::string_view rest = box.text.substr(offset);
  const char32_t c = next_code_point(rest);
  return {c, static_cast<uint32_t>(box.text.size() - rest.size())};
}

struct TextSegment {
  uint32_t end = 0;
  bool collapsible_end = false;
};

/// Drops a run of collapsible white space that follows a space or starts the line.
bool skip_collapsed(LineState& state, Box& box) {
  const uint32_t start = state.position.offset;
  if (!state.after_space) return false;
  while (state.position.offset < box.text.size() &&
         is_collapsible_space(static_cast<unsigned char>(box.text[state.position.offset]),
                              box.text_style()))
    ++state.position.offset;
  // Opportunities are those before collapsing: a space that wraps gives one even when it goes.
  if (state.position.offset > start && box.text_style().text_wrap == TextWrap::Wrap)
    state.breaks.previous_wraps = true;
  return state.position.offset > start;
}

Status put_forced_break(LineState& state, Box& box) {
  state.line.forced = true;
  WEFT_TRY(state.push(LineItem::of(Kind::LineBreak, box)));
  ++state.position.offset;
  state.end_at(state.position);
  return Status::Ok;
}

Px tab_stop(const TextStyle& style, const Font& font) {
  if (style.tab_size.kind() != Length::Kind::Number) return style.tab_size.resolve_or(Px(), Px());
  const Px space = font.metrics().space_advance + style.letter_spacing + style.word_spacing;
  return Px::from_raw(int64_t{space.raw()} * style.tab_size.factor_4096() / 4096);
}

Status put_tab(LineState& state, Box& box) {
  const TextStyle& style = state.line.text_style(box);
  WEFT_TRY(offer_break(state, '\t', box, style));
  if (state.ended) return Status::Ok;
  state.breaks.breaker.feed('\t');
  WEFT_TRY_ASSIGN(const Font* font, state.flow.measurer.font(style));
  const Px stop = tab_stop(style, *font);
  LineItem item = LineItem::of(Kind::Tab, box);
  item.start = state.position.offset;
  item.length = 1;
  if (stop > Px()) item.advance = stop - Px::from_raw(max(state.pen, Px()).raw() % stop.raw());
  // A tab that would be narrower than half a digit goes on to the next stop.
  if (stop > Px() && item.advance < font->metrics().zero_advance / 2) item.advance += stop;
  WEFT_TRY(state.push(item));
  state.trailing = hangs(style) ? state.trailing + item.advance : Px();
  state.after_space = false;
  ++state.position.offset;
  after_content(state, box, style);
  return handle_overflow(state);
}

/// The text up to the next opportunity to break: a word and the spaces after it.
TextSegment scan_segment(LineState& state, const Box& box) {
  const TextStyle& style = box.text_style();
  const uint32_t start = state.position.offset;
  const bool wraps = style.text_wrap == TextWrap::Wrap;
  const bool every_space = style.white_space_collapse == WhiteSpaceCollapse::BreakSpaces;
  TextSegment found{start, false};
  while (found.end < box.text.size()) {
    const Decoded next = decode(box, found.end);
    if (is_forced_break(next.character, style) || is_tab(next.character, style)) break;
    const bool collapsible = is_collapsible_space(next.character, style);
    const char32_t c = collapsible ? ' ' : next.character;
    const bool inside = found.end > start;
    if (inside && wraps && every_space && state.breaks.breaker.previous() == ' ') break;
    if (inside && wraps && state.breaks.breaker.allows_break_before(c, style.word_break)) break;
    if (found.end - start >= kSegmentBytes && break_class(c) != BreakClass::Combining) break;
    state.breaks.breaker.feed(c);
    found.end = next.end;
    found.collapsible_end = collapsible;
  }
  return found;
}

Status add_text(LineState& state, Box& box, const TextSegment& segment) {
  const TextStyle& style = state.line.text_style(box);
  TextExtent extent;
  const uint32_t start = state.position.offset;
  WEFT_TRY(state.flow.measurer.measure(box, style, start, segment.end - start, &extent));
  const bool all_white = extent.trailing == extent.advance;
  LineItem* last = state.line.items.empty() ? nullptr : &state.line.items.back();
  const bool joins =
      last && last->kind == Kind::Text && last->box == &box && last->start + last->length == start;
  if (!joins) {
    LineItem item;
    item.box = &box;
    item.start = start;
    WEFT_TRY(state.line.items.push(item));
    last = &state.line.items.back();
  }
  last->whole = !joins;
  last->length = segment.end - last->start;
  last->advance += extent.advance;
  last->trailing = all_white ? last->trailing + extent.trailing : extent.trailing;
  last->spaces += extent.spaces;
  last->spaces_at_end = extent.spaces_at_end;
  last->collapsible_end = segment.collapsible_end;
  if (extent.fallback && style.line_height.kind() == Length::Kind::Normal)
    last->extents.unite({extent.above, extent.below});
  state.pen += extent.advance;
  state.trailing = !hangs(style) ? Px()
                   : all_white   ? state.trailing + extent.trailing
                                 : extent.trailing;
  state.after_space = segment.collapsible_end;
  state.position.offset = segment.end;
  after_content(state, box, style);
  return Status::Ok;
}

bool may_break_inside(const LineState& state, const TextStyle& style) {
  if (style.text_wrap != TextWrap::Wrap) return false;
  if (style.overflow_wrap == OverflowWrap::Anywhere || style.word_break == WordBreak::BreakWord)
    return true;
  return style.overflow_wrap == OverflowWrap::BreakWord &&
         state.flow.space.width_mode != WidthMode::MinContent;
}

/// The end of as many characters from the position on as fit, at least one on an empty line. They
/// are measured together, as they are drawn: pairs of them are kerned.
Result<uint32_t> fitting_end(LineState& state, const Box& box, uint32_t end) {
  const uint32_t start = state.position.offset;
  uint32_t cut = start;
  bool needs_one = !state.has_visible_item();
  while (cut < end) {
    uint32_t next = decode(box, cut).end;
    while (next < end && break_class(decode(box, next).character) == BreakClass::Combining)
      next = decode(box, next).end;
    TextExtent extent;
    WEFT_TRY(
        state.flow.measurer.measure(box, state.line.text_style(box), start, next - start, &extent));
    const Px hanging = hangs(box.text_style()) ? extent.trailing : Px();
    if (state.pen + extent.advance - hanging > state.available && !needs_one) break;
    cut = next;
    needs_one = false;
  }
  return cut;
}

Status break_inside(LineState& state, Box& box, const LineCheckpoint& before, uint32_t end) {
  state.restore(before);
  WEFT_TRY_ASSIGN(const uint32_t cut, fitting_end(state, box, end));
  if (cut > state.position.offset) WEFT_TRY(add_text(state, box, {cut, false}));
  if (cut < end) state.end_at(state.position);
  return Status::Ok;
}

Status put_segment(LineState& state, Box& box) {
  const TextStyle& style = box.text_style();
  char32_t c = decode(box, state.position.offset).character;
  if (is_collapsible_space(c, style)) c = ' ';
  WEFT_TRY(offer_break(state, c, box, style));
  if (state.ended) return Status::Ok;
  const LineCheckpoint before = state.snapshot();
  const TextSegment found = scan_segment(state, box);
  WEFT_TRY(add_text(state, box, found));
  if (!state.overflows()) return Status::Ok;
  WEFT_TRY(handle_overflow(state));
  return !state.ended && may_break_inside(state, style)
             ? break_inside(state, box, before, found.end)
             : Status::Ok;
}

[[gnu::noinline]] Status leave_text(LineState& state, Box& box) {
  state.position = position_after(box);
  if (state.breaks.previous == &box && !state.opened) state.breaks.candidate = state.snapshot();
  return Status::Ok;
}

}  // namespace

Status put_text(LineState& state, Box& box) {
  const TextStyle& style = box.text_style();
  if (state.position.offset >= box.text.size()) return leave_text(state, box);
  if (skip_collapsed(state, box)) return Status::Ok;
  const char32_t c = decode(box, state.position.offset).character;
  if (is_forced_break(c, style)) return put_forced_break(state, box);
  if (is_tab(c, style)) return put_tab(state, box);
  return put_segment(state, box);
}

}  // namespace weft
