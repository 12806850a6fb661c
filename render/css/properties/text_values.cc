// The values of properties of text (CSS Text 3), its decoration and strokes (CSS Text Decoration
// 4), of lists (CSS Lists 3) and tables (CSS 2.1, 17.6).
#include <algorithm>
#include <cmath>

#include "render/base/utf8.h"
#include "render/css/properties/property_parsers.h"
#include "render/css/values/keywords.h"

namespace weft {

// Percentages are of the font size (CSS Text 4, 8.1 and 8.2).
bool parse_spacing(ValueReader& reader, Px& spacing) {
  if (reader.take_ident("normal", spacing, Px())) return true;
  Length length;
  if (!reader.length_percentage(length)) return false;
  reader.context().font_relative |= length.has_percent();
  spacing = length.resolve(Px::from_double(reader.context().units.font_size));
  return true;
}

bool parse_text_align(ValueReader& reader, StyleBuilder& builder) {
  const TextStyle& parent = *builder.parent->text;
  TextAlign& align = builder.text.text_align;
  if (reader.take_ident("-internal-center")) {  // <th>: centered unless the table says otherwise
    align = parent.text_align == TextAlign::Start ? TextAlign::Center : parent.text_align;
    return true;
  }
  if (!parse_keyword(reader, align)) return false;
  if (align != TextAlign::MatchParent) return true;
  const bool ltr = parent.direction == Direction::Ltr;
  align = parent.text_align;
  if (align == TextAlign::Start) align = ltr ? TextAlign::Left : TextAlign::Right;
  else if (align == TextAlign::End) align = ltr ? TextAlign::Right : TextAlign::Left;
  return true;
}

bool parse_text_align_last(ValueReader& reader, TextAlign& align) {
  if (reader.take_ident("auto", align, TextAlign::MatchParent)) return true;
  static constexpr Keyword kWords[] = {{"start", static_cast<uint8_t>(TextAlign::Start)},
                                       {"end", static_cast<uint8_t>(TextAlign::End)},
                                       {"left", static_cast<uint8_t>(TextAlign::Left)},
                                       {"right", static_cast<uint8_t>(TextAlign::Right)},
                                       {"center", static_cast<uint8_t>(TextAlign::Center)},
                                       {"justify", static_cast<uint8_t>(TextAlign::Justify)}};
  return reader.keyword(kWords, align);
}

/// auto | text | [ text | cap | ex ] [ text | alphabetic ] (CSS Inline Layout 3, 5.3).
bool parse_text_box_edge(ValueReader& reader, bool& is_auto, TextEdge& over, TextEdge& under) {
  over = under = TextEdge::Text;
  if (reader.take_ident("auto", is_auto, true)) return true;
  is_auto = false;
  if (!parse_keyword(reader, over) || over == TextEdge::Alphabetic) return false;
  ValueReader rest = reader;
  TextEdge second = TextEdge::Text;
  if (!parse_keyword(rest, second)) return over == TextEdge::Text;
  reader = rest;
  under = second;
  return under == TextEdge::Text || under == TextEdge::Alphabetic;
}

/// normal | <number> [ <integer> | drop | raise ]? (CSS Inline Layout 3, 7.3).
bool parse_initial_letter(ValueReader& reader, float& size, uint16_t& sink) {
  size = 0;
  sink = 0;
  if (reader.take_ident("normal")) return true;
  constexpr double kMost = 1000;
  double lines = 0;
  if (!reader.number(lines) || !(lines >= 1)) return false;
  size = static_cast<float>(std::min(lines, kMost));
  sink = static_cast<uint16_t>(size);
  if (reader.take_ident("drop") || reader.at_end()) return true;
  if (reader.take_ident("raise", sink, uint16_t{1})) return true;
  int32_t whole = 0;
  if (!reader.integer(whole) || whole < 1) return false;
  sink = static_cast<uint16_t>(std::min<int32_t>(whole, 1000));
  return true;
}

bool parse_tab_size(ValueReader& reader, Length& size) {
  Numeric value;
  if (!reader.numeric(value)) return false;
  if (!value.is_number())
    return !value.has_percent && reader.to_length(value, Range::NonNegative, size);
  if (value.value < 0 && !value.from_math) return false;
  size = Length::number(std::isnan(value.value) ? 0 : std::clamp(value.value, 0.0, 10000.0));
  return true;
}

bool parse_length_percentage(ValueReader& reader, Length& length) {
  return reader.length_percentage(length);
}
bool parse_length(ValueReader& reader, Px& length) { return reader.length_px(length); }

/// Of symbols(), a counter style without a name (Counter Styles 3, 4).
static bool parse_symbols(ValueReader& reader) {
  static constexpr std::string_view kSystems[] = {"cyclic", "numeric", "alphabetic", "symbolic",
                                                  "fixed"};
  std::string_view symbol;
  for (const std::string_view system : kSystems)
    if (reader.take_ident(system)) break;
  if (!reader.string(symbol)) return false;
  while (!reader.at_end())
    if (!reader.string(symbol)) return false;
  return true;
}

bool parse_list_style_type(ValueReader& reader, ListStyleType& type, std::string_view& string) {
  string = {};
  if (parse_keyword(reader, type)) return true;
  type = ListStyleType::Named;
  if (reader.peek().is(TokenType::Ident)) return reader.custom_ident(string);
  if (reader.peek().is_function("symbols")) {
    const size_t begin = reader.stream().position();
    ValueReader arguments = reader.arguments();
    return parse_symbols(arguments) && reader.keep(reader.text_since(begin), string);
  }
  type = ListStyleType::String;
  return reader.string(string);
}

bool parse_hyphenate_character(ValueReader& reader, bool& is_auto, std::string_view& hyphen) {
  hyphen = {};
  if (reader.take_ident("auto", is_auto, true)) return true;
  is_auto = false;
  return reader.string(hyphen);
}

bool parse_image(ValueReader& reader, ImageValue& image) {
  image = ImageValue();
  return reader.take_ident("none") || reader.image(image);
}

/// As in Chromium, whole pixels.
bool parse_border_spacing(ValueReader& reader, Px& x, Px& y) {
  if (!reader.length_px(x, Range::NonNegative)) return false;
  y = x;
  if (!reader.at_end() && !reader.length_px(y, Range::NonNegative)) return false;
  x = Px::from_int(x.floor());
  y = Px::from_int(y.floor());
  return true;
}

/// None | [ filled || open ] || a shape | a string, of which the first character counts.
bool parse_emphasis_style(ValueReader& reader, EmphasisShape& shape, bool& is_open,
                          char32_t& character) {
  static constexpr Keyword kShapes[] = {
      {"dot", static_cast<uint8_t>(EmphasisShape::Dot)},
      {"circle", static_cast<uint8_t>(EmphasisShape::Circle)},
      {"double-circle", static_cast<uint8_t>(EmphasisShape::DoubleCircle)},
      {"triangle", static_cast<uint8_t>(EmphasisShape::Triangle)},
      {"sesame", static_cast<uint8_t>(EmphasisShape::Sesame)}};
  const auto take_fill = [&] {
    return reader.take_ident("open", is_open, true) || reader.take_ident("filled", is_open, false);
  };
  is_open = false;
  character = 0;
  shape = EmphasisShape::None;
  if (reader.take_ident("none")) return true;
  std::string_view text;
  if (reader.string(text)) {
    shape = text.empty() ? EmphasisShape::None : EmphasisShape::Character;
    if (!text.empty()) character = next_code_point(text);
    return true;
  }
  const bool has_shape = reader.keyword(kShapes, shape);
  const bool has_fill = take_fill();
  if (!has_shape && has_fill && !reader.keyword(kShapes, shape)) shape = EmphasisShape::Auto;
  return has_shape || has_fill;
}

/// [ over | under ] && [ right | left ]?
bool parse_emphasis_position(ValueReader& reader, bool& under, bool& left) {
  const auto take_side = [&] {
    return reader.take_ident("left", left, true) || reader.take_ident("right", left, false);
  };
  left = false;
  const bool begins_with_side = take_side();
  if (!reader.take_ident("over", under, false) && !reader.take_ident("under", under, true))
    return false;
  if (!begins_with_side) take_side();
  return true;
}

bool parse_quotes(ValueReader& reader, std::span<const std::string_view>& quotes) {
  if (reader.take_ident("none", quotes, {})) return true;
  if (reader.take_ident("auto", quotes, initial_style().text->quotes)) return true;
  ArenaVector<std::string_view> marks = reader.new_list<std::string_view>();
  while (!reader.at_end()) {
    std::string_view mark;
    if (!reader.string(mark) || !reader.push(marks, mark)) return false;
  }
  quotes = reader.list(marks);
  return !marks.empty() && marks.size() % 2 == 0;
}

bool parse_shadow(ValueReader& reader, Shadow& shadow, ShadowKind kind) {
  bool has_color = false, has_offsets = false;
  shadow.color = reader.context().current_color;
  shadow.current_color = true;
  const bool box = kind == ShadowKind::Box;
  for (int i = 0; i < 3; ++i) {
    if (box && !shadow.inset && reader.take_ident("inset")) {
      shadow.inset = true;
      continue;
    }
    ValueReader ahead = reader;
    if (!has_offsets && ahead.length_px(shadow.x)) {
      reader = ahead;
      has_offsets = true;
      if (!reader.length_px(shadow.y)) return false;
      ahead = reader;
      if (ahead.length_px(shadow.blur, Range::NonNegative)) reader = ahead;
      else continue;
      if (box && ahead.length_px(shadow.spread)) reader = ahead;
    } else if (ahead = reader; !has_color && ahead.color(shadow.color)) {
      shadow.current_color = reader.peek().is_ident("currentcolor");
      reader = ahead;
      has_color = true;
    }
  }
  return has_offsets;
}

bool parse_text_shadow(ValueReader& reader, std::span<const Shadow>& shadows) {
  shadows = {};
  if (reader.take_ident("none")) return true;
  return parse_comma_list(reader, shadows, [](ValueReader& item, Shadow& shadow) {
    return parse_shadow(item, shadow, ShadowKind::Text);
  });
}

bool parse_width_word(ValueReader& reader, double unit, Px& width) {
  static constexpr Keyword kWords[] = {{"thin", 1}, {"medium", 3}, {"thick", 5}};
  uint8_t units = 0;
  if (!reader.keyword(kWords, units)) return false;
  width = Px::from_double(units * unit);
  return true;
}

/// The words count in 1/48 em, as in Chromium.
bool parse_stroke_width(ValueReader& reader, Px& width) {
  return parse_width_word(reader, reader.context().units.font_size / 48, width) ||
         reader.length_px(width, Range::NonNegative);
}

/// normal, or a list that says what is painted first.
// The parts that are not named come after those that are, in their usual order.
bool parse_paint_order(ValueReader& reader, PaintOrder& order) {
  static constexpr Keyword kWords[] = {
      {"fill", PaintOrder::Fill}, {"stroke", PaintOrder::Stroke}, {"markers", PaintOrder::Markers}};
  order = {};
  if (reader.take_ident("normal")) return true;
  PaintOrder::Part* const first = order.parts;
  uint8_t word = 0;
  int count = 0;
  for (; count < 3 && reader.keyword(kWords, word); ++count) {
    PaintOrder::Part* const named = std::find(first, first + 3, word);
    if (named < first + count) return false;
    std::rotate(first + count, named, named + 1);
  }
  return count > 0 && reader.at_end();
}

bool parse_decoration_lines(ValueReader& reader, uint8_t& lines) {
  static constexpr Keyword kLines[] = {{"underline", 1}, {"overline", 2}, {"line-through", 4}};
  lines = 0;
  if (reader.take_ident("none")) return true;
  uint8_t line = 0;
  ValueReader ahead = reader;
  while (ahead.keyword(kLines, line) && !(lines & line)) {
    lines = static_cast<uint8_t>(lines | line);
    reader = ahead;
  }
  return lines != 0;
}

bool parse_decoration_thickness(ValueReader& reader, Length& thickness) {
  thickness = Length();
  if (reader.take_ident("auto") || reader.take_ident("from-font")) return true;
  if (!reader.length_percentage(thickness, Range::NonNegative)) return false;
  thickness = Length::fixed(thickness.resolve(Px::from_double(reader.context().units.font_size)));
  return true;
}

bool parse_decoration_color(ValueReader& reader, Color& color, bool& current) {
  return parse_color_or_current(reader, color, current);
}

}  // namespace weft
