// The values of properties of any box: display, sizes, borders, radii, outlines, clip, columns,
// zoom, its names as a container.
#include <algorithm>
#include <cmath>

#include "render/css/properties/property_parsers.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

constexpr uint8_t display(Display value) { return static_cast<uint8_t>(value); }

constexpr Keyword kDisplays[] = {
    {"none", display(Display::None)},
    {"block", display(Display::Block)},
    {"inline", display(Display::Inline)},
    {"flex", display(Display::Flex)},
    {"inline-block", display(Display::InlineBlock)},
    {"grid", display(Display::Grid)},
    {"contents", display(Display::Contents)},
    {"flow-root", display(Display::FlowRoot)},
    {"list-item", display(Display::ListItem)},
    {"inline-flex", display(Display::InlineFlex)},
    {"inline-grid", display(Display::InlineGrid)},
    {"table", display(Display::Table)},
    {"inline-table", display(Display::InlineTable)},
    {"table-row-group", display(Display::TableRowGroup)},
    {"table-header-group", display(Display::TableHeaderGroup)},
    {"table-footer-group", display(Display::TableFooterGroup)},
    {"table-row", display(Display::TableRow)},
    {"table-cell", display(Display::TableCell)},
    {"table-column-group", display(Display::TableColumnGroup)},
    {"table-column", display(Display::TableColumn)},
    {"table-caption", display(Display::TableCaption)},
    {"-webkit-flex", display(Display::Flex)},
    {"-webkit-inline-flex", display(Display::InlineFlex)},
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

bool parse_display(ValueReader& reader, StyleBuilder& builder) {
  uint8_t value = 0;
  builder.old_box.is_container = false;
  ValueReader ahead = reader;
  if (ahead.keyword(kDisplays, value) && ahead.at_end()) {
    reader = ahead;
    builder.box.display = static_cast<Display>(value);
    return true;
  }
  builder.old_box.is_container = true;
  builder.box.display = Display::Flex;
  if (reader.take_ident("-webkit-box")) return true;
  builder.box.display = Display::InlineFlex;
  if (reader.take_ident("-webkit-inline-box")) return true;
  builder.old_box.is_container = false;
  return parse_long_display(reader, builder.box.display);
}

void copy_display(StyleBuilder& builder, const ComputedStyle& from) {
  builder.old_box.is_container = false;
  builder.box.display = from.box->display;
}

/// none, strict, content, or single words.
bool parse_contain(ValueReader& reader, uint8_t& contain) {
  static constexpr uint8_t kStyle = 16;
  // clang-format off
  static constexpr Keyword kSets[] = {
      {"none", 0}, {"strict", kContainSize | kContainLayout | kContainPaint},
      {"content", kContainLayout | kContainPaint}};
  static constexpr Keyword kWords[] = {
      {"size", kContainSize}, {"inline-size", kContainInlineSize}, {"layout", kContainLayout},
      {"paint", kContainPaint}, {"style", kStyle}};
  if (reader.keyword(kSets, contain)) return true;
  uint8_t word = 0, all = 0;
  while (reader.keyword(kWords, word)) {
    if (all & word) return false;
    all = static_cast<uint8_t>(all | word);
  }
  // clang-format on
  contain = static_cast<uint8_t>(all & ~kStyle);
  const bool both_sizes = (all & kContainSize) && (all & kContainInlineSize);
  return all != 0 && !both_sizes;
}

bool parse_vertical_align(ValueReader& reader, StyleBuilder& builder) {
  if (parse_keyword(reader, builder.box.vertical_align)) return true;
  builder.box.vertical_align = VerticalAlign::Length;
  return reader.length_percentage(builder.box.vertical_align_length);
}

void copy_vertical_align(StyleBuilder& builder, const ComputedStyle& from) {
  builder.box.vertical_align = from.box->vertical_align;
  builder.box.vertical_align_length = from.box->vertical_align_length;
}

bool parse_z_index(ValueReader& reader, StyleBuilder& builder) {
  builder.box.z_index = 0;
  builder.box.z_index_auto = reader.take_ident("auto");
  return builder.box.z_index_auto || reader.integer(builder.box.z_index);
}

void copy_z_index(StyleBuilder& builder, const ComputedStyle& from) {
  builder.box.z_index = from.box->z_index;
  builder.box.z_index_auto = from.box->z_index_auto;
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

bool parse_aspect_ratio(ValueReader& reader, StyleBuilder& builder) {
  BoxStyle& box = builder.box;
  box.aspect_ratio_auto = reader.take_ident("auto");
  box.aspect_ratio_width = box.aspect_ratio_height = Px();
  if (box.aspect_ratio_auto && reader.at_end()) return true;
  double width = 0, height = 1;
  if (!reader.number(width, Range::NonNegative)) return false;
  if (reader.take_slash() && !reader.number(height, Range::NonNegative)) return false;
  if (!box.aspect_ratio_auto) box.aspect_ratio_auto = reader.take_ident("auto");
  const double largest = std::max(width, height);
  if (width <= 0 || height <= 0 || !std::isfinite(largest)) return true;
  const double scale = 16384 / largest;  // both fit a Px with all the precision it has
  box.aspect_ratio_width = max(Px::from_double(width * scale), Px::from_raw(1));
  box.aspect_ratio_height = max(Px::from_double(height * scale), Px::from_raw(1));
  return true;
}

void copy_aspect_ratio(StyleBuilder& builder, const ComputedStyle& from) {
  builder.box.aspect_ratio_auto = from.box->aspect_ratio_auto;
  builder.box.aspect_ratio_width = from.box->aspect_ratio_width;
  builder.box.aspect_ratio_height = from.box->aspect_ratio_height;
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
  if (reader.take_ident("auto")) return line = BorderLine::Solid, true;
  return parse_keyword(reader, line) && line != BorderLine::Hidden;
}

bool parse_color(ValueReader& reader, Color& color) { return reader.color(color); }

bool parse_radius_pair(ValueReader& reader, Length& x, Length& y) {
  if (!reader.length_percentage(x, Range::NonNegative)) return false;
  y = x;
  return reader.at_end() || reader.length_percentage(y, Range::NonNegative);
}

bool parse_box_shadow(ValueReader& reader, std::span<const Shadow>& shadows) {
  shadows = {};
  if (reader.take_ident("none")) return true;
  ArenaVector<Shadow> list = reader.new_list<Shadow>();
  const auto item = [](ValueReader& r, Shadow& shadow) {
    return parse_shadow(r, shadow, ShadowKind::Box);
  };
  if (!parse_comma_list(reader, list, item)) return false;
  shadows = reader.list(list);
  return true;
}

bool parse_zoom(ValueReader& reader, StyleBuilder& builder) {
  double zoom = 1;
  builder.rare.zoom = 1;
  if (reader.take_ident("normal")) return true;
  if (!reader.number_or_percent(zoom) || zoom < 0) return false;
  builder.rare.zoom = zoom == 0 ? 1 : static_cast<float>(std::clamp(zoom, 1.0 / 1024, 63.0));
  return true;
}

void copy_zoom(StyleBuilder& builder, const ComputedStyle& from) {
  builder.rare.zoom = from.rare->zoom;
}

bool parse_object_position(ValueReader& reader, StyleBuilder& builder) {
  return reader.position(builder.rare.object_position_x, builder.rare.object_position_y);
}

void copy_object_position(StyleBuilder& builder, const ComputedStyle& from) {
  builder.rare.object_position_x = from.rare->object_position_x;
  builder.rare.object_position_y = from.rare->object_position_y;
}

/// auto, or rect() with commas or without.
bool parse_clip(ValueReader& reader, StyleBuilder& builder) {
  RareStyle& rare = builder.rare;
  Length* const edges[] = {&rare.clip_top, &rare.clip_right, &rare.clip_bottom, &rare.clip_left};
  for (Length* edge : edges) *edge = Length();
  rare.has_clip = false;
  if (reader.take_ident("auto")) return true;
  if (!reader.peek().is_function("rect")) return false;
  ValueReader arguments = reader.arguments();
  for (Length* edge : edges) {
    Px px;
    if (!arguments.take_ident("auto")) {
      if (!arguments.length_px(px)) return false;
      *edge = Length::fixed(px);
    }
    arguments.take_comma();
  }
  return rare.has_clip = arguments.at_end();
}

void copy_clip(StyleBuilder& builder, const ComputedStyle& from) {
  builder.rare.has_clip = from.rare->has_clip;
  builder.rare.clip_top = from.rare->clip_top;
  builder.rare.clip_right = from.rare->clip_right;
  builder.rare.clip_bottom = from.rare->clip_bottom;
  builder.rare.clip_left = from.rare->clip_left;
}

bool is_container_name(const Token& token) {
  if (!token.is(TokenType::Ident)) return false;
  return !token.is_ident("not") && !token.is_ident("and") && !token.is_ident("or") &&
         !token.is_ident("none");
}

/// none | <custom-ident>+
bool parse_container_names(ValueReader& reader, std::span<const std::string_view>& names) {
  if (reader.take_ident("none")) return names = {}, true;
  ArenaVector<std::string_view> list = reader.new_list<std::string_view>();
  while (reader.peek().is(TokenType::Ident)) {
    const bool allowed = is_container_name(reader.peek());
    std::string_view name;
    if (!allowed || !reader.custom_ident(name) || !reader.push(list, name)) return false;
  }
  names = reader.list(list);
  return !list.empty();
}

bool parse_line_clamp(ValueReader& reader, uint16_t& lines) {
  lines = 0;
  if (reader.take_ident("none")) return true;
  int32_t value = 0;
  if (!reader.integer(value) || value < 1) return false;
  lines = static_cast<uint16_t>(std::min(value, 65535));
  return true;
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
