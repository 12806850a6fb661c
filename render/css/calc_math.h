// The arithmetic of math functions on plain doubles, for values known at once and for those known at layout.
#pragma once

#include "render/css/calc.h"

namespace weft {

/// Nesting of parentheses and math functions; a value with more is wrong.
inline constexpr int kMaxCalcDepth = 24;

/// `operation` of up to three operands. Sum, Min, Max and Hypotenuse take two and are folded over more.
double calculate(CalcNode::Operation operation, double a, double b, double c);

}  // namespace weft
