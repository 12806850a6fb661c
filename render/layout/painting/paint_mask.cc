// mask on boxes (CSS Masking 1, 6 to 8): its layers are laid on each other, and mask-border on
// top, and what they cover of the box is kept.
#include <algorithm>

#include "render/layout/painting/painting.h"

namespace weft {
namespace {

bool counts_lightness(const BackgroundLayer& layer, const Element* source) {
  if (layer.mode != MaskMode::MatchSource) return layer.mode == MaskMode::Luminance;
  return source && source->style->svg->own.mask_type == MaskType::Luminance;
}

template <typename Paint>
Status paint_in_group(Painting& painting, const GroupPaint& effects, const Clip* clip,
                      Paint paint_it) {
  auto* const paint = painting.list.arena().make<GroupPaint>(effects);
  if (!paint) return Status::OutOfMemory;
  WEFT_TRY(painting.list.add_group(ItemKind::GroupBegin, paint, clip));
  WEFT_TRY(paint_it());
  return painting.list.add_group(ItemKind::GroupEnd, paint, clip);
}

// The lowest layer has nothing to be composited with. `painted`: as of paint_layer().
Status add_layer(Painting& painting, const BackgroundLayer& layer, bool is_lowest, const Box& box,
                 const Rect& border_box, const Clip* clip, const Rect* painted = nullptr) {
  const auto scene = svg_scene(painting, box);
  const Element* source = nullptr;
  if (scene) {
    WEFT_TRY_ASSIGN(source, find_mask(*scene, layer.image.url));
  }
  const auto paint = [&] {
    if (source) return paint_mask_of_box(*scene, *source, border_box, clip, painting.list);
    return layer.image.none() ? Status::Ok
                              : paint_layer(painting, layer, box, border_box, clip, painted);
  };
  GroupPaint effects;
  effects.is_luminance = counts_lightness(layer, source);
  effects.is_linear = source && source->style->svg->color_space == FilterSpace::LinearRgb;
  if (!is_lowest) effects.compositing = layer.compositing;
  const bool is_group = effects.is_luminance || effects.compositing != Compositing::SourceOver;
  return is_group ? paint_in_group(painting, effects, clip, paint) : paint();
}

Status add_border(Painting& painting, const BorderImage& image, const Box& box,
                  const Rect& border_box, const Clip* clip) {
  GroupPaint effects;
  effects.is_luminance = image.mode == MaskMode::Luminance;
  const auto paint = [&] {
    return paint_nine_parts(painting, image, box, border_box, clip).status();
  };
  return effects.is_luminance ? paint_in_group(painting, effects, clip, paint) : paint();
}

template <typename Paint>
Status add_one(Painting& painting, const Clip* clip, Paint paint) {
  GroupPaint effects;
  effects.is_mask = true;
  return paint_in_group(painting, effects, clip, paint);
}

}  // namespace

bool has_mask(const Box& box) {
  const RareStyle& rare = *box.style->rare;
  return rare.mask_border ||
         std::any_of(rare.mask.begin(), rare.mask.end(),
                     [](const BackgroundLayer& layer) { return !layer.image.none(); });
}

Status add_mask(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip) {
  const RareStyle& rare = *box.style->rare;
  return add_one(painting, clip, [&] {
    for (size_t i = rare.mask.size(); i-- > 0;)
      WEFT_TRY(add_layer(painting, rare.mask[i], i + 1 == rare.mask.size(), box, border_box, clip));
    return rare.mask_border ? add_border(painting, *rare.mask_border, box, border_box, clip)
                            : Status::Ok;
  });
}

// On SVG the border box is that without the stroke where pictures are placed, and that with it
// where they are painted, as in Chromium.
Status add_mask_of_drawing(Painting& painting, const Box& box, const MaskAreas& areas) {
  using Area = BackgroundBox;
  const auto is_of_fill = [](Area area) {
    return area == Area::FillBox || area == Area::ContentBox || area == Area::PaddingBox;
  };
  const std::span<const BackgroundLayer> layers = box.style->rare->mask;
  const Px more = Px::from_int(1);  // so that rounding cuts nothing off
  const Rect stroke = areas.stroke.inset({-more, -more, -more, -more});
  return add_one(painting, nullptr, [&] {
    for (size_t i = layers.size(); i-- > 0;) {
      const Area origin = layers[i].origin, clip = layers[i].clip;
      const Rect& placed = origin == Area::ViewBox     ? areas.view
                           : origin == Area::StrokeBox ? areas.stroke
                                                       : areas.fill;
      const Rect& painted = clip == Area::ViewBox ? areas.view
                            : is_of_fill(clip)    ? areas.fill
                                                  : stroke;
      WEFT_TRY(
          add_layer(painting, layers[i], i + 1 == layers.size(), box, placed, nullptr, &painted));
    }
    return Status::Ok;
  });
}

}  // namespace weft
