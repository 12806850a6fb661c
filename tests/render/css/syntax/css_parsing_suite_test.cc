// css-parsing-tests, file by file, through the real tokenizer, rule scanner, declaration splitter,
// selector parser, colour reader and decoder. Written for the draft of 2013: what today's
// specifications decide otherwise is folded by css_dump.h or named here.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>

#include "render/css/selectors/selector.h"
#include "render/css/values/value_reader.h"
#include "render/html/encoding.h"
#include "tests/render/css/syntax/css_dump.h"

namespace weft {
namespace {

struct Outdated {
  const char* css;
  const char* reason;
};

constexpr Outdated kOutdated[] = {
    {"@ media screen { div{;}} a:b;; @media print{div{",
     "CSS Nesting: a rule with a wrong prelude ends with its block"},
    {"rgb(0, 0, 0, 0)", "Color 4: rgb() takes an alpha"},
    {"rgb(0%, 0%, 0%, 0%)", "Color 4: alpha may be a percentage"},
    {"rgb(0%, 0%, 0%, 0)", "Color 4: rgb() takes an alpha"},
    {"rgba(255, 255, 255, 0%)", "Color 4: alpha may be a percentage"},
    {"rgba(0, 0, 0)", "Color 4: rgba() is rgb()"},
    {"rgba(0%, 0%, 0%)", "Color 4: rgba() is rgb()"},
    {"rgba(0%, 0%, 0%, 0%)", "Color 4: alpha may be a percentage"},
    {"hsl(30deg, 100%, 100%)", "Color 4: a hue may be an angle"},
    {"hsl(0, 0%, 0%, 0%)", "Color 4: hsl() takes an alpha"},
    {"hsla(30deg, 100%, 100%, 1)", "Color 4: a hue may be an angle"},
    {"hsla(0, 0%, 0%, 50%)", "Color 4: alpha may be a percentage"},
};

const char* outdated(std::string_view css, const Json& want) {
  if (want.dump().find("unicode-range") != std::string::npos)
    return "CSS Syntax 3 has no unicode-range tokens";
  for (const Outdated& row : kOutdated)
    if (css == row.css) return row.reason;
  return nullptr;
}

/// Calls test(input, want) for each case of a file; nothing when there are no corpora.
template <typename Test>
void each_case(const char* name, Test test) {
  const char* corpora = std::getenv("WEFT_CORPORA");
  if (!corpora) GTEST_SKIP() << "WEFT_CORPORA is not set";
  std::ifstream file(std::string(corpora) + "/conformance/unit-data/css-parsing-tests/" + name);
  const Json suite = Json::parse(file);
  ASSERT_GT(suite.size(), 1u);
  for (size_t i = 0; i + 1 < suite.size(); i += 2) {
    const bool text = suite[i].is_string();
    if (!text || !outdated(suite[i].get_ref<const std::string&>(), suite[i + 1]))
      test(suite[i], suite[i + 1]);
  }
}

void expect_dumps(const char* name, Json (*dump)(std::string_view)) {
  each_case(name, [&](const std::string& css, const Json& want) {
    EXPECT_EQ(normal_form(dump(css)), normal_form(want))
        << css << "\ngot  " << dump(css).dump() << "\nwant " << want.dump();
  });
}

Json dump_all_values(std::string_view css) { return dump_values(TokenStream(css)); }

TEST(CssParsingSuite, ComponentValueLists) {
  expect_dumps("component_value_list.json", dump_all_values);
}
TEST(CssParsingSuite, SingleComponentValues) {
  expect_dumps("one_component_value.json", dump_component);
}
TEST(CssParsingSuite, DeclarationLists) {
  expect_dumps("declaration_list.json", dump_declarations);
}
TEST(CssParsingSuite, SingleDeclarations) {
  expect_dumps("one_declaration.json", dump_declaration);
}
TEST(CssParsingSuite, SingleRules) { expect_dumps("one_rule.json", dump_rule); }
TEST(CssParsingSuite, RuleLists) { expect_dumps("rule_list.json", dump_rules); }
TEST(CssParsingSuite, StyleSheets) { expect_dumps("stylesheet.json", dump_sheet); }

/// Code points up to U+00FF as bytes.
std::string bytes_of(const std::string& utf8) {
  std::string out;
  for (size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    out +=
        byte < 0x80
            ? utf8[i]
            : static_cast<char>((byte & 3) << 6 | (static_cast<unsigned char>(utf8[++i]) & 0x3F));
  }
  return out;
}

TEST(CssParsingSuite, BytesOfStyleSheets) {
  each_case("stylesheet_bytes.json", [](const Json& input, const Json& want) {
    const auto label = [&](const char* name) {
      return input.contains(name) && input[name].is_string() ? input[name].get<std::string>() : "";
    };
    const std::string bytes = bytes_of(input["css_bytes"]), protocol = label("protocol_encoding"),
                      environment = label("environment_encoding");
    MemoryStream source({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
    DecodedStream stream(source, SniffKind::Css,
                         protocol.empty() ? "" : "text/css; charset=\"" + protocol + "\"",
                         environment);
    std::string css;
    for (auto chunk = stream.peek(); chunk.ok() && !chunk.value().empty(); chunk = stream.peek()) {
      css.append(reinterpret_cast<const char*>(chunk.value().data()), chunk.value().size());
      stream.consume(chunk.value().size());
    }
    EXPECT_EQ(normal_form(dump_sheet(css)), normal_form(want[0]))
        << input.dump() << dump_sheet(css).dump();
    EXPECT_EQ(stream.label(), want[1].get<std::string>()) << input.dump();
  });
}

TEST(CssParsingSuite, AnPlusB) {
  Budget budget;
  Arena arena(budget);
  AtomTable atoms(arena);
  Scratch scratch(budget);
  Namespaces namespaces;
  each_case("An+B.json", [&](const std::string& css, const Json& want) {
    const SelectorContext context{atoms, QuirksMode::No, namespaces};
    const std::string selector = ":nth-child(" + css + ")";
    const auto list = compile_selectors(selector, context, scratch);
    ASSERT_EQ(list.ok(), !want.is_null()) << css;
    if (!list.ok()) return;
    const NthTest& nth = *list.value()->first->subject->first->nth;
    EXPECT_EQ(Json::array({nth.step, nth.offset}), want) << css;
  });
}

void expect_colors(const char* name, double unit) {
  Budget budget;
  Arena arena(budget);
  AtomTable atoms(arena);
  ValueContext context(arena, atoms);
  constexpr Color kCurrent{1, 2, 3, 4};
  context.current_color = kCurrent;
  each_case(name, [&](const std::string& css, const Json& want) {
    ValueReader reader(css, context);
    Color color;
    const bool valid = reader.color(color) && reader.at_end();
    ASSERT_EQ(valid, !want.is_null()) << css;
    if (!valid) return;
    EXPECT_TRUE(want.is_array() || color == kCurrent) << css;
    const double got[] = {color.red / 255.0, color.green / 255.0, color.blue / 255.0,
                          color.alpha / 255.0};
    for (size_t i = 0; i < 4 && want.is_array(); ++i)
      EXPECT_NEAR(got[i], std::clamp(want[i].get<double>() / (i < 3 ? unit : 1), 0.0, 1.0),
                  0.51 / 255)
          << css;
  });
}

TEST(CssParsingSuite, Colors) { expect_colors("color3.json", 1); }
TEST(CssParsingSuite, ColorsInHsl) { expect_colors("color3_hsl.json", 1); }
TEST(CssParsingSuite, ColorKeywords) { expect_colors("color3_keywords.json", 255); }

}  // namespace
}  // namespace weft
