// The widths of columns: fixed (CSS 2.1 17.5.2.1) and automatic layout (17.5.2.2; CSS Tables 3, 5.4
// and 5.5).
#include <algorithm>

#include "render/layout/sizing.h"
#include "render/layout/table/table.h"

namespace weft {

namespace {

constexpr int32_t kWhole = 102400;  // 100 %

Px part(Px whole, int32_t percent_1024) {
  return Px::from_raw(int64_t{whole.raw()} * percent_1024 / kWhole);
}

/// The four guesses of 5.5: what a column gets when there is room for that much.
enum class Guess : uint8_t { Least, Percent, Specified, Most };
constexpr Guess kGuesses[] = {Guess::Least, Guess::Percent, Guess::Specified, Guess::Most};

Px guessed(const TableColumnTrack& column, Guess guess, Px width) {
  if (guess == Guess::Least) return column.least;
  if (column.percent_1024) return max(column.least, part(width, column.percent_1024));
  const bool most = guess == Guess::Most || (guess == Guess::Specified && column.constrained);
  return most ? column.most : column.least;
}

Px sum_of(std::span<const TableColumnTrack> columns, Guess guess, Px width) {
  Px sum;
  for (const TableColumnTrack& column : columns) sum += guessed(column, guess, width);
  return sum;
}

/// `low` plus as much of the way to `high` as `width` reaches.
void interpolate(std::span<TableColumnTrack> columns, Guess low, Guess high, Px width) {
  const Px from = sum_of(columns, low, width), to = sum_of(columns, high, width);
  for (TableColumnTrack& column : columns) {
    const Px least = guessed(column, low, width), most = guessed(column, high, width);
    column.width = least + (most - least).scaled(width - from, to - from);
  }
}

/// Shares `excess` among the columns that `weight` gives one to; false when there is none.
template <typename Weight>
bool share(std::span<TableColumnTrack> columns, Px excess, Weight weight) {
  int64_t total = 0, given = 0;
  for (const TableColumnTrack& column : columns) total += weight(column);
  if (total <= 0) return false;
  int64_t seen = 0;
  for (TableColumnTrack& column : columns) {
    seen += weight(column);
    const auto upto = static_cast<int64_t>(static_cast<double>(excess.raw()) *
                                           static_cast<double>(seen) / static_cast<double>(total));
    column.width += Px::from_raw(upto - given);
    given = upto;
  }
  return true;
}

bool is_free(const TableColumnTrack& column) { return !column.constrained && !column.percent_1024; }

void share_excess(std::span<TableColumnTrack> columns, Px excess) {
  using Column = TableColumnTrack;
  if (share(columns, excess,
            [](const Column& column) { return is_free(column) ? int64_t{column.most.raw()} : 0; }))
    return;
  if (share(columns, excess,
            [](const Column& column) { return int64_t{is_free(column) && column.has_cells}; }))
    return;
  if (share(columns, excess, [](const Column& column) { return int64_t{is_free(column)}; })) return;
  if (share(columns, excess, [](const Column& column) {
        return column.percent_1024 ? 0 : int64_t{column.most.raw()};
      }))
    return;
  if (share(columns, excess, [](const Column& column) { return int64_t{column.percent_1024}; }))
    return;
  share(columns, excess, [](const Column&) { return int64_t{1}; });
}

}  // namespace

void distribute_width(std::span<TableColumnTrack> columns, Px width) {
  for (TableColumnTrack& column : columns) column.width = column.least;
  if (width <= sum_of(columns, Guess::Least, width)) return;
  for (size_t i = 1; i < std::size(kGuesses); ++i)
    if (width <= sum_of(columns, kGuesses[i], width))
      return interpolate(columns, kGuesses[i - 1], kGuesses[i], width);
  for (TableColumnTrack& column : columns) column.width = guessed(column, Guess::Most, width);
  share_excess(columns, width - sum_of(columns, Guess::Most, width));
}

bool TableGridLayout::is_fixed() const {
  return grid_.box_style().table_layout == TableLayout::Fixed && !grid_.box_style().width.is_auto();
}

Px TableGridLayout::available_width(Px grid_width) const {
  return max(Px(), grid_width - edges_.horizontal() -
                       spacing_x_ * (static_cast<int64_t>(columns_.size()) + 1));
}

Status TableGridLayout::find_column_limits() {
  WEFT_TRY(take_column_boxes());
  if (is_fixed()) return find_fixed_columns();
  uint32_t widest_span = 1;
  for (TableCellSlot& cell : cells_) {
    WEFT_TRY(find_cell_widths(cell));
    widest_span = std::max(widest_span, cell.column_span);
    if (cell.column_span == 1) take_cell(cell);
  }
  // Cells that span more columns come after those that span fewer.
  for (uint32_t span = 2, next = 0; span <= widest_span; span = next) {
    next = widest_span + 1;
    for (const TableCellSlot& cell : cells_) {
      if (cell.column_span == span) spread_cell(cell);
      if (cell.column_span > span) next = std::min(next, cell.column_span);
    }
  }
  limit_percent();
  return Status::Ok;
}

/// <col width>.
Status TableGridLayout::take_column_boxes() {
  for (TableColumnTrack& column : columns_) {
    if (!column.box) continue;
    const Length* width = &column.box->box_style().width;
    if (width->is_auto() && column.box->parent->kind == BoxKind::TableColumn)
      width = &column.box->parent->box_style().width;
    if (width->kind() == Length::Kind::Percent)
      column.percent_1024 = std::clamp(width->percent_1024(), 0, kWhole);
    if (width->is_fixed()) column.most = max(column.most, width->px());
    if (width->is_fixed() && width->px() > Px()) column.constrained = true;
    if (is_fixed()) column.least = column.most;
    const Length& least = column.box->box_style().min_width;
    if (least.is_fixed()) column.least = max(column.least, least.px());
    column.most = max(column.most, column.least);
  }
  return Status::Ok;
}

Status TableGridLayout::find_fixed_columns() {
  for (const TableCellSlot& cell : cells_) {
    if (cell.row > 0) break;
    const Length& width = cell.box->box_style().width;
    const auto count = static_cast<int64_t>(cell.column_span);
    const Px spacing = spacing_x_ * (count - 1);
    for (TableColumnTrack& column : columns_of(cell)) {
      if (column.constrained || column.percent_1024) continue;
      if (width.kind() == Length::Kind::Percent)
        column.percent_1024 =
            std::clamp(width.percent_1024(), 0, kWhole) / static_cast<int32_t>(count);
      if (!width.is_fixed()) continue;
      const Px own = border_box_width(*cell.box, width.px(), Px());
      column.most = column.least = max(Px(), own - spacing) / count;
      column.constrained = true;
    }
  }
  return Status::Ok;
}

Status TableGridLayout::find_cell_widths(TableCellSlot& cell) {
  Space space;
  space.containing_width = kIndefinite;
  space.width_mode = WidthMode::MaxContent;
  WEFT_TRY_ASSIGN(IntrinsicWidths widths, content_widths(context_, *cell.box));
  WEFT_TRY_ASSIGN(const Px own,
                  definite_width(context_, *cell.box, cell.box->box_style().width, space));
  if (own != kIndefinite) widths.max_content = max(own, widths.min_content);
  WEFT_TRY_ASSIGN(cell.least, clamped_width(context_, *cell.box, widths.min_content, space));
  WEFT_TRY_ASSIGN(cell.most, clamped_width(context_, *cell.box, widths.max_content, space));
  cell.most = max(cell.most, cell.least);
  return Status::Ok;
}

void TableGridLayout::take_cell(const TableCellSlot& cell) {
  TableColumnTrack& column = columns_[cell.column];
  const Length& width = cell.box->box_style().width;
  if (width.kind() == Length::Kind::Percent)
    column.percent_1024 =
        std::max(column.percent_1024, std::clamp(width.percent_1024(), 0, kWhole));
  const bool fixed = width.is_fixed() && width.px() > Px();
  // A width in px is wished for rather than what other cells would fill.
  if (fixed && !column.constrained) column.most = max(column.least, cell.most);
  else if (fixed || !column.constrained) column.most = max(column.most, cell.most);
  column.constrained = column.constrained || fixed;
  column.least = max(column.least, cell.least);
  column.most = max(column.most, column.least);
}

void TableGridLayout::spread_percent(const TableCellSlot& cell) {
  const Length& width = cell.box->box_style().width;
  if (width.kind() != Length::Kind::Percent) return;
  int32_t left = std::clamp(width.percent_1024(), 0, kWhole);
  int64_t most = 0, count = 0;
  for (const TableColumnTrack& column : columns_of(cell)) {
    left -= column.percent_1024;
    if (column.percent_1024) continue;
    most += column.most.raw();
    ++count;
  }
  if (left <= 0 || count == 0) return;
  for (TableColumnTrack& column : columns_of(cell)) {
    if (column.percent_1024) continue;
    column.percent_1024 =
        static_cast<int32_t>(most ? int64_t{left} * column.most.raw() / most : left / count);
  }
}

void TableGridLayout::spread_cell(const TableCellSlot& cell) {
  spread_percent(cell);
  const std::span<TableColumnTrack> columns = columns_of(cell);
  const Px spacing = spacing_x_ * static_cast<int64_t>(cell.column_span - 1);
  distribute_width(columns, cell.least - spacing);
  for (TableColumnTrack& column : columns) {
    column.least = max(column.least, column.width);
    column.most = max(column.most, column.least);
  }
  Px most;
  for (const TableColumnTrack& column : columns) most += column.most;
  if (cell.most - spacing <= most) return;
  for (TableColumnTrack& column : columns) column.width = column.most;
  share_excess(columns, cell.most - spacing - most);
  for (TableColumnTrack& column : columns) column.most = max(column.most, column.width);
}

void TableGridLayout::limit_percent() {
  int32_t left = kWhole;
  for (TableColumnTrack& column : columns_) {
    column.percent_1024 = std::min(column.percent_1024, left);
    left -= column.percent_1024;
  }
}

}  // namespace weft
