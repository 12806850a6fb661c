#include "render/image/gif_decoder.h"

#include <gtest/gtest.h>

#include "tests/support/every_allocation.h"
#include "tests/support/test_pictures.h"

namespace weft {
namespace {

// Of 240 colours; every ninth pixel is transparent.
TestPicture speckled(uint32_t width, uint32_t height) {
  return make_picture(width, height, [](uint32_t x, uint32_t y) {
    if ((x + y) % 9 == 0) return Rgba{};
    const auto level = static_cast<uint8_t>((x * x + y * 7) % 240);
    return Rgba{level, static_cast<uint8_t>(level / 2), static_cast<uint8_t>(255 - level), 255};
  });
}

DecodedPicture decode(std::string_view file, size_t chunk = SIZE_MAX, size_t limit = SIZE_MAX,
                      uint32_t shrunk_height = 0) {
  Budget budget(limit);
  MemoryStream stream(file, chunk);
  auto decoder = make_gif_decoder(stream, budget);
  if (!decoder.ok()) return {decoder.status(), {}};
  if (shrunk_height) decoder.value()->shrink_to(decoder.value()->header().width, shrunk_height);
  return decode_all(*decoder.value());
}

TEST(GifDecoder, GivesTheFirstFrame) {
  // 300x200 pixels fill the table of codes more than once.
  const TestPicture picture = speckled(300, 200);
  for (const bool interlaced : {false, true})
    for (const bool own_palette : {false, true}) {
      const auto decoded =
          decode(encode_gif(picture, {.interlaced = interlaced, .own_palette = own_palette}));
      EXPECT_EQ(decoded.status, Status::Ok);
      EXPECT_EQ(decoded.picture.pixels, picture.pixels) << interlaced << own_palette;
    }
  const TestPicture one = make_picture(1, 1, [](uint32_t, uint32_t) { return Rgba{9, 8, 7, 255}; });
  EXPECT_EQ(decode(encode_gif(one)).picture.pixels, one.pixels);
}

TEST(GifDecoder, PutsTheFrameOnItsCanvas) {
  const TestPicture picture = speckled(20, 10);
  const TestPicture canvas = make_picture(40, 30, [&](uint32_t x, uint32_t y) {
    return x >= 5 && x < 25 && y >= 7 && y < 17 ? picture.at(x - 5, y - 7) : Rgba{};
  });
  GifOptions options{.left = 5, .top = 7, .canvas_width = 40, .canvas_height = 30};
  for (const bool interlaced : {false, true}) {
    options.interlaced = interlaced;
    EXPECT_EQ(decode(encode_gif(picture, options)).picture.pixels, canvas.pixels);
  }
  // A canvas that is too small grows.
  options.canvas_width = options.canvas_height = 1;
  EXPECT_EQ(decode(encode_gif(picture, options)).picture.width, 25u);
}

TEST(GifDecoder, InterlacedGivesTheFirstPassesWhereNotAllFits) {
  const TestPicture picture = speckled(256, 256);
  const std::string file = encode_gif(picture, {.interlaced = true});
  const auto eighth = decode(file, SIZE_MAX, 60 * 1024, 30);
  EXPECT_EQ(eighth.status, Status::Ok);
  ASSERT_EQ(eighth.picture.height, 64u);
  for (uint32_t y = 0; y < 64; ++y)
    for (uint32_t x = 0; x < 256; ++x)
      ASSERT_EQ(eighth.picture.at(x, y), picture.at(x, y * 4)) << x << ' ' << y;
  EXPECT_EQ(decode(file, SIZE_MAX, 1 << 20, 30).picture.height, 256u);
  EXPECT_EQ(decode(file, SIZE_MAX, 24 * 1024, 256).status, Status::OutOfMemory);
}

TEST(GifDecoder, EveryChunkSizeGivesTheSame) {
  const std::string file = encode_gif(speckled(40, 30));
  const auto whole = decode(file);
  for (size_t chunk = 1; chunk < 80; ++chunk)
    EXPECT_EQ(decode(file, chunk).picture.pixels, whole.picture.pixels) << chunk;
}

TEST(GifDecoder, EveryTruncationEndsInAStatus) {
  for (const bool interlaced : {false, true}) {
    const std::string file = encode_gif(speckled(24, 24), {.interlaced = interlaced});
    for (size_t size = 0; size + 2 < file.size(); ++size) {
      const auto decoded = decode(std::string_view(file).substr(0, size));
      EXPECT_TRUE(decoded.status == Status::Corrupt || decoded.picture.height == 24u) << size;
    }
  }
}

TEST(GifDecoder, FlippedBytesDoNoHarm) {
  const std::string file = encode_gif(speckled(24, 24), {.interlaced = true});
  for (size_t at = 0; at < file.size(); ++at) {
    std::string broken = file;
    broken[at] = static_cast<char>(broken[at] ^ (1 << at % 8));
    EXPECT_NE(decode(broken, 50, 1 << 20).status, Status::NotFound) << at;
  }
}

TEST(GifDecoder, EveryFailingAllocationIsOutOfMemory) {
  for (const bool interlaced : {false, true}) {
    const std::string file = encode_gif(speckled(24, 24), {.interlaced = interlaced});
    expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
      MemoryStream stream(file);
      auto decoder = make_gif_decoder(stream, budget);
      return decoder.ok() ? decode_all(*decoder.value()).status : decoder.status();
    });
  }
}

TEST(GifDecoder, TakesTwentyKilobytesBesideItsRows) {
  const std::string file = encode_gif(speckled(100, 400));
  Budget budget;
  MemoryStream stream(file, 100);
  auto decoder = make_gif_decoder(stream, budget);
  EXPECT_EQ(decode_all(*decoder.value()).status, Status::Ok);
  EXPECT_LT(budget.peak(), 20u * 1024);
}

}  // namespace
}  // namespace weft
