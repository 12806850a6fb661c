// Dashes and dots along curves, spread as evenly as Chromium spreads them: strokes of the outline
// of the border, cut to its ring.
#include <algorithm>
#include <cmath>

#include "render/layout/painting/painting.h"
#include "render/svg/dashes.h"
#include "render/svg/path_walk.h"

namespace weft {
namespace {

bool is_dashed(const BorderSide& side) {
  return side.line == BorderLine::Dashed || side.line == BorderLine::Dotted;
}

// Dots are disks where these can be told from squares.
bool has_disks(const BorderSide& side) {
  return side.line == BorderLine::Dotted && side.width > Px::from_int(3);
}

// The lengths of a dash and a gap of `side`.
struct Dashes {
  float lengths[2];
};
Dashes dashes_of(const BorderSide& side, float length) {
  const auto [dash, gap] =
      line_dashes(side.width.to_float(), side.line == BorderLine::Dotted, length, true);
  // Of a disk there is but the middle.
  return has_disks(side) ? Dashes{{0, dash + gap}} : Dashes{{dash, gap}};
}

/// A border with round corners. Its sides are numbered from the top on, clockwise, as is the corner
/// where each begins.
class CurvedBorder {
 public:
  CurvedBorder(Painting& painting, const RoundedRect& outer, const BorderSide* const sides[4],
               const Clip* clip, DitherHint dither)
      : painting_(painting), outer_(outer), sides_(sides), clip_(clip), dither_(dither) {}

  Status paint() {
    WEFT_TRY_ASSIGN(clip_, ring());
    bool is_even = true;
    for (int side = 1; side < 4; ++side) is_even = is_even && *sides_[side] == *sides_[0];
    if (is_even) return paint_side(0, clip_);
    for (int side = 0; side < 4; ++side) {
      if (!is_dashed(*sides_[side]) || sides_[side]->color.alpha == 0) continue;
      WEFT_TRY_ASSIGN(const Clip* const clip, clip_of_side(side));
      WEFT_TRY(paint_side(side, clip));
    }
    return Status::Ok;
  }

 private:
  Edges widths() const {
    return {sides_[0]->width, sides_[1]->width, sides_[2]->width, sides_[3]->width};
  }
  // As in Chromium in whole pixels.
  RoundedRect middle() const {
    const auto half = [](Px width) { return Px::from_int(width.floor() / 2); };
    const Edges whole = widths();
    return outer_.inset({half(whole.top), half(whole.right), half(whole.bottom), half(whole.left)});
  }

  Result<const Clip*> ring() {
    PathBuilder path(painting_.scratch);
    WEFT_TRY(add_rounded_box(shape_box(outer_), path));
    WEFT_TRY(add_rounded_box(shape_box(outer_.inset(widths())), path));
    const auto clip = painting_.list.clip_to({path.path(), {}, FillRule::EvenOdd}, clip_);
    painting_.scratch.clear();
    return clip;
  }

  // Sides end at the lines from the outer through the inner corners.
  Result<const Clip*> clip_of_side(int side) {
    const ShapeBox box = shape_box(outer_);
    const Vector end = box.corner + box.size;
    const Vector corners[] = {box.corner, {end.x, box.corner.y}, end, {box.corner.x, end.y}};
    const Vector ways[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}}, along = ways[side],
                 inwards = ways[(side + 1) % 4];
    const float before = sides_[(side + 3) % 4]->width.to_float(),
                after = sides_[(side + 1) % 4]->width.to_float(),
                width = sides_[side]->width.to_float();
    const float length = side % 2 == 0 ? box.size.x : box.size.y,
                depth = side % 2 == 0 ? box.size.y : box.size.x;
    // As far as where the two lines meet, or the box ends.
    float steps = depth / std::max(width, 1.f);
    if (before + after > 0) steps = std::min(steps, length / (before + after));
    const Vector a = corners[side], b = corners[(side + 1) % 4];
    PathBuilder path(painting_.scratch);
    WEFT_TRY(path.move_to(a));
    WEFT_TRY(path.line_to(a + (along * before + inwards * width) * steps));
    WEFT_TRY(path.line_to(b + (inwards * width - along * after) * steps));
    WEFT_TRY(path.line_to(b));
    const auto clip = painting_.list.clip_to({path.path(), {}, FillRule::NonZero}, clip_);
    painting_.scratch.clear();
    return clip;
  }

  // Dashes lie along the middle of the ring. Disks are as wide as their side, all others wider than
  // any, and the ring cuts that away.
  Status paint_side(int side, const Clip* clip) {
    const BorderSide& style = *sides_[side];
    const Px widest =
        max(style.width, max(sides_[(side + 1) % 4]->width, sides_[(side + 3) % 4]->width));
    PathBuilder path(painting_.scratch);
    WEFT_TRY(add_rounded_box(shape_box(middle()), path));
    return add_stroke(painting_, path.path(), style,
                      has_disks(style) ? style.width.to_float() : 2.2f * widest.to_float(), clip,
                      dither_);
  }

  Painting& painting_;
  const RoundedRect& outer_;
  const BorderSide* const* sides_;
  const Clip* clip_;
  const DitherHint dither_;
};

}  // namespace

Status add_stroked_path(Painting& painting, const Path& path, const Stroke& stroke, Color color,
                        const Clip* clip, DitherHint dither) {
  Arena& arena = painting.list.arena();
  auto* const paint = arena.make<PathPaint>();
  const Stroke* const kept_stroke = arena.make<Stroke>(stroke);
  if (!paint || !kept_stroke) return Status::OutOfMemory;
  WEFT_TRY_ASSIGN(paint->shape.path, kept(arena, path));
  paint->stroke = kept_stroke;
  paint->color = color;
  const float reach = reach_of(stroke);
  Box2 box = control_box(path, {});
  box.low = box.low - Vector{reach, reach};
  box.high = box.high + Vector{reach, reach};
  DisplayItem item;
  item.dither = dither;
  item.kind = ItemKind::Path;
  item.bounds = device_bounds(box);
  item.path = paint;
  return painting.list.add(item, clip);
}

Status add_stroke(Painting& painting, const Path& path, const BorderSide& side, float width,
                  const Clip* clip, DitherHint dither) {
  Stroke stroke;
  stroke.width = width;
  PathBuilder dashed(painting.scratch);
  if (is_dashed(side)) {
    PathWalk walk(painting.scratch);
    WEFT_TRY(walk.add(path, {}));
    if (has_disks(side)) stroke.cap = LineCap::Round;
    WEFT_TRY(add_dashes(path, dashes_of(side, walk.length()).lengths, 0, dashed));
  }
  const Status status = add_stroked_path(painting, is_dashed(side) ? dashed.path() : path, stroke,
                                         side.color, clip, dither);
  painting.scratch.clear();
  return status;
}

Status paint_curved_dashes(Painting& painting, const RoundedRect& outer,
                           const BorderSide* const sides[4], const Clip* clip, DitherHint dither) {
  const bool any = std::any_of(sides, sides + 4, [](const BorderSide* side) {
    return is_dashed(*side) && side->width > Px() && side->color.alpha != 0;
  });
  return any ? CurvedBorder(painting, outer, sides, clip, dither).paint() : Status::Ok;
}

}  // namespace weft
