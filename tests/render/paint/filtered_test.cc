// Groups that are painted ahead for a filter; the filter here moves them.
#include "tests/render/paint/paint_fixture.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

class MovedRows final : public RowSource {
 public:
  MovedRows(RowSource& group, const IntRect& bounds, int32_t down)
      : group_(group), bounds_(bounds), down_(down) {}
  IntRect bounds() const override { return bounds_; }
  Result<std::span<const Rgba>> row(int32_t y) override { return group_.row(y - down_); }

 private:
  RowSource& group_;
  IntRect bounds_;
  int32_t down_;
};

struct Move final : RowFilter {
  explicit Move(int32_t down_by) : down(down_by) {}
  IntRect moved(IntRect rect, int32_t by) const {
    return {rect.left, rect.top + by, rect.right, rect.bottom + by};
  }
  IntRect needed(const IntRect& seen) const override { return moved(seen, -down); }
  IntRect covered(const IntRect& content) const override { return moved(content, down); }
  Result<Owned<RowSource>> open(RowSource& group, const IntRect&, Budget& budget) const override {
    if (is_lost) return Status::OutOfMemory;
    auto rows = make_owned<MovedRows>(budget, group, moved(group.bounds(), down), down);
    if (!rows.ok()) return rows.status();
    return Owned<RowSource>(std::move(rows.value()));
  }
  int32_t down;
  bool is_lost = false;
};

class FilteredTest : public PaintTest {
 protected:
  void begin(GroupPaint& paint, const Move& filter) {
    paint.filter = &filter;
    group(ItemKind::GroupBegin, paint);
    around_.push_back(list.needed());
    list.set_needed(filter.needed(list.needed()));
  }
  void end(const GroupPaint& paint) {
    list.set_needed(around_.back());
    around_.pop_back();
    group(ItemKind::GroupEnd, paint);
  }
  std::vector<IntRect> around_;
  GroupPaint outer, inner;
};

constexpr Rgba kDark{0, 0, 0, 255}, kBright{255, 255, 255, 255};

TEST_F(FilteredTest, WhatLiesOutsideTheViewportComesIn) {
  const Move down(5), up(-5);
  begin(outer, down);
  fill({2, -4, 4, -2}, kBlack);
  end(outer);
  begin(inner, up);
  fill({10, 22, 12, 24}, kBlack);
  end(inner);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(2, 0), kBright);
  EXPECT_EQ(painted.at(2, 1), kDark);
  EXPECT_EQ(painted.at(2, 2), kDark);
  EXPECT_EQ(painted.at(2, 3), kBright);
  EXPECT_EQ(painted.at(10, 16), kBright);
  EXPECT_EQ(painted.at(10, 17), kDark);
  EXPECT_EQ(painted.at(10, 18), kDark);
  EXPECT_EQ(painted.at(9, 18), kBright);
  EXPECT_EQ(painted.at(12, 18), kBright);
}

TEST_F(FilteredTest, FiltersLieInEachOther) {
  const Move down(5), up(-2);
  begin(outer, down);
  fill({0, 0, 3, 1}, kBlack);
  begin(inner, up);
  fill({5, 0, 8, 1}, kBlack);
  end(inner);
  end(outer);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(1, 5), kDark);
  EXPECT_EQ(painted.at(6, 3), kDark);
  EXPECT_EQ(painted.at(6, 4), kBright);
}

TEST_F(FilteredTest, OpacityAndItsPlaceInTheOrderAreTheGroups) {
  const Move down(5);
  outer.opacity = 128;
  begin(outer, down);
  fill({0, 0, 10, 10}, kBlack);
  end(outer);
  fill({0, 8, 10, 10}, {255, 0, 0, 255});
  const Painted painted = paint();
  EXPECT_EQ(painted.at(0, 5), (Rgba{127, 127, 127, 255}));
  EXPECT_EQ(painted.at(0, 8), (Rgba{255, 0, 0, 255}));
}

TEST_F(FilteredTest, PicturesInItHaveTheirOwnRows) {
  const Move up(-3);
  const ImagePaint picture{&images.image, {0, 0, 20, 20}, Px(), Px(), Scaling::Smooth};
  DisplayItem shown = item(ItemKind::Picture, {0, 0, 20, 20});
  shown.picture = &picture;
  ASSERT_EQ(list.add(shown, nullptr), Status::Ok);
  begin(outer, up);
  shown.bounds = {0, 0, 5, 20};
  ASSERT_EQ(list.add(shown, nullptr), Status::Ok);
  end(outer);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(4, 6), (Rgba{9, 9, 9, 255}));
  EXPECT_EQ(painted.at(5, 6), (Rgba{6, 6, 6, 255}));
  EXPECT_EQ(painted.mark_at(4, 6), kPicturePixel);
  EXPECT_EQ(images.open, 0);
}

TEST_F(FilteredTest, AFilterThatCannotBeHadLeavesTheGroupAsItIs) {
  Move lost(5);
  lost.is_lost = true;
  outer.opacity = 128;
  begin(outer, lost);
  fill({0, 0, 10, 10}, kBlack);
  fill({0, 0, 10, 10}, kBlack);
  end(outer);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(0, 0), (Rgba{127, 127, 127, 255}));
  EXPECT_EQ(painted.at(0, 10), kBright);
}

TEST_F(FilteredTest, TooManyInEachOtherAreShownWithoutTheirs) {
  const Move down(1);
  GroupPaint paints[8];
  for (GroupPaint& paint : paints) begin(paint, down);
  fill({0, 0, 10, 1}, kBlack);
  for (int i = 8; i-- > 0;) end(paints[i]);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(0, 4), kDark);
  EXPECT_EQ(painted.at(0, 5), kBright);
}

// A backdrop's filter that moves it down by 5.
class BackdropTest : public FilteredTest {
 protected:
  void backdrop(IntRect bounds) {
    DisplayItem made = item(ItemKind::Backdrop, bounds);
    made.backdrop = &paint_;
    ASSERT_EQ(list.add(made, nullptr), Status::Ok);
    paint_.first = list.first();
  }
  const Move down_{5};
  BackdropPaint paint_{&down_, nullptr, kWhite};
};

TEST_F(BackdropTest, ShowsWhatWasPaintedBeforeIt) {
  fill({0, 0, 20, 8}, kBlack);
  backdrop({4, 4, 10, 18});
  fill({0, 18, 20, 20}, kBlack);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(4, 12), kDark);
  EXPECT_EQ(painted.at(4, 13), kBright);
  EXPECT_EQ(painted.at(10, 9), kBright);
}

TEST_F(BackdropTest, ItsEdgesGoOnOutsideIt) {
  fill({0, 4, 20, 5}, kBlack);
  fill({0, 0, 20, 4}, {255, 0, 0, 255});
  backdrop({4, 4, 10, 18});
  const Painted painted = paint();
  for (int y = 4; y < 10; ++y) EXPECT_EQ(painted.at(5, y), kDark) << y;
  EXPECT_EQ(painted.at(5, 10), kBright);
}

TEST_F(FilteredTest, EveryFailingAllocationIsOutOfMemory) {
  const Move down(5);
  begin(outer, down);
  fill({0, 0, 10, 10}, kBlack);
  begin(inner, down);
  fill({3, 0, 10, 10}, kBlack);
  end(inner);
  end(outer);
  expect_every_failing_allocation_is_out_of_memory(
      [&](Budget& limited) { return paint_within(limited); });
}

}  // namespace
}  // namespace weft
