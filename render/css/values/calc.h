// Math functions (CSS Values 4, section 10): computed at once as far as they can be; what mixes
// lengths with percentages in more than a sum becomes a small tree that Length::resolve() walks
// when the basis is known.
#pragma once

#include "render/css/style/calc_math.h"
#include "render/css/values/length_units.h"

namespace weft {

class ValueReader;

/// A number with its dimension: what a numeric token or a math function is worth.
struct Numeric {
  Dimension dimension = Dimension::None;  ///< None: a number, or a percentage.
  bool has_percent = false;  ///< `percent` takes part: a percentage, or a length-percentage sum.
  bool from_math = false;    ///< Out of range values are clamped, not refused.
  bool is_integer = false;
  double value = 0;  ///< Device px, degrees, seconds, dppx, fr or a plain number.
  double percent = 0;
  const CalcNode* node = nullptr;  ///< Instead of value and percent.

  bool is_number() const { return dimension == Dimension::None && !has_percent && !node; }
  bool is_percentage() const { return dimension == Dimension::None && has_percent && !node; }
};

/// True when `name` is a math function.
bool is_math_function(std::string_view name);
/// Reads the math function in front of `reader`.
bool parse_math_function(ValueReader& reader, Numeric& value);

}  // namespace weft
