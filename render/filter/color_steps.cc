#include "render/filter/color_steps.h"

#include <algorithm>
#include <cmath>

#include "render/base/pixel_math.h"
#include "render/base/srgb.h"
#include "render/paint/layer.h"

namespace weft {
namespace {

constexpr float kLuminance[3] = {0.213f, 0.715f, 0.072f};

uint8_t row_of(const float* row, Color color) {
  return byte_of(row[0] * static_cast<float>(color.red) + row[1] * static_cast<float>(color.green) +
                 row[2] * static_cast<float>(color.blue) +
                 row[3] * static_cast<float>(color.alpha) + row[4] * 255);
}

// What a step makes of each of its pixels.
template <typename Function>
void map_row(const FilterRow& row, Function function) {
  const Rgba* const input = row.inputs[0][row.y];
  Rgba before{}, after = function(Rgba{});
  for (int32_t i = row.first; i < row.end; ++i) {
    if (!(input[i] == before)) after = function(before = input[i]);
    row.out[i] = after;
  }
}

}  // namespace

ColorMatrix ColorMatrix::saturation(float amount) {
  ColorMatrix matrix;
  for (size_t row = 0; row < 3; ++row)
    for (size_t column = 0; column < 3; ++column)
      matrix.values[row * 5 + column] =
          kLuminance[column] * (1 - amount) + (row == column ? amount : 0);
  return matrix;
}

ColorMatrix ColorMatrix::hue(float degrees) {
  static constexpr float kSine[9] = {-0.213f, -0.715f, 0.928f, 0.143f, 0.140f,
                                     -0.283f, -0.787f, 0.715f, 0.072f};
  const float radians = degrees * 3.14159265f / 180, cosine = std::cos(radians),
              sine = std::sin(radians);
  ColorMatrix matrix;
  for (size_t row = 0; row < 3; ++row)
    for (size_t column = 0; column < 3; ++column)
      matrix.values[row * 5 + column] = kLuminance[column] +
                                        cosine * ((row == column) - kLuminance[column]) +
                                        sine * kSine[row * 3 + column];
  return matrix;
}

ColorMatrix ColorMatrix::sepia(float amount) {
  static constexpr float kSepia[9] = {0.393f, 0.769f, 0.189f, 0.349f, 0.686f,
                                      0.168f, 0.272f, 0.534f, 0.131f};
  ColorMatrix matrix;
  for (size_t row = 0; row < 3; ++row)
    for (size_t column = 0; column < 3; ++column)
      matrix.values[row * 5 + column] =
          kSepia[row * 3 + column] * amount + (row == column ? 1 - amount : 0);
  return matrix;
}

ColorMatrix ColorMatrix::linear(float slope, float intercept) {
  ColorMatrix matrix;
  for (size_t row = 0; row < 3; ++row) {
    matrix.values[row * 6] = slope;
    matrix.values[row * 5 + 4] = intercept;
  }
  return matrix;
}

ColorMatrix ColorMatrix::alpha(float factor) {
  ColorMatrix matrix;
  matrix.values[18] = factor;
  return matrix;
}

ColorMatrix ColorMatrix::luminance_to_alpha() {
  ColorMatrix matrix{{}};
  for (size_t column = 0; column < 3; ++column) matrix.values[15 + column] = kLuminance[column];
  return matrix;
}

ColorMatrix ColorMatrix::recolored(Color color) {
  ColorMatrix matrix{{}};
  matrix.values[4] = static_cast<float>(color.red) / 255;
  matrix.values[9] = static_cast<float>(color.green) / 255;
  matrix.values[14] = static_cast<float>(color.blue) / 255;
  matrix.values[18] = static_cast<float>(color.alpha) / 255;
  return matrix;
}

ColorMatrix ColorMatrix::operator*(const ColorMatrix& inner) const {
  ColorMatrix product;
  for (size_t row = 0; row < 4; ++row)
    for (size_t column = 0; column < 5; ++column) {
      float sum = column == 4 ? values[row * 5 + 4] : 0;
      for (size_t k = 0; k < 4; ++k) sum += values[row * 5 + k] * inner.values[k * 5 + column];
      product.values[row * 5 + column] = sum;
    }
  return product;
}

IntRect MatrixStep::covered(const IntRect& content) const {
  return matrix_.values[19] > 0 ? kEverywhere : content;
}

Status MatrixStep::make_row(const FilterRow& row, StepState*) const {
  const float* const values = matrix_.values.data();
  map_row(row, [&](Rgba pixel) {
    const Color color = straight(pixel);
    return premultiplied({row_of(values, color), row_of(values + 5, color),
                          row_of(values + 10, color), row_of(values + 15, color)});
  });
  return Status::Ok;
}

IntRect TransferStep::covered(const IntRect& content) const {
  return tables_.alpha && tables_.alpha[0] ? kEverywhere : content;
}

Status TransferStep::make_row(const FilterRow& row, StepState*) const {
  const auto of = [](const uint8_t* table, uint8_t value) { return table ? table[value] : value; };
  map_row(row, [&](Rgba pixel) {
    const Color color = straight(pixel);
    return premultiplied({of(tables_.red, color.red), of(tables_.green, color.green),
                          of(tables_.blue, color.blue), of(tables_.alpha, color.alpha)});
  });
  return Status::Ok;
}

Status FloodStep::make_row(const FilterRow& row, StepState*) const {
  std::fill(row.out + row.first, row.out + row.end, premultiplied(color_));
  return Status::Ok;
}

namespace {

uint8_t converted(uint8_t channel, FilterSpace into) {
  const float value = static_cast<float>(channel) / 255;
  return byte_of(255 *
                 (into == FilterSpace::LinearRgb ? srgb_to_light(value) : light_to_srgb(value)));
}

}  // namespace

Color in_space(Color color, FilterSpace space) {
  if (space != FilterSpace::LinearRgb) return color;
  return {converted(color.red, space), converted(color.green, space), converted(color.blue, space),
          color.alpha};
}

const uint8_t* new_space_table(FilterSpace into, Arena& arena) {
  const auto table = arena.make_array<uint8_t>(256);
  for (size_t i = 0; i < table.size(); ++i) table[i] = converted(static_cast<uint8_t>(i), into);
  return table.data();
}

}  // namespace weft
