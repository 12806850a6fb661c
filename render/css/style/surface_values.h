// Everything that is painted behind content: shadows, gradients, images, background layers (CSS
// Backgrounds 3, Images 4).
#pragma once

#include <string_view>

#include "render/base/compositing.h"
#include "render/base/list_equality.h"
#include "render/base/px.h"
#include "render/css/style/length.h"
#include "render/css/style/style_keywords.h"
#include "weft/color.h"

namespace weft {

struct Shadow {
  Color color;
  Px x, y, blur, spread;
  bool inset = false;
  bool current_color = false;  ///< Its colour is that of the text it belongs to, also inherited.
  Color color_in(Color text) const { return current_color ? text : color; }
  bool operator==(const Shadow&) const = default;
};

struct ColorStop {
  Color color;
  Length position;  ///< Auto when it is to be spaced evenly.
  bool operator==(const ColorStop&) const = default;
};

struct Gradient {
  enum class Kind : uint8_t { Linear, Radial, Conic };
  enum class Extent : uint8_t {
    ClosestSide,
    ClosestCorner,
    FarthestSide,
    FarthestCorner,
    Explicit
  };
  Kind kind = Kind::Linear;
  bool repeating = false;
  // Linear: the angle, or a corner ("to top left": corner_x, corner_y in {-1,0,1}, y down; both 0 =
  // angle).
  int32_t angle_millidegrees = 180000;  ///< Clockwise from up. Conic: the from angle.
  int8_t corner_x = 0, corner_y = 0;
  // Radial
  bool circle = false;
  Extent extent = Extent::FarthestCorner;
  Length radius_x, radius_y;
  Length center_x, center_y;  ///< Radial and conic.
  std::span<const ColorStop> stops;
  bool operator==(const Gradient&) const = default;
};

struct CrossFade;

/// The image of a background, mask or list marker: nothing, a URL, a gradient, or several images.
struct ImageValue {
  std::string_view url;  ///< Absolute.
  const Gradient* gradient = nullptr;
  const CrossFade* cross_fade = nullptr;  ///< Equal ones are one.
  float density = 1;                      ///< Picture pixels per CSS px, as image-set() says.
  bool none() const { return url.empty() && !gradient && !cross_fade; }
  bool operator==(const ImageValue&) const = default;
};

struct FadedImage {
  ImageValue image;
  float share = 0;        ///< Of the sum. All of them make 1 together, or less.
  bool is_color = false;  ///< It is as large as the others make it.
  bool operator==(const FadedImage&) const = default;
};

/// The sum of several images (CSS Images 4, 2.6). Where one is missing nothing is shown.
struct CrossFade {
  std::span<const FadedImage> images;
  bool operator==(const CrossFade&) const = default;
};

/// One layer of background-* (or mask-*); the first is on top.
struct BackgroundLayer {
  ImageValue image;
  Length position_x, position_y;   ///< From left/top; "right 10px" is calc(100% - 10px).
  Length size_width, size_height;  ///< Auto allowed.
  enum class Fit : uint8_t { Size, Contain, Cover } fit = Fit::Size;
  BackgroundRepeat repeat_x = BackgroundRepeat::Repeat, repeat_y = BackgroundRepeat::Repeat;
  BackgroundAttachment attachment = BackgroundAttachment::Scroll;
  BackgroundBox origin = BackgroundBox::PaddingBox, clip = BackgroundBox::BorderBox;
  /// How it is laid on the layers below: background-blend-mode, mask-composite.
  Compositing compositing = Compositing::SourceOver;
  MaskMode mode = MaskMode::MatchSource;
  bool operator==(const BackgroundLayer&) const = default;
};

}  // namespace weft
