#include "tools/weft/diagnosis/undrawn.h"

#include <algorithm>
#include <cmath>

namespace weft {
namespace {

using Kind = TransformFunction::Kind;

bool differs(float value, float from) { return std::abs(value - from) > 1e-4f; }

bool changes_shape(const TransformFunction& function, Kind kind) {
  const float* const values = function.values;
  if (function.kind != kind) return false;
  switch (kind) {
    case Kind::Translate: return false;
    case Kind::Scale: return differs(values[0], 1) || differs(values[1], 1);
    case Kind::Rotate: return differs(std::fmod(values[0], 360.0f), 0);
    case Kind::Skew: return differs(values[0], 0) || differs(values[1], 0);
    case Kind::Matrix: break;
  }
  static constexpr float kIdentity[6] = {1, 0, 0, 1, 0, 0};
  return !std::equal(values, values + 6, kIdentity,
                     [](float a, float b) { return !differs(a, b); });
}

bool has_transform(const ComputedStyle& style, std::initializer_list<Kind> kinds) {
  for (const TransformFunction& function : style.rare->transform)
    for (const Kind kind : kinds)
      if (changes_shape(function, kind)) return true;
  return false;
}

bool loses_transform(const ComputedStyle& style) {
  return has_transform(style, {Kind::Scale, Kind::Rotate, Kind::Skew, Kind::Matrix});
}
bool loses_rotate(const ComputedStyle& style) { return has_transform(style, {Kind::Rotate}); }
bool loses_scale(const ComputedStyle& style) { return has_transform(style, {Kind::Scale}); }

bool loses_filter(const ComputedStyle& style) {
  for (const FilterFunction& filter : style.rare->filter)
    if (filter.kind == FilterFunction::Kind::DropShadow ||
        (filter.kind == FilterFunction::Kind::Blur && filter.amount > 0))
      return true;
  return false;
}

bool loses_column_count(const ComputedStyle& style) { return style.rare->column_count > 1; }
bool loses_column_width(const ComputedStyle& style) { return !style.rare->column_width.is_auto(); }

constexpr char kTranslations[] = ": only translations are";
constexpr char kColors[] = ": only filters of colours are";
constexpr char kOneColumn[] = ": there is one column";

constexpr UndrawnRow kRows[] = {
    {PropertyId::Transform, loses_transform, kTranslations},
    {PropertyId::Rotate, loses_rotate, kTranslations},
    {PropertyId::Scale, loses_scale, kTranslations},
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
