// <color> in all its forms.
#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

struct Case {
  const char* text;
  uint32_t rgba;
};

uint32_t background_of(CascadeFixture& f, const char* text) {
  const Color c = f.style(std::string("background-color: hotpink; background-color:") + text).surface->background_color;
  return uint32_t{c.red} << 24 | uint32_t{c.green} << 16 | uint32_t{c.blue} << 8 | c.alpha;
}

constexpr uint32_t kRefused = 0xff69b4ff;  // hotpink

TEST(Color, ComputesWhatChromiumComputes) {
  const Case cases[] = {
      {"RebeccaPurple", 0x663399ff}, {"#abc", 0xaabbccff}, {"#abcd", 0xaabbccdd}, {"#A0b0C0", 0xa0b0c0ff}, {"#a0b0c0d0", 0xa0b0c0d0},
      {"transparent", 0}, {"rgb(1,2,3)", 0x010203ff}, {"rgb(1 2 3 / 50%)", 0x01020380}, {"rgba(10%, 20%, 100%, .5)", 0x1a33ff80},
      {"rgb(300, -1, 0)", 0xff0000ff}, {"hsl(120, 100%, 25%)", 0x008000ff}, {"hsl(0.5turn 100% 50%)", 0x00ffffff},
      {"hsla(-240 100 50 / 0.2)", 0x00ff0033}, {"hwb(0 20% 20%)", 0xcc3333ff}, {"hwb(0 60% 60%)", 0x808080ff},
      {"lab(50% 40 59.5)", 0xbf5700ff}, {"lch(52.2345% 72.2 56.2)", 0xc65d06ff}, {"oklab(40.1% 0.1143 0.045)", 0x7d2429ff},
      {"oklch(59.69% 0.156 49.77)", 0xc65d07ff}, {"color(srgb 1 0.5 0)", 0xff8000ff}, {"color(display-p3 1 0 0)", 0xff0000ff},
      {"color(srgb-linear 0.5 0.5 0.5)", 0xbcbcbcff}, {"color(xyz-d50 0.2005 0.14089 0.4472)", 0x7654cdff},
      {"color-mix(in srgb, red, blue)", 0x800080ff}, {"color-mix(in srgb, red 25%, blue)", 0x4000bfff},
      {"color-mix(in hsl, red, yellow)", 0xff8000ff}, {"color-mix(in srgb, red 20%, blue 20%)", 0x80008066},
      {"light-dark(red, blue)", 0xff0000ff}, {"Canvas", 0xffffffff}, {"rgb(none 2 3)", 0x000203ff}, {"rgb(calc(1 + 2) 0 0)", 0x030000ff},
  };
  CascadeFixture f;
  for (const Case& c : cases) EXPECT_EQ(background_of(f, c.text), c.rgba) << c.text;
}

TEST(Color, RefusesWhatIsNone) {
  CascadeFixture f;
  for (const char* text : {"#ab", "#abcde", "#xyz", "rgb(1,2)", "rgb(1,2 3)", "rgb(1 2 3, 4)", "rgb(none,2,3)", "rgb(10%, 2, 3)",
                           "hsl(0, 1, 2)", "lab(1,2,3)", "color(foo 1 2 3)", "color-mix(red, blue)", "blurple", "red blue"})
    EXPECT_EQ(background_of(f, text), kRefused) << text;
}

}  // namespace
}  // namespace weft
