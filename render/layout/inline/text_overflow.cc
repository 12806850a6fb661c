// The ellipsis of a line that is cut (CSS UI 4, 5.1; CSS Overflow 4, line-clamp).
#include "render/base/utf8.h"
#include "render/layout/inline/line_placer.h"

namespace weft {
namespace {

using Kind = LineItem::Kind;

bool is_visible(const LineItem& item) {
  return (item.kind == Kind::Text && item.length > 0) || item.kind == Kind::Tab ||
         item.kind == Kind::Atomic || item.kind == Kind::Hyphen;
}

/// Shortens the text `item` to the characters that fit in `room`; `least` of them stay.
Status shorten(const InlineFlow& flow, const Line& line, LineItem& item, Px room, unsigned least) {
  const uint32_t end = item.start + item.length;
  uint32_t cut = item.start;
  TextExtent fitting;
  while (cut < end) {
    std::string_view rest = item.box->text.substr(cut, end - cut);
    next_code_point(rest);
    const auto next = static_cast<uint32_t>(end - rest.size());
    TextExtent extent;
    WEFT_TRY(flow.measurer.measure(*item.box, line.text_style(*item.box), item.start,
                                   next - item.start, &extent));
    if (extent.advance > room && least == 0) break;
    if (least > 0) --least;
    cut = next;
    fitting = extent;
  }
  item.length = cut - item.start;
  item.advance = fitting.advance;
  item.spaces = fitting.spaces;
  return Status::Ok;
}

/// Drops what is shown from item `first` on; floats, static positions and edges opened before stay.
void drop_from(Line& line, size_t first, const LineItem& ellipsis) {
  size_t written = first;
  const size_t end = line.items.size() - 1;  // the last is a spare for the ellipsis
  LineItem pending = ellipsis;
  for (size_t i = first; i < end; ++i) {
    const LineItem item = line.items[i];
    const bool stays =
        item.kind == Kind::Float || item.kind == Kind::OutOfFlow || item.kind == Kind::Marker;
    if (!stays) continue;
    line.items[written++] = pending;
    pending = item;
  }
  line.items[written++] = pending;
  line.items.truncate(written);
}

}  // namespace

Status cut_with_ellipsis(const InlineFlow& flow, Line& line, Px room) {
  LineItem ellipsis;
  ellipsis.kind = Kind::Ellipsis;
  ellipsis.box = &flow.container;
  WEFT_TRY_ASSIGN(ellipsis.advance,
                  flow.measurer.measure_generated(line.text_style(flow.container),
                                                  generated_text(LineFragment::Kind::Ellipsis)));
  const Px limit = max(Px(), room - ellipsis.advance);
  Px pen = line.indent;
  bool any = false;
  size_t i = 0;
  for (; i < line.items.size(); ++i) {
    LineItem& item = line.items[i];
    if (is_visible(item) && pen + item.advance > limit) {
      if (item.kind == Kind::Text) WEFT_TRY(shorten(flow, line, item, limit - pen, any ? 0 : 1));
      if (item.kind == Kind::Text || !any) ++i;
      break;
    }
    any = any || is_visible(item);
    pen += item.advance;
  }
  WEFT_TRY(line.items.push(LineItem()));
  drop_from(line, i, ellipsis);
  line.cut = true;
  line.overflowed = line.width > room;
  line.width = line.indent;
  for (const LineItem& item : line.items) line.width += item.advance;
  return Status::Ok;
}

}  // namespace weft
