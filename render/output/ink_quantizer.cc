#include "render/output/ink_quantizer.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <limits>

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

}  // namespace

InkQuantizer::InkQuantizer(const Palette& palette)
    : nominal_(palette.nominal), count_(palette.inks.size()) {
  const Color black = palette.inks[0], white = palette.inks[1];
  for (size_t i = 0; i < count_; ++i) {
    const Color ink = palette.inks[i];
    inks_[i] = relative_light(ink, black, white);
  }
  own_ranks_.fill(std::numeric_limits<float>::max());
  for (uint8_t i = 0; i < count_; ++i) {
    uint8_t darker = i;
    for (; darker > 0 && brightness(by_brightness_[darker - 1u]) > brightness(i); --darker)
      by_brightness_[darker] = by_brightness_[darker - 1u];
    by_brightness_[darker] = i;
    for (const Light light : inks_[i]) reach_ = std::max(reach_, std::abs(light));
    if (std::find(inks_, inks_ + i, inks_[i]) == inks_ + i) rank(i);
  }
  for (size_t ink = 0; ink < count_; ++ink)
    for (size_t i = 0; i < count_; ++i)
      for (size_t channel = 0; channel < 3; ++channel)
        gains_[ink][i] += slopes_[channel][i] * static_cast<float>(inks_[ink][channel]);
  for (uint8_t i = 0; i < count_; ++i) darkness_[by_brightness_[i]] = i;
  gamut_.emplace(std::span<const LightColor>(inks_, count_));
}

PixelValue InkQuantizer::snap(Rgba flat) const {
  const LightColor wanted = {flat.red, flat.green, flat.blue};
  PixelValue best = 0;
  int64_t least = INT64_MAX;
  for (size_t i = 0; i < count_; ++i) {
    const Color ink = nominal_[i];
    const int64_t here = distance(wanted, {ink.red, ink.green, ink.blue});
    if (here >= least) continue;
    least = here;
    best = static_cast<PixelValue>(i);
  }
  return best;
}

// distance() without its roundings is |colour|^2 - 2 colour * ink + |ink|^2 by coordinates that are
// linear in the colour.
void InkQuantizer::rank(uint8_t ink) {
  constexpr float kCoordinates[3][3] = {
      {77, 150, 29},
      {-77 * 144 / 256.0f, -150 * 144 / 256.0f, (256 - 29) * 144 / 256.0f},
      {(256 - 77) * 183 / 256.0f, -150 * 183 / 256.0f, -29 * 183 / 256.0f}};
  constexpr float kWeights[3] = {1, kChromaWeight, kChromaWeight};
  own_ranks_[ink] = 0;
  for (size_t i = 0; i < 3; ++i) {
    float place = 0;
    for (size_t channel = 0; channel < 3; ++channel)
      place += kCoordinates[i][channel] / 256 * static_cast<float>(inks_[ink][channel]);
    own_ranks_[ink] += kWeights[i] * place * place;
    for (size_t channel = 0; channel < 3; ++channel)
      slopes_[channel][ink] += 2 * kWeights[i] * kCoordinates[i][channel] / 256 * place;
  }
}

LightColor InkQuantizer::light(Rgba pixel, const Tone& tone) {
  Drawn& drawn = drawn_[(pixel.red + 3u * pixel.green + 5u * pixel.blue) % kDrawn];
  if (!(drawn.pixel == pixel)) {
    const LightColor light = gamut_->drawn_in(tone.light(pixel));
    drawn.pixel = pixel;
    for (size_t i = 0; i < light.size(); ++i) drawn.light[i] = static_cast<int16_t>(light[i]);
  }
  return {drawn.light[0], drawn.light[1], drawn.light[2]};
}

// What roundings make of distances from so far away, at most.
float InkQuantizer::margin_of(const LightColor& wanted) const {
  return static_cast<float>(
      64 * (std::abs(wanted[0]) + std::abs(wanted[1]) + std::abs(wanted[2]) + 3 * reach_));
}

// The ink of the least rank. Where another is within the margin of roundings, distance() decides.
PixelValue InkQuantizer::first_of(const Ranks& ranks, const LightColor& wanted) const {
  float least = ranks[0];
  for (size_t i = 1; i < count_; ++i) least = std::min(least, ranks[i]);
  least += margin_of(wanted);
  unsigned first = 0;
  for (size_t i = 0; i < count_; ++i) first |= static_cast<unsigned>(ranks[i] <= least) << i;
  if ((first & (first - 1)) == 0) return static_cast<PixelValue>(std::countr_zero(first));
  PixelValue best = 0;
  int64_t nearest = INT64_MAX;
  for (size_t i = 0; i < count_; ++i) {
    const int64_t here = distance(wanted, inks_[i]);
    if (here >= nearest) continue;
    nearest = here;
    best = static_cast<PixelValue>(i);
  }
  return best;
}

PixelValue InkQuantizer::nearest_ink(const LightColor& wanted) const {
  const float red = static_cast<float>(wanted[0]), green = static_cast<float>(wanted[1]),
              blue = static_cast<float>(wanted[2]);
  Ranks ranks;
  for (size_t i = 0; i < ranks.size(); ++i)
    ranks[i] = own_ranks_[i] - slopes_[0][i] * red - slopes_[1][i] * green - slopes_[2][i] * blue;
  return first_of(ranks, wanted);
}

// Of so many pixels of the colour each takes the ink nearest to what those before it left over; the
// threshold says which of them this one is, the dark ones first (Knoll's pattern dithering).
PixelValue InkQuantizer::ordered(Rgba pixel, const Tone& tone, Light threshold) {
  constexpr int kPixels = 32;
  const Light place = threshold * kPixels / 128;
  const LightColor wanted = light(pixel, tone);
  LightColor left = wanted;
  Ranks ranks = own_ranks_, step{};
  for (size_t i = 0; i < step.size(); ++i) {
    for (size_t channel = 0; channel < 3; ++channel)
      step[i] += slopes_[channel][i] * static_cast<float>(wanted[channel]);
    ranks[i] -= step[i];
  }
  std::array<uint8_t, kMostInks> taken_up_to{};  // of the darkest ink, of the two darkest …
  size_t answer = count_;  // what it is if no darker ink is taken any more; the last one if any is
  for (int more = kPixels - 1; more >= 0; --more) {
    const PixelValue ink = first_of(ranks, left);
    for (size_t i = darkness_[ink]; i < count_; ++i) ++taken_up_to[i];
    while (answer > 0 && taken_up_to[answer - 1] > place) --answer;
    if (answer == 0 || taken_up_to[answer - 1] + more <= place) break;
    for (size_t i = 0; i < ranks.size(); ++i) ranks[i] += gains_[ink][i] - step[i];
    for (size_t channel = 0; channel < left.size(); ++channel)
      left[channel] += wanted[channel] - inks_[ink][channel];
  }
  return by_brightness_[answer];
}

}  // namespace weft
