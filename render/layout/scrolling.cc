#include "render/layout/scrolling.h"

#include "render/layout/formatting.h"
#include "render/layout/sizing.h"
#include "render/layout/writing_mode.h"

namespace weft {
namespace {

bool is_fixed_to_viewport(const Box& box) {
  if (!box.out_of_flow || box.box_style().position != Position::Fixed) return false;
  const Box* at = box.parent;
  while (at && !contains_fixed(*at)) at = at->parent;
  return !at;
}

bool clips_height(const Box& box) {
  if (box.kind == BoxKind::Text || box.kind == BoxKind::Inline || box.anonymous) return false;
  const BoxStyle& style = box.box_style();
  return ((containment(box) & kContainPaint) || style.overflow_y != Overflow::Visible) &&
         !overflow_is_viewports(box.node);
}

// The bottom of a box itself, from its corner: lines may reach below it.
Px own_bottom(const Box& box) {
  Px bottom = box.placed ? box.size.height : Px();
  const bool has_lines = box.is_block_container() && box.inline_content && !clips_height(box);
  if (has_lines && !box.content.lines.empty()) {
    const LineBox& last = box.content.lines.back();
    if (!is_vertical(inner_mode(box))) bottom = max(bottom, last.top + last.height);
  }
  // The margin of the root element is part of what the initial containing block scrolls over.
  const bool is_root_element = box.parent && !box.parent->parent && box.in_flow();
  return is_root_element ? bottom + used_margin(box, box.parent->size.width).bottom : bottom;
}

// An inline box without a fragment, such as one around a block, stands after the lines before it.
Px top_of_box(const Box& box) {
  const Px corner = offset_in(box, nullptr).y;
  if (box.kind != BoxKind::Inline) return corner;
  const Box& container = *block_container_of(box);
  if (!container.inline_content || container.content.lines.empty() ||
      is_vertical(inner_mode(container)))
    return corner;
  for (const LineBox& line : container.content.lines)
    for (const LineFragment& fragment : line.fragments)
      if (fragment.box == &box) return corner + fragment.top;
  const LineBox& last = container.content.lines.back();
  return corner + last.top + last.height;
}

const Box* box_of(const Node& node, const Box& root) {
  for (const Box* box = &root; box; box = next_box(*box, root))
    if (box->node == &node && box->pseudo == PseudoKind::None && !box->anonymous) return box;
  return nullptr;
}

bool is_shown(const Element& element) {
  return element.style && element.style->box->display != Display::None;
}

}  // namespace

bool overflow_is_viewports(const Node* node) {
  const Element* element = node ? node->as_element() : nullptr;
  if (!element) return false;
  if (element->is_html(Atom::Html)) return true;
  if (!element->is_html(Atom::Body)) return false;
  const Element* root = element->parent ? element->parent->as_element() : nullptr;
  return root && root->is_html(Atom::Html) && root->style &&
         root->style->box->overflow_x == Overflow::Visible;
}

Px document_height(const Box& root) {
  Px bottom = root.size.height;
  const Box* at = &root;
  while (at) {
    const bool is_fixed = is_fixed_to_viewport(*at);
    if (!is_fixed) bottom = max(bottom, offset_in(*at, nullptr).y + own_bottom(*at));
    at = is_fixed || clips_height(*at) ? next_box_after(*at, root) : next_box(*at, root);
  }
  return bottom;
}

// An empty anchor between blocks has no box, so its place is where the next element begins.
Px top_of_element(const Element& element, const Document& document, const Box& root) {
  constexpr int kMostWithoutBox = 32;
  int looked_at = 0;
  if (!is_shown(element)) return kIndefinite;
  for (const Node* node = &element; node && looked_at < kMostWithoutBox;
       node = next_in_tree(*node, document)) {
    if (!node->is_element()) continue;
    if (const Box* box = box_of(*node, root)) return top_of_box(*box);
    ++looked_at;
  }
  return kIndefinite;
}

void scroll_page(Box& root, Px distance) {
  root.position.y -= distance;
  Box* at = next_box(root, root);
  while (at) {
    const bool is_fixed = is_fixed_to_viewport(*at);
    if (is_fixed) at->position.y += distance;
    at = is_fixed ? next_box_after(*at, root) : next_box(*at, root);
  }
}

}  // namespace weft
