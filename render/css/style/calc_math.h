// The arithmetic of math functions on plain doubles, for values known at once and for those known
// at layout.
#pragma once

#include "render/css/style/length.h"

namespace weft {

/// An operation of a length that percentages take part in. Operands are a linked list; all nodes
/// are interned.
struct CalcNode {
  enum class Operation : uint8_t {
    Linear,
    Sum,
    Scale,
    Min,
    Max,
    Clamp,
    RoundNearest,
    RoundUp,
    RoundDown,
    RoundToZero,
    Modulo,
    Remainder,
    Absolute,
    Hypotenuse,
  };
  Operation operation = Operation::Linear;
  double px = 0, percent = 0;  ///< Linear: their sum. Scale: px is the factor.
  const CalcNode* first = nullptr;
  const CalcNode* next = nullptr;
  bool operator==(const CalcNode&) const = default;
};

/// Nesting of parentheses and math functions; a value with more is wrong.
inline constexpr int kMaxCalcDepth = 24;

/// `operation` of up to three operands. Sum, Min, Max and Hypotenuse take two and are folded over
/// more.
double calculate(CalcNode::Operation operation, double a, double b, double c);

}  // namespace weft
