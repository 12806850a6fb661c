// The data of flex layout (CSS Flexbox 1, chapter 9): a container, its items, its lines. The steps
// are free functions over it. Sizes of items are border boxes; places count from the main-start and
// cross-start corner of the container's content box and are turned into page coordinates at the
// end.
#pragma once

#include "render/base/arena_vector.h"
#include "render/layout/alignment.h"
#include "render/layout/formatting.h"

namespace weft {

/// The directions of a container's axes.
struct FlexAxes {
  bool horizontal;  ///< The main axis is the horizontal one.
  bool reverse;     ///< flex-direction: *-reverse
  bool wrap_reverse;
  bool main_backwards;  ///< Main-start is at the right or bottom.
  bool cross_backwards;

  Px main(Size size) const { return horizontal ? size.width : size.height; }
  Px cross(Size size) const { return horizontal ? size.height : size.width; }
  Size size(Px main, Px cross) const { return horizontal ? Size{main, cross} : Size{cross, main}; }
};

struct FlexItem {
  Box* box;
  Alignment align;
  bool auto_main_start, auto_main_end, auto_cross_start, auto_cross_end;  ///< Margins.
  Px main_start, main_end, cross_start, cross_end;  ///< Margins; auto is 0 until solved.
  Px main_edges, cross_edges;                       ///< Padding and borders.
  Px base, least, most, hypothetical;               ///< In the main axis.
  Px violation;    ///< 9.7.4d: the part of the size that a minimum added or a maximum took away.
  Px main, cross;  ///< The used sizes.
  Px main_offset, cross_offset;  ///< The border box's.
  Px first_baseline = kIndefinite, last_baseline = kIndefinite;
  bool stretched = false, frozen = false, measured = false;

  const FlexStyle& style() const { return *box->style->flex; }
  Px main_margins() const { return main_start + main_end; }
  Px cross_margins() const { return cross_start + cross_end; }
  Px outer_main() const { return main + main_margins(); }
  Px outer_hypothetical() const { return hypothetical + main_margins(); }
  Px outer_cross() const { return cross + cross_margins(); }
};

/// Items [first, first + count).
struct FlexLine {
  size_t first, count;
  Px cross, offset;
  Px first_ascent,
      last_descent;  ///< The largest distance of a baseline from the line's start, its end.
};

struct FlexContainer {
  FlexContainer(LayoutContext& layout_context, Box& container, const Space& offered);
  std::span<FlexItem> items_of(const FlexLine& line) {
    return items.span().subspan(line.first, line.count);
  }
  const FlexStyle& style() const { return *box.style->flex; }

  LayoutContext& context;
  Box& box;
  const Space& space;
  Arena scratch;
  FlexAxes axes;
  bool single_line;
  Edges edges;        ///< Padding and borders.
  Size content;       ///< The content box; kIndefinite height until it is known.
  Px stretch_height;  ///< The height that a single row stretches its items to: the content box's,
                      ///< or what the container's ratio makes it where its contents may exceed
                      ///< that.
  Px percent_height;  ///< The height that the items' percentages are of.
  Px main_size, cross_size = kIndefinite;
  Px main_gap, cross_gap;
  ArenaVector<FlexItem> items;
  ArenaVector<FlexLine> lines;
};

/// The gaps between `count` things.
inline Px gaps_between(Px gap, size_t count) {
  return count > 1 ? gap * static_cast<int64_t>(count - 1) : Px();
}

}  // namespace weft
