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

TEST(HeldImage, TakesTheFormThatIsCheapest) {
  std::mt19937 random(3);
  const auto noise = [&](int colors, bool has_alpha) {
    return make_picture(38, 38, [&, colors, has_alpha](uint32_t, uint32_t) {
      const auto level = static_cast<uint8_t>(random() % static_cast<unsigned>(colors) * 255u /
                                              static_cast<unsigned>(colors));
      return has_alpha ? Rgba{0, 0, 0, level} : Rgba{level, level, level, 255};
    });
  };
  const auto colorful = [&](uint8_t alpha) {
    return make_picture(38, 38, [&, alpha](uint32_t, uint32_t) {
      const auto bits = static_cast<uint32_t>(random());
      return Rgba{static_cast<uint8_t>(bits), static_cast<uint8_t>(bits >> 8),
                  static_cast<uint8_t>(bits >> 16),
                  static_cast<uint8_t>(alpha - (bits >> 28) * (alpha < 255))};
    });
  };
  struct Row {
    TestPicture picture;
    size_t most;
  };
  const Row rows[] = {
      {noise(2, false), 38 * 5 + 8},    {noise(4, true), 38 * 10 + 16},
      {noise(16, false), 38 * 19 + 64}, {noise(200, true), 38 * 38 + 800},
      {colorful(255), 38 * 38 * 3},     {colorful(254), 38 * 38 * 4},
  };
  for (const Row& row : rows) {
    const Held result = held(row.picture);
    EXPECT_EQ(result.pixels, result.original);
    EXPECT_LE(result.bytes, row.most);
  }
}

TEST(HeldImage, StaysCodedWhereMemoryIsShort) {
  const std::string file = encode_png(photograph(40, 40));
  size_t coded = 0;
  for (size_t allocations = 0; allocations < 40; ++allocations) {
    Budget budget, decoders;
    MemoryStream stream(file);
    auto rows = make_png_decoder(stream, decoders);
    budget.fail_after(allocations);
    const auto image = HeldImage::hold(*rows.value(), budget, SIZE_MAX);
    EXPECT_TRUE(image.ok() || image.status() == Status::OutOfMemory);
    coded += image.ok();
  }
  EXPECT_GT(coded, 0u);
}

TEST(HeldImage, RefusesWhatTakesMoreThanItsLimit) {
  EXPECT_EQ(held(photograph(100, 100), 2000).status, Status::Unsupported);
}

}  // namespace
}  // namespace weft
