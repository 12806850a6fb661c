#include "tools/weft/diagnosis/undrawn.h"

namespace weft {
namespace {

bool loses_column_count(const ComputedStyle& style) { return style.rare->column_count > 1; }
bool loses_column_width(const ComputedStyle& style) { return !style.rare->column_width.is_auto(); }

constexpr char kOneColumn[] = ": there is one column";

constexpr UndrawnRow kRows[] = {
    {PropertyId::ColumnCount, loses_column_count, kOneColumn},
    {PropertyId::ColumnWidth, loses_column_width, kOneColumn},
};

}  // namespace

std::span<const UndrawnRow> undrawn_rows() { return kRows; }

const UndrawnRow* undrawn(PropertyId property, const ComputedStyle& style) {
  for (const UndrawnRow& row : kRows)
    if (row.property == property && row.is_lost(style)) return &row;
  return nullptr;
}

}  // namespace weft
