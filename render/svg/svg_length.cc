#include "render/svg/svg_length.h"

#include "render/base/ascii.h"
#include "render/svg/number_list.h"

namespace weft {

float SvgUnits::of(SvgAxis axis) const {
  if (axis == SvgAxis::X) return viewport.x;
  if (axis == SvgAxis::Y) return viewport.y;
  return std::sqrt(dot(viewport, viewport) / 2);
}

float SvgUnits::length(std::string_view text, SvgAxis axis, float fallback) const {
  text = trimmed(text);
  float number = 0;
  if (!take_number(text, number)) return fallback;
  if (text.empty()) return number;
  if (text == "%") return number / 100 * of(axis);
  struct Unit {
    std::string_view name;
    float factor;
  };
  const Unit units[] = {{"px", 1},
                        {"em", font_size},
                        {"rem", 16},
                        {"ex", font_size / 2},
                        {"ch", font_size / 2},
                        {"mm", 96 / 25.4f},
                        {"cm", 96 / 2.54f},
                        {"in", 96},
                        {"pt", 96 / 72.f},
                        {"pc", 16},
                        {"q", 96 / 101.6f}};
  for (const Unit& unit : units)
    if (equal_ignoring_case(text, unit.name)) return number * unit.factor;
  return fallback;
}

float SvgUnits::length(const SvgLength& length, SvgAxis axis, float fallback) const {
  switch (length.kind) {
    case SvgLength::Kind::Auto: return fallback;
    case SvgLength::Kind::Px: return length.value / device;
    case SvgLength::Kind::Percent: return length.value / 100 * of(axis);
  }
  return fallback;
}

}  // namespace weft
