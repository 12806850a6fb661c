// Pages that are made to cost much: each ends, in time and in memory that a page may take. Ordinary
// ones of them take a tenth of a second; the bound on the CPU is there against loops, not to
// measure.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

std::string times(size_t count, const std::string& text) {
  std::string all;
  all.reserve(count * text.size());
  for (size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string numbered(size_t count, const std::function<std::string(const std::string&)>& text) {
  std::string all;
  for (size_t i = 0; i < count; ++i) all += text(std::to_string(i));
  return all;
}

std::string nested(size_t count, const std::string& open, const std::string& inner) {
  return times(count, open) + inner + times(count, ")");
}

struct CostlyPage {
  const char* name;
  std::string (*text)();
};

const CostlyPage kPages[] = {
    {"NestedElements", [] { return times(100'000, "<div>"); }},
    {"NestedInlineElements", [] { return "<p>" + times(50'000, "<b><i>"); }},
    {"Siblings", [] { return times(100'000, "<p>x"); }},
    {"InlineSiblings", [] { return "<p>" + times(100'000, "<b>x</b> "); }},
    {"Attributes",
     [] { return "<p" + numbered(1'000'000, [](auto& n) { return " a" + n + "=1"; }) + ">x"; }},
    {"OneWord", [] { return "<p>" + std::string(2'000'000, 'w'); }},
    {"References", [] { return "<p>" + times(100'000, "&notit;&amp;&#x10ffff;"); }},
    {"FormattingElements",
     [] { return "<p>" + times(2000, "<b><font><i><a>") + times(2000, "</p><p>"); }},
    {"ExponentialVariables",
     [] {
       return "<style>:root{--a0:x;" +
              numbered(60,
                       [](auto& n) {
                         return "--a" + std::to_string(std::stoi(n) + 1) + ":var(--a" + n +
                                ")var(--a" + n + ");";
                       }) +
              "}p{color:var(--a60)}</style><p>x";
     }},
    {"NestedCalc", [] { return "<p style='width:" + nested(20'000, "calc(", "1px") + "'>x"; }},
    {"NestedSelectors",
     [] {
       return "<style>" + nested(10'000, ":is(", "p") + "{color:red}" +
              nested(10'000, ":not(", "p") + "{color:red}" + nested(10'000, ":has(", "p") +
              "{color:red}</style><p>x";
     }},
    {"SelectorsOfSiblingsAndAncestors",
     [] {
       return "<style>" + times(30, "div ") + "x{color:red}p~p~p~p~i{color:red}" +
              numbered(
                  100,
                  [](auto& n) { return "div:has(> p:nth-last-child(" + n + ")) b{color:red}"; }) +
              "</style>" + times(5000, "<p><b>x</b></p>") + times(300, "<div>") + times(300, "<x>");
     }},
    {"RepeatedTracks",
     [] {
       return std::string(
           "<style>div{display:grid;grid-template:repeat(1000000,1px)/repeat(1000000,1px)}</style>"
           "<div><p>a<p style='grid-area:1000000/1000000/span 1000000/span 1000000'>b");
     }},
    {"DenseGrid",
     [] {
       return "<style>div{display:grid;grid-auto-flow:dense;grid-template-columns:repeat(100,1fr)}"
              "p{grid-column:span 3}"
              "p:nth-child(2n){grid-row:span 100}</style><div>" +
              times(10'000, "<p>");
     }},
    {"SpannedCells",
     [] { return "<table>" + times(200, "<tr><td colspan=1000000000 rowspan=1000000000>a"); }},
    {"Cells", [] { return "<table>" + times(500, "<tr>" + times(100, "<td>a")); }},
    {"Floats",
     [] {
       return "<style>p{float:left;width:3px;height:3px;margin:0}p:nth-child(3n){float:right;clear:"
              "left}</style>" +
              times(100'000, "<p>");
     }},
    {"Positioned",
     [] { return "<style>p{position:absolute;left:1px}</style>" + times(50'000, "<p>x"); }},
    {"Counters",
     [] {
       return "<style>p{counter-increment:a}p::before{content:counters(a,'.')}</style>" +
              times(20'000, "<p>x");
     }},
    {"FlexInFlex", [] { return times(500, "<div style='display:flex;flex-wrap:wrap'>") + "x"; }},
    {"GridInGrid", [] { return times(500, "<div style='display:grid'>") + "x"; }},
    {"TableInTable", [] { return times(500, "<table><td>") + "x"; }},
    {"FlexItems",
     [] { return "<div style='display:flex;flex-wrap:wrap'>" + times(20'000, "<p>x"); }},
    {"ColorStops",
     [] {
       return "<div style='height:99px;background:linear-gradient(red" + times(100'000, ",blue") +
              ")'>";
     }},
    {"Blurs",
     [] {
       return std::string(
           "<p style='text-shadow:0 0 1e9px red;backdrop-filter:blur(1e9px)'>text<div "
           "style='box-shadow:0 0 1e9px 1e9px red;"
           "filter:blur(1e9px);width:50px;height:50px'>x");
     }},
    {"TilesAndDashes",
     [] {
       return std::string(
           "<div style='width:9999px;height:9999px;background:linear-gradient(red,blue) 0 0/1e-9px "
           "1e-9px'></div>"
           "<div style='border:1e-9px dashed red;width:1e9px;height:1e9px;border-radius:1e9px'>x");
     }},
    {"MissingPictures", [] { return times(5000, "<img src=no.png>"); }},
};

class Limits : public testing::TestWithParam<CostlyPage> {
 protected:
  TemporaryDirectory work;
};

TEST_P(Limits, APageThatCostsMuchEnds) {
  work.write("page.html", GetParam().text());
  const CommandResult result =
      run_weft(work, "render --size 200x100 --max-time 60 --heap-limit 256M -o " +
                         work.file("o.pgm") + " --palette gray4 " + work.file("page.html"));
  EXPECT_EQ(result.exit_code, 0) << result.err.substr(0, 2000);
}

TEST(HeapLimit, EndsInAPictureOrInOutOfMemoryWhereverItIs) {
  if (WEFT_SANITIZED) GTEST_SKIP() << "the sanitizer has the allocator, and there is no limit";
  TemporaryDirectory work;
  const std::string page = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station/index.html";
  for (int bytes = 60'000; bytes < 420'000; bytes += 9'000) {
    const CommandResult result =
        run_weft(work, "render --panel waveshare-7in5-v2 --heap-limit " + std::to_string(bytes) +
                           " -o " + work.file("o.png") + " " + page);
    if (result.exit_code == 0) continue;
    EXPECT_EQ(result.exit_code, 1) << bytes;
    EXPECT_NE(result.err.find("out of memory"), std::string::npos) << bytes << ": " << result.err;
  }
}

TEST(HeapLimit, EndsATextOfFiftyMegabytesAtOnce) {
  if (WEFT_SANITIZED) GTEST_SKIP() << "the sanitizer has the allocator, and there is no limit";
  TemporaryDirectory work;
  for (const std::string text : {"word ", "w"}) {
    work.write("page.html", "<p>" + times(50'000'000 / text.size(), text));
    const CommandResult result = run_weft(
        work, "render --heap-limit 64M -o " + work.file("o.png") + " " + work.file("page.html"));
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find("out of memory"), std::string::npos) << result.err;
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, Limits, testing::ValuesIn(kPages),
                         [](const auto& page) { return std::string(page.param.name); });

}  // namespace
}  // namespace weft
