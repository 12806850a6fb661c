// Palettes of inks.
#pragma once

#include <bit>
#include <optional>

#include "render/output/color_grid.h"
#include "render/output/gamut.h"
#include "render/output/quantizer.h"

namespace weft {

/// Indexed palettes. Flat colours are compared as sRGB with the nominal colours; pictures in light
/// with the measured inks, relative to the panel's black and white: its paper is a picture's white.
class InkQuantizer final : public Quantizer {
 public:
  static constexpr size_t kChannels = 3;
  InkQuantizer(const Palette& palette, Budget& budget);
  /// Errors: OutOfMemory.
  Status create() { return grid_.create(); }
  bool dithers() const override { return true; }
  PixelValue snap(Rgba flat) const override;
  LightColor light(Rgba pixel, const Tone& tone) {
    const auto ways = grid_.around(pixel, [&](Rgba corner) { return way_in(tone.light(corner)); });
    const uint64_t way = mixed(ways, 0, ~uint64_t{0});
    LightColor light = tone.light(pixel);
    for (size_t i = 0; i < light.size(); ++i) {
      const uint64_t lane = way >> i * kWayBits & ((1 << kWayBits) - 1);
      light[i] += (static_cast<Light>(lane) - kNoWay + kHalfWay) >> kWayShift;
    }
    return light;
  }
  PixelValue nearest(const LightColor& wanted, LightColor& shown) {
    InkSet& cell = cells_[(cell_of(wanted[0]) * kCellSide + cell_of(wanted[1])) * kCellSide +
                          cell_of(wanted[2])];
    if (!cell) cell = nearest_in_cell(wanted);
    const unsigned inks = cell;
    const PixelValue ink = inks & (inks - 1) ? nearest_of(cell, wanted)
                                             : static_cast<PixelValue>(std::countr_zero(inks));
    shown = inks_[ink];
    return ink;
  }
  PixelValue ordered(Rgba pixel, const Tone& tone, Light threshold);

 private:
  // How far an ink is from a colour, but for a term of the colour alone: own - slope * colour, in
  // whole numbers so that all machines choose alike.
  struct Rank {
    int64_t own = INT64_MAX / 2;
    std::array<int32_t, 3> slope{};
  };
  /// Inks, one bit each.
  using InkSet = uint8_t;
  static constexpr size_t kCellSide = 8;
  static constexpr Light kCellLight = (kBrightest - kDarkest) / Light{kCellSide};

  Light brightness(uint8_t ink) const {
    return luminance(inks_[ink][0], inks_[ink][1], inks_[ink][2]);
  }
  static Rank rank_of(const LightColor& ink);
  int64_t rank(size_t ink, const LightColor& color) const {
    const Rank& rank = ranks_[ink];
    return rank.own - int64_t{rank.slope[0]} * color[0] - int64_t{rank.slope[1]} * color[1] -
           int64_t{rank.slope[2]} * color[2];
  }
  static size_t cell_of(Light wanted) {
    return std::min<size_t>(static_cast<size_t>(wanted - kDarkest) / kCellLight, kCellSide - 1);
  }
  // The way of a light into the gamut: three lanes, so that one product has them all.
  static constexpr int kWayBits = 21, kWayShift = ColorGrid::kWholeBits - 1;
  static constexpr Light kLongestWay = kFullLight / 2, kNoWay = kLongestWay << kWayShift,
                         kHalfWay = 1 << (kWayShift - 1);
  uint64_t way_in(const LightColor& light) const;
  // All lanes that `mask` keeps after the shift at once: there is room in them for the sums.
  static uint64_t mixed(const ColorGrid::Corners& corners, int shift, uint64_t mask) {
    uint64_t sum = 0;
    for (size_t i = 0; i < corners.values.size(); ++i)
      sum += (corners.values[i] >> shift & mask) * corners.shares[i];
    return sum;
  }
  PixelValue nearest_of(InkSet inks, const LightColor& wanted) const;
  InkSet nearest_in_cell(const LightColor& inside) const;
  uint64_t mixture_of(const LightColor& wanted) const;

  std::span<const Color> nominal_;
  size_t count_;
  LightColor inks_[kMostInks];
  std::array<Rank, kMostInks> ranks_;
  InkSet all_ = 0;
  std::array<uint8_t, kMostInks> by_brightness_{};  // the darkest first
  std::optional<Gamut> gamut_;
  ColorGrid grid_;  // how far colours are drawn in; where pixels are ordered, their mixtures
  // The inks that are nearest to a light somewhere in a cell, once it was asked for.
  std::array<InkSet, kCellSide * kCellSide * kCellSide> cells_{};
};

}  // namespace weft
