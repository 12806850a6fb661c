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
  Clip
};
inline constexpr size_t kLayerParts = 8;
enum class TransformPart : uint8_t { Translate, Rotate, Scale, Transform };

/// One part of all background (or mask) layers, as its property gave it: own values as layers of
/// which only this part counts, or those of a parent. Empty: the initial value.
struct LayerLists {
  std::span<const BackgroundLayer> parts[kLayerParts];
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
  RareStyle rare;

  const ComputedStyle* parent =
      nullptr;  ///< What inherits comes from; the initial style above the root.
  BorderImage border_image;
  LayerLists layers[2];                              ///< By LayerKind
  std::span<const TransformFunction> transforms[4];  ///< By TransformPart
  OldBox old_box;
};

}  // namespace weft
