#include "render/css/sheets/style_sheet.h"

#include "render/css/sheets/element_declarations.h"
#include "tests/support/every_allocation.h"
#include "tests/support/sheet_world.h"

namespace weft {
namespace {

constexpr std::string_view kBody =
    "<body id=body class=x><div id=d class='a b'><p id=p class=a>text</p></div></body>";

std::string matched_p(std::string_view css, size_t chunk_bytes = SIZE_MAX) {
  SheetWorld world(kBody);
  EXPECT_EQ(world.read(css, chunk_bytes), Status::Ok);
  return world.matched("p");
}

TEST(StyleSheet, LinksTheDeclarationsOfRulesThatMatch) {
  EXPECT_EQ(matched_p("p{color:red} .missing{width:1px} #d p{height:1px !important;float:left}"),
            "color height! float");
  EXPECT_EQ(matched_p("p, .a, #p {color:red}"), "color");
  EXPECT_EQ(matched_p("p{nonsense:1} p{color:}"), "");
  EXPECT_EQ(matched_p("p::before{color:red} p::after,p{width:1px}"), "color::1 width::2 width");
}

TEST(StyleSheet, RecoversFromErrors) {
  EXPECT_EQ(matched_p("p{color:red;;oops;width 1px;height:1px}"), "color height");
  EXPECT_EQ(matched_p("} p{color:red} p{width:1px}"), "width");
  EXPECT_EQ(matched_p("p[{color:red} p{x:y}] {} p{width:1px}"), "width");
  EXPECT_EQ(matched_p("@unknown x{ p{color:red} } @unknown y; p{width:1px}"), "width");
  EXPECT_EQ(matched_p("p,..{color:red} p{width:1px"), "width");
  EXPECT_EQ(matched_p("p{color : red ! important /* x */ }"), "color!");
}

TEST(StyleSheet, ReadsNestedRules) {
  EXPECT_EQ(matched_p("div{ color:red; p{width:1px} & > .a{height:1px} .missing & {top:0} }"),
            "width height");
  EXPECT_EQ(matched_p("p{color:red; &{width:1px} height:1px}"), "color width height");
  EXPECT_EQ(
      matched_p(
          "p{color:red; @media (min-width:1px){width:1px; &.a{height:1px}} @media print{top:0}}"),
      "color width height");
  EXPECT_EQ(matched_p("div{ p{ div & {color:red} &:hover{width:1px} } }"), "color");
}

TEST(StyleSheet, HeedsConditions) {
  EXPECT_EQ(matched_p("@media screen{p{color:red}} @media print{p{width:1px}}"), "color");
  EXPECT_EQ(matched_p("@media screen{@media (max-width:10px){p{color:red}} p{width:1px}}"),
            "width");
  EXPECT_EQ(
      matched_p("@supports (color:red){p{color:red}} @supports (color:nonsense){p{width:1px}}"),
      "color");
  EXPECT_EQ(matched_p("@supports selector(:is(a)) and (not (x:y)){p{color:red}} @supports "
                      "selector(:foo){p{width:1px}}"),
            "color");
  EXPECT_EQ(matched_p("@container (min-width:100px){p{color:red}} @keyframes x{from{p{color:red}}} "
                      "@page{p{color:red}}"),
            "color");
}

TEST(StyleSheet, AppliesScopedRulesBetweenRootAndLimit) {
  EXPECT_EQ(matched_p("@scope (div){p{color:red} :scope{width:1px} > .a{height:1px} & p{top:0} "
                      "body p{left:0}}"),
            "color height top");
  EXPECT_EQ(matched_p("@scope (body) to (div){p{color:red}} @scope (body) to (> p){p{width:1px}} "
                      "@scope (div) to (:scope){p{top:0}}"),
            "width");
  EXPECT_EQ(matched_p("@scope (.a){:scope{color:red} .a{width:1px} :is(:scope).a{height:1px}}"),
            "color width height");
  EXPECT_EQ(matched_p("@scope (.a){color:red; &{width:1px} @media screen{height:1px; .a{top:0}}}"),
            "color width height top");
  EXPECT_EQ(matched_p("div{@scope (& > p){:scope{color:red}} @scope (p){&{width:1px}} @scope "
                      "(body){p{top:0}}}"),
            "color width");
  EXPECT_EQ(matched_p("@scope (body){@scope (div){p{color:red}} @scope (:scope > p){:scope{top:0}} "
                      "@scope (p){:scope{width:1px}}}"),
            "color width");
}

TEST(StyleSheet, DropsScopesThatAreWrongOrNowhere) {
  EXPECT_EQ(matched_p("@scope (div,!){p{color:red}} @scope (div) to (!){p{color:red}} @scope "
                      "(){p{color:red}} @scope div{p{color:red}}"),
            "");
  EXPECT_EQ(matched_p("@scope (div::before){p{color:red}} @scope (.missing){p{color:red} "
                      ":scope{top:0}} @scope (div)to(a){p{top:0}}"),
            "");
  EXPECT_EQ(matched_p("@scope (div){p,..{color:red} @scope (.x){p{width:1px}} } p{height:1px}"),
            "height");
}

TEST(StyleSheet, TakesTheParentOfAStyleElementForTheScope) {
  SheetWorld world(
      "<div id=d><style>@scope{p{color:red} :scope{top:0}}</style><p id=in>x</p></div><p "
      "id=out>x</p>");
  EXPECT_EQ(world.read_document(), Status::Ok);
  EXPECT_EQ(world.matched("in"), "color");
  EXPECT_EQ(world.matched("d"), "top");
  EXPECT_EQ(world.matched("out"), "");
}

TEST(StyleSheet, OrdersLayers) {
  EXPECT_EQ(matched_p("@layer a,b; @layer b{p{color:red}} @layer a{p{width:1px}} p{height:1px}"),
            "color/1 width/0 height");
  EXPECT_EQ(matched_p("@layer a{p{color:red} @layer b{p{width:1px}}} @layer a.b{p{top:0}}"),
            "color/1 width/0 top/0");
}

TEST(StyleSheet, GivesTheSameForEveryChunkSize) {
  constexpr std::string_view kCss =
      "@layer a{p:is(.a,.x){color:red}} @media screen{div{p{width:1px}}} p::before{height:1px}";
  for (size_t chunk = 1; chunk < 20; ++chunk)
    EXPECT_EQ(matched_p(kCss, chunk), matched_p(kCss)) << chunk;
}

TEST(StyleSheet, ReadsImportsAtTheirPlace) {
  SheetWorld world("<head><link rel=stylesheet href=/a.css><style>p{top:0}</style></head>" +
                   std::string(kBody));
  world.resources.add("http://host/a.css",
                      "@import 'sub/b.css'; @import url(c.css) layer(x) screen; @import \"d.css\" "
                      "print; p{color:red} @import 'e.css';");
  world.resources.add("http://host/sub/b.css", "@import url( 'f.css' ); p{width:1px}");
  world.resources.add("http://host/sub/f.css", "p{left:0}");
  world.resources.add("http://host/c.css", "p{height:1px}");
  EXPECT_EQ(world.read_document(), Status::Ok);
  EXPECT_EQ(world.matched("p"), "left width height/0 color top");
  EXPECT_EQ(world.resources.opened.size(), 4u);
}

TEST(StyleSheet, ReadsImportsAfterWhatIsNoRule) {
  SheetWorld world("<head><link rel=stylesheet href=/a.css>" + std::string(kBody));
  world.resources.add("http://host/a.css",
                      "1p{top:0} @unknown{} @ import 'c.css'; p{left:0} @import 'b.css';");
  world.resources.add("http://host/b.css", "p{width:1px}");
  world.resources.add("http://host/c.css", "p{height:1px}");
  EXPECT_EQ(world.read_document(), Status::Ok);
  EXPECT_EQ(world.matched("p"), "width");
}

TEST(StyleSheet, UnescapesTheNamesOfPropertiesAndColors) {
  SheetWorld world(kBody);
  EXPECT_EQ(world.read("p{c\\olor:gr\\65 en; w\\idth:1px}"), Status::Ok);
  EXPECT_EQ(world.matched("p"), "color width");
}

TEST(StyleSheet, EndsImportsThatImportThemselves) {
  SheetWorld world(kBody);
  world.resources.add("http://host/dir/a.css", "@import 'a.css'; @import 'a.css'; p{color:red}");
  EXPECT_EQ(world.read("@import 'a.css';"), Status::Ok);
  EXPECT_TRUE(world.notes.has("@import"));
  EXPECT_LE(world.resources.opened.size(), 256u);
}

TEST(StyleSheet, NotesASheetThatCannotBeHad) {
  SheetWorld world(kBody);
  EXPECT_EQ(world.read("@import 'gone.css'; p{color:red}"), Status::Ok);
  EXPECT_TRUE(world.notes.has("http://host/dir/gone.css"));
  EXPECT_EQ(world.matched("p"), "color");
}

TEST(StyleSheet, HandsFacesToTheFonts) {
  SheetWorld world(kBody);
  EXPECT_EQ(
      world.read(
          "@font-face{font-family:'My Font';src:local('x'),url(a.eot) "
          "format('embedded-opentype'),url(b.woff) format(\"woff\"),url(c.ttf);"
          "font-weight:100 900} @font-face{font-family:Two Words;src:url(/d.otf);font-weight:bold}"
          "@font-face{font-family:x;src:url(y.ttf);unicode-range:U+400-4FF}@font-face{src:url(y."
          "ttf)}"),
      Status::Ok);
  EXPECT_EQ(
      world.fonts.faces,
      "My Font 100-900 local:x http://host/dir/b.woff http://host/dir/c.ttf;Two Words 700-700 "
      "http://host/d.otf;");
}

TEST(StyleSheet, RegistersProperties) {
  SheetWorld world(kBody);
  EXPECT_EQ(world.read("@property --x{syntax:'<length>';inherits:false;initial-value:1px} "
                       "@property --y{syntax:'*'}"
                       "@property --z{syntax:'*';inherits:true} p{top:var(--x)}"),
            Status::Ok);
  EXPECT_EQ(world.cascade.registrations, "--x <length> no 1px;");
}

TEST(StyleSheet, PicksTheSheetsOfTheDocument) {
  SheetWorld world(
      "<style media=print>p{top:0}</style><style type=text/less>p{top:0}</style><link "
      "rel='alternate stylesheet' href=a.css>"
      "<link rel=stylesheet href=b.css disabled><link rel=icon href=c.css><link rel=STYLESHEET "
      "title=one href=d.css>"
      "<link rel=stylesheet title=two href=e.css><link rel=stylesheet href=f.html>" +
      std::string(kBody));
  world.resources.add("http://host/dir/d.css", "p{color:red}");
  world.resources.add("http://host/dir/f.html", "p{width:1px}");
  EXPECT_EQ(world.read_document(), Status::Ok);
  EXPECT_EQ(world.matched("p"), "color width");
}

TEST(StyleSheet, RequestsSheetsAheadOfTheirTurn) {
  std::string html;
  for (const char name : {'1', '2', '3', '4', '5', '6'})
    html += std::string("<link rel=stylesheet href=") + name + ".css>";
  SheetWorld world(html + std::string(kBody));
  world.resources.add("http://host/dir/1.css", "@import 'late.css';");
  EXPECT_EQ(world.read_document(), Status::Ok);
  ASSERT_EQ(world.resources.opened.size(), 7u);
  EXPECT_EQ(world.resources.opened[3], "http://host/dir/4.css");
  EXPECT_EQ(world.resources.opened[4], "http://host/dir/late.css");
}

TEST(StyleSheet, TakesNothingForRulesThatMatchNothing) {
  std::string dropped;
  for (int i = 0; i < 10000; ++i)
    dropped +=
        ".missing-" + std::to_string(i) +
        " > p:hover, div .gone:not(.a) { color: red; background: url(x) } table td { top: 0 }\n";
  SheetWorld without(kBody), with(kBody);
  EXPECT_EQ(without.read("p{color:red}", 1000), Status::Ok);
  EXPECT_EQ(with.read("p{color:red}" + dropped, 1000), Status::Ok);
  EXPECT_EQ(with.statistics.rules_seen, 20001u);
  EXPECT_EQ(with.statistics.rules_kept, 1u);
  EXPECT_LE(with.page.budget.peak(), without.page.budget.peak() + 512);
}

/// A list of 20 KB of what selects nothing, with `item` in its middle.
std::string long_list(std::string_view item) {
  std::string list;
  for (int i = 0; i < 400; ++i) {
    if (i == 200) list.append(item).append(",");
    list += ".missing-" + std::to_string(i) + " > :is(.a,.b), ";
    list += "#d .lg\\:" + std::to_string(i) + ", ";
  }
  return list;
}

TEST(StyleSheet, AListOfSelectorsIsNotHeldAsAWhole) {
  const auto peak = [](std::string_view css) {
    SheetWorld world(kBody);
    world.told = nullptr;
    EXPECT_EQ(world.read(css, 1000), Status::Ok);
    EXPECT_EQ(world.matched("p"), "color");
    return world.page.budget.peak();
  };
  EXPECT_LE(peak(long_list(":is(p).a") + "b{color:red}"), peak(":is(p).a{color:red}") + 4096);
}

/// What the sheet gives p when no one is told what is dropped.
std::string matched_untold(std::string_view css, size_t chunk_bytes) {
  SheetWorld world(kBody);
  world.told = nullptr;
  EXPECT_EQ(world.read(css, chunk_bytes), Status::Ok);
  return world.matched("p");
}

TEST(StyleSheet, ALongListOfSelectorsIsWhatItsItemsAre) {
  for (const size_t chunk_bytes : {100u, 1023u, 100000u}) {
    EXPECT_EQ(matched_untold(long_list("p") + "b{color:red}", chunk_bytes), "color");
    EXPECT_EQ(matched_untold(long_list("b") + "p{color:red}", chunk_bytes), "color");
    EXPECT_EQ(matched_untold(long_list("p") + "{color:red} p{width:1px}", chunk_bytes), "width");
    EXPECT_EQ(matched_untold(long_list("p,..") + "p{color:red} p{width:1px}", chunk_bytes),
              "width");
    EXPECT_EQ(matched_untold(long_list("[a=','],p") + "b{color:red}", chunk_bytes), "color");
    EXPECT_EQ(matched_untold("@media all{" + long_list("p") + "b{color:red}}", chunk_bytes),
              "color");
    EXPECT_EQ(matched_untold("@media all{" + long_list("p") + "b;p{width:1px}}", chunk_bytes),
              "width");
    EXPECT_EQ(matched_untold("div{" + long_list("p") + "b{color:red}}", chunk_bytes), "color");
    EXPECT_EQ(matched_untold("p{width:1px}" + long_list("p") + "p", chunk_bytes), "width");
    EXPECT_EQ(matched_untold(long_list("#d p") + ".a{&.a{width:1px}} p{color:red}", chunk_bytes),
              matched_untold("#d p,#d .no,.a{&.a{width:1px}} p{color:red}", chunk_bytes));
  }
}

TEST(StyleSheet, EndsInOutOfMemoryWhenAnAllocationFails) {
  const std::string html =
      "<style>@import 'a.css'; @layer a{p:is(.a){color:red;&::before{width:1px}}} "
      "@font-face{font-family:x;src:url(y)}</style>" +
      std::string(kBody);
  SheetWorld counted(html);
  counted.resources.add("http://host/dir/a.css", "p{top:0}");
  const size_t before = counted.page.budget.allocations();
  ASSERT_EQ(counted.read_document(), Status::Ok);
  const size_t allocations = counted.page.budget.allocations() - before;
  for (size_t n = 0; n < allocations; ++n) {
    SheetWorld world(html);
    world.resources.add("http://host/dir/a.css", "p{top:0}");
    world.page.budget.fail_after(n);
    EXPECT_EQ(world.read_document(), Status::OutOfMemory) << n << " of " << allocations;
  }
}

TEST(StyleSheet, SharesTheBlockOfEqualStyleAttributes) {
  SheetWorld world(
      "<p id=p style='color: red; &{x:y} width:1px'><p id=q style='color: red; &{x:y} width:1px'>");
  SheetContext context = world.make_context();
  ASSERT_EQ(context.index.build(*world.page.document), Status::Ok);
  ElementDeclarations declarations(context, "http://host/");
  ASSERT_EQ(declarations.link_all(), Status::Ok);
  EXPECT_EQ(world.matched("p"), "color width");
  EXPECT_EQ(world.page.by_id("p")->matches->match->block,
            world.page.by_id("q")->matches->match->block);
  EXPECT_TRUE(world.page.by_id("p")->matches->match->style_attribute);
}

TEST(StyleSheet, ARuleIsOneMatchInAllLists) {
  SheetWorld world("<style>p{top:0} #q{left:0} p{right:0}</style><p id=p><p id=q>");
  ASSERT_EQ(world.read_document(), Status::Ok);
  const MatchList &of_p = *world.page.by_id("p")->matches, &of_q = *world.page.by_id("q")->matches;
  EXPECT_NE(&of_p, &of_q);
  EXPECT_EQ(of_p.match, of_q.match);
}

TEST(StyleSheet, TellsWhatItDropsOfRulesThatSelectSomething) {
  constexpr std::string_view kSheet =
      "p {\n  dispaly: flex; color: red\n}\n"
      ".none { dispaly: flex }\n"
      "p:hoover { }\n"
      "@meda print { p { dispaly: flex } }\n"
      "@media not all { p { dispaly: flex } }\n"
      "@import 'late.css';\n"
      "@font-face {\n  font-family: Eot;\n  src: url(x.eot)\n}\n"
      "p { width: 3;\n  color red;\n  --x: any; width: var(--x) }";
  const std::vector<std::string> expected = {"sheet http://host/dir/sheet.css",
                                             "declaration 2 dispaly: flex",
                                             "rule 5 p:hoover",
                                             "rule 6 @meda print",
                                             "rule 8 @import 'late.css'",
                                             "face 9 Eot",
                                             "declaration 13 width: 3",
                                             "declaration 14 color red"};
  for (size_t chunk_bytes = 1; chunk_bytes <= kSheet.size(); ++chunk_bytes) {
    SheetWorld world("<p id=p>");
    ASSERT_EQ(world.read(kSheet, chunk_bytes), Status::Ok);
    EXPECT_EQ(world.diagnostics.lines, expected) << chunk_bytes;
  }
}

TEST(StyleSheet, TellsWhatItDropsOfStyleAttributesAndNotOfHints) {
  SheetWorld world(
      "<p id=p style='dispaly: flex'><p style='dispaly: flex'><table width=x bgcolor=>");
  SheetContext context = world.make_context();
  ASSERT_EQ(context.index.build(*world.page.document), Status::Ok);
  ElementDeclarations declarations(context, "http://host/");
  ASSERT_EQ(declarations.link_all(), Status::Ok);
  EXPECT_EQ(
      world.diagnostics.lines,
      (std::vector<std::string>{"sheet of an element", "declaration 1 dispaly: flex", "repeated"}));
}

}  // namespace
}  // namespace weft
