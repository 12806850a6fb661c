// The inks of a panel as the eye tells them apart, relative to its paper: which one is nearest to a
// colour, which two or three give a surface of it, and what text and lines take to be seen.
#pragma once

#include <optional>

#include "render/base/inks.h"
#include "render/output/lab.h"
#include "weft/screen.h"

namespace weft {

/// A surface: of 64 pixels `light` on `part`, `middle` on `middle_part`, `dark` on the others.
struct Pattern {
  Ink dark = 0, light = 0;
  uint8_t part = 64;
  Ink middle = 0;
  uint8_t middle_part = 0;
  bool is_solid() const { return dark == light; }
  bool operator==(const Pattern&) const = default;
};

class PanelInks final : public Inks {
 public:
  /// Whether a palette has so few inks (gray levels) that things would be lost on it.
  static bool serve(const Palette& palette);
  /// REQUIRES: serve(palette), which outlives this.
  explicit PanelInks(const Palette& palette, Flats flats = Flats::Pattern);

  /// The nearest ink, hue before lightness. A colour that names an ink is that ink.
  Ink snap(Rgba color) const {
    if (const auto ink = named(color)) return *ink;
    return is_gray_ ? snap_gray(luminance_of(color)) : snap_color(color);
  }
  /// The ink that a colour names, if it does.
  std::optional<Ink> named(Rgba color) const {
    if (is_gray_ && (color.red != color.green || color.green != color.blue)) return std::nullopt;
    for (size_t i = 0; i < count_; ++i)
      if (color.red == nominal_[i].red && color.green == nominal_[i].green &&
          color.blue == nominal_[i].blue)
        return static_cast<Ink>(i);
    return std::nullopt;
  }
  /// The surface that a flat colour becomes; under text it is lighter, and repeats every 4 pixels.
  Pattern pattern(Rgba color, bool under_text);

  TextInk text(Rgba color, Rgba ground, bool ground_is_picture) override;
  LineInk line(Rgba color, Rgba ground) override;
  Rgba color_of(Ink ink) const override;

 private:
  struct Shade {
    Rgba color;
    bool under_text = false;
    Pattern pattern;
  };
  static constexpr size_t kShades = 16;

  unsigned white() const { return is_gray_ ? count_ - 1u : 1u; }
  static Light luminance_of(Rgba color) {
    return luminance(light_of(color.red), light_of(color.green), light_of(color.blue));
  }
  Ink snap_gray(Light luminance) const {
    Ink ink = 0;
    while (ink < white() && luminance >= cuts_[ink]) ++ink;
    return ink;
  }
  Ink snap_color(Rgba color) const;
  LightColor seen_light(Rgba color) const;
  Lab seen(Rgba color) const { return lab_of(seen_light(color)); }
  bool is_unused(size_t ink) const { return ink && nominal_[ink] == nominal_[0]; }
  Ink nearest(const Lab& wanted, int64_t lightness_step, const Lab& ground, int side) const;
  bool is_nearly_ink(Rgba color, const Lab& wanted, Ink nearest) const;
  Pattern mixed(Rgba color, bool under_text) const;
  Pattern mixed_gray(Light luminance) const;
  Pattern mixed_colors(const LightColor& wanted, const Lab& lab, bool of_three) const;
  int64_t add_third(Ink third, const Lab& wanted, Pattern& pattern) const;
  Pattern by_lightness(const Pattern& pattern) const;
  LightColor light_of_pattern(const Pattern& pattern) const;

  bool is_gray_, mixes_;
  uint8_t count_ = 0;
  std::array<LightColor, kMostInks> lights_{};
  std::array<Lab, kMostInks> labs_{};
  std::array<Light, kMostInks> cuts_{};  // of grays: from which luminance on the next one is nearer
  std::array<Color, kMostInks> nominal_{};
  std::array<Shade, kShades> shades_{};
};

/// Which ink of a pattern stands at a pixel of the panel.
Ink ink_at(const Pattern& pattern, uint32_t x, uint32_t y);

}  // namespace weft
