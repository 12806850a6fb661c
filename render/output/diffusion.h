// The kernels of error diffusion as tables, and the lines of error that wait for the rows below.
#pragma once

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

  /// The error that pixel `x` of the current row was given.
  Light error(size_t x, size_t channel) const { return row(0)[x * channels_ + channel]; }
  /// Shares `error` of pixel `x` out; `forward` is +1 or -1, the writing direction.
  void spread(size_t x, const LightColor& error, int forward);
  /// The row below becomes the current one.
  void next_row();

 private:
  size_t row_values() const { return size_t{width_} * channels_; }
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
};

}  // namespace weft
