#include "render/filter/lighting.h"

#include <cmath>

#include "render/base/pixel_math.h"

namespace weft {
namespace {

float dot(Vector3 a, Vector3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

/// The alphas around a pixel; at an edge of the area there are none beyond it.
class Surface {
 public:
  Surface(const FilterRow& row, const IntRect& area, float scale)
      : row_(row), area_(area), scale_(scale) {
    for (int dy = -1; dy <= 1; ++dy) rows_[dy + 1] = row.inputs[0][row.y + dy];
  }
  float height(int32_t i) const { return scale_ * alpha(i, 0) / 255; }
  // The table of 9.12: means of differences between both sides, of which the middle one weighs
  // double; a relief of 1 pixel in 2 has slope 1.
  Vector3 normal(int32_t i) const {
    const int32_t x = row_.left + i;
    const int left = x > area_.left ? -1 : 0, right = x + 1 < area_.right ? 1 : 0;
    const int top = row_.y > area_.top ? -1 : 0, bottom = row_.y + 1 < area_.bottom ? 1 : 0;
    float across = 0, down = 0, rows = 0, columns = 0;
    for (int dy = top; dy <= bottom; ++dy) {
      const float weight = dy == 0 ? 2 : 1;
      across += weight * (alpha(i + right, dy) - alpha(i + left, dy));
      rows += weight;
    }
    for (int dx = left; dx <= right; ++dx) {
      const float weight = dx == 0 ? 2 : 1;
      down += weight * (alpha(i + dx, bottom) - alpha(i + dx, top));
      columns += weight;
    }
    const auto slope = [&](float sum, float lines, int span) {
      return span ? -2 * scale_ * sum / (255 * lines * static_cast<float>(span)) : 0;
    };
    return unit({slope(across, rows, right - left), slope(down, columns, bottom - top), 1});
  }

 private:
  float alpha(int32_t i, int dy) const {
    return static_cast<float>(row_.at(rows_[dy + 1], i).alpha);
  }

  const FilterRow& row_;
  const IntRect& area_;
  float scale_;
  const Rgba* rows_[3];
};

// How much of the light a spot sends this way.
float spot(const Lamp& lamp, Vector3 to_lamp) {
  const float cosine = -dot(to_lamp, lamp.direction);
  if (cosine <= 0 || cosine < lamp.least_cosine) return 0;
  constexpr float kEdge = 0.016f;  // that Chromium makes soft
  const float inside = std::min((cosine - lamp.least_cosine) / kEdge, 1.0f);
  return inside * std::pow(cosine, lamp.focus);
}

}  // namespace

Vector3 unit(Vector3 v) {
  const float length = std::sqrt(dot(v, v));
  return length > 0 ? Vector3{v.x / length, v.y / length, v.z / length} : Vector3{};
}

Status LightingStep::make_row(const FilterRow& row, StepState*) const {
  const Surface surface(row, area, lighting_.surface_scale);
  const Lamp& lamp = lighting_.lamp;
  Vector3 to_lamp = lamp.direction;
  for (int32_t i = row.first; i < row.end; ++i) {
    const Vector3 normal = surface.normal(i);
    float light = lighting_.constant;
    if (lamp.kind != Lamp::Kind::Distant)
      to_lamp = unit({lamp.place.x - static_cast<float>(row.left + i),
                      lamp.place.y - static_cast<float>(row.y), lamp.place.z - surface.height(i)});
    if (lamp.kind == Lamp::Kind::Spot) light *= spot(lamp, to_lamp);
    if (lighting_.is_specular) {
      const Vector3 half = unit({to_lamp.x, to_lamp.y, to_lamp.z + 1});
      light *= std::pow(std::max(dot(normal, half), 0.0f), lighting_.exponent);
    } else {
      light *= std::max(dot(normal, to_lamp), 0.0f);
    }
    const auto lit = [&](uint8_t channel) { return byte_of(light * static_cast<float>(channel)); };
    Rgba& out = row.out[i];
    out = {lit(lighting_.color.red), lit(lighting_.color.green), lit(lighting_.color.blue), 255};
    if (lighting_.is_specular) out.alpha = std::max({out.red, out.green, out.blue});
  }
  return Status::Ok;
}

}  // namespace weft
