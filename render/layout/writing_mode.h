// Lines that do not run from left to right (CSS Writing Modes 4, 6): what is in a box is laid out
// as if they did, in the axes of its lines and blocks, and turned to where it lies on the panel
// when the flow is done (settle_turned()). Lines and their fragments stay in those axes.
#pragma once

#include "render/base/matrix.h"
#include "render/layout/box.h"

namespace weft {

inline bool is_vertical(WritingMode mode) { return mode != WritingMode::HorizontalTb; }

/// The writing mode of what is in `box`. A picture stands upright: it has the one around it.
WritingMode inner_mode(const Box& box);
/// The one whose axes `box` is placed in. What is out of flow is placed on the panel's own.
WritingMode outer_mode(const Box& box);
inline bool is_turned(const Box& box) { return inner_mode(box) != outer_mode(box); }
/// Whether its lines run across those around it (7.3).
inline bool is_orthogonal(const Box& box) {
  return is_vertical(inner_mode(box)) != is_vertical(outer_mode(box));
}

constexpr Size transposed(Size size) { return {size.height, size.width}; }
/// Where `rect`, in the axes of `mode`, lies in a box of that size on the panel.
Rect rect_on_panel(WritingMode mode, const Rect& rect, Size box);
/// The same of something on `line` in `container`: also in VerticalLr, whose lines have their
/// upper side on the right, but follow each other from the left.
Rect rect_on_panel(const Box& container, const LineBox& line, const Rect& rect);
inline Rect rect_on_panel(const Box& container, const LineBox& line, const LineFragment& part) {
  return rect_on_panel(container, line, Rect{part.left, part.top, part.width, part.height});
}
/// From the axes of the lines to the panel, whose origin is the corner of `container`.
Matrix line_matrix(const Box& container, const LineBox& line);
/// From the axes of a flow in a box of that size on the panel, whose corner is the origin, to the
/// panel's.
Matrix flow_matrix(WritingMode mode, Size box);
inline Matrix flow_matrix(const Box& container) {
  return flow_matrix(inner_mode(container), container.size);
}
/// A distance on the panel, in the axes of lines.
Point distance_in_lines(WritingMode mode, Point on_panel);
/// Sides of a box on the panel, as they are in the axes of `mode`.
template <typename Side>
struct Sides4 {
  Side top, right, bottom, left;
};
template <typename Side>
Sides4<Side> sides_in(WritingMode mode, const Sides4<Side>& on_panel) {
  const auto& [top, right, bottom, left] = on_panel;
  switch (mode) {
    case WritingMode::HorizontalTb: break;
    case WritingMode::VerticalRl:
    case WritingMode::SidewaysRl: return {right, bottom, left, top};
    case WritingMode::VerticalLr: return {left, bottom, right, top};
    case WritingMode::SidewaysLr: return {left, top, right, bottom};
  }
  return on_panel;
}
/// The way back.
template <typename Side>
Sides4<Side> sides_on_panel(WritingMode mode, const Sides4<Side>& in_flow) {
  const auto& [top, right, bottom, left] = in_flow;
  switch (mode) {
    case WritingMode::HorizontalTb: break;
    case WritingMode::VerticalRl:
    case WritingMode::SidewaysRl: return {left, top, right, bottom};
    case WritingMode::VerticalLr: return {left, bottom, right, top};
    case WritingMode::SidewaysLr: return {right, bottom, left, top};
  }
  return in_flow;
}

inline Edges edges_on_panel(WritingMode mode, const Edges& in_flow) {
  const auto [top, right, bottom, left] =
      sides_on_panel(mode, Sides4<Px>{in_flow.top, in_flow.right, in_flow.bottom, in_flow.left});
  return {top, right, bottom, left};
}

/// Those of `edges` that are there.
constexpr Edges those_of(const Edges& edges, const Sides4<bool>& there) {
  return {there.top ? edges.top : Px(), there.right ? edges.right : Px(),
          there.bottom ? edges.bottom : Px(), there.left ? edges.left : Px()};
}

/// Whether the block, and lines from left to right, begin at the right or bottom side of the panel.
constexpr bool block_starts_right(WritingMode mode) {
  return mode == WritingMode::VerticalRl || mode == WritingMode::SidewaysRl;
}
constexpr bool lines_start_below(WritingMode mode) { return mode == WritingMode::SidewaysLr; }

/// Whether boxes in the lines are aligned by the middle of their em boxes (4.1).
bool has_central_baseline(const TextStyle& style);
/// The baseline of a box of that height without one of its own, among others in `style`: the lower
/// edge of its border box, or its middle (CSS Align 3, 9.1).
Px baseline_of_border_box(const TextStyle& style, Px height);

/// Whether the annotation of a ruby column comes before its base, down the block.
bool ruby_note_is_first(const TextStyle& style);
/// Whether it is a ruby base with its annotation: boxes/ruby_boxes.h makes no other box like it.
bool is_ruby_column(const Box& box);

}  // namespace weft
