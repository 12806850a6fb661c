// Paths: what they cover of each pixel, filled and stroked, against areas that are known.
#include <numbers>

#include "tests/render/paint/paint_fixture.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

class PathTest : public PaintTest {
 protected:
  PathTest() : builder(arena) {}
  void polygon(std::initializer_list<Vector> corners) {
    for (const Vector& corner : corners)
      ASSERT_EQ(&corner == corners.begin() ? builder.move_to(corner) : builder.line_to(corner),
                Status::Ok);
    ASSERT_EQ(builder.close(), Status::Ok);
  }
  void add(const PathPaint& paint) {
    DisplayItem item;
    item.kind = ItemKind::Path;
    item.bounds = list.viewport();
    item.path = arena.make<PathPaint>(paint);
    ASSERT_EQ(list.add(item, nullptr), Status::Ok);
  }
  Painted filled(FillRule rule = FillRule::NonZero, const Matrix& matrix = {}) {
    add({{builder.path(), matrix, rule}, nullptr, kBlack});
    return paint();
  }
  Painted stroked(const Stroke& stroke, const Matrix& matrix = {}) {
    add({{builder.path(), matrix}, arena.make<Stroke>(stroke), kBlack});
    return paint();
  }
  /// One row of 20 pixels.
  struct Row {
    Row() { EXPECT_EQ(line.create(0, 20), Status::Ok); }
    /// Where it is wholly covered, each from and to.
    std::vector<int32_t> covered() {
      std::vector<int32_t> ends;
      line.take([&](int32_t left, int32_t right, uint8_t coverage) {
        if (coverage == 255) ends.insert(ends.end(), {left, right});
      });
      return ends;
    }
    Budget lines, memory;
    CoverageLine line{lines};
    PathCrossings crossings{memory};
  };
  /// The area that is black, in pixels.
  double area(const Painted& painted) const {
    double sum = 0;
    for (int32_t y = 0; y < list.viewport().bottom; ++y)
      for (int32_t x = 0; x < list.viewport().right; ++x) sum += coverage(painted, x, y);
    return sum;
  }
  static double coverage(const Painted& painted, int32_t x, int32_t y) {
    return (255 - painted.at(x, y).red) / 255.0;
  }

  PathBuilder builder;
};

TEST_F(PathTest, EdgesBetweenPixelsCoverTheirShare) {
  polygon({{2.25f, 3.5f}, {6.5f, 3.5f}, {6.5f, 8}, {2.25f, 8}});
  const Painted painted = filled();
  EXPECT_NEAR(coverage(painted, 2, 5), 0.75, 0.005);
  EXPECT_NEAR(coverage(painted, 6, 5), 0.5, 0.005);
  EXPECT_NEAR(coverage(painted, 4, 3), 0.5, 0.005);
  EXPECT_NEAR(coverage(painted, 2, 3), 0.375, 0.005);
  EXPECT_EQ(coverage(painted, 4, 5), 1);
  EXPECT_EQ(coverage(painted, 7, 5), 0);
  EXPECT_EQ(coverage(painted, 4, 8), 0);
}

TEST_F(PathTest, AnEllipseHasItsArea) {
  ASSERT_EQ(builder.add_ellipse({10, 10}, {8, 6}), Status::Ok);
  EXPECT_NEAR(area(filled()), kPi * 8 * 6, 0.3);
}

TEST_F(PathTest, NonZeroFillsTheMiddleOfAStar) {
  polygon({{10, 1}, {15.3f, 17.3f}, {1.4f, 7.2f}, {18.6f, 7.2f}, {4.7f, 17.3f}});
  EXPECT_EQ(coverage(filled(FillRule::NonZero), 10, 10), 1);
}

TEST_F(PathTest, EvenOddLeavesTheMiddleOfAStarEmpty) {
  polygon({{10, 1}, {15.3f, 17.3f}, {1.4f, 7.2f}, {18.6f, 7.2f}, {4.7f, 17.3f}});
  EXPECT_EQ(coverage(filled(FillRule::EvenOdd), 10, 10), 0);
}

TEST_F(PathTest, OpenSubpathsAreFilledAsIfClosed) {
  ASSERT_EQ(builder.move_to({0, 0}), Status::Ok);
  ASSERT_EQ(builder.line_to({10, 0}), Status::Ok);
  ASSERT_EQ(builder.line_to({10, 10}), Status::Ok);
  EXPECT_NEAR(area(filled()), 50, 0.2);
}

TEST_F(PathTest, AMatrixTurnsAndScales) {
  polygon({{0, 0}, {1, 0}, {1, 1}, {0, 1}});
  const Matrix matrix =
      Matrix::translation(10, 10) * Matrix::rotation(kPi / 4) * Matrix::scaling(6, -6);
  EXPECT_NEAR(area(filled(FillRule::NonZero, matrix)), 36, 0.3);
}

TEST_F(PathTest, AStrokeOfManyPiecesTakesTheMemoryOfItsUnion) {
  ASSERT_EQ(builder.move_to({4, 8}), Status::Ok);
  for (int i = 0; i < 2000; ++i)
    ASSERT_EQ(builder.line_to({i % 2 ? 4.0f : 16.0f, 8 + static_cast<float>(i % 3)}), Status::Ok);
  Row row;
  const Stroke stroke{.width = 6, .cap = LineCap::Round, .join = LineJoin::Round};
  ASSERT_EQ(add_stroke_row({builder.path(), {}}, stroke, 9, row.crossings, row.line), Status::Ok);
  EXPECT_LE(row.memory.peak(), 2048u);
  EXPECT_EQ(row.covered(), (std::vector<int32_t>{2, 18}));
}

TEST_F(PathTest, AStrokeIsCutIntoDashesLineByLine) {
  ASSERT_EQ(builder.move_to({2, 9}), Status::Ok);
  ASSERT_EQ(builder.line_to({20, 9}), Status::Ok);
  static constexpr float kLengths[] = {4, 2};
  const DashPattern dashes{kLengths, 1};
  const Stroke stroke{.width = 6, .dashes = &dashes};
  Row row;
  ASSERT_EQ(add_stroke_row({builder.path(), {}}, stroke, 9, row.crossings, row.line), Status::Ok);
  EXPECT_EQ(row.covered(), (std::vector<int32_t>{2, 5, 7, 11, 13, 17, 19, 20}));
}

TEST_F(PathTest, WhatLiesBesideTheLineTakesNoMemory) {
  // Thousands of bars far to the left and to the right, and one of the left reaches into the line.
  for (int i = 0; i < 4000; ++i) {
    const float x = static_cast<float>(i % 2 ? 30 + i : -30 - i);
    polygon({{x, 0}, {x + 0.5f, 0}, {x + 0.5f, 20}, {x, 20}});
  }
  polygon({{-500, 0}, {7, 0}, {7, 20}, {-500, 20}});
  polygon({{15, 0}, {500, 0}, {500, 20}, {15, 20}});
  for (const FillRule rule : {FillRule::NonZero, FillRule::EvenOdd}) {
    Row row;
    ASSERT_EQ(add_fill_row({builder.path(), {}, rule}, 9, row.crossings, row.line), Status::Ok);
    EXPECT_LE(row.memory.peak(), 512u);
    EXPECT_EQ(row.covered(), (std::vector<int32_t>{0, 7, 15, 20}));
  }
  Row row;
  const Stroke stroke{.width = 1};
  ASSERT_EQ(add_stroke_row({builder.path(), {}}, stroke, 9, row.crossings, row.line), Status::Ok);
  EXPECT_LE(row.memory.peak(), 512u);
}

TEST_F(PathTest, ArcsAreThoseOfTheStandard) {
  // A half circle above, clockwise; radii that are too small grow.
  ASSERT_EQ(builder.move_to({2, 10}), Status::Ok);
  ASSERT_EQ(builder.arc_to({1, 1}, 0, false, true, {18, 10}), Status::Ok);
  const Painted painted = filled();
  EXPECT_NEAR(area(painted), kPi * 64 / 2, 0.3);
  EXPECT_EQ(coverage(painted, 10, 5), 1);
  EXPECT_EQ(coverage(painted, 10, 12), 0);
}

TEST_F(PathTest, TheLargeArcGoesTheLongWay) {
  ASSERT_EQ(builder.move_to({10, 2}), Status::Ok);
  ASSERT_EQ(builder.arc_to({8, 8}, 0, true, true, {2, 10}), Status::Ok);
  ASSERT_EQ(builder.line_to({10, 10}), Status::Ok);
  EXPECT_NEAR(area(filled()), kPi * 64 * 3 / 4, 0.3);
}

TEST_F(PathTest, CubicsFollowTheirCurve) {
  // The area below a cubic from (0, 0) to (12, 0) with handles at height h is 12 * h * 0.6 when
  // both are at the ends' thirds: integral of 3 h t (1 - t).
  ASSERT_EQ(builder.move_to({2, 4}), Status::Ok);
  ASSERT_EQ(builder.cubic_to({6, 14}, {10, 14}, {14, 4}), Status::Ok);
  EXPECT_NEAR(area(filled()), 12 * 10 * 0.5, 0.3);
}

TEST_F(PathTest, StrokesHaveWidthAndCaps) {
  ASSERT_EQ(builder.move_to({5, 10}), Status::Ok);
  ASSERT_EQ(builder.line_to({15, 10}), Status::Ok);
  EXPECT_NEAR(area(stroked({4, LineCap::Butt})), 40, 0.2);
}

TEST_F(PathTest, SquareCapsReachHalfAWidth) {
  ASSERT_EQ(builder.move_to({5, 10}), Status::Ok);
  ASSERT_EQ(builder.line_to({15, 10}), Status::Ok);
  EXPECT_NEAR(area(stroked({4, LineCap::Square})), 56, 0.2);
}

TEST_F(PathTest, RoundCapsAreHalfCircles) {
  ASSERT_EQ(builder.move_to({5, 10}), Status::Ok);
  ASSERT_EQ(builder.line_to({15, 10}), Status::Ok);
  EXPECT_NEAR(area(stroked({4, LineCap::Round})), 40 + kPi * 4, 0.3);
}

TEST_F(PathTest, MitersAreSharpCorners) {
  polygon({{4, 4}, {16, 4}, {16, 16}, {4, 16}});
  const Painted painted = stroked({2});
  EXPECT_NEAR(area(painted), 14 * 14 - 10 * 10, 0.2);
  EXPECT_EQ(coverage(painted, 3, 3), 1);
}

TEST_F(PathTest, ALimitedMiterIsABevel) {
  polygon({{4, 4}, {16, 4}, {16, 16}, {4, 16}});
  EXPECT_NEAR(area(stroked({2, LineCap::Butt, LineJoin::Miter, 1})), 14 * 14 - 10 * 10 - 4 * 0.5,
              0.2);
}

TEST_F(PathTest, RoundJoinsAreQuarters) {
  polygon({{4, 4}, {16, 4}, {16, 16}, {4, 16}});
  EXPECT_NEAR(area(stroked({2, LineCap::Butt, LineJoin::Round})), 14 * 14 - 10 * 10 - (4 - kPi),
              0.2);
}

TEST_F(PathTest, AThickStrokeHasNoGapWhereItHardlyBends) {
  ASSERT_EQ(builder.move_to({34, -90}), Status::Ok);
  ASSERT_EQ(builder.line_to({34, 10}), Status::Ok);
  ASSERT_EQ(builder.line_to({35, 110}), Status::Ok);
  const Painted painted = stroked({60});
  for (int y = 0; y < 20; ++y) EXPECT_EQ(coverage(painted, 8, y), 1) << y;
}

TEST_F(PathTest, StemsOfLettersKeepAPixelWherePixelsAreCoveredOrNot) {
  // Each is a little thinner than a pixel, and between the middles of two.
  polygon({{4.55f, 2}, {5.45f, 2}, {5.45f, 18}, {4.55f, 18}});
  polygon({{8, 4.55f}, {18, 4.55f}, {18, 5.45f}, {8, 5.45f}});
  PathPaint stems{{builder.path(), {}}, nullptr, kBlack};
  stems.keeps_stems = true;
  add(stems);
  const Painted mono = paint(GlyphMode::Mono), gray = paint();
  EXPECT_GT(coverage(mono, 4, 9) + coverage(mono, 5, 9), 0);
  EXPECT_GT(coverage(mono, 12, 4) + coverage(mono, 12, 5), 0);
  EXPECT_NEAR(coverage(gray, 4, 9), 0.45, 0.01);
}

TEST_F(PathTest, AStrokedCircleIsARing) {
  ASSERT_EQ(builder.add_ellipse({10, 10}, {7, 7}), Status::Ok);
  EXPECT_NEAR(area(stroked({2})), kPi * (64 - 36), 0.4);
}

TEST_F(PathTest, AMirroredStrokeIsNoOther) {
  ASSERT_EQ(builder.add_ellipse({10, 10}, {7, 7}), Status::Ok);
  const Painted painted = stroked({2, LineCap::Round, LineJoin::Round},
                                  Matrix::translation(20, 0) * Matrix::scaling(-1, 1));
  EXPECT_NEAR(area(painted), kPi * (64 - 36), 0.4);
}

TEST_F(PathTest, AStrokeIsStretchedWithItsPath) {
  ASSERT_EQ(builder.move_to({0, 2}), Status::Ok);
  ASSERT_EQ(builder.line_to({20, 2}), Status::Ok);
  EXPECT_NEAR(area(stroked({2}, Matrix::scaling(0.5f, 4))), 10 * 8, 0.2);
}

TEST_F(PathTest, ASubpathWithoutLengthShowsItsCaps) {
  ASSERT_EQ(builder.move_to({10, 10}), Status::Ok);
  ASSERT_EQ(builder.line_to({10, 10}), Status::Ok);
  EXPECT_NEAR(area(stroked({6, LineCap::Round})), kPi * 9, 0.4);
}

TEST_F(PathTest, GradientsFollowTheirSpace) {
  polygon({{0, 0}, {20, 0}, {20, 20}, {0, 20}});
  const GradientStop stops[] = {{0, kBlack}, {65536, kWhite}};
  PathGradient gradient;
  gradient.from_device = Matrix::scaling(0.1f, 0.1f);
  gradient.stops = stops;
  gradient.spread = PathGradient::Spread::Reflect;
  add({{builder.path(), {}}, nullptr, kBlack, &gradient});
  const Painted painted = paint();
  EXPECT_NEAR(painted.at(4, 3).red, 0.45 * 255, 1);
  EXPECT_NEAR(painted.at(15, 3).red, 0.45 * 255, 1);
}

TEST_F(PathTest, RadialGradientsHaveAFocus) {
  polygon({{0, 0}, {20, 0}, {20, 20}, {0, 20}});
  const GradientStop stops[] = {{0, kBlack}, {65536, kWhite}};
  PathGradient gradient;
  gradient.kind = PathGradient::Kind::Radial;
  gradient.from_device = Matrix::scaling(0.1f, 0.1f) * Matrix::translation(-10, -10);
  gradient.focus = {0.5f, 0};
  gradient.stops = stops;
  add({{builder.path(), {}}, nullptr, kBlack, &gradient});
  const Painted painted = paint();
  EXPECT_LT(painted.at(15, 10).red, 40);   // the focus
  EXPECT_GT(painted.at(19, 10).red, 220);  // the near side
  EXPECT_NEAR(painted.at(7, 10).red, 255 * 0.5, 8);
  EXPECT_EQ(painted.at(0, 0).red, 255);
}

TEST_F(PathTest, PathsClip) {
  ASSERT_EQ(builder.add_ellipse({10, 10}, {8, 8}), Status::Ok);
  const PathShape circle{builder.path(), {}};
  Clip clip{{0, 0, 20, 20}};
  clip.path = &circle;
  fill({0, 0, 20, 20}, kBlack, &clip);
  EXPECT_NEAR(area(paint()), kPi * 64, 0.6);
}

TEST_F(PathTest, HostileNumbersEnd) {
  const float far = 1e30f, nan = NAN;
  ASSERT_EQ(builder.move_to({far, nan}), Status::Ok);
  ASSERT_EQ(builder.cubic_to({-far, far}, {nan, -far}, {far, far}), Status::Ok);
  ASSERT_EQ(builder.arc_to({far, 1e-30f}, nan, true, true, {-far, 3}), Status::Ok);
  ASSERT_EQ(builder.arc_to({1e-30f, 1e-30f}, 1, true, false, {5, 5}), Status::Ok);
  add({{builder.path(), {}}, nullptr, kBlack});
  add({{builder.path(), Matrix::scaling(1e20f, 1e-20f)}, nullptr, kBlack});
  add({{builder.path(), {}},
       arena.make<Stroke>(Stroke{1e9f, LineCap::Round, LineJoin::Round}),
       kBlack});
  paint();
}

TEST_F(PathTest, EndsWhereverMemoryRunsOut) {
  ASSERT_EQ(builder.add_ellipse({10, 10}, {7, 7}), Status::Ok);
  add({{builder.path(), {}}, arena.make<Stroke>(), kBlack});
  expect_every_failing_allocation_is_out_of_memory(
      [&](Budget& limited) { return paint_within(limited); });
}

}  // namespace
}  // namespace weft
