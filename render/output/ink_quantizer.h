// Palettes of inks.
#pragma once

#include <bit>
#include <optional>

#include "render/output/color_grid.h"
#include "render/output/gamut.h"
#include "render/output/panel_inks.h"
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
  LightColor light(Rgba pixel, const Tone& tone, uint8_t threshold) {
    const uint64_t way =
        grid_.near(pixel, threshold, [&](Rgba corner) { return way_in(tone.light(corner)); });
    LightColor light = tone.light(pixel);
    for (size_t i = 0; i < light.size(); ++i) light[i] += static_cast<int16_t>(way >> i * kWayBits);
    return light;
  }
  PixelValue nearest(const LightColor& wanted, LightColor& shown) {
    const PixelValue ink = count_ <= kFew ? nearest_of_few(wanted) : nearest_by_cell(wanted);
    shown = inks_[ink];
    return ink;
  }
  PixelValue ordered(Rgba pixel, const Tone& tone, Light threshold);
  /// A pixel of a picture that is not dithered: as `inks` snap it.
  PixelValue snap_picture(Rgba pixel, const PanelInks& inks);

 private:
  // How far an ink is from a colour, but for a term of the colour alone: own - slope * colour, in
  // whole numbers so that all machines choose alike.
  struct Rank {
    int32_t own = INT32_MAX;
    std::array<int32_t, 3> slope{};
  };
  /// Inks, one bit each.
  using InkSet = uint8_t;
  static constexpr size_t kFew = 4;
  static constexpr size_t kCellSide = 8;
  static constexpr Light kCellLight = (kBrightest - kDarkest) / Light{kCellSide};

  Light brightness(uint8_t ink) const {
    return luminance(inks_[ink][0], inks_[ink][1], inks_[ink][2]);
  }
  static Rank rank_of(const LightColor& ink);
  // 32 bits are enough within kDarkest and kBrightest.
  template <typename Number>
  Number rank(size_t ink, const LightColor& color) const {
    const Rank& rank = ranks_[ink];
    return rank.own - Number{rank.slope[0]} * color[0] - Number{rank.slope[1]} * color[1] -
           Number{rank.slope[2]} * color[2];
  }
  PixelValue nearest_of_few(const LightColor& wanted) const {
    PixelValue best = 0;
    int32_t least = rank<int32_t>(0, wanted);
    for (PixelValue ink = 1; ink < kFew; ++ink) {
      // Without a branch, which would be guessed wrong too often.
      const int32_t here = rank<int32_t>(ink, wanted);
      const int32_t is_nearer = -int32_t{here < least};
      best ^= (best ^ ink) & static_cast<PixelValue>(is_nearer);
      least ^= (least ^ here) & is_nearer;
    }
    return best;
  }
  PixelValue nearest_by_cell(const LightColor& wanted) {
    InkSet& cell = cells_[(cell_of(wanted[0]) * kCellSide + cell_of(wanted[1])) * kCellSide +
                          cell_of(wanted[2])];
    if (!cell) [[unlikely]]
      cell = nearest_in_cell(wanted);
    const unsigned inks = cell;
    return inks & (inks - 1) ? nearest_of(cell, wanted)
                             : static_cast<PixelValue>(std::countr_zero(inks));
  }
  static size_t cell_of(Light wanted) {
    return std::min<size_t>(static_cast<size_t>(wanted - kDarkest) / kCellLight, kCellSide - 1);
  }
  // The way of a light into the gamut: three lanes.
  static constexpr int kWayBits = 16;
  static constexpr Light kLongestWay = kFullLight / 2;
  uint64_t way_in(const LightColor& light) const;
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
  ColorGrid grid_;  // how far colours are drawn in; of ordered pixels the mixture, else the ink
  // The inks that are nearest to a light somewhere in a cell, once it was asked for.
  std::array<InkSet, kCellSide * kCellSide * kCellSide> cells_{};
};

}  // namespace weft
