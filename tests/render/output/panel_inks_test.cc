#include "render/output/panel_inks.h"

#include <gtest/gtest.h>

#include <string>

#include "weft/palette.h"

namespace weft {
namespace {

constexpr Rgba gray(uint8_t level) { return {level, level, level, 255}; }
constexpr Rgba rgb(uint32_t hex) {
  return {static_cast<uint8_t>(hex >> 16), static_cast<uint8_t>(hex >> 8),
          static_cast<uint8_t>(hex), 255};
}
const char* const kNames[] = {"mono", "gray4", "bwr", "bwy", "bwry", "acep7", "spectra6"};

PanelInks inks_of(std::string_view name) { return PanelInks(*find_palette(name)); }

Color nominal(std::string_view name, Ink ink) {
  const Rgba color = inks_of(name).color_of(ink);
  return {color.red, color.green, color.blue};
}

TEST(Lab, IsThatOfTheTextbooks) {
  const auto lab = [](uint32_t hex) {
    return lab_of({light_of(hex >> 16 & 255), light_of(hex >> 8 & 255), light_of(hex & 255)});
  };
  struct {
    uint32_t hex;
    double l, a, b;
  } const cases[] = {{0xFFFFFF, 100, 0, 0},
                     {0x000000, 0, 0, 0},
                     {0x777777, 50.03, 0, 0},
                     {0xFF0000, 53.24, 80.09, 67.20},
                     {0x0000FF, 32.30, 79.19, -107.86},
                     {0x101010, 4.68, 0, 0}};
  for (const auto& known : cases) {
    const Lab made = lab(known.hex);
    EXPECT_NEAR(made.l / 16.0, known.l, 0.2) << std::hex << known.hex;
    EXPECT_NEAR(made.a / 16.0, known.a, 0.6) << std::hex << known.hex;
    EXPECT_NEAR(made.b / 16.0, known.b, 0.6) << std::hex << known.hex;
  }
}

TEST(PanelInks, ServePalettesOfFewInksOnly) {
  for (const Palette& palette : palettes()) {
    const bool is_few =
        std::find(std::begin(kNames), std::end(kNames), palette.name) != std::end(kNames);
    EXPECT_EQ(PanelInks::serve(palette), is_few) << palette.name;
  }
  const Color nine[9] = {kBlack, kWhite};
  EXPECT_FALSE(PanelInks::serve({"nine", PaletteKind::Indexed, 4, nine, nine}));
}

TEST(PanelInks, AColourThatNamesAnInkIsThatInk) {
  for (const char* name : {"bwr", "bwy", "bwry", "acep7", "spectra6"}) {
    PanelInks inks = inks_of(name);
    const Palette& palette = *find_palette(name);
    for (size_t i = 0; i < palette.nominal.size(); ++i) {
      const Color color = palette.nominal[i];
      const Rgba pixel{color.red, color.green, color.blue, 255};
      EXPECT_EQ(nominal(name, inks.snap(pixel)), color) << name << ' ' << i;
      EXPECT_TRUE(inks.pattern(pixel, false).is_solid()) << name << ' ' << i;
    }
  }
}

TEST(PanelInks, SnapByHueBeforeLightness) {
  const Color blue{0, 0, 255}, red{255, 0, 0};
  for (const uint32_t hex : {0x3F51B5u, 0x2980B9u, 0x9C27B0u})
    EXPECT_EQ(nominal("spectra6", inks_of("spectra6").snap(rgb(hex))), blue) << std::hex << hex;
  for (const char* name : {"bwr", "bwry", "acep7", "spectra6"})
    EXPECT_EQ(nominal(name, inks_of(name).snap(rgb(0xD32F2F))), red) << name;
}

TEST(PanelInks, GraysNeverBecomeAColour) {
  for (const char* name : kNames)
    for (int level = 0; level < 256; ++level) {
      const Color color = nominal(name, inks_of(name).snap(gray(static_cast<uint8_t>(level))));
      EXPECT_TRUE(color.red == color.green && color.green == color.blue) << name << ' ' << level;
    }
}

TEST(PanelInks, ASurfaceHasTheLightOfItsColour) {
  PanelInks inks = inks_of("mono");
  for (int level = 0x14; level <= 0xF6; ++level) {
    const Pattern pattern = inks.pattern(gray(static_cast<uint8_t>(level)), false);
    ASSERT_FALSE(pattern.is_solid() && level > 0x20) << level;
    EXPECT_NEAR(pattern.is_solid() ? 0 : pattern.part / 64.0,
                light_of(static_cast<uint8_t>(level)) / double{kFullLight}, 1 / 100.0)
        << level;
  }
  EXPECT_TRUE(inks.pattern(gray(0xF7), false).is_solid());
  EXPECT_TRUE(inks.pattern(gray(0x0F), false).is_solid());
}

TEST(PanelInks, UnderTextEveryFourthDotOfC0C0C0IsDarkAndRegular) {
  const Pattern pattern = inks_of("mono").pattern(gray(0xC0), true);
  ASSERT_FALSE(pattern.is_solid());
  uint32_t dark = 0;
  for (uint32_t y = 0; y < 16; ++y)
    for (uint32_t x = 0; x < 16; ++x) {
      const Ink ink = ink_at(pattern, x, y);
      dark += ink == pattern.dark;
      EXPECT_EQ(ink, ink_at(pattern, x + 2, y));
      EXPECT_EQ(ink, ink_at(pattern, x, y + 2));
    }
  EXPECT_EQ(dark, 64u);
}

TEST(PanelInks, EverySurfaceThatIsNoInkDiffersFromThePaper) {
  for (const char* name : kNames) {
    PanelInks inks = inks_of(name);
    for (const uint32_t hex : {0xF0F0F0u, 0xEEEEEEu, 0xFFF8E1u, 0xE3F2FDu, 0xFFEEEEu, 0x999999u})
      for (const bool under_text : {false, true})
        EXPECT_FALSE(inks.pattern(rgb(hex), under_text).is_solid()) << name << std::hex << hex;
  }
}

// Whether the ink is 25 steps of lightness from the ground, as far as the ground is one ink.
TEST(PanelInks, TextIsToldFromItsGround) {
  for (const char* name : kNames) {
    PanelInks inks = inks_of(name);
    for (const uint32_t ground : {0xFFFFFFu, 0x000000u, 0xF44336u, 0x2196F3u, 0xDDDDDDu, 0x888888u})
      for (const uint32_t color : {0x000000u, 0x555555u, 0x888888u, 0xBBBBBBu, 0xEEEEEEu, 0xFFFF00u,
                                   0xFF8800u, 0x00BCD4u, 0x9C27B0u, 0xFFFFFFu, 0xD32F2Fu}) {
        if (color == ground) continue;
        const TextInk text = inks.text(rgb(color), rgb(ground), false);
        ASSERT_TRUE(text.seen);
        const Pattern surface = inks.pattern(rgb(ground), false);
        if (surface.is_solid())
          EXPECT_NE(text.ink, surface.light) << name << std::hex << ' ' << color << ' ' << ground;
        else EXPECT_TRUE(text.edge) << name << std::hex << ' ' << color << ' ' << ground;
      }
  }
}

TEST(PanelInks, ColouredTextKeepsItsHueOrBecomesBlackOrWhite) {
  const auto color_on = [](const char* palette, uint32_t color, uint32_t ground) {
    PanelInks inks = inks_of(palette);
    const Rgba ink = inks.color_of(inks.text(rgb(color), rgb(ground), false).ink);
    return uint32_t{ink.red} << 16 | uint32_t{ink.green} << 8 | ink.blue;
  };
  for (const char* name : {"bwy", "bwry", "acep7", "spectra6"}) {
    EXPECT_EQ(color_on(name, 0xFFFF00, 0xFFFFFF), 0x000000u) << name;
    EXPECT_EQ(color_on(name, 0xFFEB3B, 0xFFFFFF), 0x000000u) << name;
    EXPECT_EQ(color_on(name, 0xFFFF00, 0x000000), 0xFFFF00u) << name;
  }
  EXPECT_EQ(color_on("acep7", 0xFFC107, 0xFFFFFF), 0xFF8000u);
  EXPECT_EQ(color_on("spectra6", 0xD32F2F, 0xFFFFFF), 0xFF0000u);
  EXPECT_EQ(color_on("spectra6", 0x2E7D32, 0xFFFFFF), 0x008000u);
}

TEST(PanelInks, MeasuredGraysAreMixedByTheirLight) {
  static constexpr Color kGrays[] = {{30, 30, 30}, {70, 70, 70}, {90, 90, 90}, {200, 200, 200}};
  Palette palette = kGray4;
  palette.inks = kGrays;
  ASSERT_TRUE(PanelInks::serve(palette));
  PanelInks inks(palette);
  // The light of the gray of (90, 90, 90) is a fifth of the paper's, as #7b7b7b has it.
  EXPECT_EQ(inks.snap(gray(0x7B)), 2);
  const Pattern lighter = inks.pattern(gray(0xC0), false);
  EXPECT_EQ(lighter.dark, 2);
  EXPECT_EQ(lighter.light, 3);
  static constexpr Color kWrong[] = {{30, 30, 30}, {90, 90, 90}, {70, 70, 70}, {200, 200, 200}};
  palette.inks = kWrong;
  EXPECT_FALSE(PanelInks::serve(palette));
}

TEST(PanelInks, GrayTextStaysOnItsSideOfTheGround) {
  PanelInks inks = inks_of("mono");
  EXPECT_EQ(inks.text(gray(0x99), gray(0xFF), false).ink, 0);
  EXPECT_EQ(inks.text(gray(0x55), gray(0x00), false).ink, 1);
  EXPECT_EQ(inks.text(gray(0xFF), gray(0xBB), false).ink, 1);
  EXPECT_EQ(inks.text(gray(0x88), gray(0xCC), true).ink, 0);
  EXPECT_EQ(inks_of("gray4").text(gray(0xDD), gray(0xFF), false).ink, 2);
}

TEST(PanelInks, TextThatThePageHidesStaysHidden) {
  EXPECT_FALSE(inks_of("mono").text(gray(0xFD), gray(0xFF), false).seen);
}

// Brown is black, white and red; of two inks it would be gray.
TEST(PanelInks, AColourFarFromAllPairsIsOfThreeInks) {
  PanelInks inks = inks_of("spectra6");
  const Pattern brown = inks.pattern(rgb(0x795548), false);
  EXPECT_EQ(brown.dark, 0);
  EXPECT_EQ(brown.middle, 3);
  EXPECT_EQ(brown.light, 1);
  int count[3] = {};
  for (uint32_t y = 0; y < 8; ++y)
    for (uint32_t x = 0; x < 8; ++x) {
      const Ink ink = ink_at(brown, x, y);
      ++count[ink == brown.light ? 0 : ink == brown.middle ? 1 : 2];
    }
  EXPECT_EQ(count[0], brown.part);
  EXPECT_EQ(count[1], brown.middle_part);
  EXPECT_EQ(inks.pattern(rgb(0x795548), true).middle_part, 0) << "under text it is regular";
  EXPECT_EQ(inks.pattern(rgb(0x3F51B5), false).middle_part, 0) << "two come as near";
}

TEST(PanelInks, LinesThatWouldVanishAreDotted) {
  for (const char* name : {"mono", "bwr", "bwy", "bwry", "acep7", "spectra6"}) {
    PanelInks inks = inks_of(name);
    EXPECT_EQ(inks.line(gray(0x33), gray(0xFF)).every, 1) << name;
    EXPECT_EQ(inks.line(gray(0x99), gray(0xFF)).every, 2) << name;
    EXPECT_EQ(inks.line(gray(0xDD), gray(0xFF)).every, 4) << name;
    EXPECT_EQ(inks.line(gray(0xEE), gray(0xFF)).every, 4) << name;
    EXPECT_EQ(inks.line(gray(0xDD), gray(0xFF)).ink, 0) << name;
    EXPECT_EQ(inks.line(gray(0x44), gray(0x00)).ink, 1) << name;
    EXPECT_EQ(inks.line(gray(0xFE), gray(0xFF)).every, 0) << name;
  }
}

TEST(PanelInks, ALineOnAPatternStandsOnOneInk) {
  PanelInks inks = inks_of("mono");
  const LineInk light = inks.line(gray(0xDD), gray(0xF0));
  EXPECT_TRUE(light.fills);
  EXPECT_EQ(light.between, 1);
  EXPECT_EQ(inks.line(gray(0xAA), gray(0xC0)).every, 1);
}

}  // namespace
}  // namespace weft
