// A computed length: device pixels, a percentage, both in a calc(), or a sizing keyword.
#pragma once

#include <cstddef>

#include "render/base/px.h"

namespace weft {

/// A min(), max(), clamp() or other sum that mixes percentages; calc.cc makes it, length.cc
/// resolves it.
struct CalcNode;

class Length {
 public:
  enum class Kind : uint8_t {
    Auto,
    Fixed,
    Percent,
    Calc,
    Number,
    Normal,
    None,
    Content,
    MinContent,
    MaxContent,
    FitContent,
    FitContentLimit,
    Stretch,
  };

  constexpr Length() = default;  ///< Auto
  static constexpr Length fixed(Px px) { return Length(Kind::Fixed, px.raw()); }
  static constexpr Length zero() { return fixed(Px()); }
  static constexpr Length percent(double percent) {
    return Length(Kind::Percent, saturated(percent * 1024));
  }
  /// A factor, such as a line-height without unit.
  static constexpr Length number(double factor) {
    return Length(Kind::Number, saturated(factor * 4096));
  }
  static constexpr Length keyword(Kind kind) { return Length(kind, 0); }
  static constexpr Length none() { return keyword(Kind::None); }
  static constexpr Length normal() { return keyword(Kind::Normal); }
  static Length calc(const CalcNode* node) {
    Length length(Kind::Calc, 0);
    length.calc_ = node;
    return length;
  }

  constexpr Kind kind() const { return kind_; }
  constexpr bool is_auto() const { return kind_ == Kind::Auto; }
  constexpr bool is_none() const { return kind_ == Kind::None; }
  constexpr bool is_fixed() const { return kind_ == Kind::Fixed; }
  constexpr bool is_zero() const { return kind_ == Kind::Fixed && value_ == 0; }
  /// True for Fixed, Percent and Calc: resolve() may be called.
  constexpr bool is_size() const {
    return kind_ == Kind::Fixed || kind_ == Kind::Percent || kind_ == Kind::Calc;
  }
  /// True when the value depends on what a percentage is of.
  constexpr bool has_percent() const { return kind_ == Kind::Percent || kind_ == Kind::Calc; }
  constexpr Px px() const { return Px::from_raw(value_); }   ///< REQUIRES: Fixed
  constexpr int32_t percent_1024() const { return value_; }  ///< REQUIRES: Percent; 1024 = 1 %
  constexpr int32_t factor_4096() const { return value_; }   ///< REQUIRES: Number; 4096 = 1
  const CalcNode* calc_node() const { return calc_; }        ///< REQUIRES: Calc

  /// The length in px, a percentage being of `basis`. REQUIRES: is_size()
  Px resolve(Px basis) const;
  /// The same, but `fallback` when it is not a size.
  Px resolve_or(Px basis, Px fallback) const { return is_size() ? resolve(basis) : fallback; }
  bool operator==(const Length& other) const {
    return kind_ == other.kind_ &&
           (kind_ == Kind::Calc ? calc_ == other.calc_ : value_ == other.value_);
  }

 private:
  constexpr Length(Kind kind, int32_t value) : kind_(kind), value_(value) {}
  static constexpr int32_t saturated(double value) {
    if (!(value > INT32_MIN)) return value != value ? 0 : INT32_MIN;
    return value >= INT32_MAX ? INT32_MAX : static_cast<int32_t>(value);
  }

  Kind kind_ = Kind::Auto;
  union {
    int32_t value_ = 0;
    const CalcNode* calc_;
  };
};

}  // namespace weft
