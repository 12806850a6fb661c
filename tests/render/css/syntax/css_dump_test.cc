// CSS Syntax 3 by cases of our own, through the same dump as css-parsing-tests.
#include "tests/render/css/syntax/css_dump.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

struct Case {
  const char* css;
  const char* want;
};

void expect_dumps(std::initializer_list<Case> cases, Json (*dump)(std::string_view)) {
  for (const Case& c : cases)
    EXPECT_EQ(normal_form(dump(c.css)), normal_form(Json::parse(c.want))) << c.css << "\n"
                                                                          << dump(c.css).dump();
}

TEST(CssDump, ComponentValuesNest) {
  expect_dumps(
      {{"f(a [b] {c})",
        R"(["function", "f", ["ident", "a"], " ", ["[]", ["ident", "b"]], " ", ["{}", ["ident", "c"]]])"},
       {" 1.50e1PX ", R"(["dimension", "1.50e1", 15, "number", "PX"])"},
       {"/**/", R"(["error", "empty"])"},
       {"a b", R"(["error", "extra-input"])"},
       {"\"a\\\nb", R"(["string", "ab"])"},
       {"url( a\\)b )", R"(["url", "a)b"])"},
       {"url(a b)", R"(["error", "bad-url"])"},
       {"U+26", R"(["error", "extra-input"])"}},
      dump_component);
}

TEST(CssDump, DeclarationsEndInImportantOutsideOfBlocks) {
  expect_dumps(
      {{"a:b!important", R"(["declaration", "a", [["ident", "b"]], true])"},
       {"a:b ! /**/ IMPORTANT ", R"(["declaration", "a", [["ident", "b"]], true])"},
       {"a:b !\\important", R"(["declaration", "a", [["ident", "b"]], true])"},
       {"a:{b !important",
        R"(["declaration", "a", [["{}", ["ident", "b"], " ", "!", ["ident", "important"]]], false])"},
       {"a:\"!important", R"(["declaration", "a", [["string", "!important"]], false])"},
       {"a:!important b",
        R"(["declaration", "a", ["!", ["ident", "important"], " ", ["ident", "b"]], false])"},
       {"\\61 :b", R"(["declaration", "a", [["ident", "b"]], false])"},
       {"\\61\\62 c :b", R"(["declaration", "abc", [["ident", "b"]], false])"},
       {"1:b", R"(["error", "invalid"])"}},
      dump_declaration);
}

TEST(CssDump, WrongDeclarationsEndAtTheirSemicolon) {
  expect_dumps(
      {{"a:b;c;d:e", R"([["declaration", "a", [["ident", "b"]], false], ["error", "invalid"],
                                  ["declaration", "d", [["ident", "e"]], false]])"},
       {"a:(;b:c",
        R"json([["declaration", "a", [["()", ";", ["ident", "b"], ":", ["ident", "c"]]], false]])json"},
       {"--x:{a:b;c};d:e",
        R"([["declaration", "--x", [["{}", ["ident", "a"], ":", ["ident", "b"], ";", ["ident", "c"]]], false],
                                        ["declaration", "d", [["ident", "e"]], false]])"},
       {"&:x{a:b}c:d",
        R"([["qualified rule", ["&", ":", ["ident", "x"]], [["ident", "a"], ":", ["ident", "b"]]],
                                    ["declaration", "c", [["ident", "d"]], false]])"}},
      dump_declarations);
}

TEST(CssDump, SheetsSkipCommentDelimitersOfHtml) {
  expect_dumps(
      {{"<!-- a{} -->", R"([["qualified rule", [["ident", "a"]], []]])"},
       {"@a;@b{c", R"([["at-rule", "a", [], null], ["at-rule", "b", [], [["ident", "c"]]]])"},
       {"a;b{}", R"([["qualified rule", [["ident", "a"], ";", ["ident", "b"]], []]])"},
       {"}a{}", R"([["qualified rule", [["error", "}"], ["ident", "a"]], []]])"},
       {"a", R"([["error", "invalid"]])"}},
      dump_sheet);
}

}  // namespace
}  // namespace weft
