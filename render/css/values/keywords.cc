// The words of enumerators, one table each.
#include "render/css/values/keywords.h"

namespace weft {
namespace {

template <typename E>
constexpr Keyword word(std::string_view name, E value) {
  return {name, static_cast<uint8_t>(value)};
}

constexpr Keyword kPositionWords[] = {
    word("static", Position::Static),     word("relative", Position::Relative),
    word("absolute", Position::Absolute), word("fixed", Position::Fixed),
    word("sticky", Position::Sticky),
};
constexpr Keyword kFloatWords[] = {
    word("none", Float::None),
    word("left", Float::Left),
    word("right", Float::Right),
    word("inline-start", Float::InlineStart),
    word("inline-end", Float::InlineEnd),
};
// clang-format off
constexpr Keyword kClearWords[] = {
    word("none", Clear::None), word("left", Clear::Left), word("right", Clear::Right),
    word("both", Clear::Both),
    word("inline-start", Clear::InlineStart), word("inline-end", Clear::InlineEnd),
};
// clang-format on
constexpr Keyword kOverflowWords[] = {
    word("visible", Overflow::Visible), word("hidden", Overflow::Hidden),
    word("clip", Overflow::Clip),       word("scroll", Overflow::Scroll),
    word("auto", Overflow::Auto),       word("overlay", Overflow::Auto),
};
constexpr Keyword kBoxSizingWords[] = {
    word("content-box", BoxSizing::ContentBox),
    word("border-box", BoxSizing::BorderBox),
};
constexpr Keyword kVisibilityWords[] = {
    word("visible", Visibility::Visible),
    word("hidden", Visibility::Hidden),
    word("collapse", Visibility::Collapse),
};
constexpr Keyword kSkipInkWords[] = {
    word("auto", SkipInk::Auto),
    word("none", SkipInk::None),
    word("all", SkipInk::All),
};
constexpr Keyword kTextJustifyWords[] = {
    word("auto", TextJustify::Auto),
    word("none", TextJustify::None),
    word("inter-word", TextJustify::InterWord),
    word("inter-character", TextJustify::InterCharacter),
    word("distribute", TextJustify::InterCharacter),
};
// clang-format off
constexpr Keyword kAppearanceWords[] = {
    word("none", Appearance::None), word("auto", Appearance::Auto),
    word("base-select", Appearance::BaseSelect), word("button", Appearance::Button),
    word("checkbox", Appearance::Checkbox), word("listbox", Appearance::Listbox),
    word("menulist", Appearance::Menulist), word("menulist-button", Appearance::MenulistButton),
    word("meter", Appearance::Meter), word("progress-bar", Appearance::ProgressBar),
    word("radio", Appearance::Radio), word("searchfield", Appearance::Searchfield),
    word("textarea", Appearance::Textarea), word("textfield", Appearance::Textfield),
};
// clang-format on
constexpr Keyword kDirectionWords[] = {
    word("ltr", Direction::Ltr),
    word("rtl", Direction::Rtl),
};
// clang-format off
constexpr Keyword kWritingModeWords[] = {
    word("horizontal-tb", WritingMode::HorizontalTb), word("vertical-rl", WritingMode::VerticalRl),
    word("vertical-lr", WritingMode::VerticalLr), word("sideways-rl", WritingMode::SidewaysRl),
    word("sideways-lr", WritingMode::SidewaysLr),
    // Those of SVG 1.1:
    word("lr", WritingMode::HorizontalTb), word("lr-tb", WritingMode::HorizontalTb),
    word("rl", WritingMode::HorizontalTb), word("rl-tb", WritingMode::HorizontalTb),
    word("tb", WritingMode::VerticalRl), word("tb-rl", WritingMode::VerticalRl),
};
constexpr Keyword kTextOrientationWords[] = {
    word("mixed", TextOrientation::Mixed), word("upright", TextOrientation::Upright),
    word("sideways", TextOrientation::Sideways),
    word("sideways-right", TextOrientation::Sideways),
    word("vertical-right", TextOrientation::Mixed),
};
constexpr Keyword kTextCombineWords[] = {
    word("none", TextCombine::None), word("all", TextCombine::All),
    word("horizontal", TextCombine::All),
};
constexpr Keyword kRubyPositionWords[] = {
    word("over", RubyPosition::Over), word("under", RubyPosition::Under),
    word("before", RubyPosition::Over), word("after", RubyPosition::Under),
};
constexpr Keyword kRubyAlignWords[] = {
    word("space-around", RubyAlign::SpaceAround), word("start", RubyAlign::Start),
    word("center", RubyAlign::Center), word("space-between", RubyAlign::SpaceBetween),
};
constexpr Keyword kUnicodeBidiWords[] = {
    word("normal", UnicodeBidi::Normal), word("embed", UnicodeBidi::Embed),
    word("isolate", UnicodeBidi::Isolate),
    word("bidi-override", UnicodeBidi::BidiOverride),
    word("isolate-override", UnicodeBidi::IsolateOverride),
    word("plaintext", UnicodeBidi::Plaintext), word("-webkit-isolate", UnicodeBidi::Isolate),
    word("-webkit-isolate-override", UnicodeBidi::IsolateOverride),
    word("-webkit-plaintext", UnicodeBidi::Plaintext),
};
// clang-format on
// clang-format off
constexpr Keyword kTextAlignWords[] = {
    word("start", TextAlign::Start), word("end", TextAlign::End), word("left", TextAlign::Left),
    word("right", TextAlign::Right), word("center", TextAlign::Center),
    word("justify", TextAlign::Justify),
    word("-webkit-left", TextAlign::WebkitLeft), word("-webkit-right", TextAlign::WebkitRight),
    word("-webkit-center", TextAlign::WebkitCenter),
    word("-webkit-match-parent", TextAlign::MatchParent),
};
// clang-format on
constexpr Keyword kTextTransformWords[] = {
    word("none", TextTransform::None),
    word("capitalize", TextTransform::Capitalize),
    word("uppercase", TextTransform::Uppercase),
    word("lowercase", TextTransform::Lowercase),
};
constexpr Keyword kWhiteSpaceCollapseWords[] = {
    word("collapse", WhiteSpaceCollapse::Collapse),
    word("preserve", WhiteSpaceCollapse::Preserve),
    word("preserve-breaks", WhiteSpaceCollapse::PreserveBreaks),
    word("break-spaces", WhiteSpaceCollapse::BreakSpaces),
};
constexpr Keyword kTextWrapWords[] = {
    word("wrap", TextWrap::Wrap),
    word("nowrap", TextWrap::NoWrap),
};
constexpr Keyword kTextWrapStyleWords[] = {
    word("auto", TextWrapStyle::Auto),
    word("balance", TextWrapStyle::Balance),
    word("stable", TextWrapStyle::Stable),
    word("pretty", TextWrapStyle::Pretty),
};
constexpr Keyword kWordBreakWords[] = {
    word("normal", WordBreak::Normal),
    word("break-all", WordBreak::BreakAll),
    word("keep-all", WordBreak::KeepAll),
    word("break-word", WordBreak::BreakWord),
};
constexpr Keyword kHyphensWords[] = {
    word("none", Hyphens::None),
    word("manual", Hyphens::Manual),
    word("auto", Hyphens::Auto),
};
constexpr Keyword kOverflowWrapWords[] = {
    word("normal", OverflowWrap::Normal),
    word("break-word", OverflowWrap::BreakWord),
    word("anywhere", OverflowWrap::Anywhere),
};
// clang-format off
constexpr Keyword kVerticalAlignWords[] = {
    word("baseline", VerticalAlign::Baseline), word("sub", VerticalAlign::Sub),
    word("super", VerticalAlign::Super),
    word("top", VerticalAlign::Top), word("text-top", VerticalAlign::TextTop),
    word("middle", VerticalAlign::Middle),
    word("bottom", VerticalAlign::Bottom), word("text-bottom", VerticalAlign::TextBottom),
    word("-webkit-baseline-middle", VerticalAlign::BaselineMiddle),
};
// clang-format on
constexpr Keyword kFontCapsWords[] = {
    word("normal", FontCaps::Normal),
    word("small-caps", FontCaps::SmallCaps),
    word("all-small-caps", FontCaps::AllSmallCaps),
    word("petite-caps", FontCaps::PetiteCaps),
    word("all-petite-caps", FontCaps::AllPetiteCaps),
    word("unicase", FontCaps::Unicase),
    word("titling-caps", FontCaps::TitlingCaps),
};
constexpr Keyword kFontMetricWords[] = {
    word("ex-height", FontMetric::XHeight),
    word("cap-height", FontMetric::CapHeight),
    word("ch-width", FontMetric::ZeroWidth),
};
constexpr Keyword kFontPositionWords[] = {
    word("normal", FontPosition::Normal),
    word("sub", FontPosition::Sub),
    word("super", FontPosition::Super),
};
constexpr Keyword kBorderLineWords[] = {
    word("none", BorderLine::None),     word("hidden", BorderLine::Hidden),
    word("dotted", BorderLine::Dotted), word("dashed", BorderLine::Dashed),
    word("solid", BorderLine::Solid),   word("double", BorderLine::Double),
    word("groove", BorderLine::Groove), word("ridge", BorderLine::Ridge),
    word("inset", BorderLine::Inset),   word("outset", BorderLine::Outset),
};
constexpr Keyword kClipBoxWords[] = {
    word("border-box", ClipPath::Box::Border),   word("padding-box", ClipPath::Box::Padding),
    word("content-box", ClipPath::Box::Content), word("margin-box", ClipPath::Box::Margin),
    word("fill-box", ClipPath::Box::Fill),       word("stroke-box", ClipPath::Box::Stroke),
    word("view-box", ClipPath::Box::View),
};
constexpr Keyword kFillRuleWords[] = {
    word("nonzero", FillRule::NonZero),
    word("evenodd", FillRule::EvenOdd),
};
constexpr Keyword kLineCapWords[] = {
    word("butt", LineCap::Butt),
    word("round", LineCap::Round),
    word("square", LineCap::Square),
};
constexpr Keyword kLineJoinWords[] = {
    word("miter", LineJoin::Miter), word("round", LineJoin::Round),
    word("bevel", LineJoin::Bevel), word("miter-clip", LineJoin::Miter),
    word("arcs", LineJoin::Miter),
};
constexpr Keyword kTextAnchorWords[] = {
    word("start", TextAnchor::Start),
    word("middle", TextAnchor::Middle),
    word("end", TextAnchor::End),
};
constexpr Keyword kDominantBaselineWords[] = {
    word("auto", DominantBaseline::Auto),
    word("middle", DominantBaseline::Middle),
    word("central", DominantBaseline::Central),
    word("hanging", DominantBaseline::Hanging),
    word("mathematical", DominantBaseline::Mathematical),
    word("alphabetic", DominantBaseline::Alphabetic),
    word("ideographic", DominantBaseline::Ideographic),
    word("text-before-edge", DominantBaseline::TextTop),
    word("text-after-edge", DominantBaseline::TextBottom),
    word("baseline", DominantBaseline::Alphabetic),
    word("before-edge", DominantBaseline::TextTop),
    word("after-edge", DominantBaseline::TextBottom),
    word("use-script", DominantBaseline::Auto),
    word("no-change", DominantBaseline::Auto),
    word("reset-size", DominantBaseline::Auto),
};
constexpr Keyword kVectorEffectWords[] = {
    word("none", VectorEffect::None),
    word("non-scaling-stroke", VectorEffect::NonScalingStroke),
};
constexpr Keyword kMaskTypeWords[] = {
    word("luminance", MaskType::Luminance),
    word("alpha", MaskType::Alpha),
};
constexpr Keyword kFilterSpaceWords[] = {
    word("srgb", FilterSpace::Srgb),
    word("linearrgb", FilterSpace::LinearRgb),
    word("auto", FilterSpace::Auto),
};
// Blend modes; the last one is none of background-blend-mode.
constexpr Keyword kCompositingWords[] = {
    word("normal", Compositing::SourceOver),
    word("multiply", Compositing::Multiply),
    word("screen", Compositing::Screen),
    word("overlay", Compositing::Overlay),
    word("darken", Compositing::Darken),
    word("lighten", Compositing::Lighten),
    word("color-dodge", Compositing::ColorDodge),
    word("color-burn", Compositing::ColorBurn),
    word("hard-light", Compositing::HardLight),
    word("soft-light", Compositing::SoftLight),
    word("difference", Compositing::Difference),
    word("exclusion", Compositing::Exclusion),
    word("hue", Compositing::Hue),
    word("saturation", Compositing::Saturation),
    word("color", Compositing::Color),
    word("luminosity", Compositing::Luminosity),
    word("plus-lighter", Compositing::Lighter),
};
constexpr Keyword kMaskModeWords[] = {
    word("match-source", MaskMode::MatchSource),
    word("luminance", MaskMode::Luminance),
    word("alpha", MaskMode::Alpha),
};
constexpr Keyword kIsolationWords[] = {
    word("auto", Isolation::Auto),
    word("isolate", Isolation::Isolate),
};
constexpr Keyword kBorderCollapseWords[] = {
    word("separate", BorderCollapse::Separate),
    word("collapse", BorderCollapse::Collapse),
};
constexpr Keyword kCaptionSideWords[] = {
    word("top", CaptionSide::Top),
    word("bottom", CaptionSide::Bottom),
};
constexpr Keyword kEmptyCellsWords[] = {
    word("show", EmptyCells::Show),
    word("hide", EmptyCells::Hide),
};
constexpr Keyword kTableLayoutWords[] = {
    word("auto", TableLayout::Auto),
    word("fixed", TableLayout::Fixed),
};
constexpr Keyword kListStylePositionWords[] = {
    word("outside", ListStylePosition::Outside),
    word("inside", ListStylePosition::Inside),
};
// clang-format off
constexpr Keyword kListStyleTypeWords[] = {
    word("none", ListStyleType::None), word("disc", ListStyleType::Disc),
    word("circle", ListStyleType::Circle),
    word("disclosure-closed", ListStyleType::DisclosureClosed),
    word("disclosure-open", ListStyleType::DisclosureOpen),
    word("square", ListStyleType::Square), word("decimal", ListStyleType::Decimal),
};
// clang-format on
constexpr Keyword kFlexDirectionWords[] = {
    word("row", FlexDirection::Row),
    word("row-reverse", FlexDirection::RowReverse),
    word("column", FlexDirection::Column),
    word("column-reverse", FlexDirection::ColumnReverse),
};
constexpr Keyword kFlexWrapWords[] = {
    word("nowrap", FlexWrap::NoWrap),
    word("wrap", FlexWrap::Wrap),
    word("wrap-reverse", FlexWrap::WrapReverse),
};
constexpr Keyword kTransformStyleWords[] = {word("flat", TransformStyle::Flat),
                                            word("preserve-3d", TransformStyle::Preserve3d)};
constexpr Keyword kBackfaceVisibilityWords[] = {word("visible", BackfaceVisibility::Visible),
                                                word("hidden", BackfaceVisibility::Hidden)};
constexpr Keyword kTransformBoxWords[] = {
    word("content-box", TransformBox::ContentBox), word("border-box", TransformBox::BorderBox),
    word("fill-box", TransformBox::FillBox), word("stroke-box", TransformBox::StrokeBox),
    word("view-box", TransformBox::ViewBox)};
constexpr Keyword kColumnFillWords[] = {word("balance", ColumnFill::Balance),
                                        word("auto", ColumnFill::Auto)};
constexpr Keyword kColumnSpanWords[] = {word("none", ColumnSpan::None),
                                        word("all", ColumnSpan::All)};
constexpr Keyword kBreakBetweenWords[] = {
    word("auto", BreakBetween::Auto),
    word("avoid", BreakBetween::Avoid),
    word("avoid-page", BreakBetween::AvoidPage),
    word("page", BreakBetween::Page),
    word("left", BreakBetween::Left),
    word("right", BreakBetween::Right),
    word("recto", BreakBetween::Recto),
    word("verso", BreakBetween::Verso),
    word("avoid-column", BreakBetween::AvoidColumn),
    word("column", BreakBetween::Column),
};
constexpr Keyword kBreakInsideWords[] = {
    word("auto", BreakInside::Auto), word("avoid", BreakInside::Avoid),
    word("avoid-page", BreakInside::AvoidPage), word("avoid-column", BreakInside::AvoidColumn)};
constexpr Keyword kObjectFitWords[] = {
    word("fill", ObjectFit::Fill),
    word("contain", ObjectFit::Contain),
    word("cover", ObjectFit::Cover),
    word("none", ObjectFit::None),
    word("scale-down", ObjectFit::ScaleDown),
};
constexpr Keyword kImageOrientationWords[] = {
    word("from-image", ImageOrientation::FromImage),
    word("none", ImageOrientation::None),
};
constexpr Keyword kImageRenderingWords[] = {
    word("auto", ImageRendering::Auto),
    word("pixelated", ImageRendering::Pixelated),
    word("crisp-edges", ImageRendering::Pixelated),
    word("-webkit-optimize-contrast", ImageRendering::Auto),
    word("smooth", ImageRendering::Auto),
};
constexpr Keyword kTextOverflowWords[] = {
    word("clip", TextOverflow::Clip),
    word("ellipsis", TextOverflow::Ellipsis),
};
constexpr Keyword kBackgroundAttachmentWords[] = {
    word("scroll", BackgroundAttachment::Scroll),
    word("fixed", BackgroundAttachment::Fixed),
    word("local", BackgroundAttachment::Local),
};
constexpr Keyword kContainerTypeWords[] = {
    word("normal", ContainerType::Normal),
    word("size", ContainerType::Size),
    word("inline-size", ContainerType::InlineSize),
};
constexpr Keyword kTextBoxTrimWords[] = {
    word("none", TextBoxTrim::None),
    word("trim-start", TextBoxTrim::TrimStart),
    word("trim-end", TextBoxTrim::TrimEnd),
    word("trim-both", TextBoxTrim::TrimBoth),
};
constexpr Keyword kTextEdgeWords[] = {
    word("text", TextEdge::Text),
    word("cap", TextEdge::Cap),
    word("ex", TextEdge::Ex),
    word("alphabetic", TextEdge::Alphabetic),
};
constexpr Keyword kResizeWords[] = {
    word("none", Resize::None),
    word("both", Resize::Both),
    word("horizontal", Resize::Horizontal),
    word("vertical", Resize::Vertical),
    word("block", Resize::Block),
    word("inline", Resize::Inline),
};
constexpr Keyword kFieldSizingWords[] = {
    word("fixed", FieldSizing::Fixed),
    word("content", FieldSizing::Content),
};
constexpr Keyword kContentVisibilityWords[] = {
    word("visible", ContentVisibility::Visible),
    word("auto", ContentVisibility::Auto),
    word("hidden", ContentVisibility::Hidden),
};
constexpr Keyword kDitherModeWords[] = {
    word("auto", DitherMode::Auto),
    word("none", DitherMode::None),
    word("picture", DitherMode::Picture),
};
constexpr Keyword kTextDecorationStyleWords[] = {
    word("solid", TextDecoration::Style::Solid),   word("double", TextDecoration::Style::Double),
    word("dotted", TextDecoration::Style::Dotted), word("dashed", TextDecoration::Style::Dashed),
    word("wavy", TextDecoration::Style::Wavy),
};
constexpr Keyword kGradientExtentWords[] = {
    word("closest-side", Gradient::Extent::ClosestSide),
    word("closest-corner", Gradient::Extent::ClosestCorner),
    word("farthest-side", Gradient::Extent::FarthestSide),
    word("farthest-corner", Gradient::Extent::FarthestCorner),
};

}  // namespace

std::span<const Keyword> keywords_of(const Position&) { return kPositionWords; }
std::span<const Keyword> keywords_of(const Float&) { return kFloatWords; }
std::span<const Keyword> keywords_of(const Clear&) { return kClearWords; }
std::span<const Keyword> keywords_of(const Overflow&) { return kOverflowWords; }
std::span<const Keyword> keywords_of(const BoxSizing&) { return kBoxSizingWords; }
std::span<const Keyword> keywords_of(const Visibility&) { return kVisibilityWords; }
std::span<const Keyword> keywords_of(const Appearance&) { return kAppearanceWords; }
std::span<const Keyword> keywords_of(const Direction&) { return kDirectionWords; }
std::span<const Keyword> keywords_of(const WritingMode&) { return kWritingModeWords; }
std::span<const Keyword> keywords_of(const TextOrientation&) { return kTextOrientationWords; }
std::span<const Keyword> keywords_of(const TextCombine&) { return kTextCombineWords; }
std::span<const Keyword> keywords_of(const RubyPosition&) { return kRubyPositionWords; }
std::span<const Keyword> keywords_of(const RubyAlign&) { return kRubyAlignWords; }
std::span<const Keyword> keywords_of(const UnicodeBidi&) { return kUnicodeBidiWords; }
std::span<const Keyword> keywords_of(const TextAlign&) { return kTextAlignWords; }
std::span<const Keyword> keywords_of(const TextTransform&) { return kTextTransformWords; }
std::span<const Keyword> keywords_of(const SkipInk&) { return kSkipInkWords; }
std::span<const Keyword> keywords_of(const TextJustify&) { return kTextJustifyWords; }
std::span<const Keyword> keywords_of(const WhiteSpaceCollapse&) { return kWhiteSpaceCollapseWords; }
std::span<const Keyword> keywords_of(const TextWrap&) { return kTextWrapWords; }
std::span<const Keyword> keywords_of(const TextWrapStyle&) { return kTextWrapStyleWords; }
std::span<const Keyword> keywords_of(const WordBreak&) { return kWordBreakWords; }
std::span<const Keyword> keywords_of(const Hyphens&) { return kHyphensWords; }
std::span<const Keyword> keywords_of(const OverflowWrap&) { return kOverflowWrapWords; }
std::span<const Keyword> keywords_of(const VerticalAlign&) { return kVerticalAlignWords; }
std::span<const Keyword> keywords_of(const FontCaps&) { return kFontCapsWords; }
std::span<const Keyword> keywords_of(const FontMetric&) { return kFontMetricWords; }
std::span<const Keyword> keywords_of(const FontPosition&) { return kFontPositionWords; }
std::span<const Keyword> keywords_of(const BorderLine&) { return kBorderLineWords; }
std::span<const Keyword> keywords_of(const ClipPath::Box&) { return kClipBoxWords; }
std::span<const Keyword> keywords_of(const FillRule&) { return kFillRuleWords; }
std::span<const Keyword> keywords_of(const LineCap&) { return kLineCapWords; }
std::span<const Keyword> keywords_of(const LineJoin&) { return kLineJoinWords; }
std::span<const Keyword> keywords_of(const TextAnchor&) { return kTextAnchorWords; }
std::span<const Keyword> keywords_of(const DominantBaseline&) { return kDominantBaselineWords; }
std::span<const Keyword> keywords_of(const VectorEffect&) { return kVectorEffectWords; }
std::span<const Keyword> keywords_of(const MaskType&) { return kMaskTypeWords; }
std::span<const Keyword> keywords_of(const FilterSpace&) { return kFilterSpaceWords; }
std::span<const Keyword> keywords_of(const Compositing&) { return kCompositingWords; }
std::span<const Keyword> keywords_of(const MaskMode&) { return kMaskModeWords; }
std::span<const Keyword> keywords_of(const Isolation&) { return kIsolationWords; }
std::span<const Keyword> keywords_of(const BorderCollapse&) { return kBorderCollapseWords; }
std::span<const Keyword> keywords_of(const CaptionSide&) { return kCaptionSideWords; }
std::span<const Keyword> keywords_of(const EmptyCells&) { return kEmptyCellsWords; }
std::span<const Keyword> keywords_of(const TableLayout&) { return kTableLayoutWords; }
std::span<const Keyword> keywords_of(const ListStylePosition&) { return kListStylePositionWords; }
std::span<const Keyword> keywords_of(const ListStyleType&) { return kListStyleTypeWords; }
std::span<const Keyword> keywords_of(const FlexDirection&) { return kFlexDirectionWords; }
std::span<const Keyword> keywords_of(const FlexWrap&) { return kFlexWrapWords; }
std::span<const Keyword> keywords_of(const ObjectFit&) { return kObjectFitWords; }
std::span<const Keyword> keywords_of(const ColumnFill&) { return kColumnFillWords; }
std::span<const Keyword> keywords_of(const ColumnSpan&) { return kColumnSpanWords; }
std::span<const Keyword> keywords_of(const BreakBetween&) { return kBreakBetweenWords; }
std::span<const Keyword> keywords_of(const BreakInside&) { return kBreakInsideWords; }
std::span<const Keyword> keywords_of(const TransformStyle&) { return kTransformStyleWords; }
std::span<const Keyword> keywords_of(const BackfaceVisibility&) { return kBackfaceVisibilityWords; }
std::span<const Keyword> keywords_of(const TransformBox&) { return kTransformBoxWords; }
std::span<const Keyword> keywords_of(const ImageOrientation&) { return kImageOrientationWords; }
std::span<const Keyword> keywords_of(const ImageRendering&) { return kImageRenderingWords; }
std::span<const Keyword> keywords_of(const TextOverflow&) { return kTextOverflowWords; }
std::span<const Keyword> keywords_of(const BackgroundAttachment&) {
  return kBackgroundAttachmentWords;
}
std::span<const Keyword> keywords_of(const ContainerType&) { return kContainerTypeWords; }
std::span<const Keyword> keywords_of(const TextBoxTrim&) { return kTextBoxTrimWords; }
std::span<const Keyword> keywords_of(const TextEdge&) { return kTextEdgeWords; }
std::span<const Keyword> keywords_of(const Resize&) { return kResizeWords; }
std::span<const Keyword> keywords_of(const FieldSizing&) { return kFieldSizingWords; }
std::span<const Keyword> keywords_of(const ContentVisibility&) { return kContentVisibilityWords; }
std::span<const Keyword> keywords_of(const DitherMode&) { return kDitherModeWords; }
std::span<const Keyword> keywords_of(const TextDecoration::Style&) {
  return kTextDecorationStyleWords;
}
std::span<const Keyword> keywords_of(const Gradient::Extent&) { return kGradientExtentWords; }

}  // namespace weft
