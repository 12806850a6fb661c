#include "render/svg/transform_list.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

Vector moved(std::string_view text, Vector p) {
  Matrix matrix;
  EXPECT_TRUE(parse_transform_list(text, matrix)) << text;
  return matrix.point(p);
}

TEST(TransformList, FunctionsApplyFromTheRight) {
  EXPECT_EQ(moved("translate(10, 20) scale(2)", {1, 1}), (Vector{12, 22}));
  EXPECT_EQ(moved("scale(2 3),translate(1)", {1, 1}), (Vector{4, 3}));
  EXPECT_EQ(moved("matrix(1 2 3 4 5 6)", {1, 1}), (Vector{9, 12}));
  EXPECT_EQ(moved(" ", {1, 1}), (Vector{1, 1}));
}

TEST(TransformList, AnglesAreDegrees) {
  const Vector turned = moved("rotate(90)", {1, 0});
  EXPECT_NEAR(turned.x, 0, 1e-6);
  EXPECT_NEAR(turned.y, 1, 1e-6);
  const Vector around = moved("rotate(180 5 5)", {0, 0});
  EXPECT_NEAR(around.x, 10, 1e-5);
  EXPECT_NEAR(around.y, 10, 1e-5);
  EXPECT_NEAR(moved("skewX(45)", {0, 2}).x, 2, 1e-5);
  EXPECT_NEAR(moved("skewY(45)", {2, 0}).y, 2, 1e-5);
}

TEST(TransformList, AnErrorRefusesTheList) {
  Matrix matrix = Matrix::scaling(7, 7);
  for (const std::string_view wrong :
       {"translate", "translate()", "translate(1 2 3)", "scale(1", "rotate(1 2)", "spin(1)",
        "scale(1) x", "matrix(1 2 3 4 5)", "matrix(1 2 3 4 5 6 7)"})
    EXPECT_FALSE(parse_transform_list(wrong, matrix)) << wrong;
  EXPECT_EQ(matrix, Matrix::scaling(7, 7));
}

}  // namespace
}  // namespace weft
