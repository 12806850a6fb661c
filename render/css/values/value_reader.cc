// The readers of numbers, lengths, names and positions.
#include "render/css/values/value_reader.h"

#include <algorithm>
#include <cmath>

#include "render/base/ascii.h"

namespace weft {
namespace {

/// Decimal, of an unescaped token.
Numeric number_of(const Token& token) {
  Numeric number;
  number.value = token.number;
  number.is_integer = token.is_integer;
  return number;
}

double finite(double value) { return std::isnan(value) ? 0 : std::clamp(value, -1e9, 1e9); }

/// The result of a calculation; single precision takes off what made 99.99999999999999 of 100.
double result_of(const Numeric& number, double value) {
  return finite(number.from_math ? static_cast<double>(static_cast<float>(value)) : value);
}

}  // namespace

bool ValueReader::take_ident(std::string_view name) {
  if (!peek().is_ident(name)) return false;
  stream_.next();
  return true;
}

bool ValueReader::take_comma() {
  if (!peek().is(TokenType::Comma)) return false;
  stream_.next();
  return true;
}

bool ValueReader::take_slash() {
  if (!peek().is_delimiter('/')) return false;
  stream_.next();
  return true;
}

bool ValueReader::keyword(std::span<const Keyword> table, uint8_t& value) {
  if (!peek().is(TokenType::Ident)) return false;
  for (const Keyword& keyword : table) {
    if (!stream_.peek().is_ident(keyword.name)) continue;
    value = keyword.value;
    stream_.next();
    return true;
  }
  return false;
}

bool ValueReader::numeric(Numeric& value) {
  const Token& token = peek();
  if (token.is(TokenType::Function)) return parse_math_function(*this, value);
  if (token.is(TokenType::Ident)) return channel(value);
  value = number_of(token);
  if (token.is(TokenType::Percentage)) {
    value.has_percent = true;
    value.percent = value.value;
    value.value = 0;
  } else if (token.is(TokenType::Dimension)) {
    const UnitValue unit =
        token.has_escapes ? UnitValue() : unit_value(token.unit, context_->units);
    if (unit.dimension == Dimension::None) return false;
    value.dimension = unit.dimension;
    value.value *= unit.value;
    context_->font_relative |= unit.font_relative;
  } else if (!token.is(TokenType::Number)) {
    return false;
  }
  stream_.next();
  return true;
}

bool ValueReader::channel(Numeric& value) {
  for (const ChannelKeyword& keyword : context_->channels) {
    if (!take_ident(keyword.name)) continue;
    value = Numeric();
    value.value = keyword.value;
    return true;
  }
  return false;
}

bool ValueReader::number(double& value, Range range) {
  Numeric numeric_value;
  if (!numeric(numeric_value) || !numeric_value.is_number()) return false;
  value = numeric_value.from_math ? finite(numeric_value.value) : numeric_value.value;
  if (range == Range::All || value >= 0) return true;
  value = 0;
  return numeric_value.from_math;
}

bool ValueReader::integer(int32_t& value) {
  Numeric numeric_value;
  if (!numeric(numeric_value) || !numeric_value.is_number()) return false;
  if (!numeric_value.is_integer && !numeric_value.from_math) return false;
  const double rounded =
      std::isnan(numeric_value.value) ? 0 : std::floor(numeric_value.value + 0.5);
  value = static_cast<int32_t>(std::clamp(rounded, -2147483647.0, 2147483647.0));
  return true;
}

bool ValueReader::number_or_percent(double& value) {
  Numeric numeric_value;
  if (!numeric(numeric_value) || !(numeric_value.is_number() || numeric_value.is_percentage()))
    return false;
  value = finite(numeric_value.is_percentage() ? numeric_value.percent / 100 : numeric_value.value);
  return true;
}

bool ValueReader::angle(double& degrees, bool unitless_zero) {
  Numeric value;
  if (!numeric(value) || value.has_percent) return false;
  degrees = finite(value.value);
  return value.dimension == Dimension::Angle ||
         (unitless_zero && value.is_number() && value.value == 0 && !value.from_math);
}

bool ValueReader::take_angle(double& degrees) {
  ValueReader ahead = *this;
  double found = 0;
  if (!ahead.angle(found, false)) return false;
  *this = ahead;
  degrees = found;
  return true;
}

bool ValueReader::to_length(const Numeric& value, Range range, Length& length) {
  const bool unitless =
      value.is_number() && !value.from_math && (value.value == 0 || context_->unitless_lengths);
  const double scale = unitless ? context_->units.device_pixel_ratio : 1;
  if (value.dimension != Dimension::Length && !value.has_percent && !unitless) return false;
  const bool clamps = range == Range::NonNegative;
  if (value.node) {
    length = Length::calc(value.node);
  } else if (value.dimension == Dimension::Length && value.has_percent) {
    CalcNode node;
    node.px = value.value;
    node.percent = value.percent;
    const CalcNode* kept_node = one(node);
    length = Length::calc(kept_node);
    return kept_node != nullptr;
  } else {
    const double amount = value.has_percent ? value.percent : value.value * scale;
    if (clamps && amount < 0 && !value.from_math) return false;
    const double inside = clamps && amount < 0 ? 0 : result_of(value, amount);
    length = value.has_percent ? Length::percent(std::clamp(inside, -2e6, 2e6))
                               : Length::fixed(Px::from_double(inside));
  }
  return true;
}

bool ValueReader::length_percentage(Length& value, Range range) {
  Numeric numeric_value;
  return numeric(numeric_value) && to_length(numeric_value, range, value);
}

bool ValueReader::length(double& device_px, Range range) {
  Numeric value;
  Length checked;
  if (!numeric(value) || value.has_percent || !to_length(value, range, checked)) return false;
  const bool unitless = value.dimension == Dimension::None;
  device_px = result_of(value, value.value) * (unitless ? context_->units.device_pixel_ratio : 1);
  if (range == Range::NonNegative && device_px < 0) device_px = 0;
  return true;
}

bool ValueReader::length_px(Px& value, Range range) {
  double device_px = 0;
  if (!length(device_px, range)) return false;
  value = Px::from_double(device_px);
  return true;
}

bool ValueReader::custom_ident(std::string_view& name) {
  static constexpr std::string_view kReserved[] = {"inherit", "initial",      "unset",
                                                   "revert",  "revert-layer", "default"};
  const Token token = peek();
  if (!token.is(TokenType::Ident)) return false;
  for (const std::string_view reserved : kReserved)
    if (token.is_ident(reserved)) return false;
  stream_.next();
  name = text(token.text, token.has_escapes);
  return context_->status == Status::Ok;
}

bool ValueReader::string(std::string_view& value) {
  if (!peek().is(TokenType::String)) return false;
  const Token token = stream_.next();
  value = text(token.text, token.has_escapes);
  return context_->status == Status::Ok;
}

std::string_view ValueReader::text(std::string_view raw, bool has_escapes) {
  const Result<std::string_view> plain = unescape(raw, has_escapes, context_->scratch);
  if (!ok(plain.status())) return {};
  if (!context_->pool || plain.value().empty()) return plain.value();
  const Result<Atom> atom = context_->atoms.intern(plain.value());
  if (!ok(atom.status())) return {};
  return context_->atoms.text(atom.value());
}

}  // namespace weft
