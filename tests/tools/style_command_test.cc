// weft style, as a user runs it: what is printed, where it is said to come from, and what is
// refused.
#include <gtest/gtest.h>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

class StyleCommand : public testing::Test {
 protected:
  StyleCommand() {
    work.write("site.css",
               "@layer base, theme;\n@layer base {\n  p { color: green; margin: 1em }\n}\n"
               "@layer theme.dark { p {\n    color: red !important;\n    padding: 3px;\n  } }\n");
    work.write("page.html",
               "<!DOCTYPE html><link rel=stylesheet href=site.css><style>\nbody { font-family: "
               "Arial;\n  --gap: 4px;\n"
               "  line-height: 1.5 }\np::before { content: 'x' }\n.c > p { width: calc(var(--gap) "
               "* 2); & b { color: blue } }\n"
               "</style><div class=c align=center><p id=a style='height: 2px'>x<b>y</b></div>");
  }
  CommandResult style(const std::string& arguments) {
    return run_weft(work, "style " + work.file("page.html") + " " + arguments);
  }
  void expect_line(const std::string& out, const std::string& declaration,
                   const std::string& origin) {
    const size_t at = out.find("  " + declaration);
    ASSERT_NE(at, std::string::npos) << declaration << " in\n" << out;
    EXPECT_NE(out.substr(at, out.find('\n', at) - at).find("/* " + origin + " */"),
              std::string::npos)
        << out;
  }
  TemporaryDirectory work;
};

TEST_F(StyleCommand, NamesTheRuleThatWon) {
  const CommandResult result = style("--select p");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_TRUE(result.out.starts_with("p#a {\n")) << result.out;
  expect_line(result.out, "color: rgb(255, 0, 0);",
              "site.css:6 { p }, layer theme.dark, !important");
  expect_line(result.out, "margin-top: 16px;", "site.css:3 { p }, layer base");
  expect_line(result.out, "padding-left: 3px;", "site.css:7 { p }, layer theme.dark");
  expect_line(result.out, "width: 8px;", "page.html <style 1>:6 { .c > p }");
  expect_line(result.out, "height: 2px;", "style attribute");
  expect_line(result.out, "display: block;", "user agent");
  EXPECT_EQ(result.out.find("opacity"), std::string::npos) << "initial values are not printed";
}

TEST_F(StyleCommand, SaysFromWhomAValueIsInherited) {
  const CommandResult result = style("--select b");
  expect_line(result.out, "line-height: 1.5;",
              "inherited from body: page.html <style 1>:4 { body }");
  expect_line(result.out, "text-align: -webkit-center;",
              "inherited from div.c: presentational hint");
  expect_line(result.out, "color: rgb(0, 0, 255);", "page.html <style 1>:6 { & b }");
}

TEST_F(StyleCommand, PrintsThePropertiesAskedFor) {
  const CommandResult result =
      style("--select p --property margin --property --gap --property opacity");
  EXPECT_EQ(count_of(result.out, "margin-"), 4u) << result.out;
  expect_line(result.out, "--gap: 4px;", "inherited");
  expect_line(result.out, "opacity: 1;", "initial");
  EXPECT_EQ(result.out.find("color"), std::string::npos);
}

TEST_F(StyleCommand, PrintsPseudoElementsAndOwnCustomProperties) {
  expect_line(style("--select p::before").out, "content: \"x\";",
              "page.html <style 1>:5 { p::before }");
  expect_line(style("--select body").out, "--gap: 4px;", "page.html <style 1>:3 { body }");
}

TEST_F(StyleCommand, PrintsEverythingWithAllInCssPixels) {
  const CommandResult result = style("--select p --all --dpr 2");
  EXPECT_GT(count_of(result.out, "/* initial */"), 100u);
  expect_line(result.out, "margin-top: 16px;", "site.css:3 { p }, layer base");
}

TEST_F(StyleCommand, PrintsJson) {
  const CommandResult result = style("--select '#a' --property color --property height --json");
  EXPECT_TRUE(
      result.out.starts_with("[\n {\"element\": \"p#a\", \"pseudo\": \"\", \"properties\": {"))
      << result.out;
  EXPECT_NE(
      result.out.find(
          "\"color\": {\"value\": \"rgb(255, 0, 0)\", \"origin\": \"author\", \"sheet\": "
          "\"file://" +
          work.file("site.css") +
          "\", \"line\": 6, \"selectors\": \"p\", \"layer\": \"theme.dark\", \"important\": true}"),
      std::string::npos);
  EXPECT_NE(result.out.find("\"height\": {\"value\": \"2px\", \"origin\": \"style attribute\"}"),
            std::string::npos)
      << result.out;
}

TEST_F(StyleCommand, RefusesWhatIsNoSelectorOrProperty) {
  EXPECT_EQ(style("--select 'p:::'").exit_code, 2);
  EXPECT_NE(style("--select 'p:::'").err.find("'p:::': not a selector"), std::string::npos);
  const CommandResult unknown = style("--select p --property colour");
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_EQ(count_of(unknown.err, "no such property; did you mean color?"), 1u) << unknown.err;
  EXPECT_EQ(count_of(style("--select p --property cursor").err, "did you mean cursor"), 0u);
  EXPECT_EQ(style("").exit_code, 2);
  const CommandResult none = style("--select q");
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_NE(none.err.find("'q': nothing that is displayed matches"), std::string::npos);
}

}  // namespace
}  // namespace weft
