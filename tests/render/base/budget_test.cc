#include "weft/budget.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

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

class Hoard final : public Reserve {
 public:
  Hoard(Budget& budget, size_t bytes)
      : budget_(budget), bytes_(bytes), block_(budget.allocate(bytes)) {}
  ~Hoard() override { budget_.release(block_, bytes_); }
  bool give_back() override {
    budget_.release(block_, bytes_);
    return std::exchange(block_, nullptr) != nullptr;
  }
  bool holds() const { return block_ != nullptr; }

 private:
  Budget& budget_;
  size_t bytes_;
  void* block_;
};

TEST(Budget, AsksItsReserveAndThoseAboveBeforeItRefuses) {
  Budget all(100);
  Budget part("part", all), other("other", all);
  Hoard near(other, 40), far(other, 40);
  part.set_reserve(near);
  all.set_reserve(far);
  void* first = part.allocate(20);
  EXPECT_TRUE(near.holds());
  first = part.reallocate(first, 20, 50);
  ASSERT_NE(first, nullptr);
  EXPECT_FALSE(near.holds());
  EXPECT_TRUE(far.holds());
  void* second = other.allocate(50);
  EXPECT_NE(second, nullptr);
  EXPECT_FALSE(far.holds());
  EXPECT_EQ(other.allocate(1), nullptr);
  part.release(first, 50);
  other.release(second, 50);
  EXPECT_EQ(all.used(), 0u);
}

TEST(Budget, AsksForWhatIsDearWhenNothingCheapIsLeft) {
  Budget all(100);
  Hoard dear(all, 40), cheap(all, 40);
  all.set_reserve(dear, ReserveCost::Dear);
  all.set_reserve(cheap);
  void* first = all.allocate(50);
  EXPECT_FALSE(cheap.holds());
  EXPECT_TRUE(dear.holds());
  all.forget_reserve(dear);
  EXPECT_EQ(all.allocate(20), nullptr);
  EXPECT_TRUE(dear.holds());
  all.release(first, 50);
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
