// Inline layout of boxes made by hand. Characters are 10 px wide, lines 20 px high, baselines 16 px
// down.
#include <algorithm>

#include "tests/render/layout/inline_page.h"
#include "tests/support/every_allocation.h"

namespace weft {

namespace {

using Kind = LineFragment::Kind;

// --- breaking ------------------------------------------------------------------------------------

TEST(Inline, WrapsWordsAtTheWidth) {
  InlinePage page(100);
  page.add_text("  one two three  four ");
  const InlineExtent extent = page.place().value();
  EXPECT_EQ(page.shown(), "one two\nthree four\n");
  EXPECT_EQ(px(extent.height), 40);
  EXPECT_EQ(px(extent.width), 100);
  EXPECT_EQ(px(extent.first_baseline), 16);
  EXPECT_EQ(px(extent.last_baseline), 36);
}

TEST(Inline, CollapsesWhiteSpaceAcrossElements) {
  InlinePage page(300);
  page.add_text("one ");
  page.add_text(page.add_inline(*page.root), " two ");
  page.add_text(" three");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "one two three\n");
  EXPECT_EQ(px(page.fragments(Kind::Text)[2].left), 80);
}

TEST(Inline, KeepsAWordThatReachesOverElementsTogether) {
  InlinePage page(80);
  page.add_text("one t");
  page.add_text(page.add_inline(*page.root), "w");
  page.add_text("ohalf");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "one\ntwohalf\n");
}

TEST(Inline, BreaksAtASpaceThatCollapsedIntoOneThatDoesNotWrap) {
  InlinePage page(30);
  for (int i = 0; i < 2; ++i) {
    Box& box = page.add_inline(*page.root);
    page.style(box).text.text_wrap = TextWrap::NoWrap;
    page.add_text(box, "ab ");
    page.add_text(" ");
  }
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "ab\nab\n");
}

TEST(Inline, MakesNoLineOfCollapsibleWhiteSpace) {
  InlinePage page(80);
  page.add_text("  \n ");
  page.add_text(page.add_inline(*page.root), " ");
  const InlineExtent extent = page.place().value();
  EXPECT_FALSE(extent.has_lines);
  EXPECT_EQ(page.lines().size(), 0u);
}

TEST(Inline, LetsAWordTooLongOverflowAlone) {
  InlinePage page(50);
  page.add_text("a enormously b");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "a\nenormously\nb\n");
}

TEST(Inline, BreaksInsideWordsWhenAsked) {
  InlinePage page(50);
  page.style().text.overflow_wrap = OverflowWrap::BreakWord;
  page.add_text("a enormously b");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "a\nenorm\nously\nb\n");
}

TEST(Inline, BreaksInsideAWordWhereItsKernedPairsFit) {
  InlinePage page(29);
  page.style().text.overflow_wrap = OverflowWrap::BreakWord;
  page.add_text("xAVy");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "xAV\ny\n");
}

TEST(Inline, LetsBreakAnywhereMakeMinContentSmall) {
  InlinePage page(50);
  page.style().text.overflow_wrap = OverflowWrap::BreakWord;
  page.add_text("a long");
  EXPECT_EQ(px(page.measure(WidthMode::MinContent).value().width), 40);
  InlinePage anywhere(50);
  anywhere.style().text.overflow_wrap = OverflowWrap::Anywhere;
  anywhere.add_text("a long");
  EXPECT_EQ(px(anywhere.measure(WidthMode::MinContent).value().width), 10);
}

TEST(Inline, MeasuresMinContentAndMaxContent) {
  InlinePage page(50);
  page.add_text("one three  two ");
  EXPECT_EQ(px(page.measure(WidthMode::MinContent).value().width), 50);
  EXPECT_EQ(px(page.measure(WidthMode::MaxContent).value().width), 130);
}

TEST(Inline, DoesNotWrapUnderNowrap) {
  InlinePage page(50);
  page.style().text.text_wrap = TextWrap::NoWrap;
  page.add_text("one two three");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "one two three\n");
}

TEST(Inline, KeepsLinesAndSpacesOfPreformattedText) {
  InlinePage page(50);
  page.style().text.white_space_collapse = WhiteSpaceCollapse::Preserve;
  page.style().text.text_wrap = TextWrap::NoWrap;
  page.add_text("a  b\n\n c\n");
  const InlineExtent extent = page.place().value();
  EXPECT_EQ(page.shown(), "a  b\n\n c\n");
  EXPECT_EQ(px(extent.height), 60);
}

TEST(Inline, MovesTabsToTheNextStop) {
  InlinePage page(500);
  page.style().text.white_space_collapse = WhiteSpaceCollapse::Preserve;
  page.add_text("ab\tc\t\td");
  ASSERT_TRUE(page.place().ok());
  const auto text = page.fragments(Kind::Text);
  ASSERT_EQ(text.size(), 6u);
  EXPECT_EQ(px(text[2].left), 80);
  EXPECT_EQ(px(text[5].left), 240);
}

TEST(Inline, HangsPreservedSpacesAtTheEndOfAWrappedLine) {
  InlinePage page(50);
  page.style().text.white_space_collapse = WhiteSpaceCollapse::Preserve;
  page.style().text.text_align = TextAlign::Right;
  page.add_text("abc    de");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "abc    \nde\n");
  EXPECT_EQ(px(page.fragments(Kind::Text)[0].left), 20);
}

TEST(Inline, BreaksAfterEveryKeptSpaceUnderBreakSpaces) {
  InlinePage page(50);
  page.style().text.white_space_collapse = WhiteSpaceCollapse::BreakSpaces;
  page.add_text("abc    de");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "abc  \n  de\n");
}

TEST(Inline, KeepsLineEndsOnlyUnderPreLine) {
  InlinePage page(200);
  page.style().text.white_space_collapse = WhiteSpaceCollapse::PreserveBreaks;
  page.add_text("a   b  \n  c");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "a b\nc\n");
}

TEST(Inline, ShowsAHyphenWhereItBreaksAtASoftHyphen) {
  InlinePage page(60);
  page.add_text("auto\u00ADmatic x\u00ADy");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "auto\u00AD-\nmatic\nx\u00ADy\n");
}

TEST(Inline, EndsLinesAtLineBreaks) {
  InlinePage page(200);
  page.add_text("a ");
  page.add_box(page.root, BoxKind::LineBreak);
  page.add_box(page.root, BoxKind::LineBreak);
  page.add_text(" b");
  page.add_box(page.root, BoxKind::LineBreak);
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "a\n\nb\n");
}

// --- alignment -----------------------------------------------------------------------------------

TEST(Inline, AlignsLinesWithinTheContainer) {
  for (const auto& [align, left] :
       {std::pair{TextAlign::Start, 0}, std::pair{TextAlign::Right, 70},
        std::pair{TextAlign::Center, 35}, std::pair{TextAlign::WebkitCenter, 35}}) {
    InlinePage page(100);
    page.style().text.text_align = align;
    page.add_text("abc");
    ASSERT_TRUE(page.place().ok());
    EXPECT_EQ(px(page.fragments(Kind::Text)[0].left), left);
  }
}

TEST(Inline, JustifiesAllButTheLastLine) {
  InlinePage page(100);
  page.style().text.text_align = TextAlign::Justify;
  page.add_text("a b cd efghijk l");
  ASSERT_TRUE(page.place().ok());
  const auto text = page.fragments(Kind::Text);
  EXPECT_EQ(px(text[0].justification), 20);
  EXPECT_EQ(px(text[0].width), 100);
  EXPECT_EQ(px(text[1].justification), 0);
}

TEST(Inline, IndentsTheFirstLine) {
  InlinePage page(100);
  page.style().text.text_indent = Length::percent(20);
  page.add_text("abcdefgh ij");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "abcdefgh\nij\n");
  EXPECT_EQ(px(page.fragments(Kind::Text)[0].left), 20);
  EXPECT_EQ(px(page.fragments(Kind::Text)[1].left), 0);
}

// --- inline boxes --------------------------------------------------------------------------------

TEST(Inline, GivesInlineBoxesTheirEdgesAtTheirEndsOnly) {
  InlinePage page(70);
  Box& box = page.add_inline(*page.root);
  page.style(box).box.padding_left = page.style(box).box.padding_right =
      Length::fixed(Px::from_int(10));
  page.style(box).box.margin_left = Length::fixed(Px::from_int(5));
  page.add_text(box, "abc def");
  ASSERT_TRUE(page.place().ok());
  const auto boxes = page.fragments(Kind::InlineBox);
  ASSERT_EQ(boxes.size(), 2u);
  EXPECT_TRUE(boxes[0].opens && !boxes[0].closes && !boxes[1].opens && boxes[1].closes);
  EXPECT_EQ(px(boxes[0].left), 5);
  EXPECT_EQ(px(boxes[0].width), 40);
  EXPECT_EQ(px(boxes[1].width), 40);
  EXPECT_EQ(px(boxes[0].height), 20);
}

TEST(Inline, PutsParentsBeforeChildren) {
  InlinePage page(200);
  Box& outer = page.add_inline(*page.root);
  Box& inner = page.add_inline(outer);
  page.add_text(inner, "x");
  ASSERT_TRUE(page.place().ok());
  const auto boxes = page.fragments(Kind::InlineBox);
  ASSERT_EQ(boxes.size(), 2u);
  EXPECT_EQ(boxes[0].box, &outer);
  EXPECT_EQ(boxes[1].box, &inner);
}

TEST(Inline, MakesALineForAnEmptyBoxWithAnEdge) {
  InlinePage page(200);
  Box& box = page.add_inline(*page.root);
  page.style(box).box.padding_left = Length::fixed(Px::from_int(1));
  EXPECT_TRUE(page.place().value().has_lines);
}

// --- vertical alignment --------------------------------------------------------------------------

TEST(Inline, SplitsTheLeadingAroundTheText) {
  InlinePage page(200);
  page.style().text.line_height = Length::number(1.5);
  page.add_text("x");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(px(page.lines()[0].height), 30);
  EXPECT_EQ(px(page.lines()[0].baseline), 21);
  EXPECT_EQ(px(page.fragments(Kind::Text)[0].top), 5);
}

TEST(Inline, SitsAnAtomicInlineOnTheBaseline) {
  InlinePage page(200);
  page.add_text("x");
  Box& block = page.add_block(*page.root, 30, 50);
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(px(page.lines()[0].height), 54);
  EXPECT_EQ(px(block.position.x), 10);
  EXPECT_EQ(px(block.position.y), 0);
  EXPECT_EQ(px(page.fragments(Kind::Text)[0].baseline), 50);
}

int top_of_aligned_block(VerticalAlign align) {
  InlinePage page(200);
  page.add_text("x");
  Box& tall = page.add_block(*page.root, 10, 60);
  Box& block = page.add_block(*page.root, 10, 10);
  page.style(block).box.vertical_align = align;
  page.style(tall).box.margin_bottom = Length::fixed(Px::from_int(-20));
  EXPECT_TRUE(page.place().ok());
  return px(block.position.y);
}

TEST(Inline, AlignsAtomicInlinesInTheLine) {
  // The line's baseline is 40 px down, its bottom 44 px (the tall box hangs 20 px lower than its
  // margin box says).
  EXPECT_EQ(top_of_aligned_block(VerticalAlign::Baseline), 30);
  EXPECT_EQ(top_of_aligned_block(VerticalAlign::Top), 0);
  EXPECT_EQ(top_of_aligned_block(VerticalAlign::Bottom), 34);
  EXPECT_EQ(top_of_aligned_block(VerticalAlign::TextTop), 24);
  EXPECT_EQ(top_of_aligned_block(VerticalAlign::TextBottom), 34);
  EXPECT_EQ(top_of_aligned_block(VerticalAlign::Middle), 30);
  EXPECT_EQ(top_of_aligned_block(VerticalAlign::Sub), 35);
  EXPECT_EQ(top_of_aligned_block(VerticalAlign::Super), 22);
}

TEST(Inline, GrowsTheLineForABoxAlignedToItsTop) {
  InlinePage page(200);
  page.add_text("x");
  Box& block = page.add_block(*page.root, 10, 50);
  page.style(block).box.vertical_align = VerticalAlign::Top;
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(px(page.lines()[0].height), 50);
  EXPECT_EQ(px(page.lines()[0].baseline), 16);
}

TEST(Inline, HasNoStrutWithoutTextInQuirksMode) {
  InlinePage page(200);
  page.context().quirks_mode = QuirksMode::Quirks;
  page.add_block(*page.root, 10, 5);
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(px(page.lines()[0].height), 5);
}

TEST(Inline, HasNoStrutForSpaceTrimmedFromTheEndInQuirksMode) {
  InlinePage page(200);
  page.context().quirks_mode = QuirksMode::Quirks;
  page.add_block(*page.root, 10, 5);
  page.add_text(" ");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(px(page.lines()[0].height), 5);
}

// --- floats --------------------------------------------------------------------------------------

TEST(Inline, NarrowsLinesBesideAFloat) {
  InlinePage page(100);
  Box& floating = page.add_float(*page.root, Float::Left, 50, 30);
  page.add_text("aaa bbb cccccccc");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "aaa\nbbb\ncccccccc\n");
  EXPECT_EQ(px(floating.position.x), 0);
  EXPECT_EQ(px(page.fragments(Kind::Text)[0].left), 50);
  EXPECT_EQ(px(page.fragments(Kind::Text)[2].left), 0);
}

TEST(Inline, PlacesAFloatBesideTextThatLeavesRoom) {
  InlinePage page(100);
  page.add_text("ab ");
  Box& floating = page.add_float(*page.root, Float::Right, 50, 30);
  page.add_text("cd");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(px(floating.position.x), 50);
  EXPECT_EQ(px(floating.position.y), 0);
  EXPECT_EQ(page.shown(), "ab cd\n");
}

TEST(Inline, PutsAFloatThatDoesNotFitBelowTheLine) {
  InlinePage page(100);
  page.add_text("abcdefgh ");
  Box& floating = page.add_float(*page.root, Float::Left, 50, 30);
  page.add_text("x yyyyyy");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(px(floating.position.y), 20);
  EXPECT_EQ(page.shown(), "abcdefgh x\nyyyyyy\n");
  EXPECT_EQ(px(page.lines()[1].top), 50);
}

TEST(Inline, MovesALineBelowAFloatItDoesNotFitBeside) {
  InlinePage page(100);
  Box& floating = page.add_float(*page.root, Float::Left, 80, 30);
  page.add_text("abcd");
  const InlineExtent extent = page.place().value();
  EXPECT_EQ(px(page.lines()[0].top), 30);
  EXPECT_EQ(px(floating.position.y), 0);
  EXPECT_EQ(px(extent.height), 50);
}

TEST(Inline, AddsFloatsToIntrinsicWidths) {
  InlinePage page(100);
  page.add_float(*page.root, Float::Left, 80, 30);
  page.add_text("ab cd");
  EXPECT_EQ(px(page.measure(WidthMode::MinContent).value().width), 80);
  EXPECT_EQ(px(page.measure(WidthMode::MaxContent).value().width), 130);
}

// --- cutting -------------------------------------------------------------------------------------

TEST(Inline, CutsOverflowingTextWithAnEllipsis) {
  InlinePage page(60);
  page.style().text.text_wrap = TextWrap::NoWrap;
  page.style().box.text_overflow = TextOverflow::Ellipsis;
  page.style().box.overflow_x = page.style().box.overflow_y = Overflow::Hidden;
  page.add_text("abc ");
  page.add_text(page.add_inline(*page.root), "defgh");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "abc d…\n");
  EXPECT_EQ(px(page.fragments(Kind::Ellipsis)[0].left), 50);
}

TEST(Inline, CountsSpacesThatCollapseOnceBeforeAnEllipsis) {
  InlinePage page(60);
  page.style().text.text_wrap = TextWrap::NoWrap;
  page.style().box.text_overflow = TextOverflow::Ellipsis;
  page.style().box.overflow_x = page.style().box.overflow_y = Overflow::Hidden;
  page.add_text("abc\n   \n   defgh");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "abc d…\n");
}

TEST(Inline, ClampsToANumberOfLines) {
  InlinePage page(60);
  page.style().rare.line_clamp = 2;
  page.add_text("abc def ghi jkl");
  const InlineExtent extent = page.place().value();
  EXPECT_EQ(page.shown(), "abc\ndef…\n");
  EXPECT_EQ(px(extent.height), 40);
}

// --- out of flow ---------------------------------------------------------------------------------

TEST(Inline, RecordsStaticPositions) {
  InlinePage page(200);
  page.add_text("abc");
  Box& inner = page.add_block(*page.root, 10, 10);
  Box& block = page.add_block(*page.root, 10, 10);
  inner.out_of_flow = block.out_of_flow = true;
  page.style(inner).box.original_display = Display::Inline;
  page.style(block).box.original_display = Display::Block;
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(px(inner.position.x), 30);
  EXPECT_EQ(px(inner.position.y), 0);
  EXPECT_EQ(px(block.position.x), 0);
  EXPECT_EQ(px(block.position.y), 20);
}

TEST(Inline, PutsAnOutsideMarkerBeforeTheFirstLine) {
  InlinePage page(200);
  Box& marker = page.add_box(page.root, BoxKind::Marker);
  marker.inline_content = true;
  page.add_text(marker, "* ");
  page.add_text("abc");
  page.style(marker).text.white_space_collapse = WhiteSpaceCollapse::Preserve;
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(px(marker.position.y), 0);
  EXPECT_LT(px(marker.position.x), 0);
  EXPECT_EQ(px(page.fragments(Kind::Text)[0].left), 0);
}

// --- both directions -----------------------------------------------------------------------------

/// The text as a reader sees it, from left to right.
std::string seen(InlinePage& page) {
  auto text = page.fragments(Kind::Text);
  std::sort(text.begin(), text.end(), [](const auto& a, const auto& b) { return a.left < b.left; });
  std::string all;
  for (const LineFragment& fragment : text) all += page.seen_text(fragment);
  return all;
}

TEST(Inline, OrdersRightToLeftWordsAndNumbers) {
  InlinePage page(500);
  page.add_text("he said אבג 12 דה to");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(seen(page), "he said הד 12 גבא to");
}

TEST(Inline, MovesTheFullStopToTheLeftInARightToLeftBlock) {
  InlinePage page(200);
  page.style().text.direction = Direction::Rtl;
  page.add_text("(abc).");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(seen(page), ".(abc)");
  EXPECT_EQ(px(page.fragments(Kind::Text)[0].left), 190);
}

TEST(Inline, OverridesTheDirectionOfCharacters) {
  InlinePage page(200);
  Box& box = page.add_inline(*page.root);
  page.style(box).text.direction = Direction::Rtl;
  page.style(box).box.unicode_bidi = UnicodeBidi::BidiOverride;
  page.style(box).box.padding_right = Length::fixed(Px::from_int(30));
  page.add_text(box, "abc");
  page.add_text("d");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(seen(page), "cbad");
  EXPECT_EQ(px(page.fragments(Kind::InlineBox)[0].width), 60);
  EXPECT_EQ(px(page.fragments(Kind::Text)[1].left), 60);
}

// --- properties ----------------------------------------------------------------------------------

Status lay_out_everything(Budget& budget) {
  InlinePage page(budget, 100);
  page.add_float(*page.root, Float::Left, 30, 30);
  page.add_text("some words ");
  page.add_text(page.add_inline(*page.root), "inside an element");
  page.add_text(page.add_block(*page.root, 40, 20), "in");
  return page.place().status();
}

TEST(Inline, EndsEveryFailingAllocationAsOutOfMemory) {
  expect_every_failing_allocation_is_out_of_memory(lay_out_everything);
}

TEST(Inline, NestsWithoutRecursion) {
  InlinePage page(100);
  Box* box = page.root;
  for (int i = 0; i < 5000; ++i) box = &page.add_inline(*box);
  page.add_text(*box, "deep text here");
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.shown(), "deep text\nhere\n");
}

TEST(Inline, HoldsLittleBesidesLinesForALongText) {
  Budget budget;
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "word ";
  InlinePage page(budget, 500);
  page.add_text(text);
  ASSERT_TRUE(page.place().ok());
  EXPECT_EQ(page.lines().size(), 2000u);
  EXPECT_LT(budget.peak(), 2000 * 3 * (sizeof(LineBox) + sizeof(LineFragment)));
}

TEST(Inline, MeasuresAsItPlaces) {
  InlinePage page(90);
  page.add_float(*page.root, Float::Right, 20, 25);
  page.add_text("one two three four five");
  const InlineExtent measured = page.measure(WidthMode::Definite).value();
  InlinePage placed(90);
  placed.add_float(*placed.root, Float::Right, 20, 25);
  placed.add_text("one two three four five");
  const InlineExtent extent = placed.place().value();
  EXPECT_EQ(measured.height, extent.height);
  EXPECT_EQ(measured.width, extent.width);
}

}  // namespace
}  // namespace weft
