// Multi-column layout (CSS Multi-column 1): the content as one tall column, which is then cut.
#include "render/layout/block/block.h"
#include "render/layout/columns/column_breaks.h"
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
    WEFT_TRY_ASSIGN(width, intrinsic_block_width(context, box, mode));
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

class ColumnLayout {
 public:
  ColumnLayout(LayoutContext& context, Box& box, const Space& space)
      : context_(context),
        box_(box),
        space_(space),
        edges_(border_widths(box) + used_padding(box, space.containing_width)),
        width_(max(Px(), space.imposed_width - edges_.horizontal())),
        sizes_(used_columns(box, width_)),
        scratch_(context.arena.budget(), kScratchBlockBytes),
        pieces_(scratch_) {}

  Result<Extent> run() {
    Space column = space_;
    column.imposed_width = sizes_.width + edges_.horizontal();
    WEFT_TRY_ASSIGN(Extent extent,
                    BlockFlow(context_, Pass::Place, width_).layout_root(box_, column));
    if (space_.imposed_height == kIndefinite) content_bottom_ = extent.size.height - edges_.bottom;
    WEFT_TRY(collect_pieces(context_, box_, pieces_));
    WEFT_TRY(make_set());
    WEFT_TRY(lay_rows());
    extent.size.width = space_.imposed_width;
    if (space_.imposed_height == kIndefinite) extent.size.height = bottom_ + edges_.bottom;
    return extent;
  }

 private:
  Status make_set() {
    const bool reversed = is_right_to_left(box_);
    const Px step = sizes_.width + sizes_.gap;
    set_ = context_.arena.make<ColumnSet>();
    if (!set_) return Status::OutOfMemory;
    set_->left = reversed ? width_ - sizes_.width : Px();
    set_->width = sizes_.width;
    set_->step = reversed ? -step : step;
    uint32_t rows = 1;
    for (const ColumnPiece& piece : pieces_) rows += piece.kind == ColumnPiece::Kind::Spanner;
    set_->rows = context_.arena.make_array<ColumnRow>(rows);
    if (!set_->rows.data()) return Status::OutOfMemory;
    box_.columns = set_;
    return Status::Ok;
  }

  Status lay_rows() {
    ColumnBreaks breaks(context_, scratch_, pieces_.span());
    Px top = edges_.top;  // in the tall column
    bottom_ = edges_.top;
    uint32_t first = 0, row = 0;
    for (;; ++row) {
      uint32_t end = first;
      while (end < pieces_.size() && pieces_[end].kind != ColumnPiece::Kind::Spanner) ++end;
      const bool is_last = end == pieces_.size();
      breaks.begin_row(first, end, top);
      WEFT_TRY_ASSIGN(const Px height, row_height(breaks, first, end, is_last));
      set_->rows[row].top = bottom_;
      set_->rows[row].height = height;
      if (first != end) WEFT_TRY(breaks.place(*set_, row));
      bottom_ += height;
      if (is_last) return Status::Ok;
      const ColumnPiece& spanner = pieces_[end];
      if (first == end) bottom_ += spanner.top - top;  // margins of neighbours collapse
      breaks.place_spanner(spanner, bottom_);
      bottom_ += spanner.bottom - spanner.top;
      top = spanner.bottom;
      first = end + 1;
    }
  }

  Result<Px> row_height(ColumnBreaks& breaks, uint32_t first, uint32_t end, bool is_last) {
    const Px limit = limit_height();
    const bool fills =
        box_.style->rare->columns->fill == ColumnFill::Auto && space_.imposed_height != kIndefinite;
    if (fills && is_last) return max(limit, Px::from_int(1));
    if (first == end) return Px();
    return breaks.balanced_height(sizes_.count, limit, is_last ? content_bottom_ : Px());
  }

  /// The room that the rows so far leave; Px::max() where the content decides.
  Px limit_height() const {
    Px height = space_.imposed_height;
    if (height == kIndefinite) height = definite_height(box_, box_.box_style().max_height, space_);
    if (height == kIndefinite) return Px::max();
    return max(Px::from_int(1), height - edges_.bottom - bottom_);
  }

  LayoutContext& context_;
  Box& box_;
  const Space& space_;
  Edges edges_;
  Px width_;
  ColumnSizes sizes_;
  Arena scratch_;
  ArenaVector<ColumnPiece> pieces_;
  ColumnSet* set_ = nullptr;
  Px content_bottom_;  // in the tall column, margins included
  Px bottom_;          // of the rows so far
};

}  // namespace

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
  // Not on the stack: boxes nest.
  WEFT_TRY_ASSIGN(const Owned<ColumnLayout> layout,
                  make_owned<ColumnLayout>(context.arena.budget(), context, box, space));
  return layout->run();
}

}  // namespace weft
