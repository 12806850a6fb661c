// The units of CSS Values 4 and CSS Containment 3.
#include "render/css/values/length_units.h"

#include <algorithm>

#include "render/base/ascii.h"

namespace weft {
namespace {

enum class Relative : uint8_t {
  Px,
  Em,
  Rem,
  Ex,
  Rex,
  Ch,
  Rch,
  Cap,
  Rcap,
  Ic,
  Ric,
  Lh,
  Rlh,
  Vw,
  Vh,
  Vmin,
  Vmax,
  Cqw,
  Cqh,
  Cqmin,
  Cqmax,
  Plain,
};

struct Unit {
  std::string_view name;
  Dimension dimension;
  Relative relative;
  double factor;
};

constexpr double kPi = 3.14159265358979323846;

constexpr Unit kUnits[] = {
    {"px", Dimension::Length, Relative::Px, 1},
    {"em", Dimension::Length, Relative::Em, 1},
    {"rem", Dimension::Length, Relative::Rem, 1},
    {"vw", Dimension::Length, Relative::Vw, 0.01},
    {"vh", Dimension::Length, Relative::Vh, 0.01},
    {"deg", Dimension::Angle, Relative::Plain, 1},
    {"fr", Dimension::Flex, Relative::Plain, 1},
    {"pt", Dimension::Length, Relative::Px, 96.0 / 72},
    {"pc", Dimension::Length, Relative::Px, 16},
    {"in", Dimension::Length, Relative::Px, 96},
    {"cm", Dimension::Length, Relative::Px, 96 / 2.54},
    {"mm", Dimension::Length, Relative::Px, 96 / 25.4},
    {"q", Dimension::Length, Relative::Px, 96 / 101.6},
    {"ex", Dimension::Length, Relative::Ex, 1},
    {"rex", Dimension::Length, Relative::Rex, 1},
    {"ch", Dimension::Length, Relative::Ch, 1},
    {"rch", Dimension::Length, Relative::Rch, 1},
    {"cap", Dimension::Length, Relative::Cap, 1},
    {"rcap", Dimension::Length, Relative::Rcap, 1},
    {"ic", Dimension::Length, Relative::Ic, 1},
    {"ric", Dimension::Length, Relative::Ric, 1},
    {"lh", Dimension::Length, Relative::Lh, 1},
    {"rlh", Dimension::Length, Relative::Rlh, 1},
    {"cqw", Dimension::Length, Relative::Cqw, 0.01},
    {"cqi", Dimension::Length, Relative::Cqw, 0.01},
    {"cqh", Dimension::Length, Relative::Cqh, 0.01},
    {"cqb", Dimension::Length, Relative::Cqh, 0.01},
    {"cqmin", Dimension::Length, Relative::Cqmin, 0.01},
    {"cqmax", Dimension::Length, Relative::Cqmax, 0.01},
    {"rad", Dimension::Angle, Relative::Plain, 180 / kPi},
    {"grad", Dimension::Angle, Relative::Plain, 0.9},
    {"turn", Dimension::Angle, Relative::Plain, 360},
    {"s", Dimension::Time, Relative::Plain, 1},
    {"ms", Dimension::Time, Relative::Plain, 0.001},
    {"dppx", Dimension::Resolution, Relative::Plain, 1},
    {"x", Dimension::Resolution, Relative::Plain, 1},
    {"dpi", Dimension::Resolution, Relative::Plain, 1.0 / 96},
    {"dpcm", Dimension::Resolution, Relative::Plain, 2.54 / 96},
};

constexpr Unit kViewportUnits[] = {
    {"vw", Dimension::Length, Relative::Vw, 0.01},
    {"vh", Dimension::Length, Relative::Vh, 0.01},
    {"vi", Dimension::Length, Relative::Vw, 0.01},
    {"vb", Dimension::Length, Relative::Vh, 0.01},
    {"vmin", Dimension::Length, Relative::Vmin, 0.01},
    {"vmax", Dimension::Length, Relative::Vmax, 0.01},
};

const Unit* find_in(std::span<const Unit> table, std::string_view name) {
  for (const Unit& unit : table)
    if (equal_ignoring_case(unit.name, name)) return &unit;
  return nullptr;
}

/// The small, large and dynamic viewports are the panel, as is the default one.
const Unit* find_unit(std::string_view name) {
  if (const Unit* unit = find_in(kUnits, name)) return unit;
  if (const Unit* unit = find_in(kViewportUnits, name)) return unit;
  const char first = name.empty() ? '\0' : to_lower(name[0]);
  const bool sized = first == 's' || first == 'l' || first == 'd';
  return sized ? find_in(kViewportUnits, name.substr(1)) : nullptr;
}

/// The measure of a unit, in the element's font or in the root's.
double font_unit(Relative relative, FontUnits::Of of, const LengthUnits& units) {
  const double size = of == FontUnits::Of::Root ? units.root_font_size : units.font_size;
  if (relative == Relative::Ic) return size;
  if (!units.font)
    return size * (relative == Relative::Lh ? 1.2 : relative == Relative::Cap ? 0.7 : 0.5);
  const FontMetrics metrics = units.font->font_metrics(of);
  switch (relative) {
    case Relative::Ch: return metrics.zero_advance.to_double();
    case Relative::Cap: return metrics.cap_height.to_double();
    case Relative::Lh:
      return metrics.ascent.round() + metrics.descent.round() +
             metrics.line_gap.round();  // as Chromium
    default: return metrics.x_height.to_double();
  }
}

double line_height(double stated, FontUnits::Of of, const LengthUnits& units) {
  return stated >= 0 ? stated : font_unit(Relative::Lh, of, units);
}

// The size of the query container, and a note that it was asked for.
struct QuerySize {
  double width, height;
};
QuerySize asked_container(const LengthUnits& units) {
  if (units.asked_container) *units.asked_container = true;
  return {units.container_width, units.container_height};
}

double relative_value(Relative relative, const LengthUnits& units) {
  switch (relative) {
    case Relative::Plain: return 1;
    case Relative::Px: return units.device_pixel_ratio;
    case Relative::Em: return units.font_size;
    case Relative::Rem: return units.root_font_size;
    case Relative::Ex:
    case Relative::Ch:
    case Relative::Cap:
    case Relative::Ic: return font_unit(relative, FontUnits::Of::Element, units);
    case Relative::Rex: return font_unit(Relative::Ex, FontUnits::Of::Root, units);
    case Relative::Rch: return font_unit(Relative::Ch, FontUnits::Of::Root, units);
    case Relative::Rcap: return font_unit(Relative::Cap, FontUnits::Of::Root, units);
    case Relative::Ric: return units.root_font_size;
    case Relative::Lh: return line_height(units.line_height, FontUnits::Of::Element, units);
    case Relative::Rlh: return line_height(units.root_line_height, FontUnits::Of::Root, units);
    case Relative::Vw: return units.viewport_width;
    case Relative::Vh: return units.viewport_height;
    case Relative::Vmin: return std::min(units.viewport_width, units.viewport_height);
    case Relative::Vmax: return std::max(units.viewport_width, units.viewport_height);
    case Relative::Cqw: return asked_container(units).width;
    case Relative::Cqh: return asked_container(units).height;
    case Relative::Cqmin: return std::min(asked_container(units).width, units.container_height);
    case Relative::Cqmax: return std::max(asked_container(units).width, units.container_height);
  }
  return 0;
}

}  // namespace

UnitValue unit_value(std::string_view name, const LengthUnits& units) {
  const Unit* unit = find_unit(name);
  if (!unit) return {};
  const bool font_relative = unit->relative == Relative::Em || unit->relative == Relative::Ex ||
                             unit->relative == Relative::Ch;
  return {unit->dimension, unit->factor * relative_value(unit->relative, units), font_relative};
}

bool is_relative_length_unit(std::string_view name) {
  const Unit* unit = find_unit(name);
  return unit && unit->dimension == Dimension::Length && unit->relative != Relative::Px;
}

}  // namespace weft
