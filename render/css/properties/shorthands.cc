// The table of shorthands and the expansions of most of them.
#include "render/css/properties/shorthands.h"

#include "render/base/ascii.h"
#include "render/css/properties/property_parsers.h"
#include "render/css/properties/shorthand_expander.h"

namespace weft {
namespace {

using P = PropertyId;

// margin, padding, inset, border-width …: one to four values.
bool expand_four_sides(ShorthandExpander& expander) {
  std::string_view sides[4];
  size_t count = 0;
  while (count < 4 && !expander.reader().at_end())
    if (!expander.take(expander.longhands()[0], sides[count++])) return false;
  if (count == 0) return false;
  if (count < 2) sides[1] = sides[0];
  if (count < 3) sides[2] = sides[0];
  if (count < 4) sides[3] = sides[1];
  for (size_t i = 0; i < 4; ++i) expander.set(expander.longhands()[i], sides[i]);
  return true;
}

// overflow, gap, margin-inline …: one or two values, of the first longhand's grammar and the
// second's.
bool expand_pair(ShorthandExpander& expander) {
  std::string_view first;
  if (!expander.take(expander.longhands()[0], first)) return false;
  expander.set(expander.longhands()[0], first);
  if (!expander.reader().at_end()) return expander.take_and_set(expander.longhands()[1]);
  ShorthandExpander again = expander.part(first);
  return again.take_and_set(expander.longhands()[1]);
}

// marker: one value for all.
bool expand_alike(ShorthandExpander& expander) {
  std::string_view value;
  if (!expander.take(expander.longhands()[0], value)) return false;
  for (const P longhand : expander.longhands()) expander.set(longhand, value);
  return true;
}

bool expand_any_order(ShorthandExpander& expander) {
  expander.set_all_initial();
  return expander.take_any_order(expander.longhands());
}

// border, border-inline …: the first three longhands' values go to all sides.
bool expand_border(ShorthandExpander& expander) {
  expander.set_all_initial();
  const std::span<const P> all = expander.longhands();
  if (!expander.take_any_order(all.first(3))) return false;
  for (size_t i = 3; i < all.size(); ++i)
    expander.set(all[i], *expander.expansion().find(all[i % 3]));
  return true;
}

/// border also takes off the image.
bool expand_all_borders(ShorthandExpander& expander) {
  const std::span<const P> all = expander.longhands();
  expander.set(P::BorderImageSource, "none");
  ShorthandExpander sides = expander.part(expander.reader().stream().rest(), all.first(12));
  const bool valid = expand_border(sides);
  expander.reader() = sides.reader();
  return valid;
}

struct RadiusText {
  std::string_view values[4];
  size_t count = 0;
};

bool take_radii(ShorthandExpander& expander, RadiusText& radii) {
  ValueReader& reader = expander.reader();
  while (!reader.at_end() && !reader.peek().is_delimiter('/')) {
    if (radii.count == 4) return false;
    const size_t begin = reader.stream().position();
    Length length;
    if (!reader.length_percentage(length, Range::NonNegative)) return false;
    radii.values[radii.count++] = reader.text_since(begin);
  }
  if (radii.count == 0) return false;
  if (radii.count < 2) radii.values[1] = radii.values[0];
  if (radii.count < 3) radii.values[2] = radii.values[0];
  if (radii.count < 4) radii.values[3] = radii.values[1];
  return true;
}

/// "a b" in scratch.
bool joined(ValueReader& reader, std::string_view a, std::string_view b, std::string_view& result) {
  ArenaVector<char> text = reader.new_list<char>();
  if (!reader.ok(text.append({a.data(), a.size()})) || !reader.ok(text.push(' ')) ||
      !reader.ok(text.append({b.data(), b.size()})))
    return false;
  result = {text.begin(), text.size()};
  return true;
}

// border-radius: <length-percentage>{1,4} [ / <length-percentage>{1,4} ]?
bool expand_radius(ShorthandExpander& expander) {
  RadiusText x, y;
  if (!take_radii(expander, x)) return false;
  const bool two = expander.reader().take_slash();
  if (two && !take_radii(expander, y)) return false;
  for (size_t i = 0; i < 4; ++i) {
    std::string_view text = x.values[i];
    if (two && !joined(expander.reader(), x.values[i], y.values[i], text)) return false;
    expander.set(expander.longhands()[i], text);
  }
  return true;
}

// The old border-image, and that of masks, paint the middle.
bool expand_old_border_image(ShorthandExpander& expander) {
  if (!expand_border_image(expander)) return false;
  const PropertyId property = expander.longhands()[1];
  const std::string_view slice = *expander.expansion().find(property);
  if (slice == "initial" && property == P::MaskBorderSlice) return true;
  std::string_view filled;
  if (slice.find("fill") != slice.npos) return true;
  if (!joined(expander.reader(), slice == "initial" ? "100%" : slice, "fill", filled)) return false;
  expander.set(property, filled);
  return true;
}

// place-content: a lone baseline is no justification.
bool expand_place_content(ShorthandExpander& expander) {
  ValueReader ahead = expander.reader();
  Alignment alignment = Alignment::Normal;
  const bool is_baseline =
      parse_align_content(ahead, alignment) && ahead.at_end() &&
      (alignment == Alignment::Baseline || alignment == Alignment::LastBaseline);
  if (!is_baseline) return expand_pair(expander);
  expander.set(P::JustifyContent, "start");
  return expander.take_and_set(P::AlignContent);
}

// list-style: `none` says whatever the others leave open.
bool expand_list_style(ShorthandExpander& expander) {
  expander.set_all_initial();
  static constexpr P kOrder[] = {P::ListStylePosition, P::ListStyleImage, P::ListStyleType};
  int nones = 0;
  bool seen[3] = {false, false, false};
  while (!expander.reader().at_end()) {
    if (expander.reader().take_ident("none")) {
      ++nones;
      continue;
    }
    size_t i = 0;
    while (i < 3 && (seen[i] || !expander.take_and_set(kOrder[i]))) ++i;
    if (i == 3) return false;
    seen[i] = true;
  }
  if (nones && !seen[2]) {
    expander.set(P::ListStyleType, "none");
    --nones;
  }
  if (nones && !seen[1]) --nones;
  return nones <= 0;
}

// flex: none | [ <grow> <shrink>? || <basis> ]
bool expand_flex(ShorthandExpander& expander) {
  ValueReader& reader = expander.reader();
  const bool is_none = reader.take_ident("none");
  expander.set(P::FlexGrow, is_none ? "0" : "1");
  expander.set(P::FlexShrink, is_none ? "0" : "1");
  expander.set(P::FlexBasis, is_none ? "auto" : "0%");
  if (is_none) return true;
  bool has_basis = false, has_grow = false;
  for (int i = 0; i < 2 && !reader.at_end(); ++i) {
    if (!has_grow && expander.take_and_set(P::FlexGrow)) {
      has_grow = true;
      expander.take_and_set(P::FlexShrink);
    } else if (has_basis || !expander.take_and_set(P::FlexBasis)) {
      return false;
    } else {
      has_basis = true;
    }
  }
  return has_grow || has_basis;
}

// Of font-variant the shorthand takes what CSS 2.1 had.
bool is_short_style(ValueReader& reader, P longhand) {
  return longhand != P::FontVariantCaps || reader.peek().is_ident("small-caps");
}

// font: [ style || variant || weight || stretch ]? size [ / line-height ]? family, or a system font
bool expand_font(ShorthandExpander& expander) {
  static constexpr std::string_view kSystemFonts[] = {"caption",     "icon",          "menu",
                                                      "message-box", "small-caption", "status-bar"};
  static constexpr P kStyles[] = {P::FontStyle, P::FontVariantCaps, P::FontWeight, P::FontStretch};
  ValueReader& reader = expander.reader();
  expander.set_all_initial();
  for (const std::string_view system : kSystemFonts) {
    if (!reader.take_ident(system)) continue;
    expander.set(P::FontSize, "13.333px");
    expander.set(P::FontFamily, "system-ui");
    return reader.at_end();
  }
  bool seen[4] = {false, false, false, false};
  for (int i = 0; i < 4; ++i) {
    if (reader.take_ident("normal")) continue;
    if (reader.peek().is(TokenType::Percentage)) break;  // the size: a stretch is a keyword here
    size_t which = 0;
    while (which < 4 && (seen[which] || !is_short_style(reader, kStyles[which]) ||
                         !expander.take_and_set(kStyles[which])))
      ++which;
    if (which == 4) break;
    seen[which] = true;
  }
  if (!expander.take_and_set(P::FontSize)) return false;
  if (reader.take_slash() && !expander.take_and_set(P::LineHeight)) return false;
  return expander.take_and_set(P::FontFamily);
}

bool expand_font_variant(ShorthandExpander& expander) {
  expander.set_all_initial();
  if (expander.reader().take_ident("normal")) return true;
  if (expander.reader().take_ident("none")) {
    expander.set(P::FontVariantLigatures, "none");
    return true;
  }
  return expander.take_any_order(expander.longhands());
}

// none | [ weight || style || small-caps ]
bool expand_font_synthesis(ShorthandExpander& expander) {
  static constexpr std::string_view kWords[] = {"weight", "style", "small-caps"};
  const std::span<const P> longhands = expander.longhands();
  ValueReader& reader = expander.reader();
  for (const P longhand : longhands) expander.set(longhand, "none");
  if (reader.take_ident("none")) return true;
  bool seen[std::size(kWords)] = {};
  do {
    size_t which = 0;
    while (which < std::size(kWords) && (seen[which] || !reader.take_ident(kWords[which]))) ++which;
    if (which == std::size(kWords)) return false;
    seen[which] = true;
    expander.set(longhands[which], "auto");
  } while (!reader.at_end());
  return true;
}

// white-space: the old keywords, or <white-space-collapse> || <text-wrap-mode>
bool expand_white_space(ShorthandExpander& expander) {
  struct Row {
    std::string_view word, collapse, wrap;
  };
  static constexpr Row kRows[] = {{"normal", "collapse", "wrap"},
                                  {"nowrap", "collapse", "nowrap"},
                                  {"pre", "preserve", "nowrap"},
                                  {"pre-wrap", "preserve", "wrap"},
                                  {"pre-line", "preserve-breaks", "wrap"}};
  for (const Row& row : kRows) {
    ValueReader ahead = expander.reader();
    if (!ahead.take_ident(row.word) || !ahead.at_end()) continue;
    expander.reader() = ahead;
    expander.set(P::WhiteSpaceCollapse, row.collapse);
    expander.set(P::TextWrapMode, row.wrap);
    return true;
  }
  return expand_any_order(expander);
}

// container: <name> [ / <type> ]?; names are not kept here.
bool expand_container(ShorthandExpander& expander) {
  expander.set_all_initial();
  if (!expander.take_and_set(P::ContainerName)) return false;
  return !expander.reader().take_slash() || expander.take_and_set(P::ContainerType);
}

// One that is left out is trim-both, or auto.
bool expand_text_box(ShorthandExpander& expander) {
  expander.set_all_initial();
  if (expander.reader().take_ident("normal")) return true;
  expander.set(P::TextBoxTrim, "trim-both");
  return expander.take_any_order(expander.longhands());
}

// columns: `auto` may be either.
bool expand_columns(ShorthandExpander& expander) {
  expander.set_all_initial();
  bool count = false, width = false;
  for (int i = 0; i < 2 && !expander.reader().at_end(); ++i) {
    if (expander.reader().take_ident("auto")) continue;
    if (!count && expander.take_and_set(P::ColumnCount)) count = true;
    else if (!width && expander.take_and_set(P::ColumnWidth)) width = true;
    else return false;
  }
  return true;
}

enum class Quirks : uint8_t { Ignored, Kept };

struct ShorthandRow {
  std::string_view name;
  bool (*expand)(ShorthandExpander&);
  Quirks quirks;
  uint8_t count;
  P longhands[16];
};

#define WEFT_SIDES(before, after) \
  P::before##Top##after, P::before##Right##after, P::before##Bottom##after, P::before##Left##after
#define WEFT_SIDE(side) P::Border##side##Width, P::Border##side##Style, P::Border##side##Color
#define WEFT_FONT_VARIANTS                                                                         \
  P::FontVariantLigatures, P::FontVariantNumeric, P::FontVariantEastAsian, P::FontVariantPosition, \
      P::FontVariantAlternates
#define WEFT_MASK                                                                              \
  P::MaskImage, P::MaskPositionX, P::MaskPositionY, P::MaskSize, P::MaskRepeat, P::MaskOrigin, \
      P::MaskClip, P::MaskComposite, P::MaskMode
#define WEFT_MASK_BORDER                                                            \
  P::MaskBorderSource, P::MaskBorderSlice, P::MaskBorderWidth, P::MaskBorderOutset, \
      P::MaskBorderRepeat, P::MaskBorderMode

// clang-format off
constexpr ShorthandRow kRows[] = {
    {"", nullptr, Quirks::Ignored, 0, {}},
    {"margin", expand_four_sides, Quirks::Kept, 4, {P::MarginTop, P::MarginRight, P::MarginBottom,
     P::MarginLeft}},
    {"padding", expand_four_sides, Quirks::Kept, 4, {P::PaddingTop, P::PaddingRight,
     P::PaddingBottom, P::PaddingLeft}},
    {"inset", expand_four_sides, Quirks::Ignored, 4, {P::Top, P::Right, P::Bottom, P::Left}},
    {"border-width", expand_four_sides, Quirks::Kept, 4, {WEFT_SIDES(Border, Width)}},
    {"border-style", expand_four_sides, Quirks::Kept, 4, {WEFT_SIDES(Border, Style)}},
    {"border-color", expand_four_sides, Quirks::Kept, 4, {WEFT_SIDES(Border, Color)}},
    {"border", expand_all_borders, Quirks::Ignored, 13,
     {WEFT_SIDE(Top), WEFT_SIDE(Right), WEFT_SIDE(Bottom), WEFT_SIDE(Left), P::BorderImageSource}},
    {"border-inline", expand_border, Quirks::Ignored, 6, {WEFT_SIDE(Left), WEFT_SIDE(Right)}},
    {"border-block", expand_border, Quirks::Ignored, 6, {WEFT_SIDE(Top), WEFT_SIDE(Bottom)}},
    {"border-top", expand_any_order, Quirks::Ignored, 3, {WEFT_SIDE(Top)}},
    {"border-right", expand_any_order, Quirks::Ignored, 3, {WEFT_SIDE(Right)}},
    {"border-bottom", expand_any_order, Quirks::Ignored, 3, {WEFT_SIDE(Bottom)}},
    {"border-left", expand_any_order, Quirks::Ignored, 3, {WEFT_SIDE(Left)}},
    {"border-radius", expand_radius, Quirks::Ignored, 4,
     {P::BorderTopLeftRadius, P::BorderTopRightRadius, P::BorderBottomRightRadius,
      P::BorderBottomLeftRadius}},
    {"border-image", expand_border_image, Quirks::Ignored, 5,
     {P::BorderImageSource, P::BorderImageSlice, P::BorderImageWidth, P::BorderImageOutset,
      P::BorderImageRepeat}},
    {"-webkit-border-image", expand_old_border_image, Quirks::Ignored, 5,
     {P::BorderImageSource, P::BorderImageSlice, P::BorderImageWidth, P::BorderImageOutset,
      P::BorderImageRepeat}},
    {"-webkit-mask-box-image", expand_old_border_image, Quirks::Ignored, 5, {WEFT_MASK_BORDER}},
    {"mask-border", expand_border_image, Quirks::Ignored, 6, {WEFT_MASK_BORDER}},
    {"offset", expand_offset, Quirks::Ignored, 5,
     {P::OffsetPosition, P::OffsetPath, P::OffsetDistance, P::OffsetRotate, P::OffsetAnchor}},
    {"marker", expand_alike, Quirks::Ignored, 3, {P::MarkerStart, P::MarkerMid, P::MarkerEnd}},
    {"outline", expand_any_order, Quirks::Ignored, 3, {P::OutlineWidth, P::OutlineStyle,
     P::OutlineColor}},
    {"margin-inline", expand_pair, Quirks::Ignored, 2, {P::MarginLeft, P::MarginRight}},
    {"margin-block", expand_pair, Quirks::Ignored, 2, {P::MarginTop, P::MarginBottom}},
    {"padding-inline", expand_pair, Quirks::Ignored, 2, {P::PaddingLeft, P::PaddingRight}},
    {"padding-block", expand_pair, Quirks::Ignored, 2, {P::PaddingTop, P::PaddingBottom}},
    {"inset-inline", expand_pair, Quirks::Ignored, 2, {P::Left, P::Right}},
    {"inset-block", expand_pair, Quirks::Ignored, 2, {P::Top, P::Bottom}},
    {"border-inline-width", expand_pair, Quirks::Ignored, 2, {P::BorderLeftWidth,
     P::BorderRightWidth}},
    {"border-inline-style", expand_pair, Quirks::Ignored, 2, {P::BorderLeftStyle,
     P::BorderRightStyle}},
    {"border-inline-color", expand_pair, Quirks::Ignored, 2, {P::BorderLeftColor,
     P::BorderRightColor}},
    {"border-block-width", expand_pair, Quirks::Ignored, 2, {P::BorderTopWidth,
     P::BorderBottomWidth}},
    {"border-block-style", expand_pair, Quirks::Ignored, 2, {P::BorderTopStyle,
     P::BorderBottomStyle}},
    {"border-block-color", expand_pair, Quirks::Ignored, 2, {P::BorderTopColor,
     P::BorderBottomColor}},
    {"overflow", expand_pair, Quirks::Ignored, 2, {P::OverflowX, P::OverflowY}},
    {"gap", expand_pair, Quirks::Ignored, 2, {P::RowGap, P::ColumnGap}},
    {"place-content", expand_place_content, Quirks::Ignored, 2, {P::AlignContent,
     P::JustifyContent}},
    {"place-items", expand_pair, Quirks::Ignored, 2, {P::AlignItems, P::JustifyItems}},
    {"place-self", expand_pair, Quirks::Ignored, 2, {P::AlignSelf, P::JustifySelf}},
    {"background", expand_background, Quirks::Ignored, 9,
     {P::BackgroundImage, P::BackgroundPositionX, P::BackgroundPositionY, P::BackgroundSize,
      P::BackgroundRepeat,
      P::BackgroundAttachment, P::BackgroundOrigin, P::BackgroundClip, P::BackgroundColor}},
    {"background-position", expand_position, Quirks::Kept, 2, {P::BackgroundPositionX,
     P::BackgroundPositionY}},
    {"mask", expand_mask, Quirks::Ignored, 9, {WEFT_MASK}},
    {"mask-position", expand_position, Quirks::Ignored, 2, {P::MaskPositionX, P::MaskPositionY}},
    {"font", expand_font, Quirks::Ignored, 16,
     {P::FontStyle, P::FontVariantCaps, P::FontWeight, P::FontStretch, P::FontSize, P::LineHeight,
      P::FontFamily, P::FontKerning,
      WEFT_FONT_VARIANTS, P::FontFeatureSettings, P::FontVariationSettings, P::FontOpticalSizing}},
    {"font-variant", expand_font_variant, Quirks::Ignored, 6,
     {P::FontVariantCaps, WEFT_FONT_VARIANTS}},
    {"font-synthesis", expand_font_synthesis, Quirks::Ignored, 3,
     {P::FontSynthesisWeight, P::FontSynthesisStyle, P::FontSynthesisSmallCaps}},
    {"list-style", expand_list_style, Quirks::Ignored, 3, {P::ListStylePosition, P::ListStyleImage,
     P::ListStyleType}},
    {"text-decoration", expand_any_order, Quirks::Ignored, 4,
     {P::TextDecorationLine, P::TextDecorationStyle, P::TextDecorationColor,
      P::TextDecorationThickness}},
    {"text-emphasis", expand_any_order, Quirks::Ignored, 2, {P::TextEmphasisStyle,
     P::TextEmphasisColor}},
    {"-webkit-text-stroke", expand_any_order, Quirks::Ignored, 2, {P::WebkitTextStrokeWidth,
     P::WebkitTextStrokeColor}},
    {"white-space", expand_white_space, Quirks::Ignored, 2, {P::WhiteSpaceCollapse,
     P::TextWrapMode}},
    {"text-wrap", expand_any_order, Quirks::Ignored, 2, {P::TextWrapMode, P::TextWrapStyle}},
    {"text-box", expand_text_box, Quirks::Ignored, 2, {P::TextBoxTrim, P::TextBoxEdge}},
    {"column-rule", expand_any_order, Quirks::Ignored, 3, {P::ColumnRuleWidth, P::ColumnRuleStyle,
     P::ColumnRuleColor}},
    {"animation", expand_animation, Quirks::Ignored, 4, {P::AnimationName,
     P::AnimationIterationCount, P::AnimationDirection, P::AnimationFillMode}},
    {"columns", expand_columns, Quirks::Ignored, 2, {P::ColumnWidth, P::ColumnCount}},
    {"contain-intrinsic-size", expand_pair, Quirks::Ignored, 2, {P::ContainIntrinsicWidth,
     P::ContainIntrinsicHeight}},
    {"container", expand_container, Quirks::Ignored, 2, {P::ContainerName, P::ContainerType}},
    {"flex", expand_flex, Quirks::Ignored, 3, {P::FlexGrow, P::FlexShrink, P::FlexBasis}},
    {"flex-flow", expand_any_order, Quirks::Ignored, 2, {P::FlexDirection, P::FlexWrap}},
    {"grid-template", expand_grid_template, Quirks::Ignored, 3,
     {P::GridTemplateRows, P::GridTemplateColumns, P::GridTemplateAreas}},
    {"grid", expand_grid, Quirks::Ignored, 6,
     {P::GridTemplateRows, P::GridTemplateColumns, P::GridTemplateAreas, P::GridAutoRows,
      P::GridAutoColumns, P::GridAutoFlow}},
    {"grid-area", expand_grid_lines, Quirks::Ignored, 4, {P::GridRowStart, P::GridColumnStart,
     P::GridRowEnd, P::GridColumnEnd}},
    {"grid-row", expand_grid_lines, Quirks::Ignored, 2, {P::GridRowStart, P::GridRowEnd}},
    {"grid-column", expand_grid_lines, Quirks::Ignored, 2, {P::GridColumnStart, P::GridColumnEnd}},
};
// clang-format on

#undef WEFT_SIDES
#undef WEFT_SIDE
#undef WEFT_MASK
#undef WEFT_MASK_BORDER
#undef WEFT_FONT_VARIANTS

}  // namespace

void ShorthandExpander::use_quirks_of(PropertyId property) {
  set_quirks(property, quirks_ ? QuirksMode::Quirks : QuirksMode::No, reader_.context());
}

bool ShorthandExpander::take(PropertyId property, std::string_view& text) {
  ValueReader attempt = reader_;
  attempt.peek();
  const size_t begin = attempt.stream().position();
  use_quirks_of(property);
  if (attempt.at_end() || !property_row(property).parse(attempt, *builder_)) return false;
  reader_ = attempt;
  text = attempt.text_since(begin);
  return true;
}

bool ShorthandExpander::take_any_order(std::span<const PropertyId> properties) {
  uint32_t seen = 0;
  while (!reader_.at_end()) {
    size_t i = 0;
    while (i < properties.size() && ((seen >> i & 1) || !take_and_set(properties[i]))) ++i;
    if (i == properties.size()) return false;
    seen |= 1u << i;
  }
  return seen != 0;
}

std::string_view ShorthandExpander::until_slash() {
  reader_.peek();
  TokenStream& stream = reader_.stream();
  const size_t begin = stream.position();
  while (!stream.at_end() && !stream.peek().is_delimiter('/')) stream.next_component();
  const std::string_view text = reader_.text_since(begin);
  reader_.take_slash();
  return text;
}

ShorthandId find_shorthand(std::string_view written_name) {
  const std::string_view name = unaliased(written_name);
  for (size_t i = 1; i < std::size(kRows); ++i)
    if (equal_ignoring_case(kRows[i].name, name)) return static_cast<ShorthandId>(i);
  return ShorthandId::None;
}

std::string_view shorthand_name(ShorthandId shorthand) {
  const auto row = static_cast<size_t>(shorthand);
  return row < std::size(kRows) ? kRows[row].name : std::string_view();
}

std::span<const PropertyId> shorthand_longhands(ShorthandId shorthand) {
  const ShorthandRow& row = kRows[static_cast<size_t>(shorthand)];
  return {row.longhands, row.count};
}

bool expand_shorthand(ShorthandId shorthand, std::string_view text, QuirksMode quirks_mode,
                      ValueContext& context, StyleBuilder& builder, Expansion& expansion) {
  const ShorthandRow& row = kRows[static_cast<size_t>(shorthand)];
  ValuePool* const pool = std::exchange(context.pool, nullptr);  // nothing read here is kept
  const bool quirks = quirks_mode == QuirksMode::Quirks && row.quirks == Quirks::Kept;
  ShorthandExpander expander(text, shorthand_longhands(shorthand), quirks, context, builder,
                             expansion);
  const bool valid =
      row.expand(expander) && expander.reader().at_end() && context.status == Status::Ok;
  context.pool = pool;
  return valid;
}

}  // namespace weft
