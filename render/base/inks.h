// The seam between painting and a panel of few inks: which pixels may be mixed of inks, and which
// ink text and thin lines take so that they are told from their ground.
#pragma once

#include "weft/color.h"

namespace weft {

/// How a pixel becomes inks.
enum PixelKind : uint8_t {
  kFlatPixel,     ///< A surface of one colour: the nearest ink, or an even pattern of two.
  kPicturePixel,  ///< A picture or gradient: dithered.
  kInkPixel,      ///< The nearest ink and nothing else.
  kTextPixel,     ///< Text, a thin line: its ink was chosen for what is seen, and stays.
  kPixelKinds = 3,
  // Marks of flat pixels.
  kUnderText = 4,  ///< The surface carries text: its pattern is lighter, and regular.
  kLightEdge = 8,  ///< Beside a dark glyph: the lighter ink of the pattern.
  kDarkEdge = 16,  ///< Beside a light glyph: the darker one.
};
constexpr uint8_t kind_of(uint8_t pixel) { return pixel & kPixelKinds; }
constexpr bool is_one_ink(uint8_t pixel) { return kind_of(pixel) >= kInkPixel; }

/// An ink by its pixel value.
using Ink = uint8_t;

/// How a line is drawn: `ink` on one pixel of `every` along it; 0 = it is not seen on its ground.
struct LineInk {
  Ink ink = 0;
  uint8_t every = 1;
  /// The pixels between take `between`, else they stay as they are.
  bool fills = false;
  Ink between = 0;
};

/// How text is drawn. Text that the page itself does not tell from its ground is not seen.
struct TextInk {
  Ink ink = 0;
  bool seen = true;
  /// The mark of the flat pixels around it, which over a picture become white or black: kLightEdge,
  /// kDarkEdge, or 0.
  uint8_t edge = 0;
};

class Inks {
 public:
  virtual ~Inks() = default;
  /// The ink of text of the opaque `color` on `ground`: the nearest, or when that is too like the
  /// ground the nearest that differs clearly.
  virtual TextInk text(Rgba color, Rgba ground, bool ground_is_picture) = 0;
  /// The ink of a line of at most two pixels.
  virtual LineInk line(Rgba color, Rgba ground) = 0;
  /// A colour that output shows as just that ink.
  virtual Rgba color_of(Ink ink) const = 0;
};

}  // namespace weft
