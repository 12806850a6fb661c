// background (CSS Backgrounds 3, 2.10), mask (CSS Masking 1) and their positions: a list of layers
// becomes a list per longhand.
#include "render/css/properties/shorthand_expander.h"

namespace weft {
namespace {

using P = PropertyId;

/// The texts of one layer, by LayerPart; empty = not said.
struct LayerTexts {
  std::string_view parts[kLayerParts];
  std::string_view& operator[](LayerPart part) { return parts[static_cast<size_t>(part)]; }
};

constexpr P kProperties[2][kLayerParts] = {
    {P::BackgroundImage, P::BackgroundPositionX, P::BackgroundPositionY, P::BackgroundSize,
     P::BackgroundRepeat, P::BackgroundAttachment, P::BackgroundOrigin, P::BackgroundClip, P::Count,
     P::Count},
    {P::MaskImage, P::MaskPositionX, P::MaskPositionY, P::MaskSize, P::MaskRepeat, P::Count,
     P::MaskOrigin, P::MaskClip, P::MaskComposite, P::MaskMode}};
constexpr std::string_view kInitial[2][kLayerParts] = {
    {"none", "0%", "0%", "auto", "repeat", "scroll", "padding-box", "border-box", "", ""},
    {"none", "0%", "0%", "auto", "repeat", "", "border-box", "border-box", "add", "match-source"}};

P property_of(LayerKind kind, LayerPart part) {
  return kProperties[static_cast<size_t>(kind)][static_cast<size_t>(part)];
}

bool take_part(ShorthandExpander& layer, LayerKind kind, LayerPart part, LayerTexts& texts) {
  const P property = property_of(kind, part);
  return property != P::Count && texts[part].empty() && layer.take(property, texts[part]);
}

ValueReader::ThreeParts three_parts_of(LayerKind kind) {
  return kind == LayerKind::Background ? ValueReader::ThreeParts::Taken
                                       : ValueReader::ThreeParts::Refused;
}

/// <position> [ / <size> ]?
bool take_position(ShorthandExpander& layer, LayerKind kind, LayerTexts& texts) {
  if (!texts[LayerPart::PositionX].empty()) return false;
  ValueReader ahead = layer.reader();
  std::string_view x, y;
  if (!ahead.position_texts(x, y, 4, three_parts_of(kind))) return false;
  layer.reader() = ahead;
  texts[LayerPart::PositionX] = x;
  texts[LayerPart::PositionY] = y;
  return !layer.reader().take_slash() ||
         layer.take(property_of(kind, LayerPart::Size), texts[LayerPart::Size]);
}

/// One box is origin and clip, of two the second is the clip.
bool take_box(ShorthandExpander& layer, LayerKind kind, LayerTexts& texts) {
  if (take_part(layer, kind, LayerPart::Origin, texts)) return true;
  return take_part(layer, kind, LayerPart::Clip, texts);
}

bool take_layer(ShorthandExpander& layer, LayerKind kind, bool is_last, LayerTexts& texts) {
  bool has_color = false;
  if (layer.reader().at_end()) return false;
  while (!layer.reader().at_end()) {
    if (take_part(layer, kind, LayerPart::Image, texts) ||
        take_part(layer, kind, LayerPart::Repeat, texts) ||
        take_part(layer, kind, LayerPart::Attachment, texts) || take_box(layer, kind, texts) ||
        take_part(layer, kind, LayerPart::Compositing, texts) ||
        take_part(layer, kind, LayerPart::Mode, texts)) {
      continue;
    }
    const bool color_allowed = kind == LayerKind::Background && is_last && !has_color;
    if (color_allowed && layer.take_and_set(P::BackgroundColor)) has_color = true;
    else if (!take_position(layer, kind, texts)) return false;
  }
  if (texts[LayerPart::Clip].empty()) texts[LayerPart::Clip] = texts[LayerPart::Origin];
  return true;
}

/// The list of one longhand: as written when there is one layer, else built.
bool set_part(ShorthandExpander& expander, LayerKind kind, size_t part,
              std::span<LayerTexts> layers) {
  const P property = kProperties[static_cast<size_t>(kind)][part];
  if (property == P::Count) return true;
  if (layers.size() == 1) {
    const std::string_view text = layers[0].parts[part];
    expander.set(property, text.empty() ? "initial" : text);
    return true;
  }
  ArenaVector<char> list = expander.reader().new_list<char>();
  for (const LayerTexts& layer : layers) {
    const std::string_view text =
        layer.parts[part].empty() ? kInitial[static_cast<size_t>(kind)][part] : layer.parts[part];
    if (!append_item(expander.reader(), list, ", ", text)) return false;
  }
  expander.set(property, {list.begin(), list.size()});
  return true;
}

bool expand_layers(ShorthandExpander& expander, LayerKind kind) {
  expander.set_all_initial();
  TokenStream& stream = expander.reader().stream();
  ArenaVector<LayerTexts> layers = expander.reader().new_list<LayerTexts>();
  bool is_last = false;
  while (!is_last) {
    ShorthandExpander layer = expander.part(next_item(stream));
    is_last = stream.at_end();
    stream.next();
    LayerTexts texts;
    if (!take_layer(layer, kind, is_last, texts) || !expander.reader().push(layers, texts))
      return false;
  }
  for (size_t part = 0; part < kLayerParts; ++part)
    if (!set_part(expander, kind, part, layers.span())) return false;
  return true;
}

}  // namespace

std::string_view next_item(TokenStream& stream) {
  const size_t begin = stream.position();
  while (!stream.at_end() && !stream.peek().is(TokenType::Comma)) stream.next_component();
  return trimmed(stream.text().substr(begin, stream.position() - begin));
}

bool append_item(ValueReader& reader, ArenaVector<char>& list, std::string_view separator,
                 std::string_view item) {
  return (list.empty() || reader.ok(list.append({separator.data(), separator.size()}))) &&
         reader.ok(list.append({item.data(), item.size()}));
}

bool expand_background(ShorthandExpander& expander) {
  return expand_layers(expander, LayerKind::Background);
}
bool expand_mask(ShorthandExpander& expander) { return expand_layers(expander, LayerKind::Mask); }

bool expand_position(ShorthandExpander& expander) {
  const LayerKind kind =
      expander.longhands()[0] == P::BackgroundPositionX ? LayerKind::Background : LayerKind::Mask;
  ArenaVector<LayerTexts> layers = expander.reader().new_list<LayerTexts>();
  expander.use_quirks_of(expander.longhands()[0]);
  do {
    LayerTexts texts;
    if (!expander.reader().position_texts(texts[LayerPart::PositionX], texts[LayerPart::PositionY],
                                          4, three_parts_of(kind)))
      return false;
    if (!expander.reader().push(layers, texts)) return false;
  } while (expander.reader().take_comma());
  return set_part(expander, kind, static_cast<size_t>(LayerPart::PositionX), layers.span()) &&
         set_part(expander, kind, static_cast<size_t>(LayerPart::PositionY), layers.span());
}

}  // namespace weft
