#include "fonts/freetype/rasterizer.h"

#include <gtest/gtest.h>

#include <ft2build.h>
#include <array>
#include <bit>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace weft {
namespace {

// A stem a quarter of a pixel wide and six high, which passes no middle of a pixel.
TEST(Rasterizer, AThinStemIsWholeWhateverItsFontSays) {
  FT_Library library;
  ASSERT_EQ(FT_Init_FreeType(&library), 0);
  for (const int flags : {FT_OUTLINE_NONE, FT_OUTLINE_IGNORE_DROPOUTS}) {
    std::array<FT_Vector, 4> points{{{70, 0}, {86, 0}, {86, 384}, {70, 384}}};
    std::array<char, 4> tags;
    tags.fill(FT_CURVE_TAG_ON);
    std::array<short, 1> ends{3};
    FT_Outline outline{1, 4, points.data(), tags.data(), ends.data(), flags};
    std::array<uint8_t, 6> rows{};
    ASSERT_EQ(render_mono(library, outline, {0, 6, 3, 6, rows.data()}), 0);
    for (size_t y = 1; y < 5; ++y)  // its ends are stubs
      EXPECT_EQ(std::popcount(rows[y]), 1) << flags << ' ' << y;
  }
  FT_Done_FreeType(library);
}

}  // namespace
}  // namespace weft
