// border-image and its longhands (CSS Backgrounds 3, 6); mask-border (CSS Masking 1, 8).
#include <algorithm>

#include "render/css/properties/property_parsers.h"
#include "render/css/properties/shorthand_expander.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

// The longhands of border-image, or of the border image of a mask, in the order of their rows.
enum Part : size_t { kSource, kSlice, kWidth, kOutset, kRepeat, kMode };

bool take(ShorthandExpander& expander, Part part) {
  return expander.take_and_set(expander.longhands()[part]);
}

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

bool parse_slice(ValueReader& reader, Length& value) {
  if (take_number(reader, value)) return true;
  return reader.length_percentage(value, Range::NonNegative) &&
         value.kind() == Length::Kind::Percent;
}

bool parse_width(ValueReader& reader, Length& value) {
  return reader.take_ident("auto", value, Length()) || take_number(reader, value) ||
         reader.length_percentage(value, Range::NonNegative);
}

bool parse_outset(ValueReader& reader, Length& value) {
  if (take_number(reader, value)) return true;
  Px px;
  if (!reader.length_px(px, Range::NonNegative)) return false;
  value = Length::fixed(px);
  return true;
}

/// <slice> [ / <width>? [ / <outset> ]? ]?
bool take_slice(ShorthandExpander& expander) {
  if (!take(expander, kSlice)) return false;
  if (!expander.reader().take_slash()) return true;
  const bool has_width = take(expander, kWidth);
  if (!expander.reader().take_slash()) return has_width;
  return take(expander, kOutset);
}

}  // namespace

bool expand_border_image(ShorthandExpander& expander) {
  expander.set_all_initial();
  bool source = false, slice = false, repeat = false;
  bool mode = expander.longhands().size() <= kMode;  // that of masks alone
  while (!expander.reader().at_end()) {
    if (!source && take(expander, kSource)) source = true;
    else if (!repeat && take(expander, kRepeat)) repeat = true;
    else if (!slice && take_slice(expander)) slice = true;
    else if (!mode && take(expander, kMode)) mode = true;
    else return false;
  }
  return source || slice || repeat;
}

bool parse_border_image_slice(ValueReader& reader, Length (&slice)[4], bool& fill) {
  fill = reader.take_ident("fill");
  if (!parse_sides(reader, slice, parse_slice)) return false;
  fill = fill || reader.take_ident("fill");
  return true;
}

bool parse_border_image_width(ValueReader& reader, Length (&width)[4]) {
  return parse_sides(reader, width, parse_width);
}

bool parse_border_image_outset(ValueReader& reader, Length (&outset)[4]) {
  return parse_sides(reader, outset, parse_outset);
}

bool parse_border_image_repeat(ValueReader& reader, BackgroundRepeat& x, BackgroundRepeat& y) {
  if (!reader.keyword(kRepeats, x)) return false;
  if (!reader.keyword(kRepeats, y)) y = x;
  return true;
}

bool parse_mask_border_mode(ValueReader& reader, MaskMode& mode) {
  return parse_keyword(reader, mode) && mode != MaskMode::MatchSource;
}

}  // namespace weft
