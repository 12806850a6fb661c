#include "render/css/selector.h"

#include "tests/support/every_allocation.h"
#include "tests/support/parsed_document.h"

namespace weft {
namespace {

constexpr std::string_view kHtml = R"(<html id=html lang=en-GB><head id=head></head><body id=body class="Page dark">
<div id=d1 class="a b md:x" data-k="one two-three"><p id=p1 class=a lang=de-CH>x</p><p id=p2>y</p><span id=s1><b id=b1>z</b></span><p id=p3 class="a c"></p></div>
<ul id=ul dir=rtl><li id=l1><li id=l2 class=on><li id=l3><li id=l4 class=on><li id=l5></ul>
<a id=k1 href=x>l</a><a id=k2>l</a>
<form id=f><input id=i1 type=CHECKBOX checked><input id=i2 required placeholder=q><input id=i3 disabled value=v><select id=se><option id=o1>1<option id=o2>2</select><button id=bt>b</button>
<fieldset id=fs disabled><legend id=lg><input id=i4></legend><input id=i5></fieldset></form>
<svg id=svg viewBox="0 0 1 1"><linearGradient id=lin /></svg></body></html>)";

// The ids, in document order, of what `selector` selects; "invalid" when it is no selector list.
std::string selected(std::string_view selector, const ParsedDocument& page, const SelectorList* parent = nullptr) {
  Budget budget;
  Scratch scratch(budget);
  const Namespaces namespaces{};
  const SelectorContext context{*page.document->atoms, page.document->quirks_mode, namespaces, parent};
  const Result<const SelectorList*> list = compile_selectors(selector, context, scratch);
  if (!list.ok()) return "invalid";
  SelectorMatcher matcher;
  std::string ids;
  for (Node* node = page.document; node; node = next_in_tree(*node, *page.document)) {
    bool matches = false;
    for (const ComplexSelector* complex = list.value()->first; complex; complex = complex->next)
      matches |= node->is_element() && matcher.matches(*complex, *node->as_element());
    if (matches) ids += (ids.empty() ? "" : " ") + std::string(*node->as_element()->attribute(Atom::Id));
  }
  return ids;
}

struct Case {
  std::string_view selector, ids;
};

void expect_selected(std::span<const Case> cases) {
  const ParsedDocument page(kHtml);
  for (const Case& row : cases) EXPECT_EQ(selected(row.selector, page), row.ids) << row.selector;
}

TEST(Selector, MatchesTypesClassesAndIds) {
  constexpr Case kCases[] = {
      {"p", "p1 p2 p3"}, {"P", "p1 p2 p3"}, {".a", "d1 p1 p3"}, {".A", ""}, {"#p2", "p2"}, {"p.a", "p1 p3"}, {".a.c", "p3"},
      {"*#b1", "b1"}, {".md\\:x", "d1"}, {".m\\64 \\:x", "d1"}, {"#\\70 1", "p1"}, {"p , #b1", "p1 p2 b1 p3"}, {"p/**/.a", "p1 p3"},
      {"linearGradient", "lin"}, {"LINEARGRADIENT", ""}, {".missing, p#p1", "p1"}, {"div#d1/**/", "d1"},
  };
  expect_selected(kCases);
}

TEST(Selector, MatchesCombinators) {
  constexpr Case kCases[] = {
      {"div b", "b1"}, {"div>b", ""}, {"div > span>b", "b1"}, {"p + p", "p2"}, {"p ~ p", "p2 p3"}, {"p~span b", "b1"},
      {"body .a .a", "p1 p3"}, {"p + span ~ p", "p3"}, {"li.on + li", "l3 l5"}, {"li + li + li", "l3 l4 l5"},
      {"html > body > div > p ~ p", "p2 p3"}, {"div ~ form input", "i1 i2 i3 i4 i5"}, {"div + ul > li:first-child", "l1"},
      {"head + body ul", "ul"}, {"ul div b", ""},
  };
  expect_selected(kCases);
}

TEST(Selector, MatchesAttributes) {
  constexpr Case kCases[] = {
      {"[data-k]", "d1"}, {"[DATA-K]", "d1"}, {"[data-k='one two-three']", "d1"}, {"[data-k~=one]", "d1"}, {"[data-k~='one two']", ""},
      {"[data-k^=one]", "d1"}, {"[data-k$=three]", "d1"}, {"[data-k*='e t']", "d1"}, {"[data-k*='']", ""}, {"[lang|=en]", "html"},
      {"[data-k^=ONE]", ""}, {"[data-k^=ONE i]", "d1"}, {"[type=checkbox]", "i1"}, {"[type=checkbox s]", ""},
      {"[ type = \"checkbox\" ]", "i1"}, {"[viewBox]", "svg"}, {"[viewbox]", ""}, {"[*|href]", "k1"}, {"[|href]", "k1"},
      {"[nothing]", ""}, {"[data-k=one two]", "invalid"}, {"[data-k", "d1"}, {"[=x]", "invalid"},
  };
  expect_selected(kCases);
}

TEST(Selector, MatchesPositionsAmongSiblings) {
  constexpr Case kCases[] = {
      {"li:first-child", "l1"}, {"li:last-child", "l5"}, {"li:nth-child(odd)", "l1 l3 l5"}, {"li:nth-child(even)", "l2 l4"},
      {"li:nth-child(2n+1)", "l1 l3 l5"}, {"li:nth-child( -n + 2 )", "l1 l2"}, {"li:nth-child(3)", "l3"}, {"li:nth-child(n+4)", "l4 l5"},
      {"li:nth-last-child(2)", "l4"}, {"li:nth-child(2 of .on)", "l4"}, {"li:nth-last-child(1 of .on)", "l4"}, {"li:nth-child(0n)", ""},
      {"p:nth-of-type(2)", "p2"}, {"p:nth-last-of-type(1)", "p3"}, {"b:only-child", "b1"}, {"span:only-of-type", "s1"},
      {"div > :first-of-type", "p1 s1"}, {"div > :last-of-type", "s1 p3"}, {"p:empty", "p3"}, {":root", "html"},
      {"li:nth-child(-2n+5)", "l1 l3 l5"}, {"li:NTH-CHILD(EVEN)", "l2 l4"}, {"li:nth-child(n- 1)", "l1 l2 l3 l4 l5"},
      {"li:nth-child(2n + 1 of li, p)", "l1 l3 l5"}, {"li:nth-child(foo)", "invalid"}, {"li:nth-child(2 n)", "invalid"},
  };
  expect_selected(kCases);
}

TEST(Selector, MatchesListsInArguments) {
  constexpr Case kCases[] = {
      {":is(p, b)", "p1 p2 b1 p3"}, {":where(.a, .b) > p", "p1 p2 p3"}, {"p:not(.a)", "p2"}, {"p:not(.a, #p2)", ""},
      {"p:not(.missing)", "p1 p2 p3"}, {":is(p, ::nonsense, ..)", "p1 p2 p3"}, {"p:is()", ""}, {"p:not()", "invalid"},
      {"p:not(..)", "invalid"}, {"div:has(b)", "d1"}, {"div:has(> b)", ""}, {"p:has(+ p)", "p1"}, {"p:has(~ span b)", "p1 p2"},
      {":is(div > p):not(:first-child)", "p2 p3"}, {"ul:has(.on):has(> li)", "ul"}, {":has(:has(b))", "invalid"},
      {"li:not(:is(.on, :first-child))", "l3 l5"}, {":not(div) > b", "b1"}, {"body:not(:has(table)) b", "b1"},
  };
  expect_selected(kCases);
}

TEST(Selector, MatchesStatesOfFormsAndLinks) {
  constexpr Case kCases[] = {
      {":link", "k1"}, {":any-link", "k1"}, {":checked", "i1 o1"}, {"input:disabled", "i3 i5"}, {"input:enabled", "i1 i2 i4"},
      {":required", "i2"}, {"input:optional", "i1 i3 i4 i5"}, {":placeholder-shown", "i2"}, {":default", "i1 bt"},
      {"input:read-write", "i2 i4"}, {"input:invalid", "i2"}, {"p:defined", "p1 p2 p3"}, {"a:visited", ""},
  };
  expect_selected(kCases);
}

TEST(Selector, MatchesLanguageAndDirection) {
  constexpr Case kCases[] = {
      {"p:lang(de)", "p1"}, {"p:lang(en)", "p2 p3"}, {"p:lang('*-CH')", "p1"}, {"p:lang(fr, de)", "p1"}, {"p:lang(d)", ""},
      {"ul:dir(rtl)", "ul"}, {"div:dir(ltr)", "d1"}, {"li.on:dir(rtl)", "l2 l4"},
  };
  expect_selected(kCases);
}

TEST(Selector, NeverMatchesWhatTakesAUser) {
  constexpr Case kCases[] = {
      {"p:hover", ""}, {"p:not(:hover)", "p1 p2 p3"}, {":focus-within", ""}, {"p:hover, #p2", "p2"}, {"a:target", ""},
      {"p::-webkit-scrollbar", ""}, {"p::-webkit-scrollbar, #p2", "p2"}, {"::part(x), #p2", "p2"}, {"p::selection, #p2", "p2"},
  };
  expect_selected(kCases);
}

TEST(Selector, RejectsWhatIsNoSelector) {
  constexpr Case kCases[] = {
      {"", "invalid"}, {"p,", "invalid"}, {",p", "invalid"}, {"p >", "invalid"}, {"> p", "invalid"}, {"p > > p", "invalid"}, {".1a", "invalid"},
      {"#1", "invalid"}, {"p:unknown", "invalid"}, {"p::unknown", "invalid"}, {"p::-moz-x", "invalid"}, {"p:before p", "invalid"},
      {"p::before.a", "invalid"}, {"p{", "invalid"}, {"p)", "invalid"}, {"unknown|p", "invalid"}, {"p..a", "invalid"}, {"a!", "invalid"},
  };
  expect_selected(kCases);
}

TEST(Selector, MatchesNestedRulesAgainstTheRuleAround) {
  const ParsedDocument page(kHtml);
  Budget budget;
  Scratch scratch(budget);
  const Namespaces namespaces{};
  const SelectorContext context{*page.document->atoms, page.document->quirks_mode, namespaces};
  const SelectorList* const parent = compile_selectors("div, ul", context, scratch).value();
  constexpr Case kCases[] = {
      {"&", "d1 ul"}, {"p", "p1 p2 p3"}, {"& > p", "p1 p2 p3"}, {"> b", ""}, {"+ ul", "ul"}, {"&.b", "d1"}, {"body &", "d1 ul"},
      {":is(body &) .a", "p1 p3"}, {".on, &.a", "d1 l2 l4"}, {"~ form", "f"}, {"& & b", ""},
  };
  for (const Case& row : kCases) EXPECT_EQ(selected(row.selector, page, parent), row.ids) << row.selector;
}

TEST(Selector, IgnoresCaseOfClassesAndIdsInQuirksMode) {
  const ParsedDocument page("<body id=Body class='Big'>", "");
  EXPECT_EQ(selected(".bIG", page), "Body");
  EXPECT_EQ(selected("#BODY", page), "Body");
}

uint32_t specificity(std::string_view selector) {
  const ParsedDocument page(kHtml);
  Budget budget;
  Scratch scratch(budget);
  const Namespaces namespaces{};
  return compile_selectors(selector, {*page.document->atoms, QuirksMode::No, namespaces}, scratch).value()->specificity;
}

TEST(Selector, CountsSpecificity) {
  EXPECT_EQ(specificity("*"), 0u);
  EXPECT_EQ(specificity("p"), 1u);
  EXPECT_EQ(specificity("p::before"), 2u);
  EXPECT_EQ(specificity("ul li.on[class]:first-child"), 3u << 10 | 2u);
  EXPECT_EQ(specificity("#d1 p"), 1u << 20 | 1u);
  EXPECT_EQ(specificity(":where(#d1) p"), 1u);
  EXPECT_EQ(specificity(":is(p, #missing)"), 1u << 20);
  EXPECT_EQ(specificity("p:not(.a, #x)"), 1u << 20 | 1u);
  EXPECT_EQ(specificity("li:nth-child(2 of .on)"), 2u << 10 | 1u);
}

TEST(Selector, GivesUpWhenItsStepsAreUsedUp) {
  const ParsedDocument page(kHtml);
  Budget budget;
  Scratch scratch(budget);
  const Namespaces namespaces{};
  const auto* list = compile_selectors("html b", {*page.document->atoms, QuirksMode::No, namespaces}, scratch).value();
  SelectorMatcher matcher;
  matcher.set_steps(2);
  EXPECT_FALSE(matcher.matches(*list->first, *page.by_id("b1")));
  matcher.set_steps(100);
  EXPECT_TRUE(matcher.matches(*list->first, *page.by_id("b1")));
}

TEST(Selector, EndsInOutOfMemoryWhenAnAllocationFails) {
  const ParsedDocument page(kHtml);
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
    Scratch scratch(budget);
    const Namespaces namespaces{};
    std::string text = "p";
    for (int i = 0; i < 200; ++i) text += ", div:is(.a, #p\\31, [x=\"y\"]) > p:not(.a)";
    return compile_selectors(text, {*page.document->atoms, QuirksMode::No, namespaces}, scratch).status();
  });
}

TEST(Selector, EndsEveryTruncation) {
  const ParsedDocument page(kHtml);
  constexpr std::string_view kText = "ul|li:not(:is(.a\\31 , [x=\"\\\"y\" i])):nth-child(2n + 1 of p) > *|*::before, :has(> a:lang(en, \"de\"))";
  for (size_t size = 0; size <= kText.size(); ++size) selected(kText.substr(0, size), page);
}

}  // namespace
}  // namespace weft
