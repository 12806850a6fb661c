#include "render/paint/border_outlines.h"

#include <algorithm>

#include "render/paint/outline_paths.h"
#include "render/paint/painters.h"

namespace weft {

Status add_side(const Rect& outer, const Rect& inner, unsigned side, PathBuilder& path) {
  const float left = outer.left.to_float(), top = outer.top.to_float(),
              right = outer.right().to_float(), bottom = outer.bottom().to_float();
  const float in_left = inner.left.to_float(), in_top = inner.top.to_float(),
              in_right = inner.right().to_float(), in_bottom = inner.bottom().to_float();
  const float middle = (in_left + in_right) / 2;
  const Vector corners[4][6] = {
      {{left, top}, {right, top}, {in_right, in_top}, {in_left, in_top}},
      {{right, top},
       {right, bottom},
       {in_right, in_bottom},
       {middle, in_bottom},
       {middle, in_top},
       {in_right, in_top}},
      {{right, bottom}, {left, bottom}, {in_left, in_bottom}, {in_right, in_bottom}},
      {{left, bottom},
       {left, top},
       {in_left, in_top},
       {middle, in_top},
       {middle, in_bottom},
       {in_left, in_bottom}}};
  return add_polygon(std::span(corners[side]).first(side % 2 ? 6 : 4), path);
}

Status add_side_dashes(Vector from, Vector way, float thickness, BorderStroke stroke,
                       PathBuilder& path) {
  constexpr int kMostDashes = 4096;
  const float whole = length(way);
  if (!(whole > 0) || !(thickness > 0)) return Status::Ok;
  const Vector along = way * (1 / whole), side{-along.y * thickness / 2, along.x * thickness / 2};
  const auto to_256 = [](float v) { return static_cast<int32_t>(std::min(v, 1e6f) * 256); };
  const BorderDashes dashes = border_dashes(stroke, 0, to_256(whole), to_256(thickness));
  const float period = static_cast<float>(dashes.period) / 256,
              dash = static_cast<float>(dashes.length) / 256;
  const bool is_round = stroke == BorderStroke::Dotted && thickness > 3;
  float at = 0;
  for (int i = 0; i < kMostDashes && at < whole - 0.01f; ++i, at += period) {
    const Vector a = from + along * at, b = from + along * (at + dash);
    if (is_round) {
      const float radius = thickness / 2;
      WEFT_TRY(path.add_ellipse((a + b) * 0.5f, {radius, radius}));
      continue;
    }
    const Vector corners[] = {a - side, b - side, b + side, a + side};
    WEFT_TRY(add_polygon(corners, path));
  }
  return Status::Ok;
}

}  // namespace weft
