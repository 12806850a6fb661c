#include "render/base/arena_vector.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(Arena, GivesEverythingBackAtOnce) {
  Budget budget;
  {
    Arena arena(budget);
    for (int i = 0; i < 1000; ++i) ASSERT_NE(arena.make<int>(i), nullptr);
    EXPECT_NE(arena.allocate(100000), nullptr);
    EXPECT_EQ(budget.used(), arena.bytes());
  }
  EXPECT_EQ(budget.used(), 0u);
}

TEST(Arena, GivesBackWhatCameAfterAMarkAndGoesOnWhereItWas) {
  Budget budget;
  Arena arena(budget);
  arena.make<int>(1);
  const Arena::Mark mark = arena.mark();
  const size_t bytes = arena.bytes();
  const int* const first = arena.make<int>(2);
  arena.allocate(100000);
  EXPECT_TRUE(arena.holds(first));
  arena.rewind(mark);
  EXPECT_EQ(budget.used(), bytes);
  EXPECT_EQ(arena.bytes(), bytes);
  EXPECT_EQ(arena.make<int>(3), first);
  EXPECT_FALSE(arena.holds(&bytes));
}

TEST(Arena, IsNullWhenTheBudgetRefuses) {
  Budget budget(5000);
  Arena arena(budget);
  EXPECT_EQ(arena.allocate(6000), nullptr);
  EXPECT_NE(arena.allocate(100), nullptr);
  EXPECT_EQ(arena.allocate(SIZE_MAX), nullptr);
  EXPECT_EQ(arena.make_array<int>(SIZE_MAX).data(), nullptr);
}

TEST(Arena, AlignsWhatItGives) {
  Budget budget;
  Arena arena(budget);
  arena.allocate(1, 1);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(arena.allocate(8, 8)) % 8, 0u);
}

TEST(Arena, FillsABlockThatWasTooSmallForOneThing) {
  Budget budget;
  Arena arena(budget);
  arena.allocate(1500);
  arena.allocate(3000);
  arena.allocate(2000);
  EXPECT_EQ(arena.bytes(), 2 * Arena::kBlockBytes);
  arena.allocate(2 * Arena::kBlockBytes);
  const size_t bytes = arena.bytes();
  arena.allocate(900);
  arena.allocate(400);
  EXPECT_EQ(arena.bytes(), bytes);
}

TEST(ArenaVector, GrowsInPlaceWhileItIsLast) {
  Budget budget;
  Arena arena(budget);
  ArenaVector<int> numbers(arena);
  ASSERT_EQ(numbers.push(0), Status::Ok);
  const int* first = numbers.begin();
  for (int i = 1; i < 500; ++i) ASSERT_EQ(numbers.push(i), Status::Ok);
  EXPECT_EQ(numbers.begin(), first);
  arena.allocate(1, 1);
  for (int i = 500; i < 1000; ++i) ASSERT_EQ(numbers.push(i), Status::Ok);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(numbers[static_cast<size_t>(i)], i);
}

}  // namespace
}  // namespace weft
