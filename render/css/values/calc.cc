// The parser of math functions (CSS Values 4, 10): a recursive descent over sums, products and
// functions, of bounded depth.
#include "render/css/values/calc.h"

#include <algorithm>
#include <cmath>

#include "render/base/ascii.h"
#include "render/base/stack_room.h"
#include "render/css/style/calc_math.h"
#include "render/css/values/value_reader.h"

namespace weft {
namespace {

using Operation = CalcNode::Operation;
constexpr double kDegrees = 180 / 3.14159265358979323846;

enum class MathFunction : uint8_t {
  Calc,
  Min,
  Max,
  Clamp,
  Round,
  Mod,
  Rem,
  Abs,
  Hypot,
  Sign,
  Sin,
  Cos,
  Tan,
  Asin,
  Acos,
  Atan,
  Atan2,
  Pow,
  Sqrt,
  Log,
  Exp,
  Progress,
};

/// The type of a function's result: that of its operands, a number or angle made of numbers or
/// angles, or a number or angle made of operands of any one type.
enum class MathResult : uint8_t { Operand, Number, Comparison };

struct MathRow {
  std::string_view name;
  MathFunction function;
  uint8_t least, most;  // arguments
  MathResult result = MathResult::Operand;
};

constexpr uint8_t kMaxArguments = 32;
constexpr MathRow kMathRows[] = {
    {"calc", MathFunction::Calc, 1, 1},
    {"-webkit-calc", MathFunction::Calc, 1, 1},
    {"min", MathFunction::Min, 1, kMaxArguments},
    {"max", MathFunction::Max, 1, kMaxArguments},
    {"clamp", MathFunction::Clamp, 3, 3},
    {"round", MathFunction::Round, 1, 2},
    {"mod", MathFunction::Mod, 2, 2},
    {"rem", MathFunction::Rem, 2, 2},
    {"abs", MathFunction::Abs, 1, 1},
    {"hypot", MathFunction::Hypot, 1, kMaxArguments},
    {"sign", MathFunction::Sign, 1, 1, MathResult::Comparison},
    {"sin", MathFunction::Sin, 1, 1, MathResult::Number},
    {"cos", MathFunction::Cos, 1, 1, MathResult::Number},
    {"tan", MathFunction::Tan, 1, 1, MathResult::Number},
    {"asin", MathFunction::Asin, 1, 1, MathResult::Number},
    {"acos", MathFunction::Acos, 1, 1, MathResult::Number},
    {"atan", MathFunction::Atan, 1, 1, MathResult::Number},
    {"atan2", MathFunction::Atan2, 2, 2, MathResult::Comparison},
    {"pow", MathFunction::Pow, 2, 2, MathResult::Number},
    {"sqrt", MathFunction::Sqrt, 1, 1, MathResult::Number},
    {"log", MathFunction::Log, 1, 2, MathResult::Number},
    {"exp", MathFunction::Exp, 1, 1, MathResult::Number},
    {"progress", MathFunction::Progress, 3, 3, MathResult::Comparison},
};

const MathRow* find_math(std::string_view name) {
  for (const MathRow& row : kMathRows)
    if (equal_ignoring_case(row.name, name)) return &row;
  return nullptr;
}

struct Constant {
  std::string_view name;
  double value;
};
constexpr Constant kConstants[] = {{"e", 2.718281828459045},
                                   {"pi", 3.14159265358979323846},
                                   {"infinity", INFINITY},
                                   {"-infinity", -INFINITY},
                                   {"nan", NAN}};

Numeric plain_number(double value) {
  Numeric number;
  number.value = value;
  return number;
}

Numeric angle_of(double degrees) {
  Numeric angle = plain_number(degrees);
  angle.dimension = Dimension::Angle;
  return angle;
}

class CalcParser {
 public:
  explicit CalcParser(ValueReader& reader) : reader_(&reader), stream_(&reader.stream()) {}

  bool function(Numeric& value);

 private:
  bool sum(Numeric& value);
  bool product(Numeric& value);
  bool term(Numeric& value);
  bool parenthesis(Numeric& value);
  bool constant(Numeric& value);
  bool sign_operator(double& sign);
  bool close();

  bool add(Numeric& left, const Numeric& right, double sign);
  bool scale(Numeric& value, double factor);
  bool divide(Numeric& value, const Numeric& by);
  bool plain_function(const MathRow& row, Operation rounding, Numeric& value);
  bool clamp(Numeric& value);
  bool apply(const MathRow& row, Operation rounding, const Numeric* values, uint8_t count,
             Numeric& result);
  bool lengths(Operation operation, const Numeric* values, uint8_t count, Numeric& result);
  const CalcNode* node_of(const Numeric& value, const CalcNode* next);
  const CalcNode* keep(const CalcNode& node) { return reader_->one(node); }

  ValueReader* reader_;
  TokenStream* stream_;
  int depth_ = 0;
};

bool same_type(const Numeric& a, const Numeric& b) {
  if (a.dimension == b.dimension && a.has_percent == b.has_percent) return true;
  const auto length_like = [](const Numeric& n) {
    return n.dimension == Dimension::Length || n.is_percentage() || n.node;
  };
  return length_like(a) && length_like(b);
}

/// `value` as a node, linked to `next`.
const CalcNode* CalcParser::node_of(const Numeric& value, const CalcNode* next) {
  CalcNode node;
  if (value.node) {
    node = *value.node;
  } else {
    node.px = value.value;
    node.percent = value.percent;
  }
  node.next = next;
  return keep(node);
}

bool CalcParser::add(Numeric& left, const Numeric& right, double sign) {
  if (!same_type(left, right)) return false;
  Numeric scaled = right;
  if (!scale(scaled, sign)) return false;
  const bool has_node = left.node || scaled.node;
  if (has_node) {
    CalcNode node;
    node.operation = Operation::Sum;
    node.first = node_of(scaled, nullptr);
    node.first = node_of(left, node.first);
    left.node = keep(node);
  }
  if (left.dimension == Dimension::None) left.dimension = right.dimension;
  left.value += scaled.value;
  left.percent += scaled.percent;
  left.has_percent |= right.has_percent;
  return reader_->context().status == Status::Ok;
}

bool CalcParser::scale(Numeric& value, double factor) {
  value.value *= factor;
  value.percent *= factor;
  if (!value.node || factor == 1) return true;
  CalcNode node;
  node.operation = Operation::Scale;
  node.px = factor;
  node.first = node_of(value, nullptr);
  value.node = keep(node);
  return value.node != nullptr;
}

bool CalcParser::divide(Numeric& value, const Numeric& by) {
  if (by.is_number()) return scale(value, 1 / by.value);
  const bool ratio = by.dimension == value.dimension && !by.has_percent && !value.has_percent &&
                     !by.node && !value.node;
  if (ratio) value = plain_number(value.value / by.value);
  return ratio;
}

// <calc-sum> = <calc-product> [ [ '+' | '-' ] <calc-product> ]*
bool CalcParser::sum(Numeric& value) {
  if (!product(value)) return false;
  double sign = 0;
  while (sign_operator(sign)) {
    Numeric right;
    if (!product(right) || !add(value, right, sign)) return false;
  }
  return true;
}

/// A plus or minus with white space on both sides.
bool CalcParser::sign_operator(double& sign) {
  if (!stream_->peek().is(TokenType::Whitespace)) return false;
  TokenStream ahead = *stream_;
  ahead.skip_whitespace();
  const bool plus = ahead.peek().is_delimiter('+');
  if (!plus && !ahead.peek().is_delimiter('-')) return false;
  ahead.next();
  if (!ahead.peek().is(TokenType::Whitespace)) return false;
  *stream_ = ahead;
  sign = plus ? 1 : -1;
  return true;
}

// <calc-product> = <calc-value> [ [ '*' | / ] <calc-value> ]*
bool CalcParser::product(Numeric& value) {
  if (!term(value)) return false;
  for (;;) {
    TokenStream ahead = *stream_;
    ahead.skip_whitespace();
    const bool times = ahead.peek().is_delimiter('*');
    if (!times && !ahead.peek().is_delimiter('/')) return true;
    stream_->skip_whitespace();
    stream_->next();
    Numeric right;
    if (!term(right)) return false;
    if (times && !right.is_number()) std::swap(value, right);
    if (times ? !(right.is_number() && scale(value, right.value)) : !divide(value, right))
      return false;
  }
}

bool CalcParser::term(Numeric& value) {
  stream_->skip_whitespace();
  const Token& token = stream_->peek();
  if (token.is(TokenType::OpenParenthesis)) return parenthesis(value);
  if (token.is(TokenType::Function)) return function(value);
  if (token.is(TokenType::Ident)) return constant(value);
  return reader_->numeric(value);
}

bool CalcParser::parenthesis(Numeric& value) {
  if (++depth_ > kMaxCalcDepth || stack_is_low()) return false;
  stream_->next();
  const bool valid = sum(value) && close();
  --depth_;
  return valid;
}

bool CalcParser::constant(Numeric& value) {
  if (reader_->channel(value)) return true;
  const Token token = stream_->next();
  for (const Constant& constant : kConstants) {
    if (!token.is_ident(constant.name)) continue;
    value = plain_number(constant.value);
    return true;
  }
  return false;
}

bool CalcParser::close() {
  stream_->skip_whitespace();
  if (stream_->at_end()) return true;
  return stream_->next().is(TokenType::CloseParenthesis);
}

Operation rounding_strategy(ValueReader& reader) {
  static constexpr Keyword kStrategies[] = {
      {"nearest", static_cast<uint8_t>(Operation::RoundNearest)},
      {"up", static_cast<uint8_t>(Operation::RoundUp)},
      {"down", static_cast<uint8_t>(Operation::RoundDown)},
      {"to-zero", static_cast<uint8_t>(Operation::RoundToZero)}};
  uint8_t strategy = static_cast<uint8_t>(Operation::RoundNearest);
  if (reader.keyword(kStrategies, strategy)) reader.take_comma();
  return static_cast<Operation>(strategy);
}

bool CalcParser::function(Numeric& value) {
  const Token token = stream_->peek();
  const MathRow* row = token.has_escapes ? nullptr : find_math(token.text);
  if (!row || ++depth_ > kMaxCalcDepth || stack_is_low()) return false;
  stream_->next();
  Operation rounding = Operation::RoundNearest;
  if (row->function == MathFunction::Round) rounding = rounding_strategy(*reader_);
  value = Numeric();
  if (row->function == MathFunction::Clamp ? !clamp(value) : !plain_function(*row, rounding, value))
    return false;
  --depth_;
  value.from_math = true;
  value.is_integer = false;
  return true;
}

bool CalcParser::plain_function(const MathRow& row, Operation rounding, Numeric& value) {
  ArenaVector<Numeric> values = reader_->new_list<Numeric>();
  do {
    Numeric argument;
    if (values.size() == row.most || !sum(argument) || !reader_->push(values, argument))
      return false;
  } while (reader_->take_comma());
  const auto count = static_cast<uint8_t>(values.size());
  return count >= row.least && close() && apply(row, rounding, values.begin(), count, value);
}

// clamp( [ <calc-sum> | none ], <calc-sum>, [ <calc-sum> | none ] )
bool CalcParser::clamp(Numeric& value) {
  Numeric values[3];
  const bool no_least = reader_->take_ident("none");
  if ((!no_least && !sum(values[0])) || !reader_->take_comma() || !sum(values[1]) ||
      !reader_->take_comma())
    return false;
  const bool no_most = reader_->take_ident("none");
  if ((!no_most && !sum(values[2])) || !close()) return false;
  static constexpr MathRow kMin{"min", MathFunction::Min, 1, 2},
      kMax{"max", MathFunction::Max, 1, 2}, kClamp{"clamp", MathFunction::Clamp, 3, 3};
  if (!no_least && !no_most) return apply(kClamp, {}, values, 3, value);
  if (!no_least) return apply(kMax, {}, values, 2, value);
  if (!no_most) return apply(kMin, {}, values + 1, 2, value);
  value = values[1];
  return true;
}

/// Functions that take values of any one type: the sign, the angle, or how far the first of three
/// is from the second to the third, 0 to 1.
Numeric compared(MathFunction function, const Numeric* values) {
  const double first = values[0].value;
  if (function == MathFunction::Sign) return plain_number(first > 0 ? 1 : first < 0 ? -1 : first);
  if (function == MathFunction::Atan2)
    return angle_of(std::atan2(first, values[1].value) * kDegrees);
  const double way = values[2].value - values[1].value;
  return plain_number(way == 0 ? 0 : std::clamp((first - values[1].value) / way, 0.0, 1.0));
}

/// Functions that take numbers (or angles) only.
bool apply_to_numbers(MathFunction function, const Numeric& a, const Numeric* b, Numeric& result) {
  const double radians = a.dimension == Dimension::Angle ? a.value / kDegrees : a.value;
  switch (function) {
    case MathFunction::Sin: result = plain_number(std::sin(radians)); break;
    case MathFunction::Cos: result = plain_number(std::cos(radians)); break;
    case MathFunction::Tan: result = plain_number(std::tan(radians)); break;
    case MathFunction::Asin: result = angle_of(std::asin(a.value) * kDegrees); break;
    case MathFunction::Acos: result = angle_of(std::acos(a.value) * kDegrees); break;
    case MathFunction::Atan: result = angle_of(std::atan(a.value) * kDegrees); break;
    case MathFunction::Pow: result = plain_number(std::pow(a.value, b->value)); break;
    case MathFunction::Sqrt: result = plain_number(std::sqrt(a.value)); break;
    case MathFunction::Exp: result = plain_number(std::exp(a.value)); break;
    case MathFunction::Log:
      result = plain_number(std::log(a.value) / (b ? std::log(b->value) : 1));
      break;
    default: return false;
  }
  const bool trigonometric = function == MathFunction::Sin || function == MathFunction::Cos ||
                             function == MathFunction::Tan;
  return (a.is_number() || (trigonometric && a.dimension == Dimension::Angle && !a.has_percent)) &&
         (!b || b->is_number());
}

Operation operation_of(MathFunction function, Operation rounding) {
  switch (function) {
    case MathFunction::Min: return Operation::Min;
    case MathFunction::Max: return Operation::Max;
    case MathFunction::Clamp: return Operation::Clamp;
    case MathFunction::Round: return rounding;
    case MathFunction::Mod: return Operation::Modulo;
    case MathFunction::Rem: return Operation::Remainder;
    case MathFunction::Abs: return Operation::Absolute;
    default: return Operation::Hypotenuse;
  }
}

bool CalcParser::apply(const MathRow& row, Operation rounding, const Numeric* values, uint8_t count,
                       Numeric& result) {
  for (uint8_t i = 1; i < count; ++i)
    if (!same_type(values[0], values[i])) return false;
  if (row.result == MathResult::Number)
    return apply_to_numbers(row.function, values[0], count > 1 ? &values[1] : nullptr, result);
  if (row.result == MathResult::Comparison) {
    result = compared(row.function, values);
    return !values[0].has_percent && !values[0].node;
  }
  if (row.function == MathFunction::Calc) {
    result = values[0];
    return true;
  }
  if (row.function != MathFunction::Round || count == 2)
    return lengths(operation_of(row.function, rounding), values, count, result);
  const Numeric steps[] = {values[0], plain_number(1)};
  return values[0].is_number() && lengths(rounding, steps, 2, result);
}

/// Functions whose result is of the type of their operands: at once, or as a node where percentages
/// take part.
bool CalcParser::lengths(Operation operation, const Numeric* values, uint8_t count,
                         Numeric& result) {
  result = values[0];
  bool known = true;
  for (uint8_t i = 0; i < count; ++i) {
    known = known && !values[i].has_percent && !values[i].node;
    if (values[i].dimension != Dimension::None) result.dimension = values[i].dimension;
  }
  if (known) {
    if (operation == Operation::Absolute) result.value = std::fabs(result.value);
    if (operation == Operation::Hypotenuse && count == 1) result.value = std::fabs(result.value);
    if (operation == Operation::Clamp) {
      result.value = calculate(operation, values[0].value, values[1].value, values[2].value);
      return true;
    }
    for (uint8_t i = 1; i < count; ++i)
      result.value = calculate(operation, result.value, values[i].value, 0);
    return true;
  }
  if (count == 1 && operation != Operation::Absolute) return true;
  CalcNode node;
  node.operation = operation;
  for (uint8_t i = count; i-- > 0;) node.first = node_of(values[i], node.first);
  result.has_percent = true;
  result.node = keep(node);
  return reader_->context().status == Status::Ok;
}

}  // namespace

bool is_math_function(std::string_view name) { return find_math(name) != nullptr; }

bool parse_math_function(ValueReader& reader, Numeric& value) {
  reader.peek();
  Arena& scratch = reader.context().scratch;
  const Arena::Mark before = scratch.mark();
  const bool is_valid = CalcParser(reader).function(value);
  if (!value.node) scratch.rewind(before);
  return is_valid;
}

}  // namespace weft
