// A computed style in the making: the groups, and those values whose final form needs several properties.
#pragma once

#include "render/css/computed_style.h"

namespace weft {

enum class LayerKind : uint8_t { Background, Mask };
enum class LayerPart : uint8_t { Image, PositionX, PositionY, Size, Repeat, Attachment, Origin, Clip };
inline constexpr size_t kLayerParts = 8;
enum class TransformPart : uint8_t { Translate, Rotate, Scale, Transform };

/// One part of all background (or mask) layers, as its property gave it: own values as layers of which only this part counts, or
/// those of a parent. Empty: the initial value.
struct LayerLists {
  std::span<const BackgroundLayer> parts[kLayerParts];
};

struct StyleBuilder {
  TextStyle text;
  BoxStyle box;
  SurfaceStyle surface;
  FlexStyle flex;
  RareStyle rare;

  const ComputedStyle* parent = nullptr;  ///< What inherits comes from; the initial style above the root.
  BorderImage border_image;
  LayerLists layers[2];                   ///< By LayerKind
  std::span<const TransformFunction> transforms[4];  ///< By TransformPart
  bool legacy_box = false;                ///< display: -webkit-box
  bool legacy_box_vertical = false;       ///< -webkit-box-orient: vertical
};

}  // namespace weft
