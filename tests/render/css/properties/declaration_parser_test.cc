// The form in which a declaration is kept, and the declarations that the engine says it supports.
#include "render/css/properties/declaration_parser.h"

#include "render/css/syntax/css_value.h"
#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

struct ParserFixture {
  Budget budget;
  Arena arena{budget};
  AtomTable atoms{arena};
  ParseContext context{arena, atoms, nullptr, {}};
  DeclarationBlock block;

  size_t count(std::string_view name, std::string_view value) {
    block = {};
    EXPECT_EQ(parse_declaration(name, value, false, context, block), Status::Ok);
    size_t declarations = 0;
    for (const Declaration* d = block.first; d; d = d->next) ++declarations;
    return declarations;
  }
};

TEST(DeclarationParser, ExpandsShorthandsAndSharesEqualValues) {
  ParserFixture f;
  EXPECT_EQ(f.count("margin", "1px"), 4u);
  EXPECT_EQ(f.block.first->value, f.block.last->value);
  EXPECT_EQ(f.count("MARGIN", "var(--x)"), 4u);
  EXPECT_EQ(f.count("all", "revert"), 1u);
  EXPECT_EQ(f.count("border", "inherit"), 13u);
}

TEST(DeclarationParser, DropsWhatItDoesNotKnow) {
  ParserFixture f;
  for (const auto& [name, value] : {std::pair{"colour", "red"},
                                    {"color", "redd"},
                                    {"color", ""},
                                    {"width", "1px 2px"},
                                    {"color", "red;"},
                                    {"width", "var(x)"},
                                    {"width",
                                     "var(--x"
                                     " y)"},
                                    {"color", "url(a b)"},
                                    {"color", "\"a\nb"},
                                    {"all", "1px"},
                                    {"width", "1px)"},
                                    {"cursor", "pointer"}})
    EXPECT_EQ(f.count(name, value), 0u) << name << ": " << value;
}

TEST(DeclarationParser, KeepsAnyCustomProperty) {
  ParserFixture f;
  EXPECT_EQ(f.count("--x", ""), 1u);
  EXPECT_EQ(f.count("--x", " {a: b} [1] "), 1u);
  EXPECT_EQ(f.block.first->value->text, "{a: b} [1]");
  EXPECT_EQ(f.atoms.text(f.block.first->custom_name), "--x");
  EXPECT_EQ(f.count("--x", "a ] b"), 0u);
}

TEST(DeclarationParser, TellsTheTruthAboutSupport) {
  ParserFixture f;
  for (const auto& [name, value] : {std::pair{"display", "grid"},
                                    {"color", "oklch(50% 0.1 20)"},
                                    {"-webkit-box-sizing", "border-box"},
                                    {"grid-gap", "1px"},
                                    {"width", "max-content"},
                                    {"--x", "y"},
                                    {"margin-inline-start", "1px"}})
    EXPECT_TRUE(supports_declaration(name, value, f.context)) << name;
  for (const auto& [name, value] : {std::pair{"transition", "all 1s"},
                                    {"animation-timeline", "none"},
                                    {"user-select", "none"},
                                    {"display", "ruby"},
                                    {"image-rendering", "-moz-crisp-edges"},
                                    {"-moz-osx-font-smoothing", "grayscale"}})
    EXPECT_FALSE(supports_declaration(name, value, f.context)) << name;
}

TEST(DeclarationParser, SurvivesEveryTruncation) {
  // clang-format off
  static constexpr std::pair<std::string_view, std::string_view> kDeclarations[] = {
      {"background",
       "url( \"a\\62.png\" ) no-repeat right 10px top 5% / cover, linear-gradient(105deg, rgba(0,0,0,.5) 0 2px, #fff 100%) red"},
      {"font", "italic small-caps 600 calc(1px + 2%)/1.5 'A\\'B', C d, serif"},
      {"grid-template",
       "[top] 'a b' 2fr 'a .' / 10px repeat(auto-fill, minmax(0, 1fr) [x y]) fit-content(3%)"},
      {"width", "clamp(10px, calc(50% - var(--x, env(y, 3px)) * 2), max(60px, 2ch))"},
      {"color",
       "color-mix(in oklch longer hue, hsl(1turn 10% 20% / 3%) 10%, color(display-p3 1 none 0))"},
      {"filter", "drop-shadow(1px 1px 0 #fff) invert(1)"},
      {"transform", "translate(-50%, 1px) matrix(1,2,3,4,5,6) rotate(1rad)"},
      {"content", "'a' attr(b) counters(c, '.', upper-roman) url(d) / 'e'"},
  };
  // clang-format on
  CascadeFixture f;
  for (const auto& [name, value] : kDeclarations)
    for (size_t size = 0; size <= value.size(); ++size)
      f.style(std::string(name) + ":" + std::string(value.substr(0, size)));
}

}  // namespace
}  // namespace weft
