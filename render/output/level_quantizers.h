// Palettes of levels: grays, and colours by channel.
#pragma once

#include "render/output/panel_inks.h"
#include "render/output/quantizer.h"

namespace weft {

/// Levels of one channel, evenly spaced in sRGB encoding unless they were measured.
class Levels {
 public:
  explicit Levels(unsigned bits) : last_((1u << bits) - 1) {
    if (exact()) return;
    for (unsigned level = 0; level <= last_; ++level)
      lights_[level] = static_cast<uint16_t>(light_at(level));
    find_parts();
  }
  /// REQUIRES: as many as there are levels, fewer than kMostLevels.
  explicit Levels(std::span<const Color> measured)
      : last_(static_cast<unsigned>(measured.size()) - 1) {
    for (unsigned level = 0; level <= last_; ++level)
      lights_[level] =
          static_cast<uint16_t>(gray_light(measured[level], measured.front(), measured.back()));
    find_parts();
  }
  /// True when there is a level for each sRGB byte.
  bool exact() const { return last_ == 255; }
  unsigned of_srgb(uint8_t srgb) const { return (srgb * last_ + 127) / 255; }
  /// The level that looks most like it, also of measured ones.
  unsigned like_srgb(uint8_t srgb) const {
    if (exact()) return srgb;
    const unsigned low = below(light_of(srgb));
    return low + (low < last_ && 2 * srgb > srgb_of(lights_[low]) + srgb_of(lights_[low + 1]));
  }
  Light light(unsigned level) const {
    return exact() ? light_of(static_cast<uint8_t>(level)) : lights_[level];
  }
  unsigned nearest(Light wanted) const {
    if (exact()) return srgb_of(wanted);
    if (last_ == 1) return wanted > highest_[0];
    unsigned level = lowest_[part_of(wanted)];
    for (unsigned step = 0; step < steps_; ++step) level += wanted > highest_[level];
    return level;
  }
  unsigned ordered(Light wanted, Light threshold) const {
    if (exact()) return srgb_of(wanted);
    const unsigned low = below(wanted);
    if (low == last_) return low;
    return low + ((wanted - lights_[low]) * 128 > threshold * (lights_[low + 1] - lights_[low]));
  }

 private:
  static constexpr size_t kMostLevels = 64, kParts = 256;
  static constexpr Light kPartLight = kFullLight / Light{kParts};
  void find_parts() {
    for (unsigned level = 0; level < last_; ++level)
      highest_[level] = static_cast<int16_t>((lights_[level] + lights_[level + 1]) / 2);
    highest_[last_] = INT16_MAX;
    unsigned level = 0;
    for (unsigned part = 0; part < kParts; ++part) {
      const Light begin = static_cast<Light>(part) * kPartLight;
      while (highest_[level] < begin) ++level;
      lowest_[part] = static_cast<uint8_t>(level);
      unsigned end = level;
      while (highest_[end] < begin + kPartLight - 1) ++end;
      steps_ = std::max(steps_, end - level);
    }
  }
  Light light_at(unsigned level) const {
    return light_of(static_cast<uint8_t>((level * 255 + last_ / 2) / last_));
  }
  static size_t part_of(Light wanted) {
    return static_cast<size_t>(std::clamp<Light>(wanted, 0, kFullLight - 1) / kPartLight);
  }
  // The highest level that gives no more than `wanted`; 0 when all give more.
  unsigned below(Light wanted) const {
    unsigned level = lowest_[part_of(wanted)];
    if (level > 0 && lights_[level] > wanted) --level;
    while (level < last_ && lights_[level + 1] <= wanted) ++level;
    return level;
  }
  unsigned last_;
  uint16_t lights_[kMostLevels] = {};
  int16_t highest_[kMostLevels] = {};  // the most light for which a level is the nearest
  uint8_t lowest_[kParts] = {};        // the level nearest to the darkest light of each part
  unsigned steps_ = 0;                 // from that to the one nearest to its lightest, at most
};

class GrayQuantizer final : public Quantizer {
 public:
  static constexpr size_t kChannels = 1;
  explicit GrayQuantizer(const Palette& palette)
      : levels_(palette.inks.empty() ? Levels(palette.bits_per_pixel) : Levels(palette.inks)) {}
  bool dithers() const override { return !levels_.exact(); }
  PixelValue snap(Rgba flat) const override {
    if (flat.red == flat.green && flat.green == flat.blue) return levels_.like_srgb(flat.red);
    return levels_.like_srgb(
        srgb_of(luminance(light_of(flat.red), light_of(flat.green), light_of(flat.blue))));
  }
  PixelValue snap_picture(Rgba pixel, const PanelInks& inks) const { return inks.snap(pixel); }
  LightColor light(Rgba pixel, const Tone& tone, uint8_t = 0) const {
    if (pixel.red == pixel.green && pixel.green == pixel.blue) return {tone(pixel.red)};
    return {luminance(tone(pixel.red), tone(pixel.green), tone(pixel.blue))};
  }
  PixelValue nearest(const LightColor& wanted, LightColor& shown) const {
    const unsigned level = levels_.nearest(wanted[0]);
    shown[0] = levels_.light(level);
    return level;
  }
  PixelValue ordered(Rgba pixel, const Tone& tone, Light threshold) const {
    return levels_.ordered(light(pixel, tone)[0], threshold);
  }

 private:
  Levels levels_;
};

/// Three channels of levels: 444, 565 and 888. LCDs show their levels as sRGB does.
class RgbQuantizer final : public Quantizer {
 public:
  static constexpr size_t kChannels = 3;
  RgbQuantizer(unsigned red_blue_bits, unsigned green_bits)
      : levels_{Levels(red_blue_bits), Levels(green_bits)},
        red_shift_(red_blue_bits + green_bits),
        green_shift_(red_blue_bits) {}
  bool dithers() const override { return !levels_[0].exact(); }
  // Where green has more levels than the others, that of a gray is the one nearest to theirs.
  PixelValue snap(Rgba flat) const override {
    const unsigned red = levels_[0].of_srgb(flat.red);
    const bool is_gray = flat.red == flat.green && flat.green == flat.blue;
    return packed(red,
                  is_gray ? levels_[1].like_srgb(srgb_of(levels_[0].light(red)))
                          : levels_[1].of_srgb(flat.green),
                  levels_[0].of_srgb(flat.blue));
  }
  PixelValue snap_picture(Rgba pixel, const PanelInks&) const { return snap(pixel); }
  LightColor light(Rgba pixel, const Tone& tone, uint8_t = 0) const { return tone.light(pixel); }
  PixelValue nearest(const LightColor& wanted, LightColor& shown) const {
    const unsigned red = levels_[0].nearest(wanted[0]), green = levels_[1].nearest(wanted[1]),
                   blue = levels_[0].nearest(wanted[2]);
    shown = {levels_[0].light(red), levels_[1].light(green), levels_[0].light(blue)};
    return packed(red, green, blue);
  }
  PixelValue ordered(Rgba pixel, const Tone& tone, Light threshold) const {
    const LightColor wanted = tone.light(pixel);
    return packed(levels_[0].ordered(wanted[0], threshold),
                  levels_[1].ordered(wanted[1], threshold),
                  levels_[0].ordered(wanted[2], threshold));
  }

 private:
  PixelValue packed(unsigned red, unsigned green, unsigned blue) const {
    return red << red_shift_ | green << green_shift_ | blue;
  }
  Levels levels_[2];  // red and blue, green
  unsigned red_shift_, green_shift_;
};

}  // namespace weft
