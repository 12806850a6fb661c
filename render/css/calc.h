// Math functions (CSS Values 4, section 10): computed at once as far as they can be; what mixes lengths with percentages in more
// than a sum becomes a small tree that Length::resolve() walks when the basis is known.
#pragma once

#include "render/css/length.h"
#include "render/css/length_units.h"

namespace weft {

class ValueReader;

/// An operation of a length that percentages take part in. Operands are a linked list; all nodes are interned.
struct CalcNode {
  enum class Operation : uint8_t {
    Linear, Sum, Scale, Min, Max, Clamp, RoundNearest, RoundUp, RoundDown, RoundToZero, Modulo, Remainder, Absolute, Hypotenuse,
  };
  Operation operation = Operation::Linear;
  double px = 0, percent = 0;  ///< Linear: their sum. Scale: px is the factor.
  const CalcNode* first = nullptr;
  const CalcNode* next = nullptr;
  bool operator==(const CalcNode&) const = default;
};

/// A number with its dimension: what a numeric token or a math function is worth.
struct Numeric {
  Dimension dimension = Dimension::None;  ///< None: a number, or a percentage.
  bool has_percent = false;    ///< `percent` takes part: a percentage, or a length-percentage sum.
  bool from_math = false;      ///< Out of range values are clamped, not refused.
  bool is_integer = false;
  double value = 0;            ///< Device px, degrees, seconds, dppx, fr or a plain number.
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
