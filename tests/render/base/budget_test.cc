#include "weft/budget.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace weft {
namespace {

TEST(Budget, RefusesWhatPassesItsLimitAndCountsThePeak) {
  Budget budget(100);
  void* sixty = budget.allocate(60);
  ASSERT_NE(sixty, nullptr);
  EXPECT_EQ(budget.allocate(41), nullptr);
  budget.release(sixty, 60);
  EXPECT_EQ(budget.used(), 0u);
  EXPECT_EQ(budget.peak(), 60u);
}

TEST(Budget, APartChargesItsParent) {
  Budget all(100);
  Budget fonts("fonts", all);
  void* block = fonts.allocate(70);
  EXPECT_EQ(all.used(), 70u);
  EXPECT_EQ(fonts.available(), 30u);
  EXPECT_EQ(all.first_part(), &fonts);
  fonts.release(block, 70);
  EXPECT_EQ(all.used(), 0u);
}

TEST(Budget, FailsTheNthAllocationAndAllAfterIt) {
  Budget all;
  Budget part("part", all);
  all.fail_after(1);
  void* first = part.allocate(1);
  EXPECT_NE(first, nullptr);
  EXPECT_EQ(part.allocate(1), nullptr);
  EXPECT_EQ(all.allocate(1), nullptr);
  part.release(first, 1);
}

TEST(Budget, SizedBlocksKeepTheirSizeAndContents) {
  Budget budget;
  auto* block = static_cast<char*>(budget.allocate_sized(3));
  std::copy_n("abc", 3, block);
  block = static_cast<char*>(budget.reallocate_sized(block, 300));
  EXPECT_EQ(std::string(block, 3), "abc");
  budget.release_sized(block);
  EXPECT_EQ(budget.used(), 0u);
  EXPECT_EQ(budget.allocate_sized(SIZE_MAX), nullptr);
}

struct Base {
  virtual ~Base() = default;
};
struct Other {
  virtual ~Other() = default;
  int value = 1;
};
struct Derived : Other, Base {
  explicit Derived(int& count) : count_(count) { ++count_; }
  ~Derived() override { --count_; }
  int& count_;
};

TEST(Owned, DestroysThroughABaseThatIsNotAtTheFront) {
  Budget budget;
  int alive = 0;
  {
    auto made = make_owned<Derived>(budget, alive);
    ASSERT_TRUE(made.ok());
    Owned<Base> base = std::move(made.value());
    Owned<Base> moved = std::move(base);
    EXPECT_EQ(alive, 1);
    EXPECT_FALSE(base);
  }
  EXPECT_EQ(alive, 0);
  EXPECT_EQ(budget.used(), 0u);
}

}  // namespace
}  // namespace weft
