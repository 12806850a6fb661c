// The display that a page is drawn for. It goes in once, at the top: media queries, layout, glyphs,
// dithering and the driver are all served from it.
#pragma once

#include "weft/dither.h"
#include "weft/fonts.h"
#include "weft/palette.h"

namespace weft {

enum class Rotation : uint8_t { None, Quarter, Half, ThreeQuarters };  ///< Clockwise.
/// Whether width and height change places.
constexpr bool is_quarter_turn(Rotation rotation) {
  return rotation == Rotation::Quarter || rotation == Rotation::ThreeQuarters;
}

/// How pictures and gradients are bent for a panel before they are dithered, in the order of the
/// members; as it stands, not at all.
struct PictureTone {
  float exposure = 0;    ///< In stops: 1 = twice the light.
  float shadows = 0;     ///< -1 to 1: above 0 dark tones get lighter.
  float highlights = 0;  ///< -1 to 1: above 0 light tones get lighter.
  float contrast = 1;    ///< Around the middle gray of sRGB.
  float gamma = 1;       ///< Above 1 middle tones get lighter.
  float saturation = 1;  ///< 0 = gray.
  bool operator==(const PictureTone&) const = default;
};

/// What becomes of a flat colour that no ink is near.
enum class Flats : uint8_t {
  Pattern,  ///< An even pattern of two inks.
  Solid,    ///< The nearest ink.
};

struct Screen {
  uint16_t width = 800, height = 480;  ///< Device pixels, as the page stands on it: turned. Not 0.
  double device_pixel_ratio = 1;       ///< Device pixels per CSS px, above 0; 0.25 to 8 make sense.
  const Palette* palette = &kRgb;      ///< Not null; outlives the page.
  Dither dither = Dither::None;        ///< For pictures and gradients.
  Flats flats = Flats::Pattern;        ///< On palettes of few inks.
  PictureTone tone = {};
  bool slow_update = false;   ///< E-paper: what `@media (update: slow)` asks for.
  bool prefers_dark = false;  ///< What `@media (prefers-color-scheme)` and `color-scheme` ask for.
  GlyphMode glyphs = GlyphMode::Gray;
  Rotation rotation = Rotation::None;  ///< How the panel is turned; for its driver.
};

/// The dithering by which pictures come nearest to their colours in a palette, as measured
/// (render/output/README.md).
Dither dither_of(const Palette& palette);

/// A screen of that size and those colours; pictures are dithered where colours are few, and glyphs
/// are hinted where there are two.
Screen screen_of(uint16_t width, uint16_t height, const Palette& palette);

}  // namespace weft
