// mask on boxes (CSS Masking 1, 6 and 7): its layers are laid on each other, and what they cover of
// the box is kept.
#include <algorithm>

#include "render/layout/painting/painting.h"

namespace weft {
namespace {

bool counts_lightness(const BackgroundLayer& layer, const Element* source) {
  if (layer.mode != MaskMode::MatchSource) return layer.mode == MaskMode::Luminance;
  return source && source->style->svg->own.mask_type == MaskType::Luminance;
}

// The lowest layer has nothing to be composited with.
Status add_layer(Painting& painting, const BackgroundLayer& layer, bool is_lowest, const Box& box,
                 const Rect& border_box, const Clip* clip) {
  const auto scene = svg_scene(painting, box);
  const Element* source = nullptr;
  if (scene) {
    WEFT_TRY_ASSIGN(source, find_mask(*scene, layer.image.url));
  }
  GroupPaint effects;
  effects.is_luminance = counts_lightness(layer, source);
  effects.is_linear = source && source->style->svg->color_space == FilterSpace::LinearRgb;
  if (!is_lowest) effects.compositing = layer.compositing;
  const bool is_group = effects.is_luminance || effects.compositing != Compositing::SourceOver;
  auto* const paint = is_group ? painting.list.arena().make<GroupPaint>(effects) : nullptr;
  if (is_group && !paint) return Status::OutOfMemory;
  if (is_group) WEFT_TRY(painting.list.add_group(ItemKind::GroupBegin, paint, clip));
  if (source) WEFT_TRY(paint_mask_of_box(*scene, *source, border_box, clip, painting.list));
  else if (!layer.image.none()) WEFT_TRY(paint_layer(painting, layer, box, border_box, clip));
  return is_group ? painting.list.add_group(ItemKind::GroupEnd, paint, clip) : Status::Ok;
}

}  // namespace

bool has_mask(const Box& box) {
  const auto& mask = box.style->rare->mask;
  return std::any_of(mask.begin(), mask.end(),
                     [](const BackgroundLayer& layer) { return !layer.image.none(); });
}

Status add_mask(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip) {
  auto* const paint = painting.list.arena().make<GroupPaint>();
  if (!paint) return Status::OutOfMemory;
  paint->is_mask = true;
  WEFT_TRY(painting.list.add_group(ItemKind::GroupBegin, paint, clip));
  const std::span<const BackgroundLayer> layers = box.style->rare->mask;
  for (size_t i = layers.size(); i-- > 0;)
    WEFT_TRY(add_layer(painting, layers[i], i + 1 == layers.size(), box, border_box, clip));
  return painting.list.add_group(ItemKind::GroupEnd, paint, clip);
}

}  // namespace weft
