// The kernels of error diffusion as tables, and the lines of error that wait for the rows below.
#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "render/output/tone.h"
#include "weft/budget.h"
#include "weft/dither.h"

namespace weft {

/// A share of the error: to the pixel `dx` ahead in writing direction and `dy` rows below.
struct KernelTap {
  int8_t dx, dy;
  uint8_t weight;
};
struct Kernel {
  std::span<const KernelTap> taps;  ///< Empty for what does not diffuse.
  uint8_t divisor = 1;
  uint8_t rows = 0;  ///< The current one and those below.
};
const Kernel& kernel_of(Dither dither);

/// Whether a pixel is decided by a threshold at its place alone.
constexpr bool is_ordered(Dither dither) {
  return dither == Dither::Bayer || dither == Dither::BlueNoise;
}
/// The threshold of the 8x8 Bayer matrix at a pixel, in 1/128: odd numbers 1…127.
Light bayer_threshold(uint32_t x, uint32_t y);
/// A row of a 32x32 tile of blue noise: thresholds 0…255.
std::span<const uint8_t, 32> blue_noise_row(uint32_t y);
/// That at a pixel, in 1/128: 0…127.
inline Light blue_noise_threshold(uint32_t x, uint32_t y) { return blue_noise_row(y)[x % 32] / 2; }

/// The most that a pixel may leave over.
inline constexpr Light kMostError = INT16_MAX;

/// The error lines of one picture. Holds kernel rows * channels * 2 bytes a pixel.
class Diffusion {
 public:
  /// The current row while it is written, pixel by pixel in writing direction.
  template <size_t kChannels>
  class Row;

  Diffusion(Budget& budget, const Kernel& kernel, uint16_t width, uint8_t channels)
      : budget_(&budget), kernel_(&kernel), width_(width), channels_(channels) {}
  ~Diffusion() { budget_->release(errors_, bytes()); }
  Diffusion(const Diffusion&) = delete;
  Diffusion& operator=(const Diffusion&) = delete;
  /// Errors: OutOfMemory.
  Status create();

  /// Gives the rows below their shares of what the pixels from `left` up to `right` left over,
  /// which were written to the right (`forward` 1) or to the left (-1). The row below becomes the
  /// current one.
  void next_row(int forward, size_t left, size_t right);

 private:
  static constexpr size_t kMargin = 2;  // pixels on either side that are given errors for nothing
  static constexpr size_t kAtOnce = 256;
  static constexpr int kShareBits = 15;

  size_t row_values() const { return (width_ + 2 * kMargin) * channels_; }
  size_t bytes() const { return errors_ ? kernel_->rows * row_values() * sizeof(int16_t) : 0; }
  int16_t* row(size_t below) const {
    const size_t at = first_ + below;
    return errors_ + (at < kernel_->rows ? at : at - kernel_->rows) * row_values();
  }
  // weight / divisor in 1 / 2^kShareBits: no more than a half, so that 16 bits hold it.
  int16_t factor_of(uint8_t weight) const {
    return static_cast<int16_t>((weight << kShareBits) / kernel_->divisor);
  }
  // error * weight / divisor, towards 0: an error that nothing makes good must not grow.
  static Light share_of(Light error, Light factor) {
    constexpr Light kNearlyOne = (1 << kShareBits) - 1;
    return (error * factor + (error >> 31 & kNearlyOne)) >> kShareBits;
  }
  void give(int forward, size_t at, size_t count);

  Budget* budget_;
  const Kernel* kernel_;
  uint16_t width_;
  uint8_t channels_;
  int16_t* errors_ = nullptr;  // a ring of rows
  size_t first_ = 0;
};

template <size_t kChannels>
class Diffusion::Row {
 public:
  explicit Row(const Diffusion& diffusion) : errors_(diffusion.row(0) + kMargin * kChannels) {
    for (const KernelTap& tap : diffusion.kernel_->taps)
      if (tap.dy == 0) (tap.dx == 1 ? to_next_ : to_second_) = diffusion.factor_of(tap.weight);
  }
  /// The share of the next pixel, of an error that counts as `gain` of it, in 1/kFullLight.
  int16_t to_next(int16_t gain) const { return static_cast<int16_t>(to_next_ * gain / kFullLight); }
  /// The light of pixel `x`, the next one, and the errors that it was given.
  LightColor with_errors(size_t x, const int16_t* light) const {
    const int16_t* errors = errors_ + x * kChannels;
    LightColor sum{};
    for (size_t i = 0; i < kChannels; ++i) sum[i] = (light[i] + errors[i]) + next_[i];
    return sum;
  }
  /// What pixel `x` leaves over, and to_next() of it: nothing when it is not dithered. REQUIRES:
  /// within kMostError; no sum of shares is larger than the largest error.
  void leave(size_t x, const LightColor& over, const int16_t* to_next) {
    int16_t* errors = errors_ + x * kChannels;
    for (size_t i = 0; i < kChannels; ++i) {
      errors[i] = static_cast<int16_t>(over[i]);
      const Light share = share_of(over[i], to_next[i]);
      next_[i] = second_[i] + share;
      if (to_second_) second_[i] = to_second_ == to_next_ ? share : share_of(over[i], to_second_);
    }
  }
  /// What the pixels from `x` on left over counts as `gains` of it for the rows below.
  void raise(size_t x, std::span<const int16_t> gains) {
    int16_t* errors = errors_ + x * kChannels;
    for (size_t i = 0; i < gains.size(); ++i)
      errors[i] = static_cast<int16_t>(
          std::clamp(errors[i] * gains[i] / kFullLight, -kMostError, kMostError));
  }

 private:
  int16_t* errors_;
  Light to_next_ = 0, to_second_ = 0;  // the shares of the next pixel, and of the one after it
  LightColor next_{}, second_{};       // what these were given by this row
};

}  // namespace weft
