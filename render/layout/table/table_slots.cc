// Which cell lies in which slot of the table grid (HTML "forming a table"; CSS 2.1 17.5).
#include <algorithm>

#include "render/base/ascii.h"
#include "render/layout/table/table.h"

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

}  // namespace

Status TableGridLayout::grow_columns(uint32_t count) {
  while (columns_.size() < count) {
    WEFT_TRY(columns_.push({}));
    WEFT_TRY(occupied_.push(0));
  }
  return Status::Ok;
}

Status TableGridLayout::collect() {
  WEFT_TRY(collect_columns());
  // The first header group comes first, the first footer group last.
  Box *header = nullptr, *footer = nullptr;
  for (Box* child = grid_.first_child; child; child = child->next_sibling) {
    const Display display = child->box_style().display;
    if (child->kind != BoxKind::TableRowGroup) continue;
    if (!header && display == Display::TableHeaderGroup) header = child;
    if (!footer && display == Display::TableFooterGroup) footer = child;
  }
  if (header) WEFT_TRY(collect_group(*header));
  for (Box* child = grid_.first_child; child; child = child->next_sibling)
    if (child->kind == BoxKind::TableRowGroup && child != header && child != footer)
      WEFT_TRY(collect_group(*child));
  if (footer) WEFT_TRY(collect_group(*footer));
  if (collapsed_) WEFT_TRY(collapse_borders());
  if (grid_.borders_collapsed) take_borders();
  return Status::Ok;
}

Status TableGridLayout::collect_group(Box& group) {
  uint32_t rows_left = count_rows(group);
  for (uint32_t& rows : occupied_) rows = 0;
  for (Box* row = group.first_child; row; row = row->next_sibling)
    if (row->kind == BoxKind::TableRow) WEFT_TRY(collect_row(*row, group, rows_left--));
  return Status::Ok;
}

Status TableGridLayout::collect_row(Box& row, Box& group, uint32_t rows_left) {
  const auto index = static_cast<uint32_t>(rows_.size());
  WEFT_TRY(rows_.push({&row, &group, Px(), Px(), Px::min()}));
  uint32_t at = 0;
  for (Box* box = row.first_child; box; box = box->next_sibling) {
    if (box->kind != BoxKind::TableCell) continue;
    while (at < occupied_.size() && occupied_[at] > index) ++at;
    if (at >= kMaxColumns) break;
    TableCellSlot cell{};
    cell.box = box;
    cell.row = index;
    cell.column = at;
    cell.column_span =
        std::min(std::max(span_of(*box, Atom::Colspan, 1, kMaxSpan), 1u), kMaxColumns - at);
    const uint32_t row_span = span_of(*box, Atom::Rowspan, 1, kMaxRowSpan);
    cell.row_span = row_span == 0 ? rows_left : std::min(row_span, rows_left);
    WEFT_TRY(grow_columns(at + cell.column_span));
    for (uint32_t i = 0; i < cell.column_span; ++i) occupied_[at + i] = index + cell.row_span;
    columns_[at].has_cells = true;
    at += cell.column_span;
    WEFT_TRY(cells_.push(cell));
  }
  return Status::Ok;
}

Status TableGridLayout::add_column(Box& column, uint32_t& at, uint32_t limit) {
  const uint32_t span = std::max(span_of(column, Atom::Span, 1, kMaxSpan), 1u);
  const uint32_t end = std::min(at + span, limit);
  WEFT_TRY(grow_columns(end));
  for (; at < end; ++at) columns_[at].box = &column;
  return Status::Ok;
}

Status TableGridLayout::collect_columns() {
  uint32_t at = 0;
  for (Box* child = grid_.first_child; child; child = child->next_sibling) {
    if (child->kind != BoxKind::TableColumn) continue;
    if (!child->first_child) WEFT_TRY(add_column(*child, at, kMaxColumns));
    for (Box* column = child->first_child; column; column = column->next_sibling)
      WEFT_TRY(add_column(*column, at, kMaxColumns));
  }
  return Status::Ok;
}

}  // namespace weft
