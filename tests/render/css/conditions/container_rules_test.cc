// @container, as computed styles show it.
#include "tests/support/styled_page.h"

namespace weft {
namespace {

/// Those of the marks t0 … t9 (as top: N px) the rules give the element p in `html`, the container
/// c `width` by `height` px.
int top_of(std::string_view css, std::string_view html, Px width = Px::from_int(-1),
           Px height = Px::from_int(-1)) {
  StyledPage page("<style>" + std::string(css) + "</style>" + std::string(html));
  if (width >= Px()) {
    const ContainerSize size{page.page.by_id("c"), {width, height}};
    EXPECT_EQ(page.styles->compute({&size, 1}), Status::Ok);
  }
  return page.box("p").top.is_fixed() ? page.box("p").top.px().floor() : 0;
}

constexpr std::string_view kHtml = "<div id=c class=c><p id=p>x</p></div>";

TEST(Container, IsAskedForItsRealSize) {
  constexpr std::string_view kCss =
      ".c{container-type:size} @container (min-width:100px){p{top:1px}} @container (width>=200px) "
      "and (height<50px){p{top:2px}}";
  EXPECT_EQ(top_of(kCss, kHtml, Px::from_int(99), Px::from_int(10)), 0);
  EXPECT_EQ(top_of(kCss, kHtml, Px::from_int(100), Px::from_int(10)), 1);
  EXPECT_EQ(top_of(kCss, kHtml, Px::from_int(300), Px::from_int(10)), 2);
  EXPECT_EQ(top_of(kCss, kHtml, Px::from_int(300), Px::from_int(50)), 1);
}

TEST(Container, KnowsTheFeaturesOfSizes) {
  const auto holds = [](std::string_view condition) {
    return top_of(".c{container-type:size;font-size:20px} @container " + std::string(condition) +
                      "{p{top:1px}}",
                  kHtml, Px::from_int(300), Px::from_int(150)) == 1;
  };
  for (const char* condition :
       {"(aspect-ratio: 2/1)", "(orientation: landscape)", "(inline-size: 300px)",
        "(block-size: 150px)", "(width: 15em)", "(200px < width <= 300px)", "not (width < 300px)",
        "(width) and ((height: 1px) or (height > 1px))", "(max-height: 150px)"})
    EXPECT_TRUE(holds(condition)) << condition;
  for (const char* condition :
       {"(orientation: portrait)", "(color)", "(min-resolution: 1dppx)", "(width > 300px)",
        "(nonsense)", "()", "width", "", "not", "(width) or (height) and (width)",
        "scroll-state(stuck: top)", "print"})
    EXPECT_FALSE(holds(condition)) << condition;
}

TEST(Container, IsTheNearestOfThatNameThatKnowsTheAxis) {
  constexpr std::string_view kTwo =
      "<div id=c style='container:a / inline-size'><div "
      "style='container-type:inline-size;width:10px'><p id=p>x</p></div></div>";
  EXPECT_EQ(
      top_of("@container a (width > 50px){p{top:1px}}", kTwo, Px::from_int(100), Px::from_int(100)),
      1);
  EXPECT_EQ(
      top_of("@container (width > 50px){p{top:1px}}", kTwo, Px::from_int(100), Px::from_int(100)),
      0);
  EXPECT_EQ(
      top_of("@container b (width > 50px){p{top:1px}}", kTwo, Px::from_int(100), Px::from_int(100)),
      0);
  EXPECT_EQ(
      top_of("@container (height > 50px){p{top:1px}}", kTwo, Px::from_int(100), Px::from_int(100)),
      0);
  EXPECT_EQ(top_of("@container a{p{top:1px}}", kTwo, Px::from_int(100), Px::from_int(100)), 1);
  EXPECT_EQ(top_of("p{container-type:size} @container (width > 0px){#c{top:1px}}",
                   "<div id=x><p id=p>x", Px::from_int(-1)),
            0);
}

TEST(Container, IsAskedInNestedRules) {
  constexpr std::string_view kCss =
      ".c{container-type:size} @container (width > 10px){@container (height > 10px){p{top:1px}} "
      "div{& p{@container (width>20px){top:2px}}}}";
  EXPECT_EQ(top_of(kCss, kHtml, Px::from_int(20), Px::from_int(10)), 0);
  EXPECT_EQ(top_of(kCss, kHtml, Px::from_int(20), Px::from_int(20)), 1);
  EXPECT_EQ(top_of(kCss, kHtml, Px::from_int(30), Px::from_int(20)), 2);
}

TEST(Container, IsAskedForItsCustomProperties) {
  const auto holds = [](std::string_view condition) {
    return top_of(
               "div{--x: a b;--y:1px;--z:initial;--w:var(--x)} .c{container-name:n} @container " +
                   std::string(condition) + "{p{top:1px}}",
               "<div class=c><section><p id=p>x</p></section></div>") == 1;
  };
  for (const char* condition :
       {"style(--x)", "style(--x: a b)", "style(--x:a  b)", "style(--w: a b)",
        "style(--x: var(--w))", "style(not (--x: c))", "style((--x: a b) and (--y: 1px))",
        "not style(--missing)", "style(--z: initial)", "n style(--y: 1px)"})
    EXPECT_TRUE(holds(condition)) << condition;
  for (const char* condition :
       {"style(--x: b a)", "style(--z)", "style(--missing)", "style(color: red)", "m style(--x)",
        "style(--y: 1.0px)", "style(--x) and (width > 0px)"})
    EXPECT_FALSE(holds(condition)) << condition;
}

TEST(Container, OfAPseudoElementIsItsElement) {
  constexpr std::string_view kCss =
      "p{--x:1;container-type:inline-size} p::before{content:'x'} @container "
      "style(--x:1){p::before{top:1px} p{top:2px}}";
  StyledPage page("<style>" + std::string(kCss) + "</style><p id=p>x</p>");
  EXPECT_EQ(pseudo_style(*page.page.by_id("p"), PseudoKind::Before)->box->top,
            Length::fixed(Px::from_int(1)));
  EXPECT_TRUE(page.box("p").top.is_auto());
  EXPECT_FALSE(page.styles->asked_for_containers());
}

TEST(Container, IsNotAskedWhereNoRuleDoes) {
  EXPECT_FALSE(StyledPage("<style>p{container-type:size} @container (width > "
                          "1px){.missing{top:0}}</style><p id=p>x</p>")
                   .styles->asked_for_containers());
  EXPECT_TRUE(StyledPage("<style>p{container-type:size} @container (width > "
                         "1px){b{top:0}}</style><p id=p><b>x</b></p>")
                  .styles->asked_for_containers());
}

TEST(Container, WhereThereIsNoneUnitsAreOfTheViewportForGood) {
  const auto asked = [](const std::string& css) {
    return StyledPage("<style>" + css + "</style><p id=p><b>x</b></p>")
        .styles->asked_for_containers();
  };
  EXPECT_FALSE(asked("b{width:1cqw}"));
  EXPECT_FALSE(asked("b{container-type:size;width:1cqw}"));
  EXPECT_TRUE(asked("p{container-type:size} b{width:1cqw}"));
  EXPECT_TRUE(asked("p{container-type:inline-size} p::before{content:'x';width:1cqw}"));
}

}  // namespace
}  // namespace weft
