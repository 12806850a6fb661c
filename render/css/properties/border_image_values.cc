// border-image and its longhands (CSS Backgrounds 3, 6).
#include <algorithm>

#include "render/css/properties/property_parsers.h"
#include "render/css/properties/shorthand_expander.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

using P = PropertyId;

constexpr Keyword kRepeats[] = {{"stretch", static_cast<uint8_t>(BackgroundRepeat::NoRepeat)},
                                {"repeat", static_cast<uint8_t>(BackgroundRepeat::Repeat)},
                                {"round", static_cast<uint8_t>(BackgroundRepeat::Round)},
                                {"space", static_cast<uint8_t>(BackgroundRepeat::Space)}};

bool take_number(ValueReader& reader, Length& value) {
  double number = 0;
  ValueReader ahead = reader;
  if (!ahead.number(number, Range::NonNegative)) return false;
  reader = ahead;
  value = Length::number(number);
  return true;
}

/// One to four values, for the sides as margin has them.
template <typename Item>
bool parse_sides(ValueReader& reader, Length (&sides)[4], Item item) {
  size_t count = 0;
  while (count < 4) {
    ValueReader ahead = reader;
    if (ahead.at_end() || !item(ahead, sides[count])) break;
    reader = ahead;
    ++count;
  }
  if (count == 0) return false;
  if (count < 2) sides[1] = sides[0];
  if (count < 3) sides[2] = sides[0];
  if (count < 4) sides[3] = sides[1];
  return true;
}

bool parse_slice(ValueReader& reader, Length& value) {
  if (take_number(reader, value)) return true;
  return reader.length_percentage(value, Range::NonNegative) &&
         value.kind() == Length::Kind::Percent;
}

bool parse_width(ValueReader& reader, Length& value) {
  if (reader.take_ident("auto")) return value = Length(), true;
  return take_number(reader, value) || reader.length_percentage(value, Range::NonNegative);
}

bool parse_outset(ValueReader& reader, Length& value) {
  if (take_number(reader, value)) return true;
  Px px;
  if (!reader.length_px(px, Range::NonNegative)) return false;
  value = Length::fixed(px);
  return true;
}

BorderImage border_image_of(const ComputedStyle& style) {
  return style.surface->border_image ? *style.surface->border_image : BorderImage();
}

/// <slice> [ / <width>? [ / <outset> ]? ]?
bool take_slice(ShorthandExpander& expander) {
  if (!expander.take_and_set(P::BorderImageSlice)) return false;
  if (!expander.reader().take_slash()) return true;
  const bool has_width = expander.take_and_set(P::BorderImageWidth);
  if (!expander.reader().take_slash()) return has_width;
  return expander.take_and_set(P::BorderImageOutset);
}

}  // namespace

bool expand_border_image(ShorthandExpander& expander) {
  expander.set_all_initial();
  bool source = false, slice = false, repeat = false;
  while (!expander.reader().at_end()) {
    if (!source && expander.take_and_set(P::BorderImageSource)) source = true;
    else if (!repeat && expander.take_and_set(P::BorderImageRepeat)) repeat = true;
    else if (!slice && take_slice(expander)) slice = true;
    else return false;
  }
  return source || slice || repeat;
}

bool parse_border_image_source(ValueReader& reader, StyleBuilder& builder) {
  builder.border_image.source = {};
  return reader.take_ident("none") || reader.image(builder.border_image.source);
}

bool parse_border_image_slice(ValueReader& reader, StyleBuilder& builder) {
  BorderImage& image = builder.border_image;
  image.fill = reader.take_ident("fill");
  if (!parse_sides(reader, image.slice, parse_slice)) return false;
  image.fill = image.fill || reader.take_ident("fill");
  return true;
}

bool parse_border_image_width(ValueReader& reader, StyleBuilder& builder) {
  return parse_sides(reader, builder.border_image.width, parse_width);
}

bool parse_border_image_outset(ValueReader& reader, StyleBuilder& builder) {
  return parse_sides(reader, builder.border_image.outset, parse_outset);
}

bool parse_border_image_repeat(ValueReader& reader, StyleBuilder& builder) {
  uint8_t x = 0, y = 0;
  if (!reader.keyword(kRepeats, x)) return false;
  builder.border_image.repeat_x = static_cast<BackgroundRepeat>(x);
  builder.border_image.repeat_y =
      static_cast<BackgroundRepeat>(reader.keyword(kRepeats, y) ? y : x);
  return true;
}

void copy_border_image_source(StyleBuilder& builder, const ComputedStyle& from) {
  builder.border_image.source = border_image_of(from).source;
}

void copy_border_image_slice(StyleBuilder& builder, const ComputedStyle& from) {
  const BorderImage image = border_image_of(from);
  std::copy_n(image.slice, 4, builder.border_image.slice);
  builder.border_image.fill = image.fill;
}

void copy_border_image_width(StyleBuilder& builder, const ComputedStyle& from) {
  std::copy_n(border_image_of(from).width, 4, builder.border_image.width);
}

void copy_border_image_outset(StyleBuilder& builder, const ComputedStyle& from) {
  std::copy_n(border_image_of(from).outset, 4, builder.border_image.outset);
}

void copy_border_image_repeat(StyleBuilder& builder, const ComputedStyle& from) {
  const BorderImage image = border_image_of(from);
  builder.border_image.repeat_x = image.repeat_x;
  builder.border_image.repeat_y = image.repeat_y;
}

}  // namespace weft
