#include "render/svg/path_data.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "render/base/number_list.h"

namespace weft {
namespace {

// As path data again, all absolute: "M1 2 L3 4 C1 2 3 4 5 6 Z".
std::string written(const Path& path) {
  std::string text;
  const Vector* next = path.points.data();
  for (const PathVerb verb : path.verbs) {
    constexpr int kCounts[] = {1, 1, 2, 3, 0};
    const int count = kCounts[static_cast<int>(verb)];
    text += text.empty() ? "" : " ";
    text += "MLQCZ"[static_cast<int>(verb)];
    for (int i = 0; i < count; ++i, ++next) {
      char numbers[60];
      std::snprintf(numbers, sizeof numbers, "%s%.4g %.4g", i ? " " : "",
                    static_cast<double>(next->x), static_cast<double>(next->y));
      text += numbers;
    }
  }
  return text;
}

std::string drawn(std::string_view data) {
  Budget budget;
  Arena arena(budget);
  PathBuilder path(arena);
  EXPECT_EQ(add_path_data(data, path), Status::Ok);
  return written(path.path());
}

TEST(PathData, LinesAreAbsoluteOrRelative) {
  EXPECT_EQ(drawn("M1 2L3,4"), "M1 2 L3 4");
  EXPECT_EQ(drawn("m1 2l3,4"), "M1 2 L4 6");
  EXPECT_EQ(drawn("M1 2H5V6h1v-1"), "M1 2 L5 2 L5 6 L6 6 L6 5");
}

TEST(PathData, FurtherNumbersRepeatTheCommand) {
  EXPECT_EQ(drawn("M0 0 1 1 2 2"), "M0 0 L1 1 L2 2");
  EXPECT_EQ(drawn("m1 1 1 1 1 1"), "M1 1 L2 2 L3 3");
  EXPECT_EQ(drawn("M0 0H1 2 3"), "M0 0 L1 0 L2 0 L3 0");
}

TEST(PathData, NumbersNeedNoSeparators) {
  EXPECT_EQ(drawn("M.5.5-1-1"), "M0.5 0.5 L-1 -1");
  EXPECT_EQ(drawn("M1e1-1e-1L+2 3"), "M10 -0.1 L2 3");
  EXPECT_EQ(drawn("M0 0a1,1 0 01.5.5"), drawn("M0 0 a 1 1 0 0 1 .5 .5"));
}

TEST(PathData, SmoothCurvesMirrorTheControlPointOfTheirKind) {
  EXPECT_EQ(drawn("M0 0C0 1 1 2 2 2S4 1 4 0"), "M0 0 C0 1 1 2 2 2 C3 2 4 1 4 0");
  EXPECT_EQ(drawn("M0 0Q3 3 6 0T12 0"), "M0 0 Q3 3 6 0 Q9 -3 12 0");
  EXPECT_EQ(drawn("M0 0Q3 3 6 0S4 1 4 0"), "M0 0 Q3 3 6 0 C6 0 4 1 4 0");
}

TEST(PathData, AClosedSubpathIsGoneOnFromItsStart) {
  EXPECT_EQ(drawn("M1 1H2V2zL5 5"), "M1 1 L2 1 L2 2 Z M1 1 L5 5");
  EXPECT_EQ(drawn("m1 1h2zm1 1h1"), "M1 1 L3 1 Z M2 2 L3 2");
}

TEST(PathData, AnErrorEndsThePathThere) {
  EXPECT_EQ(drawn("M1 1L2 2L3"), "M1 1 L2 2");
  EXPECT_EQ(drawn("M1 1L2 2X3 3L4 4"), "M1 1 L2 2");
  EXPECT_EQ(drawn("M1 1,,2 2"), "M1 1");
  EXPECT_EQ(drawn("L1 1"), "");
  EXPECT_EQ(drawn(""), "");
  EXPECT_EQ(drawn("M1 1 a1 1 0 2 0 3 3"), "M1 1");
  EXPECT_EQ(drawn("M1 1 Z 5"), "M1 1 Z");
}

TEST(PathData, PointsAreAPolyline) {
  Budget budget;
  Arena arena(budget);
  PathBuilder open(arena), closed(arena);
  EXPECT_EQ(add_points("1,2 3,4, 5 6 7", false, open), Status::Ok);
  EXPECT_EQ(written(open.path()), "M1 2 L3 4 L5 6");
  EXPECT_EQ(add_points("1 2 3 4", true, closed), Status::Ok);
  EXPECT_EQ(written(closed.path()), "M1 2 L3 4 Z");
}

TEST(NumberList, NumbersAreFinite) {
  float number = 0;
  std::string_view text = "1e999x";
  EXPECT_TRUE(take_number(text, number));
  EXPECT_GT(number, 1e38f);
  EXPECT_EQ(text, "x");
  for (const std::string_view none : {"", "-", ".", "+.", "e5", "x"}) {
    text = none;
    EXPECT_FALSE(take_number(text, number)) << none;
    EXPECT_EQ(text, none);
  }
  text = "5em";
  EXPECT_TRUE(take_number(text, number));
  EXPECT_EQ(text, "em");
}

}  // namespace
}  // namespace weft
