#include "render/layout/table/table_borders.h"

#include <algorithm>

#include "render/layout/sizing.h"
#include "render/layout/table/collapsed_borders.h"

namespace weft {

namespace {

constexpr size_t kMaxSlots = 1 << 20;

/// 17.6.2.1: the rank of a line style among borders of one width.
int line_rank(BorderLine line) {
  switch (line) {
    case BorderLine::Auto:
    case BorderLine::None: return 0;
    case BorderLine::Inset: return 1;
    case BorderLine::Groove: return 2;
    case BorderLine::Outset: return 3;
    case BorderLine::Ridge: return 4;
    case BorderLine::Dotted: return 5;
    case BorderLine::Dashed: return 6;
    case BorderLine::Solid: return 7;
    case BorderLine::Double: return 8;
    case BorderLine::Hidden: return 9;
  }
  return 0;
}

/// The winner so far; candidates come in the order of precedence.
class Contest {
 public:
  void enter(const BorderSide& side, size_t order = UINT16_MAX) {
    if (hidden_) return;
    hidden_ = side.line == BorderLine::Hidden;
    if (hidden_) winner_ = {};
    const BorderSide& best = winner_.side;
    const bool wins = side.width > best.width ||
                      (side.width == best.width && line_rank(side.line) > line_rank(best.line));
    if (!hidden_ && wins)
      winner_ = {side, static_cast<uint16_t>(std::min<size_t>(order, UINT16_MAX))};
  }
  CollapsedEdge winner() const {
    CollapsedEdge edge = winner_;
    if (edge.side.line == BorderLine::Inset) edge.side.line = BorderLine::Ridge;
    if (edge.side.line == BorderLine::Outset) edge.side.line = BorderLine::Groove;
    return edge;
  }

 private:
  CollapsedEdge winner_;
  bool hidden_ = false;
};

const SurfaceStyle& surface(const Box& box) { return *box.style->surface; }

/// The contests for all edges of a table.
class Collapse {
 public:
  /// `slots`: the cell of each slot, + 1.
  Collapse(const TableGrid& table, std::span<const uint32_t> slots)
      : table_(table),
        slots_(slots),
        start_(is_right_to_left(table.box) ? &SurfaceStyle::right : &SurfaceStyle::left),
        end_(is_right_to_left(table.box) ? &SurfaceStyle::left : &SurfaceStyle::right) {}

  /// The edge before column `line`, in `row`.
  CollapsedEdge down(size_t row, size_t line) const {
    const uint32_t left = line ? at(row, line - 1) : 0,
                   right = line < table_.columns.size() ? at(row, line) : 0;
    if (left && left == right) return {};
    const bool first = line == 0, last = line == table_.columns.size();
    Contest contest;
    enter_cell(contest, left, end_);
    enter_cell(contest, right, start_);
    if (first || last) contest.enter(surface(*table_.rows[row].box).*(first ? start_ : end_));
    if (first || last) contest.enter(surface(*table_.rows[row].group).*(first ? start_ : end_));
    for (const auto enter : {&Collapse::enter_column, &Collapse::enter_column_group}) {
      if (!first) (this->*enter)(contest, line - 1, end_);
      if (!last) (this->*enter)(contest, line, start_);
    }
    if (first || last) contest.enter(surface(table_.box).*(first ? start_ : end_));
    return contest.winner();
  }

  /// The edge above row `line`, in `column`.
  CollapsedEdge across(size_t line, size_t column) const {
    const uint32_t above = line ? at(line - 1, column) : 0,
                   below = line < table_.rows.size() ? at(line, column) : 0;
    if (above && above == below) return {};
    const bool first = line == 0, last = line == table_.rows.size();
    Contest contest;
    enter_cell(contest, above, &SurfaceStyle::bottom);
    enter_cell(contest, below, &SurfaceStyle::top);
    enter_row_edge(contest, line);
    for (const auto enter : {&Collapse::enter_column, &Collapse::enter_column_group}) {
      if (first) (this->*enter)(contest, column, &SurfaceStyle::top);
      if (last) (this->*enter)(contest, column, &SurfaceStyle::bottom);
    }
    if (first) contest.enter(surface(table_.box).top);
    if (last) contest.enter(surface(table_.box).bottom);
    return contest.winner();
  }

 private:
  using Side = BorderSide SurfaceStyle::*;

  /// The number of the cell in a slot; 0 when there is none.
  uint32_t at(size_t row, size_t column) const {
    return slots_[row * table_.columns.size() + column];
  }
  void enter_cell(Contest& contest, uint32_t cell, Side side) const {
    if (cell) contest.enter(surface(*table_.cells[cell - 1].box).*side, cell - 1);
  }
  static bool is_group(const Box& box) {
    return box.box_style().display == Display::TableColumnGroup;
  }
  void enter_column(Contest& contest, size_t column, Side side) const {
    const Box* box = table_.columns[column].box;
    if (box && !is_group(*box)) contest.enter(surface(*box).*side);
  }
  /// The group of a column, where the edge is the group's too.
  void enter_column_group(Contest& contest, size_t column, Side side) const {
    const Box* group = group_of(column);
    if (!group) return;
    const bool along = side == &SurfaceStyle::top || side == &SurfaceStyle::bottom;
    const size_t beside = side == start_ ? column - 1 : column + 1;
    const bool inner = !along && beside < table_.columns.size() && group_of(beside) == group;
    if (!inner) contest.enter(surface(*group).*side);
  }
  const Box* group_of(size_t column) const {
    const Box* box = table_.columns[column].box;
    if (!box || is_group(*box)) return box;
    return box->parent->kind == BoxKind::TableColumn ? box->parent : nullptr;
  }
  /// Rows and their groups at the edge above row `row`.
  void enter_row_edge(Contest& contest, size_t row) const {
    if (row) contest.enter(surface(*table_.rows[row - 1].box).bottom);
    if (row < table_.rows.size()) contest.enter(surface(*table_.rows[row].box).top);
    const Box* above = row ? table_.rows[row - 1].group : nullptr;
    const Box* below = row < table_.rows.size() ? table_.rows[row].group : nullptr;
    if (above && above != below) contest.enter(surface(*above).bottom);
    if (below && above != below) contest.enter(surface(*below).top);
  }

  const TableGrid& table_;
  std::span<const uint32_t> slots_;
  Side start_, end_;
};

Result<CollapsedBorders*> make_borders(Arena& arena, size_t rows, size_t columns) {
  CollapsedBorders* const borders = arena.make<CollapsedBorders>();
  if (!borders) return Status::OutOfMemory;
  borders->rows = static_cast<uint32_t>(rows);
  borders->columns = static_cast<uint32_t>(columns);
  borders->across = arena.make_array<CollapsedEdge>((rows + 1) * columns);
  borders->down = arena.make_array<CollapsedEdge>(rows * (columns + 1));
  borders->column_lines = arena.make_array<Px>(columns + 1);
  borders->row_lines = arena.make_array<Px>(rows + 1);
  const bool made = borders->across.data() && borders->down.data() &&
                    borders->column_lines.data() && borders->row_lines.data();
  return made ? Result<CollapsedBorders*>(borders) : Status::OutOfMemory;
}

/// Half of the widest edge at each side of `cell`.
Edges cell_borders(const CollapsedBorders& borders, const TableCellSlot& cell, bool reversed) {
  Px start, end, top, bottom;
  for (uint32_t row = cell.row; row < cell.row + cell.row_span; ++row) {
    start = max(start, borders.before(row, cell.column).side.width / 2);
    end = max(end, borders.before(row, cell.column + cell.column_span).side.width / 2);
  }
  for (uint32_t column = cell.column; column < cell.column + cell.column_span; ++column) {
    top = max(top, borders.above(cell.row, column).side.width / 2);
    bottom = max(bottom, borders.above(cell.row + cell.row_span, column).side.width / 2);
  }
  return reversed ? Edges{top, start, bottom, end} : Edges{top, end, bottom, start};
}

/// A style of the box's own with borders that take room and are not drawn.
Result<const ComputedStyle*> with_borders(Arena& arena, const ComputedStyle& style,
                                          const Edges& widths) {
  SurfaceStyle* const own = arena.make<SurfaceStyle>(*style.surface);
  if (!own) return Status::OutOfMemory;
  const auto room = [](Px width) {
    return BorderSide{width, BorderLine::None, kTransparent, false};
  };
  own->top = room(widths.top);
  own->right = room(widths.right);
  own->bottom = room(widths.bottom);
  own->left = room(widths.left);
  const ComputedStyle* const made =
      arena.make<ComputedStyle>(style.text, style.box, own, style.flex, style.rare);
  return made ? Result<const ComputedStyle*>(made) : Status::OutOfMemory;
}

/// The cell of each slot, + 1.
Result<std::span<uint32_t>> cells_of_slots(TableGrid& table) {
  const size_t count = table.rows.size() * table.columns.size();
  const std::span<uint32_t> slots = table.scratch.make_array<uint32_t>(count);
  if (count && !slots.data()) return Status::OutOfMemory;
  for (size_t i = 0; i < table.cells.size(); ++i)
    for (size_t row = 0; row < table.cells[i].row_span; ++row)
      for (size_t column = 0; column < table.cells[i].column_span; ++column)
        slots[(table.cells[i].row + row) * table.columns.size() + table.cells[i].column + column] =
            static_cast<uint32_t>(i + 1);
  return slots;
}

/// 17.6.2: each cell has halves of the edges around it.
Status give_cells_borders(TableGrid& table, const CollapsedBorders& borders) {
  // Cells that look alike in a row share what is made for them.
  const ComputedStyle *from = nullptr, *made = nullptr;
  Edges last;
  for (const TableCellSlot& cell : table.cells) {
    const Edges widths = cell_borders(borders, cell, is_right_to_left(table.box));
    if (cell.box->style != from || !(widths == last)) {
      from = cell.box->style;
      last = widths;
      WEFT_TRY_ASSIGN(made, with_borders(table.context.arena, *from, widths));
    }
    cell.box->style = made;
  }
  return Status::Ok;
}

}  // namespace

Status collapse_borders(TableGrid& table) {
  const size_t count = table.rows.size() * table.columns.size();
  if (table.box.borders_collapsed) return Status::Ok;
  if (count == 0 || count > kMaxSlots) {
    table.collapsed = count == 0;
    return Status::Ok;
  }
  WEFT_TRY_ASSIGN(const std::span<uint32_t> slots, cells_of_slots(table));
  WEFT_TRY_ASSIGN(CollapsedBorders* const borders,
                  make_borders(table.context.arena, table.rows.size(), table.columns.size()));
  const Collapse collapse(table, slots);
  for (uint32_t row = 0; row <= table.rows.size(); ++row)
    for (uint32_t column = 0; column < table.columns.size(); ++column)
      borders->above(row, column) = collapse.across(row, column);
  for (uint32_t row = 0; row < table.rows.size(); ++row)
    for (uint32_t column = 0; column <= table.columns.size(); ++column)
      borders->before(row, column) = collapse.down(row, column);
  WEFT_TRY(give_cells_borders(table, *borders));
  WEFT_TRY_ASSIGN(table.box.style, with_borders(table.context.arena, *table.box.style, {}));
  table.box.borders = borders;
  table.box.borders_collapsed = true;
  return Status::Ok;
}

void take_borders(TableGrid& table) {
  const CollapsedBorders& borders = *table.box.borders;
  Px start, end;
  for (uint32_t row = 0; row < borders.rows; ++row) {
    start = max(start, borders.before(row, 0).side.width / 2);
    end = max(end, borders.before(row, borders.columns).side.width / 2);
  }
  for (uint32_t column = 0; column < borders.columns; ++column) {
    table.edges.top = max(table.edges.top, borders.above(0, column).side.width / 2);
    table.edges.bottom =
        max(table.edges.bottom, borders.above(borders.rows, column).side.width / 2);
  }
  table.edges.left = is_right_to_left(table.box) ? end : start;
  table.edges.right = is_right_to_left(table.box) ? start : end;
}

}  // namespace weft
