// The steps of flex layout in their order (CSS Flexbox 1, chapter 9), and the intrinsic widths of a
// container.
#include "render/layout/flex/flex.h"

#include "render/layout/sizing.h"

namespace weft {

namespace {

constexpr size_t kScratchBytes = 1024;

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

FlexLayout::FlexLayout(LayoutContext& context, Box& box, const Space& space)
    : context_(context),
      box_(box),
      space_(space),
      scratch_(context.arena.budget(), kScratchBytes),
      axes_(axes_of(box)),
      single_line_(box.style->flex->flex_wrap == FlexWrap::NoWrap),
      edges_(border_widths(box) + used_padding(box, space.containing_width)),
      items_(scratch_),
      lines_(scratch_) {
  const bool known_height = space.imposed_height != kIndefinite;
  content_.width = max(Px(), space.imposed_width - edges_.horizontal());
  content_.height =
      known_height ? max(Px(), space.imposed_height - edges_.vertical()) : kIndefinite;
  percent_height_ = space.imposed_height_is_definite ? content_.height : kIndefinite;
  const FlexStyle& style = *box.style->flex;
  const bool known_width = space.width_mode == WidthMode::Definite;
  const Px column_gap = style.column_gap.resolve_or(known_width ? content_.width : Px(), Px());
  const Px row_gap = style.row_gap.resolve_or(known_height ? content_.height : Px(), Px());
  main_gap_ = axes_.horizontal ? column_gap : row_gap;
  cross_gap_ = axes_.horizontal ? row_gap : column_gap;
}

/// The steps from flex base sizes to the cross sizes of lines.
Status FlexLayout::size_lines() {
  // 9.2.3: flex base size and hypothetical main size of each item.
  WEFT_TRY(find_base_sizes());
  // 9.3.5: collect the items into lines.
  WEFT_TRY(break_lines());
  // 9.2.4: the main size of the container.
  find_main_size();
  // 9.3.6: resolve the flexible lengths.
  for (const FlexLine& line : lines_) resolve_flexible_lengths(line);
  // 9.4.7: the hypothetical cross size of each item.
  for (FlexItem& item : items_) WEFT_TRY(find_hypothetical_cross(item));
  // 9.4.8: the cross size of each line.
  return find_line_cross_sizes();
}

Result<Extent> FlexLayout::run(Pass pass) {
  WEFT_TRY(collect_items());
  WEFT_TRY(size_lines());
  // 9.4.9: align-content: stretch.
  stretch_lines();
  // 9.4.11: the used cross size of each item.
  for (const FlexLine& line : lines_)
    for (FlexItem& item : items_of(line)) WEFT_TRY(find_used_cross(line, item));
  // 9.5.12: distribute free room along the main axis.
  for (const FlexLine& line : lines_) justify(line);
  // 9.6.13 and 14: cross-axis auto margins, align-self.
  for (const FlexLine& line : lines_)
    for (FlexItem& item : items_of(line)) align(line, item);
  // 9.6.15: the cross size of the container.
  find_cross_size();
  // 9.6.16: align-content.
  align_lines();

  content_ = axes_.size(main_size_, cross_size_);
  if (pass == Pass::Place) {
    for (FlexItem& item : items_) WEFT_TRY(place_item(item));
    for (Box* child = box_.first_child; child; child = child->next_sibling)
      if (child->out_of_flow) place_absolute(*child);
  }
  Extent extent{{space_.imposed_width, space_.imposed_height}};
  if (space_.imposed_height == kIndefinite)
    extent.size.height = content_.height + edges_.vertical();
  if (lines_.empty()) return extent;
  // The first line on the page, not in the order of the items.
  const FlexLine &first = axes_.wrap_reverse ? lines_.back() : lines_[0],
                 &last = axes_.wrap_reverse ? lines_[0] : lines_.back();
  WEFT_TRY_ASSIGN(extent.first_baseline, baseline(first, false));
  WEFT_TRY_ASSIGN(extent.last_baseline, baseline(last, true));
  return extent;
}

/// 9.9.3: the contribution of an item as it flexes: not above its base size when it cannot grow,
/// nor below when it cannot shrink.
Result<Px> FlexLayout::main_contribution(FlexItem& item, WidthMode mode) {
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths, intrinsic_widths(context_, *item.box));
  Px width = mode == WidthMode::MinContent ? widths.min_content : widths.max_content;
  const FlexStyle& style = flex(item);
  if (!axes_.horizontal || !single_line_ || style.flex_basis.is_auto()) return width;
  WEFT_TRY_ASSIGN(const Px base, specified_main(item, style.flex_basis));
  if (base == kIndefinite) return width;
  if (!(style.flex_grow > 0)) width = min(width, base);
  if (!(style.flex_shrink > 0)) width = max(width, base);
  WEFT_TRY_ASSIGN(item.most, most_main(item));
  WEFT_TRY_ASSIGN(item.least, least_main(item));
  return clamp(width, item.least, item.most);
}

/// 9.9.2: columns beside each other, broken as the height that is known says.
Result<Px> FlexLayout::columns_width() {
  content_.height = definite_height(box_, box_.box_style().height, space_);
  if (content_.height != kIndefinite)
    content_.height = max(Px(), content_.height - edges_.vertical());
  percent_height_ = content_.height;
  WEFT_TRY(size_lines());
  find_cross_size();
  return cross_size_;
}

Result<Px> FlexLayout::intrinsic_width(WidthMode mode) {
  content_.width = kIndefinite;
  WEFT_TRY(collect_items());
  if (!axes_.horizontal && !single_line_ && mode == WidthMode::MaxContent) {
    WEFT_TRY_ASSIGN(const Px width, columns_width());
    return width + edges_.horizontal();
  }
  const bool adds_up = axes_.horizontal && (single_line_ || mode == WidthMode::MaxContent);
  Px sum, largest;
  for (FlexItem& item : items_) {
    WEFT_TRY_ASSIGN(Px width, main_contribution(item, mode));
    width += used_margin(*item.box, kIndefinite).horizontal();
    sum += width;
    largest = max(largest, width);
  }
  if (items_.size() > 1) sum += main_gap_ * static_cast<int64_t>(items_.size() - 1);
  return max(Px(), adds_up ? sum : largest) + edges_.horizontal();
}

Result<Extent> layout_flex(LayoutContext& context, Box& box, const Space& space, Pass pass) {
  FlexLayout layout(context, box, space);
  if (space.width_mode == WidthMode::Definite) return layout.run(pass);
  WEFT_TRY_ASSIGN(const Px width, layout.intrinsic_width(space.width_mode));
  return Extent{{width, Px()}};
}

}  // namespace weft
