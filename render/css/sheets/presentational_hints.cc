// One row per element group and attribute, with the function that writes its declarations (HTML
// Standard, 15.3).
#include "render/css/sheets/presentational_hints.h"

#include <algorithm>
#include <charconv>

#include "render/base/ascii.h"
#include "render/css/conditions/picture_sources.h"
#include "render/css/properties/declaration_parser.h"
#include "render/css/selectors/form_state.h"
#include "render/css/sheets/svg_presentation.h"
#include "render/css/values/attribute_values.h"

namespace weft {
namespace {

// The groups of elements that have the same attributes.
// clang-format off
enum Group : uint32_t {
  kBody = 1 << 0, kBlock = 1 << 1, kTable = 1 << 2, kSection = 1 << 3, kRow = 1 << 4,
  kCell = 1 << 5, kColumn = 1 << 6,
  kImage = 1 << 7, kFrame = 1 << 8, kVideo = 1 << 9, kRule = 1 << 10, kFont = 1 << 11,
  kBreak = 1 << 12, kList = 1 << 13,
  kCaption = 1 << 14, kLink = 1 << 15, kHeading = 1 << 16, kObject = 1 << 17,
  kCanvas = 1 << 18, kMarquee = 1 << 19,
  kUnordered = 1 << 20, kListItem = 1 << 21, kGroup = 1 << 22,
  kTablePart = kSection | kRow | kCell, kPicture = kImage | kFrame | kVideo,
};
// clang-format on

struct GroupRow {
  Atom element;
  uint32_t groups;
};
// clang-format off
constexpr GroupRow kGroups[] = {
    {Atom::Body, kBody},     {Atom::Div, kBlock},       {Atom::P, kBlock},
    {Atom::H1, kHeading}, {Atom::H2, kHeading},
    {Atom::H3, kHeading},    {Atom::H4, kHeading},      {Atom::H5, kHeading},
    {Atom::H6, kHeading}, {Atom::Table, kTable},
    {Atom::Thead, kSection}, {Atom::Tbody, kSection},   {Atom::Tfoot, kSection}, {Atom::Tr, kRow},
    {Atom::Td, kCell},
    {Atom::Th, kCell},       {Atom::Col, kColumn},      {Atom::Colgroup, kColumn | kGroup},
    {Atom::Img, kImage}, {Atom::Input, kImage},
    {Atom::Object, kFrame | kObject},  {Atom::Embed, kFrame},     {Atom::Iframe, kFrame},
    {Atom::Video, kVideo}, {Atom::Hr, kRule},
    {Atom::Font, kFont},     {Atom::Br, kBreak},        {Atom::Ol, kList},
    {Atom::Ul, kUnordered}, {Atom::Li, kListItem},
    {Atom::Caption, kCaption}, {Atom::A, kLink},    {Atom::Canvas, kCanvas},
    {Atom::Marquee, kMarquee},
};
// clang-format on

uint32_t groups_of(const Element& element) {
  if (element.name_space != Namespace::Html) return 0;
  for (const GroupRow& row : kGroups)
    if (row.element == element.name) return row.groups;
  return 0;
}

/// Writes declarations of one element.
struct HintWriter {
  const Element& element;
  const Element& sized_by;  // whose width and height count
  const ParseContext& context;
  ByteBuffer& out;

  Status put(std::string_view property, std::string_view value, std::string_view unit = {}) {
    return out.append_all({property, ":", value, unit, ";"});
  }
  Status put_number(std::string_view property, uint32_t number) {
    char digits[12];
    const std::to_chars_result end = std::to_chars(digits, digits + sizeof(digits), number);
    return put(property, {digits, static_cast<size_t>(end.ptr - digits)}, "px");
  }
  Status put_dimension(std::string_view property, std::string_view value) {
    const AttributeLength dimension = parse_dimension(value);
    return dimension.number.empty() ? Status::Ok : put(property, dimension.number, dimension.unit);
  }
  Status put_pixels(std::string_view property, std::string_view value) {
    const std::optional<uint32_t> number = parse_non_negative_integer(value);
    return number ? put_number(property, *number) : Status::Ok;
  }
  // A name of CSS or what the rules for legacy colours make of it.
  Status put_color(std::string_view property, std::string_view value) {
    value = trimmed(value);
    const bool named = std::all_of(value.begin(), value.end(),
                                   [](char c) { return is_alpha(static_cast<uint8_t>(c)); });
    if (equal_ignoring_case(value, "transparent")) return Status::Ok;
    if (named && !equal_ignoring_case(value, "currentcolor") &&
        !equal_ignoring_case(value, "inherit") && supports_declaration("color", value, context))
      return put(property, value);
    char buffer[8];
    const std::string_view color = parse_legacy_color(value, buffer);
    return color.empty() ? Status::Ok : put(property, color);
  }
  Status put_url(std::string_view property, std::string_view url) {
    WEFT_TRY(out.append(property));
    WEFT_TRY(out.append(":url(\""));
    for (const char c : trimmed(url)) {
      if (c == '\n' || c == '\r' || c == '\f') continue;
      if (c == '"' || c == '\\') WEFT_TRY(out.push('\\'));
      WEFT_TRY(out.push(c));
    }
    return out.append("\");");
  }
};

struct Word {
  std::string_view value, declarations;
};

// Appends what `words` say of `value`.
template <size_t count>
Status put_word(HintWriter& writer, const Word (&words)[count], std::string_view value) {
  for (const Word& word : words)
    if (equal_ignoring_case(word.value, trimmed(value)))
      return writer.out.append(word.declarations);
  return Status::Ok;
}

// --- sizes and places ----------------------------------------------------------------------------

Status put_width(HintWriter& writer, std::string_view value) {
  return writer.put_dimension("width", value);
}
Status put_height(HintWriter& writer, std::string_view value) {
  return writer.put_dimension("height", value);
}

// Zero is no size for a table and its parts.
bool is_table_size(std::string_view value) {
  return parse_dimension(value).number.find_first_not_of("0.") != std::string_view::npos;
}

Status put_table_width(HintWriter& writer, std::string_view value) {
  return is_table_size(value) ? put_width(writer, value) : Status::Ok;
}

Status put_table_height(HintWriter& writer, std::string_view value) {
  return is_table_size(value) ? put_height(writer, value) : Status::Ok;
}

bool is_picture(const Element& element) {
  return !element.is_html(Atom::Input) || attribute_is(element, Atom::Type, "image");
}

Status put_picture_width(HintWriter& writer, std::string_view value) {
  return is_picture(writer.element) ? put_width(writer, value) : Status::Ok;
}

// Both sizes are also the ratio of a picture that is not there yet (HTML Standard, 15.4.3).
Status put_picture_ratio(HintWriter& writer, std::string_view value) {
  if (!is_picture(writer.element)) return Status::Ok;
  const std::string_view* const height = writer.sized_by.attribute(Atom::Height);
  const AttributeLength across = parse_dimension(value),
                        down = height ? parse_dimension(*height) : AttributeLength{};
  if (across.number.empty() || down.number.empty() || across.unit == "%" || down.unit == "%")
    return Status::Ok;
  return writer.out.append_all({"aspect-ratio:auto ", across.number, "/", down.number, ";"});
}

Status put_picture_height(HintWriter& writer, std::string_view value) {
  return is_picture(writer.element) ? put_height(writer, value) : Status::Ok;
}

Status put_horizontal_space(HintWriter& writer, std::string_view value) {
  if (!is_picture(writer.element)) return Status::Ok;
  WEFT_TRY(writer.put_dimension("margin-left", value));
  return writer.put_dimension("margin-right", value);
}

Status put_vertical_space(HintWriter& writer, std::string_view value) {
  if (!is_picture(writer.element)) return Status::Ok;
  WEFT_TRY(writer.put_dimension("margin-top", value));
  return writer.put_dimension("margin-bottom", value);
}

Status put_picture_border(HintWriter& writer, std::string_view value) {
  if (!is_picture(writer.element)) return Status::Ok;
  const std::optional<uint32_t> width = parse_non_negative_integer(value);
  if (!width) return Status::Ok;
  WEFT_TRY(writer.put("border-style", *width ? "solid" : "none"));
  return writer.put_number("border-width", *width);
}

Status put_frame_border(HintWriter& writer, std::string_view value) {
  const std::optional<uint32_t> width = parse_non_negative_integer(value);
  return equal_ignoring_case(value, "no") || width == 0u ? writer.put("border-width", "0")
                                                         : Status::Ok;
}

Status put_picture_align(HintWriter& writer, std::string_view value) {
  // clang-format off
  constexpr Word kWords[] = {
      {"left", "float:left;vertical-align:top;"}, {"right", "float:right;vertical-align:top;"},
      {"top", "vertical-align:top;"},             {"bottom", "vertical-align:baseline;"},
      {"middle", "vertical-align:-webkit-baseline-middle;"}, {"center", "vertical-align:middle;"},
      {"absmiddle", "vertical-align:middle;"},    {"absbottom", "vertical-align:bottom;"},
      {"texttop", "vertical-align:text-top;"},    {"baseline", "vertical-align:baseline;"},
  };
  // clang-format on
  return is_picture(writer.element) ? put_word(writer, kWords, value) : Status::Ok;
}

// --- text ----------------------------------------------------------------------------------------

Status put_text_align(HintWriter& writer, std::string_view value) {
  constexpr Word kWords[] = {
      {"left", "text-align:left;"},       {"right", "text-align:right;"},
      {"center", "text-align:center;"},   {"middle", "text-align:center;"},
      {"justify", "text-align:justify;"},
  };
  return put_word(writer, kWords, value);
}

// This aligns blocks in it, too.
Status put_block_align(HintWriter& writer, std::string_view value) {
  constexpr Word kWords[] = {
      {"left", "text-align:-webkit-left;"},     {"right", "text-align:-webkit-right;"},
      {"center", "text-align:-webkit-center;"}, {"middle", "text-align:-webkit-center;"},
      {"justify", "text-align:justify;"},       {"absmiddle", "text-align:center;"},
  };
  return put_word(writer, kWords, value);
}

Status put_vertical_align(HintWriter& writer, std::string_view value) {
  constexpr Word kWords[] = {
      {"top", "vertical-align:top;"},
      {"middle", "vertical-align:middle;"},
      {"bottom", "vertical-align:bottom;"},
      {"baseline", "vertical-align:baseline;"},
  };
  return put_word(writer, kWords, value);
}

Status put_text_color(HintWriter& writer, std::string_view value) {
  return writer.put_color("color", value);
}
Status put_background_color(HintWriter& writer, std::string_view value) {
  return writer.put_color("background-color", value);
}
Status put_background(HintWriter& writer, std::string_view value) {
  return trimmed(value).empty() ? Status::Ok : writer.put_url("background-image", value);
}
Status put_face(HintWriter& writer, std::string_view value) {
  return value.find_first_of(";{}") == std::string_view::npos ? writer.put("font-family", value)
                                                              : Status::Ok;
}

// By the rules for parsing a legacy font size (HTML Standard, 15.3.1).
Status put_font_size(HintWriter& writer, std::string_view value) {
  constexpr std::string_view kSizes[] = {"x-small", "small",    "medium",   "large",
                                         "x-large", "xx-large", "xxx-large"};
  value = trimmed(value);
  const bool more = value.starts_with('+'), less = value.starts_with('-');
  if (more || less) value.remove_prefix(1);
  if (value.empty() || !is_digit(static_cast<uint8_t>(value.front()))) return Status::Ok;
  const auto number = static_cast<int>(std::min<uint32_t>(*parse_non_negative_integer(value), 7u));
  const int size = std::clamp(more ? 3 + number : less ? 3 - number : number, 1, 7);
  return writer.put("font-size", kSizes[size - 1]);
}

Status put_clear(HintWriter& writer, std::string_view value) {
  constexpr Word kWords[] = {{"left", "clear:left;"},
                             {"right", "clear:right;"},
                             {"all", "clear:both;"},
                             {"both", "clear:both;"}};
  return put_word(writer, kWords, value);
}

Status put_nowrap(HintWriter& writer, std::string_view) {
  return writer.put("white-space", "nowrap");
}

// Letters mean different things in different cases.
Status put_ordered_type(HintWriter& writer, std::string_view value) {
  constexpr Word kLetters[] = {{"1", "decimal"},
                               {"a", "lower-alpha"},
                               {"A", "upper-alpha"},
                               {"i", "lower-roman"},
                               {"I", "upper-roman"}};
  for (const Word& letter : kLetters)
    if (letter.value == value) return writer.put("list-style-type", letter.declarations);
  return Status::Ok;
}

Status put_unordered_type(HintWriter& writer, std::string_view value) {
  constexpr Word kWords[] = {
      {"none", "list-style-type:none;"},
      {"disc", "list-style-type:disc;"},
      {"circle", "list-style-type:circle;"},
      {"square", "list-style-type:square;"},
  };
  return put_word(writer, kWords, value);
}

// --- the body ------------------------------------------------------------------------------------

Status put_body_width(HintWriter& writer, std::string_view value) {
  WEFT_TRY(writer.put_pixels("margin-left", value));
  return writer.put_pixels("margin-right", value);
}
Status put_body_height(HintWriter& writer, std::string_view value) {
  WEFT_TRY(writer.put_pixels("margin-top", value));
  return writer.put_pixels("margin-bottom", value);
}
Status put_margin_left(HintWriter& writer, std::string_view value) {
  return writer.put_pixels("margin-left", value);
}
Status put_margin_right(HintWriter& writer, std::string_view value) {
  return writer.put_pixels("margin-right", value);
}
Status put_margin_top(HintWriter& writer, std::string_view value) {
  return writer.put_pixels("margin-top", value);
}
Status put_margin_bottom(HintWriter& writer, std::string_view value) {
  return writer.put_pixels("margin-bottom", value);
}

// <body link> colours every link.
Status put_link_color(HintWriter& writer, std::string_view) {
  const Element* const body = ancestor_named(writer.element, Atom::Body);
  const std::string_view* const color = body ? body->attribute(Atom::Link) : nullptr;
  return color ? put_text_color(writer, *color) : Status::Ok;
}

// --- tables and rules ----------------------------------------------------------------------------

Status put_table_align(HintWriter& writer, std::string_view value) {
  constexpr Word kWords[] = {
      {"left", "float:left;"},
      {"right", "float:right;"},
      {"center", "margin-left:auto;margin-right:auto;"},
  };
  return put_word(writer, kWords, value);
}

Status put_caption_align(HintWriter& writer, std::string_view value) {
  constexpr Word kWords[] = {
      {"bottom", "caption-side:bottom;"},
      {"top", "caption-side:top;"},
  };
  return put_word(writer, kWords, value);
}

Status put_cell_spacing(HintWriter& writer, std::string_view value) {
  return writer.put_pixels("border-spacing", value);
}

// A border without a width is one of 1px.
Status put_table_border(HintWriter& writer, std::string_view value) {
  const uint32_t width = parse_non_negative_integer(value).value_or(1);
  if (!width) return Status::Ok;
  WEFT_TRY(writer.put_number("border-width", width));
  if (!writer.element.attribute(Atom::Bordercolor))
    WEFT_TRY(writer.put("border-color", "rgb(from currentcolor r g b)"));
  if (writer.element.attribute(Atom::Frame)) return Status::Ok;
  return writer.put("border-style",
                    writer.element.attribute(Atom::Bordercolor) ? "solid" : "outset");
}

Status put_border_color(HintWriter& writer, std::string_view value) {
  return writer.put_color("border-color", value);
}

Status put_frame(HintWriter& writer, std::string_view value) {
  constexpr Word kWords[] = {
      {"void", "border-style:hidden;"},
      {"above", "border-width:1px;border-style:solid hidden hidden hidden;"},
      {"below", "border-width:1px;border-style:hidden hidden solid hidden;"},
      {"hsides", "border-width:1px;border-style:solid hidden;"},
      {"vsides", "border-width:1px;border-style:hidden solid;"},
      {"lhs", "border-width:1px;border-style:hidden hidden hidden solid;"},
      {"rhs", "border-width:1px;border-style:hidden solid hidden hidden;"},
      {"box", "border-width:1px;border-style:solid;"},
      {"border", "border-width:1px;border-style:solid;"},
  };
  return put_word(writer, kWords, value);
}

Status put_rules(HintWriter& writer, std::string_view value) {
  constexpr Word kWords[] = {
      {"none", "border-collapse:collapse;"}, {"groups", "border-collapse:collapse;"},
      {"rows", "border-collapse:collapse;"}, {"cols", "border-collapse:collapse;"},
      {"all", "border-collapse:collapse;"},
  };
  const bool is_bare =
      !writer.element.attribute(Atom::Frame) && !writer.element.attribute(Atom::Border);
  if (is_bare && !equal_ignoring_case(value, "all")) WEFT_TRY(writer.put("border-style", "hidden"));
  return put_word(writer, kWords, value);
}

// The hints of a table for its cells: padding, and borders by its border and rules attributes.
Status put_cell_of_table(HintWriter& writer, std::string_view) {
  const Element* const table = ancestor_named(writer.element, Atom::Table);
  if (!table) return Status::Ok;
  if (const std::string_view* const padding = table->attribute(Atom::Cellpadding))
    WEFT_TRY(writer.put_pixels("padding", *padding));
  constexpr Word kRules[] = {
      {"none", "border-width:1px;border-style:none;"},
      {"groups", ""},
      {"rows", "border-width:1px 0;border-style:solid none;border-color:inherit;"},
      {"cols", "border-width:0 1px;border-style:none solid;border-color:inherit;"},
      {"all", "border-width:1px;border-style:solid;border-color:inherit;"},
  };
  if (const std::string_view* const rules = table->attribute(Atom::Rules))
    return put_word(writer, kRules, *rules);
  const std::string_view* const border = table->attribute(Atom::Border);
  if (!border || parse_non_negative_integer(*border) == 0u) return Status::Ok;
  const std::string_view* const color = table->attribute(Atom::Bordercolor);
  WEFT_TRY(writer.out.append(color ? "border-width:1px;border-style:solid;"
                                   : "border-width:1px;border-style:inset;"));
  return color ? writer.put_color("border-color", *color) : writer.put("border-color", "inherit");
}

Status put_section_of_table(HintWriter& writer, std::string_view) {
  const Element* const table = ancestor_named(writer.element, Atom::Table);
  if (!table || !attribute_is(*table, Atom::Rules, "groups")) return Status::Ok;
  const bool stands = writer.element.name == Atom::Colgroup;
  return writer.out.append(stands ? "border-width:0 1px;border-style:none solid;"
                                  : "border-width:1px 0;border-style:solid none;");
}

Status put_rule_align(HintWriter& writer, std::string_view value) {
  constexpr Word kWords[] = {
      {"left", "margin-left:0;margin-right:auto;"},
      {"right", "margin-left:auto;margin-right:0;"},
      {"center", "margin-left:auto;margin-right:auto;"},
  };
  return put_word(writer, kWords, value);
}

Status put_rule_color(HintWriter& writer, std::string_view value) {
  WEFT_TRY(writer.out.append("border-style:solid;"));
  WEFT_TRY(writer.put_color("border-color", value));
  return writer.put_color("background-color", value);
}

Status put_solid_rule(HintWriter& writer, std::string_view) {
  if (writer.element.attribute(Atom::Color)) return Status::Ok;
  return writer.out.append("border-style:solid;border-color:#808080;background-color:#808080;");
}

// The height counts the borders.
Status put_rule_size(HintWriter& writer, std::string_view value) {
  const std::optional<uint32_t> size = parse_non_negative_integer(value);
  if (!size) return Status::Ok;
  if (*size <= 1) return writer.put("border-bottom-width", "0");
  return writer.put_number("height", *size - 2);
}

/// The meaning of an attribute for some elements. Without attribute: the function looks at others
/// itself.
struct Hint {
  Atom attribute;
  uint32_t groups;
  Status (*write)(HintWriter& writer, std::string_view value);
};
constexpr Hint kHints[] = {
    {Atom::None, kCell, put_cell_of_table},
    {Atom::None, kSection | kGroup, put_section_of_table},
    {Atom::Href, kLink, put_link_color},
    {Atom::Width, kPicture, put_picture_width},
    {Atom::Height, kPicture, put_picture_height},
    {Atom::Width, kImage | kVideo | kCanvas, put_picture_ratio},
    {Atom::Width, kMarquee, put_width},
    {Atom::Height, kMarquee, put_height},
    {Atom::Width, kTable | kCell, put_table_width},
    {Atom::Width, kColumn, put_width},
    {Atom::Height, kTable | kTablePart, put_table_height},
    {Atom::Width, kRule, put_width},
    {Atom::Hspace, kImage | kFrame | kMarquee, put_horizontal_space},
    {Atom::Vspace, kImage | kFrame | kMarquee, put_vertical_space},
    {Atom::Border, kImage | kObject, put_picture_border},
    {Atom::Frameborder, kFrame, put_frame_border},
    {Atom::Align, kImage | kFrame, put_picture_align},
    {Atom::Align, kHeading, put_text_align},
    {Atom::Align, kBlock | kTablePart | kColumn, put_block_align},
    {Atom::Align, kTable, put_table_align},
    {Atom::Align, kCaption, put_caption_align},
    {Atom::Align, kRule, put_rule_align},
    {Atom::Valign, kTablePart | kColumn, put_vertical_align},
    {Atom::Bgcolor, kBody | kTable | kTablePart | kMarquee, put_background_color},
    {Atom::Background, kBody | kTable | kTablePart, put_background},
    {Atom::Text, kBody, put_text_color},
    {Atom::Leftmargin, kBody, put_margin_left},
    {Atom::Rightmargin, kBody, put_margin_right},
    {Atom::Topmargin, kBody, put_margin_top},
    {Atom::Bottommargin, kBody, put_margin_bottom},
    {Atom::Marginwidth, kBody, put_body_width},
    {Atom::Marginheight, kBody, put_body_height},
    {Atom::Color, kFont, put_text_color},
    {Atom::Face, kFont, put_face},
    {Atom::Size, kFont, put_font_size},
    {Atom::Clear, kBreak, put_clear},
    {Atom::Type, kList | kListItem, put_ordered_type},
    {Atom::Type, kUnordered | kListItem, put_unordered_type},
    {Atom::Nowrap, kCell, put_nowrap},
    {Atom::Cellspacing, kTable, put_cell_spacing},
    {Atom::Border, kTable, put_table_border},
    {Atom::Bordercolor, kTable, put_border_color},
    {Atom::Frame, kTable, put_frame},
    {Atom::Rules, kTable, put_rules},
    {Atom::Noshade, kRule, put_solid_rule},
    {Atom::Color, kRule, put_rule_color},
    {Atom::Size, kRule, put_rule_size},
};

}  // namespace

Status append_presentational_hints(const Element& element, const ParseContext& context,
                                   const MediaEnvironment& environment, ByteBuffer& out) {
  if (element.name_space == Namespace::Svg)
    return append_svg_presentation(element, context.atoms, out);
  const uint32_t groups = groups_of(element);
  if (!groups) return Status::Ok;
  const Element& sized_by =
      element.is_html(Atom::Img) ? picture_sizer(element, environment) : element;
  HintWriter writer{element, sized_by, context, out};
  for (const Hint& hint : kHints) {
    if (!(hint.groups & groups)) continue;
    const bool is_size = hint.attribute == Atom::Width || hint.attribute == Atom::Height;
    const std::string_view* const value =
        hint.attribute == Atom::None ? nullptr
                                     : (is_size ? sized_by : element).attribute(hint.attribute);
    if (value || hint.attribute == Atom::None)
      WEFT_TRY(hint.write(writer, value ? *value : std::string_view()));
  }
  return Status::Ok;
}

}  // namespace weft
