#include "weft/picture_file.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/every_allocation.h"
#include "tests/support/pattern_lines.h"

namespace weft {
namespace {

class StringSink final : public ByteSink {
 public:
  Status write(std::span<const uint8_t> bytes) override {
    text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return text.size() > full_at ? Status::Io : Status::Ok;
  }
  std::string text;
  size_t full_at = SIZE_MAX;
};

constexpr Color kInks[] = {kBlack, kWhite};
constexpr Palette kTwoInks{"two inks", PaletteKind::Indexed, 1, kInks, kInks};

std::string written(const Palette& palette, PictureFormat format, Status expected = Status::Ok) {
  Budget budget;
  StringSink sink;
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

TEST(PictureFile, BmpRowsAreTopDownAndPadded) {
  const std::string bmp = written(kTwoInks, PictureFormat::Bmp);
  EXPECT_EQ(bmp.size(), 54u + 8 + 3 * 4);
  EXPECT_EQ(static_cast<uint8_t>(bmp[22]), 0xFD);  // height -3
  EXPECT_EQ(static_cast<uint8_t>(bmp[62]), PatternLines(10, 3, 1).byte(0, 0));
}

TEST(PictureFile, FormatsRefuseColoursTheyCannotHold) {
  written(kRgb, PictureFormat::Pgm, Status::Unsupported);
  written(kGray16, PictureFormat::Pbm, Status::Unsupported);
}

TEST(PictureFile, LinesOfAnotherDepthThanThePalettesAreRefused) {
  Budget budget;
  StringSink sink;
  PatternLines lines(10, 3, 1);
  for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Ppm, PictureFormat::Raw})
    EXPECT_EQ(write_picture(lines, kRgb, format, sink, budget), Status::Unsupported);
  EXPECT_EQ(sink.text, "");
}

TEST(PictureFile, AFullDiskIsAnIoError) {
  Budget budget;
  StringSink sink;
  sink.full_at = 20;
  PatternLines lines(10, 3, 24);
  EXPECT_EQ(write_picture(lines, kRgb, PictureFormat::Png, sink, budget), Status::Io);
  EXPECT_EQ(budget.used(), 0u);
}

TEST(PictureFile, EveryFailingAllocationIsOutOfMemory) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) {
    StringSink sink;
    PatternLines lines(10, 3, 24);
    return write_picture(lines, kRgb, PictureFormat::Png, sink, budget);
  });
}

TEST(PictureFile, PngNeedsLittleMemory) {
  Budget budget;
  StringSink sink;
  PatternLines lines(800, 480, 24);
  ASSERT_EQ(write_picture(lines, kRgb, PictureFormat::Png, sink, budget), Status::Ok);
  EXPECT_LT(budget.peak(), 40000u);
}

}  // namespace
}  // namespace weft
