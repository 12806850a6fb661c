// Values of more than one number: families, transforms, filters, generated content, decorations,
// border sides.
#pragma once

#include "render/css/style/clip_path.h"
#include "render/css/style/surface_values.h"

namespace weft {

/// One family of font-family, as fonts/ wants it. `generic` is GenericFamily's value; 0 for a name.
struct FamilyName {
  uint8_t generic = 0;
  std::string_view name;
  bool operator==(const FamilyName&) const = default;
};

struct TransformFunction {
  enum class Kind : uint8_t {
    Translate,    ///< x, y; z in device px.
    Scale,        ///< x y z.
    Rotate,       ///< Degrees, then the axis.
    Skew,         ///< Degrees.
    Matrix,       ///< a b c d e f.
    Matrix3d,     ///< Columns; lengths in device px.
    Perspective,  ///< The distance of the eye in device px; 0 = none.
    Motion,       ///< Along the path of the style's MotionStyle, which a matrix alone cannot say.
  } kind;
  Length x, y;
  float values[16] = {};
  bool operator==(const TransformFunction&) const = default;
};

struct FilterFunction {
  enum class Kind : uint8_t {
    Blur,
    Brightness,
    Contrast,
    DropShadow,
    Grayscale,
    HueRotate,
    Invert,
    Opacity,
    Saturate,
    Sepia,
    Reference
  } kind;
  float amount = 0;
  Shadow shadow;
  std::string_view url;  ///< Of a reference.
  bool operator==(const FilterFunction&) const = default;
};

/// content: an ordered list of pieces.
struct ContentPiece {
  enum class Kind : uint8_t {
    String,
    Image,
    Counter,
    Counters,
    Attribute,
    OpenQuote,
    CloseQuote,
    NoOpenQuote,
    NoCloseQuote
  } kind;
  std::string_view text;       ///< The string, or the name of the counter or attribute.
  std::string_view separator;  ///< Counters.
  ListStyleType list_style = ListStyleType::Decimal;
  std::string_view list_style_name;   ///< Where that is Named; the text of a String.
  const ImageValue* image = nullptr;  ///< Equal ones are one.
  bool operator==(const ContentPiece&) const = default;
};

struct CounterChange {
  std::string_view name;
  int32_t value = 0;
  bool operator==(const CounterChange&) const = default;
};

struct TextDecoration {
  uint8_t lines = 0;  ///< Bits: 1 underline, 2 overline, 4 line-through.
  enum class Style : uint8_t { Solid, Double, Dotted, Dashed, Wavy } style = Style::Solid;
  Color color = kBlack;
  bool current_color = true;  ///< `color` is that of the text, of its fill where that has its own.
  Length thickness;           ///< Auto: from the font.
  Length underline_offset;    ///< Auto. Inherited.
  bool operator==(const TextDecoration&) const = default;
};

struct BorderSide {
  Px width;  ///< Whole device pixels; 0 when the line is none or hidden.
  BorderLine line = BorderLine::None;
  Color color = kBlack;
  bool current_color =
      true;  ///< `color` is that of the text: what inherits it takes its own text's.
  bool operator==(const BorderSide&) const = default;
};

inline bool has_line(const BorderSide& side) {
  return side.line != BorderLine::None && side.line != BorderLine::Hidden;
}

enum class AnimationDirection : uint8_t { Normal, Reverse, Alternate, AlternateReverse };
enum class AnimationFill : uint8_t { None, Forwards, Backwards, Both };

/// The animations of an element, as far as how they end depends on them; lists shorter than that of
/// the names are repeated (CSS Animations 1, 4.1).
struct AnimationLists {
  std::span<const std::string_view> names;  ///< Empty: none.
  std::span<const float> iterations;        ///< INFINITY: for ever.
  std::span<const AnimationDirection> directions;
  std::span<const AnimationFill> fills;
};

/// border-image-* and mask-border-*: top, right, bottom, left.
struct BorderImage {
  ImageValue source;
  Length slice[4] = {Length::percent(100), Length::percent(100), Length::percent(100),
                     Length::percent(100)};  ///< Number: CSS px of the image.
  bool fill = false;
  Length width[4] = {Length::number(1), Length::number(1), Length::number(1),
                     Length::number(1)};  ///< Number: border widths. Auto: the slice's.
  Length outset[4] = {Length::zero(), Length::zero(), Length::zero(),
                      Length::zero()};  ///< Number: border widths.
  BackgroundRepeat repeat_x = BackgroundRepeat::NoRepeat,
                   repeat_y = BackgroundRepeat::NoRepeat;  ///< NoRepeat: stretch.
  MaskMode mode = MaskMode::Alpha;                         ///< Of a mask.
  bool operator==(const BorderImage&) const = default;
};

/// That of a mask where nothing says otherwise: all of the picture.
constexpr BorderImage initial_mask_border() {
  BorderImage image;
  for (int side = 0; side < 4; ++side) {
    image.slice[side] = Length::number(0);
    image.width[side] = Length();
  }
  image.fill = true;
  return image;
}

/// offset-*: the path that a box is moved along (Motion Path 1).
struct MotionStyle {
  const ClipPath* path = nullptr;  ///< Also a Ray. Null: none. Equal ones are one.
  Length distance = Length::zero();
  Length position_x = Length::normal(), position_y = Length::normal();  ///< Auto: where it is.
  Length anchor_x, anchor_y;  ///< Auto: the origin of the transform.
  bool turns = true;          ///< offset-rotate: auto
  float degrees = 0;          ///< offset-rotate
  bool operator==(const MotionStyle&) const = default;
};

}  // namespace weft
