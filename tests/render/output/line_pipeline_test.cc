#include "render/output/line_pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "tests/render/output/output_lines.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

constexpr Dither kPreserving[] = {
    Dither::FloydSteinberg,    Dither::Burkes, Dither::Stucki,   Dither::Sierra, Dither::SierraLite,
    Dither::JarvisJudiceNinke, Dither::Bayer,  Dither::BlueNoise};

double light_of_gray(std::string_view palette, uint32_t value) {
  const unsigned last = (1u << find_palette(palette)->bits_per_pixel) - 1;
  return static_cast<double>(light_of(static_cast<uint8_t>((value * 255 + last / 2) / last))) /
         kFullLight;
}

double mean_light(int level, std::string_view palette, const OutputOptions& options) {
  const auto values = converted(
      {96, 64, [level](uint32_t, uint32_t) { return picture_gray(level); }}, palette, options);
  double sum = 0;
  for (const uint32_t value : values) sum += light_of_gray(palette, value);
  return sum / static_cast<double>(values.size());
}

TEST(LinePipeline, EveryKernelKeepsTheMeanLightOfGrays) {
  for (const char* palette : {"mono", "gray4", "gray16"})
    for (const Dither dither : kPreserving)
      for (const Serpentine serpentine : {Serpentine::Off, Serpentine::On})
        for (int level = 0; level < 256; level += 51)
          EXPECT_NEAR(mean_light(level, palette, {dither, serpentine}),
                      light_of(static_cast<uint8_t>(level)) / double{kFullLight}, 0.01)
              << palette << ' ' << dither_names()[static_cast<size_t>(dither)] << ' ' << level;
}

TEST(LinePipeline, AtkinsonKeepsMiddleAndShadowsAndClearsHighlights) {
  EXPECT_NEAR(mean_light(188, "mono", {Dither::Atkinson}), 0.5, 0.03);
  for (const int level : {32, 64, 96})
    EXPECT_NEAR(mean_light(level, "mono", {Dither::Atkinson}),
                light_of(static_cast<uint8_t>(level)) / double{kFullLight}, 0.02)
        << level;
  EXPECT_EQ(mean_light(245, "mono", {Dither::Atkinson}), 1.0);
}

TEST(LinePipeline, AFlatMiddleGrayComesBackFrom565OnAverage) {
  for (const Dither dither : kPreserving)
    for (const int level : {60, 125, 131, 190}) {
      const auto values =
          converted({96, 96, [level](uint32_t, uint32_t) { return picture_gray(level); }}, "rgb565",
                    {dither});
      double red = 0, green = 0;
      for (const uint32_t value : values) {
        red += light_of(static_cast<uint8_t>(((value >> 11) * 255 + 15) / 31));
        green += light_of(static_cast<uint8_t>(((value >> 5 & 63) * 255 + 31) / 63));
      }
      const double wanted = light_of(static_cast<uint8_t>(level)),
                   pixels = static_cast<double>(values.size());
      EXPECT_NEAR(red / pixels, wanted, 0.01 * wanted);
      EXPECT_NEAR(green / pixels, wanted, 0.01 * wanted);
    }
}

TEST(LinePipeline, AFlatGrayHasNoTintIn565) {
  for (int level = 0; level < 256; ++level) {
    const auto byte = static_cast<uint8_t>(level);
    const uint32_t value = converted({1, 1,
                                      [byte](uint32_t, uint32_t) {
                                        return flat({byte, byte, byte});
                                      }},
                                     "rgb565", {Dither::FloydSteinberg})[0];
    const double red = (value >> 11) / 31.0 * 255, green = (value >> 5 & 63) / 63.0 * 255;
    EXPECT_EQ(value >> 11, value & 31);
    EXPECT_NEAR(green, red, 2.6) << level;  // half a step of green, rounded
  }
}

// A wall that gets lighter by one level of sRGB every 16 columns: each of these steps must stay
// one, though 565 has a step of 8.
TEST(LinePipeline, ASlowGradientHasNoBandsIn565) {
  constexpr uint32_t kStep = 16, kHeight = 64, kFirst = 96, kSteps = 64;
  for (const Dither dither : kPreserving) {
    const auto values = converted(
        {kSteps * kStep, kHeight,
         [](uint32_t x, uint32_t) { return picture_gray(static_cast<int>(kFirst + x / kStep)); }},
        "rgb565", {dither});
    std::vector<double> blue(kSteps);
    for (size_t i = 0; i < values.size(); ++i)
      blue[i % (kSteps * kStep) / kStep] +=
          light_of(static_cast<uint8_t>(((values[i] & 31) * 255 + 15) / 31)) /
          double{kStep * kHeight};
    for (uint32_t step = 0; step < kSteps; ++step) {
      const double wanted = light_of(static_cast<uint8_t>(kFirst + step));
      EXPECT_NEAR(blue[step], wanted, 0.015 * wanted)
          << dither_names()[static_cast<size_t>(dither)] << ' ' << kFirst + step;
    }
  }
}

TEST(LinePipeline, GraysOnColourPanelsKeepTheirMeanAgainstThePapersWhite) {
  for (const char* name : {"bwr", "bwry", "acep7", "spectra6"})
    for (const Dither dither : {Dither::FloydSteinberg, Dither::Bayer, Dither::BlueNoise}) {
      const Palette& palette = *find_palette(name);
      const auto values = converted(
          {128, 128, [](uint32_t, uint32_t) { return picture_gray(150); }}, name, {dither});
      double green = 0;
      for (const uint32_t value : values) green += light_of(palette.inks[value].green);
      const double black = light_of(palette.inks[0].green), white = light_of(palette.inks[1].green);
      const double mean = (green / static_cast<double>(values.size()) - black) / (white - black);
      EXPECT_NEAR(mean, light_of(150) / double{kFullLight}, 0.015) << name;
    }
}

TEST(LinePipeline, ACodeWithoutInkIsNeverChosen) {
  const auto colors = [](uint32_t x, uint32_t y) {
    return Rgba{static_cast<uint8_t>(x * 4), static_cast<uint8_t>(y * 4),
                static_cast<uint8_t>((x + y) * 2), 255};
  };
  for (const Dither dither :
       {Dither::None, Dither::FloydSteinberg, Dither::Bayer, Dither::BlueNoise})
    for (const uint32_t value : converted({64, 64, colors}, "spectra6", {dither}))
      ASSERT_NE(value, 4u);
}

TEST(LinePipeline, TextNeitherGivesNorTakesError) {
  const auto page = [](uint32_t x, uint32_t y) {
    return x / 4 % 2 ? flat((x + y) % 3 ? Color{90, 90, 90} : Color{200, 200, 200})
                     : picture_gray(100);
  };
  const auto only_flat = [&](uint32_t x, uint32_t y) {
    const Rgba pixel = page(x, y);
    return pixel.alpha ? flat(kWhite) : pixel;
  };
  const auto other_text = [&](uint32_t x, uint32_t y) {
    const Rgba pixel = page(x, y);
    return pixel.alpha ? pixel : flat(kBlack);
  };
  for (const Dither dither : {Dither::FloydSteinberg, Dither::Stucki, Dither::Bayer}) {
    const auto both = converted({64, 64, page}, "mono", {dither});
    const auto text = converted({64, 64, only_flat}, "mono", {Dither::None});
    const auto pictures = converted({64, 64, other_text}, "mono", {dither});
    for (uint32_t i = 0; i < both.size(); ++i)
      EXPECT_EQ(both[i], page(i % 64, i / 64).alpha ? pictures[i] : text[i]);
  }
}

TEST(LinePipeline, SerpentineWritesEveryOtherRowFromTheRight) {
  const auto ramp = [](uint32_t x, uint32_t) { return picture_gray(60 + 3 * static_cast<int>(x)); };
  const auto straight = converted({40, 6, ramp}, "mono", {Dither::FloydSteinberg, Serpentine::Off});
  const auto turning = converted({40, 6, ramp}, "mono", {Dither::FloydSteinberg, Serpentine::On});
  EXPECT_TRUE(std::equal(straight.begin(), straight.begin() + 40, turning.begin()));
  EXPECT_FALSE(std::equal(straight.begin() + 40, straight.end(), turning.begin() + 40));
}

TEST(LinePipeline, WithoutDitheringPicturesSnapToo) {
  const auto values =
      converted({4, 1, [](uint32_t x, uint32_t) { return picture_gray(static_cast<int>(x) * 60); }},
                "mono", {Dither::None});
  EXPECT_EQ(values, (std::vector<uint32_t>{0, 0, 0, 1}));
}

TEST(LinePipeline, RgbPassesThroughWhateverTheDithering) {
  const auto rule = [](uint32_t x, uint32_t y) {
    return Rgba{static_cast<uint8_t>(x), static_cast<uint8_t>(y), static_cast<uint8_t>(x * y), 255};
  };
  for (const Dither dither : {Dither::None, Dither::FloydSteinberg, Dither::Bayer}) {
    const auto values = converted({64, 64, rule}, "rgb", {dither});
    for (uint32_t i = 0; i < values.size(); ++i) {
      const Rgba pixel = rule(i % 64, i / 64);
      ASSERT_EQ(values[i], uint32_t{pixel.red} << 16 | uint32_t{pixel.green} << 8 | pixel.blue);
    }
  }
}

// And on inks what is known of colours: of that less, where there is little room.
TEST(LinePipeline, HoldsOneLineAndTheErrors) {
  RuledPixels source(800, 1, [](uint32_t, uint32_t) { return picture_gray(9); });
  for (const Palette& palette : palettes()) {
    Budget budget(25000);
    auto pipeline = LinePipeline::create(budget, source, palette, {Dither::FloydSteinberg});
    ASSERT_TRUE(pipeline.ok());
    EXPECT_LE(budget.used(), 13500u + (palette.kind == PaletteKind::Indexed ? 1280 : 0))
        << palette.name << ' ' << budget.used();
    RecordProperty(std::string(palette.name), static_cast<int>(budget.used()));
  }
}

TEST(LinePipeline, EveryFailingAllocationIsOutOfMemory) {
  for (const Palette& palette : palettes())
    expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) -> Status {
      RuledPixels source(30, 3, [](uint32_t, uint32_t) { return picture_gray(90); });
      auto pipeline = LinePipeline::create(budget, source, palette, {Dither::Atkinson});
      return pipeline.ok() ? pipeline.value()->next_line().status() : pipeline.status();
    });
}

TEST(Dither, IsFoundHoweverItIsSpelled) {
  const struct {
    const char* spelling;
    Dither dither;
  } cases[] = {{"fs", Dither::FloydSteinberg},
               {"FloydSteinberg", Dither::FloydSteinberg},
               {"floyd_steinberg", Dither::FloydSteinberg},
               {"Floyd Steinberg", Dither::FloydSteinberg},
               {"ordered", Dither::Bayer},
               {"threshold", Dither::None},
               {"NONE", Dither::None},
               {"SierraLite", Dither::SierraLite},
               {"jarvis", Dither::JarvisJudiceNinke}};
  for (const auto& each : cases) {
    Dither dither = Dither::Stucki;
    EXPECT_TRUE(parse_dither(each.spelling, dither)) << each.spelling;
    EXPECT_EQ(dither, each.dither) << each.spelling;
  }
  Dither dither = Dither::Stucki;
  for (const char* none : {"", "-", "sand", "floyd-steinberg-2"})
    EXPECT_FALSE(parse_dither(none, dither)) << none;
  EXPECT_EQ(dither, Dither::Stucki);
}

TEST(Dither, NamesAreParsedAndTheBayerMatrixHasEveryThresholdOnce) {
  for (size_t i = 0; i < dither_names().size(); ++i) {
    Dither dither = Dither::None;
    EXPECT_TRUE(parse_dither(dither_names()[i], dither));
    EXPECT_EQ(static_cast<size_t>(dither), i);
  }
  std::vector<int> seen(128);
  for (uint32_t i = 0; i < 64; ++i) ++seen[static_cast<size_t>(bayer_threshold(i % 8, i / 8))];
  for (size_t threshold = 1; threshold < 128; threshold += 2) EXPECT_EQ(seen[threshold], 1);
}

TEST(Dither, EveryKernelSharesItsErrorOutWhole) {
  for (size_t i = 0; i < dither_names().size(); ++i) {
    const Kernel& kernel = kernel_of(static_cast<Dither>(i));
    int sum = 0;
    for (const KernelTap& tap : kernel.taps) {
      sum += tap.weight;
      EXPECT_LT(tap.dy, kernel.rows);
    }
    if (kernel.taps.empty() || static_cast<Dither>(i) == Dither::Atkinson) continue;
    EXPECT_EQ(sum, kernel.divisor);
  }
}

}  // namespace
}  // namespace weft
