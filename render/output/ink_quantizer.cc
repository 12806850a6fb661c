#include "render/output/ink_quantizer.h"

#include <algorithm>
#include <bit>

namespace weft {
namespace {

// Brightness counts more than hue: grays stay gray, and text stays legible. The coordinates are
// those of YCbCr.
constexpr int64_t kChromaWeight = 4;
constexpr int kMixed = 128;  // pixels of a mixture, as many as there are thresholds
int64_t distance(const LightColor& a, const LightColor& b) {
  const int64_t red = a[0] - b[0], green = a[1] - b[1], blue = a[2] - b[2];
  const int64_t luma = (red * 77 + green * 150 + blue * 29) / 256;
  const int64_t blueness = (blue - luma) * 144 / 256, redness = (red - luma) * 183 / 256;
  return luma * luma + kChromaWeight * (blueness * blueness + redness * redness);
}

}  // namespace

InkQuantizer::InkQuantizer(const Palette& palette, Budget& budget)
    : nominal_(palette.nominal), count_(palette.inks.size()), grid_(budget) {
  const Color black = palette.inks[0], white = palette.inks[1];
  for (uint8_t i = 0; i < count_; ++i) {
    inks_[i] = relative_light(palette.inks[i], black, white);
    for (Light& light : inks_[i])
      light = std::clamp(light, kBrightest - kMostError, kDarkest + kMostError);
    uint8_t darker = i;
    for (; darker > 0 && brightness(by_brightness_[darker - 1u]) > brightness(i); --darker)
      by_brightness_[darker] = by_brightness_[darker - 1u];
    by_brightness_[darker] = i;
    if (std::find(inks_, inks_ + i, inks_[i]) != inks_ + i) continue;
    ranks_[i] = rank_of(inks_[i]);
  }
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
// linear in the colour; here an eighth of it, which has room in 32 bits.
InkQuantizer::Rank InkQuantizer::rank_of(const LightColor& ink) {
  constexpr int64_t kCoordinates[3][3] = {{77 * 256, 150 * 256, 29 * 256},
                                          {-77 * 144, -150 * 144, (256 - 29) * 144},
                                          {(256 - 77) * 183, -150 * 183, -29 * 183}};
  constexpr int64_t kWeights[3] = {1, kChromaWeight, kChromaWeight};
  int64_t own = 0;
  std::array<int64_t, 3> slope{};
  for (size_t i = 0; i < 3; ++i) {
    int64_t place = 0;  // in 1/65536
    for (size_t channel = 0; channel < 3; ++channel)
      place += kCoordinates[i][channel] * ink[channel];
    own += kWeights[i] * (place / 65536) * (place / 65536);
    for (size_t channel = 0; channel < 3; ++channel)
      slope[channel] += 2 * kWeights[i] * kCoordinates[i][channel] * (place / 65536);
  }
  constexpr int kEighth = 3, kShift = kEighth + 16;
  Rank rank{static_cast<int32_t>(own >> kEighth)};
  for (size_t i = 0; i < 3; ++i)
    rank.slope[i] = static_cast<int32_t>((slope[i] + (1 << (kShift - 1))) >> kShift);
  return rank;
}

uint64_t InkQuantizer::way_in(const LightColor& light) const {
  const LightColor inside = gamut_->drawn_in(light);
  uint64_t way = 0;
  for (size_t i = 0; i < light.size(); ++i) {
    const Light here = std::clamp(inside[i] - light[i], -kLongestWay, kLongestWay);
    way |= uint64_t{static_cast<uint16_t>(here)} << i * kWayBits;
  }
  return way;
}

// Of so many pixels of the colour each takes the ink nearest to what those before it left over
// (Knoll's pattern dithering); of them, how many are of the darkest ink, of the two darkest ones …
// a byte each.
uint64_t InkQuantizer::mixture_of(const LightColor& wanted) const {
  std::array<uint8_t, kMostInks> taken{};
  LightColor left = wanted;
  for (int pixel = 0; pixel < kMixed; ++pixel) {
    const PixelValue ink = nearest_by<int64_t>(left);
    ++taken[ink];
    for (size_t i = 0; i < left.size(); ++i) left[i] += wanted[i] - inks_[ink][i];
  }
  uint64_t mixture = 0, sum = 0;
  for (size_t i = 0; i < kMostInks; ++i) {
    if (i < count_) sum += taken[by_brightness_[i]];
    mixture |= sum << 8 * i;
  }
  return mixture;
}

// The threshold says which pixel of the mixture this one is, the dark ones first. Each lane says
// by its highest bit whether its inks end before that pixel; together they count these inks.
PixelValue InkQuantizer::ordered(Rgba pixel, const Tone& tone, Light threshold) {
  constexpr uint64_t kLanes = 0x0001'0001'0001'0001, kBytes = 0xFF * kLanes,
                     kHighest = kLanes << 15;
  const auto corners = grid_.around(
      pixel, [&](Rgba corner) { return mixture_of(gamut_->drawn_in(tone.light(corner))); });
  const uint64_t place = static_cast<uint64_t>(threshold) * ColorGrid::kWhole * kLanes;
  const auto mixed = [&](int shift) {
    uint64_t sum = 0;
    for (size_t i = 0; i < corners.values.size(); ++i)
      sum += (corners.values[i] >> shift & kBytes) * corners.shares[i];
    return sum;
  };
  const uint64_t even = (place | kHighest) - mixed(0), odd = (place | kHighest) - mixed(8);
  const int passed = std::popcount((even & kHighest) | (odd & kHighest) >> 1);
  return by_brightness_[static_cast<size_t>(passed)];
}

// Where all corners around a colour are of one ink, it is.
PixelValue InkQuantizer::snap_picture(Rgba pixel, const PanelInks& inks) {
  if (const auto ink = inks.named(pixel)) return *ink;
  const auto [corners, shares] =
      grid_.around(pixel, [&](Rgba corner) { return inks.snap(corner); });
  const uint64_t ink = corners[0];
  const bool is_plain = corners[1] == ink && corners[2] == ink && corners[3] == ink;
  return is_plain ? static_cast<PixelValue>(ink) : inks.snap(pixel);
}

}  // namespace weft
