// The declarations that win, the values that are inherited, and the rules between computed values.
#include "render/css/cascade/cascade.h"

#include "tests/render/css/cascade_fixture.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

constexpr Color kRed{255, 0, 0, 255}, kGreen{0, 128, 0, 255}, kBlue{0, 0, 255, 255};

TEST(Cascade, LetsTheLaterOfEqualRulesWin) {
  CascadeFixture f;
  f.rule(f.body, "color: red");
  f.rule(f.body, "color: green");
  EXPECT_EQ(f.style().text->color, kGreen);
}

TEST(Cascade, LetsSpecificityWinOverOrder) {
  CascadeFixture f;
  f.rule(f.body, "color: red", {.specificity = 2});
  f.rule(f.body, "color: green", {.specificity = 1});
  EXPECT_EQ(f.style().text->color, kRed);
}

TEST(Cascade, LetsImportantDeclarationsWinOverTheStyleAttribute) {
  CascadeFixture f;
  f.rule(f.body, "color: red !important; background-color: red");
  f.rule(f.body, "color: green; background-color: green", {.style_attribute = true});
  EXPECT_EQ(f.style().text->color, kRed);
  EXPECT_EQ(f.style().surface->background_color, kGreen);
}

TEST(Cascade, ReversesLayersForImportantDeclarations) {
  CascadeFixture f;
  f.rule(f.body, "color: red; width: 1px !important", {.layer = 0});
  f.rule(f.body, "color: green; width: 2px !important", {.layer = 1});
  f.rule(f.body, "color: blue; width: 3px !important");
  EXPECT_EQ(f.style().text->color, kBlue);
  EXPECT_EQ(f.style().box->width, Length::fixed(Px::from_int(1)));
}

TEST(Cascade, PutsPresentationalHintsBetweenUserAgentAndAuthor) {
  CascadeFixture f;
  f.rule(f.body, "color: red; width: 1px", {.origin = Origin::UserAgent, .specificity = 9});
  f.rule(f.body, "color: green; width: 2px", {.origin = Origin::PresentationalHint});
  f.rule(f.body, "color: blue");
  EXPECT_EQ(f.style().text->color, kBlue);
  EXPECT_EQ(f.style().box->width, Length::fixed(Px::from_int(2)));
}

TEST(Cascade, RevertGoesBackToTheUserAgentAndRevertLayerToTheLayerBelow) {
  CascadeFixture f;
  f.rule(f.body, "color: red; width: 1px", {.origin = Origin::UserAgent});
  f.rule(f.body, "color: green; width: 2px", {.layer = 0});
  f.rule(f.body, "color: revert; width: revert-layer", {.layer = 1});
  EXPECT_EQ(f.style().text->color, kRed);
  EXPECT_EQ(f.style().box->width, Length::fixed(Px::from_int(2)));
}

TEST(Cascade, TakesRevertLayerFromAFallbackOfVar) {
  CascadeFixture f;
  f.rule(f.body, "padding-top: 7px", {.layer = 0});
  f.rule(f.body, "padding-top: var(--none, revert-layer)", {.layer = 1});
  EXPECT_EQ(f.style().box->padding_top, Length::fixed(Px::from_int(7)));
}

TEST(Cascade, InheritsInheritedPropertiesOnly) {
  CascadeFixture f;
  f.rule(f.root, "color: red; width: 5px");
  EXPECT_EQ(f.style().text->color, kRed);
  EXPECT_TRUE(f.style().box->width.is_auto());
  EXPECT_EQ(f.style("width: inherit").box->width, Length::fixed(Px::from_int(5)));
}

TEST(Cascade, ResetsEverythingButDirectionByAll) {
  CascadeFixture f;
  f.rule(f.root, "color: red");
  const ComputedStyle& style = f.style("direction: rtl; width: 5px; all: initial; height: 2px");
  EXPECT_EQ(style.text->color, kBlack);
  EXPECT_EQ(style.text->direction, Direction::Rtl);
  EXPECT_TRUE(style.box->width.is_auto());
  EXPECT_EQ(style.box->height, Length::fixed(Px::from_int(2)));
}

TEST(Cascade, SharesTheInitialGroupsAndEqualStyles) {
  CascadeFixture f;
  EXPECT_EQ(f.style().flex, initial_style().flex);
  EXPECT_EQ(f.style().surface, initial_style().surface);
  const ComputedStyle* first =
      &f.style("width: calc(10% + 3px); border: 1px solid red; font-family: a, b");
  const size_t styles = f.cascade->distinct_styles();
  EXPECT_EQ(first, &f.style("width: calc(10% + 3px); border: 1px solid #f00; font-family: 'a', b"));
  EXPECT_EQ(f.cascade->distinct_styles(), styles);
}

TEST(Cascade, ScalesLengthsByTheDevicePixelRatio) {
  CascadeFixture f({.width_px = 800, .height_px = 480, .device_pixel_ratio = 2});
  const ComputedStyle& style =
      f.style("width: 2em; height: 3px; padding-left: 50vw; border: solid");
  EXPECT_EQ(style.text->font_size, Px::from_int(32));
  EXPECT_EQ(style.box->width, Length::fixed(Px::from_int(64)));
  EXPECT_EQ(style.box->height, Length::fixed(Px::from_int(6)));
  EXPECT_EQ(style.box->padding_left, Length::fixed(Px::from_int(400)));
  EXPECT_EQ(style.surface->top.width, Px::from_int(6));
}

TEST(Cascade, SnapsBorderWidthsToWholePixels) {
  CascadeFixture f;
  EXPECT_EQ(f.style("border: 0.3px solid").surface->top.width, Px::from_int(1));
  EXPECT_EQ(f.style("border: 2.9px solid").surface->top.width, Px::from_int(2));
  EXPECT_EQ(f.style("border-width: 3px").surface->top.width, Px());
  EXPECT_EQ(f.style("border-style: solid").surface->top.width, Px::from_int(3));
}

TEST(Cascade, ResolvesCurrentColorPerElement) {
  CascadeFixture f;
  f.rule(f.root, "color: green");
  const ComputedStyle& style =
      f.style("border: 1px solid; color: red; background-color: currentcolor");
  EXPECT_EQ(style.surface->left.color, kRed);
  EXPECT_EQ(style.surface->background_color, kRed);
  EXPECT_EQ(f.style("color: currentColor").text->color, kGreen);
}

TEST(Cascade, InheritsBorderColorsAsGivenAndCurrentColorAsSuch) {
  CascadeFixture f;
  f.rule(f.root, "color: blue; border-top-color: green");
  const ComputedStyle& style =
      f.style("color: red; border: solid; border-top-color: inherit; border-left-color: inherit");
  EXPECT_EQ(style.surface->top.color, kGreen);
  EXPECT_EQ(style.surface->left.color, kRed);
}

TEST(Cascade, InheritsPartsOfBackgroundsThatHaveNoImage) {
  CascadeFixture f;
  f.rule(f.root, "background-position: 12px 3px; background-color: red");
  const ComputedStyle& style =
      f.style("background-image: url(a.png); background-position: inherit");
  ASSERT_EQ(style.surface->background.size(), 1u);
  EXPECT_EQ(style.surface->background[0].position_x, Length::fixed(Px::from_int(12)));
  EXPECT_TRUE(f.style("background: red").surface->background.empty());
}

TEST(Cascade, BlockifiesRootsFloatsAbsoluteBoxesAndItems) {
  CascadeFixture f;
  EXPECT_EQ(f.style("display: inline; float: left").box->display, Display::Block);
  EXPECT_EQ(f.style("display: inline-flex; position: absolute; float: left").box->display,
            Display::Flex);
  EXPECT_EQ(f.body.style->box->floating, Float::None);
  EXPECT_EQ(f.root.style->box->display, Display::Block);
  f.rule(f.root, "display: flex");
  EXPECT_EQ(f.style("display: inline").box->display, Display::Block);
  EXPECT_EQ(f.body.style->box->original_display, Display::Inline);
}

TEST(Cascade, ScalesMonospaceAloneUnlessItsSizeIsAbsolute) {
  CascadeFixture f;
  EXPECT_EQ(f.style("font-family: monospace").text->font_size, Px::from_int(13));
  EXPECT_EQ(f.style("font-family: monospace, monospace").text->font_size, Px::from_int(16));
  EXPECT_EQ(f.style("font-family: monospace; font-size: 20px").text->font_size, Px::from_int(20));
  EXPECT_EQ(f.style("font-family: monospace; font-size: 1em").text->font_size, Px::from_int(13));
}

TEST(Cascade, ComputesFontSizesAndWeightsFromTheParent) {
  CascadeFixture f;
  f.rule(f.root, "font-size: 20px; font-weight: 600; line-height: 1.5");
  const ComputedStyle& style =
      f.style("font-size: 150%; font-weight: bolder; width: 1em; height: 1rem; margin-top: 1lh");
  EXPECT_EQ(style.text->font_size, Px::from_int(30));
  EXPECT_EQ(style.text->font_weight, 900);
  EXPECT_EQ(style.box->width, Length::fixed(Px::from_int(30)));
  EXPECT_EQ(style.box->height, Length::fixed(Px::from_int(20)));
  EXPECT_EQ(style.box->margin_top, Length::fixed(Px::from_int(45)));
}

TEST(Cascade, AsksTheFontForExAndCh) {
  CascadeFixture f;
  EXPECT_EQ(f.style("width: 2ex").box->width, Length::fixed(Px::from_int(8)));
  EXPECT_EQ(f.style("width: 2ch").box->width, Length::fixed(Px::from_int(24)));
}

TEST(Cascade, MakesVisibleOverflowAutoWhereTheOtherAxisScrolls) {
  CascadeFixture f;
  EXPECT_EQ(f.style("overflow-x: hidden").box->overflow_y, Overflow::Auto);
  EXPECT_EQ(f.style("overflow: clip visible").box->overflow_y, Overflow::Visible);
}

TEST(Cascade, ResolvesContainerUnitsAgainstADefiniteContainer) {
  CascadeFixture f;
  f.rule(f.root,
         "width: 50%; height: 200px; container-type: size; padding: 10px; box-sizing: border-box");
  EXPECT_EQ(f.style("width: 10cqw").box->width, Length::fixed(Px::from_int(38)));
  EXPECT_EQ(f.style("width: 10cqmin").box->width, Length::fixed(Px::from_int(18)));
}

TEST(Cascade, GivesPseudoElementsAStyleWhenTheyHaveContent) {
  CascadeFixture f;
  f.rule(f.body, "color: red");
  f.rule(f.body, "content: 'x'; display: block", {.pseudo = PseudoKind::Before});
  f.rule(f.body, "color: green", {.pseudo = PseudoKind::After});
  f.style();
  ASSERT_NE(pseudo_style(f.body, PseudoKind::Before), nullptr);
  EXPECT_EQ(pseudo_style(f.body, PseudoKind::Before)->text->color, kRed);
  EXPECT_EQ(pseudo_style(f.body, PseudoKind::Before)->rare->content[0].text, "x");
  EXPECT_EQ(pseudo_style(f.body, PseudoKind::After), nullptr);
}

TEST(Cascade, MapsStartAndEndByTheDirectionOfTheElement) {
  CascadeFixture f;
  constexpr std::string_view kText =
      "margin-inline-start: 1px; padding-inline: 2px 3px; border-start-start-radius: 4px; "
      "inset-inline: 5px 6px";
  EXPECT_EQ(f.style(kText).box->margin_left, Length::fixed(Px::from_int(1)));
  const ComputedStyle& rtl = f.style(std::string(kText) + "; direction: rtl");
  EXPECT_EQ(rtl.box->margin_right, Length::fixed(Px::from_int(1)));
  EXPECT_EQ(rtl.box->margin_left, Length::zero());
  EXPECT_EQ(rtl.box->padding_left, Length::fixed(Px::from_int(3)));
  EXPECT_EQ(rtl.surface->radius_x[1], Length::fixed(Px::from_int(4)));
  EXPECT_EQ(rtl.box->left, Length::fixed(Px::from_int(6)));
}

TEST(Cascade, LetsTheLastOfALogicalAndAPhysicalDeclarationWin) {
  CascadeFixture f;
  f.rule(f.root, "direction: rtl");
  EXPECT_EQ(f.style("margin-right: 1px; margin-inline-start: 2px").box->margin_right,
            Length::fixed(Px::from_int(2)));
  EXPECT_EQ(f.style("margin-inline-start: 2px; margin-right: 1px").box->margin_right,
            Length::fixed(Px::from_int(1)));
  EXPECT_EQ(f.style("margin-inline-start: 2px !important; margin-right: 1px").box->margin_right,
            Length::fixed(Px::from_int(2)));
  EXPECT_EQ(f.style("--x: 1px 2px; margin-inline: var(--x)").box->margin_right,
            Length::fixed(Px::from_int(1)));
  EXPECT_EQ(f.style("margin: 7px; margin-inline-start: revert-layer").box->margin_right,
            Length::zero());
}

TEST(Cascade, FloatsToTheStartOfTheLinesAround) {
  CascadeFixture f;
  EXPECT_EQ(f.style("float: inline-start; clear: inline-end").box->floating, Float::Left);
  f.rule(f.root, "direction: rtl");
  EXPECT_EQ(f.style("float: inline-start; direction: ltr").box->floating, Float::Right);
  EXPECT_EQ(f.style("clear: inline-end").box->clear, Clear::Left);
}

TEST(Cascade, TurnsAClampedLegacyBoxIntoABlock) {
  CascadeFixture f;
  const ComputedStyle& style =
      f.style("display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3");
  EXPECT_EQ(style.box->display, Display::FlowRoot);
  EXPECT_EQ(style.rare->line_clamp, 3);
  EXPECT_EQ(f.style("display: -webkit-box").box->display, Display::Flex);
  EXPECT_EQ(f.style("-webkit-line-clamp: 3").rare->line_clamp, 0);
}

TEST(Cascade, TakesHashlessColorsAndUnitlessLengthsInQuirksModeOnly) {
  CascadeFixture quirks({}, QuirksMode::Quirks), standards;
  EXPECT_EQ(quirks.style("color: 0000ff; width: 10").text->color, kBlue);
  EXPECT_EQ(quirks.body.style->box->width, Length::fixed(Px::from_int(10)));
  EXPECT_EQ(standards.style("color: 0000ff; width: 10").text->color, kBlack);
  EXPECT_TRUE(standards.body.style->box->width.is_auto());
}

TEST(Cascade, EndsEveryFailingAllocationInOutOfMemory) {
  const auto scenario = [](Budget& budget) -> Status {
    Arena arena(budget, 256);
    AtomTable atoms(arena);
    OneFont fonts;
    JoiningResources resources;
    const MediaEnvironment environment;
    Document document;
    Element element{Atom::None, Namespace::Html};
    document.append(element);
    WEFT_TRY_ASSIGN(
        const Owned<Cascade> cascade,
        Cascade::create(budget, {arena, arena}, atoms, environment, fonts, QuirksMode::No));
    DeclarationBlock block;
    const ParseContext context{arena, atoms, &resources, "http://a/"};
    WEFT_TRY(
        parse_declaration("--a", "url(b.png) no-repeat, var(--c, red)", false, context, block));
    WEFT_TRY(parse_declaration("background", "var(--a)", false, context, block));
    WEFT_TRY(parse_declaration("font", "italic 10px/2 'A', sans-serif", false, context, block));
    WEFT_TRY(parse_declaration("grid", "[a] 'x y' 2fr / repeat(3, calc(1% + 2ch))", false, context,
                               block));
    WEFT_TRY(parse_declaration("transform", "rotate(1deg) scale(2)", true, context, block));
    const Match match{&block, 1, 0};
    const MatchList matches{&match, nullptr};
    element.matches = &matches;
    return cascade->compute(element, {}).status();
  };
  expect_every_failing_allocation_is_out_of_memory(scenario);
}

}  // namespace
}  // namespace weft
