#include "weft/palette.h"

#include <gtest/gtest.h>

#include <sstream>

#include "render/base/names.h"
#include "render/output/quantizer.h"
#include "tests/render/output/output_lines.h"

namespace weft {
namespace {

uint32_t snapped(std::string_view palette, Color color) {
  return converted({1, 1, [color](uint32_t, uint32_t) { return flat(color); }}, palette, {})[0];
}

TEST(Palette, IsFoundByNameAndByAliasHoweverTheyAreSpelled) {
  for (const Palette& palette : palettes()) EXPECT_EQ(find_palette(palette.name), &palette);
  const struct {
    const char* spelling;
    const Palette& palette;
  } cases[] = {{"BW", kMono},           {"gray-16", kGray16},     {"Gray_16", kGray16},
               {"GRAY 4", kGray4},      {"gray-256", kGray256},   {"greyscale", kGray256},
               {"color-3bwr", kBwr},    {"color_3bwy", kBwy},     {"color-4bwry", kBwry},
               {"color-6a", kSpectra6}, {"Spectra 6", kSpectra6}, {"color-7a", kAcep7},
               {"ACeP", kAcep7},        {"color-24bit", kRgb},    {"RGB-565", kRgb565}};
  for (const auto& each : cases)
    EXPECT_EQ(find_palette(each.spelling), &each.palette) << each.spelling;
  for (const char* none : {"", "-", "ultraviolet", "gray-5"})
    EXPECT_EQ(find_palette(none), nullptr) << none;
}

TEST(Palette, NoTwoShareAName) {
  for (const Palette& palette : palettes())
    for (const Palette& other : palettes()) {
      if (&other == &palette) continue;
      EXPECT_FALSE(same_name(palette.name, other.name) || lists_name(other.aliases, palette.name));
      std::istringstream aliases{std::string(palette.aliases)};
      for (std::string alias; aliases >> alias;)
        EXPECT_FALSE(lists_name(other.aliases, alias)) << alias;
    }
}

TEST(Palette, AMakersOwnIsRefusedWhenItsInksOrBitsCannotBe) {
  std::vector<Color> nine(9, kWhite);
  nine[0] = kBlack;
  const std::vector<Color> two{kBlack, kWhite}, alike{kWhite, kWhite};
  const auto status_of = [](const Palette& palette) {
    Budget budget;
    return make_quantizer(palette, budget).status();
  };
  EXPECT_EQ(status_of({"own", PaletteKind::Indexed, 1, two, two}), Status::Ok);
  for (const Palette& palette :
       {Palette{"nine", PaletteKind::Indexed, 4, nine, nine},
        Palette{"no inks", PaletteKind::Indexed, 4},
        Palette{"alike", PaletteKind::Indexed, 1, alike, two},
        Palette{"no nominal", PaletteKind::Indexed, 1, two},
        Palette{"three bits", PaletteKind::Gray, 3}, Palette{"eight bits", PaletteKind::Rgb565, 8}})
    EXPECT_EQ(status_of(palette), Status::Unsupported) << palette.name;
}

TEST(Palette, NamedOnesAreThoseOfTheTable) {
  EXPECT_EQ(&kRgb, find_palette("rgb"));
  EXPECT_EQ(&kRgb565, find_palette("rgb565"));
  EXPECT_EQ(&kGray256, find_palette("gray256"));
  EXPECT_EQ(&kGray16, find_palette("gray16"));
  EXPECT_EQ(&kGray4, find_palette("gray4"));
  EXPECT_EQ(&kMono, find_palette("mono"));
  EXPECT_EQ(&kBwr, find_palette("bwr"));
  EXPECT_EQ(&kBwy, find_palette("bwy"));
  EXPECT_EQ(&kBwry, find_palette("bwry"));
  EXPECT_EQ(&kAcep7, find_palette("acep7"));
  EXPECT_EQ(&kSpectra6, find_palette("spectra6"));
  EXPECT_EQ(&kRgb444, find_palette("color-12bit"));
}

TEST(Palette, EveryNominalColourSnapsToItsInk) {
  for (const Palette& palette : palettes())
    for (uint32_t i = 0; i < palette.nominal.size(); ++i) {
      const bool repeated = i > 0 && palette.nominal[i] == kBlack;
      EXPECT_EQ(snapped(palette.name, palette.nominal[i]), repeated ? 0 : i) << palette.name << i;
    }
}

TEST(Palette, GraysSnapToBlackOrWhiteOnColourPanels) {
  for (const char* palette : {"bwr", "bwy", "bwry", "acep7", "spectra6"})
    for (int level = 0; level < 256; ++level) {
      const auto byte = static_cast<uint8_t>(level);
      EXPECT_EQ(snapped(palette, {byte, byte, byte}), level >= 128 ? 1u : 0u) << palette << level;
    }
}

TEST(Palette, ColoursThatPagesUseSnapToTheInkOfTheirName) {
  struct Expected {
    Color color;
    uint32_t index;
  };
  const Expected spectra6[] = {
      {{0x8b, 0, 0}, 3},       {{0xc6, 0x28, 0x28}, 3}, {{0x2e, 0x7d, 0x32}, 6},
      {{0, 255, 0}, 6},        {{0x19, 0x76, 0xd2}, 5}, {{0, 0, 0xee}, 5},
      {{0xff, 0xeb, 0x3b}, 2}, {{0xff, 0xf8, 0xe1}, 1}, {{0x21, 0x21, 0x21}, 0}};
  for (const Expected& expected : spectra6)
    EXPECT_EQ(snapped("spectra6", expected.color), expected.index)
        << int{expected.color.red} << ' ' << int{expected.color.green} << ' '
        << int{expected.color.blue};
  EXPECT_EQ(snapped("bwr", {200, 20, 20}), 2u);
  EXPECT_EQ(snapped("acep7", {255, 140, 0}), 6u);
}

TEST(Palette, FlatGraysTakeTheNearestLevelAndColoursTheirLuminance) {
  EXPECT_EQ(snapped("gray256", {77, 77, 77}), 77u);
  EXPECT_EQ(snapped("gray16", {0x88, 0x88, 0x88}), 8u);
  EXPECT_EQ(snapped("gray4", {0x60, 0x60, 0x60}), 1u);
  EXPECT_EQ(snapped("mono", {0x88, 0x88, 0x88}), 1u);
  EXPECT_EQ(snapped("gray256", {0, 255, 0}), 220u);
}

TEST(Palette, RgbPassesThroughAnd565TakesTheNearest) {
  EXPECT_EQ(snapped("rgb", {1, 2, 3}), 0x010203u);
  EXPECT_EQ(snapped("rgb565", {255, 0, 255}), 0xF81Fu);
  EXPECT_EQ(snapped("rgb565", {8, 4, 8}), 0x0821u);
}

}  // namespace
}  // namespace weft
