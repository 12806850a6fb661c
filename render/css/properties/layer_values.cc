// background-* and mask-*: each longhand is a list with an item per layer; the layers are put
// together when all are known.
#include <algorithm>

#include "render/css/properties/property_parsers.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

constexpr Keyword kRepeats[] = {{"repeat", static_cast<uint8_t>(BackgroundRepeat::Repeat)},
                                {"no-repeat", static_cast<uint8_t>(BackgroundRepeat::NoRepeat)},
                                {"space", static_cast<uint8_t>(BackgroundRepeat::Space)},
                                {"round", static_cast<uint8_t>(BackgroundRepeat::Round)}};
// Those of backgrounds, then from the second on those of masks; the first and the last are clips
// only.
constexpr Keyword kBoxes[] = {{"text", static_cast<uint8_t>(BackgroundBox::Text)},
                              {"border-box", static_cast<uint8_t>(BackgroundBox::BorderBox)},
                              {"padding-box", static_cast<uint8_t>(BackgroundBox::PaddingBox)},
                              {"content-box", static_cast<uint8_t>(BackgroundBox::ContentBox)},
                              {"fill-box", static_cast<uint8_t>(BackgroundBox::FillBox)},
                              {"stroke-box", static_cast<uint8_t>(BackgroundBox::StrokeBox)},
                              {"view-box", static_cast<uint8_t>(BackgroundBox::ViewBox)},
                              {"no-clip", static_cast<uint8_t>(BackgroundBox::NoClip)}};
// The operators of masks, then their names in -webkit-mask-composite.
constexpr Keyword kComposites[] = {{"add", static_cast<uint8_t>(Compositing::SourceOver)},
                                   {"subtract", static_cast<uint8_t>(Compositing::SourceOut)},
                                   {"intersect", static_cast<uint8_t>(Compositing::SourceIn)},
                                   {"exclude", static_cast<uint8_t>(Compositing::Xor)},
                                   {"source-over", static_cast<uint8_t>(Compositing::SourceOver)},
                                   {"source-out", static_cast<uint8_t>(Compositing::SourceOut)},
                                   {"source-in", static_cast<uint8_t>(Compositing::SourceIn)},
                                   {"xor", static_cast<uint8_t>(Compositing::Xor)}};

bool parse_repeat(ValueReader& reader, BackgroundLayer& layer) {
  constexpr auto kOnce = BackgroundRepeat::NoRepeat;
  if (reader.take_ident("repeat-x", layer.repeat_y, kOnce)) return true;
  if (reader.take_ident("repeat-y", layer.repeat_x, kOnce)) return true;
  if (!reader.keyword(kRepeats, layer.repeat_x)) return false;
  if (!reader.keyword(kRepeats, layer.repeat_y)) layer.repeat_y = layer.repeat_x;
  return true;
}

bool parse_layer_size(ValueReader& reader, BackgroundLayer& layer) {
  static constexpr Keyword kFits[] = {
      {"contain", static_cast<uint8_t>(BackgroundLayer::Fit::Contain)},
      {"cover", static_cast<uint8_t>(BackgroundLayer::Fit::Cover)}};
  if (reader.keyword(kFits, layer.fit)) return true;
  if (!reader.take_ident("auto") && !reader.length_percentage(layer.size_width, Range::NonNegative))
    return false;
  ValueReader ahead = reader;
  if (ahead.take_ident("auto") || ahead.length_percentage(layer.size_height, Range::NonNegative))
    reader = ahead;
  else layer.size_height = Length();
  return true;
}

bool parse_origin(ValueReader& reader, LayerKind kind, BackgroundBox& box) {
  return reader.keyword(std::span(kBoxes).subspan(1, kind == LayerKind::Background ? 3 : 6), box);
}

bool parse_clip(ValueReader& reader, LayerKind kind, BackgroundBox& box) {
  const std::span<const Keyword> words(kBoxes);
  return reader.keyword(kind == LayerKind::Background ? words.first(4) : words.subspan(1), box);
}

bool parse_compositing(ValueReader& reader, LayerKind kind, Compositing& compositing) {
  const std::span<const Keyword> blend_modes = keywords_of(compositing);
  return reader.keyword(kind == LayerKind::Background ? blend_modes.first(blend_modes.size() - 1)
                                                      : std::span<const Keyword>(kComposites),
                        compositing);
}

bool parse_part(ValueReader& reader, LayerKind kind, LayerPart part, BackgroundLayer& layer) {
  switch (part) {
    case LayerPart::Image: return parse_image(reader, layer.image);
    case LayerPart::PositionX: return reader.position_axis("left", "right", layer.position_x);
    case LayerPart::PositionY: return reader.position_axis("top", "bottom", layer.position_y);
    case LayerPart::Size: return parse_layer_size(reader, layer);
    case LayerPart::Repeat: return parse_repeat(reader, layer);
    case LayerPart::Attachment: return parse_keyword(reader, layer.attachment);
    case LayerPart::Origin: return parse_origin(reader, kind, layer.origin);
    case LayerPart::Clip: return parse_clip(reader, kind, layer.clip);
    case LayerPart::Compositing: return parse_compositing(reader, kind, layer.compositing);
    case LayerPart::Mode: return parse_keyword(reader, layer.mode);
  }
  return false;
}

void copy_part(LayerPart part, const BackgroundLayer& from, BackgroundLayer& to) {
  switch (part) {
    case LayerPart::Image: to.image = from.image; break;
    case LayerPart::PositionX: to.position_x = from.position_x; break;
    case LayerPart::PositionY: to.position_y = from.position_y; break;
    case LayerPart::Size:
      to.size_width = from.size_width;
      to.size_height = from.size_height;
      to.fit = from.fit;
      break;
    case LayerPart::Repeat:
      to.repeat_x = from.repeat_x;
      to.repeat_y = from.repeat_y;
      break;
    case LayerPart::Attachment: to.attachment = from.attachment; break;
    case LayerPart::Origin: to.origin = from.origin; break;
    case LayerPart::Clip: to.clip = from.clip; break;
    case LayerPart::Compositing: to.compositing = from.compositing; break;
    case LayerPart::Mode: to.mode = from.mode; break;
  }
}

BackgroundLayer initial_layer(LayerKind kind) {
  BackgroundLayer layer;
  layer.position_x = layer.position_y = Length::percent(0);
  if (kind == LayerKind::Mask) layer.origin = BackgroundBox::BorderBox;
  return layer;
}

}  // namespace

std::span<const BackgroundLayer> LayerLists::operator[](LayerPart part) const {
  static constexpr std::span<const BackgroundLayer> LayerLists::*kLists[kLayerParts] = {
      &LayerLists::image,       &LayerLists::position_x, &LayerLists::position_y, &LayerLists::size,
      &LayerLists::repeat,      &LayerLists::attachment, &LayerLists::origin,     &LayerLists::clip,
      &LayerLists::compositing, &LayerLists::mode};
  return this->*kLists[static_cast<size_t>(part)];
}

bool parse_layer_list(ValueReader& reader, LayerKind kind, LayerPart part,
                      std::span<const BackgroundLayer>& list) {
  ArenaVector<BackgroundLayer> layers = reader.new_list<BackgroundLayer>();
  const auto item = [=](ValueReader& r, BackgroundLayer& layer) {
    layer = initial_layer(kind);
    return parse_part(r, kind, part, layer);
  };
  if (!parse_comma_list(reader, layers, item)) return false;
  list = layers.span();
  return true;
}

/// CSS Backgrounds 3, 2.1: the list of images says how many layers there are; the other lists
/// repeat. Without an image, the other lists make one layer, so that they can be inherited.
std::span<const BackgroundLayer> assemble_layers(ValueReader& reader, LayerKind kind,
                                                 const LayerLists& lists) {
  const auto is_initial = [=](const BackgroundLayer& layer) {
    return layer == initial_layer(kind);
  };
  const auto says_nothing = [&](const std::span<const BackgroundLayer>& list) {
    return std::all_of(list.begin(), list.end(), is_initial);
  };
  bool all_initial = true;
  for (size_t part = 0; part < kLayerParts; ++part)
    all_initial = all_initial && says_nothing(lists[static_cast<LayerPart>(part)]);
  if (all_initial) return {};
  const size_t images = std::max<size_t>(lists.image.size(), 1);
  ArenaVector<BackgroundLayer> layers = reader.new_list<BackgroundLayer>();
  for (size_t i = 0; i < images; ++i) {
    BackgroundLayer layer = initial_layer(kind);
    for (size_t n = 0; n < kLayerParts; ++n) {
      const auto part = static_cast<LayerPart>(n);
      const std::span<const BackgroundLayer> list = lists[part];
      if (!list.empty()) copy_part(part, list[i % list.size()], layer);
    }
    if (!reader.push(layers, layer)) return {};
  }
  return reader.list(layers);
}

BackgroundBox color_clip(const LayerLists& background) {
  const size_t images = std::max<size_t>(background.image.size(), 1);
  const std::span<const BackgroundLayer> clips = background.clip;
  return clips.empty() ? BackgroundBox::BorderBox : clips[(images - 1) % clips.size()].clip;
}

}  // namespace weft
