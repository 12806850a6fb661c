// A length in device pixels, 26.6 fixed point as in FreeType. Arithmetic saturates: no page can
// overflow it.
#pragma once

#include <compare>
#include <cstdint>

namespace weft {

class Px {
 public:
  constexpr Px() = default;
  static constexpr Px from_raw(int64_t raw) { return Px(clamp(raw)); }
  static constexpr Px from_int(int64_t pixels) { return from_raw(clamp_int(pixels) * 64); }
  /// `numerator` / `denominator` pixels, to the nearest 1/64. REQUIRES: denominator > 0
  static constexpr Px from_ratio(int64_t numerator, int64_t denominator) {
    return from_raw((numerator * 64 + (numerator >= 0 ? denominator : -denominator) / 2) /
                    denominator);
  }
  /// For parsing and the fractional maths of style, not for per-pixel paths. Truncates like
  /// Chromium's LayoutUnit.
  static constexpr Px from_double(double pixels) {
    if (!(pixels > -33554431.0)) return pixels != pixels ? Px() : min();
    return pixels >= 33554431.0 ? max() : from_raw(static_cast<int64_t>(pixels * 64));
  }
  static constexpr Px max() { return Px(INT32_MAX); }
  static constexpr Px min() { return Px(INT32_MIN); }

  constexpr int32_t raw() const { return raw_; }
  constexpr double to_double() const { return raw_ / 64.0; }
  constexpr float to_float() const { return static_cast<float>(raw_) / 64; }
  constexpr int32_t floor() const { return raw_ >> 6; }
  constexpr int32_t ceil() const {
    return static_cast<int32_t>((static_cast<int64_t>(raw_) + 63) >> 6);
  }
  constexpr int32_t round() const {
    return static_cast<int32_t>((static_cast<int64_t>(raw_) + 32) >> 6);
  }

  constexpr Px operator-() const { return from_raw(-static_cast<int64_t>(raw_)); }
  constexpr Px operator+(Px other) const {
    return from_raw(static_cast<int64_t>(raw_) + other.raw_);
  }
  constexpr Px operator-(Px other) const {
    return from_raw(static_cast<int64_t>(raw_) - other.raw_);
  }
  constexpr Px operator*(int64_t factor) const {
    return from_raw(saturating_multiply(raw_, factor));
  }
  constexpr Px operator/(int64_t divisor) const {
    return divisor ? from_raw(raw_ / divisor) : Px();
  }
  constexpr Px& operator+=(Px other) { return *this = *this + other; }
  constexpr Px& operator-=(Px other) { return *this = *this - other; }
  /// this * numerator / denominator without losing the fraction in between; 0 when denominator is
  /// 0.
  constexpr Px scaled(Px numerator, Px denominator) const {
    return denominator.raw_
               ? from_raw(static_cast<int64_t>(raw_) * numerator.raw_ / denominator.raw_)
               : Px();
  }
  constexpr auto operator<=>(const Px&) const = default;

 private:
  explicit constexpr Px(int32_t raw) : raw_(raw) {}
  static constexpr int32_t clamp(int64_t raw) {
    return raw > INT32_MAX ? INT32_MAX : raw < INT32_MIN ? INT32_MIN : static_cast<int32_t>(raw);
  }
  static constexpr int64_t clamp_int(int64_t pixels) {
    return pixels > (1 << 26) ? (1 << 26) : pixels < -(1 << 26) ? -(1 << 26) : pixels;
  }
  static constexpr int64_t saturating_multiply(int64_t a, int64_t factor) {
    const int64_t limit = int64_t{1} << 31;
    if (factor > limit) factor = limit;
    if (factor < -limit) factor = -limit;
    return a * factor;
  }

  int32_t raw_ = 0;
};

constexpr Px max(Px a, Px b) { return a < b ? b : a; }
constexpr Px min(Px a, Px b) { return b < a ? b : a; }
/// CSS order: the minimum wins over the maximum.
constexpr Px clamp(Px value, Px lowest, Px highest) { return max(lowest, min(value, highest)); }

}  // namespace weft
