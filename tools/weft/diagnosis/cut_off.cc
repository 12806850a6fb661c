// Content beyond the edges of the panel: text whose baseline, and pictures whose edge, lies there.
#include <algorithm>

#include "tools/weft/diagnosis/page_parts.h"

namespace weft {
namespace {

bool clips(const Box& box) {
  if (box.anonymous || box.kind == BoxKind::Inline) return false;
  const Element* const element = box.node ? box.node->as_element() : nullptr;
  // What these say counts for the panel, which clips anyway.
  if (element && (element->is_html(Atom::Html) || element->is_html(Atom::Body))) return false;
  return box.box_style().overflow_x != Overflow::Visible ||
         box.box_style().overflow_y != Overflow::Visible;
}

struct Extent {
  Px right, bottom;
  void add(Px content_right, Px content_bottom) {
    right = std::max(right, content_right);
    bottom = std::max(bottom, content_bottom);
  }
};

/// Where the parent of a box lies on the page, whose corner is at `corner`.
Point corner_of_parent(const Box& box, Point corner) {
  return {corner.x - box.position.x, corner.y - box.position.y};
}

/// The edges of `box` that ancestors which clip leave of it.
Extent visible_edges(const Box& box, Px right, Px bottom) {
  Point corner = offset_in(box, nullptr);
  for (const Box* around = &box; around;
       corner = corner_of_parent(*around, corner), around = around->parent) {
    if (!clips(*around)) continue;
    right = std::min(right, corner.x + around->size.width);
    bottom = std::min(bottom, corner.y + around->size.height);
  }
  return {right, bottom};
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f") == text.npos; }

}  // namespace

bool is_seen(const Box& box, const Screen& screen) {
  const Point corner = offset_in(box, nullptr);
  Point put = corner;  // the corner of `at`
  for (const Box* at = &box; at; put = corner_of_parent(*at, put), at = at->parent) {
    if (!at->anonymous && at->kind != BoxKind::Text && at->style->rare->opacity == 0) return false;
    if (clips(*at)) {
      if (at->size.width <= Px::from_int(1) || at->size.height <= Px::from_int(1) ||
          corner.x >= put.x + at->size.width || corner.y >= put.y + at->size.height)
        return false;
    }
    if (!at->out_of_flow) continue;
    if (put.x >= Px::from_int(screen.width) || put.y >= Px::from_int(screen.height) ||
        put.x + at->size.width <= Px() || put.y + at->size.height <= Px())
      return false;
  }
  return true;
}

void find_cut_off(const DiagnosedPage& page) {
  const Px width = Px::from_int(page.screen.width), height = Px::from_int(page.screen.height);
  Extent content;
  for_each_text(page.root, page.screen, [&](const LineFragment& text, const Rect& area) {
    if (is_blank(text.box->text.substr(text.start, text.length))) return;
    // A letter more than half of which is there can be read.
    const bool is_line_vertical = is_vertical(text.box->text_style().writing_mode);
    const Px right = area.right(),
             bottom = is_line_vertical ? area.bottom() : area.top + text.baseline - text.top;
    const Extent edges = visible_edges(*text.box->parent, right, bottom);
    const bool is_beyond =
        edges.right > width + Px::from_int(1) || edges.bottom > height + Px::from_int(1);
    if (is_beyond)
      content.add(edges.right, visible_edges(*text.box->parent, right, area.bottom()).bottom);
  });
  const Box* cut = nullptr;
  for (const Box* box = &page.root; box; box = next_box(*box, page.root)) {
    if (!cut && box->is_cut()) cut = box;
    if (box->kind != BoxKind::Replaced || !box->image || box->image->broken()) continue;
    if (box->text_style().visibility != Visibility::Visible || !is_seen(*box, page.screen))
      continue;
    const Point corner = offset_in(*box, nullptr);
    const Extent edges =
        visible_edges(*box, corner.x + box->size.width, corner.y + box->size.height);
    content.add(edges.right, edges.bottom);
  }
  if (cut) content.add(Px(), offset_in(*cut, nullptr).y);
  const bool is_wide = content.right > width + Px::from_int(2),
             is_high = page.screen.height < UINT16_MAX && content.bottom > height + Px::from_int(2);
  const std::string wide = std::to_string(content.right.ceil()) + " px wide",
                    high = (cut ? "more than " : "") + std::to_string(content.bottom.ceil()) +
                           " px high",
                    panel_width = std::to_string(page.screen.width),
                    panel_height = std::to_string(page.screen.height);
  if (!is_wide && !is_high) return;
  page.add(FindingKind::CutOff, {},
           "the page is " +
               (is_wide && is_high ? wide + " and "
                : is_wide          ? wide
                                   : "") +
               (is_high ? high : "") + ", the panel " +
               (is_wide && is_high ? panel_width + "x" + panel_height
                : is_wide          ? panel_width
                                   : panel_height));
}

}  // namespace weft
