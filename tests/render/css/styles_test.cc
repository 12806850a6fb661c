#include "render/css/styles.h"

#include "tests/support/every_allocation.h"
#include "tests/support/styled_page.h"

namespace weft {
namespace {

TEST(Styles, GiveElementsTheirDefaultDisplay) {
  const StyledPage page(
      "<div id=d><span id=s></span><li id=l></li><table id=t><tr id=r><td id=c></table><button "
      "id=b></button></div>");
  EXPECT_EQ(page.box("d").display, Display::Block);
  EXPECT_EQ(page.box("s").display, Display::Inline);
  EXPECT_EQ(page.box("l").display, Display::ListItem);
  EXPECT_EQ(page.box("t").display, Display::Table);
  EXPECT_EQ(page.box("r").display, Display::TableRow);
  EXPECT_EQ(page.box("c").display, Display::TableCell);
  EXPECT_EQ(page.box("b").display, Display::InlineBlock);
}

// Names of ancestors are kept in one word: some share their bit with others.
TEST(Styles, LookForAncestorsOfAnyName) {
  std::string sheet, html;
  for (int i = 0; i < 200; ++i) {
    const std::string number = std::to_string(i);
    sheet += ".before" + number + " ~ .above" + number + " > p .at" + number + "{top:" + number +
             "px}.above" + std::to_string((i + 1) % 200) + " .at" + number + "{left:1px}";
    html += "<div class=before" + number + "></div><div class=above" + number + "><p><b class=at" +
            number + " id=b" + number + "></b></p></div>";
  }
  const StyledPage page("<style>" + sheet + "</style>" + html);
  for (int i = 0; i < 200; ++i) {
    const BoxStyle& box = page.box("b" + std::to_string(i));
    EXPECT_EQ(box.top, Length::fixed(Px::from_int(i))) << i;
    EXPECT_TRUE(box.left.is_auto()) << i;
  }
}

TEST(Styles, FindTheNthChildrenOfEveryParent) {
  std::string sheet, html;
  for (int i = 0; i <= 60; ++i) {
    const std::string number = std::to_string(i);
    sheet += ":nth-child(" + number + "){width:" + number + "px}b:nth-child(" + number +
             "){top:" + number + "px}";
    html += i % 20 == 5 ? "<i></i><p>text<b id=n" + number + "></b><!---->text<u><b id=d" + number +
                              "></b></u></p><template><b></b></template>"
                        : "<b id=b" + number + "></b>";
  }
  const StyledPage page("<style>" + sheet + "</style><div>" + html + "</div>");
  const auto px = [](int pixels) { return Length::fixed(Px::from_int(pixels)); };
  EXPECT_EQ(page.box("b0").width, px(1));
  EXPECT_EQ(page.box("b4").top, px(5));
  EXPECT_EQ(page.box("n5").width, px(1));
  EXPECT_EQ(page.box("d45").top, px(1));
  EXPECT_EQ(page.box("b6").top, px(9));  // after the i, the p and the template
  EXPECT_EQ(page.box("b46").width, px(53));
  EXPECT_TRUE(page.box("b60").top.is_auto());  // the 67th
}

TEST(Styles, FindTheNthChildrenOfShadowTrees) {
  std::string items;
  for (int i = 1; i <= 40; ++i) items += "<li id=i" + std::to_string(i) + "></li>";
  const StyledPage page(
      "<style>li:nth-child(3){top:3px}</style><p></p><div id=host><b></b><template "
      "shadowrootmode=open><style>li:nth-child(2){width:2px}"
      ":host:nth-child(2){width:9px}:host:nth-child(1){height:1px}</style><slot></slot><ul>" +
      items + "</ul></template><i></i></div>");
  const auto px = [](int pixels) { return Length::fixed(Px::from_int(pixels)); };
  EXPECT_EQ(page.box("i2").width, px(2));
  EXPECT_TRUE(page.box("i3").width.is_auto());
  EXPECT_TRUE(page.box("i3").top.is_auto());  // a rule of the document
  EXPECT_EQ(page.box("host").width, px(9));   // after the p
  EXPECT_TRUE(page.box("host").height.is_auto());
}

TEST(Styles, GiveHeadingsTheirSizesAndMargins) {
  const StyledPage page(
      "<body id=b><h1 id=h1>x</h1><h2 id=h2>x</h2><p id=p>x</p><section><h1 id=s>x</h1></section>");
  EXPECT_EQ(page.box("b").margin_left, Length::fixed(Px::from_int(8)));
  EXPECT_EQ(page.text("h1").font_size, Px::from_int(32));
  EXPECT_EQ(page.text("h1").font_weight, 700);
  EXPECT_EQ(page.text("h2").font_size, Px::from_int(24));
  EXPECT_EQ(page.text("s").font_size, Px::from_int(32));
  EXPECT_EQ(page.box("p").margin_top, Length::fixed(Px::from_int(16)));
}

TEST(Styles, GiveMonospaceTextThirteenPixels) {
  const StyledPage page("<pre id=p>x</pre><code id=c>x</code>");
  EXPECT_EQ(page.text("p").font_size, Px::from_int(13));
  EXPECT_EQ(page.text("c").font_size, Px::from_int(13));
}

TEST(Styles, GiveLinksTheirColour) {
  const StyledPage page("<a id=l href=x>x</a><a id=n>x</a>");
  EXPECT_EQ(page.text("l").color, (Color{0, 0, 0xEE, 255}));
  EXPECT_EQ(page.style("l").rare->decoration.lines, 1);
  EXPECT_EQ(page.text("n").color, kBlack);
}

TEST(Styles, HideWhatIsNotShown) {
  const StyledPage page(
      "<head><title id=t>x</title><style id=s></style></head><body><p id=h hidden><b "
      "id=b>x</b></p><template id=q></template>"
      "<noscript id=n>x</noscript>");
  EXPECT_EQ(page.page.by_id("t")->style, nullptr);
  EXPECT_EQ(page.box("h").display, Display::None);
  EXPECT_EQ(page.page.by_id("b")->style, nullptr);
  EXPECT_EQ(page.box("n").display, Display::Inline);
}

TEST(Styles, HeedTheCascadesOrder) {
  const StyledPage page(
      "<style>@layer low,high; @layer high{p{color:#010101}} @layer low{#p{color:#020202;top:1px "
      "!important}}"
      "@layer high{p{top:2px !important}} p{float:left} .c{float:right} p{width:5px}</style>"
      "<p id=p class=c style='width:7px' align=right>x</p>");
  EXPECT_EQ(page.text("p").color, (Color{1, 1, 1, 255}));
  EXPECT_EQ(page.box("p").top, Length::fixed(Px::from_int(1)));
  EXPECT_EQ(page.box("p").floating, Float::Right);
  EXPECT_EQ(page.box("p").width, Length::fixed(Px::from_int(7)));
}

TEST(Styles, PreferTheNearerScopeBelowSpecificityAndAboveOrder) {
  const StyledPage page(
      "<style>p{left:1px} @scope (.in){p{top:1px;left:2px}} @scope (.out){p{top:2px} body "
      "p{width:2px}} p{left:3px}"
      "@scope (.out){.p{width:1px}} @scope (.out){.in p{width:3px}}</style>"
      "<div class=out><div class='out in'><p id=p class=p>x</p></div></div>");
  EXPECT_EQ(page.box("p").top, Length::fixed(Px::from_int(2)));
  EXPECT_EQ(page.box("p").left, Length::fixed(Px::from_int(2)));
  EXPECT_EQ(page.box("p").width, Length::fixed(Px::from_int(3)));
}

TEST(Styles, PutHintsBelowAuthorsAndAboveTheUserAgent) {
  const StyledPage page(
      "<style>#b{background-color:#040404}</style><table bgcolor=red id=a width=50%><tr><td id=b "
      "bgcolor=red nowrap></table>");
  EXPECT_EQ(page.surface("a").background_color, (Color{255, 0, 0, 255}));
  EXPECT_EQ(page.surface("b").background_color, (Color{4, 4, 4, 255}));
  EXPECT_EQ(page.box("a").width, Length::percent(50));
  EXPECT_EQ(page.text("b").text_wrap, TextWrap::NoWrap);
}

TEST(Styles, StylePseudoElements) {
  const StyledPage page(
      "<style>p::before{content:'x';color:#050505}</style><p id=p>y</p><q id=q>z</q><b id=n>n</b>");
  ASSERT_NE(pseudo_style(*page.page.by_id("p"), PseudoKind::Before), nullptr);
  EXPECT_EQ(pseudo_style(*page.page.by_id("p"), PseudoKind::Before)->text->color,
            (Color{5, 5, 5, 255}));
  EXPECT_NE(pseudo_style(*page.page.by_id("q"), PseudoKind::After), nullptr);
  EXPECT_EQ(pseudo_style(*page.page.by_id("n"), PseudoKind::Before), nullptr);
}

TEST(Styles, ResetTheFontOfTablesInQuirksMode) {
  const StyledPage quirks("<body style='font-size:30px'><table id=t><tr><td>x</table>", "");
  EXPECT_EQ(quirks.text("t").font_size, Px::from_int(16));
  const StyledPage standards("<body style='font-size:30px'><table id=t><tr><td>x</table>");
  EXPECT_EQ(standards.text("t").font_size, Px::from_int(30));
}

TEST(Styles, ReportWhatTheyRead) {
  const StyledPage page("<style>p{top:0} .missing{top:0}</style><p id=p>x</p>");
  EXPECT_EQ(page.styles->statistics().rules_seen, 2u);
  EXPECT_EQ(page.styles->statistics().rules_kept, 1u);
  EXPECT_EQ(page.styles->statistics().sheet_bytes, 24u);
}

TEST(Styles, OutliveTheRulesThatMadeThem) {
  std::string html = "<style>p::first-letter{color:red;font-family:Web,'Other'}</style>";
  for (int i = 1; i <= 200; ++i)
    html += "<p id=p" + std::to_string(i) + " style='width:" + std::to_string(i) +
            "px;background:url(a" + std::to_string(i) + ".png)'>x";
  StyledPage page(html);
  const size_t before = page.page.budget.used();
  page.styles.reset();
  EXPECT_GT(before - page.page.budget.used(), 40'000u);
  for (int i = 1; i <= 200; ++i) {
    const std::string number = std::to_string(i), id = "p" + number;
    EXPECT_EQ(page.box(id).width, Length::fixed(Px::from_int(i)));
    EXPECT_NE(page.style(id).surface->background[0].image.url.find("a" + number + ".png"),
              std::string_view::npos);
  }
  EXPECT_TRUE(has_own_pseudo_style(*page.page.by_id("p1"), PseudoKind::FirstLetter));
}

TEST(Styles, EndInOutOfMemoryWhenAnAllocationFails) {
  const auto scenario = [](Budget& budget) {
    Arena arena(budget);
    NoNotes notes;
    MemoryStream stream(
        std::string_view("<!DOCTYPE html><style>p{color:red;--x:1px}</style><p "
                         "style='width:var(--x)'>x<table border>"));
    WEFT_TRY_ASSIGN(Document* const document, parse_html(stream, {}, arena, notes));
    FakeResources resources(budget);
    FaceRecorder fonts;
    const MediaEnvironment environment;
    WEFT_TRY_ASSIGN(const Owned<Styles> styles,
                    Styles::create(budget, arena, *document, environment, resources, fonts, notes));
    WEFT_TRY(styles->apply_sheets("http://host/", "utf-8"));
    return styles->compute();
  };
  expect_every_failing_allocation_is_out_of_memory(scenario, 3);
}

}  // namespace
}  // namespace weft
