// Walking the box tree.
#include "render/layout/box.h"

#include "render/base/ascii.h"
#include "render/layout/sizing.h"

namespace weft {

void Box::append(Box& child) {
  child.parent = this;
  child.next_sibling = nullptr;
  Box** end = &first_child;
  while (*end) end = &(*end)->next_sibling;
  *end = &child;
}

Box* next_box_after(const Box& box, const Box& root) {
  const Box* at = &box;
  while (at && at != &root && !at->next_sibling) at = at->parent;
  return at && at != &root ? at->next_sibling : nullptr;
}

Box* next_box(const Box& box, const Box& root) {
  return box.first_child ? box.first_child : next_box_after(box, root);
}

Point offset_in(const Box& box, const Box* ancestor) {
  Point offset;
  for (const Box* at = &box; at && at != ancestor; at = at->parent) offset = offset + at->position;
  return offset;
}

Box* block_container_of(const Box& box) {
  Box* at = box.parent;
  while (at && at->kind == BoxKind::Inline) at = at->parent;
  return at;
}

namespace {

bool shows_text(const Box& box) {
  const WhiteSpaceCollapse collapse = box.text_style().white_space_collapse;
  if (collapse == WhiteSpaceCollapse::Preserve || collapse == WhiteSpaceCollapse::BreakSpaces) return !box.text.empty();
  const bool breaks = collapse == WhiteSpaceCollapse::PreserveBreaks;
  for (const char c : box.text)
    if (!is_space(static_cast<unsigned char>(c)) || (breaks && c == '\n')) return true;
  return false;
}

bool has_edge(const Box& box) {
  const Edges margin = used_margin(box, kIndefinite);
  return margin != Edges{} || used_padding(box, kIndefinite) != Edges{} || border_widths(box) != Edges{};
}

}  // namespace

bool makes_line(const Box& box) {
  if (!box.in_flow()) return false;
  switch (box.kind) {
    case BoxKind::Marker: return false;
    case BoxKind::Text: return shows_text(box);
    case BoxKind::Inline: return has_edge(box);
    default: return true;
  }
}

}  // namespace weft
