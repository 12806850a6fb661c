// What a box looks like: the computed values of one element or pseudo-element. Values are grouped by how they vary; each
// group is interned, so elements that look alike share it, and a style that says nothing about flex or borders points at the initial
// group in flash. All lengths are device px: the device pixel ratio is applied when values are computed.
#pragma once

#include <span>
#include <string_view>

#include "render/base/color.h"
#include "render/base/geometry.h"
#include "render/css/style/length.h"

namespace weft {

struct Element;

/// Lists are equal when what they hold is equal.
template <typename T>
constexpr bool operator==(std::span<const T> a, std::span<const T> b) {
  if (a.size() != b.size()) return false;
  if (a.data() == b.data()) return true;
  for (size_t i = 0; i < a.size(); ++i)
    if (!(a[i] == b[i])) return false;
  return true;
}

// --- keywords -------------------------------------------------------------------------------------------------------

enum class Display : uint8_t {
  None, Contents, Inline, Block, FlowRoot, InlineBlock, ListItem, InlineListItem, Flex, InlineFlex, Grid, InlineGrid,
  Table, InlineTable, TableRowGroup, TableHeaderGroup, TableFooterGroup, TableRow, TableCell, TableColumnGroup,
  TableColumn, TableCaption,
};
enum class Position : uint8_t { Static, Relative, Absolute, Fixed, Sticky };
enum class Float : uint8_t { None, Left, Right, InlineStart, InlineEnd };       // the last two are Left or Right when computed
enum class Clear : uint8_t { None, Left, Right, Both, InlineStart, InlineEnd };  // so here
enum class Overflow : uint8_t { Visible, Hidden, Clip, Scroll, Auto };
enum class BoxSizing : uint8_t { ContentBox, BorderBox };
enum class Visibility : uint8_t { Visible, Hidden, Collapse };
enum class Direction : uint8_t { Ltr, Rtl };
enum class UnicodeBidi : uint8_t { Normal, Embed, Isolate, BidiOverride, IsolateOverride, Plaintext };
enum class TextAlign : uint8_t { Start, End, Left, Right, Center, Justify, WebkitLeft, WebkitRight, WebkitCenter, MatchParent };
enum class TextTransform : uint8_t { None, Capitalize, Uppercase, Lowercase, FullWidth };
enum class WhiteSpaceCollapse : uint8_t { Collapse, Preserve, PreserveBreaks, BreakSpaces };  // of white-space
enum class TextWrap : uint8_t { Wrap, NoWrap };
enum class WordBreak : uint8_t { Normal, BreakAll, KeepAll, BreakWord };
enum class OverflowWrap : uint8_t { Normal, BreakWord, Anywhere };
enum class VerticalAlign : uint8_t { Baseline, Sub, Super, Top, TextTop, Middle, Bottom, TextBottom, BaselineMiddle, Length };
enum class FontStyle : uint8_t { Normal, Italic, Oblique };
enum class FontCaps : uint8_t { Normal, SmallCaps };
enum class BorderLine : uint8_t { None, Hidden, Dotted, Dashed, Solid, Double, Groove, Ridge, Inset, Outset };
enum class BorderCollapse : uint8_t { Separate, Collapse };
enum class CaptionSide : uint8_t { Top, Bottom };
enum class EmptyCells : uint8_t { Show, Hide };
enum class TableLayout : uint8_t { Auto, Fixed };
enum class ListStylePosition : uint8_t { Outside, Inside };
enum class ListStyleType : uint8_t {
  None, Disc, Circle, Square, Decimal, DecimalLeadingZero, LowerRoman, UpperRoman, LowerAlpha, UpperAlpha, LowerGreek,
  Armenian, Georgian, String,  // String: TextStyle::list_style_string
};
enum class FlexDirection : uint8_t { Row, RowReverse, Column, ColumnReverse };
enum class FlexWrap : uint8_t { NoWrap, Wrap, WrapReverse };
/// align-* and justify-*. Self is for "auto".
enum class Alignment : uint8_t {
  Auto, Normal, Stretch, Start, End, FlexStart, FlexEnd, SelfStart, SelfEnd, Center, Left, Right, Baseline, LastBaseline,
  SpaceBetween, SpaceAround, SpaceEvenly,
  Safe = 32,  ///< A bit that is added to a position: Start instead where that would overflow.
};
enum class ObjectFit : uint8_t { Fill, Contain, Cover, None, ScaleDown };
enum class ImageRendering : uint8_t { Auto, Pixelated };
enum class TextOverflow : uint8_t { Clip, Ellipsis };
enum class BackgroundRepeat : uint8_t { Repeat, NoRepeat, Space, Round };
enum class BackgroundBox : uint8_t { BorderBox, PaddingBox, ContentBox, Text };
enum class BackgroundAttachment : uint8_t { Scroll, Fixed, Local };
enum class ContainerType : uint8_t { Normal, Size, InlineSize };
/// contain: what cannot get out of a box. Style containment is not kept.
enum Containment : uint8_t { kContainLayout = 1, kContainPaint = 2, kContainSize = 4, kContainInlineSize = 8 };
enum class DitherMode : uint8_t { Auto, None, Picture };  // -weft-dither: by content, always flat, always diffused
enum class MixBlend : uint8_t { Normal };

// --- parts ----------------------------------------------------------------------------------------------------------

/// One family of font-family, as fonts/ wants it. `generic` is GenericFamily's value; 0 for a name.
struct FamilyName {
  uint8_t generic = 0;
  std::string_view name;
  bool operator==(const FamilyName&) const = default;
};

struct Shadow {
  Color color;
  Px x, y, blur, spread;
  bool inset = false;
  bool operator==(const Shadow&) const = default;
};

struct ColorStop {
  Color color;
  Length position;  ///< Auto when it is to be spaced evenly.
  bool operator==(const ColorStop&) const = default;
};

struct Gradient {
  enum class Kind : uint8_t { Linear, Radial, Conic };
  enum class Extent : uint8_t { ClosestSide, ClosestCorner, FarthestSide, FarthestCorner, Explicit };
  Kind kind = Kind::Linear;
  bool repeating = false;
  // Linear: the angle, or a corner ("to top left": corner_x, corner_y in {-1,0,1}, y down; both 0 = angle).
  int32_t angle_millidegrees = 180000;  ///< Clockwise from up. Conic: the from angle.
  int8_t corner_x = 0, corner_y = 0;
  // Radial
  bool circle = false;
  Extent extent = Extent::FarthestCorner;
  Length radius_x, radius_y;
  Length center_x, center_y;  ///< Radial and conic.
  std::span<const ColorStop> stops;
  bool operator==(const Gradient&) const = default;
};

/// What a background, mask or list marker shows: nothing, a URL, or a gradient.
struct ImageValue {
  std::string_view url;                ///< Absolute.
  const Gradient* gradient = nullptr;
  bool none() const { return url.empty() && !gradient; }
  bool operator==(const ImageValue&) const = default;
};

/// One layer of background-* (or mask-*); the first is on top.
struct BackgroundLayer {
  ImageValue image;
  Length position_x, position_y;   ///< From left/top; "right 10px" is calc(100% - 10px).
  Length size_width, size_height;  ///< Auto allowed.
  enum class Fit : uint8_t { Size, Contain, Cover } fit = Fit::Size;
  BackgroundRepeat repeat_x = BackgroundRepeat::Repeat, repeat_y = BackgroundRepeat::Repeat;
  BackgroundAttachment attachment = BackgroundAttachment::Scroll;
  BackgroundBox origin = BackgroundBox::PaddingBox, clip = BackgroundBox::BorderBox;
  bool operator==(const BackgroundLayer&) const = default;
};

struct TransformFunction {
  enum class Kind : uint8_t { Translate, Scale, Rotate, Skew, Matrix } kind;
  Length x, y;                  ///< Translate.
  float values[6] = {};         ///< Scale: x y; Rotate and Skew: degrees; Matrix: a b c d e f.
  bool operator==(const TransformFunction&) const = default;
};

struct FilterFunction {
  enum class Kind : uint8_t { Blur, Brightness, Contrast, DropShadow, Grayscale, HueRotate, Invert, Opacity, Saturate, Sepia } kind;
  float amount = 0;
  Shadow shadow;
  bool operator==(const FilterFunction&) const = default;
};

/// content: an ordered list of pieces.
struct ContentPiece {
  enum class Kind : uint8_t { String, Image, Counter, Counters, Attribute, OpenQuote, CloseQuote, NoOpenQuote, NoCloseQuote } kind;
  std::string_view text;       ///< The string, the counter's or attribute's name, or the image's URL.
  std::string_view separator;  ///< Counters.
  ListStyleType list_style = ListStyleType::Decimal;
  bool operator==(const ContentPiece&) const = default;
};

struct CounterChange {
  std::string_view name;
  int32_t value = 0;
  bool operator==(const CounterChange&) const = default;
};

struct TrackSize {
  enum class Kind : uint8_t { Length, Fraction, Auto, MinContent, MaxContent, FitContent } kind = Kind::Auto;
  Length length;      ///< Length and FitContent.
  float fraction = 0;  ///< fr.
  bool operator==(const TrackSize&) const = default;
};

/// A track of grid-template-*: minmax(min, max); a plain size has both equal (fr: min is Auto).
struct GridTrack {
  TrackSize minimum, maximum;
  bool operator==(const GridTrack&) const = default;
};

struct GridTemplate {
  std::span<const GridTrack> tracks;            ///< Integer repeat() is expanded.
  enum class AutoRepeat : uint8_t { None, Fill, Fit } auto_repeat = AutoRepeat::None;
  uint16_t auto_repeat_at = 0, auto_repeat_count = 0;  ///< tracks[at, at + count) repeat.
  struct LineName {
    uint16_t line;  ///< 0 = before the first track (of the unrepeated list).
    std::string_view name;
    bool operator==(const LineName&) const = default;
  };
  std::span<const LineName> line_names;
  bool operator==(const GridTemplate&) const = default;
};

struct GridAreas {
  uint16_t rows = 0, columns = 0;
  std::span<const std::string_view> names;  ///< rows * columns, row by row; empty for ".".
  bool operator==(const GridAreas&) const = default;
};

/// grid-row-start and its like.
struct GridLine {
  enum class Kind : uint8_t { Auto, Line, Span } kind = Kind::Auto;
  int16_t number = 0;     ///< Line: 1… or negative (0 = first line with the name); Span: count.
  std::string_view name;  ///< A custom-ident, or empty.
  bool operator==(const GridLine&) const = default;
};

struct TextDecoration {
  uint8_t lines = 0;  ///< Bits: 1 underline, 2 overline, 4 line-through.
  enum class Style : uint8_t { Solid, Double, Dotted, Dashed, Wavy } style = Style::Solid;
  Color color = kBlack;
  Length thickness;         ///< Auto: from the font.
  Length underline_offset;  ///< Auto. Inherited.
  bool operator==(const TextDecoration&) const = default;
};

// --- groups ---------------------------------------------------------------------------------------------------------

/// Inherited.
struct TextStyle {
  Color color = kBlack;
  std::span<const FamilyName> families;
  Px font_size = Px::from_int(16);
  uint8_t font_size_keyword = 4;     ///< Of the keyword table (4 = medium), 0 = another size: what monospace scales.
  bool font_size_absolute = false;   ///< In no relative unit: monospace does not scale it.
  uint16_t font_weight = 400;
  uint16_t font_stretch_percent = 100;
  FontStyle font_style = FontStyle::Normal;
  FontCaps font_caps = FontCaps::Normal;
  bool kerning = true, ligatures = true;
  uint16_t zoom_1024 = 1024;  ///< What all zooms down to here come to: lengths have it already, pictures do not.
  Length line_height;  ///< Normal; Number (inherits as a factor); Fixed.
  Px letter_spacing, word_spacing;
  Length text_indent;
  TextAlign text_align = TextAlign::Start;
  TextAlign text_align_last = TextAlign::Start;  ///< MatchParent stands for auto.
  TextTransform text_transform = TextTransform::None;
  WhiteSpaceCollapse white_space_collapse = WhiteSpaceCollapse::Collapse;
  TextWrap text_wrap = TextWrap::Wrap;
  WordBreak word_break = WordBreak::Normal;
  OverflowWrap overflow_wrap = OverflowWrap::Normal;
  Length tab_size;  ///< Number (of spaces) or Fixed.
  Direction direction = Direction::Ltr;
  Visibility visibility = Visibility::Visible;
  ListStyleType list_style_type = ListStyleType::Disc;
  ListStylePosition list_style_position = ListStylePosition::Outside;
  std::string_view list_style_string;
  ImageValue list_style_image;
  BorderCollapse border_collapse = BorderCollapse::Separate;
  Px border_spacing_x, border_spacing_y;
  CaptionSide caption_side = CaptionSide::Top;
  EmptyCells empty_cells = EmptyCells::Show;
  ImageRendering image_rendering = ImageRendering::Auto;
  DitherMode dither = DitherMode::Auto;
  std::span<const std::string_view> quotes;  ///< Pairs open, close; empty = none.
  std::span<const Shadow> text_shadow;
  Px text_stroke_width;
  Color text_stroke_color = kBlack;
  bool text_stroke_current_color = true;  ///< text_stroke_color is `color`.
  bool text_fill_current_color = true;    ///< text_fill_color is `color`.
  Color text_fill_color = kBlack;         ///< What glyphs are painted with.
  bool paint_stroke_first = false;  ///< paint-order: stroke …
  bool operator==(const TextStyle&) const = default;
};

/// Not inherited: the box.
struct BoxStyle {
  Display display = Display::Inline;            ///< After blockification.
  Display original_display = Display::Inline;   ///< Before it: static position, list items.
  Position position = Position::Static;
  Float floating = Float::None;
  Clear clear = Clear::None;
  Overflow overflow_x = Overflow::Visible, overflow_y = Overflow::Visible;
  BoxSizing box_sizing = BoxSizing::ContentBox;
  TableLayout table_layout = TableLayout::Auto;
  VerticalAlign vertical_align = VerticalAlign::Baseline;
  UnicodeBidi unicode_bidi = UnicodeBidi::Normal;
  TextOverflow text_overflow = TextOverflow::Clip;
  ContainerType container_type = ContainerType::Normal;
  uint8_t contain = 0;                          ///< Bits of Containment.
  ObjectFit object_fit = ObjectFit::Fill;
  bool z_index_auto = true;
  int32_t z_index = 0;
  Length vertical_align_length;  ///< Percentages are of line-height.
  Length width, height;          ///< Auto by default.
  Length min_width, min_height;  ///< Auto by default.
  Length max_width = Length::none(), max_height = Length::none();
  Length margin_top = Length::zero(), margin_right = Length::zero(), margin_bottom = Length::zero(), margin_left = Length::zero();
  Length padding_top = Length::zero(), padding_right = Length::zero(), padding_bottom = Length::zero(), padding_left = Length::zero();
  Length top, right, bottom, left;  ///< Auto by default.
  Px aspect_ratio_width, aspect_ratio_height;  ///< 0 = none.
  bool aspect_ratio_auto = true;               ///< "auto", or "auto 16/9": a replaced element's own ratio wins.
  bool operator==(const BoxStyle&) const = default;
};

struct BorderSide {
  Px width;  ///< Whole device pixels; 0 when the line is none or hidden.
  BorderLine line = BorderLine::None;
  Color color = kBlack;
  bool current_color = true;  ///< `color` is that of the text: what inherits it takes its own text's.
  bool operator==(const BorderSide&) const = default;
};

/// border-image-*: top, right, bottom, left.
struct BorderImage {
  ImageValue source;
  Length slice[4] = {Length::percent(100), Length::percent(100), Length::percent(100), Length::percent(100)};  ///< Number: CSS px of the image.
  bool fill = false;
  Length width[4] = {Length::number(1), Length::number(1), Length::number(1), Length::number(1)};  ///< Number: border widths. Auto: the slice's.
  Length outset[4] = {Length::zero(), Length::zero(), Length::zero(), Length::zero()};             ///< Number: border widths.
  BackgroundRepeat repeat_x = BackgroundRepeat::NoRepeat, repeat_y = BackgroundRepeat::NoRepeat;   ///< NoRepeat: stretch.
  bool operator==(const BorderImage&) const = default;
};

/// Not inherited: what is drawn behind and around the content.
struct SurfaceStyle {
  BorderSide top, right, bottom, left;
  /// Radii, x and y: top-left, top-right, bottom-right, bottom-left.
  Length radius_x[4] = {Length::zero(), Length::zero(), Length::zero(), Length::zero()};
  Length radius_y[4] = {Length::zero(), Length::zero(), Length::zero(), Length::zero()};
  Color background_color = kTransparent;
  BackgroundBox background_color_clip = BackgroundBox::BorderBox;
  std::span<const BackgroundLayer> background;
  std::span<const Shadow> box_shadow;
  const BorderImage* border_image = nullptr;  ///< Equal ones are one.
  BorderSide outline;
  Px outline_offset;
  bool operator==(const SurfaceStyle&) const = default;
};

/// Not inherited: flex and grid, container and item.
struct FlexStyle {
  FlexDirection flex_direction = FlexDirection::Row;
  FlexWrap flex_wrap = FlexWrap::NoWrap;
  float flex_grow = 0, flex_shrink = 1;
  Length flex_basis;  ///< Auto, Content, or a size.
  int32_t order = 0;
  Alignment align_items = Alignment::Normal, align_self = Alignment::Auto, align_content = Alignment::Normal;
  Alignment justify_items = Alignment::Normal, justify_self = Alignment::Auto, justify_content = Alignment::Normal;
  Length row_gap = Length::normal(), column_gap = Length::normal();
  GridTemplate grid_columns, grid_rows;
  GridAreas grid_areas;
  std::span<const GridTrack> grid_auto_columns, grid_auto_rows;  ///< Empty = auto.
  bool grid_flow_column = false, grid_flow_dense = false;
  GridLine row_start, row_end, column_start, column_end;
  bool operator==(const FlexStyle&) const = default;
};

/// Not inherited: what few boxes have.
struct RareStyle {
  uint8_t opacity = 255;
  std::span<const TransformFunction> transform;  ///< translate, rotate, scale properties come first in it.
  Length origin_x = Length::percent(50), origin_y = Length::percent(50);
  std::span<const FilterFunction> filter;
  std::span<const BackgroundLayer> mask;
  bool content_none = false;                    ///< content: none (and normal on ::before and ::after)
  bool content_normal = true;
  std::span<const ContentPiece> content;
  std::span<const CounterChange> counter_reset, counter_increment, counter_set;
  TextDecoration decoration;
  Length object_position_x = Length::percent(50), object_position_y = Length::percent(50);
  bool has_clip = false;  ///< clip: rect(), absolutely positioned boxes only
  Length clip_top, clip_right, clip_bottom, clip_left;  ///< From the top left of the border box; Auto = the edge.
  std::span<const std::string_view> container_names;  ///< For @container.
  float zoom = 1;            ///< Of this element alone.
  uint16_t line_clamp = 0;
  uint16_t column_count = 0;  ///< 0 = auto
  Length column_width;
  bool operator==(const RareStyle&) const = default;
};

struct ComputedStyle {
  const TextStyle* text;
  const BoxStyle* box;
  const SurfaceStyle* surface;
  const FlexStyle* flex;
  const RareStyle* rare;
  bool operator==(const ComputedStyle&) const = default;
};

/// The initial values: what an element without any declaration has.
const ComputedStyle& initial_style();

enum class PseudoKind : uint8_t {
  None, Before, After, Marker, FirstLine, FirstLetter, Placeholder,
  // No selector names these: what Before and After look like on a first line, a first letter in Before.
  FirstLineBefore, FirstLineAfter, FirstLetterBefore,
};

/// The computed style of a pseudo-element that some rule gives a style.
struct PseudoStyle {
  PseudoKind kind;
  const ComputedStyle* style;
  const PseudoStyle* next;
  bool operator==(const PseudoStyle&) const = default;
};

/// The style of `element`'s pseudo-element, or null when no rule speaks of it. FirstLine is also what an element around or in a
/// first line that a ::first-line rule reaches looks like on that line; FirstLetter, what the rules of a block around make of the
/// first letter in an element.
const ComputedStyle* pseudo_style(const Element& element, PseudoKind kind);

}  // namespace weft
