#include "tests/fuzz/css_text.h"

#include "render/css/properties/declaration_parser.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

// clang-format off
constexpr std::string_view kNumbers[] = {
    "0", "1", "2", "3", "7", "10", "16", "50", "99.9", "100", "200", "1000", "-0", "-1", "-10",
    "-100", "0.5", "0.001", "1e-9", "1e-300",
    "1e3", "1e5", "1e7", "1e9", "1e15", "1e38", "1e308", "1e999", "-1e5", "-1e9", "-1e308", "32767",
    "32768", "65535", "65536",
    "524287", "16777215", "16777216", "33554431", "33554432", "-33554432", "2147483647",
    "2147483648", "-2147483648", "4294967296",
    "9223372036854775808", "0.015625", "0.0078125", "1.0000001",
};
// clang-format on
constexpr std::string_view kUnits[] = {
    "px",   "px",   "px",  "%",   "%",   "em",   "rem",  "ex", "ch", "lh",  "vw", "vh",
    "vmin", "vmax", "cqw", "cqh", "pt",  "pc",   "in",   "cm", "mm", "q",   "ic", "cap",
    "rlh",  "",     "fr",  "deg", "rad", "grad", "turn", "s",  "ms", "dppx"};
constexpr std::string_view kConstants[] = {"infinity", "-infinity", "NaN", "pi", "e"};
// clang-format off
constexpr std::string_view kShorthands[] = {
    "margin", "padding", "inset", "border", "border-width", "border-style", "border-color",
    "border-top", "border-left", "border-radius",
    "border-image", "outline", "overflow", "gap", "place-content", "place-items", "place-self",
    "background", "background-position",
    "mask", "font", "list-style", "text-decoration", "white-space", "columns", "flex", "flex-flow",
    "grid", "grid-template", "grid-area",
    "grid-row", "grid-column", "inline-size", "block-size", "margin-inline", "padding-block",
    "zoom", "--a", "--b", "-webkit-text-stroke", "all",
};
// clang-format on
constexpr std::string_view kLonghands[] = {
#define WEFT_PROPERTY(identifier, name, ...) name,
#include "render/css/style/properties.def"
#undef WEFT_PROPERTY
};
// clang-format off
constexpr std::string_view kWords[] = {
    "auto", "none", "normal", "min-content", "max-content", "fit-content", "stretch", "inherit",
    "initial", "unset", "revert", "block", "inline",
    "inline-block", "flex", "inline-flex", "grid", "inline-grid", "table", "inline-table",
    "table-row", "table-cell", "table-row-group",
    "table-column", "table-column-group", "table-header-group", "table-footer-group",
    "table-caption", "contents", "list-item", "flow-root",
    "-webkit-box", "start", "end", "center", "space-between", "space-around", "space-evenly",
    "flex-start", "flex-end", "baseline", "last baseline",
    "self-start", "dense", "row dense", "column dense", "span 2", "span 1000", "both", "thin",
    "thick", "medium", "cover", "contain", "repeat",
    "no-repeat", "round", "space", "text", "border-box", "content-box", "transparent",
    "currentcolor", "red", "#0f08", "isolate", "multiply",
    "difference", "fill", "auto-fill", "collapse", "subgrid", "serif", "monospace", "smaller",
    "larger", "xx-large", "bold", "bolder", "lighter",
    "italic", "oblique", "underline overline", "from-image", "size", "inline-size", "paint",
    "layout", "nowrap", "break-spaces", "decimal", "lower-roman",
};
// clang-format on
// # is a number, $ a dimension, @ a word, ~ a whole value of any kind.
// clang-format off
constexpr std::string_view kShapes[] = {
    "#", "#", "$", "$", "$", "$ $", "$ $ $", "$ $ $ $", "# # $", "@", "@", "@", "@ @", "@ $", "$ @",
    "@ @ $", "$ solid @", "$ double #f00", "$ ridge @",
    "$ / $", "$ $ / $ $", "#/#", "@ #", "# @", "span #", "# / span #", "# / #", "repeat(#, $)",
    "repeat(#, $ $ minmax($, $))", "repeat(auto-fill, $)",
    "repeat(auto-fit, minmax($, 1fr))", "minmax($, $)", "minmax(@, $) $ @", "fit-content($)",
    "[a] $ [b] $ [a]", "'a b' 'c c' / $ $", "#fr #fr",
    "linear-gradient(red, #00f $, @ $)", "linear-gradient(#deg, red $, blue $)",
    "repeating-linear-gradient($, red $, blue $)",
    "radial-gradient($ $ at $ $, red, blue $)", "radial-gradient(closest-side at $ $, red, blue)",
    "repeating-radial-gradient(circle $ at $ $, red $, blue $)",
    "conic-gradient(from #deg at $ $, red #deg, blue #turn)",
    "repeating-conic-gradient(red #deg, blue #deg)", "url(1.png)", "url(2.jpg)",
    "url(1.png) $ $ / $ $ repeat", "url(1.png) # # / $ $ round",
    "url(2.jpg) $ $ / $ no-repeat, linear-gradient(red, blue)",
    "url(1.png) # fill / $ / $ round", "$ $ $ #f00", "$ $ $ $ red, inset $ $ $ blue",
    "inset $ $ $ $ @", "$ $ red", "translate($, $)", "translate($)",
    "translateX($) translateY($)", "scale(#)", "rotate(#deg)", "matrix(#, #, #, #, #, #)",
    "blur($)", "brightness(#)", "contrast(#) invert(#)",
    "grayscale(#) sepia(#) saturate(#)", "hue-rotate(#deg)", "opacity(#)", "drop-shadow($ $ $ red)",
    "rgb(# # # / #)", "hsl(# #% #%)",
    "color-mix(in oklch, red #%, blue)", "rgb(from red r g calc(b * #))", "oklch(# # #)",
    "color(srgb # # #)", "var(--a)", "var(--b, $)",
    "calc(var(--a) * #)", "attr(title)", "'text'", "counter(a)", "counters(a, '.')",
    "counter(a) 'x' counter(b, lower-roman)", "a #", "a # b #",
    "open-quote", "italic bold $/# serif", "$ serif", "$/$ monospace",
    "italic small-caps # $ F, serif", "F", "F, monospace", "# # $", "auto auto / $ $",
    "~ , ~", "circle($ at $ $)", "inset($ round $)", "polygon($ $, $ $, $ $)", "rect($, $, $, $)",
};
// clang-format on
// clang-format off
constexpr std::string_view kSelectors[] = {
    "*", "p", "div", "div > *", "* + *", "* ~ *", ":nth-child(#)", ":nth-child(2n+#)",
    ":nth-last-of-type(#n - #)", ":not(p)", ":is(div, p, td)",
    ":has(> *)", ":has(+ *)", "::before", "::after", "p::first-line", "p::first-letter",
    "li::marker", "*::before", ":first-child", ":last-child",
    ":empty", "td, th", "img", "table *", "body", "html", ":root", "[title]", ".a", "#a", "span",
    "tr", "ul", "body > :nth-child(odd)",
};
// clang-format on
// clang-format off
constexpr std::string_view kWrappers[] = {
    "", "", "", "", "", "@media (min-width: $)", "@media (resolution > #dppx)",
    "@supports (display: grid)", "@container (width > $)", "@layer a",
    "@scope (div) to (p)", "@media not all and (aspect-ratio: #/#)", "div { &", "@starting-style",
};
// clang-format on

/// Where the engine is asked what it understands.
class Grammar {
 public:
  bool takes(std::string_view property, std::string_view value) {
    arena_.clear();
    AtomTable atoms(arena_);
    return supports_declaration(property, value, {arena_, atoms, nullptr, ""});
  }

 private:
  Budget budget_;
  Arena arena_{budget_};
};

/// The keywords of all enums, one after the other.
std::string_view keyword(uint32_t random) {
  // clang-format off
  const std::span<const Keyword> all[] = {
      keywords_of(Position{}), keywords_of(Float{}), keywords_of(Clear{}), keywords_of(Overflow{}),
      keywords_of(BoxSizing{}), keywords_of(Visibility{}),
      keywords_of(Direction{}), keywords_of(UnicodeBidi{}), keywords_of(TextAlign{}),
      keywords_of(TextTransform{}), keywords_of(WhiteSpaceCollapse{}),
      keywords_of(TextWrap{}), keywords_of(WordBreak{}), keywords_of(OverflowWrap{}),
      keywords_of(VerticalAlign{}), keywords_of(FontCaps{}),
      keywords_of(BorderLine{}), keywords_of(BorderCollapse{}), keywords_of(CaptionSide{}),
      keywords_of(EmptyCells{}), keywords_of(TableLayout{}),
      keywords_of(ListStylePosition{}), keywords_of(ListStyleType{}), keywords_of(FlexDirection{}),
      keywords_of(FlexWrap{}), keywords_of(ObjectFit{}),
      keywords_of(ImageRendering{}), keywords_of(TextOverflow{}),
      keywords_of(BackgroundAttachment{}), keywords_of(ContainerType{}), keywords_of(DitherMode{})};
  size_t count = 0;
  for (const auto& list : all) count += list.size();
  size_t index = random % count;
  for (const auto& list : all) {
    if (index < list.size()) return list[index].name;
    index -= list.size();
  }
  // clang-format on
  return "none";
}

}  // namespace

std::string CssText::number() {
  if (one_in(4)) return std::to_string(static_cast<int32_t>(random_() % 200) - 50);
  return std::string(pick(kNumbers));
}

std::string CssText::dimension() {
  if (one_in(6)) return math(0);
  const std::string_view unit = pick(kUnits);
  return number() + std::string(unit);
}

std::string CssText::math(int depth) {
  const auto term = [&] {
    return depth < 3 && one_in(4) ? math(depth + 1)
           : one_in(6)            ? std::string(pick(kConstants)) + " * 1px"
                                  : number() + std::string(pick(kUnits));
  };
  constexpr std::string_view kFunctions[] = {"min", "max",   "clamp", "hypot", "mod",
                                             "rem", "round", "abs",   "sign",  "atan2"};
  if (one_in(3))
    return std::string(pick(kFunctions)) + "(" + term() + ", " + term() +
           (one_in(3) ? ", " + term() : "") + ")";
  constexpr std::string_view kOperators[] = {" + ", " - ", " * ", " / "};
  std::string text = "calc(" + term();
  const std::string_view by = pick(kOperators);
  text += by;
  text += by == " * " || by == " / " ? number() : term();
  return text + ")";
}

std::string CssText::filled(std::string_view shape, int depth) {
  std::string text;
  for (size_t i = 0; i < shape.size(); ++i) {
    // "#f00" is a colour, "#deg" an angle.
    const bool is_color =
        shape[i] == '#' && (shape.substr(i, 4) == "#f00" || shape.substr(i, 4) == "#00f");
    if (shape[i] == '#' && !is_color) text += number();
    else if (shape[i] == '$') text += dimension();
    else if (shape[i] == '@')
      text += one_in(2) ? keyword(static_cast<uint32_t>(random_())) : pick(kWords);
    else if (shape[i] == '~') text += depth < 2 ? filled(pick(kShapes), depth + 1) : number();
    else text += shape[i];
  }
  return text;
}

std::string CssText::any_value() { return filled(pick(kShapes), 0); }

std::string_view CssText::property() { return one_in(3) ? pick(kShorthands) : pick(kLonghands); }

std::string CssText::value(std::string_view property) {
  constexpr int kAttempts = 24;
  Grammar grammar;
  std::string text = any_value();
  for (int i = 0; i < kAttempts && !grammar.takes(property, text); ++i) text = any_value();
  return text;
}

std::string CssText::declaration() {
  const std::string_view name = property();
  return std::string(name) + ": " + value(name) + (one_in(20) ? " !important" : "");
}

std::string CssText::rule() {
  const std::string_view wrapper = pick(kWrappers);
  std::string text = wrapper.empty() ? "" : filled(wrapper, 0) + " { ";
  const std::string_view selector = pick(kSelectors);
  text += selector == "#a" ? selector : filled(selector, 0);
  text += " { ";
  for (uint32_t count = random_() % 4 + 1; count; --count) text += declaration() + "; ";
  text += "}";
  if (!wrapper.empty()) text += wrapper.starts_with("div") ? " } }" : " }";
  return text + "\n";
}

}  // namespace weft
