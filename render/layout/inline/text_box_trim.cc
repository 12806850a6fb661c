#include "render/layout/inline/text_box_trim.h"

namespace weft {
namespace {

constexpr auto kStart = static_cast<uint8_t>(TextBoxTrim::TrimStart),
               kEnd = static_cast<uint8_t>(TextBoxTrim::TrimEnd);

bool is_flow_child(const Box& box) {
  return box.kind == BoxKind::Block && !box.inline_level && box.in_flow() && !box.independent;
}

bool has_edge(const Length& padding, const BorderSide& border) {
  return !padding.is_zero() || border.width > Px();
}

bool is_first(const Box& box) {
  for (const Box* at = box.parent->first_child; at != &box; at = at->next_sibling)
    if (at->in_flow()) return false;
  return true;
}

bool is_last(const Box& box) {
  for (const Box* at = box.next_sibling; at; at = at->next_sibling)
    if (at->in_flow()) return false;
  return true;
}

/// The sides on which `box` begins or ends the block around it, and nothing lies between.
uint8_t shared_sides(const Box& box) {
  const BoxStyle& style = box.box_style();
  const SurfaceStyle& surface = *box.style->surface;
  uint8_t sides = 0;
  if (is_first(box) && !has_edge(style.padding_top, surface.top)) sides |= kStart;
  if (is_last(box) && !has_edge(style.padding_bottom, surface.bottom)) sides |= kEnd;
  return sides;
}

}  // namespace

uint8_t trimmed_sides(const Box& box) {
  uint8_t sides = 0, shared = kStart | kEnd;
  for (const Box* at = &box;; at = at->parent) {
    sides = static_cast<uint8_t>(sides |
                                 (shared & static_cast<uint8_t>(at->box_style().text_box_trim)));
    if (!at->parent || !is_flow_child(*at) || !at->parent->is_block_container()) return sides;
    shared = static_cast<uint8_t>(shared & shared_sides(*at));
    if (!shared) return sides;
  }
}

LineExtents text_box(const TextStyle& style, const Font& font) {
  const FontMetrics& metrics = font.metrics();
  const bool is_cap = style.text_edge_over == TextEdge::Cap,
             is_ex = style.text_edge_over == TextEdge::Ex;
  return {is_cap  ? metrics.cap_height
          : is_ex ? metrics.x_height
                  : metrics.ascent,
          style.text_edge_under == TextEdge::Text ? metrics.descent : Px()};
}

}  // namespace weft
