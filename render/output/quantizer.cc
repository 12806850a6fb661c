#include "render/output/quantizer.h"

#include <algorithm>
#include <optional>

#include "render/output/gamut.h"

namespace weft {
namespace {

// Brightness counts more than hue: grays stay gray, and text stays legible. The coordinates are
// those of YCbCr.
constexpr int64_t kChromaWeight = 4;
int64_t distance(const LightColor& a, const LightColor& b) {
  const int64_t red = a[0] - b[0], green = a[1] - b[1], blue = a[2] - b[2];
  const int64_t luma = (red * 77 + green * 150 + blue * 29) / 256;
  const int64_t blueness = (blue - luma) * 144 / 256, redness = (red - luma) * 183 / 256;
  return luma * luma + kChromaWeight * (blueness * blueness + redness * redness);
}

/// Indexed palettes. Flat colours are compared as sRGB with the nominal colours; pictures in light
/// with the measured inks, relative to the panel's black and white: its paper is a picture's white.
class InkQuantizer final : public Quantizer {
 public:
  explicit InkQuantizer(const Palette& palette)
      : nominal_(palette.nominal), count_(palette.inks.size()) {
    const Color black = palette.inks[0], white = palette.inks[1];
    for (size_t i = 0; i < count_; ++i) {
      const Color ink = palette.inks[i];
      inks_[i] = {relative(ink.red, black.red, white.red),
                  relative(ink.green, black.green, white.green),
                  relative(ink.blue, black.blue, white.blue)};
    }
    for (size_t i = 0; i < count_; ++i) by_brightness_[i] = static_cast<uint8_t>(i);
    std::sort(by_brightness_.begin(), by_brightness_.begin() + count_,
              [this](uint8_t a, uint8_t b) { return brightness(a) < brightness(b); });
    gamut_.emplace(std::span<const LightColor>(inks_, count_));
  }

  uint8_t channels() const override { return 3; }
  bool dithers() const override { return true; }
  PixelValue snap(Rgba flat) const override {
    return nearest_of({flat.red, flat.green, flat.blue}, [this](size_t i) -> LightColor {
      return {nominal_[i].red, nominal_[i].green, nominal_[i].blue};
    });
  }
  LightColor light(Rgba pixel, const Tone& tone) const override {
    return gamut_->drawn_in(tone.light(pixel));
  }
  PixelValue nearest(const LightColor& wanted, LightColor& shown) const override {
    const PixelValue index = nearest_ink(wanted);
    shown = inks_[index];
    return index;
  }
  PixelValue ordered(const LightColor& wanted, Light threshold) const override;

 private:
  Light brightness(uint8_t ink) const {
    return luminance(inks_[ink][0], inks_[ink][1], inks_[ink][2]);
  }
  static Light relative(uint8_t ink, uint8_t black, uint8_t white) {
    return (light_of(ink) - light_of(black)) * kFullLight / (light_of(white) - light_of(black));
  }
  template <typename ColorOf>
  PixelValue nearest_of(const LightColor& wanted, ColorOf color_of) const {
    PixelValue best = 0;
    int64_t least = INT64_MAX;
    for (size_t i = 0; i < count_; ++i) {
      const int64_t here = distance(wanted, color_of(i));
      if (here >= least) continue;
      least = here;
      best = static_cast<PixelValue>(i);
    }
    return best;
  }
  PixelValue nearest_ink(const LightColor& wanted) const {
    return nearest_of(wanted, [this](size_t i) { return inks_[i]; });
  }

  std::span<const Color> nominal_;
  size_t count_;
  LightColor inks_[kMostInks];
  std::array<uint8_t, kMostInks> by_brightness_{};
  std::optional<Gamut> gamut_;
};

// Of so many pixels of the colour each takes the ink nearest to what those before it left over; the
// threshold says which of them this one is, the dark ones first (Knoll's pattern dithering).
PixelValue InkQuantizer::ordered(const LightColor& wanted, Light threshold) const {
  constexpr int kPixels = 32;
  std::array<uint8_t, kMostInks> taken{};
  LightColor left = wanted;
  for (int i = 0; i < kPixels; ++i) {
    const PixelValue ink = nearest_ink(left);
    ++taken[ink];
    for (size_t channel = 0; channel < left.size(); ++channel)
      left[channel] += wanted[channel] - inks_[ink][channel];
  }
  Light place = threshold * kPixels / 128;
  for (size_t i = 0; i < count_; ++i) {
    place -= taken[by_brightness_[i]];
    if (place < 0) return by_brightness_[i];
  }
  return nearest_ink(wanted);
}

/// Levels of one channel, evenly spaced in sRGB encoding.
class Levels {
 public:
  explicit Levels(unsigned bits) : last_((1u << bits) - 1) {
    for (unsigned level = 0; level <= last_ && !exact(); ++level)
      lights_[level] = static_cast<uint16_t>(light_at(level));
  }
  /// True when there is a level for each sRGB byte.
  bool exact() const { return last_ == 255; }
  unsigned of_srgb(uint8_t srgb) const { return (srgb * last_ + 127) / 255; }
  Light light(unsigned level) const {
    return exact() ? light_of(static_cast<uint8_t>(level)) : lights_[level];
  }
  unsigned nearest(Light wanted) const {
    if (exact()) return srgb_of(wanted);
    const unsigned low = below(wanted);
    return low < last_ && wanted - lights_[low] > lights_[low + 1] - wanted ? low + 1 : low;
  }
  unsigned ordered(Light wanted, Light threshold) const {
    if (exact()) return srgb_of(wanted);
    const unsigned low = below(wanted);
    if (low == last_) return low;
    return (wanted - lights_[low]) * 128 > threshold * (lights_[low + 1] - lights_[low]) ? low + 1
                                                                                         : low;
  }

 private:
  static constexpr size_t kMostLevels = 64;
  Light light_at(unsigned level) const {
    return light_of(static_cast<uint8_t>((level * 255 + last_ / 2) / last_));
  }
  // The highest level that gives no more than `wanted`.
  unsigned below(Light wanted) const {
    const auto* above = std::upper_bound(lights_, lights_ + last_ + 1, wanted);
    return above == lights_ ? 0 : static_cast<unsigned>(above - lights_ - 1);
  }
  unsigned last_;
  uint16_t lights_[kMostLevels] = {};
};

class GrayQuantizer final : public Quantizer {
 public:
  explicit GrayQuantizer(unsigned bits) : levels_(bits) {}
  uint8_t channels() const override { return 1; }
  bool dithers() const override { return !levels_.exact(); }
  PixelValue snap(Rgba flat) const override {
    if (flat.red == flat.green && flat.green == flat.blue) return levels_.of_srgb(flat.red);
    return levels_.of_srgb(
        srgb_of(luminance(light_of(flat.red), light_of(flat.green), light_of(flat.blue))));
  }
  LightColor light(Rgba pixel, const Tone& tone) const override {
    if (pixel.red == pixel.green && pixel.green == pixel.blue) return {tone(pixel.red), 0, 0};
    return {luminance(tone(pixel.red), tone(pixel.green), tone(pixel.blue)), 0, 0};
  }
  PixelValue nearest(const LightColor& wanted, LightColor& shown) const override {
    const unsigned level = levels_.nearest(wanted[0]);
    shown[0] = levels_.light(level);
    return level;
  }
  PixelValue ordered(const LightColor& wanted, Light threshold) const override {
    return levels_.ordered(wanted[0], threshold);
  }

 private:
  Levels levels_;
};

/// Three channels of levels: 444, 565 and 888. LCDs show their levels as sRGB does.
class RgbQuantizer final : public Quantizer {
 public:
  RgbQuantizer(unsigned red_blue_bits, unsigned green_bits)
      : levels_{Levels(red_blue_bits), Levels(green_bits)},
        red_shift_(red_blue_bits + green_bits),
        green_shift_(red_blue_bits) {}
  uint8_t channels() const override { return 3; }
  bool dithers() const override { return !levels_[0].exact(); }
  PixelValue snap(Rgba flat) const override {
    return packed(levels_[0].of_srgb(flat.red), levels_[1].of_srgb(flat.green),
                  levels_[0].of_srgb(flat.blue));
  }
  LightColor light(Rgba pixel, const Tone& tone) const override { return tone.light(pixel); }
  PixelValue nearest(const LightColor& wanted, LightColor& shown) const override {
    unsigned level[3];
    for (size_t i = 0; i < 3; ++i) {
      level[i] = levels_of(i).nearest(wanted[i]);
      shown[i] = levels_of(i).light(level[i]);
    }
    return packed(level[0], level[1], level[2]);
  }
  PixelValue ordered(const LightColor& wanted, Light threshold) const override {
    return packed(levels_[0].ordered(wanted[0], threshold),
                  levels_[1].ordered(wanted[1], threshold),
                  levels_[0].ordered(wanted[2], threshold));
  }

 private:
  const Levels& levels_of(size_t channel) const { return levels_[channel == 1]; }
  PixelValue packed(unsigned red, unsigned green, unsigned blue) const {
    return red << red_shift_ | green << green_shift_ | blue;
  }
  Levels levels_[2];  // red and blue, green
  unsigned red_shift_, green_shift_;
};

// Whether InkQuantizer holds so many inks, and can tell black from white.
bool are_inks(std::span<const Color> inks, unsigned most) {
  return inks.size() >= 2 && inks.size() <= most && inks[0].red != inks[1].red &&
         inks[0].green != inks[1].green && inks[0].blue != inks[1].blue;
}

template <typename Made, typename... Arguments>
Result<Owned<Quantizer>> make(Budget& budget, Arguments... arguments) {
  WEFT_TRY_ASSIGN(Owned<Made> quantizer, make_owned<Made>(budget, arguments...));
  return Owned<Quantizer>(std::move(quantizer));
}

}  // namespace

bool is_whole(const Palette& palette) {
  const unsigned bits = palette.bits_per_pixel;
  const bool shares_bytes = bits == 1 || bits == 2 || bits == 4 || bits == 8;
  switch (palette.kind) {
    case PaletteKind::Indexed:
      return shares_bytes && palette.nominal.size() == palette.inks.size() &&
             (palette.pure.empty() || palette.pure.size() == palette.inks.size()) &&
             are_inks(palette.inks, std::min<unsigned>(kMostInks, 1u << bits));
    case PaletteKind::Gray: return shares_bytes;
    case PaletteKind::Rgb565:
    case PaletteKind::Rgb444: return bits == 16;
    case PaletteKind::Rgb888: return bits == 24;
    case PaletteKind::Rgba8888: return bits == 32;
  }
  return false;
}

Result<Owned<Quantizer>> make_quantizer(const Palette& palette, Budget& budget) {
  if (!is_whole(palette)) return Status::Unsupported;
  switch (palette.kind) {
    case PaletteKind::Indexed: return make<InkQuantizer>(budget, palette);
    case PaletteKind::Gray: return make<GrayQuantizer>(budget, unsigned{palette.bits_per_pixel});
    case PaletteKind::Rgb565: return make<RgbQuantizer>(budget, 5u, 6u);
    case PaletteKind::Rgb444: return make<RgbQuantizer>(budget, 4u, 4u);
    case PaletteKind::Rgb888:
    case PaletteKind::Rgba8888: return make<RgbQuantizer>(budget, 8u, 8u);
  }
  return Status::Unsupported;
}

}  // namespace weft
