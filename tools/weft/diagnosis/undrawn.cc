#include "tools/weft/diagnosis/undrawn.h"

namespace weft {
namespace {

bool loses_filter(const ComputedStyle& style) {
  for (const FilterFunction& filter : style.rare->filter)
    if (filter.kind == FilterFunction::Kind::DropShadow ||
        (filter.kind == FilterFunction::Kind::Blur && filter.amount > 0))
      return true;
  return false;
}

bool loses_column_count(const ComputedStyle& style) { return style.rare->column_count > 1; }
bool loses_column_width(const ComputedStyle& style) { return !style.rare->column_width.is_auto(); }

constexpr char kColors[] = ": only filters of colours are";
constexpr char kOneColumn[] = ": there is one column";

constexpr UndrawnRow kRows[] = {
    {PropertyId::Filter, loses_filter, kColors},
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
