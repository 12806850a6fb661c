#include "render/css/selectors/selector.h"
#include "render/css/selectors/element_index.h"
#include "render/css/selectors/missing_names.h"

#include "tests/support/every_allocation.h"
#include "tests/support/parsed_document.h"

namespace weft {
namespace {

constexpr std::string_view kHtml =
    R"(<html id=html lang=en-GB><head id=head></head><body id=body class="Page dark">
<div id=d1 class="a b md:x" data-k="one two-three"><p id=p1 class=a lang=de-CH>x</p><p id=p2>y</p><span id=s1><b id=b1>z</b></span><p id=p3 class="a c"></p></div>
<ul id=ul dir=rtl><li id=l1><li id=l2 class=on><li id=l3><li id=l4 class=on><li id=l5></ul>
<a id=k1 href=x>l</a><a id=k2>l</a>
<form id=f><input id=i1 type=CHECKBOX checked><input id=i2 required placeholder=q><input id=i3 disabled value=v><select id=se><option id=o1>1<option id=o2>2</select><button id=bt>b</button>
<fieldset id=fs disabled><legend id=lg><input id=i4></legend><input id=i5></fieldset></form>
<svg id=svg viewBox="0 0 1 1"><linearGradient id=lin /></svg></body></html>)";

// The ids, in document order, of what `selector` selects; "invalid" when it is no selector list.
std::string selected(std::string_view selector, const ParsedDocument& page,
                     const SelectorList* parent = nullptr) {
  Budget budget;
  Scratch scratch(budget);
  const Namespaces namespaces{};
  const SelectorContext context{*page.document->atoms, page.document->quirks_mode, namespaces,
                                parent};
  const Result<const SelectorList*> list = compile_selectors(selector, context, scratch);
  if (!list.ok()) return "invalid";
  SelectorMatcher matcher;
  std::string ids;
  for (Node* node = page.document; node; node = next_in_tree(*node, *page.document)) {
    bool matches = false;
    for (const ComplexSelector* complex = list.value()->first; complex; complex = complex->next)
      matches |= node->is_element() && matcher.matches(*complex, *node->as_element());
    const std::string_view* const id = matches ? node->as_element()->attribute(Atom::Id) : nullptr;
    if (id) ids += (ids.empty() ? "" : " ") + std::string(*id);
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
  // clang-format off
  constexpr Case kCases[] = {
      {"p", "p1 p2 p3"}, {"P", "p1 p2 p3"}, {".a", "d1 p1 p3"}, {".A", ""}, {"#p2", "p2"},
      {"p.a", "p1 p3"}, {".a.c", "p3"},
      {"*#b1", "b1"}, {".md\\:x", "d1"}, {".m\\64 \\:x", "d1"}, {"#\\70 1", "p1"},
      {"p , #b1", "p1 p2 b1 p3"}, {"p/**/.a", "p1 p3"},
      {"linearGradient", "lin"}, {"LINEARGRADIENT", ""}, {".missing, p#p1", "p1"},
      {"div#d1/**/", "d1"},
  };
  // clang-format on
  expect_selected(kCases);
}

TEST(Selector, MatchesCombinators) {
  // clang-format off
  constexpr Case kCases[] = {
      {"div b", "b1"}, {"div>b", ""}, {"div > span>b", "b1"}, {"p + p", "p2"}, {"p ~ p", "p2 p3"},
      {"p~span b", "b1"},
      {"body .a .a", "p1 p3"}, {"p + span ~ p", "p3"}, {"li.on + li", "l3 l5"},
      {"li + li + li", "l3 l4 l5"},
      {"html > body > div > p ~ p", "p2 p3"}, {"div ~ form input", "i1 i2 i3 i4 i5"},
      {"div + ul > li:first-child", "l1"},
      {"head + body ul", "ul"}, {"ul div b", ""},
  };
  // clang-format on
  expect_selected(kCases);
}

TEST(Selector, MatchesAttributes) {
  constexpr Case kCases[] = {
      {"[data-k]", "d1"},
      {"[DATA-K]", "d1"},
      {"[data-k='one two-three']", "d1"},
      {"[data-k~=one]", "d1"},
      {"[data-k~='one two']", ""},
      {"[data-k^=one]", "d1"},
      {"[data-k$=three]", "d1"},
      {"[data-k*='e t']", "d1"},
      {"[data-k*='']", ""},
      {"[lang|=en]", "html"},
      {"[data-k^=ONE]", ""},
      {"[data-k^=ONE i]", "d1"},
      {"[type=checkbox]", "i1"},
      {"[type=checkbox s]", "invalid"},
      {"[ type = \"checkbox\" ]", "i1"},
      {"[viewBox]", "svg"},
      {"[viewbox]", ""},
      {"[*|href]", "k1"},
      {"[|href]", "k1"},
      {"[nothing]", ""},
      {"[data-k=one two]", "invalid"},
      {"[data-k", "d1"},
      {"[=x]", "invalid"},
      {"[class~=b]", "d1"},
      {"[class~=B]", ""},
      {"[class~=B i]", "d1"},
      {"[class~='a b']", ""},
      {"[class~='']", ""},
      {"[class~=dark] > ul", "ul"},
      {"[data-k='on\\65  two-three']", "d1"},
      {"[data-k=\"one two-three", "d1"},
  };
  expect_selected(kCases);
}

TEST(Selector, MatchesPositionsAmongSiblings) {
  // clang-format off
  constexpr Case kCases[] = {
      {"li:first-child", "l1"}, {"li:last-child", "l5"}, {"li:nth-child(odd)", "l1 l3 l5"},
      {"li:nth-child(even)", "l2 l4"},
      {"li:nth-child(2n+1)", "l1 l3 l5"}, {"li:nth-child( -n + 2 )", "l1 l2"},
      {"li:nth-child(3)", "l3"}, {"li:nth-child(n+4)", "l4 l5"},
      {"li:nth-last-child(2)", "l4"}, {"li:nth-child(2 of .on)", "l4"},
      {"li:nth-last-child(1 of .on)", "l4"}, {"li:nth-child(0n)", ""},
      {"p:nth-of-type(2)", "p2"}, {"p:nth-last-of-type(1)", "p3"}, {"b:only-child", "b1"},
      {"span:only-of-type", "s1"},
      {"div > :first-of-type", "p1 s1"}, {"div > :last-of-type", "s1 p3"}, {"p:empty", "p3"},
      {":root", "html"},
      {"li:nth-child(-2n+5)", "l1 l3 l5"}, {"li:NTH-CHILD(EVEN)", "l2 l4"},
      {"li:nth-child(n- 1)", "l1 l2 l3 l4 l5"},
      {"li:nth-child(2n + 1 of li, p)", "l1 l3 l5"}, {"li:nth-child(foo)", "invalid"},
      {"li:nth-child(2 n)", "invalid"},
  };
  // clang-format on
  expect_selected(kCases);
}

TEST(Selector, MatchesListsInArguments) {
  // clang-format off
  constexpr Case kCases[] = {
      {":is(p, b)", "p1 p2 b1 p3"}, {":where(.a, .b) > p", "p1 p2 p3"}, {"p:not(.a)", "p2"},
      {"p:not(.a, #p2)", ""},
      {"p:not(.missing)", "p1 p2 p3"}, {":is(p, ::nonsense, ..)", "p1 p2 p3"}, {"p:is()", ""},
      {"p:not()", "invalid"},
      {"p:not(..)", "invalid"}, {"div:has(b)", "d1"}, {"div:has(> b)", ""}, {"p:has(+ p)", "p1"},
      {"p:has(~ span b)", "p1 p2"},
      {":is(div > p):not(:first-child)", "p2 p3"}, {"ul:has(.on):has(> li)", "ul"},
      {":has(:has(b))", "invalid"},
      {"li:not(:is(.on, :first-child))", "l3 l5"}, {":not(div) > b", "b1"},
      {"body:not(:has(table)) b", "b1"},
  };
  // clang-format on
  expect_selected(kCases);
}

TEST(Selector, MatchesStatesOfFormsAndLinks) {
  // clang-format off
  constexpr Case kCases[] = {
      {":link", "k1"}, {":any-link", "k1"}, {":checked", "i1 o1"}, {"input:disabled", "i3 i5"},
      {"input:enabled", "i1 i2 i4"},
      {":required", "i2"}, {"input:optional", "i1 i3 i4 i5"}, {":placeholder-shown", "i2"},
      {":default", "i1 bt"},
      {"input:read-write", "i2 i4"}, {"input:invalid", "i2"}, {"p:defined", "p1 p2 p3"},
      {"a:visited", ""},
  };
  // clang-format on
  expect_selected(kCases);
}

TEST(Selector, MatchesLanguageAndDirection) {
  constexpr Case kCases[] = {
      {"p:lang(de)", "p1"},     {"p:lang(en)", "p2 p3"},     {"p:lang('*-CH')", "p1"},
      {"p:lang(fr, de)", "p1"}, {"p:lang(d)", ""},           {"ul:dir(rtl)", "ul"},
      {"div:dir(ltr)", "d1"},   {"li.on:dir(rtl)", "l2 l4"},
  };
  expect_selected(kCases);
}

/// Each selector with the ids it selects in `html`, in the order of the document.
void expect_selected_in(std::string_view html, std::span<const Case> cases) {
  const ParsedDocument page(html);
  for (const Case& row : cases) EXPECT_EQ(selected(row.selector, page), row.ids) << row.selector;
}

TEST(Selector, FindsTheDirectionOfTextByItself) {
  constexpr Case kCases[] = {{":dir(rtl)", "r a1 a3 a5 b1 i1"}, {"div:dir(ltr)", "a2 a4"}};
  expect_selected_in(
      "<html id=html dir=ltr><body><p id=r dir=rtl></p><div id=a1 dir=auto>12 \u05e9 abc</div><div "
      "id=a2 dir=auto>abc \u05e9</div>"
      "<div id=a3 dir=AUTO><bdi>abc</bdi>\u05e9</div><div id=a4 dir=auto>12</div><div id=a5 "
      "dir=auto><script>abc</script>\u05e9</div>"
      "<bdi id=b1>\u05e9</bdi><input id=i1 dir=auto value=\u05e9><input id=i2 type=tel>",
      kCases);
}

TEST(Selector, ValidatesControls) {
  // clang-format off
  constexpr Case kCases[] = {
      {"input:valid", "n1 e1 m1"}, {"input:invalid", "n2 n3 r1 d1 e2 q"}, {"form:invalid", "f"},
      {"select:invalid", "s1"}, {"form:valid", "g"},
      {":in-range", "n1 n3"}, {":out-of-range", "n2 d1"}, {"fieldset:invalid", "fs"},
      {"input:not(:valid, :invalid)", "n4 h1"},
  };
  // clang-format on
  expect_selected_in(
      "<form id=f><input id=n1 type=number min=1 max=5 value=3><input id=n2 type=number max=5 "
      "value=9><input id=n3 type=number "
      "step=2 min=1 value=2><input id=n4 type=number max=5 value=9 disabled><input id=h1 "
      "type=hidden required><input id=r1 type=radio "
      "required><input id=d1 type=date min=2020-01-01 value=2019-12-31><input id=e1 type=email "
      "value=a@b.c><input id=e2 "
      "type=email value=a><select id=s1 required><option value=''>x<option>y</select></form><form "
      "id=g></form><input id=m1>"
      "<fieldset id=fs><input id=q required></fieldset>",
      kCases);
}

TEST(Selector, FindsTheSelectedOptionAndTheDefaultButton) {
  constexpr Case kCases[] = {{"option:checked", "o2 o4"},
                             {"button:default", "b2 b3"},
                             {":defined:not(:has(*))", "o1 o2 o3 o4 b1 b2 b3"}};
  expect_selected_in(
      "<html><head></head><body><select id=s1><optgroup id=g disabled><option "
      "id=o1>x</optgroup><option id=o2>y</select><select id=s2>"
      "<option id=o3 selected>x<option id=o4 selected>y</select><form id=f1><button id=b1 "
      "type=button></button><button id=b2></button>"
      "</form><button id=b3 form=f2></button><x-y id=x></x-y><form id=f2><p is=z id=z></p></form>",
      kCases);
}

TEST(Selector, KnowsWhatMayFollowAPseudoElement) {
  // clang-format off
  constexpr Case kCases[] = {
      {"p::before:hover, #p2", "invalid"}, {"p::before::before, #p2", "invalid"},
      {"p::before::marker, #p2", "p2"}, {"p::-webkit-x:hover, #p2", "p2"},
      {"p::part(x):hover, #p2", "p2"}, {"::part(), #p2", "invalid"}, {"::slotted(p), #p2", "p2"},
      {"::slotted(p p), #p2", "invalid"},
      {"::picker(select), #p2", "p2"}, {":host(p) p, #p2", "p2"}, {":host(), #p2", "invalid"},
      {"p::before:is(:hover), #p2", "p2"},
      {":matches(p), #p2", "invalid"}, {":lang(1), #p2", "invalid"}, {":lang(), #p2", "invalid"},
      {"p:is(:has(:has(b), c), #p2)", "p2"},
  };
  // clang-format on
  expect_selected(kCases);
}

TEST(Selector, ForgivesNothingToSupports) {
  const ParsedDocument page(kHtml);
  Budget budget;
  Scratch scratch(budget);
  const Namespaces namespaces{};
  const SelectorContext context{*page.document->atoms, QuirksMode::No, namespaces};
  for (const char* selector :
       {":is(a, b)", "a > b", "::before", ":hover", ":has(> a)", "::part(x)", ":not(a, b)", "*|*"})
    EXPECT_TRUE(supports_selector(selector, context, scratch)) << selector;
  for (const char* selector : {":is(!)", ":is()", "a, b", "> a", "::-webkit-foo", ":foo",
                               ":is(a, ::before)", ":has(:has(a))", "x|a"})
    EXPECT_FALSE(supports_selector(selector, context, scratch)) << selector;
}

TEST(Selector, NeverMatchesWhatTakesAUser) {
  // clang-format off
  constexpr Case kCases[] = {
      {"p:hover", ""}, {"p:not(:hover)", "p1 p2 p3"}, {":focus-within", ""}, {"p:hover, #p2", "p2"},
      {"a:target", ""},
      {"p::-webkit-scrollbar", ""}, {"p::-webkit-scrollbar, #p2", "p2"}, {"::part(x), #p2", "p2"},
      {"p::selection, #p2", "p2"},
  };
  // clang-format on
  expect_selected(kCases);
}

TEST(Selector, RejectsWhatIsNoSelector) {
  // clang-format off
  constexpr Case kCases[] = {
      {"", "invalid"}, {"p,", "invalid"}, {",p", "invalid"}, {"p >", "invalid"}, {"> p", "invalid"},
      {"p > > p", "invalid"}, {".1a", "invalid"},
      {"#1", "invalid"}, {"p:unknown", "invalid"}, {"p::unknown", "invalid"},
      {"p::-moz-x", "invalid"}, {"p:before p", "invalid"},
      {"p::before.a", "invalid"}, {"p{", "invalid"}, {"p)", "invalid"}, {"unknown|p", "invalid"},
      {"p..a", "invalid"}, {"a!", "invalid"},
  };
  // clang-format on
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
      {"&", "d1 ul"},
      {"p", "p1 p2 p3"},
      {"& > p", "p1 p2 p3"},
      {"> b", ""},
      {"+ ul", "ul"},
      {"&.b", "d1"},
      {"body &", "d1 ul"},
      {":is(body &) .a", "p1 p3"},
      {".on, &.a", "d1 l2 l4"},
      {"~ form", "f"},
      {"& & b", ""},
  };
  for (const Case& row : kCases)
    EXPECT_EQ(selected(row.selector, page, parent), row.ids) << row.selector;
}

TEST(Selector, IgnoresCaseOfClassesAndIdsInQuirksMode) {
  const ParsedDocument page("<body id=Body class='Big'>", "");
  EXPECT_EQ(selected(".bIG", page), "Body");
  EXPECT_EQ(selected("#BODY", page), "Body");
  EXPECT_EQ(selected("[class~=Big]", page), "Body");
  EXPECT_EQ(selected("[class~=big]", page), "") << "attributes keep theirs";
}

uint32_t specificity(std::string_view selector) {
  const ParsedDocument page(kHtml);
  Budget budget;
  Scratch scratch(budget);
  const Namespaces namespaces{};
  return compile_selectors(selector, {*page.document->atoms, QuirksMode::No, namespaces}, scratch)
      .value()
      ->specificity;
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
  for (const char* const list : {"p, ul #missing.on", "#missing.a\\:b p, p"})
    EXPECT_EQ(specificity(list), 1u << 20 | 1u << 10 | 1u) << "that of what selects nothing counts";
}

TEST(Selector, FindsWhatIsMissingInFrontOfAList) {
  const ParsedDocument page(kHtml);
  const Namespaces namespaces{};
  const SelectorContext context{*page.document->atoms, QuirksMode::No, namespaces};
  const auto size = [&](std::string_view text) { return find_missing(text, context).size; };
  EXPECT_EQ(size(" p > .missing , p"), 14u);
  EXPECT_EQ(size("p.md\\:y#p1"), 10u);
  EXPECT_EQ(size("p .missing, p  .a.missing,p #gone,p .md\\:x, p .missing"), 33u);
  EXPECT_EQ(size("p .missing, p"), 10u);
  EXPECT_EQ(size("p .missing, p "), 10u);
  EXPECT_EQ(size("p .gone, p .gone.a > p, p .gone:hover"), 22u) << "fronts that are alike";
  EXPECT_EQ(size(".md, .md\\:x"), 3u) << "a front ends with its name";
  for (const char* const other :
       {"p", ".md\\:x", ".missing:hover", ".missing::nonsense", "> .missing", ".missing ..",
        "[missing] .missing", ".missing\\41 b", ""})
    EXPECT_EQ(size(other), 0u) << other;
}

TEST(Selector, KnowsLongListsOfWhichAllIsMissing) {
  const ParsedDocument page(kHtml);
  const Namespaces namespaces{};
  const SelectorContext context{*page.document->atoms, QuirksMode::No, namespaces};
  const auto are_missing = [&](std::string text) {
    for (int i = 0; i < 30; ++i) text += ", .gone-" + std::to_string(i);
    return are_all_missing(text, context);
  };
  for (const char* const selector :
       {".missing", "p .missing:hover", ".gone..", ".a\\,b", "p > .gone::after .x", "#gone p"})
    EXPECT_TRUE(are_missing(selector)) << selector;
  for (const char* const selector :
       {"p", ".missing, p", "p, .missing", ".missing,", ".missing:is(p, a)", ".missing[x=',']",
        ":is(.missing)", ".missing/**/", "", "::b", "gone|p"})
    EXPECT_FALSE(are_missing(selector)) << selector;
}

TEST(Selector, FindsKnownNamesMissingWhereNoElementHasThem) {
  const ParsedDocument page(kHtml);
  Budget budget;
  Arena arena(budget);
  ElementIndex index(arena);
  ASSERT_EQ(index.build(*page.document), Status::Ok);
  const Namespaces namespaces{};
  SelectorContext context{*page.document->atoms, QuirksMode::No, namespaces};
  const auto size = [&](std::string_view text) { return find_missing(text, context).size; };
  EXPECT_EQ(size("video, p .meter, p"), 0u);
  context.elements = &index;
  EXPECT_EQ(size("video, p .meter, p"), 15u);
  EXPECT_EQ(size("video:is(p, a), meter::x"), 0u);
  EXPECT_EQ(size("video|p"), 0u);
  context.is_right = true;
  EXPECT_EQ(size("video:is(p, [x=','])::y, meter::x, p"), 33u);
  EXPECT_EQ(size("p:is(video), p"), 0u);
  EXPECT_EQ(size("video|p"), 0u) << "a prefix is no type";
}

TEST(Selector, GivesUpWhenItsStepsAreUsedUp) {
  const ParsedDocument page(kHtml);
  Budget budget;
  Scratch scratch(budget);
  const Namespaces namespaces{};
  const auto* list =
      compile_selectors("html b", {*page.document->atoms, QuirksMode::No, namespaces}, scratch)
          .value();
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
    return compile_selectors(text, {*page.document->atoms, QuirksMode::No, namespaces}, scratch)
        .status();
  });
}

TEST(Selector, EndsEveryTruncation) {
  const ParsedDocument page(kHtml);
  constexpr std::string_view kText =
      "ul|li:not(:is(.a\\31 , [x=\"\\\"y\" i])):nth-child(2n + 1 of p) > *|*::before, :has(> "
      "a:lang(en, \"de\"))";
  for (size_t size = 0; size <= kText.size(); ++size) selected(kText.substr(0, size), page);
}

}  // namespace
}  // namespace weft
