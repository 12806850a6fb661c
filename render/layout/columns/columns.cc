// Multi-column layout (CSS Multi-column 1): the content as one tall column, which is then cut.
#include "render/layout/block/block.h"
#include "render/layout/columns/column_layout.h"
#include "render/layout/sizing.h"

namespace weft {
namespace {

constexpr size_t kScratchBlockBytes = 2048;

struct ColumnSizes {
  uint32_t count;
  Px width, gap;
};

Px gap_of(const Box& box, Px width) {
  const Length& gap = box.style->flex->column_gap;
  return gap.is_size() ? max(Px(), gap.resolve(width)) : box.text_style().font_size;
}

/// 3.4: the used column count and width.
ColumnSizes used_columns(const Box& box, Px width) {
  const ColumnStyle& style = *box.style->rare->columns;
  const Px gap = gap_of(box, width);
  int64_t count = style.count ? style.count : INT32_MAX;
  if (style.width.is_size()) {
    const Px least = max(style.width.px(), Px::from_raw(1));
    const int64_t fitting = (int64_t{width.raw()} + gap.raw()) / (int64_t{least.raw()} + gap.raw());
    count = fitting < 1 ? 1 : fitting < count ? fitting : count;
  }
  const Px gaps = gap * (count - 1);
  return {static_cast<uint32_t>(count), max(Px(), (width - gaps) / count), gap};
}

/// CSS Sizing 3 (2016), 5.1: as every browser counts them.
Result<Px> intrinsic_width(LayoutContext& context, Box& box, const Space& space) {
  const WidthMode mode = space.width_mode;
  const ColumnStyle& style = *box.style->rare->columns;
  const Px edges = (border_widths(box) + used_padding(box, kIndefinite)).horizontal();
  Px width;
  if (!space.as_if_empty) {
    WEFT_TRY_ASSIGN(width, intrinsic_block_width(context, box, space));
    width -= edges;
  }
  const bool has_width = style.width.is_size();
  if (has_width && mode == WidthMode::MinContent) width = min(width, style.width.px());
  if (has_width && mode == WidthMode::MaxContent) width = max(width, style.width.px());
  if (style.count > 1 && !(has_width && mode == WidthMode::MinContent))
    width = width * style.count + gap_of(box, Px()) * (style.count - 1);
  for (Box* child = box.first_child; child; child = child->next_sibling) {
    if (!spans_columns(*child->style) || !child->in_flow() || space.as_if_empty) continue;
    WEFT_TRY_ASSIGN(const IntrinsicWidths widths, intrinsic_widths(context, *child));
    width = max(width, (mode == WidthMode::MinContent ? widths.min_content : widths.max_content) +
                           used_margin(*child, kIndefinite).horizontal());
  }
  return width + edges;
}

}  // namespace

ColumnLayout::ColumnLayout(LayoutContext& context, Arena& scratch, Box& box, const Space& space,
                           unsigned depth)
    : context_(context),
      scratch_(scratch),
      box_(box),
      space_(space),
      depth_(depth),
      edges_(border_widths(box) + used_padding(box, space.containing_width)),
      width_(max(Px(), space.imposed_width - edges_.horizontal())),
      pieces_(scratch),
      runs_(scratch),
      breaks_(context, scratch, pieces_) {
  const ColumnSizes sizes = used_columns(box, width_);
  count_ = sizes.count;
  column_width_ = sizes.width;
  gap_ = sizes.gap;
}

Status ColumnLayout::begin() {
  Space column = space_;
  column.imposed_width = column_width_ + edges_.horizontal();
  WEFT_TRY_ASSIGN(extent_, BlockFlow(context_, Pass::Place, width_).layout_root(box_, column));
  if (space_.imposed_height == kIndefinite) content_bottom_ = extent_.size.height - edges_.bottom;
  extent_.size.width = space_.imposed_width;
  return collect_pieces(context_, scratch_, box_, depth_, pieces_);
}

Px ColumnLayout::head() const {
  return pieces_.empty() || pieces_[0].kind == ColumnPiece::Kind::Spanner
             ? edges_.top
             : head_bottom(pieces_.span(), 0);
}

Result<Px> ColumnLayout::measure(const ColumnBreaks* around, Px top) {
  runs_.clear();
  shortage_ = Px::max();
  overflows_ = false;
  top_ = top;
  bottom_ = top + edges_.top;
  Px tall_top = edges_.top;
  for (uint32_t first = 0;;) {
    uint32_t end = first;
    while (end < pieces_.size() && pieces_[end].kind != ColumnPiece::Kind::Spanner) ++end;
    const bool is_last = end == pieces_.size();
    breaks_.begin_row(first, end, tall_top);
    Run run{first, end, tall_top, bottom_, {}, {}};
    WEFT_TRY_ASSIGN(run.heights, run_heights(around, first == end, is_last));
    if (first != end) {
      WEFT_TRY_ASSIGN(const ColumnBreaks::Outcome outcome, breaks_.fill(run.heights));
      overflows_ |= outcome.overflows;
      if (outcome.overflows) shortage_ = min(shortage_, outcome.any_shortage);
    }
    for (uint32_t i = 1; i < run.heights.rows; ++i) bottom_ = around->heights().end_of(bottom_);
    bottom_ += run.heights.last;
    if (!is_last) {
      const ColumnPiece& spanner = pieces_[end];
      const Px height = spanner.bottom - spanner.top;
      if (first == end) bottom_ += spanner.top - tall_top;  // margins of neighbours collapse
      if (around && !around->heights().is_tall() &&
          bottom_ + height > around->heights().end_of(bottom_))
        bottom_ = around->heights().next_start(bottom_);
      run.spanner_top = bottom_;
      bottom_ += height;
      tall_top = spanner.bottom;
    }
    WEFT_TRY(runs_.push(run));
    if (is_last) break;
    first = end + 1;
  }
  if (space_.imposed_height == kIndefinite) extent_.size.height = bottom_ + edges_.bottom - top;
  return top + extent_.size.height;
}

bool ColumnLayout::fills() const { return box_.style->rare->columns->fill == ColumnFill::Auto; }

/// Of the rows from the run that begins now.
Result<ColumnHeights> ColumnLayout::run_heights(const ColumnBreaks* around, bool is_empty,
                                                bool is_last) {
  const Px least = Px::from_int(1), own = limit_height();
  const bool cut = around && !around->heights().is_tall();
  const Px room =
      cut ? max(Px::from_raw(1), around->heights().end_of(bottom_) - bottom_) : Px::max();
  const bool fills_height = fills() && space_.imposed_height != kIndefinite && is_last;
  if (fills_height && own <= room) return ColumnHeights{.last = max(own, least)};
  if (is_empty && !fills_height) return ColumnHeights{};
  if (!fills_height) {
    WEFT_TRY_ASSIGN(
        const ColumnBreaks::Balance balance,
        breaks_.balanced_height(count_, min(own, room), is_last ? content_bottom_ : Px()));
    if (balance.fits || own <= room) return ColumnHeights{.last = balance.height};
  }
  return broken_heights(*around, own, room);
}

/// Of rows that go on in the next columns of `around`: `room` is left in this one.
Result<ColumnHeights> ColumnLayout::broken_heights(const ColumnBreaks& around, Px own, Px room) {
  constexpr uint32_t kMostRows = 1000;
  const Px next = around.heights().height_at(around.heights().end_of(bottom_));
  ColumnHeights heights{.last = next, .first = room, .middle = next, .count = count_, .rows = 2};
  WEFT_TRY_ASSIGN(const ColumnBreaks::Outcome outcome, breaks_.try_fill(heights));
  shortage_ = min(shortage_, outcome.any_shortage);
  const uint32_t rows = (outcome.columns + count_ - 1) / count_;
  heights.rows = rows < 2 ? 2 : rows < kMostRows ? rows : kMostRows;
  if (own != Px::max()) {
    const auto most = 1 + static_cast<uint32_t>(
                              int64_t{(own - room + next - Px::from_raw(1)).raw()} / next.raw());
    const bool is_full = most <= heights.rows || fills();
    if (is_full && most < kMostRows) {
      heights.rows = most;
      heights.last = own - room - next * (most - 2);
      return heights;
    }
  }
  if (fills()) return heights;
  WEFT_TRY_ASSIGN(heights.last, breaks_.balanced_rest(heights));
  Px last_top = bottom_;
  for (uint32_t i = 1; i < heights.rows; ++i) last_top = around.heights().end_of(last_top);
  const Px lack = heights.last - around.heights().height_at(last_top);
  if (lack > Px()) {
    overflows_ = true;
    shortage_ = min(shortage_, lack);
  }
  return heights;
}

/// The room that the rows so far leave; Px::max() where the content decides.
Px ColumnLayout::limit_height() const {
  Px height = space_.imposed_height;
  if (height == kIndefinite) height = definite_height(box_, box_.box_style().max_height, space_);
  if (height == kIndefinite) return Px::max();
  return max(Px::from_int(1), height - edges_.bottom - (bottom_ - top_));
}

Status ColumnLayout::place(const ColumnBreaks* around, Point corner) {
  const bool reversed = is_right_to_left(box_);
  const Px step = column_width_ + gap_;
  auto* const set = context_.arena.make<ColumnSet>();
  auto* const space = context_.arena.make<Space>(space_);
  if (!set || !space) return Status::OutOfMemory;
  set->space = space;
  set->left = reversed ? width_ - column_width_ : Px();
  set->width = column_width_;
  set->step = reversed ? -step : step;
  uint32_t rows = 0;
  for (const Run& run : runs_.span()) rows += run.heights.rows;
  set->rows = context_.arena.make_array<ColumnRow>(rows);
  if (!set->rows.data()) return Status::OutOfMemory;
  box_.columns = set;
  // Where `y`, down the columns around it, is from the corner of the container.
  const auto place_at = [&](Px y) {
    return around ? around->placed({}, y) - Point{around->placed({}, top_).x, corner.y}
                  : Point{Px(), y};
  };
  uint32_t row = 0;
  for (const Run& run : runs_.span()) {
    Px y = run.top;
    for (uint32_t i = 0; i < run.heights.rows; ++i) {
      const Point at = place_at(y);
      set->rows[row + i] = {at.x, at.y, run.heights.height_of(i), 0, Px()};
      if (around) y = around->heights().end_of(y);
    }
    breaks_.begin_row(run.first, run.end, run.tall_top);
    if (run.first != run.end) WEFT_TRY(breaks_.place(*set, row, run.heights));
    if (run.end < pieces_.size())
      breaks_.place_spanner(pieces_[run.end], place_at(run.spanner_top));
    row += run.heights.rows;
  }
  return Status::Ok;
}

bool has_columns(const Box& box) {
  return box.is_block_container() && box.kind != BoxKind::Marker && !box.anonymous &&
         makes_columns(*box.style);
}

// Where a column ends is known when its content is placed: measuring places it too, and the placing
// pass does so again.
Result<Extent> layout_columns(LayoutContext& context, Box& box, const Space& space, Pass) {
  if (space.width_mode != WidthMode::Definite) {
    WEFT_TRY_ASSIGN(const Px width, intrinsic_width(context, box, space));
    return Extent{{width, Px()}};
  }
  Arena scratch(context.arena.budget(), kScratchBlockBytes);
  // Not on the stack: boxes nest.
  auto* const layout = scratch.make<ColumnLayout>(context, scratch, box, space, 0u);
  if (!layout) return Status::OutOfMemory;
  WEFT_TRY(layout->begin());
  WEFT_TRY(layout->measure(nullptr, Px()).status());
  WEFT_TRY(layout->place(nullptr, {}));
  return layout->extent();
}

}  // namespace weft
