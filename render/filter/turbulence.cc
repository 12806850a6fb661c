#include "render/filter/turbulence.h"

#include <algorithm>
#include <cmath>

#include "render/base/pixel_math.h"
#include "render/paint/layer.h"

namespace weft {
namespace {

constexpr int kLattice = 256;
constexpr int32_t kFarthestPoint = 4096;  // that noise begins at, so that coordinates are positive

/// The generator of the algorithm: Park and Miller's, after Schrage.
class Random {
 public:
  explicit Random(int32_t seed) {
    if (seed <= 0) seed = -(seed % (kModulus - 1)) + 1;
    value_ = std::min(seed, kModulus - 1);
  }
  int32_t next() {
    constexpr int32_t kFactor = 16807, kQuotient = 127773, kRest = 2836;
    value_ = kFactor * (value_ % kQuotient) - kRest * (value_ / kQuotient);
    if (value_ <= 0) value_ += kModulus;
    return value_;
  }

 private:
  static constexpr int32_t kModulus = 2147483647;
  int32_t value_;
};

struct Gradient {
  int16_t x, y;  // 32767 = 1
};

/// Where lattice points are repeated, so that tiles fit.
struct Stitch {
  int32_t width = 0, height = 0, wrap_x = 0, wrap_y = 0;
  void double_frequency() {
    wrap_x = 2 * wrap_x - kFarthestPoint;
    wrap_y = 2 * wrap_y - kFarthestPoint;
    width *= 2;
    height *= 2;
  }
};

struct Noise : StepState {
  uint8_t selector[kLattice];
  Gradient gradients[4][kLattice];

  void fill(int32_t seed);
  float at(int channel, Vector point, const Stitch* stitch) const;

 private:
  float lattice(int channel, int index, float x, float y) const {
    const Gradient& gradient = gradients[channel][selector[index & (kLattice - 1)]];
    return (static_cast<float>(gradient.x) * x + static_cast<float>(gradient.y) * y) / 32767;
  }
};

void Noise::fill(int32_t seed) {
  Random random(seed);
  for (auto& channel : gradients)
    for (Gradient& gradient : channel) {
      const auto side = [&] {
        return static_cast<float>(random.next() % (2 * kLattice) - kLattice) / kLattice;
      };
      const float x = side(), y = side(), length = std::sqrt(x * x + y * y);
      if (length > 0)
        gradient = {static_cast<int16_t>(std::lround(x / length * 32767)),
                    static_cast<int16_t>(std::lround(y / length * 32767))};
      else gradient = {};
    }
  for (int i = 0; i < kLattice; ++i) selector[i] = static_cast<uint8_t>(i);
  for (int i = kLattice - 1; i > 0; --i) std::swap(selector[i], selector[random.next() % kLattice]);
}

float Noise::at(int channel, Vector point, const Stitch* stitch) const {
  const float t_x = point.x + kFarthestPoint, t_y = point.y + kFarthestPoint;
  auto x0 = static_cast<int32_t>(t_x), y0 = static_cast<int32_t>(t_y);
  int32_t x1 = x0 + 1, y1 = y0 + 1;
  const float r_x = t_x - static_cast<float>(x0), r_y = t_y - static_cast<float>(y0);
  if (stitch) {
    if (x0 >= stitch->wrap_x) x0 -= stitch->width;
    if (x1 >= stitch->wrap_x) x1 -= stitch->width;
    if (y0 >= stitch->wrap_y) y0 -= stitch->height;
    if (y1 >= stitch->wrap_y) y1 -= stitch->height;
  }
  const int i = selector[x0 & (kLattice - 1)], j = selector[x1 & (kLattice - 1)];
  const auto curved = [](float t) { return t * t * (3 - 2 * t); };
  const auto between = [](float t, float a, float b) { return a + t * (b - a); };
  const float s_x = curved(r_x), s_y = curved(r_y);
  const float above =
      between(s_x, lattice(channel, i + y0, r_x, r_y), lattice(channel, j + y0, r_x - 1, r_y));
  const float below = between(s_x, lattice(channel, i + y1, r_x, r_y - 1),
                              lattice(channel, j + y1, r_x - 1, r_y - 1));
  return between(s_y, above, below);
}

// The frequency nearest to `frequency` of which a tile has a whole number.
float stitched(float frequency, float tile) {
  if (frequency == 0 || !(tile > 0)) return frequency;
  const float low = std::floor(tile * frequency) / tile, high = std::ceil(tile * frequency) / tile;
  return low > 0 && frequency / low < high / frequency ? low : high;
}

float turbulence_at(const Turbulence& turbulence, const Noise& noise, int channel, Vector point) {
  Vector at{point.x * turbulence.frequency.x, point.y * turbulence.frequency.y};
  Stitch stitch;
  if (turbulence.stitches) {
    // From the origin on, as Chromium does, wherever the tile is.
    const auto whole = [](float v) {
      return v > 0 ? static_cast<int32_t>(std::min(v, 65536.f)) : 0;  // NaN is none
    };
    stitch.width = whole(turbulence.tile_size.x * turbulence.frequency.x + 0.5f);
    stitch.height = whole(turbulence.tile_size.y * turbulence.frequency.y + 0.5f);
    stitch.wrap_x = kFarthestPoint + stitch.width;
    stitch.wrap_y = kFarthestPoint + stitch.height;
  }
  float sum = 0, ratio = 1;
  for (int octave = 0; octave < turbulence.octaves; ++octave) {
    // What leaves the lattice has no structure that could be seen.
    if (!(std::fabs(at.x) < kFarthestPoint * 256.f) || !(std::fabs(at.y) < kFarthestPoint * 256.f))
      break;
    const float value = noise.at(channel, at, turbulence.stitches ? &stitch : nullptr);
    sum += (turbulence.is_fractal_noise ? value : std::fabs(value)) / ratio;
    at = at * 2;
    ratio *= 2;
    stitch.double_frequency();
  }
  return turbulence.is_fractal_noise ? (sum + 1) / 2 : sum;
}

}  // namespace

TurbulenceStep::TurbulenceStep(const Turbulence& turbulence) : turbulence_(turbulence) {
  turbulence_.octaves = std::clamp(turbulence.octaves, 0, Turbulence::kMostOctaves);
  if (!turbulence.stitches) return;
  turbulence_.frequency = {stitched(turbulence.frequency.x, turbulence.tile_size.x),
                           stitched(turbulence.frequency.y, turbulence.tile_size.y)};
}

size_t TurbulenceStep::state_bytes(const FilterExtent&) const { return sizeof(Noise); }

Result<StepState*> TurbulenceStep::open(const FilterExtent&, const IntRect&, Arena& arena) const {
  auto* const noise = arena.make<Noise>();
  if (!noise) return Status::OutOfMemory;
  noise->fill(turbulence_.seed);
  return noise;
}

Status TurbulenceStep::make_row(const FilterRow& row, StepState* state) const {
  const Noise& noise = *static_cast<const Noise*>(state);
  for (int32_t i = row.first; i < row.end; ++i) {
    const Vector point = turbulence_.from_device.point(
        {static_cast<float>(row.left + i) + 0.5f, static_cast<float>(row.y) + 0.5f});
    uint8_t channels[4];
    for (int channel = 0; channel < 4; ++channel)
      channels[channel] = byte_of(255 * turbulence_at(turbulence_, noise, channel, point));
    row.out[i] = premultiplied({channels[0], channels[1], channels[2], channels[3]});
  }
  return Status::Ok;
}

}  // namespace weft
