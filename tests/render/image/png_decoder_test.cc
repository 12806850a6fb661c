#include "render/image/png_decoder.h"

#include <gtest/gtest.h>

#include "tests/support/every_allocation.h"
#include "tests/support/test_pictures.h"
#include "weft/color.h"

namespace weft {
namespace {

DecodedPicture decode(std::string_view file, size_t chunk = SIZE_MAX) {
  Budget budget;
  MemoryStream stream(file, chunk);
  auto decoder = make_png_decoder(stream, budget);
  return decoder.ok() ? decode_all(*decoder.value()) : DecodedPicture{decoder.status(), {}};
}

std::vector<Rgba> premultiplied(const TestPicture& picture) {
  std::vector<Rgba> pixels = picture.pixels;
  for (Rgba& p : pixels)
    p = {multiply_255(p.red, p.alpha), multiply_255(p.green, p.alpha),
         multiply_255(p.blue, p.alpha), p.alpha};
  return pixels;
}

TEST(PngDecoder, GivesPremultipliedPixelsOfEveryKind) {
  const TestPicture picture = icon(37, 3);
  EXPECT_EQ(decode(encode_png(picture)).picture.pixels, premultiplied(picture));
  EXPECT_EQ(decode(encode_png(picture, PngKind::Interlaced)).picture.pixels,
            premultiplied(picture));
  const TestPicture opaque = photograph(21, 13);
  EXPECT_EQ(decode(encode_png(opaque, PngKind::Rgb)).picture.pixels, opaque.pixels);
  for (const Rgba& pixel : decode(encode_png(opaque, PngKind::Gray)).picture.pixels)
    EXPECT_EQ(pixel.red, pixel.blue);
}

TEST(PngDecoder, EveryChunkSizeGivesTheSame) {
  const std::string file = encode_png(icon(40, 1));
  const auto whole = decode(file);
  for (size_t chunk = 1; chunk < 80; ++chunk)
    EXPECT_EQ(decode(file, chunk).picture.pixels, whole.picture.pixels) << chunk;
}

TEST(PngDecoder, EveryTruncationEndsInAStatus) {
  for (const PngKind kind : {PngKind::Rgba, PngKind::Interlaced}) {
    const std::string file = encode_png(icon(24, 2), kind);
    for (size_t size = 0; size + 12 < file.size(); ++size) {
      const auto decoded = decode(std::string_view(file).substr(0, size));
      EXPECT_TRUE(decoded.status == Status::Corrupt || decoded.picture.height == 24u) << size;
    }
  }
}

TEST(PngDecoder, FlippedBytesDoNoHarm) {
  const std::string file = encode_png(icon(24, 2));
  for (size_t at = 0; at < file.size(); ++at) {
    std::string broken = file;
    broken[at] = static_cast<char>(broken[at] ^ (1 << at % 8));
    EXPECT_NE(decode(broken).status, Status::OutOfMemory) << at;
  }
}

TEST(PngDecoder, EveryFailingAllocationIsOutOfMemory) {
  for (const PngKind kind : {PngKind::Rgba, PngKind::Interlaced}) {
    const std::string file = encode_png(icon(24, 2), kind);
    expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
      MemoryStream stream(file);
      auto decoder = make_png_decoder(stream, budget);
      return decoder.ok() ? decode_all(*decoder.value()).status : decoder.status();
    });
  }
}

std::string with_chunk(const std::string& file, const char* type, size_t size) {
  std::string chunk{static_cast<char>(size >> 24), static_cast<char>(size >> 16),
                    static_cast<char>(size >> 8), static_cast<char>(size)};
  chunk += type + std::string(size + 4, 'x');
  return std::string(file).insert(33, chunk);  // after IHDR
}

TEST(PngDecoder, SkipsWhatPixelsDoNotNeedWithoutHoldingIt) {
  const TestPicture picture = icon(24, 2);
  const std::string file = with_chunk(encode_png(picture), "iTXt", 300000);
  Budget budget;
  MemoryStream stream(file, 100);
  auto decoder = make_png_decoder(stream, budget);
  ASSERT_TRUE(decoder.ok());
  EXPECT_EQ(decode_all(*decoder.value()).picture.pixels, premultiplied(picture));
  EXPECT_LT(budget.peak(), 70000u);
  EXPECT_EQ(decode(with_chunk(encode_png(picture), "CRIT", 5)).status, Status::Corrupt);
}

TEST(PngDecoder, TellsTheOrientationOfItsExif) {
  const auto orientation = [](const std::string& exif) {
    std::string file = with_chunk(encode_png(icon(24, 2)), "eXIf", exif.size());
    file.replace(41, exif.size(), exif);
    MemoryStream stream(file, 7);
    Budget budget;
    auto decoder = make_png_decoder(stream, budget);
    EXPECT_EQ(decode_all(*decoder.value()).status, Status::Ok);
    return int{decoder.value()->header().orientation};
  };
  const std::string big("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0", 26);
  EXPECT_EQ(orientation(big), 6);
  EXPECT_EQ(orientation(big.substr(0, 12)), 1);
  EXPECT_EQ(orientation(""), 1);
  EXPECT_EQ(orientation(big + std::string(5000, '\0')), 6);
}

TEST(PngDecoder, CorrectsTheGammaUnlessTheColourSpaceIsNamed) {
  const TestPicture gray = make_picture(1, 1, [](uint32_t, uint32_t) {
    return Rgba{128, 128, 128, 255};
  });
  const std::string file = encode_png(gray, PngKind::Gray);
  const std::string linear =
      std::string(file).insert(33, std::string("\0\0\0\x04gAMA\0\x01\x86\xA0....", 16));
  EXPECT_EQ(decode(linear).picture.pixels[0].red, 188);
  EXPECT_EQ(decode(with_chunk(linear, "sRGB", 1)).picture.pixels[0].red, 128);
}

TEST(PngDecoder, InterlacedGivesTheFirstPassesWhereNotAllFits) {
  const TestPicture picture = icon(203, 3);
  const std::string file = encode_png(picture, PngKind::Interlaced);
  const std::vector<Rgba> pixels = premultiplied(picture);
  for (const auto& [limit, step] : {std::pair(1u << 20, 1u), {120u * 1024, 2u}, {80u * 1024, 4u}}) {
    Budget budget(limit);
    MemoryStream stream(file);
    auto decoder = make_png_decoder(stream, budget);
    decoder.value()->shrink_to(203 / step, 203 / step);
    const DecodedPicture decoded = decode_all(*decoder.value());
    ASSERT_EQ(decoded.status, Status::Ok) << limit;
    ASSERT_EQ(decoded.picture.width, (203 + step - 1) / step);
    ASSERT_EQ(decoded.picture.height, decoded.picture.width);
    for (uint32_t y = 0; y < decoded.picture.height; ++y)
      for (uint32_t x = 0; x < decoded.picture.width; ++x)
        ASSERT_EQ(decoded.picture.at(x, y), pixels[y * step * 203 + x * step]) << x << ' ' << y;
  }
}

TEST(PngDecoder, AnInterlacedPictureThatDoesNotFitIsOutOfMemory) {
  const std::string file = encode_png(photograph(300, 200), PngKind::Interlaced);
  Budget budget(100 * 1024);
  MemoryStream stream(file);
  auto decoder = make_png_decoder(stream, budget);
  EXPECT_EQ(decoder.value()->next_row().status(), Status::OutOfMemory);
}

}  // namespace
}  // namespace weft
