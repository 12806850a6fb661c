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

PictureView picture_view(const ComputedStyle& style, float density) {
  return {density, style.text->image_orientation == ImageOrientation::FromImage};
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

/// The pseudo-element whose style `pseudo` has on a first line.
PseudoKind on_first_line(PseudoKind pseudo) {
  switch (pseudo) {
    case PseudoKind::None: return PseudoKind::FirstLine;
    case PseudoKind::Before: return PseudoKind::FirstLineBefore;
    case PseudoKind::After: return PseudoKind::FirstLineAfter;
    default: return PseudoKind::None;
  }
}

/// The nearest box around (or `box` itself) that a node or pseudo-element made, and that text takes
/// its style from.
const Box& styling_box(const Box& box) {
  const Box* at = &box;
  while (at->parent && (at->kind == BoxKind::Text || at->anonymous)) at = at->parent;
  return *at;
}

const Element* element_of(const Box& box, const Box& styling) {
  if (box.kind == BoxKind::Text && box.node && box.node->is_text())
    return box.node->parent->as_element();
  return styling.node ? styling.node->as_element() : nullptr;
}

}  // namespace

const Element* own_element(const Box& box) {
  return box.node && !box.anonymous && box.pseudo == PseudoKind::None ? box.node->as_element()
                                                                      : nullptr;
}

uint8_t containment(const Box& box) {
  if (box.anonymous) return 0;
  const uint8_t contained = containment_of(box.box_style());
  constexpr uint8_t kSizes = kContainSize | kContainInlineSize;
  switch (box.kind) {
    case BoxKind::Block:
    case BoxKind::Flex:
    case BoxKind::Grid:
    case BoxKind::Replaced: return contained;
    case BoxKind::Table:
    case BoxKind::TableGrid:
    case BoxKind::TableCell: return static_cast<uint8_t>(contained & ~kSizes);
    default: return 0;
  }
}

const ComputedStyle& style_on_line(const Box& box, LineRank rank) {
  if (rank == LineRank::Other) return *box.style;
  const Box& styling = styling_box(box);
  const Element* element = element_of(box, styling);
  const PseudoKind kind = on_first_line(styling.pseudo);
  const ComputedStyle* style =
      element && kind != PseudoKind::None ? pseudo_style(*element, kind) : nullptr;
  return style ? *style : *box.style;
}

namespace {

bool shows_text(const Box& box) {
  const WhiteSpaceCollapse collapse = box.text_style().white_space_collapse;
  if (collapse == WhiteSpaceCollapse::Preserve || collapse == WhiteSpaceCollapse::BreakSpaces)
    return !box.text.empty();
  const bool breaks = collapse == WhiteSpaceCollapse::PreserveBreaks;
  for (const char c : box.text)
    if (!is_space(static_cast<unsigned char>(c)) || (breaks && c == '\n')) return true;
  return false;
}

}  // namespace

bool is_inline_display(Display display) {
  switch (display) {
    case Display::Inline:
    case Display::InlineBlock:
    case Display::InlineListItem:
    case Display::InlineFlex:
    case Display::InlineGrid:
    case Display::InlineTable: return true;
    default: return false;
  }
}

bool has_inline_edges(const Box& box, Px containing_width, QuirksMode quirks_mode) {
  const Edges edges = border_widths(box) + used_padding(box, containing_width),
              margin = used_margin(box, containing_width);
  if (edges.left != Px() || edges.right != Px()) return true;
  return quirks_mode != QuirksMode::Quirks && (margin.left != Px() || margin.right != Px());
}

bool makes_line(const Box& box, QuirksMode quirks_mode) {
  if (!box.in_flow()) return false;
  switch (box.kind) {
    case BoxKind::Marker: return false;
    case BoxKind::Text: return shows_text(box);
    case BoxKind::Inline: return has_inline_edges(box, kIndefinite, quirks_mode);
    default: return true;
  }
}

}  // namespace weft
