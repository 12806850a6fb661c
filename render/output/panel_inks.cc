#include "render/output/panel_inks.h"

#include <algorithm>

#include "render/output/quantizer.h"

namespace weft {
namespace {

// Lightness steps, in CIELAB's units.
constexpr int32_t kClearStep = 25 * kLabUnit;  // between text and its ground
constexpr int64_t kSameColor = lab_steps(6);   // a surface that is taken for an ink
constexpr int64_t kColorfulFrom = lab_steps(12);
constexpr int64_t kClearLine = lab_steps(25);  // a line that needs no dots
constexpr uint8_t kNearlyWhite = 0xF6, kNearlyBlack = 0x10;
constexpr int kUnseenStep = 6;  // of a channel: what a page does not tell apart either
constexpr uint8_t kPatternParts = 64;

bool all_channels(Rgba color, auto test) {
  return test(color.red) && test(color.green) && test(color.blue);
}

bool is_unseen(Rgba color, Rgba ground) {
  const auto near = [](int a, int b) { return a - b < kUnseenStep && b - a < kUnseenStep; };
  return near(color.red, ground.red) && near(color.green, ground.green) &&
         near(color.blue, ground.blue);
}

// Whether two colours are within 30 degrees of hue.
bool is_like_hue(const Lab& one, const Lab& other) {
  const int64_t product = int64_t{one.a} * other.a + int64_t{one.b} * other.b;
  return product > 0 && 4 * product * product >= 3 * chroma_square(one) * chroma_square(other);
}

// Whether an eighth or more of a pattern is of its lighter (darker) ink.
bool has_much(const Pattern& pattern, bool lighter) {
  const int lights = pattern.part + pattern.middle_part / 2;
  return (lighter ? lights : kPatternParts - lights) >= kPatternParts / 8;
}

}  // namespace

bool PanelInks::serve(const Palette& palette) {
  return is_whole(palette) && (palette.kind == PaletteKind::Indexed ||
                               (palette.kind == PaletteKind::Gray && palette.bits_per_pixel <= 2));
}

PanelInks::PanelInks(const Palette& palette, Flats flats)
    : is_gray_(palette.kind == PaletteKind::Gray), mixes_(flats == Flats::Pattern) {
  if (is_gray_) {
    count_ = static_cast<uint8_t>(1u << palette.bits_per_pixel);
    for (size_t i = 0; i < count_; ++i) {
      const auto level = static_cast<uint8_t>(i * 255 / (count_ - 1u));
      nominal_[i] = {level, level, level};
      const Light light = palette.inks.empty() ? light_of(level)
                                               : gray_light(palette.inks[i], palette.inks.front(),
                                                            palette.inks.back());
      lights_[i] = {light, light, light};
    }
  } else {
    count_ = static_cast<uint8_t>(palette.inks.size());
    const Color black = palette.inks[0], white = palette.inks[1];
    for (size_t i = 0; i < count_; ++i) {
      const Color ink = palette.inks[i];
      nominal_[i] = palette.nominal[i];
      lights_[i] = relative_light(ink, black, white);
    }
  }
  for (size_t i = 0; i < count_; ++i) labs_[i] = lab_of(lights_[i]);
  // Grays are cut where their sRGB bytes are, so that #808080 is the lightest gray that is white.
  for (size_t i = 0; i < white(); ++i) {
    const int above = (srgb_of(lights_[i][0]) + srgb_of(lights_[i + 1][0])) / 2 + 1;
    cuts_[i] =
        (kLightOf[static_cast<size_t>(above) - 1] + kLightOf[static_cast<size_t>(above)] + 1) / 2;
  }
}

LightColor PanelInks::seen_light(Rgba color) const {
  const LightColor light = {light_of(color.red), light_of(color.green), light_of(color.blue)};
  if (!is_gray_) return light;
  const Light gray = luminance_of(color);
  return {gray, gray, gray};
}

Rgba PanelInks::color_of(Ink ink) const {
  return {nominal_[ink].red, nominal_[ink].green, nominal_[ink].blue, 255};
}

// The ink nearest to `wanted`, lightness counting half, of those at least `lightness_step` from
// `ground`, on the `side` of it (-1 darker, 1 lighter, 0 either). Grays are black and white only,
// and where a step is asked for, colours are those of the same hue: yellow becomes black on white,
// and not green. kMostInks when there is none.
Ink PanelInks::nearest(const Lab& wanted, int64_t lightness_step, const Lab& ground,
                       int side) const {
  const bool is_colorful = chroma_square(wanted) >= kColorfulFrom;
  Ink best = kMostInks;
  int64_t least = INT64_MAX;
  for (size_t i = 0; i < count_; ++i) {
    if (is_unused(i) || (!is_gray_ && !is_colorful && i > 1)) continue;
    const int32_t step = labs_[i].l - ground.l;
    if ((step < 0 ? -step : step) < lightness_step || step * side < 0) continue;
    if (lightness_step && chroma_square(labs_[i]) >= kColorfulFrom &&
        !is_like_hue(labs_[i], wanted))
      continue;
    Lab half = labs_[i];
    half.l = wanted.l + (half.l - wanted.l) / (is_colorful ? 2 : 1);
    const int64_t here = distance(half, wanted);
    if (here >= least) continue;
    least = here;
    best = static_cast<Ink>(i);
  }
  return best;
}

Ink PanelInks::snap_color(Rgba color) const {
  const Lab wanted = seen(color);
  return chroma_square(wanted) >= kColorfulFrom ? nearest(wanted, 0, {}, 0)
                                                : snap_gray(luminance_of(color));
}

bool PanelInks::is_nearly_ink(Rgba color, const Lab& wanted, Ink nearest) const {
  if (all_channels(color, [](uint8_t channel) { return channel > kNearlyWhite; })) return true;
  if (all_channels(color, [](uint8_t channel) { return channel < kNearlyBlack; })) return true;
  const bool is_end = labs_[nearest].l <= 0 || labs_[nearest].l >= 100 * kLabUnit;
  return !is_end && distance(labs_[nearest], wanted) < kSameColor;
}

Pattern PanelInks::mixed_gray(Light luminance) const {
  size_t light = 1;
  while (is_gray_ && light + 1 < count_ && lights_[light][0] < luminance) ++light;
  const Light low = lights_[light - 1][0], high = lights_[light][0];
  const Light part = ((luminance - low) * kPatternParts + (high - low) / 2) / (high - low);
  return {static_cast<Ink>(light - 1), static_cast<Ink>(light), static_cast<uint8_t>(part)};
}

LightColor PanelInks::light_of_pattern(const Pattern& pattern) const {
  const LightColor &dark = lights_[pattern.dark], &light = lights_[pattern.light],
                   &middle = lights_[pattern.middle];
  LightColor mixed;
  for (size_t i = 0; i < mixed.size(); ++i)
    mixed[i] = dark[i] +
               ((light[i] - dark[i]) * pattern.part + (middle[i] - dark[i]) * pattern.middle_part) /
                   kPatternParts;
  return mixed;
}

// Moves parts between the three inks, by halving steps, as long as that comes nearer. Returns the
// distance that is left.
int64_t PanelInks::add_third(Ink third, const Lab& wanted, Pattern& pattern) const {
  pattern.middle = third;
  const auto off = [&](const Pattern& mixed) {
    return distance(lab_of(light_of_pattern(mixed)), wanted);
  };
  int64_t least = off(pattern);
  for (int step = 16; step; step /= 2)
    for (const auto& [light, middle] :
         {std::pair{0, step}, {-step, step}, {0, -step}, {step, -step}, {step, 0}, {-step, 0}}) {
      const int part = pattern.part + light, middle_part = pattern.middle_part + middle;
      if (part < 0 || middle_part < 0 || part + middle_part > kPatternParts) continue;
      Pattern next = pattern;
      next.part = static_cast<uint8_t>(part);
      next.middle_part = static_cast<uint8_t>(middle_part);
      const int64_t here = off(next);
      if (here >= least) continue;
      least = here;
      pattern = next;
    }
  return least;
}

// The same surface, the darkest of its inks first, and no ink that has no part.
Pattern PanelInks::by_lightness(const Pattern& pattern) const {
  struct Share {
    Ink ink;
    int part;
  };
  std::array shares = {Share{pattern.dark, kPatternParts - pattern.part - pattern.middle_part},
                       Share{pattern.middle, pattern.middle_part},
                       Share{pattern.light, pattern.part}};
  std::sort(shares.begin(), shares.end(), [&](const Share& a, const Share& b) {
    return a.part && (!b.part || labs_[a.ink].l < labs_[b.ink].l);
  });
  const auto& [dark, second, third] = shares;
  if (!second.part) return {dark.ink, dark.ink};
  if (!third.part) return {dark.ink, second.ink, static_cast<uint8_t>(second.part)};
  return {dark.ink, third.ink, static_cast<uint8_t>(third.part), second.ink,
          static_cast<uint8_t>(second.part)};
}

// The pair and the part of it that come nearest to the eye, by halving steps; with a third ink
// where that is far off.
Pattern PanelInks::mixed_colors(const LightColor& wanted, const Lab& lab, bool of_three) const {
  Pattern best;
  int64_t least = INT64_MAX;
  for (size_t one = 0; one < count_; ++one)
    for (size_t other = one + 1; other < count_; ++other) {
      if (is_unused(one) || is_unused(other)) continue;
      const bool rises = labs_[one].l < labs_[other].l;
      const size_t dark = rises ? one : other, light = rises ? other : one;
      Pattern pair{static_cast<Ink>(dark), static_cast<Ink>(light)};
      const auto off = [&](int part) {
        pair.part = static_cast<uint8_t>(part);
        return distance(lab_of(light_of_pattern(pair)), lab);
      };
      int64_t span_light = 1, along = 0;
      for (size_t i = 0; i < 3; ++i) {
        const int64_t span = lights_[light][i] - lights_[dark][i];
        span_light += span * span;
        along += span * (wanted[i] - lights_[dark][i]);
      }
      int part = static_cast<int>(
          std::clamp<int64_t>(along * kPatternParts / span_light, 0, kPatternParts));
      int64_t here = off(part);
      for (int step = 8; step; step /= 2)
        for (const int next : {part - step, part + step}) {
          if (next < 0 || next > kPatternParts) continue;
          const int64_t there = off(next);
          if (there >= here) continue;
          here = there;
          part = next;
        }
      if (here >= least) continue;
      least = here;
      best = {static_cast<Ink>(dark), static_cast<Ink>(light), static_cast<uint8_t>(part)};
    }
  if (!of_three || least < kSameColor) return best;
  const Pattern pair = best;
  for (Ink third = 0; third < count_; ++third) {
    if (is_unused(third) || third == pair.dark || third == pair.light) continue;
    Pattern three = pair;
    const int64_t here = add_third(third, lab, three);
    if (here >= least) continue;
    least = here;
    best = three;
  }
  return by_lightness(best);
}

Pattern PanelInks::mixed(Rgba color, bool under_text) const {
  const auto solid = [](Ink ink) { return Pattern{ink, ink, kPatternParts}; };
  if (const auto ink = named(color)) return solid(*ink);
  const Lab wanted = seen(color);
  const Ink nearest = snap(color);
  if (!mixes_ || is_nearly_ink(color, wanted, nearest)) return solid(nearest);
  const LightColor light = seen_light(color);
  Pattern pattern = is_gray_ || (color.red == color.green && color.green == color.blue)
                        ? mixed_gray(luminance_of(color))
                        : mixed_colors(light, wanted, !under_text);
  if (under_text && pattern.part > 0 && pattern.part < kPatternParts) {
    const unsigned srgb = srgb_of(static_cast<Light>(pattern.part) * kFullLight / kPatternParts);
    pattern.part = static_cast<uint8_t>(std::clamp((srgb + 8) / 16, 1u, 15u) * 4);
  }
  if (pattern.middle_part) return pattern;
  if (pattern.part == 0) return solid(pattern.dark);
  if (pattern.part == kPatternParts) return solid(pattern.light);
  return pattern;
}

Pattern PanelInks::pattern(Rgba color, bool under_text) {
  Shade& shade =
      shades_[(color.red * 3u + color.green * 5u + color.blue * 7u + under_text) % kShades];
  if (!(shade.color == color) || shade.under_text != under_text)
    shade = {color, under_text, mixed(color, under_text)};
  return shade.pattern;
}

TextInk PanelInks::text(Rgba color, Rgba ground, bool ground_is_picture) {
  if (!ground_is_picture && is_unseen(color, ground)) return {0, false};
  const auto name = named(color);
  const Lab wanted = name ? labs_[*name] : seen(color);
  Lab below = seen(ground);
  const bool is_colorful = chroma_square(wanted) >= kColorfulFrom;
  const int own_side = wanted.l < below.l ? -1 : 1, side = is_colorful ? 0 : own_side;
  const Pattern surface = pattern(ground, false);
  if (surface.is_solid() && !ground_is_picture) below = labs_[surface.light];
  const auto differs = [&](Ink ink) {
    const int32_t step = labs_[ink].l - below.l;
    if (surface.is_solid() && surface.light == ink) return false;
    return (step < 0 ? -step : step) >= kClearStep && step * side >= 0;
  };
  Ink ink = snap(color);
  if (!differs(ink)) ink = nearest(wanted, kClearStep, below, side);
  // Nothing is that far on its side: an outline in the ground's other ink tells it from a pattern.
  if (ink == kMostInks && !surface.is_solid()) ink = own_side < 0 ? surface.dark : surface.light;
  if (ink == kMostInks) ink = nearest(wanted, kClearStep, below, -side);
  if (ink == kMostInks) ink = below.l > 50 * kLabUnit ? Ink{0} : static_cast<Ink>(white());
  const bool is_lighter = labs_[ink].l > below.l;
  if (surface.is_solid() || (ground_is_picture && !has_much(surface, is_lighter))) return {ink};
  return {ink, true, is_lighter ? kDarkEdge : kLightEdge};
}

// Dots stand as close as the line is far from its ground, of the way to the ink.
LineInk PanelInks::line(Rgba color, Rgba ground) {
  if (is_unseen(color, ground)) return {0, 0};
  const Pattern surface = pattern(ground, false);
  const Lab wanted = seen(color), below = seen(ground);
  const Ink natural = snap(color);
  const bool darker = wanted.l < below.l;
  if (distance(labs_[natural], below) >= kClearLine && (labs_[natural].l < below.l) == darker)
    return {natural};
  const TextInk clear = text(color, ground, false);
  const bool mostly_light = surface.part >= kPatternParts * 7 / 8,
             mostly_dark = surface.part + surface.middle_part <= kPatternParts / 8;
  if (!surface.is_solid() && !(darker ? mostly_light : mostly_dark)) return {clear.ink};
  const int32_t way = labs_[clear.ink].l - below.l, gone = wanted.l - below.l;
  const int32_t percent = way ? gone * 100 / way : 100;
  LineInk line{clear.ink, static_cast<uint8_t>(percent >= 30 ? 2 : percent >= 21 ? 3 : 4)};
  if (surface.is_solid()) return line;
  line.every = 2;
  line.fills = true;
  line.between = darker ? surface.light : surface.dark;
  return line;
}

Ink ink_at(const Pattern& pattern, uint32_t x, uint32_t y) {
  const Light threshold = bayer_threshold(x, y);
  if (2 * pattern.part > threshold) return pattern.light;
  return 2 * (pattern.part + pattern.middle_part) > threshold ? pattern.middle : pattern.dark;
}

}  // namespace weft
