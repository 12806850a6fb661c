// Rules that hold for every longhand, whatever its values are: a row for each has a value that is
// not its initial one. Those of the flexbox of 2009 are kept as others (old_box_test.cc), of
// animations only the end is (keyframes_test.cc).
#include <cctype>
#include <set>
#include <string>

#include "render/css/properties/property_table.h"
#include "render/css/writing/style_text.h"
#include "tests/render/css/cascade_fixture.h"
#include "tests/support/string_sink.h"

namespace weft {
namespace {

struct PropertyCase {
  std::string name, value;
  std::string beside = {};    // what else is declared, so that the value shows
  std::string computed = {};  // what is written when it is not the value
  const std::string& want() const { return computed.empty() ? value : computed; }
};

const PropertyCase kCases[] = {
    {"color", "rgb(1, 2, 3)"},
    {"direction", "rtl"},
    {"font-family", "\"Two Words\", serif"},
    {"font-weight", "700"},
    {"font-style", "italic"},
    {"font-stretch", "75%"},
    {"font-size", "21px"},
    {"line-height", "1.75"},
    {"font-variant-caps", "small-caps"},
    {"font-kerning", "none"},
    {"font-variant-ligatures", "none"},
    {"letter-spacing", "2.5px"},
    {"word-spacing", "-1px"},
    {"text-indent", "calc(5% + 3px)"},
    {"text-align", "center"},
    {"text-align-last", "right"},
    {"text-transform", "uppercase"},
    {"text-justify", "inter-word"},
    {"writing-mode", "vertical-rl"},
    {"text-orientation", "upright"},
    {"text-box-edge", "cap alphabetic"},
    {"text-combine-upright", "all"},
    {"ruby-position", "under"},
    {"ruby-align", "center"},
    {"text-emphasis-style", "open triangle"},
    {"text-emphasis-color", "rgb(1, 2, 3)"},
    {"text-emphasis-position", "under left"},
    {"text-decoration-skip-ink", "none"},
    {"accent-color", "rgb(1, 2, 3)"},
    {"color-scheme", "light dark"},
    {"appearance", "textfield"},
    {"white-space-collapse", "preserve-breaks"},
    {"text-wrap-mode", "nowrap"},
    {"text-wrap-style", "balance"},
    {"word-break", "break-all"},
    {"hyphens", "none"},
    {"hyphenate-character", "\"=\""},
    {"overflow-wrap", "anywhere"},
    {"tab-size", "3"},
    {"visibility", "collapse"},
    {"list-style-type", "upper-roman"},
    {"list-style-position", "inside"},
    {"list-style-image", "url(b.png)", {}, "url(\"http://a/b.png\")"},
    {"border-collapse", "collapse"},
    {"border-spacing", "3px 4px"},
    {"caption-side", "bottom"},
    {"empty-cells", "hide"},
    {"image-orientation", "none"},
    {"image-rendering", "pixelated"},
    {"-weft-dither", "none"},
    {"quotes", "\"a\" \"b\" \"c\" \"d\""},
    {"text-shadow", "rgb(1, 2, 3) 1px -2px 3px"},
    {"-webkit-text-stroke-width", "2px"},
    {"-webkit-text-stroke-color", "rgb(1, 2, 3)", "-webkit-text-stroke-width: 2px"},
    {"-webkit-text-fill-color", "rgb(1, 2, 3)"},
    {"paint-order", "stroke"},
    {"display", "inline-flex"},
    {"position", "relative"},
    {"float", "right"},
    {"clear", "both"},
    {"overflow-x", "hidden", "overflow-y: auto"},
    {"overflow-y", "scroll", "overflow-x: auto"},
    {"box-sizing", "border-box"},
    {"table-layout", "fixed"},
    {"vertical-align", "-20%"},
    {"unicode-bidi", "isolate-override"},
    {"text-overflow", "ellipsis"},
    {"container-type", "inline-size"},
    {"contain", "layout paint", {}, "content"},
    {"content-visibility", "hidden"},
    {"field-sizing", "content"},
    {"resize", "inline"},
    {"text-box-trim", "trim-both"},
    {"initial-letter", "3 2"},
    {"contain-intrinsic-width", "auto 12px"},
    {"contain-intrinsic-height", "3px"},
    {"object-fit", "scale-down"},
    {"z-index", "-7"},
    {"width", "calc(50% - 20px)"},
    {"min-width", "min-content"},
    {"max-width", "33%"},
    {"height", "12.5px"},
    {"min-height", "10%"},
    {"max-height", "fit-content"},
    {"margin-top", "-3px"},
    {"margin-right", "auto"},
    {"margin-bottom", "5%"},
    {"margin-left", "calc(5% + 1px)"},
    {"padding-top", "3px"},
    {"padding-right", "4%"},
    {"padding-bottom", "5px"},
    {"padding-left", "6px"},
    {"top", "1px"},
    {"right", "-2%"},
    {"bottom", "calc(10% - 1px)"},
    {"left", "4px"},
    {"aspect-ratio", "auto 16 / 9"},
    {"border-top-width", "5px", "border-top-style: solid"},
    {"border-right-width", "6px", "border-right-style: solid"},
    {"border-bottom-width", "7px", "border-bottom-style: solid"},
    {"border-left-width", "8px", "border-left-style: solid"},
    {"border-top-style", "dashed"},
    {"border-right-style", "dotted"},
    {"border-bottom-style", "groove"},
    {"border-left-style", "double"},
    {"border-top-color", "rgb(1, 2, 3)"},
    {"border-right-color", "rgb(1, 2, 4)"},
    {"border-bottom-color", "rgb(1, 2, 5)"},
    {"border-left-color", "rgb(1, 2, 6)"},
    {"border-top-left-radius", "1px 2%"},
    {"border-top-right-radius", "3px"},
    {"border-bottom-right-radius", "50%"},
    {"border-bottom-left-radius", "4px 5px"},
    {"font-variant-numeric", "tabular-nums slashed-zero"},
    {"font-variant-east-asian", "jis90 full-width"},
    {"font-variant-position", "super"},
    {"font-variant-alternates", "historical-forms"},
    {"font-feature-settings", "\"salt\" 2, \"zero\""},
    {"font-variation-settings", "\"FILL\" 1, \"wght\" 312.5"},
    {"font-optical-sizing", "none"},
    {"font-size-adjust", "cap-height 0.5"},
    {"font-synthesis-weight", "none"},
    {"font-synthesis-style", "none"},
    {"font-synthesis-small-caps", "none"},
    {"border-image-source", "url(b.png)", {}, "url(\"http://a/b.png\")"},
    {"border-image-slice", "1 2 3 4 fill", "border-image-source: url(a)"},
    {"border-image-width", "1px 2 auto 4%", "border-image-source: url(a)"},
    {"border-image-outset", "1px 2", "border-image-source: url(a)"},
    {"border-image-repeat", "round space", "border-image-source: url(a)"},
    {"background-color", "rgba(1, 2, 3, 0.5)"},
    {"background-image", "url(b.png), none", {}, "url(\"http://a/b.png\"), none"},
    {"background-position-x", "10px, 100%", "background-image: url(a), url(b)"},
    {"background-position-y", "calc(100% - 2px)", "background-image: url(a)"},
    {"background-size", "10px auto, cover", "background-image: url(a), url(b)"},
    {"background-repeat", "repeat-x", "background-image: url(a)"},
    {"background-attachment", "fixed", "background-image: url(a)"},
    {"background-origin", "content-box", "background-image: url(a)"},
    {"background-clip", "padding-box"},
    {"mask-image", "url(b.png)", {}, "url(\"http://a/b.png\")"},
    {"mask-position-x", "25%", "mask-image: url(a)"},
    {"mask-position-y", "2px", "mask-image: url(a)"},
    {"mask-size", "contain", "mask-image: url(a)"},
    {"mask-repeat", "no-repeat", "mask-image: url(a)"},
    {"mask-origin", "padding-box", "mask-image: url(a)"},
    {"background-blend-mode", "multiply", "background-image: url(a)"},
    {"mask-clip", "content-box", "mask-image: url(a)"},
    {"mask-composite", "subtract", "mask-image: url(a)"},
    {"mask-mode", "alpha", "mask-image: url(a)"},
    {"box-shadow", "rgb(1, 2, 3) 1px 2px 3px 4px inset"},
    {"outline-width", "4px", "outline-style: solid"},
    {"outline-style", "ridge"},
    {"outline-color", "rgb(1, 2, 3)"},
    {"outline-offset", "-5px"},
    {"flex-direction", "column-reverse"},
    {"flex-wrap", "wrap-reverse"},
    {"flex-grow", "2.5"},
    {"flex-shrink", "0"},
    {"flex-basis", "30%"},
    {"order", "-2"},
    {"align-items", "last baseline"},
    {"align-self", "flex-end"},
    {"align-content", "space-evenly"},
    {"justify-items", "center"},
    {"justify-self", "safe end"},
    {"justify-content", "space-between"},
    {"row-gap", "3px"},
    {"column-gap", "4%"},
    {"grid-template-columns", "[a b] 1fr [c] minmax(10px, 2fr) repeat(auto-fill, 20px)"},
    {"grid-template-rows", "10px fit-content(20%) [end]"},
    {"grid-template-areas", "\"a a\" \". b\""},
    {"grid-auto-columns", "10px minmax(5px, auto)"},
    {"grid-auto-rows", "min-content"},
    {"grid-auto-flow", "column dense"},
    {"grid-row-start", "span 2"},
    {"grid-row-end", "-1"},
    {"grid-column-start", "a"},
    {"grid-column-end", "span b"},
    {"-webkit-mask-box-image-source", "url(b.png)", {}, "url(\"http://a/b.png\")"},
    {"-webkit-mask-box-image-slice", "10% 3 fill", "mask-border-source: url(b.png)"},
    {"-webkit-mask-box-image-width", "3px 2 auto 10%", "mask-border-source: url(b.png)"},
    {"-webkit-mask-box-image-outset", "1 2px", "mask-border-source: url(b.png)"},
    {"-webkit-mask-box-image-repeat", "round space", "mask-border-source: url(b.png)"},
    {"mask-border-mode", "luminance", "mask-border-source: url(b.png)"},
    {"offset-path", "ray(45deg farthest-corner contain at 10px 20%)"},
    {"offset-distance", "calc(10% + 3px)"},
    {"offset-rotate", "auto 45deg"},
    {"offset-anchor", "10px 20%"},
    {"offset-position", "auto"},
    {"opacity", "0.25"},
    {"transform",
     "perspective(9px) translate3d(10px, 5%, 1px) rotate3d(1, 0, 0, 45deg) scale3d(1, 2, 3) "
     "matrix3d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 4, 5, 6, 1)"},
    {"translate", "10px 5%", {}, "none"},  // kept in transform
    {"rotate", "45deg", {}, "none"},
    {"scale", "2 3", {}, "none"},
    {"transform-origin", "10px 20% 3px"},
    {"transform-box", "content-box"},
    {"transform-style", "preserve-3d"},
    {"perspective", "100px"},
    {"perspective-origin", "10px 20%"},
    {"backface-visibility", "hidden"},
    {"filter", "blur(2px) brightness(0.5)"},
    {"backdrop-filter", "blur(3px) invert(0.5)"},
    {"mix-blend-mode", "color-dodge"},
    {"isolation", "isolate"},
    {"content", "\"a\" counter(b)"},
    {"counter-reset", "a 1 b -2"},
    {"counter-increment", "a 1"},
    {"counter-set", "a 3"},
    {"text-decoration-line", "underline overline"},
    {"text-decoration-style", "wavy", "text-decoration-line: underline"},
    {"text-decoration-color", "rgb(1, 2, 3)", "text-decoration-line: underline"},
    {"text-decoration-thickness", "3px", "text-decoration-line: underline"},
    {"text-underline-offset", "4px"},
    {"object-position", "10px 20%"},
    {"object-view-box", "inset(1px 2% 3px 4px)"},
    {"clip", "rect(1px, 2px, auto, 4px)"},
    {"container-name", "a b"},
    {"will-change", "transform, scroll-position"},
    {"zoom", "1.5"},
    {"line-clamp", "3", "display: -webkit-box; -webkit-box-orient: vertical; overflow: hidden"},
    {"column-count", "2"},
    {"column-width", "100px"},
    {"fill", "url(\"#a\") rgb(1, 2, 3)"},
    {"fill-opacity", "0.4"},
    {"fill-rule", "evenodd"},
    {"stroke", "rgb(1, 2, 3)"},
    {"stroke-opacity", "0.6"},
    {"flood-color", "rgb(1, 2, 3)"},
    {"flood-opacity", "0.4"},
    {"lighting-color", "rgb(1, 2, 3)"},
    {"color-interpolation", "linearrgb"},
    {"color-interpolation-filters", "srgb"},
    {"stroke-width", "2.5px"},
    {"stroke-linecap", "round"},
    {"stroke-linejoin", "bevel"},
    {"stroke-miterlimit", "8"},
    {"stroke-dasharray", "1px, 20%"},
    {"stroke-dashoffset", "-3px"},
    {"clip-rule", "evenodd"},
    {"text-anchor", "middle"},
    {"dominant-baseline", "hanging"},
    {"marker-start", "url(\"#a\")"},
    {"marker-mid", "url(\"#b\")"},
    {"marker-end", "url(\"#c\")"},
    {"stop-color", "rgb(1, 2, 3)"},
    {"stop-opacity", "0.2"},
    {"vector-effect", "non-scaling-stroke"},
    {"mask-type", "alpha"},
    {"alignment-baseline", "middle"},
    {"baseline-shift", "super"},
    {"clip-path", "polygon(evenodd, 0% 0%, 10px 20%, 30px 40px) content-box"},
    {"shape-outside", "circle(10px at 20% 30px) content-box"},
    {"shape-image-threshold", "0.6"},
    {"shape-margin", "7%"},
    {"column-rule-width", "2px"},
    {"column-rule-style", "dashed"},
    {"column-rule-color", "rgb(1, 2, 3)"},
    {"column-fill", "auto"},
    {"column-span", "all"},
    {"break-before", "column"},
    {"break-after", "avoid"},
    {"break-inside", "avoid-column"},
    {"orphans", "3"},
    {"widows", "4"},
    {"x", "3px"},
    {"y", "-4%"},
    {"cx", "5px"},
    {"cy", "6px"},
    {"r", "7px"},
    {"rx", "8px"},
    {"ry", "9%"},
    {"d", "path(\"M 1 2 l 3 4 Z\")"},
};

std::string written(const std::string& property, const ComputedStyle& style) {
  StringSink sink;
  write_computed_value(find_property(property), style, 1, sink);
  return sink.string;
}

std::string declaration(const PropertyCase& one) { return one.name + ": " + one.value; }

/// The computed value of the property, with `beside` declared too.
std::string computed(const PropertyCase& one, const std::string& declarations) {
  CascadeFixture fixture;
  return written(one.name, fixture.style(one.beside + "; " + declarations));
}

TEST(EveryProperty, HasARow) {
  std::set<std::string> names;
  for (const PropertyCase& one : kCases)
    EXPECT_TRUE(names.insert(one.name).second) << one.name << " is there twice";
  for (auto i = static_cast<uint16_t>(kFirstLonghand); i < static_cast<uint16_t>(PropertyId::Count);
       ++i) {
    const std::string name(property_name(static_cast<PropertyId>(i)));
    const bool has_other_test = name.starts_with("-webkit-box-") || name.starts_with("animation-");
    EXPECT_TRUE(names.contains(name) || has_other_test) << name;
  }
}

TEST(EveryProperty, ComputesToItsValueInCanonicalWords) {
  for (const PropertyCase& one : kCases) {
    EXPECT_EQ(computed(one, declaration(one)), one.want()) << one.name;
    if (one.computed.empty()) {
      EXPECT_NE(computed(one, one.name + ": initial"), one.value) << one.name;
    }
  }
}

TEST(EveryProperty, IsReadWithoutCaseAndWithCommentsAround) {
  for (const PropertyCase& one : kCases) {
    std::string name = one.name;
    for (char& c : name) c = static_cast<char>(std::toupper(c));
    EXPECT_EQ(computed(one, name + ": /**/ " + one.value + " /* x */ "), one.want()) << one.name;
  }
}

TEST(EveryProperty, KeepsItsValueWhenALaterOneIsWrong) {
  for (const PropertyCase& one : kCases)
    for (const std::string& wrong :
         {std::string("-1nonsense"), one.value + " 1nonsense", std::string("()"), std::string(),
          one.value + ", ,", std::string("var(1)")})
      EXPECT_EQ(computed(one, declaration(one) + ";" + one.name + ":" + wrong), one.want())
          << one.name << ": " << wrong;
}

TEST(EveryProperty, TakesItsValueFromAVariable) {
  for (const PropertyCase& one : kCases) {
    EXPECT_EQ(computed(one, "--v: " + one.value + ";" + one.name + ": var(--v)"), one.want());
    EXPECT_EQ(computed(one, one.name + ": var(--none, " + one.value + ")"), one.want());
  }
}

TEST(EveryProperty, IsUnsetWhenItsVariableFails) {
  for (const PropertyCase& one : kCases)
    EXPECT_EQ(computed(one, declaration(one) + ";" + one.name + ": var(--none)"),
              computed(one, one.name + ": unset"))
        << one.name;
}

TEST(EveryProperty, GoesBackToItsInitialValue) {
  for (const PropertyCase& one : kCases)
    EXPECT_EQ(computed(one, declaration(one) + ";" + one.name + ": initial"),
              computed(one, one.name + ": initial"))
        << one.name;
}

TEST(EveryProperty, IsInheritedWhenItIsToldTo) {
  for (const PropertyCase& one : kCases) {
    CascadeFixture fixture;
    fixture.rule(fixture.root, one.beside + "; " + declaration(one));
    const ComputedStyle& style = fixture.style(one.beside + "; " + one.name + ": inherit");
    EXPECT_EQ(written(one.name, style), written(one.name, *fixture.root.style)) << one.name;
  }
}

TEST(EveryProperty, ThatIsImportantWinsOverALaterOne) {
  for (const PropertyCase& one : kCases)
    EXPECT_EQ(computed(one, declaration(one) + " !important;" + one.name + ": initial"), one.want())
        << one.name;
}

}  // namespace
}  // namespace weft
