#include "tests/render/paint/paint_fixture.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

constexpr Rgba kRed{255, 0, 0, 255}, kWhiteRgba{255, 255, 255, 255};

TEST_F(PaintTest, PaintsItemsInOrderOnTheCanvas) {
  fill({0, 0, 10, 10}, {0, 0, 255, 255});
  fill({5, 5, 15, 15}, {255, 0, 0, 255});
  const Painted painted = paint();
  EXPECT_EQ(painted.at(4, 4), (Rgba{0, 0, 255, 255}));
  EXPECT_EQ(painted.at(5, 5), kRed);
  EXPECT_EQ(painted.at(15, 15), kWhiteRgba);
}

TEST_F(PaintTest, DropsWhatLiesOutsideClipAndViewport) {
  const Clip clip{{2, 2, 4, 4}, nullptr, nullptr};
  fill({30, 0, 40, 5}, kBlack);
  fill({0, 0, 20, 20}, {255, 0, 0, 255}, &clip);
  EXPECT_EQ(list.size(), 1u);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(3, 3), kRed);
  EXPECT_EQ(painted.at(4, 4), kWhiteRgba);
}

TEST_F(PaintTest, BlendsHalfTransparentFillsInSrgb) {
  fill({0, 0, 20, 20}, {0, 0, 0, 128});
  EXPECT_EQ(paint().at(0, 0), (Rgba{127, 127, 127, 255}));
}

TEST_F(PaintTest, RoundedClipsAreAntiAliased) {
  const Px ten = Px::from_int(10);
  const RoundedRect circle{
      {Px(), Px(), ten * 2, ten * 2}, {ten, ten, ten, ten}, {ten, ten, ten, ten}};
  const Clip clip{{0, 0, 20, 20}, &circle, nullptr};
  fill({0, 0, 20, 20}, kBlack, &clip);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(0, 0), kWhiteRgba);
  EXPECT_EQ(painted.at(10, 10), (Rgba{0, 0, 0, 255}));
  EXPECT_GT(painted.at(2, 3).red, 0);
  EXPECT_LT(painted.at(2, 3).red, 255);
  EXPECT_EQ(painted.at(2, 3), painted.at(17, 16));
}

TEST_F(PaintTest, GroupsFadeAsOne) {
  GroupPaint half;
  half.opacity = 128;
  group(ItemKind::GroupBegin, half);
  fill({0, 0, 10, 20}, kBlack);
  fill({5, 0, 15, 20}, kBlack);
  group(ItemKind::GroupEnd, half);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(2, 0), painted.at(7, 0));
  EXPECT_EQ(painted.at(7, 0), (Rgba{127, 127, 127, 255}));
}

TEST_F(PaintTest, MasksKeepWhatTheirAlphaCovers) {
  GroupPaint whole, mask;
  mask.is_mask = true;
  group(ItemKind::GroupBegin, whole);
  fill({0, 0, 20, 20}, kBlack);
  group(ItemKind::GroupBegin, mask);
  fill({0, 0, 5, 20}, {9, 9, 9, 255});
  group(ItemKind::GroupEnd, mask);
  group(ItemKind::GroupEnd, whole);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(4, 4), (Rgba{0, 0, 0, 255}));
  EXPECT_EQ(painted.at(5, 4), kWhiteRgba);
}

TEST_F(PaintTest, AsksForAGlyphOnlyWhereItMayReach) {
  GlyphPosition glyphs[] = {{1, Px::from_int(2)}, {1, Px::from_int(8)}};
  const GlyphRun run{&fonts.font, kBlack, 10, glyphs, {}};
  DisplayItem text = item(ItemKind::Glyphs, {0, 0, 20, 20});
  text.glyphs = &run;
  ASSERT_EQ(list.add(text, nullptr), Status::Ok);
  const Painted painted = paint();
  for (int32_t y = 0; y < 20; ++y)
    EXPECT_EQ(painted.at(9, y), y >= 6 && y < 10 ? (Rgba{0, 0, 0, 255}) : kWhiteRgba) << y;
  EXPECT_EQ(fonts.rows_asked, 2 * (1 + 6)) << "the first row, its own, one above and one below";
}

TEST_F(PaintTest, ShadowsArePaintedAtEachOfTheirOffsets) {
  GlyphPosition glyphs[] = {{1, Px::from_int(2)}};
  const GlyphOffset shadows[] = {{Px::from_int(5), 4}, {Px::from_int(10), -2}};
  const GlyphRun run{&fonts.font, kBlack, 10, glyphs, shadows, true};
  DisplayItem text = item(ItemKind::Glyphs, {0, 0, 20, 20});
  text.glyphs = &run;
  ASSERT_EQ(list.add(text, nullptr), Status::Ok);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(2, 7), kWhiteRgba);
  EXPECT_EQ(painted.at(7, 11), (Rgba{0, 0, 0, 255}));
  EXPECT_EQ(painted.at(12, 5), (Rgba{0, 0, 0, 255}));
}

TEST_F(PaintTest, RemembersWhereAPictureIsOnTop) {
  const ImagePaint picture{&images.image, {0, 0, 20, 20}, Px(), Px(), Scaling::Smooth};
  DisplayItem shown = item(ItemKind::Picture, {0, 0, 20, 20});
  shown.picture = &picture;
  ASSERT_EQ(list.add(shown, nullptr), Status::Ok);
  GlyphPosition glyphs[] = {{1, Px::from_int(2)}};
  const GlyphRun run{&fonts.font, kBlack, 10, glyphs, {}};
  DisplayItem text = item(ItemKind::Glyphs, {0, 0, 20, 20});
  text.glyphs = &run;
  ASSERT_EQ(list.add(text, nullptr), Status::Ok);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(0, 7), (Rgba{7, 7, 7, 255}));
  EXPECT_EQ(painted.mark_at(0, 7), kPicturePixel);
  EXPECT_EQ(painted.at(2, 7), (Rgba{0, 0, 0, 255}));
  EXPECT_EQ(painted.mark_at(2, 7), kFlatPixel);
  EXPECT_EQ(images.open, 0);
}

TEST_F(PaintTest, RepeatsTilesInBothDirections) {
  const ImagePaint picture{
      &images.image, {-2, -1, 2, 3}, Px::from_int(5), Px::from_int(5), Scaling::Smooth};
  DisplayItem shown = item(ItemKind::Picture, {0, 0, 20, 20});
  shown.picture = &picture;
  ASSERT_EQ(list.add(shown, nullptr), Status::Ok);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(0, 0).red, 1);
  EXPECT_EQ(painted.at(2, 0), kWhiteRgba);
  EXPECT_EQ(painted.at(3, 4).red, 0);
  EXPECT_EQ(painted.at(4, 3), kWhiteRgba);
  EXPECT_EQ(painted.at(8, 6).red, 2);
}

TEST_F(PaintTest, ABrokenPictureEndsWithoutBreakingTheLine) {
  images.ends_at = 3;
  const ImagePaint picture{&images.image, {0, 0, 20, 20}, Px(), Px(), Scaling::Smooth};
  DisplayItem shown = item(ItemKind::Picture, {0, 0, 20, 20});
  shown.picture = &picture;
  ASSERT_EQ(list.add(shown, nullptr), Status::Ok);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(0, 2).red, 2);
  EXPECT_EQ(painted.at(0, 3), kWhiteRgba);
}

TEST_F(PaintTest, BordersMeetOnTheDiagonal) {
  BorderPaint border{};
  border.outer.rect = {Px(), Px(), Px::from_int(20), Px::from_int(20)};
  border.widths = {Px::from_int(4), Px::from_int(4), Px::from_int(4), Px::from_int(4)};
  for (int side = 0; side < 4; ++side) border.strokes[side] = BorderStroke::Solid;
  border.colors[0] = {255, 0, 0, 255};
  border.colors[3] = {0, 0, 255, 255};
  DisplayItem ring = item(ItemKind::Border, {0, 0, 20, 20});
  ring.border = &border;
  ASSERT_EQ(list.add(ring, nullptr), Status::Ok);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(2, 1), kRed);
  EXPECT_EQ(painted.at(1, 2), (Rgba{0, 0, 255, 255}));
  EXPECT_EQ(painted.at(2, 2).green, 0);  // the background does not shine through the join
  EXPECT_NEAR(painted.at(2, 2).red, 128, 8);
  EXPECT_EQ(painted.at(4, 4), kWhiteRgba);
  EXPECT_EQ(painted.at(19, 19), (Rgba{0, 0, 0, 255}));
}

TEST_F(PaintTest, HardStopsOfAGradientAreSharp) {
  const GradientStop stops[] = {{0, kBlack}, {32768, kBlack}, {32768, kWhite}, {65536, kWhite}};
  GradientPaint gradient{};
  gradient.tile = {0, 0, 20, 20};
  gradient.slope_x = (int64_t{1} << 32) / 20;
  gradient.stops = stops;
  DisplayItem shown = item(ItemKind::Gradient, {0, 0, 20, 20});
  shown.gradient = &gradient;
  ASSERT_EQ(list.add(shown, nullptr), Status::Ok);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(9, 0), (Rgba{0, 0, 0, 255}));
  EXPECT_EQ(painted.at(10, 0), kWhiteRgba);
}

// CSS Backgrounds 3, 7.1: half at the edge, and smooth from nothing to all.
TEST_F(PaintTest, ASoftShadowFallsWithoutAStep) {
  const Px eight = Px::from_int(8), ten = Px::from_int(10);
  ShadowPaint shadow{};
  shadow.shape.rect = {ten, Px::from_int(-40), Px::from_int(100), Px::from_int(100)};
  shadow.cutout.rect = {Px::from_int(90), Px(), ten, ten};
  shadow.reach = eight;
  shadow.color = kBlack;
  DisplayItem soft = item(ItemKind::Shadow, {0, 0, 20, 20});
  soft.shadow = &shadow;
  ASSERT_EQ(list.add(soft, nullptr), Status::Ok);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(1, 10), kWhiteRgba);
  EXPECT_EQ(painted.at(18, 10).red, 0);
  EXPECT_NEAR((painted.at(9, 10).red + painted.at(10, 10).red) / 2.0, 127.5, 1);
  for (int x = 1; x < 20; ++x) {
    const int step = painted.at(x - 1, 10).red - painted.at(x, 10).red;
    EXPECT_GE(step, 0) << x;
    EXPECT_LE(step, 31) << x;  // 15/16 of 255 in 8 px, where it is steepest
  }
}

class SoftShadowTest : public PaintTest {
 protected:
  /// The shadow of a square with round corners whose left and top are the same; it lies elsewhere.
  Painted painted_shadow(int left, int side, int radius) {
    const Px at = Px::from_int(left), wide = Px::from_int(side), r = Px::from_int(radius);
    ShadowPaint round{};
    round.shape = {{at, at, wide, wide}, {r, r, r, r}, {r, r, r, r}};
    round.cutout.rect = {wide * 2, Px(), r, r};
    round.reach = Px::from_int(3);
    round.color = kBlack;
    DisplayItem soft = item(ItemKind::Shadow, {0, 0, 20, 20});
    soft.shadow = &round;
    EXPECT_EQ(list.add(soft, nullptr), Status::Ok);
    return paint();
  }
};

// A slice of a rounded caster is as wide as the caster is there: the corner is lighter than that of
// a rectangle.
TEST_F(SoftShadowTest, FollowsRoundedCorners) {
  const Painted painted = painted_shadow(4, 40, 10);
  EXPECT_EQ(painted.at(4, 4), kWhiteRgba);  // 4.1 px outside the circle
  EXPECT_NEAR(painted.at(4, 18).red, painted.at(18, 4).red, 3);
  EXPECT_NEAR(painted.at(4, 18).red, 85, 25);  // half a pixel inside of a straight edge
}

// Across its diagonal, where slices are steps if they are too few for the radius.
TEST_F(SoftShadowTest, OfALargeCircleIsRound) {
  const Painted painted = painted_shadow(-9, 128, 64);
  for (int y = 0; y < 20; ++y)
    for (int x = 0; x < y; ++x)
      EXPECT_NEAR(painted.at(x, y).red, painted.at(y, x).red, 12) << x << "," << y;
}

TEST_F(PaintTest, EveryFailingAllocationIsOutOfMemory) {
  GroupPaint half;
  group(ItemKind::GroupBegin, half);
  const ImagePaint picture{&images.image, {0, 0, 20, 20}, Px(), Px(), Scaling::Smooth};
  DisplayItem shown = item(ItemKind::Picture, {0, 0, 20, 20});
  shown.picture = &picture;
  ASSERT_EQ(list.add(shown, nullptr), Status::Ok);
  group(ItemKind::GroupEnd, half);
  expect_every_failing_allocation_is_out_of_memory(
      [&](Budget& limited) { return paint_within(limited); });
}

}  // namespace
}  // namespace weft
