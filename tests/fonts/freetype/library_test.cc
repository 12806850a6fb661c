#include "fonts/freetype/library.h"

#include <ft2build.h>
#include <gtest/gtest.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace weft {
namespace {

TEST(FreeTypeLibrary, GivesBackWhatFreeTypeForgets) {
  Budget budget;
  {
    FreeTypeLibrary library(budget);
    ASSERT_EQ(library.start(), Status::Ok);
    FT_Outline forgotten[3];
    for (FT_Outline& outline : forgotten)
      ASSERT_EQ(FT_Outline_New(library.get(), 10, 1, &outline), 0);
    ASSERT_EQ(FT_Outline_Done(library.get(), &forgotten[1]), 0);
    EXPECT_GT(budget.used(), 0u);
  }
  EXPECT_EQ(budget.used(), 0u);
}

TEST(FreeTypeLibrary, KeepsContentsWhenABlockGrowsAndWhenItCannot) {
  Budget budget(4000);
  FreeTypeLibrary library(budget);
  auto* block = static_cast<uint8_t*>(library.allocate(100));
  void* other = library.allocate(100);
  block[99] = 7;
  block = static_cast<uint8_t*>(library.reallocate(block, 1000));
  ASSERT_NE(block, nullptr);
  EXPECT_EQ(block[99], 7);
  EXPECT_EQ(library.status_of(0), Status::Ok);
  EXPECT_EQ(library.reallocate(block, 10'000), nullptr);
  EXPECT_EQ(library.status_of(0), Status::OutOfMemory);
  EXPECT_EQ(library.make_sure_of(10'000), Status::OutOfMemory);
  EXPECT_EQ(block[99], 7);
  library.release(other);
  library.release(block);
  EXPECT_EQ(budget.used(), 0u);
}

// Eight points' extra vectors.
TEST(FreeTypeLibrary, HandsOutTheSpareForTheBlockThatMustNotFail) {
  constexpr size_t kBytes = size_t{2} * 8 * sizeof(FT_Vector);
  Budget budget;
  {
    FreeTypeLibrary library(budget);
    ASSERT_EQ(library.keep_spare(), Status::Ok);
    const size_t used = budget.used();
    ASSERT_EQ(library.keep_spare(), Status::Ok);
    EXPECT_EQ(budget.used(), used);
    budget.fail_after(0);
    EXPECT_EQ(library.allocate(kBytes - 1), nullptr);
    EXPECT_NE(library.allocate(kBytes), nullptr);
    EXPECT_EQ(library.status_of(0), Status::OutOfMemory);
    EXPECT_EQ(library.allocate(kBytes), nullptr);
    EXPECT_EQ(library.keep_spare(), Status::OutOfMemory);
  }
  EXPECT_EQ(budget.used(), 0u);
}

}  // namespace
}  // namespace weft
