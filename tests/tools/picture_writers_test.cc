// All kinds of picture files that the command writes: the same bytes every time, full disks,
// failing allocations; JPEG and WebP as others read them.
#include "tools/weft/picture_writers.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/every_allocation.h"
#include "tests/support/pattern_lines.h"
#include "tests/support/picture_sinks.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

std::string written(std::string_view name, const Palette& palette, LineSource& lines) {
  Budget budget;
  PipeSink sink;
  EXPECT_EQ(find_picture_writer(name)->write(lines, palette, sink, budget, InkColors::Nominal),
            Status::Ok)
      << name;
  EXPECT_EQ(budget.used(), 0u);
  return sink.text;
}

std::string pattern(std::string_view name, const Palette& palette = kMono) {
  PatternLines lines(50, 20, palette.bits_per_pixel);
  return written(name, palette, lines);
}

TEST(PictureWriters, AreFoundByTheExtension) {
  EXPECT_EQ(picture_writer_of("a.b/PAGE.JPG"), find_picture_writer("jpg"));
  EXPECT_EQ(picture_writer_of("page.webp"), find_picture_writer("WebP"));
  EXPECT_EQ(picture_writer_of("page.gif"), nullptr);
  EXPECT_EQ(picture_writer_of("png"), nullptr);
}

TEST(PictureWriters, GiveTheSameBytesForTheSameLines) {
  for (const PictureWriter& writer : picture_writers()) {
    if (!writer.write) continue;
    EXPECT_EQ(pattern(writer.name), pattern(writer.name)) << writer.name;
  }
}

TEST(PictureWriters, AFullDiskIsAnIoError) {
  for (const PictureWriter& writer : picture_writers()) {
    if (!writer.write) continue;
    Budget budget;
    PipeSink sink;
    sink.full_at = 20;
    PatternLines lines(50, 20, 1);
    EXPECT_EQ(writer.write(lines, kMono, sink, budget, InkColors::Nominal), Status::Io)
        << writer.name;
    EXPECT_EQ(budget.used(), 0u);
  }
}

TEST(PictureWriters, EveryFailingAllocationIsOutOfMemory) {
  for (const PictureWriter& writer : picture_writers()) {
    if (!writer.write) continue;
    expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
      PipeSink sink;
      PatternLines lines(50, 20, 1);
      return writer.write(lines, kMono, sink, budget, InkColors::Nominal);
    });
  }
}

TEST(PictureWriters, LinesThatFailFailTheFile) {
  for (const PictureWriter& writer : picture_writers()) {
    if (!writer.write) continue;
    Budget budget;
    PipeSink sink;
    PatternLines lines(50, 20, 1);
    lines.fails_at = 3;
    EXPECT_EQ(writer.write(lines, kMono, sink, budget, InkColors::Nominal), Status::Timeout)
        << writer.name;
    EXPECT_EQ(budget.used(), 0u);
  }
}

TEST(PictureWriters, LinesOfAnotherDepthThanThePalettesAreRefused) {
  for (const PictureWriter& writer : picture_writers()) {
    if (!writer.write) continue;
    Budget budget;
    PipeSink sink;
    PatternLines lines(50, 20, 1);
    EXPECT_EQ(writer.write(lines, kRgb, sink, budget, InkColors::Nominal), Status::Unsupported)
        << writer.name;
  }
}

/// A flat colour, which JPEG keeps nearly.
class FlatLines final : public LineSource {
 public:
  LineShape shape() const override { return {50, 20, 24}; }
  Result<std::span<const uint8_t>> next_line() override {
    if (y_++ == 20) return std::span<const uint8_t>();
    for (size_t i = 0; i < sizeof line_; ++i) line_[i] = kColor[i % 3];
    return std::span<const uint8_t>(line_);
  }
  static constexpr uint8_t kColor[] = {200, 40, 90};

 private:
  uint8_t line_[150];
  int y_ = 0;
};

/// The pixels of a file as ImageMagick reads it; "" without ImageMagick.
std::string read_by_others(const std::string& name, const std::string& file) {
  const TemporaryDirectory work;
  work.write(name, file);
  const std::string command =
      "convert " + work.file(name) + " -depth 8 RGB:" + work.file("pixels") + " 2>/dev/null";
  return std::system(command.c_str()) == 0 ? file_contents(work.file("pixels")) : "";
}

TEST(PictureWriters, AJpegHasTheColoursOfTheLines) {
  FlatLines lines;
  const std::string file = written("jpg", kRgb, lines);
  EXPECT_EQ(file.substr(0, 2), "\xFF\xD8");
  EXPECT_EQ(file.substr(file.size() - 2), "\xFF\xD9");
  const std::string pixels = read_by_others("page.jpg", file);
  if (pixels.empty()) GTEST_SKIP() << "ImageMagick is not there";
  ASSERT_EQ(pixels.size(), 50u * 20 * 3);
  for (size_t i = 0; i < pixels.size(); ++i)
    ASSERT_NEAR(static_cast<uint8_t>(pixels[i]), FlatLines::kColor[i % 3], 4);
}

TEST(PictureWriters, AGrayPaletteMakesAGrayJpeg) {
  const auto components = [](const std::string& file) {
    return static_cast<int>(file.at(file.find("\xFF\xC0") + 9));
  };
  EXPECT_EQ(components(pattern("jpg", kGray16)), 1);
  EXPECT_EQ(components(pattern("jpg", kSpectra6)), 3);
}

TEST(PictureWriters, AJpegHoldsEightLines) {
  Budget budget;
  PipeSink sink;
  PatternLines lines(800, 480, 24);
  ASSERT_EQ(find_picture_writer("jpg")->write(lines, kRgb, sink, budget, InkColors::Nominal),
            Status::Ok);
  EXPECT_LT(budget.peak(), 100'000u);
}

TEST(PictureWriters, AWebpIsWithoutLoss) {
  if (!find_picture_writer("webp")->write) GTEST_SKIP() << "built without libwebp";
  const std::string file = pattern("webp", kRgb);
  EXPECT_EQ(file.substr(0, 4), "RIFF");
  EXPECT_EQ(file.substr(8, 8), "WEBPVP8L");
  const std::string pixels = read_by_others("page.webp", file);
  if (pixels.empty()) GTEST_SKIP() << "no ImageMagick that reads WebP is there";
  EXPECT_EQ(pixels, pattern("bin", kRgb));
}

}  // namespace
}  // namespace weft
