// <color> in all its forms.
#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

struct Case {
  const char* text;
  uint32_t rgba;
};

uint32_t background_of(CascadeFixture& f, const char* text) {
  const Color c = f.style(std::string("background-color: hotpink; background-color:") + text)
                      .surface->background_color;
  return uint32_t{c.red} << 24 | uint32_t{c.green} << 16 | uint32_t{c.blue} << 8 | c.alpha;
}

constexpr uint32_t kRefused = 0xff69b4ff;  // hotpink

TEST(Color, ComputesWhatChromiumComputes) {
  // clang-format off
  const Case cases[] = {
      {"RebeccaPurple", 0x663399ff}, {"#abc", 0xaabbccff}, {"#abcd", 0xaabbccdd},
      {"#A0b0C0", 0xa0b0c0ff}, {"#a0b0c0d0", 0xa0b0c0d0},
      {"transparent", 0}, {"rgb(1,2,3)", 0x010203ff}, {"rgb(1 2 3 / 50%)", 0x01020380},
      {"rgba(10%, 20%, 100%, .5)", 0x1a33ff80},
      {"rgb(300, -1, 0)", 0xff0000ff}, {"hsl(120, 100%, 25%)", 0x008000ff},
      {"hsl(0.5turn 100% 50%)", 0x00ffffff},
      {"hsla(-240 100 50 / 0.2)", 0x00ff0033}, {"hwb(0 20% 20%)", 0xcc3333ff},
      {"hwb(0 60% 60%)", 0x808080ff},
      {"lab(50% 40 59.5)", 0xbf5700ff}, {"lch(52.2345% 72.2 56.2)", 0xc65d06ff},
      {"oklab(40.1% 0.1143 0.045)", 0x7d2429ff},
      {"oklch(59.69% 0.156 49.77)", 0xc65d07ff}, {"color(srgb 1 0.5 0)", 0xff8000ff},
      {"color(display-p3 1 0 0)", 0xff0000ff},
      {"color(srgb-linear 0.5 0.5 0.5)", 0xbcbcbcff},
      {"color(xyz-d50 0.2005 0.14089 0.4472)", 0x7654cdff},
      {"color-mix(in srgb, red, blue)", 0x800080ff},
      {"color-mix(in srgb, red 25%, blue)", 0x4000bfff},
      {"color-mix(in hsl, red, yellow)", 0xff8000ff},
      {"color-mix(in srgb, red 20%, blue 20%)", 0x80008066},
      {"light-dark(red, blue)", 0xff0000ff}, {"Canvas", 0xffffffff}, {"rgb(none 2 3)", 0x000203ff},
      {"rgb(calc(1 + 2) 0 0)", 0x030000ff},
  };
  // clang-format on
  CascadeFixture f;
  for (const Case& c : cases) EXPECT_EQ(background_of(f, c.text), c.rgba) << c.text;
}

TEST(Color, RefusesWhatIsNone) {
  CascadeFixture f;
  for (const char* text :
       {"#ab", "#abcde", "#xyz", "rgb(1,2)", "rgb(1,2 3)", "rgb(1 2 3, 4)", "rgb(none,2,3)",
        "rgb(10%, 2, 3)", "hsl(0, 1, 2)", "lab(1,2,3)", "color(foo 1 2 3)", "blurple", "red blue"})
    EXPECT_EQ(background_of(f, text), kRefused) << text;
}

/// Channels that alpha makes coarse may differ by what Chromium's canvas loses; `slack` is for its
/// premultiplied pixels.
void expect_colors(std::span<const Case> cases) {
  CascadeFixture f;
  for (const Case& c : cases) {
    const uint32_t got = background_of(f, c.text), alpha = got & 255,
                   slack = alpha ? std::max(1u, 255 / alpha) : 255;
    EXPECT_NEAR(alpha, c.rgba & 255, 1) << c.text;
    for (int shift = 8; shift < 32; shift += 8)
      EXPECT_NEAR(got >> shift & 255, c.rgba >> shift & 255, slack) << c.text << std::hex << got;
  }
}

TEST(Color, ComputesRelativeColors) {
  // clang-format off
  const Case cases[] = {
      {"rgb(from red r g b / 50%)", 0xff000080}, {"rgb(from red g r b)", 0x00ff00ff},
      {"rgb(from red calc(r - 100) g b)", 0x9b0000ff},
      {"rgb(from rebeccapurple r 20% b / alpha)", 0x663399ff},
      {"rgb(from rgb(10 20 30 / 0.5) r g b)", 0x0a141e80},
      {"rgb(from rgb(10 20 30 / 0.5) r g b / calc(alpha * 0.5))", 0x0c142040},
      {"rgb(from red none g b)", 0x000000ff}, {"rgba(from red r g b / 0.5)", 0xff000080},
      {"hsl(from red calc(h + 120) s l)", 0x00ff00ff},
      {"hsl(from red h s calc(l * 0.5))", 0x800000ff},
      {"hsl(from hsl(120deg 20% 50% / .5) h s l / alpha)", 0x66996680},
      {"hwb(from red h w b)", 0xff0000ff},
      {"hwb(from lime calc(h + 60) 20% b)", 0x33ffffff}, {"lab(from green l a b)", 0x008000ff},
      {"lab(from green calc(l * 1.2) a b)", 0x2f9923ff}, {"lch(from green l c h)", 0x008000ff},
      {"lch(from green l c calc(h + 90))", 0x0084bdff}, {"oklab(from green l a b)", 0x008000ff},
      {"oklch(from green calc(l + 0.1) c h)", 0x359f30ff},
      {"oklch(from green l c 50deg)", 0xb33c00ff},
      {"color(from green srgb r g b)", 0x008000ff},
      {"color(from green srgb-linear r g b)", 0x008000ff},
      {"color(from green display-p3 r g b / 0.5)", 0x00800080},
      {"color(from green xyz x y z)", 0x008000ff},
      {"color(from green xyz-d50 x y z)", 0x008000ff},
      {"color(from green xyz x y z / alpha)", 0x008000ff},
      {"color(from color(display-p3 1 0 0) srgb r g b)", 0xff0000ff},
      {"rgb(from color(display-p3 1 0 0) r g b)", 0xff0000ff},
      {"hsl(from hsl(none none none) h s l)", 0x000000ff},
      {"rgb(from rgb(none none none) r g b)", 0x000000ff}, {"hsl(from gray h s l)", 0x808080ff},
      {"hsl(from gray calc(h + 90) 100% l)", 0x80ff01ff},
      {"rgb(from light-dark(red, blue) r g b)", 0xff0000ff},
      {"rgb(from color-mix(in srgb, red, blue) r g b)", 0x800080ff},
      {"rgb(from rgb(from red g r b) g r b)", 0xff0000ff},
      {"rgb(from red r g b / none)", 0x00000000},
      {"alpha(from red / 0.5)", 0xff000080},
      {"oklch(from red l c h / calc(alpha - 0.5))", 0xff000080},
      {"rgb(from #123456 r g b / 1e3)", 0x123456ff}, {"rgb(from red 255 0 0%)", 0xff0000ff},
      {"hsl(from red h s l / l)", 0xff0000ff},
      {"rgb(from rgb(20% 40% 60% / 80%) sign(r) g b)", 0x016698cc},
      {"rgb(from red max(r, 10) min(g, 5) clamp(0, b, 10))", 0xff0000ff},
      {"oklch(from oklch(none 0.1 none) l c h)", 0x010000ff},
      {"lab(from lab(none 10 20) l a b)", 0x1e0000ff},
      {"hsl(from red h calc(s * 2) l)", 0xff0000ff}, {"hsl(from red h calc(s * -1) l)", 0x00ffffff},
      {"hsl(from red h s calc(l * 3))", 0xffffffff},
      {"hsl(from color(display-p3 1 0 0) h s l)", 0xff0000ff},
      {"hwb(from color(display-p3 1 0 0) h w b)", 0xff0000ff},
      {"hwb(from red h calc(w + 150) b)", 0xffffffff},
      {"lch(from red l calc(c * -1) h)", 0x828282ff},
      {"oklch(from red l c calc(h * 1deg))", 0xff0000ff},
      {"rgb(from red R G B)", 0xff0000ff}, {"rgb(from red b b b / r)", 0x000000ff},
      {"rgb(from red alpha alpha alpha)", 0x010101ff},
      {"color(from red srgb 100% g b)", 0xff0000ff},
      {"color(from red srgb r g b / alpha )", 0xff0000ff},
      {"rgb(from transparent r g b)", 0x00000000},
      {"rgb(from oklch(0.7 0.1 none) r g b)", 0xd2849cff},
      {"hsl(from oklch(none none none / none) h s l / alpha)", 0x00000000},
      {"alpha(from rgb(1 2 3 / 0.4) / calc(alpha * 0.5))", 0x00000533},
      {"rgb(from red calc(r) calc(pi * 10) sqrt(b))", 0xff1f00ff},
  };
  // clang-format on
  expect_colors(cases);
}

TEST(Color, MixesInEverySpace) {
  const Case cases[] = {
      {"color-mix(in srgb, red, blue)", 0x800080ff},
      {"color-mix(in srgb, red 25%, blue)", 0x4000bfff},
      {"color-mix(in srgb, red, blue 25%)", 0xbf0040ff},
      {"color-mix(in srgb, 25% red, blue)", 0x4000bfff},
      {"color-mix(in srgb, red 25%, blue 25%)", 0x80008080},
      {"color-mix(in srgb, red 75%, blue 75%)", 0x800080ff},
      {"color-mix(in srgb, red 0%, blue 0%)", 0x00000000},
      {"color-mix(in lch, red, blue)", 0xf50086ff},
      {"color-mix(in lch shorter hue, red, blue)", 0xf50086ff},
      {"color-mix(in lch longer hue, red, blue)", 0x008240ff},
      {"color-mix(in hsl increasing hue, red, blue)", 0x00ff00ff},
      {"color-mix(in hsl decreasing hue, red, blue)", 0xff00ffff},
      {"color-mix(in oklch, red, white)", 0xffa191ff},
      {"color-mix(in oklch, white, blue)", 0x73a3ffff},
      {"color-mix(in lab, white, black)", 0x777777ff},
      {"color-mix(in hsl, hsl(none 50% 50%), hsl(120 50% 50%))", 0x40bf40ff},
      {"color-mix(in hsl, red, gray)", 0xbf4040ff},
      {"color-mix(in hwb, red, gray)", 0xbf4040ff},
      {"color-mix(in oklch, transparent, red)", 0xff000080},
      {"color-mix(in srgb, rgb(255 0 0 / none), rgb(0 0 255 / 0.5))", 0x80008080},
      {"color-mix(in srgb, rgb(none 0 0), rgb(200 0 255))", 0xc80080ff},
      {"color-mix(in lab, color(srgb none 0 0), lab(50 none 20))", 0x403b2cff},
      {"color-mix(in oklch, oklch(none 0.2 40), red)", 0xf33700ff},
      {"color-mix(in hsl, rgb(none 0 0), hsl(30 none 50))", 0x404040ff},
      {"color-mix(in display-p3, red, blue)", 0x800a91ff},
      {"color-mix(in a98-rgb, red, blue)", 0x800080ff},
      {"color-mix(in xyz, red, blue)", 0xbc00bcff},
      {"color-mix(in xyz-d50, red, blue)", 0xbc00bcff},
      {"color-mix(in srgb-linear, red, blue)", 0xbc00bcff},
      {"color-mix(in rec2020, red, blue)", 0xa21393ff},
      {"color-mix(in prophoto-rgb, red, blue)", 0xba039dff},
      {"color-mix(red, blue)", 0x8c53a2ff},
      {"color-mix(in srgb, red calc(10% + 10%), blue)", 0x3300ccff},
      {"color-mix(in oklch, lch(none 50 40), red)", 0xff0000ff},
      {"color-mix(in oklch, lch(50 none 40), red)", 0xf40000ff},
      {"color-mix(in oklch, lch(50 50 none), red)", 0xe33c2eff},
      {"color-mix(in lch, hsl(none 50% 50%), lch(50 50 40))", 0xb95139ff},
      {"color-mix(in lch, hsl(120 none 50%), lch(50 50 40))", 0xbe5e47ff},
      {"color-mix(in lch, hsl(120 50% none), lch(50 50 40))", 0x9c6a5dff},
      {"color-mix(in hsl, lch(none 50 40), hsl(120 50% 50%))", 0xffff00ff},
      {"color-mix(in oklab, lab(none 50 40), red)", 0xff0000ff},
      {"color-mix(in oklab, lab(50 none 40), red)", 0xf0001eff},
      {"color-mix(in oklab, lab(50 40 none), red)", 0xe53a00ff},
      {"color-mix(in srgb, color(xyz none 0.5 0.5), red)", 0xff7d57ff},
      {"color-mix(in xyz, color(srgb none 0.5 0.5), red)", 0xfd005fff},
      {"color-mix(in display-p3, rgb(none 100 100), red)", 0xfe3739ff},
      {"color-mix(in oklch, oklab(0.5 none none), red)", 0xe70000ff},
      {"color-mix(in oklch, oklab(0.5 none 0.1), red)", 0xbd5200ff},
      {"color-mix(in lab, lch(50 none none), red)", 0xf80000ff},
      {"color-mix(in lab, lch(50 20 none), red)", 0xd05144ff},
      {"color-mix(in hwb, hsl(none 50% 50%), red)", 0xdf2020ff},
      {"color-mix(in hsl, hwb(none 30% 40%), red)", 0xca2828ff},
      {"color-mix(in hsl, hwb(40 none 40%), red)", 0xcc4400ff},
      {"color-mix(in hsl, white, red)", 0xdf9f9fff},
      {"color-mix(in hwb, white, red)", 0xff8080ff},
      {"color-mix(in lch, white, red)", 0xff9f80ff},
      {"color-mix(in lch, black, red)", 0x7a1b0bff},
      {"color-mix(in oklab, rgb(0 0 0 / none), red)", 0x630000ff},
      {"color-mix(in hsl, color(display-p3 1 0 0), blue)", 0xff00ffff},
      {"color-mix(in hsl, hsl(350 50% 50%), hsl(10 50% 50%))", 0xbf4040ff},
      {"color-mix(in hsl, hsl(730 50% 50%), hsl(10 50% 50%))", 0xbf5540ff},
      {"color-mix(in srgb, red calc(-10%), blue)", 0x0000ffff},
      {"color-mix(in srgb, red calc(200%), blue)", 0xff0000ff},
      {"color-mix(in display-p3-linear, red, blue)", 0xbc00bcff},
      {"color-mix(in srgb, contrast-color(white), red)", 0x800000ff},
      {"color-mix(in srgb, rgb(255 0 0 / 0), blue)", 0x0000ff80},
      {"color-mix(in oklch, rgb(255 0 0 / 0), blue)", 0xa100ab80},
      {"color-mix(in oklch, transparent, blue 30%)", 0x0000ff4c},
  };
  expect_colors(cases);
}

TEST(Color, KnowsSpacesContrastsAndSystemColors) {
  // clang-format off
  const Case cases[] = {
      {"color(rec2020 0.3 0.4 0.5)", 0x42768eff}, {"color(a98-rgb 0.3 0.4 0.5)", 0x3c6681ff},
      {"color(prophoto-rgb 0.3 0.4 0.5)", 0x107e96ff},
      {"color(display-p3-linear 0.3 0.4 0.5)", 0x90aabdff},
      {"AccentColor", 0x0075ffff}, {"ButtonFace", 0xefefefff}, {"CanvasText", 0x000000ff},
      {"Field", 0xffffffff},
      {"GrayText", 0x808080ff}, {"Highlight", 0x0041c6cc}, {"HighlightText", 0xffffffff},
      {"LinkText", 0x0000eeff},
      {"Mark", 0xffff00ff}, {"SelectedItem", 0x1967d2ff}, {"VisitedText", 0x551a8bff},
      {"ThreeDFace", 0xefefefff},
      {"-webkit-link", 0x0000eeff}, {"contrast-color(#777)", 0x000000ff},
      {"contrast-color(blue)", 0xffffffff},
      {"alpha(from rgb(1 2 3 / 0.4) / calc(alpha * 0.5))", 0x00000533},
      {"hwb(120 -50% 50%)", 0x008000ff},
  };
  // clang-format on
  expect_colors(cases);
}

TEST(Color, StartsFromTheCurrentColor) {
  CascadeFixture f;
  f.rule(f.root, "color: #0a141e");
  const ComputedStyle& style = f.style(
      "color: rgb(from currentcolor calc(r * 2) g b); background-color: rgb(from currentcolor b g "
      "r)");
  EXPECT_EQ(style.text->color, (Color{20, 20, 30, 255}));
  EXPECT_EQ(style.surface->background_color, (Color{30, 20, 20, 255}));
}

TEST(Color, RefusesWrongMixesAndOrigins) {
  CascadeFixture f;
  for (const char* text : {"alpha(from color(srgb 1 0 0))",
                           "alpha(from red)",
                           "color(from color-mix(in oklch, red, blue) oklch l c h)",
                           "color(from red lab l a b)",
                           "color-mix(in foo, red, blue)",
                           "color-mix(in hsl longer, red, blue)",
                           "color-mix(in hsl, red 30%, lime 40%, blue)",
                           "color-mix(in srgb red, blue)",
                           "color-mix(in srgb shorter hue, red, blue)",
                           "color-mix(in srgb, red -10%, blue)",
                           "color-mix(in srgb, red 120%, blue)",
                           "color-mix(in srgb, red)",
                           "color-mix(in srgb, red, green, blue)",
                           "color-mix(in xyz shorter hue, red, blue)",
                           "contrast-color(red max)",
                           "lch(from green l c calc(h + 90deg))",
                           "oklch(from red l c calc(h + 0deg))",
                           "oklch(from red l calc(c + 10%) h)",
                           "rgb(from red r calc(g + 10%) b)",
                           "rgb(from red r g x)",
                           "rgb(from red, r, g, b)"})
    EXPECT_EQ(background_of(f, text), kRefused) << text;
}

}  // namespace
}  // namespace weft
