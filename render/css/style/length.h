// A computed length: device pixels, a percentage, both in a calc(), or a sizing keyword.
#pragma once

#include <algorithm>
#include <cstdint>

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
  /// What is longer than 8,388,607 px is as long as can be.
  static constexpr Length fixed(Px px) {
    return Length(Tag::Fixed, std::clamp(px.raw(), -kMost, kMost));
  }
  static constexpr Length zero() { return fixed(Px()); }
  static constexpr Length percent(double percent) {
    return Length(Tag::Percent, saturated(percent * 1024, kMost));
  }
  /// A factor, such as a line-height without unit; at most 8191.
  static constexpr Length number(double factor) {
    return other(Kind::Number, saturated(factor * 4096, kMost >> kKindBits));
  }
  static constexpr Length keyword(Kind kind) { return other(kind, 0); }
  static constexpr Length none() { return keyword(Kind::None); }
  static constexpr Length normal() { return keyword(Kind::Normal); }
  static Length calc(const CalcNode* node) {
    Length length;
    length.word_ = reinterpret_cast<uintptr_t>(node);
    return length;
  }

  constexpr Kind kind() const {
    switch (tag()) {
      case Tag::Calc: return Kind::Calc;
      case Tag::Fixed: return Kind::Fixed;
      case Tag::Percent: return Kind::Percent;
      default: return static_cast<Kind>(value() & kKindMask);
    }
  }
  constexpr bool is_auto() const { return *this == Length(); }
  constexpr bool is_none() const { return *this == none(); }
  constexpr bool is_fixed() const { return tag() == Tag::Fixed; }
  constexpr bool is_zero() const { return *this == zero(); }
  /// True for Fixed, Percent and Calc: resolve() may be called.
  constexpr bool is_size() const { return tag() != Tag::Other; }
  /// True when the value depends on what a percentage is of.
  constexpr bool has_percent() const { return tag() == Tag::Percent || tag() == Tag::Calc; }
  /// REQUIRES: Fixed
  constexpr Px px() const {
    const int32_t raw = value();
    return raw == kMost ? Px::max() : raw == -kMost ? Px::min() : Px::from_raw(raw);
  }
  /// REQUIRES: Percent; 1024 = 1 %
  constexpr int32_t percent_1024() const { return value(); }
  /// REQUIRES: Number; 4096 = 1
  constexpr int32_t factor_4096() const { return value() >> kKindBits; }
  /// REQUIRES: Calc
  const CalcNode* calc_node() const { return reinterpret_cast<const CalcNode*>(word_); }

  /// The length in px, a percentage being of `basis`. REQUIRES: is_size()
  Px resolve(Px basis) const;
  /// The same, but `fallback` when it is not a size.
  Px resolve_or(Px basis, Px fallback) const { return is_size() ? resolve(basis) : fallback; }
  constexpr bool operator==(const Length&) const = default;

 private:
  // What is in the lowest two bits; a pointer has none there.
  enum class Tag : uint8_t { Calc, Fixed, Percent, Other };
  static constexpr unsigned kTagBits = 2, kKindBits = 4;
  static constexpr int32_t kMost = (1 << 29) - 1, kKindMask = (1 << kKindBits) - 1;

  constexpr Length(Tag tag, int32_t value)
      : word_(static_cast<uint32_t>(value) << kTagBits | static_cast<uint32_t>(tag)) {}
  static constexpr Length other(Kind kind, int32_t value) {
    return {Tag::Other, value * (1 << kKindBits) + static_cast<int32_t>(kind)};
  }
  static constexpr int32_t saturated(double value, int32_t most) {
    if (!(value > -most)) return value != value ? 0 : -most;
    return value >= most ? most : static_cast<int32_t>(value);
  }
  constexpr Tag tag() const { return static_cast<Tag>(word_ & ((1 << kTagBits) - 1)); }
  constexpr int32_t value() const {
    return static_cast<int32_t>(static_cast<uint32_t>(word_)) >> kTagBits;
  }

  uintptr_t word_ = static_cast<uintptr_t>(Tag::Other);  // Kind::Auto, which is 0
};
static_assert(sizeof(Length) == sizeof(void*), "styles are made of them");

}  // namespace weft
