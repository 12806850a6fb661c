#include "render/svg/transform_list.h"

#include <span>

#include "render/base/number_list.h"

namespace weft {
namespace {

constexpr float kRadian = 3.14159265f / 180;
constexpr size_t kMostArguments = 6;

using Arguments = std::span<const float>;

Matrix matrix_of(Arguments a) { return {a[0], a[1], a[2], a[3], a[4], a[5]}; }
Matrix translate(Arguments a) { return Matrix::translation(a[0], a.size() > 1 ? a[1] : 0); }
Matrix scale(Arguments a) { return Matrix::scaling(a[0], a.size() > 1 ? a[1] : a[0]); }
Matrix rotate(Arguments a) {
  const Matrix turn = Matrix::rotation(a[0] * kRadian);
  if (a.size() < 3) return turn;
  return Matrix::translation(a[1], a[2]) * turn * Matrix::translation(-a[1], -a[2]);
}
Matrix skew_x(Arguments a) { return {1, 0, std::tan(a[0] * kRadian), 1, 0, 0}; }
Matrix skew_y(Arguments a) { return {1, std::tan(a[0] * kRadian), 0, 1, 0, 0}; }

struct Function {
  std::string_view name;
  unsigned counts;  // a bit for each number of arguments that it takes
  Matrix (*make)(Arguments);
};
constexpr Function kFunctions[] = {
    {"matrix", 1u << 6, matrix_of},      {"translate", 1u << 1 | 1u << 2, translate},
    {"scale", 1u << 1 | 1u << 2, scale}, {"rotate", 1u << 1 | 1u << 3, rotate},
    {"skewX", 1u << 1, skew_x},          {"skewY", 1u << 1, skew_y},
};

bool take_function(NumberList& list, Matrix& matrix) {
  for (const Function& function : kFunctions) {
    if (!list.rest().starts_with(function.name)) continue;
    list.consume(function.name.size());
    list.skip_space();
    if (!list.rest().starts_with('(')) return false;
    list.consume(1);
    NumberList inner(list.rest());
    float arguments[kMostArguments];
    size_t count = 0;
    while (count < kMostArguments && inner.take(arguments[count])) ++count;
    inner.skip_space();
    if (!(function.counts >> count & 1) || !inner.rest().starts_with(')')) return false;
    list.consume(list.rest().size() - inner.rest().size() + 1);
    matrix = matrix * function.make({arguments, count});
    return true;
  }
  return false;
}

}  // namespace

bool parse_transform_list(std::string_view text, Matrix& matrix) {
  NumberList list(text);
  Matrix product;
  while (!list.ended()) {
    if (!take_function(list, product)) return false;
    list.skip_space();
    if (list.rest().starts_with(',')) list.consume(1);
  }
  matrix = product;
  return true;
}

}  // namespace weft
