#include "render/image/webp_decoder.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/every_allocation.h"
#include "tests/support/webp_pictures.h"

namespace weft {
namespace {

DecodedPicture decode(std::string_view file, size_t chunk = SIZE_MAX, size_t limit = SIZE_MAX,
                      uint32_t width = 0, uint32_t height = 0) {
  Budget budget(limit);
  MemoryStream stream(file, chunk);
  auto decoder = make_webp_decoder(stream, budget);
  if (!decoder.ok()) return {decoder.status(), {}};
  if (width) decoder.value()->shrink_to(width, height);
  return decode_all(*decoder.value());
}

std::vector<Rgba> premultiplied(std::vector<Rgba> pixels) {
  for (Rgba& p : pixels)
    p = {multiply_255(p.red, p.alpha), multiply_255(p.green, p.alpha),
         multiply_255(p.blue, p.alpha), p.alpha};
  return pixels;
}

int most_different(const std::vector<Rgba>& a, const std::vector<Rgba>& b) {
  int most = a.size() == b.size() ? 0 : 255;
  for (size_t i = 0; most < 255 && i < a.size(); ++i)
    most = std::max({most, std::abs(a[i].red - b[i].red), std::abs(a[i].green - b[i].green),
                     std::abs(a[i].blue - b[i].blue), std::abs(a[i].alpha - b[i].alpha)});
  return most;
}

TEST(WebpDecoder, GivesLossyAndLosslessPixels) {
  const TestPicture opaque = photograph(61, 40), clear = icon(40, 2);
  EXPECT_LE(most_different(decode(encode_webp(opaque)).picture.pixels, opaque.pixels), 24);
  for (const TestPicture& picture : {opaque, clear})
    EXPECT_LE(most_different(decode(encode_webp(picture, {.lossless = true})).picture.pixels,
                             premultiplied(picture.pixels)),
              1);
  EXPECT_LE(most_different(decode(encode_webp(clear)).picture.pixels, premultiplied(clear.pixels)),
            60);
}

TEST(WebpDecoder, ShrinksToTheSizeThatIsAsked) {
  const auto decoded = decode(encode_webp(photograph(300, 200)), SIZE_MAX, 400 * 1024, 30, 20);
  EXPECT_EQ(decoded.status, Status::Ok);
  EXPECT_LE(most_different(decoded.picture.pixels, photograph(30, 20).pixels), 26);
}

TEST(WebpDecoder, GivesTheFirstFrameOfAnAnimation) {
  const TestPicture picture = icon(20, 1);
  const auto decoded = decode(encode_webp(picture, {.lossless = true, .animated = true}));
  const TestPicture canvas = make_picture(30, 30, [&](uint32_t x, uint32_t y) {
    return x >= 2 && x < 22 && y >= 4 && y < 24 ? picture.at(x - 2, y - 4) : Rgba{};
  });
  EXPECT_LE(most_different(decoded.picture.pixels, premultiplied(canvas.pixels)), 1);
}

TEST(WebpDecoder, EveryChunkSizeGivesTheSame) {
  const std::string file = encode_webp(photograph(40, 30));
  const auto whole = decode(file);
  for (size_t chunk = 1; chunk < file.size(); chunk += 1 + chunk / 5)
    EXPECT_EQ(decode(file, chunk).picture.pixels, whole.picture.pixels) << chunk;
}

TEST(WebpDecoder, EveryTruncationEndsInAStatus) {
  for (const bool lossless : {false, true})
    for (const bool animated : {false, true}) {
      const std::string file = encode_webp(icon(24, 1), {lossless, animated});
      for (size_t size = 0; size < file.size(); ++size) {
        const auto decoded = decode(std::string_view(file).substr(0, size));
        EXPECT_TRUE(decoded.status == Status::Corrupt || decoded.picture.height >= 24u) << size;
      }
      for (size_t at = 0; at < file.size(); ++at) {
        std::string broken = file;
        broken[at] = static_cast<char>(broken[at] ^ (1 << at % 8));
        EXPECT_NE(decode(broken, 50, 4 << 20).status, Status::NotFound) << at;
      }
    }
}

TEST(WebpDecoder, EveryFailingAllocationIsOutOfMemory) {
  const std::string file = encode_webp(photograph(200, 150));
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
    MemoryStream stream(file);
    auto decoder = make_webp_decoder(stream, budget);
    return decoder.ok() ? decode_all(*decoder.value()).status : decoder.status();
  });
}

}  // namespace
}  // namespace weft
