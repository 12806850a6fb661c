// The primitives of a <filter> (Filter Effects 1, 9) as steps. What is wrong in them changes
// nothing, or gives nothing, as in Chromium.
#include <algorithm>
#include <cmath>

#include "render/base/ascii.h"
#include "render/base/number_list.h"
#include "render/base/pixel_math.h"
#include "render/filter/combining_steps.h"
#include "render/filter/filter_functions.h"
#include "render/filter/spatial_steps.h"
#include "render/filter/turbulence.h"
#include "render/svg/filter_maker.h"
#include "render/svg/shapes.h"

namespace weft {
namespace {

using Made = Result<const FilterStep*>;

int32_t whole(float number) {
  return static_cast<int32_t>(std::lround(std::clamp(number, -1e6f, 1e6f)));
}

// --- blurs and shadows ---------------------------------------------------------------------------

// Deviations of the blur that stdDeviation asks for.
BlurAxes deviations_of(const FilterPrimitive& primitive, Vector fallback) {
  const Vector said = primitive.numbers(Atom::StdDeviation, fallback);
  return {primitive.on_device({std::max(said.x, 0.f), 0}),
          primitive.on_device({0, std::max(said.y, 0.f)})};
}

Made make_blur(const FilterPrimitive& primitive) {
  const BlurAxes deviations = deviations_of(primitive, {});
  if (deviations.is_none()) return primitive.unchanged();
  return add_blur(primitive.frame.graph, {primitive.inputs[0], nullptr, primitive.pixels},
                  deviations);
}

Made make_offset(const FilterPrimitive& primitive) {
  const Vector by =
      primitive.on_device({primitive.number(Atom::Dx, 0), primitive.number(Atom::Dy, 0)});
  return primitive.add<OffsetStep>(by.x, by.y);
}

Color flood_of(const FilterPrimitive& primitive) {
  const SvgStyle::Own& own = primitive.element.style->svg->own;
  return primitive.color(own.flood_color, own.flood_current_color, own.flood_opacity);
}

Made make_flood(const FilterPrimitive& primitive) {
  return primitive.add<FloodStep>(flood_of(primitive));
}

Made make_drop_shadow(const FilterPrimitive& primitive) {
  FilterGraph& graph = primitive.frame.graph;
  const Vector by =
      primitive.on_device({primitive.number(Atom::Dx, 2), primitive.number(Atom::Dy, 2)});
  const DropShadow shape{by, deviations_of(primitive, {2, 2}), flood_of(primitive)};
  WEFT_TRY_ASSIGN(const FilterStep* const shadow, add_shadow(graph, primitive.inputs[0], shape));
  return graph.add<CompositeStep>({primitive.inputs[0], shadow, primitive.pixels},
                                  Compositing::SourceOver);
}

// --- two inputs ----------------------------------------------------------------------------------

struct ModeRow {
  std::string_view name;
  Compositing how;
};

constexpr ModeRow kBlendModes[] = {
    {"multiply", Compositing::Multiply},     {"screen", Compositing::Screen},
    {"overlay", Compositing::Overlay},       {"darken", Compositing::Darken},
    {"lighten", Compositing::Lighten},       {"color-dodge", Compositing::ColorDodge},
    {"color-burn", Compositing::ColorBurn},  {"hard-light", Compositing::HardLight},
    {"soft-light", Compositing::SoftLight},  {"difference", Compositing::Difference},
    {"exclusion", Compositing::Exclusion},   {"hue", Compositing::Hue},
    {"saturation", Compositing::Saturation}, {"color", Compositing::Color},
    {"luminosity", Compositing::Luminosity},
};
constexpr ModeRow kOperators[] = {
    {"in", Compositing::SourceIn},     {"out", Compositing::SourceOut},
    {"atop", Compositing::SourceAtop}, {"xor", Compositing::Xor},
    {"lighter", Compositing::Lighter},
};

Made add_mode(const FilterPrimitive& primitive, std::span<const ModeRow> rows, Atom attribute) {
  for (const ModeRow& row : rows)
    if (primitive.is(attribute, row.name)) return primitive.add<CompositeStep>(row.how);
  return primitive.add<CompositeStep>(Compositing::SourceOver);
}

Made make_blend(const FilterPrimitive& primitive) {
  return add_mode(primitive, kBlendModes, Atom::Mode);
}

Made make_composite(const FilterPrimitive& primitive) {
  if (!primitive.is(Atom::Operator, "arithmetic"))
    return add_mode(primitive, kOperators, Atom::Operator);
  return primitive.add<ArithmeticStep>(primitive.number(Atom::K1, 0), primitive.number(Atom::K2, 0),
                                       primitive.number(Atom::K3, 0),
                                       primitive.number(Atom::K4, 0));
}

Made make_merge(const FilterPrimitive& primitive) {
  const FilterStep* below = nullptr;
  for (const Node* node = primitive.element.first_child; node; node = node->next_sibling) {
    const Element* const child = node->as_element();
    if (!child || child->name != Atom::FeMergeNode) continue;
    WEFT_TRY_ASSIGN(const FilterStep* const input,
                    primitive.input_of(primitive.result_of(*child, Atom::In)));
    if (below) {
      WEFT_TRY_ASSIGN(below, primitive.frame.graph.add<CompositeStep>(
                                 {input, below, primitive.pixels}, Compositing::SourceOver));
    } else {
      WEFT_TRY_ASSIGN(below, primitive.frame.graph.add<OffsetStep>(
                                 {input, nullptr, primitive.pixels}, 0.f, 0.f));
    }
  }
  return below ? below : primitive.nothing();
}

Made make_displacement(const FilterPrimitive& primitive) {
  using Channel = DisplacementStep::Channel;
  const auto channel = [&](Atom attribute) {
    if (primitive.is(attribute, "R")) return Channel::Red;
    if (primitive.is(attribute, "G")) return Channel::Green;
    return primitive.is(attribute, "B") ? Channel::Blue : Channel::Alpha;
  };
  const float scale = primitive.number(Atom::Scale, 0);
  return primitive.add<DisplacementStep>(
      primitive.on_device({scale, 0}), primitive.on_device({0, scale}),
      channel(Atom::XChannelSelector), channel(Atom::YChannelSelector));
}

// --- colours -------------------------------------------------------------------------------------

Made make_color_matrix(const FilterPrimitive& primitive) {
  const std::string_view values = primitive.text(Atom::Values);
  const auto one = [&](float fallback) { return lone_number(values).value_or(fallback); };
  if (primitive.is(Atom::Type, "saturate"))
    return primitive.add<MatrixStep>(ColorMatrix::saturation(one(1)));
  if (primitive.is(Atom::Type, "hueRotate"))
    return primitive.add<MatrixStep>(ColorMatrix::hue(one(0)));
  if (primitive.is(Atom::Type, "luminanceToAlpha"))
    return primitive.add<MatrixStep>(ColorMatrix::luminance_to_alpha());
  ColorMatrix matrix;
  NumberList list(values);
  for (float& value : matrix.values)
    if (!list.take(value)) return primitive.unchanged();
  return list.ended() ? primitive.add<MatrixStep>(matrix) : primitive.unchanged();
}

/// The curve of a feFuncR … as a table.
class TransferCurve {
 public:
  explicit TransferCurve(const Element& element) : element_(element) {}

  void fill(std::span<uint8_t> table) const {
    const std::string_view type = trimmed(attribute_text(element_, Atom::Type));
    for (size_t i = 0; i < table.size(); ++i) {
      const float value = static_cast<float>(i) / 255;
      table[i] = byte_of(255 * at(type, value));
    }
  }

 private:
  float number(Atom attribute, float fallback) const {
    return lone_number(attribute_text(element_, attribute)).value_or(fallback);
  }
  // Entry `wanted` of the table, or how many there are.
  size_t entry(size_t wanted, float& value) const {
    NumberList list(attribute_text(element_, Atom::TableValues));
    size_t count = 0;
    for (float next; list.take(next); ++count)
      if (count == wanted) value = next;
    return list.ended() ? count : 0;
  }
  float at(std::string_view type, float value) const {
    if (type == "linear") return number(Atom::Slope, 1) * value + number(Atom::Intercept, 0);
    if (type == "gamma")
      return number(Atom::Amplitude, 1) * std::pow(value, number(Atom::Exponent, 1)) +
             number(Atom::Offset, 0);
    const bool is_discrete = type == "discrete";
    float low = 0, high = 0;
    const size_t count = is_discrete || type == "table" ? entry(SIZE_MAX, low) : 0;
    if (!count) return value;
    const auto last = count - 1;
    const float place = value * static_cast<float>(is_discrete ? count : last);
    const size_t first = std::min(static_cast<size_t>(place), last);
    entry(first, low);
    if (is_discrete) return low;
    entry(std::min(first + 1, last), high);
    return low + (place - static_cast<float>(first)) * (high - low);
  }

  const Element& element_;
};

Made make_transfer(const FilterPrimitive& primitive) {
  TransferTables tables;
  for (const Node* node = primitive.element.first_child; node; node = node->next_sibling) {
    const Element* const child = node->as_element();
    if (!child) continue;
    const uint8_t** const table = child->name == Atom::FeFuncR   ? &tables.red
                                  : child->name == Atom::FeFuncG ? &tables.green
                                  : child->name == Atom::FeFuncB ? &tables.blue
                                  : child->name == Atom::FeFuncA ? &tables.alpha
                                                                 : nullptr;
    if (!table) continue;
    const auto made = primitive.frame.graph.arena().make_array<uint8_t>(256);
    if (!made.data()) return Status::OutOfMemory;
    TransferCurve(*child).fill(made);
    *table = made.data();  // of several, the last one counts
  }
  return primitive.add<TransferStep>(tables);
}

// --- neighbours ----------------------------------------------------------------------------------

Made make_morphology(const FilterPrimitive& primitive) {
  const Vector radius = primitive.numbers(Atom::Radius, {});
  if (radius.x < 0 || radius.y < 0 || (radius.x == 0 && radius.y == 0))
    return primitive.unchanged();
  const bool dilates = primitive.is(Atom::Operator, "dilate");
  const Vector x = primitive.on_device({radius.x, 0}), y = primitive.on_device({0, radius.y});
  if ((x.y == 0 && y.x == 0) || (x.x == 0 && y.y == 0))
    return primitive.add<MorphologyStep>(
        dilates ? MorphologyStep::Operator::Dilate : MorphologyStep::Operator::Erode,
        whole(std::fabs(x.x) + std::fabs(y.x)), whole(std::fabs(x.y) + std::fabs(y.y)));
  // A box that is turned: along one of its sides, then along the other.
  const auto how = dilates ? LineStep::Operator::Dilate : LineStep::Operator::Erode;
  FilterGraph& graph = primitive.frame.graph;
  WEFT_TRY_ASSIGN(const FilterStep* const line,
                  graph.add<LineStep>({primitive.inputs[0], nullptr, kEverywhere}, how, x));
  return graph.add<LineStep>({line, nullptr, primitive.pixels}, how, y);
}

// The grid of pixels that `region` lies in; null where it is that of the device: as in Chromium,
// also of what is mirrored.
Result<const TurnedGrid*> grid_of(const FilterPrimitive& primitive, const Box2& region) {
  const Matrix& matrix = primitive.frame.matrix();
  const Vector scale = scale_of(matrix);
  const Matrix to_device = matrix * Matrix::scaling(1 / scale.x, 1 / scale.y);
  const bool is_turned = matrix.b != 0 || matrix.c != 0;
  if (!is_turned || !matrix.is_invertible() || !to_device.is_invertible())
    return static_cast<const TurnedGrid*>(nullptr);
  const auto scaled = [&](Vector at) { return Vector{at.x * scale.x, at.y * scale.y}; };
  const auto* const grid = primitive.frame.graph.arena().make<TurnedGrid>(
      to_device.inverse(), to_device, scaled(region.low), scaled(region.high));
  return grid ? Result<const TurnedGrid*>(grid) : Status::OutOfMemory;
}

// False: it is wrong, or larger than it may be.
bool read_kernel_size(const FilterPrimitive& primitive, ConvolveKernel& kernel) {
  const Vector order = primitive.numbers(Atom::Order, {3, 3});
  kernel.columns = whole(order.x);
  kernel.rows = whole(order.y);
  const auto is_whole = [](float v) { return v >= 1 && v == std::floor(v); };
  if (!is_whole(order.x) || !is_whole(order.y) || kernel.rows > ConvolveKernel::kMostRows ||
      kernel.columns > ConvolveKernel::kMostWeights / kernel.rows)
    return false;
  kernel.target_x = whole(primitive.number(Atom::TargetX, std::floor(order.x / 2)));
  kernel.target_y = whole(primitive.number(Atom::TargetY, std::floor(order.y / 2)));
  return kernel.target_x >= 0 && kernel.target_x < kernel.columns && kernel.target_y >= 0 &&
         kernel.target_y < kernel.rows;
}

Made make_convolution(const FilterPrimitive& primitive) {
  ConvolveKernel kernel{};
  if (!read_kernel_size(primitive, kernel)) return primitive.nothing();
  const auto weights = primitive.frame.graph.arena().make_array<float>(
      static_cast<size_t>(kernel.columns * kernel.rows));
  if (!weights.data()) return Status::OutOfMemory;
  NumberList list(primitive.text(Atom::KernelMatrix));
  float sum = 0;
  for (float& weight : weights) {
    if (!list.take(weight)) return primitive.nothing();
    sum += weight;
  }
  if (!list.ended()) return primitive.nothing();
  float divisor = primitive.number(Atom::Divisor, 0);
  if (divisor == 0) divisor = sum == 0 ? 1 : sum;
  for (float& weight : weights) weight /= divisor;
  kernel.weights = weights;
  kernel.bias = primitive.number(Atom::Bias, 0);
  kernel.edge = primitive.is(Atom::EdgeMode, "wrap")   ? ConvolveKernel::Edge::Wrap
                : primitive.is(Atom::EdgeMode, "none") ? ConvolveKernel::Edge::None
                                                       : ConvolveKernel::Edge::Duplicate;
  kernel.preserves_alpha = primitive.is(Atom::PreserveAlpha, "true");
  WEFT_TRY_ASSIGN(const TurnedGrid* const grid, grid_of(primitive, primitive.region));
  return primitive.add<ConvolveStep>(kernel, grid);
}

Made make_tile(const FilterPrimitive& primitive) {
  const Box2& region = primitive.input_region;
  WEFT_TRY_ASSIGN(const TurnedGrid* const grid, grid_of(primitive, region));
  return primitive.add<TileStep>(
      grid ? primitive.frame.pixels_of(region) : primitive.frame.pixels_within(region), grid);
}

Made make_turbulence(const FilterPrimitive& primitive) {
  Turbulence turbulence;
  turbulence.frequency = primitive.numbers(Atom::BaseFrequency, {});
  if (turbulence.frequency.x < 0 || turbulence.frequency.y < 0) return primitive.nothing();
  turbulence.is_fractal_noise = primitive.is(Atom::Type, "fractalNoise");
  turbulence.octaves = whole(primitive.number(Atom::NumOctaves, 1));
  turbulence.seed = static_cast<int32_t>(std::clamp(primitive.number(Atom::Seed, 0), -2e9f, 2e9f));
  turbulence.from_device = primitive.frame.matrix().inverse();
  turbulence.stitches = primitive.is(Atom::StitchTiles, "stitch");
  turbulence.tile_size = primitive.region.high - primitive.region.low;
  return primitive.add<TurbulenceStep>(turbulence);
}

constexpr PrimitiveRow kPrimitives[] = {
    {Atom::FeBlend, 2, false, make_blend},
    {Atom::FeColorMatrix, 1, false, make_color_matrix},
    {Atom::FeComponentTransfer, 1, false, make_transfer},
    {Atom::FeComposite, 2, false, make_composite},
    {Atom::FeConvolveMatrix, 1, false, make_convolution},
    {Atom::FeDiffuseLighting, 1, false, make_lighting},
    {Atom::FeDisplacementMap, 2, false, make_displacement},
    {Atom::FeDropShadow, 1, false, make_drop_shadow},
    {Atom::FeFlood, 0, false, make_flood},
    {Atom::FeGaussianBlur, 1, false, make_blur},
    {Atom::FeImage, 0, true, make_image},
    {Atom::FeMerge, 0, false, make_merge},
    {Atom::FeMorphology, 1, false, make_morphology},
    {Atom::FeOffset, 1, true, make_offset},
    {Atom::FeSpecularLighting, 1, false, make_lighting},
    {Atom::FeTile, 1, true, make_tile},
    {Atom::FeTurbulence, 0, false, make_turbulence},
};

}  // namespace

std::span<const PrimitiveRow> primitive_rows() { return kPrimitives; }

}  // namespace weft
