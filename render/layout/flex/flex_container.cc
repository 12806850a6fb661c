#include "render/layout/flex/flex_container.h"

#include "render/layout/sizing.h"

namespace weft {

namespace {

constexpr size_t kScratchBytes = 512;

FlexAxes axes_of(const Box& box) {
  const FlexStyle& style = *box.style->flex;
  const bool row = style.flex_direction == FlexDirection::Row ||
                   style.flex_direction == FlexDirection::RowReverse;
  const bool reverse = style.flex_direction == FlexDirection::RowReverse ||
                       style.flex_direction == FlexDirection::ColumnReverse;
  const bool wrap_reverse = style.flex_wrap == FlexWrap::WrapReverse,
             right_to_left = is_right_to_left(box);
  return {row, reverse, wrap_reverse, reverse != (row && right_to_left),
          wrap_reverse != (!row && right_to_left)};
}

}  // namespace

FlexContainer::FlexContainer(LayoutContext& layout_context, Box& container, const Space& offered)
    : context(layout_context),
      box(container),
      space(offered),
      scratch(context.arena.budget(), kScratchBytes),
      axes(axes_of(box)),
      single_line(container.style->flex->flex_wrap == FlexWrap::NoWrap),
      edges(border_widths(box) + used_padding(box, space.containing_width)),
      items(scratch),
      lines(scratch) {
  const bool known_height = space.imposed_height != kIndefinite;
  content.width = max(Px(), space.imposed_width - edges.horizontal());
  content.height = known_height ? max(Px(), space.imposed_height - edges.vertical()) : kIndefinite;
  percent_height = space.imposed_height_is_definite ? content.height : kIndefinite;
  const bool known_width = space.width_mode == WidthMode::Definite;
  const Px height =
      known_width ? used_height(box, space.imposed_width, space) : space.imposed_height;
  stretch_height = height == kIndefinite ? kIndefinite : max(Px(), height - edges.vertical());
  const Px column_gap = style().column_gap.resolve_or(known_width ? content.width : Px(), Px());
  const Px row_gap = style().row_gap.resolve_or(known_height ? content.height : Px(), Px());
  main_gap = axes.horizontal ? column_gap : row_gap;
  cross_gap = axes.horizontal ? row_gap : column_gap;
}

}  // namespace weft
