// The keywords of the enums of computed_style.h.
#pragma once

#include "render/css/values/value_reader.h"

namespace weft {

// The keywords of the enum; the argument only says which.
std::span<const Keyword> keywords_of(const Position&);
std::span<const Keyword> keywords_of(const Float&);
std::span<const Keyword> keywords_of(const Clear&);
std::span<const Keyword> keywords_of(const Overflow&);
std::span<const Keyword> keywords_of(const BoxSizing&);
std::span<const Keyword> keywords_of(const Visibility&);
std::span<const Keyword> keywords_of(const Appearance&);
std::span<const Keyword> keywords_of(const Direction&);
std::span<const Keyword> keywords_of(const WritingMode&);
std::span<const Keyword> keywords_of(const TextOrientation&);
std::span<const Keyword> keywords_of(const TextCombine&);
std::span<const Keyword> keywords_of(const RubyPosition&);
std::span<const Keyword> keywords_of(const RubyAlign&);
std::span<const Keyword> keywords_of(const UnicodeBidi&);
std::span<const Keyword> keywords_of(const TextAlign&);
std::span<const Keyword> keywords_of(const TextTransform&);
std::span<const Keyword> keywords_of(const TextJustify&);
std::span<const Keyword> keywords_of(const SkipInk&);
std::span<const Keyword> keywords_of(const WhiteSpaceCollapse&);
std::span<const Keyword> keywords_of(const TextWrap&);
std::span<const Keyword> keywords_of(const TextWrapStyle&);
std::span<const Keyword> keywords_of(const WordBreak&);
std::span<const Keyword> keywords_of(const Hyphens&);
std::span<const Keyword> keywords_of(const OverflowWrap&);
std::span<const Keyword> keywords_of(const VerticalAlign&);
std::span<const Keyword> keywords_of(const FontCaps&);
std::span<const Keyword> keywords_of(const FontMetric&);
std::span<const Keyword> keywords_of(const FontPosition&);
std::span<const Keyword> keywords_of(const BorderLine&);
std::span<const Keyword> keywords_of(const BorderCollapse&);
/// Those of mix-blend-mode; all but the last are those of background-blend-mode.
std::span<const Keyword> keywords_of(const Compositing&);
std::span<const Keyword> keywords_of(const MaskMode&);
std::span<const Keyword> keywords_of(const Isolation&);
std::span<const Keyword> keywords_of(const CaptionSide&);
std::span<const Keyword> keywords_of(const EmptyCells&);
std::span<const Keyword> keywords_of(const TableLayout&);
std::span<const Keyword> keywords_of(const ListStylePosition&);
std::span<const Keyword> keywords_of(const ListStyleType&);
std::span<const Keyword> keywords_of(const FlexDirection&);
std::span<const Keyword> keywords_of(const FlexWrap&);
std::span<const Keyword> keywords_of(const ObjectFit&);
std::span<const Keyword> keywords_of(const ColumnFill&);
std::span<const Keyword> keywords_of(const ColumnSpan&);
std::span<const Keyword> keywords_of(const BreakBetween&);
std::span<const Keyword> keywords_of(const BreakInside&);
std::span<const Keyword> keywords_of(const TransformStyle&);
std::span<const Keyword> keywords_of(const BackfaceVisibility&);
std::span<const Keyword> keywords_of(const TransformBox&);
std::span<const Keyword> keywords_of(const ImageOrientation&);
std::span<const Keyword> keywords_of(const ImageRendering&);
std::span<const Keyword> keywords_of(const TextOverflow&);
std::span<const Keyword> keywords_of(const BackgroundAttachment&);
std::span<const Keyword> keywords_of(const ContainerType&);
std::span<const Keyword> keywords_of(const TextBoxTrim&);
std::span<const Keyword> keywords_of(const TextEdge&);
std::span<const Keyword> keywords_of(const Resize&);
std::span<const Keyword> keywords_of(const FieldSizing&);
std::span<const Keyword> keywords_of(const ContentVisibility&);
std::span<const Keyword> keywords_of(const DitherMode&);
std::span<const Keyword> keywords_of(const TextDecoration::Style&);
std::span<const Keyword> keywords_of(const Gradient::Extent&);
std::span<const Keyword> keywords_of(const ClipPath::Box&);
std::span<const Keyword> keywords_of(const FillRule&);
std::span<const Keyword> keywords_of(const LineCap&);
std::span<const Keyword> keywords_of(const LineJoin&);
std::span<const Keyword> keywords_of(const TextAnchor&);
std::span<const Keyword> keywords_of(const DominantBaseline&);
std::span<const Keyword> keywords_of(const VectorEffect&);
std::span<const Keyword> keywords_of(const MaskType&);
std::span<const Keyword> keywords_of(const FilterSpace&);

}  // namespace weft
