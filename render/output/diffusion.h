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
/// That of a 32x32 tile of blue noise: 0…127.
Light blue_noise_threshold(uint32_t x, uint32_t y);

/// The error lines of one picture. Holds kernel rows * channels * 2 bytes a pixel.
class Diffusion {
 public:
  Diffusion(Budget& budget, const Kernel& kernel, uint16_t width, uint8_t channels)
      : budget_(&budget), kernel_(&kernel), width_(width), channels_(channels) {}
  ~Diffusion() { budget_->release(errors_, bytes()); }
  Diffusion(const Diffusion&) = delete;
  Diffusion& operator=(const Diffusion&) = delete;
  /// Errors: OutOfMemory.
  Status create();

  /// The current row will be written to the right (+1) or to the left (-1).
  void begin_row(int forward);
  /// The errors that pixel `x` of the current row was given, `kChannels` of them.
  const int16_t* errors(size_t x) const { return row(0) + (kMargin + x) * channels_; }
  /// Shares `error` of pixel `x` out. No sum of shares is larger than the largest error.
  template <size_t kChannels>
  void spread(size_t x, LightColor error) {
    LightColor is_negative;
    for (size_t i = 0; i < kChannels; ++i) {
      error[i] = std::clamp<Light>(error[i], INT16_MIN + 1, INT16_MAX);
      is_negative[i] = error[i] < 0;
    }
    for (const Share* share = shares_; share != shares_end_; ++share) {
      int16_t* given = share->given + x * kChannels;
      // error * weight / divisor, towards 0.
      for (size_t i = 0; i < kChannels; ++i)
        given[i] = static_cast<int16_t>(
            given[i] + static_cast<Light>(int64_t{error[i]} * share->factor >> kShareBits) +
            is_negative[i]);
    }
  }
  /// The row below becomes the current one.
  void next_row();

 private:
  static constexpr size_t kMargin = 2;  // pixels on either side that are given errors for nothing
  static constexpr size_t kMostTaps = 12;
  static constexpr int kShareBits = 24;

  /// A tap in the current row.
  struct Share {
    int16_t* given;  // of pixel 0
    int32_t factor;  // weight / divisor in 1 / 2^kShareBits, rounded up: exact for all errors
  };

  size_t row_values() const { return (width_ + 2 * kMargin) * channels_; }
  size_t bytes() const { return errors_ ? kernel_->rows * row_values() * sizeof(int16_t) : 0; }
  int16_t* row(size_t below) const {
    return errors_ + (first_ + below) % kernel_->rows * row_values();
  }

  Budget* budget_;
  const Kernel* kernel_;
  uint16_t width_;
  uint8_t channels_;
  int16_t* errors_ = nullptr;  // a ring of rows
  size_t first_ = 0;
  Share shares_[kMostTaps];
  Share* shares_end_ = shares_;
};

}  // namespace weft
