#include "weft/picture_file.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/every_allocation.h"
#include "tests/support/pattern_lines.h"
#include "tests/support/picture_sinks.h"

namespace weft {
namespace {

constexpr Color kInks[] = {kBlack, kWhite};
constexpr Palette kTwoInks{"two inks", PaletteKind::Indexed, 1, kInks, kInks};

std::string written(const Palette& palette, PictureFormat format, Status expected = Status::Ok) {
  Budget budget;
  PipeSink sink;
  PatternLines lines(10, 3, palette.bits_per_pixel);
  EXPECT_EQ(write_picture(lines, palette, format, sink, budget), expected);
  EXPECT_EQ(budget.used(), 0u);
  return sink.text;
}

TEST(PictureFile, TakesItsFormatFromTheName) {
  PictureFormat format = PictureFormat::Png;
  EXPECT_TRUE(picture_format_of("a.b/page.BMP", format));
  EXPECT_EQ(format, PictureFormat::Bmp);
  EXPECT_FALSE(picture_format_of("page.gif", format));
}

TEST(PictureFile, PngHasTheDepthOfThePalette) {
  for (const Palette* palette : {&kMono, &kGray4, &kGray16, &kGray256}) {
    const std::string png = written(*palette, PictureFormat::Png);
    EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1a\n");
    EXPECT_EQ(png[24], static_cast<char>(palette->bits_per_pixel));
    EXPECT_EQ(png[25], 0);
  }
  EXPECT_EQ(written(kTwoInks, PictureFormat::Png)[25], 3);
  EXPECT_EQ(written(kRgb, PictureFormat::Png)[25], 2);
}

TEST(PictureFile, TheSameLinesGiveTheSameBytes) {
  for (const PictureFormat format :
       {PictureFormat::Png, PictureFormat::Ppm, PictureFormat::Bmp, PictureFormat::Raw})
    EXPECT_EQ(written(kRgb, format), written(kRgb, format));
}

TEST(PictureFile, PbmCountsBlackAsOne) {
  PatternLines lines(10, 3, 1);
  const std::string pbm = written(kTwoInks, PictureFormat::Pbm);
  EXPECT_EQ(pbm.substr(0, 8), "P4\n10 3\n");
  EXPECT_EQ(static_cast<uint8_t>(pbm[8]), static_cast<uint8_t>(~lines.byte(0, 0)));
  EXPECT_EQ(pbm.size(), 8u + 6);
}

uint32_t little_endian(const std::string& file, size_t at, size_t bytes = 4) {
  uint32_t value = 0;
  for (size_t i = bytes; i-- > 0;) value = value << 8 | static_cast<uint8_t>(file[at + i]);
  return value;
}

TEST(PictureFile, BmpRowsAreBottomUpAndPadded) {
  const std::string bmp = written(kTwoInks, PictureFormat::Bmp);
  ASSERT_EQ(bmp.size(), 54u + 8 + 3 * 4);
  EXPECT_EQ(little_endian(bmp, 22), 3u);
  for (uint32_t y = 0; y < 3; ++y) {
    EXPECT_EQ(static_cast<uint8_t>(bmp[62 + 4 * (2 - y)]), PatternLines(10, 3, 1).byte(y, 0));
    EXPECT_EQ(bmp.substr(62 + 4 * y + 2, 2), std::string(2, '\0'));
  }
}

TEST(PictureFile, BmpIsTheSameIntoAPipeAndIntoAFile) {
  for (const Palette* palette : {&kMono, &kGray4, &kBwr, &kSpectra6, &kGray256, &kRgb565, &kRgb}) {
    Budget budget;
    FileSink file;
    PatternLines lines(10, 3, palette->bits_per_pixel);
    ASSERT_EQ(write_picture(lines, *palette, PictureFormat::Bmp, file, budget), Status::Ok);
    EXPECT_EQ(file.text, written(*palette, PictureFormat::Bmp)) << palette->name;
    EXPECT_LT(budget.peak(), 100u);
  }
}

TEST(PictureFile, BmpHasTheColoursInUse) {
  const struct {
    const Palette& palette;
    uint32_t bits, colors;
  } all[] = {{kMono, 1, 2}, {kGray4, 4, 4}, {kGray16, 4, 16},  {kGray256, 8, 256}, {kBwr, 4, 3},
             {kBwry, 4, 4}, {kAcep7, 4, 7}, {kSpectra6, 4, 7}, {kRgb565, 24, 0},   {kRgb, 24, 0}};
  for (const auto& [palette, bits, colors] : all) {
    const std::string bmp = written(palette, PictureFormat::Bmp);
    EXPECT_EQ(little_endian(bmp, 2), bmp.size()) << palette.name;
    EXPECT_EQ(little_endian(bmp, 10), 54 + 4 * colors) << palette.name;
    EXPECT_EQ(little_endian(bmp, 28, 2), bits) << palette.name;
    EXPECT_EQ(little_endian(bmp, 46), colors) << palette.name;
  }
}

TEST(PictureFile, ABmpOfMoreThanFourGigabytesIsRefused) {
  Budget budget;
  FileSink sink;
  PatternLines lines(UINT16_MAX, UINT16_MAX, 24);
  EXPECT_EQ(write_picture(lines, kRgb, PictureFormat::Bmp, sink, budget), Status::Unsupported);
  EXPECT_EQ(sink.text, "");
}

TEST(PictureFile, InksAreNominalUnlessMeasuredOnesAreAskedFor) {
  const auto palette_of = [](InkColors inks) {
    Budget budget;
    PipeSink sink;
    PatternLines lines(10, 3, 4);
    EXPECT_EQ(write_picture(lines, kSpectra6, PictureFormat::Png, sink, budget, inks), Status::Ok);
    return sink.text.substr(sink.text.find("PLTE") + 4, 7 * 3);
  };
  const auto bytes_of = [](std::span<const Color> colors) {
    std::string bytes;
    for (const Color& c : colors)
      for (const uint8_t channel : {c.red, c.green, c.blue}) bytes += static_cast<char>(channel);
    return bytes;
  };
  EXPECT_EQ(palette_of(InkColors::Nominal), bytes_of(kSpectra6.pure));
  EXPECT_EQ(palette_of(InkColors::Measured), bytes_of(kSpectra6.inks));
  EXPECT_EQ(color_of(kBwr, 2, InkColors::Nominal), kBwr.nominal[2]);
}

TEST(PictureFile, FormatsRefuseColoursTheyCannotHold) {
  written(kRgb, PictureFormat::Pgm, Status::Unsupported);
  written(kGray16, PictureFormat::Pbm, Status::Unsupported);
}

TEST(PictureFile, LinesOfAnotherDepthThanThePalettesAreRefused) {
  Budget budget;
  PipeSink sink;
  PatternLines lines(10, 3, 1);
  for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Ppm, PictureFormat::Raw})
    EXPECT_EQ(write_picture(lines, kRgb, format, sink, budget), Status::Unsupported);
  EXPECT_EQ(sink.text, "");
}

TEST(PictureFile, AFullDiskIsAnIoError) {
  Budget budget;
  PipeSink sink;
  sink.full_at = 20;
  PatternLines lines(10, 3, 24);
  EXPECT_EQ(write_picture(lines, kRgb, PictureFormat::Png, sink, budget), Status::Io);
  EXPECT_EQ(budget.used(), 0u);
}

TEST(PictureFile, EveryFailingAllocationIsOutOfMemory) {
  for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Bmp})
    expect_every_failing_allocation_is_out_of_memory([format](Budget& budget) {
      PipeSink sink;
      PatternLines lines(10, 3, 24);
      return write_picture(lines, kRgb, format, sink, budget);
    });
}

TEST(PictureFile, PngNeedsLittleMemory) {
  Budget budget;
  PipeSink sink;
  PatternLines lines(800, 480, 24);
  ASSERT_EQ(write_picture(lines, kRgb, PictureFormat::Png, sink, budget), Status::Ok);
  EXPECT_LT(budget.peak(), 40000u);
}

}  // namespace
}  // namespace weft
