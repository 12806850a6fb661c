#include "render/layout/table/table_slots.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/layout/table/table_borders.h"

namespace weft {

namespace {

constexpr uint32_t kMaxColumns = 2000, kMaxSpan = 1000, kMaxRowSpan = 65534;

/// A span attribute; `fallback` when it is missing or no number.
uint32_t span_of(const Box& box, Atom name, uint32_t fallback, uint32_t limit) {
  const Element* element =
      box.node && box.pseudo == PseudoKind::None ? box.node->as_element() : nullptr;
  const std::string_view* value = element ? element->attribute(name) : nullptr;
  if (!value) return fallback;
  uint32_t number = 0;
  bool digits = false;
  for (const char c : trimmed(*value)) {
    if (!is_digit(static_cast<unsigned char>(c))) break;
    number = std::min(number * 10 + static_cast<uint32_t>(c - '0'), limit);
    digits = true;
  }
  return digits ? number : fallback;
}

uint32_t count_rows(const Box& group) {
  uint32_t count = 0;
  for (const Box* row = group.first_child; row; row = row->next_sibling)
    count += row->kind == BoxKind::TableRow ? 1 : 0;
  return count;
}

/// A grid while its slots are filled.
struct Slots {
  TableGrid& table;
  ArenaVector<uint32_t> occupied;  ///< Rows that a cell from above still covers, by column.
};

Status grow_columns(Slots& slots, uint32_t count) {
  while (slots.table.columns.size() < count) {
    WEFT_TRY(slots.table.columns.push({}));
    WEFT_TRY(slots.occupied.push(0));
  }
  return Status::Ok;
}

/// "Algorithm for processing rows": each cell takes the first free slot.
Status collect_row(Slots& slots, Box& row, Box& group, uint32_t rows_left) {
  TableGrid& table = slots.table;
  const auto index = static_cast<uint32_t>(table.rows.size());
  WEFT_TRY(table.rows.push({&row, &group, Px(), Px(), Px::min()}));
  uint32_t at = 0;
  for (Box* box = row.first_child; box; box = box->next_sibling) {
    if (box->kind != BoxKind::TableCell) continue;
    while (at < slots.occupied.size() && slots.occupied[at] > index) ++at;
    if (at >= kMaxColumns) break;
    TableCellSlot cell{};
    cell.box = box;
    cell.row = index;
    cell.column = at;
    cell.column_span = std::min<uint32_t>(
        std::max<uint32_t>(span_of(*box, Atom::Colspan, 1, kMaxSpan), 1u), kMaxColumns - at);
    const uint32_t row_span = span_of(*box, Atom::Rowspan, 1, kMaxRowSpan);
    cell.row_span = row_span == 0 ? rows_left : std::min(row_span, rows_left);
    WEFT_TRY(grow_columns(slots, at + cell.column_span));
    for (uint32_t i = 0; i < cell.column_span; ++i) slots.occupied[at + i] = index + cell.row_span;
    table.columns[at].has_cells = true;
    at += cell.column_span;
    WEFT_TRY(table.cells.push(cell));
  }
  return Status::Ok;
}

/// Cells never span out of a row group.
Status collect_group(Slots& slots, Box& group) {
  uint32_t rows_left = count_rows(group);
  for (uint32_t& rows : slots.occupied) rows = 0;
  for (Box* row = group.first_child; row; row = row->next_sibling)
    if (row->kind == BoxKind::TableRow) WEFT_TRY(collect_row(slots, *row, group, rows_left--));
  return Status::Ok;
}

/// <col span>.
Status add_column(Slots& slots, Box& column, uint32_t& at, uint32_t limit) {
  const uint32_t span = std::max<uint32_t>(span_of(column, Atom::Span, 1, kMaxSpan), 1u);
  const uint32_t end = std::min(at + span, limit);
  WEFT_TRY(grow_columns(slots, end));
  for (; at < end; ++at) slots.table.columns[at].box = &column;
  return Status::Ok;
}

Status collect_columns(Slots& slots) {
  uint32_t at = 0;
  for (Box* child = slots.table.box.first_child; child; child = child->next_sibling) {
    if (child->kind != BoxKind::TableColumn) continue;
    if (!child->first_child) WEFT_TRY(add_column(slots, *child, at, kMaxColumns));
    for (Box* column = child->first_child; column; column = column->next_sibling)
      WEFT_TRY(add_column(slots, *column, at, kMaxColumns));
  }
  return Status::Ok;
}

}  // namespace

Status collect_slots(TableGrid& table) {
  Slots slots{table, ArenaVector<uint32_t>(table.scratch)};
  WEFT_TRY(collect_columns(slots));
  // The first header group comes first, the first footer group last.
  Box *header = nullptr, *footer = nullptr;
  for (Box* child = table.box.first_child; child; child = child->next_sibling) {
    const Display display = child->box_style().display;
    if (child->kind != BoxKind::TableRowGroup) continue;
    if (!header && display == Display::TableHeaderGroup) header = child;
    if (!footer && display == Display::TableFooterGroup) footer = child;
  }
  if (header) WEFT_TRY(collect_group(slots, *header));
  for (Box* child = table.box.first_child; child; child = child->next_sibling)
    if (child->kind == BoxKind::TableRowGroup && child != header && child != footer)
      WEFT_TRY(collect_group(slots, *child));
  if (footer) WEFT_TRY(collect_group(slots, *footer));
  if (table.collapsed) WEFT_TRY(collapse_borders(table));
  if (table.box.borders_collapsed) take_borders(table);
  return Status::Ok;
}

}  // namespace weft
