// The look of a box: the computed values of one element or pseudo-element. Values are grouped
// by how they vary; each group is interned, so elements that look alike share it, and a style that
// says nothing about flex or borders points at the initial group in flash. All lengths are device
// px: the device pixel ratio is applied when values are computed. A page has many groups: small
// fields stand together, so that little of one is padding.
#pragma once

#include "render/css/style/grid_template.h"
#include "render/css/style/style_parts.h"
#include "render/css/style/svg_style.h"

namespace weft {

struct Element;

/// Inherited.
struct TextStyle {
  Color color = kBlack;
  std::span<const FamilyName> families;
  Px font_size = Px::from_int(16);  ///< To the nearest 1/64; so are lengths in layout.
  float exact_font_size = 16;       ///< Of it are ems, and with them sizes of descendants.
  uint8_t font_size_keyword =
      4;  ///< A row of the keyword table (4 = medium), 0 = another size: monospace scales it.
  bool font_size_absolute = false;  ///< In no relative unit: monospace does not scale it.
  uint16_t font_weight = 400;
  uint16_t font_stretch_percent = 100;
  FontStyle font_style = FontStyle::Normal;
  FontCaps font_caps = FontCaps::Normal;
  FontPosition font_position = FontPosition::Normal;
  bool kerning = true, historical_forms = false, optical_sizing = true;
  uint8_t font_ligatures = 0, font_numeric = 0;  ///< Sets as in FontVariants; so is this:
  uint16_t font_east_asian = 0;
  std::span<const FontFeature> font_features;
  std::span<const FontVariation> font_variations;
  bool makes_bold = true, makes_oblique = true, makes_small_caps = true;  ///< font-synthesis.
  FontMetric adjusted_metric = FontMetric::XHeight;  ///< font-size-adjust: it is so much of the
  float size_adjust = -1;                            ///< font's size; negative: whatever it is.
  Length line_height;  ///< Normal; Number (inherits as a factor); Fixed.
  Px letter_spacing, word_spacing;
  Length text_indent;
  Length tab_size;  ///< Number (of spaces) or Fixed.
  TextAlign text_align = TextAlign::Start;
  TextAlign text_align_last = TextAlign::Start;  ///< MatchParent is auto.
  TextTransform text_transform = TextTransform::None;
  CaseLanguage case_language = CaseLanguage::Other;  ///< Known where text is transformed.
  TextJustify text_justify = TextJustify::Auto;
  SkipInk skip_ink = SkipInk::Auto;
  WhiteSpaceCollapse white_space_collapse = WhiteSpaceCollapse::Collapse;
  TextWrap text_wrap = TextWrap::Wrap;
  TextWrapStyle text_wrap_style = TextWrapStyle::Auto;
  WordBreak word_break = WordBreak::Normal;
  OverflowWrap overflow_wrap = OverflowWrap::Normal;
  Direction direction = Direction::Ltr;
  WritingMode writing_mode = WritingMode::HorizontalTb;
  TextOrientation text_orientation = TextOrientation::Mixed;
  TextCombine text_combine = TextCombine::None;
  Hyphens hyphens = Hyphens::Manual;
  bool hyphen_auto = true;
  RubyPosition ruby_position = RubyPosition::Over;
  RubyAlign ruby_align = RubyAlign::SpaceAround;
  EmphasisShape emphasis_shape = EmphasisShape::None;
  bool emphasis_is_open = false, emphasis_under = false, emphasis_left = false;
  bool emphasis_current_color = true;  ///< emphasis_color is `color`.
  Color emphasis_color = kBlack;
  bool text_box_edge_auto = true;  ///< What follows is the font's.
  TextEdge text_edge_over = TextEdge::Text, text_edge_under = TextEdge::Text;
  Visibility visibility = Visibility::Visible;
  ListStyleType list_style_type = ListStyleType::Disc;
  ListStylePosition list_style_position = ListStylePosition::Outside;
  BorderCollapse border_collapse = BorderCollapse::Separate;
  CaptionSide caption_side = CaptionSide::Top;
  EmptyCells empty_cells = EmptyCells::Show;
  char32_t emphasis_character = 0;
  std::string_view list_style_string;
  std::string_view hyphen;  ///< At a break of a word, unless hyphen_auto.
  ImageValue list_style_image;
  Px border_spacing_x, border_spacing_y;
  ImageRendering image_rendering = ImageRendering::Auto;
  ImageOrientation image_orientation = ImageOrientation::FromImage;
  DitherMode dither = DitherMode::Auto;
  uint8_t color_schemes = 0;                 ///< Bits of ColorSchemes.
  Color accent_color = kTransparent;         ///< Transparent: auto.
  std::span<const std::string_view> quotes;  ///< Pairs open, close; empty = none.
  std::span<const Shadow> text_shadow;
  Px text_stroke_width;
  Color text_stroke_color = kBlack;
  bool text_stroke_current_color = true;  ///< text_stroke_color is `color`.
  bool text_fill_current_color = true;    ///< text_fill_color is `color`.
  Color text_fill_color = kBlack;         ///< The colour of glyphs.
  PaintOrder paint_order;
  /// The fewest lines of a paragraph before and after a break.
  uint16_t orphans = 2, widows = 2;
  uint16_t zoom_1024 =
      1024;  ///< The product of all zooms down to here: lengths have it already, pictures do not.

  void set_font_size(double size) {
    font_size = Px::from_double(size + 1.0 / 128);
    exact_font_size = static_cast<float>(size);
  }
  /// Whether all characters stand upright in lines that run down.
  bool is_upright() const {
    return text_orientation == TextOrientation::Upright &&
           (writing_mode == WritingMode::VerticalRl || writing_mode == WritingMode::VerticalLr);
  }
  /// The size that glyphs are drawn and advance with: cut to 1/64 px, as Chromium tells FreeType.
  Px glyph_size() const { return Px::from_double(static_cast<double>(exact_font_size)); }
  bool operator==(const TextStyle&) const = default;
};

/// Not inherited: the box.
struct BoxStyle {
  Display display = Display::Inline;           ///< After blockification.
  Display original_display = Display::Inline;  ///< Before it: static position, list items.
  Position position = Position::Static;
  Float floating = Float::None;
  Clear clear = Clear::None;
  Overflow overflow_x = Overflow::Visible, overflow_y = Overflow::Visible;
  BoxSizing box_sizing = BoxSizing::ContentBox;
  TableLayout table_layout = TableLayout::Auto;
  VerticalAlign vertical_align = VerticalAlign::Baseline;
  UnicodeBidi unicode_bidi = UnicodeBidi::Normal;
  Appearance appearance = Appearance::None;
  bool has_own_look = false;  ///< The document says the background or border of what has an
                              ///< appearance: it is drawn like other boxes.
  TextOverflow text_overflow = TextOverflow::Clip;
  ContainerType container_type = ContainerType::Normal;
  uint8_t contain = 0;  ///< Bits of Containment, those of `contain` alone.
  ContentVisibility content_visibility = ContentVisibility::Visible;
  FieldSizing field_sizing = FieldSizing::Fixed;
  Resize resize = Resize::None;
  TextBoxTrim text_box_trim = TextBoxTrim::None;
  ObjectFit object_fit = ObjectFit::Fill;
  bool aspect_ratio_auto = true;  ///< "auto", or "auto 16/9": a replaced element's own ratio wins.
  bool z_index_auto = true;
  int32_t z_index = 0;
  Length vertical_align_length;  ///< Percentages are of line-height.
  Length width, height;          ///< Auto by default.
  Length min_width, min_height;  ///< Auto by default.
  Length max_width = Length::none(), max_height = Length::none();
  Length margin_top = Length::zero(), margin_right = Length::zero(), margin_bottom = Length::zero(),
         margin_left = Length::zero();
  Length padding_top = Length::zero(), padding_right = Length::zero(),
         padding_bottom = Length::zero(), padding_left = Length::zero();
  Length top, right, bottom, left;             ///< Auto by default.
  Px aspect_ratio_width, aspect_ratio_height;  ///< 0 = none.
  bool operator==(const BoxStyle&) const = default;
};

/// Not inherited: what is drawn behind and around the content.
struct SurfaceStyle {
  BorderSide top, right, bottom, left;
  /// Radii, x and y: top-left, top-right, bottom-right, bottom-left.
  Length radius_x[4] = {Length::zero(), Length::zero(), Length::zero(), Length::zero()};
  Length radius_y[4] = {Length::zero(), Length::zero(), Length::zero(), Length::zero()};
  Color background_color = kTransparent;
  bool background_current = false;  ///< That is the colour of the text, also where it is inherited.
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
  Alignment align_items = Alignment::Normal, align_self = Alignment::Auto,
            align_content = Alignment::Normal;
  Alignment justify_items = Alignment::Normal, justify_self = Alignment::Auto,
            justify_content = Alignment::Normal;
  Length row_gap = Length::normal(), column_gap = Length::normal();
  GridTemplate grid_columns, grid_rows;
  GridAreas grid_areas;
  std::span<const GridTrack> grid_auto_columns, grid_auto_rows;  ///< Empty = auto.
  bool grid_flow_column = false, grid_flow_dense = false;
  GridLine row_start, row_end, column_start, column_end;
  bool operator==(const FlexStyle&) const = default;
};

/// What makes of transforms those of space, and the box that they are of.
struct SpaceStyle {
  Px origin_z;
  Length perspective = Length::none();
  Length perspective_x = Length::percent(50), perspective_y = Length::percent(50);
  TransformStyle style = TransformStyle::Flat;
  BackfaceVisibility backface = BackfaceVisibility::Visible;
  TransformBox box = TransformBox::ViewBox;
  bool operator==(const SpaceStyle&) const = default;
};

/// Columns, and where content breaks between them.
struct ColumnStyle {
  uint16_t count = 0;  ///< 0 = auto
  Length width;
  BorderSide rule{Px::from_int(3)};  ///< Has its width whatever the line.
  ColumnFill fill = ColumnFill::Balance;
  ColumnSpan span = ColumnSpan::None;
  BreakBetween break_before = BreakBetween::Auto, break_after = BreakBetween::Auto;
  BreakInside break_inside = BreakInside::Auto;
  bool operator==(const ColumnStyle&) const = default;
};

/// contain-intrinsic-width or -height.
struct ContainedSize {
  Px size = Px::min();  ///< Px::min(): none.
  bool is_auto = false;
  bool operator==(const ContainedSize&) const = default;
};

/// Not inherited: what few boxes have.
struct RareStyle {
  uint8_t opacity = 255;
  uint8_t shape_threshold = 0;  ///< Of alpha, in pictures: what is above belongs to the shape.
  Compositing blending = Compositing::SourceOver;  ///< mix-blend-mode
  Isolation isolation = Isolation::Auto;
  std::span<const TransformFunction>
      transform;  ///< translate, rotate, scale properties come first in it, then `motion`.
  const MotionStyle* motion = nullptr;  ///< Null = no path. Equal ones are one.
  Length origin_x = Length::percent(50), origin_y = Length::percent(50);
  const SpaceStyle* space = nullptr;  ///< Null = initial. Equal ones are one.
  std::span<const FilterFunction> filter, backdrop_filter;
  std::span<const BackgroundLayer> mask;
  const BorderImage* mask_border = nullptr;  ///< Equal ones are one.
  const ClipPath* clip_path = nullptr;       ///< Equal ones are one.
  const ClipPath* shape_outside = nullptr;   ///< No Url; equal ones are one.
  Length shape_margin = Length::zero();
  bool content_none = false;  ///< content: none (and normal on ::before and ::after)
  bool content_normal = true;
  uint16_t line_clamp = 0;
  uint16_t initial_letter_sink = 0;  ///< Lines.
  float initial_letter = 0;          ///< The lines that its size spans; 0: normal.
  std::span<const ContentPiece> content;
  std::span<const CounterChange> counter_reset, counter_increment, counter_set;
  TextDecoration decoration;
  Length object_position_x = Length::percent(50), object_position_y = Length::percent(50);
  const ClipPath* object_view_box = nullptr;  ///< An Inset. Equal ones are one.
  bool has_clip = false;                      ///< clip: rect(), absolutely positioned boxes only
  Length clip_top, clip_right, clip_bottom,
      clip_left;  ///< From the top left of the border box; Auto = the edge.
  std::span<const std::string_view> container_names;  ///< For @container.
  std::span<const std::string_view> will_change;      ///< Empty = auto.
  float zoom = 1;                                     ///< This element's alone.
  const ColumnStyle* columns = nullptr;               ///< Null = initial. Equal ones are one.
  ContainedSize contained_width, contained_height;
  bool operator==(const RareStyle&) const = default;
};

struct ComputedStyle {
  const TextStyle* text;
  const BoxStyle* box;
  const SurfaceStyle* surface;
  const FlexStyle* flex;
  const RareStyle* rare;
  const SvgStyle* svg = &kInitialSvg;
  bool operator==(const ComputedStyle&) const = default;
};

/// Bits of Containment: what `contain`, `container-type` and `content-visibility` ask for. A page
/// is drawn once, as far as it is seen: content-visibility: auto hides nothing.
constexpr uint8_t containment_of(const BoxStyle& style) {
  constexpr uint8_t kContent = kContainLayout | kContainPaint | kContainStyle;
  uint8_t bits = style.contain;
  if (style.container_type == ContainerType::Size) bits |= kContainSize;
  if (style.container_type == ContainerType::InlineSize) bits |= kContainInlineSize;
  if (style.content_visibility != ContentVisibility::Visible) bits |= kContent;
  if (style.content_visibility == ContentVisibility::Hidden) bits |= kContainSize;
  return bits;
}
/// Whether a block container with that style lays its content out in columns (CSS Multi-column 1,
/// 2).
inline bool makes_columns(const ComputedStyle& style) {
  const ColumnStyle* columns = style.rare->columns;
  return columns && (columns->count || !columns->width.is_auto());
}
/// Whether a box with that style spans the columns that it is in the flow of.
inline bool spans_columns(const ComputedStyle& style) {
  return style.rare->columns && style.rare->columns->span == ColumnSpan::All;
}

/// Whether an element with these bits of ColorSchemes is dark, for users who prefer that or not.
constexpr bool uses_dark_scheme(uint8_t schemes, bool prefers_dark) {
  return (schemes & kDarkScheme) && (prefers_dark || !(schemes & kLightScheme));
}

/// The initial values: what an element without any declaration has.
const ComputedStyle& initial_style();

// clang-format off
enum class PseudoKind : uint8_t {
  None, Before, After, Marker, FirstLine, FirstLetter,
  // Parts of controls. Authors name these:
  Placeholder, FileButton, SliderTrack, SliderThumb, ProgressBar, ProgressValue, MeterBar,
  MeterGood, MeterFair, MeterBad, PickerIcon, DateText, SwatchFrame, Swatch,
  SpinButton,
  // and the user agent's sheet these: the text of a field or drop-down box; a check mark's ground
  // and sign; the arrows of drop-down boxes and spin buttons; a slider or bar as the engine draws
  // it; a number or word in a date.
  Editor, Mark, Sign, Arrow, Rail, RailFill, Knob, DateField,
  // No selector names these: Before and After on a first line, a first letter in Before.
  FirstLineBefore, FirstLineAfter, FirstLetterBefore,
  Count,
};
// clang-format on

constexpr bool is_part(PseudoKind kind) {
  return kind >= PseudoKind::Placeholder && kind <= PseudoKind::DateField;
}

/// The computed style of a pseudo-element that some rule gives a style.
struct PseudoStyle {
  PseudoKind kind;
  bool is_own;  ///< Some rule for the element itself speaks of it, not only for a block around.
  const ComputedStyle* style;
  const PseudoStyle* next;
  bool operator==(const PseudoStyle&) const = default;
};

/// The style of `element`'s pseudo-element, or null when no rule speaks of it. FirstLine is also
/// what an element around or in a first line that a ::first-line rule reaches looks like on that
/// line; FirstLetter, what the rules of a block around make of the first letter in an element.
const ComputedStyle* pseudo_style(const Element& element, PseudoKind kind);
bool has_own_pseudo_style(const Element& element, PseudoKind kind);

}  // namespace weft
