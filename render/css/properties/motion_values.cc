// offset and its longhands (Motion Path 1, 2), but for the path.
#include "render/css/properties/property_parsers.h"
#include "render/css/properties/shorthand_expander.h"

namespace weft {

/// [ auto | reverse ] || <angle>
bool parse_offset_rotate(ValueReader& reader, bool& turns, float& degrees) {
  turns = false;
  double angle = 0, half = 0;
  const auto take_direction = [&] {
    turns = reader.take_ident("auto") || reader.take_ident("reverse", half, 180.0);
    return turns;
  };
  if (take_direction()) reader.take_angle(angle);
  else if (!reader.take_angle(angle)) return false;
  else take_direction();
  degrees = static_cast<float>(angle + half);
  return true;
}

bool parse_offset_anchor(ValueReader& reader, Length& x, Length& y) {
  x = y = Length();
  return reader.take_ident("auto") || reader.position(x, y);
}

bool parse_offset_position(ValueReader& reader, Length& x, Length& y) {
  x = y = Length::normal();
  return reader.take_ident("normal") || parse_offset_anchor(reader, x, y);
}

/// [ <position>? [ <path> [ <distance> || <rotate> ]? ]? ] [ / <anchor> ]?
bool expand_offset(ShorthandExpander& expander) {
  using P = PropertyId;
  expander.set_all_initial();
  const bool has_position = expander.take_and_set(P::OffsetPosition);
  const bool has_path = expander.take_and_set(P::OffsetPath);
  if (!has_position && !has_path) return false;
  if (has_path) {
    const bool turns_first = expander.take_and_set(P::OffsetRotate);
    expander.take_and_set(P::OffsetDistance);
    if (!turns_first) expander.take_and_set(P::OffsetRotate);
  }
  if (expander.reader().take_slash() && !expander.take_and_set(P::OffsetAnchor)) return false;
  return expander.reader().at_end();
}

}  // namespace weft
