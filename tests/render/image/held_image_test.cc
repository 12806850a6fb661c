#include "render/image/held_image.h"

#include <gtest/gtest.h>

#include <random>

#include "render/image/png_decoder.h"
#include "tests/support/test_pictures.h"

namespace weft {
namespace {

struct Held {
  Status status;
  size_t bytes;
  std::vector<Rgba> pixels, original;
};

Held held(const TestPicture& picture, size_t limit = SIZE_MAX) {
  Budget budget;
  const std::string file = encode_png(picture);
  MemoryStream once(file), again(file);
  auto image = HeldImage::hold(*make_png_decoder(once, budget).value(), budget, limit);
  if (!image.ok()) return {image.status(), 0, {}, {}};
  auto rows = image.value()->read(budget);
  return {Status::Ok, image.value()->bytes(), decode_all(*rows.value()).picture.pixels,
          decode_all(*make_png_decoder(again, budget).value()).picture.pixels};
}

TEST(HeldImage, IsLossless) {
  std::mt19937 random(7);
  const TestPicture noise = make_picture(31, 33, [&](uint32_t, uint32_t) {
    const auto bits = static_cast<uint32_t>(random());
    return Rgba{static_cast<uint8_t>(bits), static_cast<uint8_t>(bits >> 8),
                static_cast<uint8_t>(bits >> 18 << 4),
                static_cast<uint8_t>(bits >> 24 & 1 ? 255 : bits >> 25)};
  });
  for (const TestPicture& picture : {noise, photograph(90, 70), icon(64, 5), icon(1, 0)}) {
    const Held result = held(picture);
    EXPECT_EQ(result.pixels, result.original);
  }
}

TEST(HeldImage, AnIconOf64PixelsTakesAFewKilobytes) {
  for (uint32_t seed = 0; seed < 20; ++seed) EXPECT_LT(held(icon(64, seed)).bytes, 3000u) << seed;
}

TEST(HeldImage, RefusesWhatTakesMoreThanItsLimit) {
  EXPECT_EQ(held(photograph(100, 100), 2000).status, Status::Unsupported);
}

}  // namespace
}  // namespace weft
