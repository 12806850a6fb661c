// Collapsed borders (CSS 2.1 17.6.2): each edge of the grid has one winner. The winners become the borders of a private style of
// the cells: a cell has its top and left edges, the others only where no cell follows.
#include <algorithm>

#include "render/layout/sizing.h"
#include "render/layout/table.h"

namespace weft {

namespace {

constexpr size_t kMaxSlots = 1 << 20;

/// By 17.6.2.1: the wider one, then by line style.
int line_rank(BorderLine line) {
  switch (line) {
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
  void enter(const BorderSide& side) {
    if (hidden_) return;
    hidden_ = side.line == BorderLine::Hidden;
    if (hidden_) winner_ = {};
    else if (side.width > winner_.width || (side.width == winner_.width && line_rank(side.line) > line_rank(winner_.line))) winner_ = side;
  }
  BorderSide winner() const {
    BorderSide side = winner_;
    if (side.line == BorderLine::Inset) side.line = BorderLine::Ridge;
    if (side.line == BorderLine::Outset) side.line = BorderLine::Groove;
    return side;
  }

 private:
  BorderSide winner_;
  bool hidden_ = false;
};

const SurfaceStyle& surface(const Box& box) { return *box.style->surface; }

/// Four winners of one cell.
struct Winners {
  BorderSide top, right, bottom, left;
};

class Collapse {
 public:
  Collapse(std::span<const TableCellSlot> cells, std::span<const TableRowTrack> rows, std::span<const TableColumnTrack> columns,
           std::span<const uint32_t> slots, const Box& table)
      : cells_(cells), rows_(rows), columns_(columns), slots_(slots), table_(table) {}

  Winners winners(const TableCellSlot& cell) const { return {top(cell), right(cell), bottom(cell), left(cell)}; }

 private:
  const TableCellSlot* at(size_t row, size_t column) const {
    const uint32_t index = slots_[row * columns_.size() + column];
    return index ? &cells_[index - 1] : nullptr;
  }
  template <typename Visit>
  void along_rows(const TableCellSlot& cell, size_t column, Visit visit) const {
    for (size_t row = cell.row; row < cell.row + cell.row_span; ++row)
      if (const TableCellSlot* other = at(row, column)) visit(surface(*other->box));
  }
  template <typename Visit>
  void along_columns(const TableCellSlot& cell, size_t row, Visit visit) const {
    for (size_t column = cell.column; column < cell.column + cell.column_span; ++column)
      if (const TableCellSlot* other = at(row, column)) visit(surface(*other->box));
  }
  void enter_column(Contest& contest, size_t column, BorderSide SurfaceStyle::*side) const {
    const Box* box = columns_[column].box;
    if (!box) return;
    contest.enter(surface(*box).*side);
    if (box->parent->kind == BoxKind::TableColumn) enter_group_edge(contest, *box, column, side);
  }
  void enter_group_edge(Contest& contest, const Box& box, size_t column, BorderSide SurfaceStyle::*side) const {
    const bool across = side == &SurfaceStyle::top || side == &SurfaceStyle::bottom;
    const size_t beside = side == &SurfaceStyle::left ? column - 1 : column + 1;
    const bool inner = !across && beside < columns_.size() && columns_[beside].box && columns_[beside].box->parent == box.parent;
    if (!inner) contest.enter(surface(*box.parent).*side);
  }

  BorderSide left(const TableCellSlot& cell) const {
    Contest contest;
    const size_t column = cell.column;
    if (column) along_rows(cell, column - 1, [&](const SurfaceStyle& other) { contest.enter(other.right); });
    contest.enter(surface(*cell.box).left);
    if (!column) {
      contest.enter(surface(*rows_[cell.row].box).left);
      contest.enter(surface(*rows_[cell.row].group).left);
    }
    if (column) enter_column(contest, column - 1, &SurfaceStyle::right);
    enter_column(contest, column, &SurfaceStyle::left);
    if (!column) contest.enter(surface(table_).left);
    return contest.winner();
  }
  BorderSide right(const TableCellSlot& cell) const {
    const size_t column = cell.column + cell.column_span;
    Contest contest;
    contest.enter(surface(*cell.box).right);
    if (column < columns_.size()) {
      if (at(cell.row, column)) return {};
      enter_column(contest, column - 1, &SurfaceStyle::right);
      enter_column(contest, column, &SurfaceStyle::left);
      return contest.winner();
    }
    contest.enter(surface(*rows_[cell.row].box).right);
    contest.enter(surface(*rows_[cell.row].group).right);
    enter_column(contest, column - 1, &SurfaceStyle::right);
    contest.enter(surface(table_).right);
    return contest.winner();
  }
  BorderSide top(const TableCellSlot& cell) const {
    Contest contest;
    const size_t row = cell.row;
    if (row) along_columns(cell, row - 1, [&](const SurfaceStyle& other) { contest.enter(other.bottom); });
    contest.enter(surface(*cell.box).top);
    enter_row_edge(contest, row);
    if (!row) enter_column(contest, cell.column, &SurfaceStyle::top);
    if (!row) contest.enter(surface(table_).top);
    return contest.winner();
  }
  /// The edge above row `row`.
  void enter_row_edge(Contest& contest, size_t row) const {
    if (row) contest.enter(surface(*rows_[row - 1].box).bottom);
    if (row < rows_.size()) contest.enter(surface(*rows_[row].box).top);
    const Box* above = row ? rows_[row - 1].group : nullptr;
    const Box* below = row < rows_.size() ? rows_[row].group : nullptr;
    if (above && above != below) contest.enter(surface(*above).bottom);
    if (below && above != below) contest.enter(surface(*below).top);
  }
  BorderSide bottom(const TableCellSlot& cell) const {
    const size_t row = cell.row + cell.row_span;
    if (row < rows_.size() && at(row, cell.column)) return {};
    Contest contest;
    contest.enter(surface(*cell.box).bottom);
    enter_row_edge(contest, row);
    if (row < rows_.size()) return contest.winner();
    enter_column(contest, cell.column, &SurfaceStyle::bottom);
    contest.enter(surface(table_).bottom);
    return contest.winner();
  }

  std::span<const TableCellSlot> cells_;
  std::span<const TableRowTrack> rows_;
  std::span<const TableColumnTrack> columns_;
  std::span<const uint32_t> slots_;
  const Box& table_;
};

/// A style of the box's own with these borders.
Status set_borders(Arena& arena, Box& box, const Winners& winners) {
  SurfaceStyle* const own = arena.make<SurfaceStyle>(surface(box));
  if (!own) return Status::OutOfMemory;
  own->top = winners.top;
  own->right = winners.right;
  own->bottom = winners.bottom;
  own->left = winners.left;
  box.style = arena.make<ComputedStyle>(box.style->text, box.style->box, own, box.style->flex, box.style->rare);
  return box.style ? Status::Ok : Status::OutOfMemory;
}

}  // namespace

Status TableGridLayout::collapse_borders() {
  const size_t count = rows_.size() * columns_.size();
  if (count > kMaxSlots) {
    collapsed_ = false;
    return Status::Ok;
  }
  slots_ = scratch_.make_array<uint32_t>(count);
  if (count && !slots_.data()) return Status::OutOfMemory;
  for (size_t i = 0; i < cells_.size(); ++i)
    for (size_t row = 0; row < cells_[i].row_span; ++row)
      for (size_t column = 0; column < cells_[i].column_span; ++column)
        slots_[(cells_[i].row + row) * columns_.size() + cells_[i].column + column] = static_cast<uint32_t>(i + 1);
  if (grid_.borders_collapsed) return Status::Ok;
  ArenaVector<Winners> winners(scratch_);
  WEFT_TRY(winners.reserve(cells_.size()));
  const Collapse collapse(cells_.span(), rows_.span(), columns_.span(), slots_, grid_);
  for (const TableCellSlot& cell : cells_) WEFT_TRY(winners.push(collapse.winners(cell)));
  for (size_t i = 0; i < cells_.size(); ++i) WEFT_TRY(set_borders(context_.arena, *cells_[i].box, winners[i]));
  WEFT_TRY(set_borders(context_.arena, grid_, {}));
  grid_.borders_collapsed = true;
  return Status::Ok;
}

/// Half of the border that the cell or the one after it draws.
Px TableGridLayout::collapsed_half(const TableCellSlot& cell, bool horizontal, bool end) const {
  const SurfaceStyle& own = surface(*cell.box);
  if (!end) return (horizontal ? own.left.width : own.top.width) / 2;
  const size_t row = horizontal ? cell.row : cell.row + cell.row_span, column = horizontal ? cell.column + cell.column_span : cell.column;
  const uint32_t next = row < rows_.size() && column < columns_.size() ? slots_[row * columns_.size() + column] : 0;
  if (!next) return (horizontal ? own.right.width : own.bottom.width) / 2;
  const SurfaceStyle& other = surface(*cells_[next - 1].box);
  return (horizontal ? other.left.width : other.top.width) / 2;
}

void TableGridLayout::take_borders() {
  for (TableCellSlot& cell : cells_) {
    const Edges own = border_widths(*cell.box);
    cell.border_left = collapsed_ ? collapsed_half(cell, true, false) : own.left;
    cell.border_right = collapsed_ ? collapsed_half(cell, true, true) : own.right;
    cell.border_top = collapsed_ ? collapsed_half(cell, false, false) : own.top;
    cell.border_bottom = collapsed_ ? collapsed_half(cell, false, true) : own.bottom;
    if (!collapsed_) continue;
    // 17.6.2: the table has the outer half, of the widest.
    if (cell.column == 0) edges_.left = max(edges_.left, cell.border_left);
    if (cell.column + cell.column_span == columns_.size()) edges_.right = max(edges_.right, cell.border_right);
    if (cell.row == 0) edges_.top = max(edges_.top, cell.border_top);
    if (cell.row + cell.row_span == rows_.size()) edges_.bottom = max(edges_.bottom, cell.border_bottom);
  }
}

}  // namespace weft
