// The values of properties of any box: display, sizes, borders, radii, outlines, clip, columns,
// zoom, its names as a container.
#include <algorithm>
#include <cmath>

#include "render/css/properties/property_parsers.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

constexpr uint8_t number(Display value) { return static_cast<uint8_t>(value); }

constexpr Keyword kDisplays[] = {
    {"none", number(Display::None)},
    {"block", number(Display::Block)},
    {"inline", number(Display::Inline)},
    {"flex", number(Display::Flex)},
    {"inline-block", number(Display::InlineBlock)},
    {"grid", number(Display::Grid)},
    {"contents", number(Display::Contents)},
    {"flow-root", number(Display::FlowRoot)},
    {"list-item", number(Display::ListItem)},
    {"inline-flex", number(Display::InlineFlex)},
    {"inline-grid", number(Display::InlineGrid)},
    {"table", number(Display::Table)},
    {"inline-table", number(Display::InlineTable)},
    {"table-row-group", number(Display::TableRowGroup)},
    {"table-header-group", number(Display::TableHeaderGroup)},
    {"table-footer-group", number(Display::TableFooterGroup)},
    {"table-row", number(Display::TableRow)},
    {"table-cell", number(Display::TableCell)},
    {"table-column-group", number(Display::TableColumnGroup)},
    {"table-column", number(Display::TableColumn)},
    {"table-caption", number(Display::TableCaption)},
    {"-webkit-flex", number(Display::Flex)},
    {"-webkit-inline-flex", number(Display::InlineFlex)},
};

enum class Outside : uint8_t { Block, Inline };
enum class Inside : uint8_t { Flow, FlowRoot, Table, Flex, Grid };

/// Two and three keywords: <display-outside> || <display-inside> || list-item (CSS Display 3).
bool parse_long_display(ValueReader& reader, Display& value) {
  static constexpr Keyword kOutsides[] = {{"block", 0}, {"inline", 1}};
  static constexpr Keyword kInsides[] = {
      {"flow", 0}, {"flow-root", 1}, {"table", 2}, {"flex", 3}, {"grid", 4}};
  static constexpr Display kTable[2][5] = {
      {Display::Block, Display::FlowRoot, Display::Table, Display::Flex, Display::Grid},
      {Display::Inline, Display::InlineBlock, Display::InlineTable, Display::InlineFlex,
       Display::InlineGrid}};
  bool has_outside = false, has_inside = false, list_item = false;
  uint8_t outside = 0, inside = 0;
  while (!reader.at_end()) {
    if (!has_outside && reader.keyword(kOutsides, outside)) has_outside = true;
    else if (!has_inside && reader.keyword(kInsides, inside)) has_inside = true;
    else if (!list_item && reader.take_ident("list-item")) list_item = true;
    else return false;
  }
  value = kTable[outside][inside];
  if (list_item) value = outside ? Display::InlineListItem : Display::ListItem;
  return (has_outside || has_inside || list_item) && !(list_item && inside > 1);
}

constexpr Keyword kSizes[] = {
    {"min-content", static_cast<uint8_t>(Length::Kind::MinContent)},
    {"max-content", static_cast<uint8_t>(Length::Kind::MaxContent)},
    {"fit-content", static_cast<uint8_t>(Length::Kind::FitContent)},
    {"stretch", static_cast<uint8_t>(Length::Kind::Stretch)},
    {"-webkit-fill-available", static_cast<uint8_t>(Length::Kind::Stretch)},
    {"-webkit-min-content", static_cast<uint8_t>(Length::Kind::MinContent)},
    {"-webkit-max-content", static_cast<uint8_t>(Length::Kind::MaxContent)},
    {"-webkit-fit-content", static_cast<uint8_t>(Length::Kind::FitContent)},
};

bool parse_size_keyword(ValueReader& reader, Length& size) {
  uint8_t kind = 0;
  if (!reader.keyword(kSizes, kind)) return false;
  size = Length::keyword(static_cast<Length::Kind>(kind));
  return true;
}

}  // namespace

bool parse_display(ValueReader& reader, Display& display, bool& is_old_box) {
  uint8_t value = 0;
  is_old_box = false;
  ValueReader ahead = reader;
  if (ahead.keyword(kDisplays, value) && ahead.at_end()) {
    reader = ahead;
    display = static_cast<Display>(value);
    return true;
  }
  is_old_box = true;
  display = Display::Flex;
  if (reader.take_ident("-webkit-box")) return true;
  display = Display::InlineFlex;
  if (reader.take_ident("-webkit-inline-box")) return true;
  is_old_box = false;
  return parse_long_display(reader, display);
}

/// none, strict, content, or single words.
bool parse_contain(ValueReader& reader, uint8_t& contain) {
  // clang-format off
  static constexpr Keyword kSets[] = {
      {"none", 0}, {"strict", kContainSize | kContainLayout | kContainPaint | kContainStyle},
      {"content", kContainLayout | kContainPaint | kContainStyle}};
  static constexpr Keyword kWords[] = {
      {"size", kContainSize}, {"inline-size", kContainInlineSize}, {"layout", kContainLayout},
      {"paint", kContainPaint}, {"style", kContainStyle}};
  if (reader.keyword(kSets, contain)) return true;
  uint8_t word = 0, all = 0;
  while (reader.keyword(kWords, word)) {
    if (all & word) return false;
    all = static_cast<uint8_t>(all | word);
  }
  // clang-format on
  contain = all;
  const bool both_sizes = (all & kContainSize) && (all & kContainInlineSize);
  return all != 0 && !both_sizes;
}

/// auto? [ none | <length> ]
bool parse_contained_size(ValueReader& reader, bool& is_auto, Px& size) {
  is_auto = reader.take_ident("auto");
  size = Px::min();
  return reader.take_ident("none") || reader.length_px(size, Range::NonNegative);
}

bool parse_vertical_align(ValueReader& reader, VerticalAlign& align, Length& length) {
  if (parse_keyword(reader, align)) return true;
  align = VerticalAlign::Length;
  return reader.length_percentage(length);
}

bool parse_z_index(ValueReader& reader, int32_t& index, bool& is_auto) {
  index = 0;
  is_auto = reader.take_ident("auto");
  return is_auto || reader.integer(index);
}

bool parse_size(ValueReader& reader, Length& size) {
  size = Length();
  if (reader.take_ident("auto")) return true;
  return parse_size_keyword(reader, size) || reader.length_percentage(size, Range::NonNegative);
}

bool parse_maximum_size(ValueReader& reader, Length& size) {
  size = Length::none();
  if (reader.take_ident("none")) return true;
  return parse_size_keyword(reader, size) || reader.length_percentage(size, Range::NonNegative);
}

bool parse_margin(ValueReader& reader, Length& margin) {
  margin = Length();
  return reader.take_ident("auto") || reader.length_percentage(margin);
}

bool parse_padding(ValueReader& reader, Length& padding) {
  return reader.length_percentage(padding, Range::NonNegative);
}

bool parse_aspect_ratio(ValueReader& reader, bool& is_auto, Px& width, Px& height) {
  is_auto = reader.take_ident("auto");
  width = height = Px();
  if (is_auto && reader.at_end()) return true;
  double x = 0, y = 1;
  if (!reader.number(x, Range::NonNegative)) return false;
  if (reader.take_slash() && !reader.number(y, Range::NonNegative)) return false;
  if (!is_auto) is_auto = reader.take_ident("auto");
  const double largest = std::max(x, y);
  if (x <= 0 || y <= 0 || !std::isfinite(largest)) return true;
  const double scale = 16384 / largest;  // both fit a Px with all the precision it has
  width = max(Px::from_double(x * scale), Px::from_raw(1));
  height = max(Px::from_double(y * scale), Px::from_raw(1));
  return true;
}

/// Whole device pixels, at least one for what is not zero (CSS Backgrounds 3, 4.3, as Chromium
/// snaps).
bool parse_line_width(ValueReader& reader, Px& width) {
  const bool word = parse_width_word(reader, reader.context().units.device_pixel_ratio, width);
  if (!word && !reader.length_px(width, Range::NonNegative)) return false;
  if (width > Px() && width < Px::from_int(1)) width = Px::from_int(1);
  width = Px::from_int(width.floor());
  return true;
}

bool parse_outline_style(ValueReader& reader, BorderLine& line) {
  if (reader.take_ident("auto", line, BorderLine::Auto)) return true;
  return parse_keyword(reader, line) && line != BorderLine::Hidden;
}

bool parse_color(ValueReader& reader, Color& color) { return reader.color(color); }

bool parse_color_or_current(ValueReader& reader, Color& color, bool& current) {
  current = reader.peek().is_ident("currentcolor");
  return reader.color(color);
}

bool parse_radius(ValueReader& reader, Length& x, Length& y) {
  if (!reader.length_percentage(x, Range::NonNegative)) return false;
  y = x;
  return reader.at_end() || reader.length_percentage(y, Range::NonNegative);
}

bool parse_box_shadow(ValueReader& reader, std::span<const Shadow>& shadows) {
  shadows = {};
  if (reader.take_ident("none")) return true;
  return parse_comma_list(reader, shadows, [](ValueReader& item, Shadow& shadow) {
    return parse_shadow(item, shadow, ShadowKind::Box);
  });
}

bool parse_zoom(ValueReader& reader, float& zoom) {
  double value = 1;
  zoom = 1;
  if (reader.take_ident("normal")) return true;
  if (!reader.number_or_percent(value) || value < 0) return false;
  if (value != 0) zoom = static_cast<float>(std::clamp(value, 1.0 / 1024, 63.0));
  return true;
}

bool parse_color_scheme(ValueReader& reader, uint8_t& schemes) {
  schemes = 0;
  if (reader.take_ident("normal")) return true;
  bool names_any = false;
  while (reader.peek().is(TokenType::Ident)) {
    const Token word = reader.next();
    if (word.is_ident("light")) schemes |= kLightScheme;
    else if (word.is_ident("dark")) schemes |= kDarkScheme;
    else if (word.is_ident("only")) schemes |= kOnlyScheme;
    names_any |= !word.is_ident("only");
  }
  return names_any;
}

bool parse_accent_color(ValueReader& reader, Color& color) {
  return reader.take_ident("auto", color, kTransparent) || reader.color(color);
}

bool parse_position(ValueReader& reader, Length& x, Length& y) { return reader.position(x, y); }

/// auto, or rect() with commas or without.
bool parse_clip(ValueReader& reader, bool& is_rect, Length& top, Length& right, Length& bottom,
                Length& left) {
  Length* const edges[] = {&top, &right, &bottom, &left};
  for (Length* edge : edges) *edge = Length();
  is_rect = false;
  if (reader.take_ident("auto")) return true;
  if (!reader.peek().is_function("rect")) return false;
  ValueReader arguments = reader.arguments();
  int commas = 0;
  for (Length* edge : edges) {
    Px px;
    if (!arguments.take_ident("auto")) {
      if (!arguments.length_px(px)) return false;
      *edge = Length::fixed(px);
    }
    if (edge != &left) commas += arguments.take_comma();
  }
  is_rect = arguments.at_end() && commas % 3 == 0;  // between all of them or nowhere
  return is_rect;
}

bool is_container_name(const Token& token) {
  if (!token.is(TokenType::Ident)) return false;
  return !token.is_ident("not") && !token.is_ident("and") && !token.is_ident("or") &&
         !token.is_ident("none");
}

/// none | <custom-ident>+
bool parse_container_names(ValueReader& reader, std::span<const std::string_view>& names) {
  if (reader.take_ident("none", names, {})) return true;
  ArenaVector<std::string_view> list = reader.new_list<std::string_view>();
  while (reader.peek().is(TokenType::Ident)) {
    const bool allowed = is_container_name(reader.peek());
    std::string_view name;
    if (!allowed || !reader.custom_ident(name) || !reader.push(list, name)) return false;
  }
  names = reader.list(list);
  return !list.empty();
}

/// auto | <custom-ident>#
bool parse_will_change(ValueReader& reader, std::span<const std::string_view>& names) {
  if (reader.take_ident("auto", names, {})) return true;
  return parse_comma_list(reader, names, [](ValueReader& item, std::string_view& name) {
    const Token& token = item.peek();
    const bool is_reserved = token.is_ident("will-change") || token.is_ident("none") ||
                             token.is_ident("all") || token.is_ident("auto");
    return !is_reserved && item.custom_ident(name);
  });
}

bool parse_line_clamp(ValueReader& reader, uint16_t& lines) {
  lines = 0;
  if (reader.take_ident("none")) return true;
  int32_t value = 0;
  if (!reader.integer(value) || value < 1) return false;
  lines = static_cast<uint16_t>(std::min<int32_t>(value, 65535));
  return true;
}

bool parse_line_count(ValueReader& reader, uint16_t& lines) {
  return !reader.peek().is_ident("none") && parse_line_clamp(reader, lines);
}

bool parse_column_count(ValueReader& reader, uint16_t& count) {
  count = 0;
  if (reader.take_ident("auto")) return true;
  return parse_line_clamp(reader, count) && count > 0;
}

bool parse_column_width(ValueReader& reader, Length& width) {
  width = Length();
  Px px;
  if (reader.take_ident("auto")) return true;
  if (!reader.length_px(px, Range::NonNegative)) return false;
  width = Length::fixed(px);
  return true;
}

}  // namespace weft
