// Rectangles and negatives of lines: every depth, every shift of packed pixels.
#include "tools/weft/wanted_lines.h"

#include <gtest/gtest.h>

#include "render/output/pack.h"
#include "tests/support/pattern_lines.h"
#include "tools/model/stored_lines.h"

namespace weft {
namespace {

constexpr uint8_t kDepths[] = {1, 2, 4, 8, 16, 24};

StoredLines stored(LineSource& lines) {
  StoredLines all;
  EXPECT_EQ(all.store(lines), Status::Ok);
  EXPECT_TRUE(lines.next_line().value().empty());
  return all;
}

TEST(CroppedLines, AreThePixelsOfTheRectangle) {
  for (const uint8_t bits : kDepths) {
    PatternLines pattern(23, 9, bits);
    const StoredLines whole = stored(pattern);
    for (const Crop& crop :
         {Crop{0, 0, 23, 9}, Crop{1, 2, 7, 3}, Crop{5, 0, 8, 1}, Crop{22, 8, 1, 1}}) {
      PatternLines again(23, 9, bits);
      CroppedLines cropped(again, crop);
      const StoredLines part = stored(cropped);
      EXPECT_EQ(part.shape().width, crop.width);
      for (uint16_t y = 0; y < crop.height; ++y)
        for (uint16_t x = 0; x < crop.width; ++x)
          ASSERT_EQ(part.pixel(x, y), whole.pixel(crop.left + x, crop.top + y))
              << unsigned{bits} << " " << x << "," << y;
    }
  }
}

TEST(CroppedLines, AskForNothingBelow) {
  PatternLines pattern(23, 9, 1);
  pattern.fails_at = 5;
  CroppedLines cropped(pattern, {3, 2, 8, 3});
  stored(cropped);
}

TEST(CroppedLines, FailAsTheLinesDo) {
  PatternLines pattern(23, 9, 1);
  pattern.fails_at = 1;
  CroppedLines cropped(pattern, {3, 2, 8, 3});
  EXPECT_EQ(cropped.next_line().status(), Status::Timeout);
}

TEST(InvertedLines, ExchangeLightAndDark) {
  for (const auto& [palette, value, expected] : {std::tuple{&kMono, 0u, 1u},
                                                 {&kGray4, 1u, 2u},
                                                 {&kGray16, 15u, 0u},
                                                 {&kGray256, 3u, 252u},
                                                 {&kBwr, 0u, 1u},
                                                 {&kBwr, 2u, 2u},
                                                 {&kSpectra6, 1u, 0u},
                                                 {&kSpectra6, 6u, 6u},
                                                 {&kRgb565, 0xFFFFu, 0u},
                                                 {&kRgb444, 0x0F1u, 0xF0Eu},
                                                 {&kRgb, 0x0000FFu, 0xFFFF00u}}) {
    StoredLines one(LineShape{1, 1, palette->bits_per_pixel});
    pack_pixel(one.line(0), palette->bits_per_pixel, 0, value);
    InvertedLines inverted(one, *palette);
    EXPECT_EQ(stored(inverted).pixel(0, 0), expected) << palette->name << value;
  }
}

TEST(InvertedLines, TwiceIsOnce) {
  for (const Palette& palette : palettes()) {
    if (palette.kind == PaletteKind::Rgb444) continue;  // noise is no line of it
    PatternLines pattern(23, 9, palette.bits_per_pixel), again(23, 9, palette.bits_per_pixel);
    const StoredLines whole = stored(pattern);
    InvertedLines negative(again, palette);
    InvertedLines positive(negative, palette);
    EXPECT_EQ(stored(positive).bytes(), whole.bytes()) << palette.name;
  }
}

}  // namespace
}  // namespace weft
