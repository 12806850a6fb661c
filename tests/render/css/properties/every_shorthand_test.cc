// Shorthands, logical properties and old names: each declaration is as good as the longhands beside
// it. What a shorthand does not say has its initial value, whatever was said before.
#include <string>
#include <vector>

#include "render/css/writing/style_text.h"
#include "tests/render/css/cascade_fixture.h"
#include "tests/support/string_sink.h"

namespace weft {
namespace {

/// "name: value" of every longhand that `declarations` make other than without them.
std::string computed(std::string_view declarations) {
  CascadeFixture fixture, bare;
  const ComputedStyle &style = fixture.style(declarations), &usual = bare.style("");
  std::string text;
  for (auto i = static_cast<uint16_t>(kFirstLonghand); i < static_cast<uint16_t>(PropertyId::Count);
       ++i) {
    const auto property = static_cast<PropertyId>(i);
    StringSink value, usual_value;
    write_computed_value(property, style, 1, value);
    write_computed_value(property, usual, 1, usual_value);
    if (value.string == usual_value.string) continue;
    text.append(property_name(property)).append(": ").append(value.string).append("\n");
  }
  return text;
}

struct ShorthandCase {
  std::string_view shorthand, longhands;
};

void expect_same(std::span<const ShorthandCase> cases) {
  for (const ShorthandCase& row : cases) {
    const std::string want = computed(row.longhands);
    EXPECT_FALSE(want.empty()) << row.longhands;
    EXPECT_EQ(computed(row.shorthand), want) << row.shorthand;
    const size_t colon = row.shorthand.find(':');
    const std::string name(row.shorthand.substr(0, colon)), value(row.shorthand.substr(colon + 1));
    EXPECT_EQ(computed("--v:" + value + ";" + name + ": var(--v)"), want) << row.shorthand;
    EXPECT_EQ(computed(std::string(row.shorthand) + ";" + name + ":" + value + " 1nonsense"), want)
        << row.shorthand;
    EXPECT_EQ(computed(std::string(row.shorthand) + ";" + name + ": initial"),
              computed(name + ": initial"))
        << row.shorthand;
  }
}

TEST(EveryShorthand, OfSides) {
  constexpr ShorthandCase kCases[] = {
      {"margin: 1px", "margin-top: 1px; margin-right: 1px; margin-bottom: 1px; margin-left: 1px"},
      {"margin: 1px auto",
       "margin-top: 1px; margin-right: auto; margin-bottom: 1px;"
       "margin-left: auto"},
      {"margin: 1px 2% 3px",
       "margin-top: 1px; margin-right: 2%; margin-bottom: 3px;"
       "margin-left: 2%"},
      {"margin: 1px 2px 3px -4px",
       "margin-top: 1px; margin-right: 2px; margin-bottom: 3px;"
       "margin-left: -4px"},
      {"padding: 1px 2%",
       "padding-top: 1px; padding-right: 2%; padding-bottom: 1px;"
       "padding-left: 2%"},
      {"padding: calc(1px + 1%)",
       "padding-top: calc(1px + 1%); padding-right: calc(1px + 1%);"
       "padding-bottom: calc(1px + 1%); padding-left: calc(1px + 1%)"},
      {"inset: 1px auto 3%", "top: 1px; right: auto; bottom: 3%; left: auto"},
      {"margin-inline: 1px 2px", "margin-left: 1px; margin-right: 2px"},
      {"margin-block: 3px", "margin-top: 3px; margin-bottom: 3px"},
      {"padding-inline: 1px 2px", "padding-left: 1px; padding-right: 2px"},
      {"padding-block: 3px 4px", "padding-top: 3px; padding-bottom: 4px"},
      {"inset-inline: 1px 2px", "left: 1px; right: 2px"},
      {"inset-block: 3px", "top: 3px; bottom: 3px"},
      {"margin-inline-start: 1px", "margin-left: 1px"},
      {"margin-block-end: 1px", "margin-bottom: 1px"},
      {"padding-inline-end: 1px", "padding-right: 1px"},
      {"inset-block-start: 1px", "top: 1px"},
      {"inline-size: 5px", "width: 5px"},
      {"block-size: 5px", "height: 5px"},
      {"min-inline-size: 5px", "min-width: 5px"},
      {"max-block-size: 5px", "max-height: 5px"},
  };
  expect_same(kCases);
}

TEST(EveryShorthand, OfBorders) {
  constexpr ShorthandCase kCases[] = {
      {"border-style: solid dashed",
       "border-top-style: solid; border-right-style: dashed;"
       "border-bottom-style: solid; border-left-style: dashed"},
      {"border-color: red lime blue",
       "border-top-color: red; border-right-color: lime;"
       "border-bottom-color: blue; border-left-color: lime"},
      {"border: 2px solid red", "border-style: solid; border-width: 2px; border-color: red"},
      {"border: solid", "border-style: solid; border-width: medium"},
      {"border: red dashed", "border-style: dashed; border-color: red"},
      {"border-top: 2px solid", "border-top-width: 2px; border-top-style: solid"},
      {"border-right: solid red thin",
       "border-right-width: 1px; border-right-style: solid; border-right-color: red"},
      {"border-bottom: thick double", "border-bottom-width: 5px; border-bottom-style: double"},
      {"border-left: red solid", "border-left-color: red; border-left-style: solid"},
      {"border-inline: 2px solid", "border-left: 2px solid; border-right: 2px solid"},
      {"border-block: 2px solid red", "border-top: 2px solid red; border-bottom: 2px solid red"},
      {"border-inline-style: solid dotted", "border-left-style: solid; border-right-style: dotted"},
      {"border-block-style: solid", "border-top-style: solid; border-bottom-style: solid"},
      {"border-inline-color: red", "border-left-color: red; border-right-color: red"},
      {"border-block-color: red lime", "border-top-color: red; border-bottom-color: lime"},
      {"border-inline-start: 2px solid red", "border-left: 2px solid red"},
      {"border-block-end: 2px solid red", "border-bottom: 2px solid red"},
      {"border-radius: 1px 2px",
       "border-top-left-radius: 1px; border-top-right-radius: 2px;"
       "border-bottom-right-radius: 1px; border-bottom-left-radius: 2px"},
      {"border-radius: 1px / 2px 3%",
       "border-top-left-radius: 1px 2px; border-top-right-radius: 1px 3%;"
       "border-bottom-right-radius: 1px 2px; border-bottom-left-radius: 1px 3%"},
      {"marker: url(#a)", "marker-start: url(#a); marker-mid: url(#a); marker-end: url(#a)"},
      {"outline: 2px dashed red", "outline-width: 2px; outline-style: dashed; outline-color: red"},
      {"outline: solid", "outline-style: solid; outline-width: medium"},
      {"border-image: url(a) 2", "border-image-source: url(a); border-image-slice: 2"},
      {"border-image: url(a) 2 fill / 3px / 4px round",
       "border-image-source: url(a); border-image-slice: 2 fill; border-image-width: 3px;"
       "border-image-outset: 4px; border-image-repeat: round"},
      {"border-image: space url(a)", "border-image-source: url(a); border-image-repeat: space"},
  };
  expect_same(kCases);
}

TEST(EveryShorthand, OfBackgroundsAndMasks) {
  constexpr ShorthandCase kCases[] = {
      {"background: red", "background-color: red"},
      {"background: url(a)", "background-image: url(a)"},
      {"background: url(a) 1px 2px", "background-image: url(a); background-position: 1px 2px"},
      {"background: left 1px top / 10px auto repeat-x url(a) red",
       "background-image: url(a); background-position-x: 1px; background-position-y: 0%;"
       "background-size: 10px auto; background-repeat: repeat-x; background-color: red"},
      {"background: url(a) fixed padding-box content-box",
       "background-image: url(a); background-attachment: fixed; background-origin: padding-box;"
       "background-clip: content-box"},
      {"background: url(a) content-box",
       "background-image: url(a); background-origin: content-box; background-clip: content-box"},
      {"background: url(a) no-repeat, url(b) center / cover blue",
       "background-image: url(a), url(b); background-repeat: no-repeat, repeat;"
       "background-position: 0% 0%, center; background-size: auto, cover; background-color: blue"},
      {"background: none, linear-gradient(red, blue)",
       "background-image: none, linear-gradient(red, blue)"},
      {"mask: url(a) no-repeat 1px 2px / 3px",
       "mask-image: url(a); mask-repeat: no-repeat; mask-position: 1px 2px; mask-size: 3px"},
      {"mask: url(a) content-box",
       "mask-image: url(a); mask-origin: content-box; mask-clip: content-box"},
      {"-webkit-mask: url(a)", "mask-image: url(a)"},
      {"-webkit-mask-box-image: url(a) 10 / 3px / 2px round",
       "mask-border-source: url(a); mask-border-slice: 10 fill; mask-border-width: 3px; "
       "mask-border-outset: 2px; mask-border-repeat: round"},
      {"-webkit-mask-box-image: url(a)", "-webkit-mask-box-image-source: url(a)"},
      {"mask-border: url(a) 10 stretch", "mask-border-source: url(a); mask-border-slice: 10"},
      {"mask-border: luminance url(a)", "mask-border-source: url(a); mask-border-mode: luminance"},
      {"-webkit-mask-image: url(a)", "mask-image: url(a)"},
  };
  expect_same(kCases);
}

TEST(EveryShorthand, OfText) {
  constexpr ShorthandCase kCases[] = {
      {"font: 20px serif", "font-size: 20px; font-family: serif"},
      {"font: italic small-caps bold condensed 20px/2 'A b', serif",
       "font-style: italic; font-variant-caps: small-caps; font-weight: bold;"
       "font-stretch: 75%; font-size: 20px; line-height: 2; font-family: 'A b', serif"},
      {"font: 300 20px / 1.5 x",
       "font-weight: 300; font-size: 20px; line-height: 1.5; font-family: x"},
      {"font: normal normal 20px x", "font-size: 20px; font-family: x"},
      {"font-variant: small-caps", "font-variant-caps: small-caps"},
      {"list-style: square", "list-style-type: square"},
      {"list-style: inside url(a)", "list-style-position: inside; list-style-image: url(a)"},
      {"list-style: none", "list-style-type: none"},
      {"list-style: '+' inside", "list-style-type: '+'; list-style-position: inside"},
      {"text-decoration: underline", "text-decoration-line: underline"},
      {"text-decoration: dotted red line-through 2px",
       "text-decoration-line: line-through; text-decoration-style: dotted;"
       "text-decoration-color: red; text-decoration-thickness: 2px"},
      {"text-decoration: underline overline", "text-decoration-line: underline overline"},
      {"-webkit-text-stroke: 2px red",
       "-webkit-text-stroke-width: 2px; -webkit-text-stroke-color: red"},
      {"white-space: nowrap", "white-space-collapse: collapse; text-wrap-mode: nowrap"},
      {"white-space: pre", "white-space-collapse: preserve; text-wrap-mode: nowrap"},
      {"white-space: pre-wrap", "white-space-collapse: preserve; text-wrap-mode: wrap"},
      {"white-space: pre-line", "white-space-collapse: preserve-breaks; text-wrap-mode: wrap"},
      {"text-wrap: nowrap", "text-wrap-mode: nowrap"},
      {"word-wrap: anywhere", "overflow-wrap: anywhere"},
  };
  expect_same(kCases);
}

TEST(EveryShorthand, OfFlexAndGrid) {
  constexpr ShorthandCase kCases[] = {
      {"flex: 1", "flex-grow: 1; flex-shrink: 1; flex-basis: 0%"},
      {"flex: 2 3 4px", "flex-grow: 2; flex-shrink: 3; flex-basis: 4px"},
      {"flex: none", "flex-grow: 0; flex-shrink: 0; flex-basis: auto"},
      {"flex: auto", "flex-grow: 1; flex-shrink: 1; flex-basis: auto"},
      {"flex: 10%", "flex-grow: 1; flex-shrink: 1; flex-basis: 10%"},
      {"flex: 5px 2", "flex-grow: 2; flex-shrink: 1; flex-basis: 5px"},
      {"flex-flow: wrap column", "flex-direction: column; flex-wrap: wrap"},
      {"flex-flow: row-reverse", "flex-direction: row-reverse"},
      {"gap: 1px 2%", "row-gap: 1px; column-gap: 2%"},
      {"gap: 3px", "row-gap: 3px; column-gap: 3px"},
      {"place-content: center end", "align-content: center; justify-content: end"},
      {"place-content: space-around", "align-content: space-around; justify-content: space-around"},
      {"place-items: start stretch", "align-items: start; justify-items: stretch"},
      {"place-self: end", "align-self: end; justify-self: end"},
      {"grid-row: 1 / span 2", "grid-row-start: 1; grid-row-end: span 2"},
      {"grid-row: a", "grid-row-start: a; grid-row-end: a"},
      {"grid-column: 2", "grid-column-start: 2; grid-column-end: auto"},
      {"grid-area: 1 / 2 / 3 / 4",
       "grid-row-start: 1; grid-column-start: 2; grid-row-end: 3; grid-column-end: 4"},
      {"grid-area: a",
       "grid-row-start: a; grid-column-start: a; grid-row-end: a; grid-column-end: a"},
      {"grid-area: 1 / b",
       "grid-row-start: 1; grid-column-start: b; grid-row-end: auto; grid-column-end: b"},
      {"grid-template: 10px 1fr / auto 20px",
       "grid-template-rows: 10px 1fr; grid-template-columns: auto 20px"},
      {"grid-template: 'a b' 10px 'c d' / 1fr 2fr",
       "grid-template-areas: 'a b' 'c d'; grid-template-rows: 10px auto;"
       "grid-template-columns: 1fr 2fr"},
      {"grid-template: [x] 'a' 10px [y]",
       "grid-template-areas: 'a'; grid-template-rows: [x] 10px [y]"},
      {"grid: 10px / 20px", "grid-template-rows: 10px; grid-template-columns: 20px"},
      {"grid: auto-flow 5px / 20px 30px", "grid-auto-rows: 5px; grid-template-columns: 20px 30px"},
      {"grid: 10px / auto-flow dense 5px",
       "grid-auto-flow: column dense; grid-template-rows: 10px; grid-auto-columns: 5px"},
      {"-webkit-flex: 1", "flex: 1"},
      {"grid-gap: 1px", "gap: 1px"},
  };
  expect_same(kCases);
}

TEST(EveryShorthand, OfTheRest) {
  constexpr ShorthandCase kCases[] = {
      {"overflow: hidden", "overflow-x: hidden; overflow-y: hidden"},
      {"overflow: scroll clip", "overflow-x: scroll; overflow-y: clip"},
      {"columns: 3 100px", "column-count: 3; column-width: 100px"},
      {"columns: 100px", "column-width: 100px"},
      {"container: a b / size", "container-name: a b; container-type: size"},
      {"-webkit-transform: rotate(10deg)", "transform: rotate(10deg)"},
      {"-webkit-box-sizing: border-box", "box-sizing: border-box"},
      {"-webkit-box-shadow: 1px 1px red", "box-shadow: 1px 1px red"},
      {"-webkit-margin-start: 1px", "margin-left: 1px"},
      {"-webkit-padding-before: 1px", "padding-top: 1px"},
  };
  expect_same(kCases);
}

TEST(EveryShorthand, TakesTheSidesOfItsDirection) {
  for (const auto& [logical, physical] :
       {std::pair("margin-inline: 1px 2px", "margin: 0 1px 0 2px"),
        {"padding-inline-start: 1px", "padding-right: 1px"},
        {"inset-inline-end: 1px", "left: 1px"},
        {"border-inline-start: 1px solid red", "border-right: 1px solid red"},
        {"-webkit-margin-end: 1px", "margin-left: 1px"}}) {
    const std::string rtl = "direction: rtl; ";
    EXPECT_EQ(computed(rtl + logical), computed(rtl + physical)) << logical;
  }
}

TEST(EveryShorthand, ForgetsWhatItDoesNotSay) {
  for (const auto& [before, shorthand] :
       {std::pair("border-top-color: red", "border: 1px solid"),
        {"background-repeat: space; background-color: red", "background: url(a)"},
        {"font-weight: bold; line-height: 3", "font: 20px serif"},
        {"list-style-image: url(a)", "list-style: square"},
        {"flex-shrink: 7", "flex: 2"},
        {"grid-auto-flow: column", "grid: 10px / 20px"},
        {"text-decoration-color: red", "text-decoration: underline"},
        {"border-image: url(a) 2", "border: 1px solid"}})
    EXPECT_EQ(computed(std::string(before) + "; " + shorthand), computed(shorthand)) << shorthand;
}

}  // namespace
}  // namespace weft
