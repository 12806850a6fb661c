#include "fonts/catalog/metric_compatible.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

// Each row is a group of equals, the free fonts before those that they were made for.
constexpr const char* kGroups[][7] = {
    {"Liberation Sans", "Arimo", "Arial", "Nimbus Sans", "TeX Gyre Heros", "Helvetica"},
    {"Liberation Serif", "Tinos", "Times New Roman", "Nimbus Roman", "TeX Gyre Termes", "Times"},
    {"Liberation Mono", "Cousine", "Courier New", "Nimbus Mono PS", "TeX Gyre Cursor", "Courier"},
    {"Liberation Sans Narrow", "Arial Narrow"},
    {"Carlito", "Calibri"},
    {"Caladea", "Cambria"},
    {"Gelasio", "Georgia"},
    {"P052", "TeX Gyre Pagella", "Palatino Linotype", "Palatino"},
    {"C059", "TeX Gyre Schola", "Century Schoolbook"},
    {"URW Bookman", "TeX Gyre Bonum", "Bookman Old Style", "Bookman"},
    {"URW Gothic", "TeX Gyre Adventor", "ITC Avant Garde Gothic"},
};

}  // namespace

std::string_view metric_compatible(std::string_view name, size_t place) {
  for (const auto& group : kGroups) {
    size_t own = 0;
    while (group[own] && !equal_ignoring_case(group[own], name)) ++own;
    if (!group[own]) continue;
    const char* const equal = group[place < own ? place : place + 1];
    return equal ? equal : std::string_view();
  }
  return {};
}

}  // namespace weft
