// Steps that look at one pixel alone: feColorMatrix, feComponentTransfer, feFlood, and the change
// from sRGB to linear light and back.
#pragma once

#include <array>

#include "render/css/style/svg_style.h"
#include "render/filter/filter_graph.h"

namespace weft {

/// Rows of red, green, blue, alpha from r, g, b, a, 1; channels run from 0 to 1, alpha apart.
struct ColorMatrix {
  std::array<float, 20> values{1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0};

  // Filter Effects 1, 9.5 and 13.1.
  static ColorMatrix saturation(float amount);
  static ColorMatrix hue(float degrees);
  static ColorMatrix sepia(float amount);
  static ColorMatrix linear(float slope, float intercept);
  static ColorMatrix alpha(float factor);
  static ColorMatrix luminance_to_alpha();
  /// All is `color`, as opaque as it was.
  static ColorMatrix recolored(Color color);

  /// First `inner`, then this.
  ColorMatrix operator*(const ColorMatrix& inner) const;
};

class MatrixStep final : public FilterStep {
 public:
  explicit MatrixStep(const ColorMatrix& matrix) : matrix_(matrix) {}
  IntRect covered(const IntRect& content) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  ColorMatrix matrix_;
};

/// 256 bytes for each channel, null = it stays.
struct TransferTables {
  const uint8_t *red = nullptr, *green = nullptr, *blue = nullptr, *alpha = nullptr;
};

class TransferStep final : public FilterStep {
 public:
  explicit TransferStep(const TransferTables& tables) : tables_(tables) {}
  IntRect covered(const IntRect& content) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  TransferTables tables_;
};

class FloodStep final : public FilterStep {
 public:
  explicit FloodStep(Color color) : color_(color) {}
  IntRect covered(const IntRect&) const override { return kEverywhere; }
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  Color color_;
};

/// `color` as it is written in `space`.
Color in_space(Color color, FilterSpace space);
/// The 256 bytes that lead from one space into the other, in `arena`; null: there is no memory.
const uint8_t* new_space_table(FilterSpace into, Arena& arena);

}  // namespace weft
