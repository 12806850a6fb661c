// The keywords of properties, one enumeration each, in the words of the specifications.
#pragma once

#include <cstdint>

#include "fonts/font_variants.h"

namespace weft {

// clang-format off
enum class Display : uint8_t {
  None, Contents, Inline, Block, FlowRoot, InlineBlock, ListItem, InlineListItem, Flex, InlineFlex,
  Grid, InlineGrid,
  Table, InlineTable, TableRowGroup, TableHeaderGroup, TableFooterGroup, TableRow, TableCell,
  TableColumnGroup,
  TableColumn, TableCaption,
};
// clang-format on
enum class Position : uint8_t { Static, Relative, Absolute, Fixed, Sticky };
enum class Float : uint8_t {
  None,
  Left,
  Right,
  InlineStart,
  InlineEnd
};  // the last two are Left or Right when computed
enum class Clear : uint8_t { None, Left, Right, Both, InlineStart, InlineEnd };  // so here
enum class Overflow : uint8_t { Visible, Hidden, Clip, Scroll, Auto };
enum class BoxSizing : uint8_t { ContentBox, BorderBox };
enum class Visibility : uint8_t { Visible, Hidden, Collapse };
// clang-format off
/// Whether a control looks as the engine draws it; the names of controls say so too.
enum class Appearance : uint8_t {
  None, Auto, BaseSelect, Button, Checkbox, Listbox, Menulist, MenulistButton, Meter, ProgressBar,
  Radio, Searchfield, Textarea, Textfield,
};
// clang-format on
/// The words of color-scheme, as bits.
enum ColorSchemes : uint8_t { kLightScheme = 1, kDarkScheme = 2, kOnlyScheme = 4 };
enum class Direction : uint8_t { Ltr, Rtl };
enum class WritingMode : uint8_t { HorizontalTb, VerticalRl, VerticalLr, SidewaysRl, SidewaysLr };
enum class TextOrientation : uint8_t { Mixed, Upright, Sideways };
enum class TextCombine : uint8_t { None, All };
/// There is no dictionary: Auto is as Manual.
enum class Hyphens : uint8_t { None, Manual, Auto };
enum class RubyPosition : uint8_t { Over, Under };
enum class RubyAlign : uint8_t { SpaceAround, Start, Center, SpaceBetween };
/// text-emphasis-style. Auto: filled or open alone, a circle or, vertically, a sesame. Character:
/// one that the page names.
enum class EmphasisShape : uint8_t {
  None,
  Auto,
  Dot,
  Circle,
  DoubleCircle,
  Triangle,
  Sesame,
  Character
};
enum class UnicodeBidi : uint8_t {
  Normal,
  Embed,
  Isolate,
  BidiOverride,
  IsolateOverride,
  Plaintext
};
enum class TextAlign : uint8_t {
  Start,
  End,
  Left,
  Right,
  Center,
  Justify,
  WebkitLeft,
  WebkitRight,
  WebkitCenter,
  MatchParent
};
/// text-decoration-skip-ink. All is Auto for the scripts that are drawn.
enum class SkipInk : uint8_t { Auto, None, All };
enum class TextJustify : uint8_t { Auto, None, InterWord, InterCharacter };
enum class TextTransform : uint8_t { None, Capitalize, Uppercase, Lowercase };
/// The languages that have capitals of their own.
enum class CaseLanguage : uint8_t { Other, Greek, Turkic, Lithuanian };
enum class WhiteSpaceCollapse : uint8_t {
  Collapse,
  Preserve,
  PreserveBreaks,
  BreakSpaces
};  // of white-space
enum class TextWrap : uint8_t { Wrap, NoWrap };
enum class TextWrapStyle : uint8_t { Auto, Balance, Stable, Pretty };
enum class WordBreak : uint8_t { Normal, BreakAll, KeepAll, BreakWord };
enum class OverflowWrap : uint8_t { Normal, BreakWord, Anywhere };
enum class VerticalAlign : uint8_t {
  Baseline,
  Sub,
  Super,
  Top,
  TextTop,
  Middle,
  Bottom,
  TextBottom,
  BaselineMiddle,
  Length
};
enum class FontStyle : uint8_t { Normal, Italic, Oblique };
enum class BorderLine : uint8_t {
  None,
  Hidden,
  Dotted,
  Dashed,
  Solid,
  Double,
  Groove,
  Ridge,
  Inset,
  Outset,
  Auto  ///< Of outlines alone.
};
enum class BorderCollapse : uint8_t { Separate, Collapse };
enum class CaptionSide : uint8_t { Top, Bottom };
enum class EmptyCells : uint8_t { Show, Hide };
enum class TableLayout : uint8_t { Auto, Fixed };
enum class ListStylePosition : uint8_t { Outside, Inside };
/// Named, String: by TextStyle::list_style_string.
enum class ListStyleType : uint8_t {
  None,
  Disc,
  Circle,
  Square,
  DisclosureClosed,
  DisclosureOpen,
  Decimal,
  Named,
  String
};
enum class FlexDirection : uint8_t { Row, RowReverse, Column, ColumnReverse };
enum class FlexWrap : uint8_t { NoWrap, Wrap, WrapReverse };
/// align-* and justify-*. Self is for "auto".
// clang-format off
enum class Alignment : uint8_t {
  Auto, Normal, Stretch, Start, End, FlexStart, FlexEnd, SelfStart, SelfEnd, Center, Left, Right,
  Baseline, LastBaseline,
  SpaceBetween, SpaceAround, SpaceEvenly,
  Safe = 32,  ///< A bit that is added to a position: Start instead where that would overflow.
};
// clang-format on
enum class ObjectFit : uint8_t { Fill, Contain, Cover, None, ScaleDown };
enum class TransformStyle : uint8_t { Flat, Preserve3d };
enum class BackfaceVisibility : uint8_t { Visible, Hidden };
enum class TransformBox : uint8_t { ContentBox, BorderBox, FillBox, StrokeBox, ViewBox };
enum class ImageRendering : uint8_t { Auto, Pixelated };
enum class ImageOrientation : uint8_t { FromImage, None };
enum class TextOverflow : uint8_t { Clip, Ellipsis };
enum class BackgroundRepeat : uint8_t { Repeat, NoRepeat, Space, Round };
enum class BackgroundBox : uint8_t {
  BorderBox,
  PaddingBox,
  ContentBox,
  Text,
  // Of masks: boxes of SVG, and no clip at all.
  FillBox,
  StrokeBox,
  ViewBox,
  NoClip,  ///< Where Chromium clips to the border box all the same.
};
enum class MaskMode : uint8_t { MatchSource, Luminance, Alpha };
enum class Isolation : uint8_t { Auto, Isolate };
enum class ColumnFill : uint8_t { Balance, Auto };
enum class ColumnSpan : uint8_t { None, All };
/// break-before, break-after. Breaks between pages are breaks of nothing here.
enum class BreakBetween : uint8_t {
  Auto,
  Avoid,
  AvoidPage,
  Page,
  Left,
  Right,
  Recto,
  Verso,
  AvoidColumn,
  Column
};
enum class BreakInside : uint8_t { Auto, Avoid, AvoidPage, AvoidColumn };
enum class BackgroundAttachment : uint8_t { Scroll, Fixed, Local };
enum class ContainerType : uint8_t { Normal, Size, InlineSize };
/// contain: what cannot get out of a box.
enum Containment : uint8_t {
  kContainLayout = 1,
  kContainPaint = 2,
  kContainSize = 4,
  kContainInlineSize = 8,
  kContainStyle = 16
};
enum class ContentVisibility : uint8_t { Visible, Auto, Hidden };
/// Whether users may drag the corner of a box.
enum class Resize : uint8_t { None, Both, Horizontal, Vertical, Block, Inline };
enum class FieldSizing : uint8_t { Fixed, Content };
/// The bits of the sides: 1 start, 2 end.
enum class TextBoxTrim : uint8_t { None, TrimStart, TrimEnd, TrimBoth };
enum class TextEdge : uint8_t { Text, Cap, Ex, Alphabetic };
enum class DitherMode : uint8_t {
  Auto,
  None,
  Picture
};  // -weft-dither: by content, always flat, always diffused

}  // namespace weft
