// Block formatting contexts (CSS 2.1 9.4.1): block boxes one below the other, their margins
// collapsed, beside floats. All blocks of one context share its floats; positions are final when a
// box is entered, so the placing pass writes each once.
#pragma once

#include "render/layout/block/margins.h"

namespace weft {

/// One block container while its children are laid out. Coordinates are those of the formatting
/// context.
struct BlockFrame {
  Box& box;
  Point corner;       ///< The border box's.
  Px left, width;     ///< The content box.
  Px percent_height;  ///< The height that percentages of children are of, or kIndefinite.
  Px edge;            ///< The content's top, later the lower border edge of the last child in flow.
  MarginStrut strut;  ///< Margins that adjoin `edge`.
  bool at_top = false;  ///< Only margins came yet, and they adjoin the container's own top margin,
                        ///< which put `edge` where it is.
  bool keeps_strut =
      false;  ///< The strut does not leave through the bottom: a cleared margin is in it.
  Px first_baseline = kIndefinite, last_baseline = kIndefinite;
  Px room_above = {};        ///< As InlineSpace says.
  size_t floats_before = 0;  ///< FloatSpace::mark() where the box begins.
};

class BlockFlow {
 public:
  /// `spanner_width`: of boxes that span columns, where the context is one column of several.
  BlockFlow(LayoutContext& context, Pass pass, Px spanner_width = kIndefinite)
      : context_(context), floats_(context.arena), pass_(pass), spanner_width_(spanner_width) {}
  /// The contents of `box`, which establishes the context.
  Result<Extent> layout_root(Box& box, const Space& space);

 private:
  struct Top {
    Px edge;            ///< The border box's.
    MarginStrut strut;  ///< All margins that adjoin the box's top margin from above, and that.
    bool cleared;
  };
  /// 9.4.1: lays out the children one below the other.
  Status flow_children(BlockFrame& frame);
  /// 9.4.2: lays out inline content.
  Status flow_lines(BlockFrame& frame);
  /// Lays out a child in flow or a float (9.5), or gives it its static position (10.6.4).
  Status flow_child(BlockFrame& parent, Box& child);
  /// Places the box after which the flow ends, though it goes on.
  Status flow_cut(BlockFrame& parent, Box& cut);
  /// 10.3.3: lays out a block box whose children are in this context too.
  Status flow_block(BlockFrame& parent, Box& child);
  /// Lays out a box with a formatting context of its own: its margins collapse with no child's.
  Status flow_root(BlockFrame& parent, Box& child);
  /// CSS Multi-column 1, 6: a box that spans all columns; no margin reaches past it.
  Status flow_spanner(BlockFrame& parent, Box& child);
  /// 10.6.3 and 8.3.1: finds the height, and the margins that leave through the bottom.
  Status finish_block(BlockFrame& parent, BlockFrame& frame, const Top& top, const Edges& margin,
                      const Space& space, Px width);
  /// 8.3.1 and 9.5.2: the top border edge of `child` by collapsed margins and clearance.
  Result<Top> top_of(BlockFrame& parent, Box& child, Px margin_top);
  /// 9.5: such a box lies beside the floats where it fits, else below them.
  Status place_beside_floats(BlockFrame& parent, Box& child, Space& space, Point& corner,
                             Edges& margin);
  /// The margins that end in `frame`, because they do not leave through its bottom.
  Px bottom_margins(const BlockFrame& frame) const;
  /// CSS Lists 3, 4.2: puts an outside marker beside the first line.
  Status place_marker(BlockFrame& frame);
  void set_static_position(const BlockFrame& parent, Box& child) const;
  /// 10.5: the height that percentages of the children of `box` are of; kIndefinite for none.
  Px percentage_height(const Box& box, Px height, const Space& space) const;
  Space space_in(const BlockFrame& parent) const;

  LayoutContext& context_;
  FloatSpace floats_;
  Pass pass_;
  Px spanner_width_;
  Px after_spanner_ = kIndefinite, spanner_margin_;  // the edge below the last one's margin
  const Box* cleared_ = nullptr;  // the last look ahead for margins ended there, by clear
};

/// The width of a block container by its contents, in MinContent or MaxContent mode, as border box;
/// percentages of their heights are of space.imposed_height.
Result<Px> intrinsic_block_width(LayoutContext& context, Box& box, const Space& space);

bool has_outside_marker(const Box& box);
/// The quirk by which html and body are as high as the viewport.
bool fills_viewport(const LayoutContext& context, const Box& box);
/// Moves what is in flow in `box`, which is placed, down: lines, children, static positions.
void shift_contents(Box& box, Px down);

}  // namespace weft
