// CSS Values 4, sections 10.2 to 10.6.
#include "render/css/style/calc_math.h"

#include <algorithm>
#include <cmath>

namespace weft {
namespace {

/// round(): the multiple of `step` that `rounded`, a function on whole numbers, chooses.
template <typename Rounded>
double multiple(double value, double step, Rounded rounded) {
  if (step == 0 || std::isnan(value) || std::isnan(step)) return NAN;
  if (std::isinf(step)) return std::isinf(value) ? NAN : std::copysign(0.0, value);
  return rounded(value / step) * step;
}

double modulo(double value, double step) {
  if (step == 0) return NAN;
  if (std::isinf(step)) return std::signbit(value) == std::signbit(step) ? value : NAN;
  return value - std::floor(value / step) * step;
}

}  // namespace

double calculate(CalcNode::Operation operation, double a, double b, double c) {
  using Operation = CalcNode::Operation;
  switch (operation) {
    case Operation::Linear:
    case Operation::Sum: return a + b;
    case Operation::Scale: return a * b;
    case Operation::Min: return std::min(a, b);
    case Operation::Max: return std::max(a, b);
    case Operation::Clamp: return std::max(a, std::min(b, c));
    case Operation::RoundNearest:
      return multiple(a, b, [](double x) { return std::floor(x + 0.5); });
    case Operation::RoundUp: return multiple(a, b, [](double x) { return std::ceil(x); });
    case Operation::RoundDown: return multiple(a, b, [](double x) { return std::floor(x); });
    case Operation::RoundToZero: return multiple(a, b, [](double x) { return std::trunc(x); });
    case Operation::Modulo: return modulo(a, b);
    case Operation::Remainder: return b == 0 ? NAN : std::fmod(a, b);
    case Operation::Absolute: return std::fabs(a);
    case Operation::Hypotenuse: return std::hypot(a, b);
  }
  return 0;
}

}  // namespace weft
