#include "fonts/freetype/glyph_cache.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

GlyphBitmap square(int32_t side) {
  GlyphBitmap bitmap;
  bitmap.width = bitmap.height = bitmap.stride = side;
  return bitmap;
}

bool insert(GlyphCache& cache, uint16_t glyph, int32_t side) {
  return cache.insert({0, glyph, 0, GlyphMode::Gray}, square(side)) != nullptr;
}

TEST(GlyphCache, DropsTheLeastRecentlyUsedWhenFull) {
  Budget budget;
  GlyphCache cache(budget, 4096);
  for (uint16_t glyph = 0; glyph < 3; ++glyph) ASSERT_TRUE(insert(cache, glyph, 30));
  EXPECT_TRUE(cache.find({0, 0, 0, GlyphMode::Gray}));
  for (uint16_t glyph = 3; glyph < 5; ++glyph) ASSERT_TRUE(insert(cache, glyph, 30));
  EXPECT_TRUE(cache.find({0, 0, 0, GlyphMode::Gray}));
  EXPECT_FALSE(cache.find({0, 1, 0, GlyphMode::Gray}));
  EXPECT_LE(budget.used(), 4096u);
}

TEST(GlyphCache, MakesRoomWhenTheBudgetRefuses) {
  Budget budget(2500);
  GlyphCache cache(budget, 100000);
  for (uint16_t glyph = 0; glyph < 50; ++glyph) ASSERT_TRUE(insert(cache, glyph, 30));
  EXPECT_FALSE(insert(cache, 50, 60));
  EXPECT_EQ(cache.bytes(), 0u);
  EXPECT_EQ(budget.used(), 0u);
}

TEST(GlyphCache, HoldsABitForEachPixelOfMono) {
  Budget budget;
  GlyphCache cache(budget, 4096);
  EXPECT_FALSE(cache.may_hold(square(80), GlyphMode::Gray));
  ASSERT_TRUE(cache.may_hold(square(80), GlyphMode::Mono));
  for (uint16_t glyph = 0; glyph < 4; ++glyph)
    ASSERT_TRUE(cache.insert({0, glyph, 0, GlyphMode::Mono}, square(80)));
  EXPECT_TRUE(cache.find({0, 0, 0, GlyphMode::Mono}));
  EXPECT_EQ(cache.find({0, 3, 0, GlyphMode::Mono})->stride, 10);
}

TEST(GlyphCache, TellsModesAndPositionsApart) {
  Budget budget;
  GlyphCache cache(budget, 4096);
  ASSERT_TRUE(insert(cache, 7, 5));
  EXPECT_FALSE(cache.find({0, 7, 1, GlyphMode::Gray}));
  EXPECT_FALSE(cache.find({0, 7, 0, GlyphMode::Mono}));
  EXPECT_FALSE(cache.find({1, 7, 0, GlyphMode::Gray}));
}

}  // namespace
}  // namespace weft
