#include "render/filter/filter_functions.h"

#include "render/filter/combining_steps.h"

namespace weft {
namespace {

using Kind = FilterFunction::Kind;

// What a length becomes along each axis.
BlurAxes along_axes(float length_of_both, const Matrix& m) {
  return {m.vector({length_of_both, 0}), m.vector({0, length_of_both})};
}

}  // namespace

ColorMatrix color_matrix(const FilterFunction& function) {
  const float amount = function.amount;
  switch (function.kind) {
    case Kind::Brightness: return ColorMatrix::linear(amount, 0);
    case Kind::Contrast: return ColorMatrix::linear(amount, 0.5f - 0.5f * amount);
    case Kind::Invert: return ColorMatrix::linear(1 - 2 * amount, amount);
    case Kind::Grayscale: return ColorMatrix::saturation(1 - amount);
    case Kind::Saturate: return ColorMatrix::saturation(amount);
    case Kind::Sepia: return ColorMatrix::sepia(amount);
    case Kind::HueRotate: return ColorMatrix::hue(amount);
    case Kind::Opacity: return ColorMatrix::alpha(amount);
    case Kind::Blur:
    case Kind::DropShadow:
    case Kind::Reference: break;
  }
  return {};
}

Result<const FilterStep*> add_shadow(FilterGraph& graph, const FilterStep* input,
                                     const DropShadow& shadow) {
  const FilterStep* step = input;
  if (!(shadow.offset == Vector{})) {
    WEFT_TRY_ASSIGN(step, graph.add<OffsetStep>({step, nullptr, kEverywhere}, shadow.offset.x,
                                                shadow.offset.y));
  }
  if (!shadow.deviations.is_none()) {
    WEFT_TRY_ASSIGN(step, add_blur(graph, {step, nullptr, kEverywhere}, shadow.deviations));
  }
  return graph.add<MatrixStep>({step, nullptr, kEverywhere}, ColorMatrix::recolored(shadow.color));
}

Result<const FilterStep*> add_function(FilterGraph& graph, const FilterStep* input,
                                       const FilterFunction& function, const Matrix& matrix) {
  const StepPlace place{input, nullptr, kEverywhere};
  switch (function.kind) {
    case Kind::Blur:
      return function.amount > 0 ? add_blur(graph, place, along_axes(function.amount, matrix))
                                 : Result<const FilterStep*>(input);
    case Kind::DropShadow: {
      const Shadow& shadow = function.shadow;
      WEFT_TRY_ASSIGN(const FilterStep* const below,
                      add_shadow(graph, input,
                                 {matrix.vector({shadow.x.to_float(), shadow.y.to_float()}),
                                  along_axes(shadow.blur.to_float(), matrix), shadow.color}));
      return graph.add<CompositeStep>({input, below, kEverywhere}, Compositing::SourceOver);
    }
    case Kind::Reference: return input;
    default: return graph.add<MatrixStep>(place, color_matrix(function));
  }
}

}  // namespace weft
