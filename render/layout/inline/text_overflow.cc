// The ellipsis of a line that is cut (CSS UI 4, 5.1; CSS Overflow 4, line-clamp): where it shows
// the line as laid out, in visual order, from its end side on what does not fit beside it is
// hidden.
#include "render/base/utf8.h"
#include "render/layout/inline/line_break.h"
#include "render/layout/inline/line_placer.h"
#include "render/layout/sizing.h"

namespace weft {
namespace {

using Kind = LineItem::Kind;

bool is_visible(const LineItem& item) {
  return (item.kind == Kind::Text && item.length > 0) || item.kind == Kind::Tab ||
         item.kind == Kind::Atomic || item.kind == Kind::Hyphen;
}

/// Whether `c` belongs to the same typographic character as `before` (UAX #29, roughly).
bool continues_cluster(char32_t before, char32_t c) {
  constexpr char32_t kJoiner = 0x200D, kThaiSaraAm = 0xE33, kLaoVowelAm = 0xEB3;
  return before == kJoiner || c == kJoiner || c == kThaiSaraAm || c == kLaoVowelAm ||
         break_class(c) == BreakClass::Combining;
}

/// The end of the typographic character that begins at `start`, which is before `end`; spaces that
/// collapse are one.
uint32_t cluster_end(const TextStyle& style, std::string_view text, uint32_t start, uint32_t end) {
  uint32_t spaces = start;
  while (spaces < end && is_collapsible_space(static_cast<unsigned char>(text[spaces]), style))
    ++spaces;
  if (spaces > start) return spaces;
  std::string_view rest = text.substr(start, end - start);
  char32_t before = next_code_point(rest);
  while (!rest.empty()) {
    std::string_view after = rest;
    const char32_t c = next_code_point(after);
    if (!continues_cluster(before, c)) break;
    before = c;
    rest = after;
  }
  return end - static_cast<uint32_t>(rest.size());
}

class Truncation {
 public:
  Truncation(const InlineFlow& flow, Line& line, const LineDirections& directions, Px room_left)
      : flow_(flow),
        line_(line),
        directions_(directions),
        reversed_(is_right_to_left(flow.container)),
        room_left_(room_left),
        room_(line.right - line.left),
        count_(directions.rank_count(line)) {}

  Status run(Px content_left, EllipsisPlace* place) {
    const TextStyle& style = line_.text_style(flow_.container);
    WEFT_TRY_ASSIGN(place->width, flow_.measurer.measure_generated(
                                      style, generated_text(LineFragment::Kind::Ellipsis, style)));
    place->left = reversed_ ? content_left - place->width : content_left + line_.width;
    if (line_.width + place->width <= room_) return Status::Ok;
    limit_ = max(Px(), room_ - place->width);
    size_t first = 0;
    while (first < count_ && !is_visible(item(first))) ++first;
    for (size_t rank = count_; rank-- > first;) {
      LineItem& at = item(rank);
      if (!is_visible(at)) continue;
      WEFT_TRY_ASSIGN(const bool shown, show(at, rank == first));
      place->left = reversed_ ? at.left - place->width : at.left + at.advance - at.cut_off;
      if (shown) return Status::Ok;
      at.hidden = true;
    }
    return Status::Ok;
  }

 private:
  /// The item at a place in visual order, counted from the start side of the line.
  LineItem& item(size_t rank) const {
    return line_.items[directions_.item_at(line_, reversed_ ? count_ - 1 - rank : rank)];
  }

  /// Whether something of `at` stays beside the ellipsis: the rest is cut off. Of the first thing
  /// on the line some stays in any case.
  Result<bool> show(LineItem& at, bool is_first) {
    const Px start = reversed_ ? room_left_ + room_ - at.left - at.advance : at.left - room_left_;
    const Px room = limit_ - start;
    if (at.advance <= room) return true;
    if (at.kind == Kind::Text && (room > Px() || is_first)) {
      WEFT_TRY_ASSIGN(const bool any, shorten(at, room, is_first));
      if (any) return true;
    }
    return is_first;
  }

  /// Shortens a text to the characters at its start side that fit in `room`, at least one where it
  /// `needs_one`; false when there is none.
  Result<bool> shorten(LineItem& at, Px room, bool needs_one) {
    const uint32_t end = at.start + at.length;
    const bool keeps_first = (at.level % 2 == 1) == reversed_;
    uint32_t cut = at.start;
    Px before;  // the width up to there
    while (cut < end) {
      const uint32_t next = cluster_end(line_.text_style(*at.box), at.box->text, cut, end);
      WEFT_TRY_ASSIGN(const Px width, width_of(at, cut, next));
      const bool goes_on = keeps_first ? before + width <= room || (needs_one && cut == at.start)
                                       : at.advance - before > room && !(needs_one && next == end);
      if (!goes_on) break;
      before += width;
      cut = next;
    }
    if (cut == (keeps_first ? at.start : end)) return false;
    if (!keeps_first) at.start = cut;
    at.length = (keeps_first ? cut : end) - at.start;
    WEFT_TRY_ASSIGN(const Px width, width_of(at, at.start, at.start + at.length));
    at.cut_off = at.advance - width;
    if (reversed_) at.left += at.cut_off;
    return true;
  }

  Result<Px> width_of(const LineItem& at, uint32_t start, uint32_t end) {
    TextExtent extent;
    WEFT_TRY(
        flow_.measurer.measure(*at.box, line_.text_style(*at.box), start, end - start, &extent));
    return extent.advance;
  }

  const InlineFlow& flow_;
  Line& line_;
  const LineDirections& directions_;
  const bool reversed_;
  const Px room_left_, room_;
  const size_t count_;
  Px limit_;
};

}  // namespace

Status cut_with_ellipsis(const InlineFlow& flow, Line& line, const LineDirections& directions,
                         Px room_left, Px content_left, EllipsisPlace* place) {
  return Truncation(flow, line, directions, room_left).run(content_left, place);
}

}  // namespace weft
