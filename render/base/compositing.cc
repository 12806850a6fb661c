#include "render/base/compositing.h"

#include <algorithm>
#include <cmath>

namespace weft {
namespace {

// --- separable blend modes (10.1) ----------------------------------------------------------------

float hard_light(float below, float source) {
  return source <= 0.5f ? below * 2 * source : below + (2 * source - 1) * (1 - below);
}

float color_dodge(float below, float source) {
  if (below <= 0) return 0;
  return source >= 1 ? 1 : std::min(1.f, below / (1 - source));
}

float color_burn(float below, float source) {
  if (below >= 1) return 1;
  return source <= 0 ? 0 : 1 - std::min(1.f, (1 - below) / source);
}

float soft_light(float below, float source) {
  if (source <= 0.5f) return below - (1 - 2 * source) * below * (1 - below);
  const float lifted = below <= 0.25f ? ((16 * below - 12) * below + 4) * below : std::sqrt(below);
  return below + (2 * source - 1) * (lifted - below);
}

float blended(Compositing how, float below, float source) {
  switch (how) {
    case Compositing::Multiply: return below * source;
    case Compositing::Screen: return below + source - below * source;
    case Compositing::Overlay: return hard_light(source, below);
    case Compositing::Darken: return std::min(below, source);
    case Compositing::Lighten: return std::max(below, source);
    case Compositing::ColorDodge: return color_dodge(below, source);
    case Compositing::ColorBurn: return color_burn(below, source);
    case Compositing::HardLight: return hard_light(below, source);
    case Compositing::SoftLight: return soft_light(below, source);
    case Compositing::Difference: return std::fabs(below - source);
    case Compositing::Exclusion: return below + source - 2 * below * source;
    default: return source;
  }
}

// --- blend modes of whole colours (10.2) ---------------------------------------------------------

struct Straight {
  float red, green, blue;
};

float lum(Straight c) { return 0.3f * c.red + 0.59f * c.green + 0.11f * c.blue; }
float low(Straight c) { return std::min({c.red, c.green, c.blue}); }
float high(Straight c) { return std::max({c.red, c.green, c.blue}); }
float sat(Straight c) { return high(c) - low(c); }

template <typename Change>
Straight changed(Straight c, Change change) {
  return {change(c.red), change(c.green), change(c.blue)};
}

Straight clip_color(Straight c) {
  const float l = lum(c), n = low(c), x = high(c);
  if (n < 0) c = changed(c, [&](float v) { return l + (v - l) * l / (l - n); });
  if (x > 1) c = changed(c, [&](float v) { return l + (v - l) * (1 - l) / (x - l); });
  return c;
}

Straight set_lum(Straight c, float l) {
  const float d = l - lum(c);
  return clip_color(changed(c, [&](float v) { return v + d; }));
}

Straight set_sat(Straight c, float s) {
  const float n = low(c), range = sat(c);
  if (range <= 0) return {0, 0, 0};
  return changed(c, [&](float v) { return (v - n) * s / range; });
}

Straight blended(Compositing how, Straight below, Straight source) {
  switch (how) {
    case Compositing::Hue: return set_lum(set_sat(source, sat(below)), lum(below));
    case Compositing::Saturation: return set_lum(set_sat(below, sat(source)), lum(below));
    case Compositing::Color: return set_lum(source, lum(below));
    case Compositing::Luminosity: return set_lum(below, lum(source));
    default:
      return {blended(how, below.red, source.red), blended(how, below.green, source.green),
              blended(how, below.blue, source.blue)};
  }
}

Straight straight(Rgba pixel) {
  const float alpha = static_cast<float>(std::max<int>(pixel.alpha, 1));
  const auto channel = [&](uint8_t value) {
    return std::min(1.f, static_cast<float>(value) / alpha);
  };
  return {channel(pixel.red), channel(pixel.green), channel(pixel.blue)};
}

// --- operators -----------------------------------------------------------------------------------

// The shares, of 255, of the source and of what is below.
Rgba weighted(Rgba source, unsigned of_source, Rgba below, unsigned of_below) {
  const auto sum = [&](uint8_t a, uint8_t b) {
    return static_cast<uint8_t>(
        std::min(255, multiply_255(a, of_source) + multiply_255(b, of_below)));
  };
  return {sum(source.red, below.red), sum(source.green, below.green), sum(source.blue, below.blue),
          sum(source.alpha, below.alpha)};
}

// 5.4: the source's colour is mixed with the blend as far as there is something below.
Rgba with_blended_color(Compositing how, Rgba source, Rgba below) {
  if (!source.alpha || !below.alpha) return source;
  const Straight mixed = blended(how, straight(below), straight(source));
  const auto channel = [&](uint8_t own, float blend) {
    const float premultiplied = static_cast<float>(own) * static_cast<float>(255 - below.alpha) +
                                static_cast<float>(source.alpha) * static_cast<float>(below.alpha) *
                                    std::clamp(blend, 0.f, 1.f);
    return static_cast<uint8_t>(premultiplied / 255 + 0.5f);
  };
  return {channel(source.red, mixed.red), channel(source.green, mixed.green),
          channel(source.blue, mixed.blue), source.alpha};
}

}  // namespace

Rgba composited(Compositing how, Rgba source, Rgba below) {
  const unsigned around_source = 255u - source.alpha, around_below = 255u - below.alpha;
  switch (how) {
    case Compositing::SourceOver: return weighted(source, 255, below, around_source);
    case Compositing::SourceIn: return weighted(source, below.alpha, below, 0);
    case Compositing::SourceOut: return weighted(source, around_below, below, 0);
    case Compositing::SourceAtop: return weighted(source, below.alpha, below, around_source);
    case Compositing::DestinationIn: return weighted(source, 0, below, source.alpha);
    case Compositing::Xor: return weighted(source, around_below, below, around_source);
    case Compositing::Lighter: return weighted(source, 255, below, 255);
    default: return weighted(with_blended_color(how, source, below), 255, below, around_source);
  }
}

}  // namespace weft
