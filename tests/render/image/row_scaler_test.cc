#include "render/image/row_scaler.h"

#include <gtest/gtest.h>

#include "render/image/upright.h"
#include "tests/support/every_allocation.h"
#include "tests/support/test_pictures.h"

namespace weft {
namespace {

class PictureRows final : public RowDecoder {
 public:
  explicit PictureRows(TestPicture picture, uint8_t orientation = 1)
      : picture_(std::move(picture)) {
    header_.width = header_.natural_width = picture_.width;
    header_.height = header_.natural_height = picture_.height;
    header_.orientation = orientation;
    header_.has_alpha = true;
  }
  const ImageHeader& header() const override { return header_; }
  Result<std::span<const Rgba>> next_row() override {
    if (next_ == picture_.height) return Status::NotFound;
    return std::span<const Rgba>(picture_.pixels)
        .subspan(size_t{next_++} * picture_.width, picture_.width);
  }

 private:
  TestPicture picture_;
  ImageHeader header_;
  uint32_t next_ = 0;
};

TestPicture scaled(const TestPicture& picture, uint32_t width, uint32_t height,
                   Scaling scaling = Scaling::Smooth) {
  Budget budget;
  auto source = make_owned<PictureRows>(budget, picture);
  auto scaler =
      make_row_scaler(Owned<RowDecoder>(std::move(source.value())), width, height, scaling, budget);
  return decode_all(*scaler.value()).picture;
}

TestPicture grays(uint32_t width, uint32_t height, std::initializer_list<uint8_t> levels) {
  TestPicture picture{width, height, {}};
  for (const uint8_t level : levels) picture.pixels.push_back({level, level, level, 255});
  return picture;
}

TEST(RowScaler, TheSameSizePassesThrough) {
  Budget budget;
  auto source = make_owned<PictureRows>(budget, photograph(5, 4));
  RowDecoder* rows = source.value().get();
  auto scaler =
      make_row_scaler(Owned<RowDecoder>(std::move(source.value())), 5, 4, Scaling::Smooth, budget);
  EXPECT_EQ(scaler.value().get(), rows);
}

TEST(RowScaler, ShrinkingAveragesTheAreaAlsoWhereItCutsPixels) {
  EXPECT_EQ(scaled(grays(4, 2, {0, 100, 40, 60, 100, 200, 60, 80}), 2, 1).pixels,
            grays(2, 1, {100, 60}).pixels);
  EXPECT_EQ(scaled(grays(3, 1, {0, 90, 180}), 2, 1).pixels, grays(2, 1, {30, 150}).pixels);
  EXPECT_EQ(scaled(grays(1, 3, {0, 90, 180}), 1, 2).pixels, grays(1, 2, {30, 150}).pixels);
}

TEST(RowScaler, ShrinkingTakesTwelveBytesAPixel) {
  constexpr uint32_t kWidth = 500;
  Budget budget;
  auto source = make_owned<PictureRows>(budget, photograph(1000, 4));
  const size_t before = budget.used();
  auto scaler = make_row_scaler(Owned<RowDecoder>(std::move(source.value())), kWidth, 2,
                                Scaling::Smooth, budget);
  EXPECT_EQ(decode_all(*scaler.value()).status, Status::Ok);
  EXPECT_LE(budget.peak() - before, kWidth * 12 + 256);
}

TEST(RowScaler, GrowingIsLinearBetweenPixelCentres) {
  EXPECT_EQ(scaled(grays(2, 1, {0, 100}), 4, 1).pixels, grays(4, 1, {0, 25, 75, 100}).pixels);
  EXPECT_EQ(scaled(grays(1, 2, {0, 100}), 1, 4).pixels, grays(1, 4, {0, 25, 75, 100}).pixels);
}

TEST(RowScaler, PixelatedTakesTheNearest) {
  EXPECT_EQ(scaled(grays(2, 2, {1, 2, 3, 4}), 4, 2, Scaling::Pixelated).pixels,
            grays(4, 2, {1, 1, 2, 2, 3, 3, 4, 4}).pixels);
  EXPECT_EQ(scaled(grays(1, 6, {1, 2, 3, 4, 5, 6}), 1, 2, Scaling::Pixelated).pixels,
            grays(1, 2, {2, 5}).pixels);
}

TEST(RowScaler, OneColourStaysItselfAtEverySize) {
  const TestPicture flat = make_picture(13, 11, [](uint32_t, uint32_t) {
    return Rgba{255, 128, 3, 254};
  });
  for (uint32_t width = 1; width < 40; ++width)
    for (const uint32_t height : {1u, 5u, 10u, 11u, 12u, 33u})
      for (const Rgba& pixel : scaled(flat, width, height).pixels)
        ASSERT_EQ(pixel, (Rgba{255, 128, 3, 254}));
}

TEST(RowScaler, EveryFailingAllocationIsOutOfMemory) {
  const TestPicture picture = photograph(10, 10);
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
    auto source = make_owned<PictureRows>(budget, picture);
    if (!source.ok()) return source.status();
    auto scaler = make_row_scaler(Owned<RowDecoder>(std::move(source.value())), 7, 20,
                                  Scaling::Smooth, budget);
    return scaler.ok() ? decode_all(*scaler.value()).status : scaler.status();
  });
}

// A picture of 3x2 pixels "abc/def" as each orientation stores it, by Exif 2.3.
TEST(Upright, TurnsEveryOrientation) {
  const TestPicture stored = grays(3, 2, {'a', 'b', 'c', 'd', 'e', 'f'});
  const char* const upright[] = {"abcdef", "cbafed", "fedcba", "defabc",
                                 "adbecf", "daebfc", "fcebda", "cfbead"};
  for (uint8_t orientation = 1; orientation <= 8; ++orientation) {
    Budget budget;
    auto source = make_owned<PictureRows>(budget, stored, orientation);
    auto rows = make_upright(Owned<RowDecoder>(std::move(source.value())), orientation, budget);
    std::string pixels;
    for (const Rgba& pixel : decode_all(*rows.value()).picture.pixels)
      pixels.push_back(static_cast<char>(pixel.red));
    EXPECT_EQ(pixels, upright[orientation - 1]) << int{orientation};
  }
}

TEST(Upright, KeepsAlphaAndEndsInOutOfMemory) {
  const TestPicture stored = make_picture(3, 2, [](uint32_t x, uint32_t) {
    return Rgba{1, 2, 3, static_cast<uint8_t>(x + 3)};
  });
  for (const uint8_t orientation : {uint8_t{2}, uint8_t{6}})
    expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
      auto source = make_owned<PictureRows>(budget, stored, orientation);
      if (!source.ok()) return source.status();
      auto rows = make_upright(Owned<RowDecoder>(std::move(source.value())), orientation, budget);
      if (!rows.ok()) return rows.status();
      const DecodedPicture decoded = decode_all(*rows.value());
      EXPECT_EQ(decoded.picture.at(0, 0).alpha, orientation == 2 ? 5 : 3);
      return decoded.status;
    });
}

}  // namespace
}  // namespace weft
