// var(): fallbacks, chains, cycles, scopes; @property.
#include "render/css/properties/custom_properties.h"

#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

/// The width in px that `text` gives the body.
int width_of(CascadeFixture& f, std::string_view text) {
  return f.style(text).box->width.resolve_or(Px(), Px::from_int(-1)).floor();
}

TEST(CustomProperties, AreReplacedThroughChainsAndFallbacks) {
  CascadeFixture f;
  f.rule(f.root, "--a: var(--b); --b: calc(2 * var(--c, 4px))");
  EXPECT_EQ(width_of(f, "width: var(--a)"), 8);
  EXPECT_EQ(width_of(f, "width: var(--none, var(--a))"), 8);
  EXPECT_EQ(width_of(f, "width: var(--none)"), -1);
  EXPECT_EQ(width_of(f, "--c: 5px; width: var(--a)"), 8)
      << "a value is replaced where it is declared";
}

TEST(CustomProperties, AreFoundWhereverAFunctionMayStand) {
  CascadeFixture f;
  f.rule(f.root, "--a: 8px; --b: x");
  for (const char* text :
       {"width: calc(0px + (1 * VAR(--a)))", "width: v\\61 r(--a)", "width: var(/*)*/--a)",
        "width: /* var(--b) */ var(--a)", "width: var(--none, calc(16px / 2))",
        "width: calc(var(--a, 1px)/1)", "width: env(safe-area-inset-top, 1px); width: var(--a)"})
    EXPECT_EQ(width_of(f, text), 8) << text;
  EXPECT_EQ(f.style("font-family: 'var(--a)', var(--b)").text->families.size(), 2u);
}

TEST(CustomProperties, TakeAnEmptyFallback) {
  CascadeFixture f;
  EXPECT_EQ(f.style("filter: var(--x, ) var(--y, )").rare->filter.size(), 0u);
  EXPECT_EQ(f.style("filter: var(--x, ) invert(1)").rare->filter.size(), 1u);
}

TEST(CustomProperties, InACycleAreInvalidTogether) {
  CascadeFixture f;
  EXPECT_EQ(width_of(f, "--a: var(--b, 1px); --b: var(--a, 2px); width: var(--a, 3px)"), 3);
  EXPECT_EQ(width_of(f, "--a: var(--a); width: var(--a, 4px)"), 4);
  EXPECT_EQ(width_of(f, "--a: var(--b) ; --b: 5px; --c: var(--c); width: var(--a)"), 5);
}

TEST(CustomProperties, DoNotJoinTokens) {
  CascadeFixture f;
  EXPECT_EQ(width_of(f, "--a: 1; width: var(--a)px"), -1);
  EXPECT_EQ(width_of(f, "--a: 1; width: calc(var(--a)*2px)"), 2);
}

TEST(CustomProperties, AreSharedByTheChildrenOfElementsWithoutAny) {
  CascadeFixture f;
  f.rule(f.root, "--a: 1px");
  f.style();
  EXPECT_EQ(f.root_inherited.custom, f.body_inherited.custom);
}

TEST(CustomProperties, ExpandShorthandsWhenTheyAreReplaced) {
  CascadeFixture f;
  const ComputedStyle& style = f.style(
      "--m: 1px 2px; margin: var(--m) 3px; border: var(--w, 2px) solid red; border-top: none");
  EXPECT_EQ(style.box->margin_right, Length::fixed(Px::from_int(2)));
  EXPECT_EQ(style.box->margin_bottom, Length::fixed(Px::from_int(3)));
  EXPECT_EQ(style.surface->left.width, Px::from_int(2));
  EXPECT_EQ(style.surface->top.width, Px());
}

TEST(CustomProperties, AreLimitedInWhatTheyExpandTo) {
  CascadeFixture f;
  std::string text = "--a0: 0123456789abcdef;";
  for (int i = 1; i < 18; ++i) {
    const std::string before = "var(--a" + std::to_string(i - 1) + ")";
    text += "--a" + std::to_string(i) + ": " + before + before + before + before + ";";
  }
  EXPECT_EQ(width_of(f, text + "width: var(--a17, 9px)"), 9);
}

TEST(CustomProperties, RegisteredOnesHaveAnInitialValueAndMayNotInherit) {
  CascadeFixture f;
  ASSERT_EQ(f.cascade->register_property({"--n", "<length>", false, true, "6px"}), Status::Ok);
  f.rule(f.root, "--n: 2px; width: var(--n)");
  EXPECT_EQ(width_of(f, "width: var(--n)"), 6);
  EXPECT_EQ(f.root.style->box->width, Length::fixed(Px::from_int(2)));
}

TEST(CustomProperties, KnowEnvironmentVariables) {
  CascadeFixture f;
  EXPECT_EQ(width_of(f, "width: env(safe-area-inset-top)"), 0);
  EXPECT_EQ(width_of(f, "width: env(unknown, 7px)"), 7);
}

TEST(CustomProperties, KnowNamesOfTheEnvironmentByCaseAndNumber) {
  CascadeFixture f;
  EXPECT_EQ(width_of(f, "width: env(SAFE-AREA-INSET-TOP, 5px)"), 5);
  EXPECT_EQ(width_of(f, "width: env(viewport-segment-width 0 0, env(no, 4px))"), 4);
  EXPECT_EQ(width_of(f, "width: calc(env(keyboard-inset-height, 3px) + 1px)"), 1);
}

TEST(CustomProperties, CanBeAskedFor) {
  CascadeFixture f;
  f.style("--a: x var(--b, y)");
  EXPECT_EQ(f.cascade->custom_property("--a", f.body_inherited, f.arena).value(), "x y");
  EXPECT_EQ(f.cascade->custom_property("--none", f.body_inherited, f.arena).value(), "");
}

}  // namespace
}  // namespace weft
