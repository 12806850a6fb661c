#include "render/layout/table/table_columns.h"

#include <algorithm>

#include "render/layout/sizing.h"

namespace weft {

namespace {

constexpr int32_t kWhole = 102400;  // 100 %

Px part(Px whole, int32_t percent_1024) {
  return Px::from_raw(int64_t{whole.raw()} * percent_1024 / kWhole);
}

/// The four guesses of 3.9.3: the width that a column gets when there is room for that much.
enum class Guess : uint8_t { Least, Percent, Specified, Most };
constexpr Guess kGuesses[] = {Guess::Least, Guess::Percent, Guess::Specified, Guess::Most};

Px guessed(const TableColumnTrack& column, Guess guess, Px width) {
  if (guess == Guess::Least) return column.least;
  if (column.percent_1024)
    return max(column.least, part(width, column.percent_1024) + column.percent_edges);
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
  for (TableColumnTrack& column : columns) column.width = guessed(column, low, width);
  share(columns, &TableColumnTrack::width, width - sum_of(columns, low, width),
        [&](const TableColumnTrack& column) {
          return int64_t{(guessed(column, high, width) - guessed(column, low, width)).raw()};
        });
}

bool is_free(const TableColumnTrack& column) { return !column.constrained && !column.percent_1024; }

enum class Growing : uint8_t { Every, NotConstrained };

/// 3.9.3: distributing excess width. The first rule counts that gives a column any weight.
void share_excess(std::span<TableColumnTrack> columns, Px excess, Growing growing) {
  using Column = TableColumnTrack;
  struct Rule {
    int64_t (*weight)(const Column&);
    bool grows_constrained = false;
  };
  constexpr Rule kRules[] = {
      // Free columns, by their most; then equally.
      {[](const Column& column) { return is_free(column) ? int64_t{column.most.raw()} : 0; }},
      {[](const Column& column) { return int64_t{is_free(column) && column.spaced}; }},
      // Constrained columns, by their most.
      {[](const Column& column) { return column.percent_1024 ? 0 : int64_t{column.most.raw()}; },
       true},
      // Percentage columns, by that; then all equally.
      {[](const Column& column) { return int64_t{column.percent_1024}; }},
      {[](const Column&) { return int64_t{1}; }, true},
  };
  for (const Rule& rule : kRules) {
    if (rule.grows_constrained && growing == Growing::NotConstrained) continue;
    if (share(columns, &Column::width, excess, rule.weight)) return;
  }
}

/// <col width>: limits that columns have without their cells.
void take_column_boxes(TableGrid& table) {
  for (TableColumnTrack& column : table.columns) {
    if (!column.box) continue;
    const Length* width = &column.box->box_style().width;
    if (width->is_auto() && column.box->parent->kind == BoxKind::TableColumn && !table.is_fixed())
      width = &column.box->parent->box_style().width;
    if (width->kind() == Length::Kind::Percent)
      column.percent_1024 = std::clamp<int32_t>(width->percent_1024(), 0, kWhole);
    if (width->is_fixed()) column.most = max(column.most, width->px());
    column.constrained = width->is_fixed();
    if (table.is_fixed()) column.least = column.most;
    const Length& least = column.box->box_style().min_width;
    if (least.is_fixed()) column.least = max(column.least, least.px());
    column.most = max(column.most, column.least);
  }
}

/// CSS Tables 3, 4: a column in which no cell begins and that asks for no width is one with that
/// before it.
void merge_columns(TableGrid& table) {
  for (TableColumnTrack& column : table.columns) {
    column.spaced = column.has_cells || column.constrained || column.percent_1024;
    if (!column.spaced) column.least = column.most = Px();
  }
}

/// CSS 2.1 17.5.2.1: by <col width>, then by the cells of the first row.
void find_fixed_columns(TableGrid& table) {
  for (const TableCellSlot& cell : table.cells) {
    if (cell.row > 0) break;
    const Length& width = cell.box->box_style().width;
    const auto count = static_cast<int64_t>(cell.column_span);
    const Px spacing = table.spacing_x * (count - 1);
    for (TableColumnTrack& column : table.columns_of(cell)) {
      if (column.constrained || column.percent_1024) continue;
      if (width.kind() == Length::Kind::Percent) {
        column.percent_1024 =
            std::clamp<int32_t>(width.percent_1024(), 0, kWhole) / static_cast<int32_t>(count);
        if (count == 1 && cell.box->box_style().box_sizing == BoxSizing::ContentBox)
          column.percent_edges = border_box_width(*cell.box, Px(), Px());
      }
      if (!width.is_fixed()) continue;
      const Px own = border_box_width(*cell.box, width.px(), Px());
      column.most = column.least = max(Px(), own - spacing) / count;
      column.constrained = true;
    }
  }
}

/// 3.8.2: the least and the most that a cell asks for.
Status find_cell_widths(TableGrid& table, TableCellSlot& cell) {
  Space space;
  space.containing_width = kIndefinite;
  space.width_mode = WidthMode::MaxContent;
  WEFT_TRY_ASSIGN(IntrinsicWidths widths,
                  content_widths(table.context, *cell.box, known_height(*cell.box, space)));
  WEFT_TRY_ASSIGN(const Px own,
                  definite_width(table.context, *cell.box, cell.box->box_style().width, space));
  if (own != kIndefinite) widths.max_content = max(own, widths.min_content);
  WEFT_TRY_ASSIGN(cell.least, clamped_width(table.context, *cell.box, widths.min_content, space));
  WEFT_TRY_ASSIGN(cell.most, clamped_width(table.context, *cell.box, widths.max_content, space));
  cell.most = max(cell.most, cell.least);
  return Status::Ok;
}

/// 3.8.3, for cells of one column.
void take_cell(TableGrid& table, const TableCellSlot& cell) {
  TableColumnTrack& column = table.columns[cell.column];
  const Length& width = cell.box->box_style().width;
  if (width.kind() == Length::Kind::Percent)
    column.percent_1024 = std::max<int32_t>(column.percent_1024,
                                            std::clamp<int32_t>(width.percent_1024(), 0, kWhole));
  const bool fixed = width.is_fixed() && width.px() > Px();
  // A width in px is wished for rather than what other cells would fill.
  if (fixed && !column.constrained) column.most = max(column.least, cell.most);
  else if (fixed || !column.constrained) column.most = max(column.most, cell.most);
  column.constrained = column.constrained || fixed;
  column.least = max(column.least, cell.least);
  column.most = max(column.most, column.least);
}

/// 3.8.3: the percentage of a cell that spans columns goes to those that have none.
void spread_percent(TableGrid& table, const TableCellSlot& cell) {
  const Length& width = cell.box->box_style().width;
  if (width.kind() != Length::Kind::Percent) return;
  int32_t left = std::clamp<int32_t>(width.percent_1024(), 0, kWhole);
  int64_t most = 0, count = 0;
  for (const TableColumnTrack& column : table.columns_of(cell)) {
    left -= column.percent_1024;
    if (column.percent_1024 || !column.spaced) continue;
    most += column.most.raw();
    ++count;
  }
  if (left <= 0 || count == 0) return;
  for (TableColumnTrack& column : table.columns_of(cell)) {
    if (column.percent_1024 || !column.spaced) continue;
    column.percent_1024 =
        static_cast<int32_t>(most ? int64_t{left} * column.most.raw() / most : left / count);
  }
}

/// 3.8.3, for cells that span columns: these are widened to hold them. As in Chromium, the most
/// that a cell without a width in px asks for does not widen columns that have one.
void spread_cell(TableGrid& table, const TableCellSlot& cell) {
  spread_percent(table, cell);
  const std::span<TableColumnTrack> columns = table.columns_of(cell);
  const Px spacing = table.spacing_in(cell);
  distribute_width(columns, cell.least - spacing);
  for (TableColumnTrack& column : columns) {
    column.least = max(column.least, column.width);
    column.most = max(column.most, column.least);
  }
  Px most;
  for (const TableColumnTrack& column : columns) most += column.most;
  if (cell.most - spacing <= most) return;
  for (TableColumnTrack& column : columns) column.width = column.most;
  const bool is_wished = cell.box->box_style().width.is_fixed();
  share_excess(columns, cell.most - spacing - most,
               is_wished ? Growing::Every : Growing::NotConstrained);
  for (TableColumnTrack& column : columns) column.most = max(column.most, column.width);
}

/// 3.8.3: percentages count until they are 100 % together.
void limit_percent(TableGrid& table) {
  int32_t left = kWhole;
  for (TableColumnTrack& column : table.columns) {
    column.percent_1024 = std::min(column.percent_1024, left);
    left -= column.percent_1024;
  }
}

}  // namespace

void distribute_width(std::span<TableColumnTrack> columns, Px width) {
  for (TableColumnTrack& column : columns) column.width = column.least;
  if (width <= sum_of(columns, Guess::Least, width)) return;
  for (size_t i = 1; i < std::size(kGuesses); ++i)
    if (width <= sum_of(columns, kGuesses[i], width))
      return interpolate(columns, kGuesses[i - 1], kGuesses[i], width);
  for (TableColumnTrack& column : columns) column.width = guessed(column, Guess::Most, width);
  share_excess(columns, width - sum_of(columns, Guess::Most, width), Growing::Every);
}

Px collapse_columns(TableGrid& table) {
  Px before, after;
  const Px spacing = table.spacing();
  for (TableColumnTrack& column : table.columns) {
    before += column.width;
    const bool gone = column.box && column.box->text_style().visibility == Visibility::Collapse;
    if (gone) {
      column.width = Px();
      column.spaced = false;
    }
    after += column.width;
  }
  return before - after + spacing - table.spacing();
}

Status find_column_limits(TableGrid& table) {
  take_column_boxes(table);
  if (!table.is_fixed()) merge_columns(table);
  const auto is_spaced = [](const TableColumnTrack& column) { return column.spaced; };
  if (std::none_of(table.columns.begin(), table.columns.end(), is_spaced))
    table.spacing_x = table.spacing_y = Px();
  if (table.is_fixed()) {
    find_fixed_columns(table);
    return Status::Ok;
  }
  uint32_t widest_span = 1;
  for (TableCellSlot& cell : table.cells) {
    WEFT_TRY(find_cell_widths(table, cell));
    widest_span = std::max(widest_span, cell.column_span);
    if (cell.column_span == 1) take_cell(table, cell);
  }
  // Cells that span more columns come after those that span fewer.
  for (uint32_t span = 2, next = 0; span <= widest_span; span = next) {
    next = widest_span + 1;
    for (const TableCellSlot& cell : table.cells) {
      if (cell.column_span == span) spread_cell(table, cell);
      if (cell.column_span > span) next = std::min(next, cell.column_span);
    }
  }
  limit_percent(table);
  return Status::Ok;
}

}  // namespace weft
