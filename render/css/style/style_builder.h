// A computed style in the making: the groups, and those values whose final form needs several
// properties.
#pragma once

#include "render/css/style/computed_style.h"

namespace weft {

enum class LayerKind : uint8_t { Background, Mask };
enum class LayerPart : uint8_t {
  Image,
  PositionX,
  PositionY,
  Size,
  Repeat,
  Attachment,
  Origin,
  Clip,
  Compositing,
  Mode,
};
inline constexpr size_t kLayerParts = 10;
enum class TransformPart : uint8_t { Translate, Rotate, Scale };

/// The parts of all background (or mask) layers, each as its property gave it: own values as layers
/// of which only this part counts, or those of a parent. Empty: the initial value.
struct LayerLists {
  std::span<const BackgroundLayer> image, position_x, position_y, size, repeat, attachment, origin,
      clip, compositing, mode;
  std::span<const BackgroundLayer> operator[](LayerPart part) const;
};

/// The properties that come before `transform` (CSS Transforms 2, 5): at most one function each.
struct IndividualTransforms {
  std::span<const TransformFunction> translate, rotate, scale;
};

/// The flexbox of 2009.
struct OldBox {
  bool is_container = false;  ///< display: -webkit-box
  bool is_item = false;       ///< A child of one.
  bool vertical = false, reversed = false;
  Alignment align = Alignment::Normal, pack = Alignment::Normal;
  float flex = 0;
  int32_t ordinal_group = 1;
};

struct StyleBuilder {
  TextStyle text;
  BoxStyle box;
  SurfaceStyle surface;
  FlexStyle flex;
  RareStyle rare;  ///< `transform` is without the individual ones.
  SvgStyle svg;
  // A style keeps these in another form:
  BorderImage border_image, mask_border = initial_mask_border();
  MotionStyle motion;
  SpaceStyle space;
  ColumnStyle columns;
  LayerLists background, mask;
  // … and only their effect on other properties of these:
  IndividualTransforms individual;
  OldBox old_box;
  AnimationLists animations;

  const ComputedStyle* parent =
      nullptr;  ///< Inherited values are its; above the root, the initial style.
};

/// The initial values of a style that inherits from `parent`.
StyleBuilder initial_builder(const ComputedStyle& parent);

}  // namespace weft
