// Text in a line: word by word, white space collapsed across boxes (CSS Text 3, 4.1), tabs, forced
// breaks and breaks inside words.
#include "render/base/utf8.h"
#include "render/layout/inline/line_builder.h"
#include "render/layout/inline/line_metrics.h"

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

}  // namespace

Status LineBuilder::text(Box& box) {
  const TextStyle& style = box.text_style();
  if (position_.offset >= box.text.size()) {
    position_ = position_after(box);
    if (previous_ == &box && !opened_) candidate_ = snapshot();
    return Status::Ok;
  }
  if (skip_collapsed(box)) return Status::Ok;
  const char32_t c = decode(box, position_.offset).character;
  if (is_forced_break(c, style)) return forced_break(box);
  if (is_tab(c, style)) return tab(box);
  return segment(box);
}

/// Drops a run of collapsible white space that follows a space or starts the line.
bool LineBuilder::skip_collapsed(Box& box) {
  const uint32_t start = position_.offset;
  if (!after_space_) return false;
  while (position_.offset < box.text.size() &&
         is_collapsible_space(static_cast<unsigned char>(box.text[position_.offset]),
                              box.text_style()))
    ++position_.offset;
  // Opportunities are those before collapsing: a space that wraps gives one even when it goes.
  if (position_.offset > start && box.text_style().text_wrap == TextWrap::Wrap)
    previous_wraps_ = true;
  return position_.offset > start;
}

Status LineBuilder::forced_break(Box& box) {
  WEFT_TRY(push_line_break(box));
  ++position_.offset;
  end_at(position_);
  return Status::Ok;
}

Px LineBuilder::tab_stop(const TextStyle& style, const Font& font) const {
  if (style.tab_size.kind() != Length::Kind::Number) return style.tab_size.resolve_or(Px(), Px());
  const Px space = font.metrics().space_advance + style.letter_spacing + style.word_spacing;
  return Px::from_raw(int64_t{space.raw()} * style.tab_size.factor_4096() / 4096);
}

Status LineBuilder::tab(Box& box) {
  const TextStyle& style = line_.text_style(box);
  WEFT_TRY(offer_break('\t', box, style));
  if (ended_) return Status::Ok;
  breaker_.feed('\t');
  WEFT_TRY_ASSIGN(const Font* font, flow_.measurer.font(style));
  const Px stop = tab_stop(style, *font);
  LineItem item;
  item.kind = Kind::Tab;
  item.box = &box;
  item.start = position_.offset;
  item.length = 1;
  if (stop > Px()) item.advance = stop - Px::from_raw(max(pen_, Px()).raw() % stop.raw());
  // A tab that would be narrower than half a digit goes on to the next stop.
  if (stop > Px() && item.advance < font->metrics().zero_advance / 2) item.advance += stop;
  WEFT_TRY(push(item));
  trailing_ = hangs(style) ? trailing_ + item.advance : Px();
  after_space_ = false;
  ++position_.offset;
  after_content(box, style);
  return handle_overflow();
}

Status LineBuilder::segment(Box& box) {
  const TextStyle& style = box.text_style();
  char32_t c = decode(box, position_.offset).character;
  if (is_collapsible_space(c, style)) c = ' ';
  WEFT_TRY(offer_break(c, box, style));
  if (ended_) return Status::Ok;
  const Checkpoint before = snapshot();
  const Segment found = scan(box);
  WEFT_TRY(add_text(box, found));
  if (!overflows()) return Status::Ok;
  WEFT_TRY(handle_overflow());
  return !ended_ && may_break_inside(style) ? break_inside(box, before, found.end) : Status::Ok;
}

/// To the next opportunity to break: a word and the spaces after it.
LineBuilder::Segment LineBuilder::scan(const Box& box) {
  const TextStyle& style = box.text_style();
  const uint32_t start = position_.offset;
  const bool wraps = style.text_wrap == TextWrap::Wrap;
  const bool every_space = style.white_space_collapse == WhiteSpaceCollapse::BreakSpaces;
  Segment found{start, false};
  while (found.end < box.text.size()) {
    const Decoded next = decode(box, found.end);
    if (is_forced_break(next.character, style) || is_tab(next.character, style)) break;
    const bool collapsible = is_collapsible_space(next.character, style);
    const char32_t c = collapsible ? ' ' : next.character;
    const bool inside = found.end > start;
    if (inside && wraps && every_space && breaker_.previous() == ' ') break;
    if (inside && wraps && breaker_.allows_break_before(c, style.word_break)) break;
    if (found.end - start >= kSegmentBytes && break_class(c) != BreakClass::Combining) break;
    breaker_.feed(c);
    found.end = next.end;
    found.collapsible_end = collapsible;
  }
  return found;
}

Status LineBuilder::add_text(Box& box, const Segment& segment) {
  const TextStyle& style = line_.text_style(box);
  TextExtent extent;
  const uint32_t start = position_.offset;
  WEFT_TRY(flow_.measurer.measure(box, style, start, segment.end - start, &extent));
  const bool all_white = extent.trailing == extent.advance;
  LineItem* last = line_.items.empty() ? nullptr : &line_.items.back();
  const bool joins =
      last && last->kind == Kind::Text && last->box == &box && last->start + last->length == start;
  if (!joins) {
    LineItem item;
    item.box = &box;
    item.start = start;
    WEFT_TRY(line_.items.push(item));
    last = &line_.items.back();
  }
  last->whole = !joins;
  last->length = segment.end - last->start;
  last->advance += extent.advance;
  last->trailing = all_white ? last->trailing + extent.trailing : extent.trailing;
  last->spaces += extent.spaces;
  last->collapsible_end = segment.collapsible_end;
  if (extent.fallback && style.line_height.kind() == Length::Kind::Normal)
    last->extents.unite({extent.above, extent.below});
  pen_ += extent.advance;
  trailing_ = !hangs(style) ? Px() : all_white ? trailing_ + extent.trailing : extent.trailing;
  after_space_ = segment.collapsible_end;
  position_.offset = segment.end;
  after_content(box, style);
  return Status::Ok;
}

// --- breaks inside a word ------------------------------------------------------------------------

bool LineBuilder::may_break_inside(const TextStyle& style) const {
  if (style.text_wrap != TextWrap::Wrap) return false;
  if (style.overflow_wrap == OverflowWrap::Anywhere || style.word_break == WordBreak::BreakWord)
    return true;
  return style.overflow_wrap == OverflowWrap::BreakWord &&
         flow_.space.width_mode != WidthMode::MinContent;
}

Status LineBuilder::break_inside(Box& box, const Checkpoint& before, uint32_t end) {
  restore(before);
  WEFT_TRY_ASSIGN(const uint32_t cut, fitting_end(box, end));
  if (cut > position_.offset) WEFT_TRY(add_text(box, {cut, false}));
  if (cut < end) end_at(position_);
  return Status::Ok;
}

/// The end of as many characters from the position on as fit, at least one on an empty line.
Result<uint32_t> LineBuilder::fitting_end(const Box& box, uint32_t end) {
  uint32_t cut = position_.offset;
  Px width = pen_;
  bool needs_one = !has_visible_item();
  while (cut < end) {
    uint32_t next = decode(box, cut).end;
    while (next < end && break_class(decode(box, next).character) == BreakClass::Combining)
      next = decode(box, next).end;
    TextExtent extent;
    WEFT_TRY(flow_.measurer.measure(box, line_.text_style(box), cut, next - cut, &extent));
    width += extent.advance;
    if (width - extent.trailing > available_ && !needs_one) break;
    cut = next;
    needs_one = false;
  }
  return cut;
}

}  // namespace weft
