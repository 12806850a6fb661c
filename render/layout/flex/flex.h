// Flex containers (CSS Flexbox 1, chapter 9): one function per numbered step. Sizes of items are
// border boxes; places count from the main-start and cross-start corner of the container's content
// box and are turned into page coordinates at the end.
#pragma once

#include "render/base/arena_vector.h"
#include "render/layout/alignment.h"
#include "render/layout/formatting.h"

namespace weft {

/// Which way the axes of a container run.
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
  Px base, least, most, hypothetical;
  Px main, cross;
  Px main_offset, cross_offset;  ///< Of the border box.
  Px first_baseline = kIndefinite, last_baseline = kIndefinite;
  bool stretched = false, frozen = false, measured = false;

  Px main_margins() const { return main_start + main_end; }
  Px cross_margins() const { return cross_start + cross_end; }
  Px outer_main() const { return main + main_margins(); }
  Px outer_hypothetical() const { return hypothetical + main_margins(); }
  Px outer_cross() const { return cross + cross_margins(); }
};

struct FlexLine {
  size_t first, count;
  Px cross, offset;
  Px first_ascent,
      last_descent;  ///< The largest distance of a baseline from the line's start, its end.
};

class FlexLayout {
 public:
  FlexLayout(LayoutContext& context, Box& box, const Space& space);
  Result<Extent> run(Pass pass);
  /// The border box width in MinContent or MaxContent mode.
  Result<Px> intrinsic_width(WidthMode mode);

 private:
  Status size_lines();
  Result<Px> main_contribution(FlexItem& item, WidthMode mode);
  Result<Px> columns_width();

  // Items (flex_items.cc).
  Status collect_items();
  FlexItem make_item(Box& child) const;
  Status find_base_sizes();
  Status widen_to_table(FlexItem& item);
  Result<Px> base_size(FlexItem& item);
  Result<Px> least_main(FlexItem& item);
  Result<Px> most_main(FlexItem& item);
  Result<Px> automatic_minimum(FlexItem& item);
  Result<Px> specified_main(FlexItem& item, const Length& property);
  Result<Px> definite_cross(FlexItem& item);
  Result<Px> content_main(FlexItem& item, WidthMode mode);
  Result<Px> main_from_cross(FlexItem& item, Px cross);
  Result<Px> limited_by_cross(FlexItem& item, Px main);
  Result<Px> column_width(FlexItem& item, Px height);
  Result<Px> clamped_cross(FlexItem& item, Px cross);
  bool stretches(const FlexItem& item) const;
  Space item_space() const;

  // Lines (flex_lines.cc).
  Status break_lines();
  void find_main_size();
  void resolve_flexible_lengths(const FlexLine& line);
  Status find_hypothetical_cross(FlexItem& item);
  Status find_line_cross_sizes();
  Px line_cross(FlexLine& line);
  void stretch_lines();
  Status find_used_cross(const FlexLine& line, FlexItem& item);
  Px break_limit() const;

  // Places (flex_alignment.cc).
  void justify(const FlexLine& line);
  void solve_auto_cross_margins(const FlexLine& line, FlexItem& item);
  void align(const FlexLine& line, FlexItem& item);
  void find_cross_size();
  void align_lines();
  Spot cross_spot(const Box& child, Alignment value) const;
  Alignment main_alignment(Px free, size_t count) const;
  void place_absolute(Box& child) const;
  Status lay_out(FlexItem& item, Pass pass);
  Status place_item(FlexItem& item);
  Status find_baselines(FlexItem& item);
  Result<Px> baseline(const FlexLine& line, bool last);
  Space final_space(const FlexItem& item) const;
  Point corner(const FlexItem& item) const;
  Px baseline_in(const FlexItem& item, Px baseline) const;
  Px ascent(const FlexItem& item) const;
  Px descent(const FlexItem& item) const;

  std::span<FlexItem> items_of(const FlexLine& line) {
    return items_.span().subspan(line.first, line.count);
  }
  const FlexStyle& flex(const FlexItem& item) const { return *item.box->style->flex; }

  LayoutContext& context_;
  Box& box_;
  const Space& space_;
  Arena scratch_;
  FlexAxes axes_;
  bool single_line_;
  Edges edges_;        // the container's padding and borders
  Size content_;       // the container's content box; kIndefinite height until it is known
  Px percent_height_;  // what percentages of the items are of
  Px main_size_, cross_size_ = kIndefinite;
  Px main_gap_, cross_gap_;
  ArenaVector<FlexItem> items_;
  ArenaVector<FlexLine> lines_;
};

}  // namespace weft
