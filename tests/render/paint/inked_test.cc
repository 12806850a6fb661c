// What the compositor makes of text, lines and edges for a panel of few inks.
#include "render/paint/outline_paths.h"
#include "tests/render/paint/paint_fixture.h"

namespace weft {
namespace {

constexpr Rgba kInkBlack{0, 0, 0, 255}, kInkWhite{255, 255, 255, 255};

// Black and white: text takes black on what is light and white on what is dark, lines are dotted.
class TwoInks final : public Inks {
 public:
  TextInk text(Rgba color, Rgba ground, bool) override {
    asked.push_back({color, ground});
    return {static_cast<Ink>(ground.green < 128), true,
            ground.green < 128 ? kDarkEdge : kLightEdge};
  }
  LineInk line(Rgba, Rgba ground) override { return {static_cast<Ink>(ground.green < 128), every}; }
  Rgba color_of(Ink ink) const override { return ink ? kInkWhite : kInkBlack; }
  struct Question {
    Rgba color, ground;
  };
  std::vector<Question> asked;
  uint8_t every = 2;
};

class InkedTest : public PaintTest {
 protected:
  void text(Color color, int32_t x = 2, int32_t baseline = 10, bool is_shadow = false) {
    position = {1, Px::from_int(x)};
    run = {&fonts.font, color, baseline, {&position, 1}, {}, is_shadow};
    DisplayItem made = item(ItemKind::Glyphs, {0, 0, 20, 20});
    made.glyphs = &run;
    ASSERT_EQ(list.add(made, nullptr), Status::Ok);
  }
  void photo() {
    picture = {&images.image, {0, 0, 20, 20}, Px(), Px(), Scaling::Smooth};
    DisplayItem made = item(ItemKind::Picture, {0, 0, 20, 20});
    made.picture = &picture;
    ASSERT_EQ(list.add(made, nullptr), Status::Ok);
  }
  Painted paint() { return PaintTest::paint(GlyphMode::Mono, &inks); }

  TwoInks inks;
  GlyphPosition position;
  GlyphRun run;
  ImagePaint picture;
};

TEST_F(InkedTest, TextTakesAnInkForItsColourAndItsGround) {
  fill({0, 0, 10, 20}, {40, 40, 40, 255});
  text({120, 120, 120, 255});
  const Painted painted = paint();
  EXPECT_EQ(painted.at(2, 7), kInkWhite);
  EXPECT_EQ(painted.mark_at(2, 7), kTextPixel);
  ASSERT_FALSE(inks.asked.empty());
  EXPECT_EQ(inks.asked[0].color, (Rgba{120, 120, 120, 255}));
  EXPECT_EQ(inks.asked[0].ground, (Rgba{40, 40, 40, 255}));
}

TEST_F(InkedTest, TextAcrossTwoGroundsTakesTheInkOfEach) {
  fill({0, 0, 4, 20}, kBlack);
  text({120, 120, 120, 255});
  const Painted painted = paint();
  EXPECT_EQ(painted.at(3, 7), kInkWhite);
  EXPECT_EQ(painted.at(4, 7), kInkBlack);
}

TEST_F(InkedTest, WhatTheViewportCutsThinIsNoLine) {
  fill({18, 0, 40, 20}, kBlack);
  fill({5, 0, 6, 20}, kBlack);
  const Painted painted = paint();
  EXPECT_EQ(painted.mark_at(18, 0), kFlatPixel);
  EXPECT_EQ(painted.mark_at(19, 1), kFlatPixel);
  EXPECT_EQ(painted.mark_at(5, 1), kTextPixel);
}

TEST_F(InkedTest, ARingAroundGlyphsIsMarkedOnFlatGroundOnly) {
  text(kBlack);
  Painted painted = paint();
  for (const auto& [x, y] : {std::pair{1, 5}, {6, 10}, {1, 10}, {3, 5}, {6, 7}})
    EXPECT_TRUE(painted.mark_at(x, y) & kLightEdge) << x << ' ' << y;
  EXPECT_FALSE(painted.mark_at(7, 7) & kLightEdge);
  EXPECT_EQ(painted.mark_at(2, 6), kTextPixel);
}

TEST_F(InkedTest, TheSurfaceThatCarriesDarkerTextIsKnownFromItsFirstLine) {
  fill({0, 0, 20, 20}, {200, 200, 200, 255});
  fill({0, 0, 20, 3}, {220, 220, 220, 255});
  text(kBlack);
  const Painted painted = paint();
  EXPECT_EQ(painted.mark_at(0, 0), kFlatPixel);
  EXPECT_EQ(painted.mark_at(0, 3), kFlatPixel | kUnderText);
}

TEST_F(InkedTest, TextInAFadedGroupIsStillText) {
  GroupPaint half;
  half.opacity = 128;
  group(ItemKind::GroupBegin, half);
  text(kBlack);
  group(ItemKind::GroupEnd, half);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(3, 7), kInkBlack);
  EXPECT_EQ(painted.mark_at(3, 7), kTextPixel);
  EXPECT_EQ(inks.asked[0].color, (Rgba{127, 127, 127, 255}));  // as it is seen
  EXPECT_EQ(inks.asked[0].ground, kInkWhite);
}

TEST_F(InkedTest, TextThatAMaskHidesIsHidden) {
  GroupPaint whole, mask;
  mask.is_mask = true;
  group(ItemKind::GroupBegin, whole);
  text(kBlack);
  group(ItemKind::GroupBegin, mask);
  fill({0, 0, 4, 20}, kBlack);
  group(ItemKind::GroupEnd, mask);
  group(ItemKind::GroupEnd, whole);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(3, 7), kInkBlack);
  EXPECT_EQ(painted.at(4, 7), kInkWhite);
}

TEST_F(InkedTest, WhatIsInAMaskTakesNoInk) {
  GroupPaint whole, mask;
  mask.is_mask = true;
  group(ItemKind::GroupBegin, whole);
  fill({0, 0, 20, 20}, kBlack);
  group(ItemKind::GroupBegin, mask);
  text(kBlack);
  fill({0, 12, 20, 13}, kBlack);
  group(ItemKind::GroupEnd, mask);
  group(ItemKind::GroupEnd, whole);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(3, 7), kInkBlack);
  EXPECT_EQ(painted.at(3, 12), kInkBlack);
  EXPECT_EQ(painted.at(4, 12), kInkBlack);
  EXPECT_EQ(painted.at(3, 14), kInkWhite);
  EXPECT_TRUE(inks.asked.empty());
}

TEST_F(InkedTest, TextOverAPictureKeepsTheInkOfItsFirstLine) {
  photo();  // row y has gray y: dark
  text({90, 90, 90, 255});
  const Painted painted = paint();
  for (int32_t y = 6; y < 10; ++y) EXPECT_EQ(painted.at(2, y), kInkWhite) << y;
  EXPECT_EQ(painted.at(1, 7), kInkBlack);  // an outline, which no dots run into
  EXPECT_EQ(painted.mark_at(0, 7), kPicturePixel);
  EXPECT_EQ(inks.asked.size(), 1u);
}

TEST_F(InkedTest, ShadowsOfTextTakeNoInk) {
  text({200, 200, 200, 255}, 2, 10, true);
  const Painted painted = paint();
  EXPECT_EQ(painted.at(3, 7), (Rgba{200, 200, 200, 255}));
  EXPECT_EQ(painted.mark_at(3, 7), kFlatPixel);
}

TEST_F(InkedTest, LinesUpToTwoPixelsAreDotted) {
  fill({0, 4, 20, 5}, {170, 170, 170, 255});
  fill({0, 8, 20, 11}, {170, 170, 170, 255});
  const Painted painted = paint();
  for (int32_t x = 0; x < 20; ++x) {
    EXPECT_EQ(painted.at(x, 4), x % 2 ? kInkWhite : kInkBlack) << x;
    EXPECT_EQ(painted.at(x, 8), (Rgba{170, 170, 170, 255})) << x;
  }
}

TEST_F(InkedTest, ATranslucentBoxLeavesAPictureOne) {
  photo();
  fill({0, 0, 10, 20}, {255, 255, 255, 200});
  fill({10, 0, 15, 20}, {255, 255, 255, 255});
  const Painted painted = paint();
  EXPECT_EQ(painted.mark_at(5, 5), kPicturePixel);
  EXPECT_EQ(painted.mark_at(12, 5), kFlatPixel);
}

TEST_F(InkedTest, ADrawingOfFewColoursIsFlatWithoutSmoothEdges) {
  images.drawing = {{0, 0, 0, 0},         {0, 0, 0, 90},     {90, 0, 0, 200},
                    {180, 0, 0, 255},     {180, 0, 0, 255},  {255, 255, 255, 255},
                    {255, 255, 255, 255}, {90, 90, 90, 255}, {255, 255, 255, 255},
                    {255, 255, 255, 255}};
  images.image.make_flat();
  photo();
  const Painted painted = paint();
  EXPECT_EQ(painted.at(1, 5), kInkWhite);
  EXPECT_EQ(painted.at(2, 5), (Rgba{114, 0, 0, 255}));
  EXPECT_EQ(painted.at(3, 5), (Rgba{180, 0, 0, 255}));
  for (int32_t x = 0; x < 7; ++x) EXPECT_EQ(painted.mark_at(x, 5), kFlatPixel) << x;
  EXPECT_EQ(painted.at(7, 5), kInkBlack);  // a thin line in it
  EXPECT_EQ(painted.mark_at(7, 5), kTextPixel);
}

TEST_F(InkedTest, StrokesInATransparentPictureAreDotted) {
  images.drawing.assign(20, Rgba{});
  images.drawing[3] = {200, 200, 200, 255};
  images.drawing[5] = {0, 0, 0, 25};
  images.drawing[7] = images.drawing[8] = images.drawing[9] = {200, 200, 200, 255};
  photo();
  const Painted painted = paint();
  for (const int32_t x : {3, 5}) {
    int dots = 0;
    for (int32_t y = 0; y < 20; ++y) dots += painted.at(x, y) == kInkBlack;
    EXPECT_EQ(dots, 8) << x;
  }
  EXPECT_EQ(painted.mark_at(8, 5), kPicturePixel);
}

TEST_F(InkedTest, StrokesInADrawingAreDotted) {
  images.drawing.assign(20, Rgba{});
  images.drawing[3] = images.drawing[4] = {200, 200, 200, 255};
  images.image.make_flat();
  photo();
  for (const auto& [every, dots] : {std::pair<uint8_t, int>{1, 20}, {2, 8}, {3, 8}, {4, 4}}) {
    inks.every = every;
    const Painted painted = paint();
    int found = 0;
    for (int32_t y = 0; y < 20; ++y) found += painted.at(4, y) == kInkBlack;
    EXPECT_EQ(found, dots) << int{every};
  }
}

TEST_F(InkedTest, EdgesOfRoundShapesAreWholePixels) {
  const Px radius = Px::from_int(5);
  ShapeFill dot{{{Px::from_int(3), Px::from_int(3), radius * 2, radius * 2},
                 {radius, radius, radius, radius},
                 {radius, radius, radius, radius}},
                kBlack};
  DisplayItem made = item(ItemKind::RoundedFill, {3, 3, 13, 13});
  made.shape = &dot;
  ASSERT_EQ(list.add(made, nullptr), Status::Ok);
  const Painted painted = paint();
  for (int32_t y = 0; y < 20; ++y)
    for (int32_t x = 0; x < 20; ++x) {
      EXPECT_TRUE(painted.at(x, y) == kInkBlack || painted.at(x, y) == kInkWhite);
      EXPECT_EQ(painted.at(x, y), painted.at(15 - x < 0 ? x : 15 - x, y));  // even
    }
}

TEST_F(InkedTest, ATurnedDrawingHasNoColoursBetweenItsOwn) {
  images.image.make_drawing();
  images.drawing.assign(20, Rgba{});
  std::fill_n(images.drawing.begin() + 8, 6, kInkBlack);
  picture = {&images.image, {0, 0, 20, 20}, Px(), Px(), Scaling::Smooth};
  const Matrix turn =
      Matrix::translation(10, 10) * Matrix::rotation(.5f) * Matrix::translation(-10, -10);
  PathBuilder square(arena);
  ASSERT_EQ(add_rect({0, 0, 20, 20}, square), Status::Ok);
  TurnedPaint turned;
  turned.area = {square.path(), turn, FillRule::NonZero};
  turned.from_device = Projection{turn.inverse()};
  turned.picture = &picture;
  DisplayItem made = item(ItemKind::Turned, {0, 0, 20, 20});
  made.turned = &turned;
  ASSERT_EQ(list.add(made, nullptr), Status::Ok);
  const Painted painted = paint();
  size_t black = 0;
  for (const Rgba pixel : painted.pixels) {
    black += pixel == kInkBlack;
    EXPECT_TRUE(pixel == kInkBlack || pixel == kInkWhite);
  }
  EXPECT_GT(black, 90u);
  EXPECT_LT(black, 150u);
}

}  // namespace
}  // namespace weft
