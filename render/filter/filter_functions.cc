#include "render/filter/filter_functions.h"

#include <algorithm>
#include <cmath>

#include "render/filter/blur.h"
#include "render/filter/color_steps.h"
#include "render/filter/combining_steps.h"

namespace weft {
namespace {

using Kind = FilterFunction::Kind;

float scaled(Px length, float scale) { return static_cast<float>(length.to_double()) * scale; }

int32_t whole(float length) {
  return static_cast<int32_t>(std::lround(std::clamp(length, -65536.0f, 65536.0f)));
}

ColorMatrix matrix_of(const FilterFunction& function) {
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
    case Kind::DropShadow: break;
  }
  return {};
}

Result<const FilterStep*> add_shadow(FilterGraph& graph, const FilterStep* input,
                                     const Shadow& shadow, Vector scale) {
  const float deviation = scaled(shadow.blur, 0.5f);
  const FilterStep* step = input;
  WEFT_TRY_ASSIGN(
      step, graph.add<OffsetStep>({step, nullptr, kEverywhere}, whole(scaled(shadow.x, scale.x)),
                                  whole(scaled(shadow.y, scale.y))));
  WEFT_TRY_ASSIGN(step, graph.add<Blur>({step, nullptr, kEverywhere}, deviation * scale.x,
                                        deviation * scale.y));
  WEFT_TRY_ASSIGN(step, graph.add<MatrixStep>({step, nullptr, kEverywhere},
                                              ColorMatrix::recolored(shadow.color)));
  return graph.add<CompositeStep>({input, step, kEverywhere}, Compositing::SourceOver);
}

}  // namespace

Result<const FilterStep*> add_function(FilterGraph& graph, const FilterStep* input,
                                       const FilterFunction& function, Vector scale) {
  const StepPlace place{input, nullptr, kEverywhere};
  switch (function.kind) {
    case Kind::Blur:
      if (!(function.amount > 0)) return input;
      return graph.add<Blur>(place, function.amount * scale.x, function.amount * scale.y);
    case Kind::DropShadow: return add_shadow(graph, input, function.shadow, scale);
    default: return graph.add<MatrixStep>(place, matrix_of(function));
  }
}

}  // namespace weft
