#include "tools/weft/diagnosis/undrawn.h"

#include <array>

namespace weft {
namespace {

constexpr std::array<UndrawnRow, 0> kRows{};

}  // namespace

std::span<const UndrawnRow> undrawn_rows() { return kRows; }

const UndrawnRow* undrawn(PropertyId property, const ComputedStyle& style) {
  for (const UndrawnRow& row : kRows)
    if (row.property == property && row.is_lost(style)) return &row;
  return nullptr;
}

}  // namespace weft
