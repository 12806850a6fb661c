#include "render/paint/turn.h"

#include <algorithm>

#include "render/paint/border_outlines.h"
#include "render/paint/outline_paths.h"
#include "render/paint/projector.h"

namespace weft {
namespace {

constexpr int32_t kFar = 1 << 20;

bool is_whole(float v) { return std::fabs(v) < 1e6f && std::fabs(v - std::round(v)) < 1.f / 256; }

Px to_px(float v) { return Px::from_raw(std::lround(std::clamp(v, -2e7f, 2e7f) * 64)); }

/// The box around a rectangle under `projection`; empty where it leaves the front.
Box2 mapped(const Projection& projection, const IntRect& rect) {
  Box2 box;
  for (const int32_t x : {rect.left, rect.right})
    for (const int32_t y : {rect.top, rect.bottom}) {
      const Vector corner{static_cast<float>(x), static_cast<float>(y)};
      if (!(projection.w(corner) > Projector::kNear)) return {};
      box.include(projection.point(corner));
    }
  return box;
}

bool is_axis_aligned(const Projection& map) {
  const Matrix& m = map.affine;
  return map.is_affine() && ((m.b == 0 && m.c == 0) || (m.a == 0 && m.d == 0));
}

/// The factor of a map that makes things larger or smaller and nothing else; 0 = it does more.
float pure_scale(const Projection& map) {
  const Matrix& m = map.affine;
  const bool is_one = map.is_affine() && m.b == 0 && m.c == 0 && m.a > 0 && m.a == m.d;
  return is_one ? m.a : 0;
}

class Turner {
 public:
  Turner(DisplayList& list, Turn& turn)
      : list_(list), arena_(list.arena()), turn_(turn), map_(turn.to_device) {}

  Result<const Clip*> device_clip(const Clip* clip);
  Status add(const DisplayItem& item, const Clip* clip);

 private:
  // --- outlines ----------------------------------------------------------------------------------

  /// A path in scratch or in the arena, brought to the device.
  Result<PathShape> shape_of(const Path& path, const Matrix& inner = {},
                             FillRule rule = FillRule::NonZero) {
    if (map_.is_affine()) {
      WEFT_TRY_ASSIGN(const Path copy, kept(arena_, path));
      return PathShape{copy, map_.affine * inner, rule};
    }
    Projector projector(inner, map_, turn_.scratch);
    visit(path, projector);
    WEFT_TRY_ASSIGN(const Path projected, projector.path());
    WEFT_TRY_ASSIGN(const Path copy, kept(arena_, projected));
    return PathShape{copy, {}, rule};
  }
  static IntRect bounds_of(const PathShape& shape) {
    return device_bounds(control_box(shape.path, shape.matrix));
  }
  PathBuilder builder() { return PathBuilder(turn_.scratch); }

  Status add_path(const PathShape& shape, Color color, const Clip* clip, bool keeps_stems = false) {
    auto* const paint = arena_.make<PathPaint>();
    if (!paint) return Status::OutOfMemory;
    paint->shape = shape;
    paint->color = color;
    paint->keeps_stems = keeps_stems;
    DisplayItem item = like_;
    item.kind = ItemKind::Path;
    item.bounds = bounds_of(shape);
    item.path = paint;
    return list_.append(item, clip);
  }
  Status fill(const Path& path, Color color, const Clip* clip, FillRule rule = FillRule::NonZero) {
    WEFT_TRY_ASSIGN(const PathShape shape, shape_of(path, {}, rule));
    return add_path(shape, color, clip);
  }
  Result<const Clip*> clip_to(const Path& path, const Matrix& inner, FillRule rule,
                              const Clip* around, Clip* made = nullptr) {
    WEFT_TRY_ASSIGN(const PathShape shape, shape_of(path, inner, rule));
    if (!made) made = arena_.make<Clip>();
    auto* const kept_shape = arena_.make<PathShape>(shape);
    if (!made || !kept_shape) return Status::OutOfMemory;
    *made = {bounds_of(shape).intersected(around ? around->rect : list_.needed_on_device()),
             nullptr, around, kept_shape};
    return made;
  }
  /// `all` but `hole`.
  Result<const Clip*> clip_out(const IntRect& all, const RoundedRect& hole, const Clip* around) {
    PathBuilder path = builder();
    WEFT_TRY(add_rect(all, path));
    WEFT_TRY(add_rounded_box(shape_box(hole), path));
    return clip_to(path.path(), {}, FillRule::EvenOdd, around);
  }
  /// The whole pixels that a rectangle becomes, if it does; else empty.
  IntRect whole_rect(const Rect& rect) const {
    if (!is_axis_aligned(map_)) return {};
    const Vector a = map_.point({rect.left.to_float(), rect.top.to_float()}),
                 b = map_.point({rect.right().to_float(), rect.bottom().to_float()});
    if (!is_whole(a.x) || !is_whole(a.y) || !is_whole(b.x) || !is_whole(b.y)) return {};
    const auto pixel = [](float v) { return static_cast<int32_t>(std::lround(v)); };
    return {pixel(std::min(a.x, b.x)), pixel(std::min(a.y, b.y)), pixel(std::max(a.x, b.x)),
            pixel(std::max(a.y, b.y))};
  }
  /// REQUIRES: pure_scale().
  RoundedRect scaled(const RoundedRect& shape) const {
    const Vector a = map_.point({shape.rect.left.to_float(), shape.rect.top.to_float()}),
                 b = map_.point({shape.rect.right().to_float(), shape.rect.bottom().to_float()});
    RoundedRect result{
        {to_px(a.x), to_px(a.y), to_px(b.x) - to_px(a.x), to_px(b.y) - to_px(a.y)}, {}, {}};
    for (int corner = 0; corner < 4; ++corner) {
      result.radius_x[corner] = scaled(shape.radius_x[corner]);
      result.radius_y[corner] = scaled(shape.radius_y[corner]);
    }
    return result;
  }
  Px scaled(Px length) const { return to_px(length.to_float() * pure_scale(map_)); }
  /// To whole pixels. REQUIRES: it stays upright.
  IntRect rounded(const IntRect& rect) const {
    const Box2 box = mapped(map_, rect);
    const auto pixel = [](float v) {
      return static_cast<int32_t>(std::lround(std::clamp(v, -1e6f, 1e6f)));
    };
    return {pixel(box.low.x), pixel(box.low.y), pixel(box.high.x), pixel(box.high.y)};
  }
  static IntRect around(const Rect& rect) {
    return {rect.left.floor(), rect.top.floor(), rect.right().ceil(), rect.bottom().ceil()};
  }

  // --- items -------------------------------------------------------------------------------------

  Status add_fill(const IntRect& rect, Color color, const Clip* clip) {
    DisplayItem item = like_;
    item.kind = ItemKind::Fill;
    item.bounds = whole_rect(to_rect(rect));
    item.color = color;
    if (!item.bounds.empty()) return list_.append(item, clip);
    PathBuilder path = builder();
    WEFT_TRY(add_rect(rect, path));
    return fill(path.path(), color, clip);
  }
  Status add_rounded(const RoundedRect& shape, Color color, const Clip* clip) {
    PathBuilder path = builder();
    WEFT_TRY(add_rounded_box(shape_box(shape), path));
    return fill(path.path(), color, clip);
  }
  Status add_group(const DisplayItem& item, const Clip* clip) {
    DisplayItem group = item;
    const Box2 box = mapped(map_, item.bounds);
    group.bounds = box.is_empty() ? list_.needed_on_device() : device_bounds(box);
    return list_.append(group, clip);
  }
  Status add_path_item(const PathPaint& paint, const Clip* clip);
  Status add_glyphs(const GlyphRun& run, const Clip* clip);
  Status add_upright_glyphs(const GlyphRun& run, float scale, const Clip* clip);
  Status add_outlines(const GlyphRun& run, GlyphOffset offset, const Clip* clip);
  Status add_border(const BorderPaint& border, const Clip* clip);
  Status add_border_group(const BorderPaint& border, unsigned sides, unsigned done,
                          const Clip* clip);
  Status add_gradient(const IntRect& bounds, const GradientPaint& gradient, const Clip* clip);
  Status add_picture(const IntRect& bounds, const ImagePaint& picture, const Clip* clip);
  Status add_shadow(const ShadowPaint& shadow, const Clip* clip);
  Status add_evaluated(const PathShape& area, TurnedPaint paint, const Clip* clip) {
    paint.area = area;
    paint.from_device = turn_.from_device;
    DisplayItem item = like_;
    item.kind = ItemKind::Turned;
    item.bounds = bounds_of(area);
    item.turned = arena_.make<TurnedPaint>(paint);
    return item.turned ? list_.append(item, clip) : Status::OutOfMemory;
  }

  DisplayList& list_;
  Arena& arena_;
  Turn& turn_;
  const Projection& map_;
  DisplayItem like_;  // what all items made of one have in common
};

Result<const Clip*> Turner::device_clip(const Clip* clip) {
  if (!clip) return turn_.clip;
  if (clip->turned) return clip->turned;
  WEFT_TRY_ASSIGN(const Clip* const parent, device_clip(clip->parent));
  auto* const made = arena_.make<Clip>();
  if (!made) return Status::OutOfMemory;
  clip->turned = made;
  const IntRect whole = clip->shape || clip->path ? IntRect{} : whole_rect(to_rect(clip->rect));
  if (clip->rect.empty() || !whole.empty()) {
    *made = {whole.intersected(parent ? parent->rect : list_.needed_on_device()), nullptr, parent};
    return made;
  }
  if (clip->path)
    return clip_to(clip->path->path, clip->path->matrix, clip->path->rule, parent, made);
  PathBuilder path = builder();
  WEFT_TRY(clip->shape ? add_rounded_box(shape_box(*clip->shape), path)
                       : add_rect(clip->rect, path));
  return clip_to(path.path(), {}, FillRule::NonZero, parent, made);
}

Status Turner::add_path_item(const PathPaint& old, const Clip* clip) {
  auto* const paint = arena_.make<PathPaint>(old);
  if (!paint) return Status::OutOfMemory;
  const Box2 box = control_box(old.shape.path, old.shape.matrix);
  const Vector middle = (box.low + box.high) * 0.5f;
  if (!map_.is_affine() && !(map_.w(middle) > Projector::kNear)) return Status::Ok;
  const Matrix here = map_.around(middle);
  DisplayItem item = like_;
  if (old.stroke || map_.is_affine()) {
    paint->shape.matrix = here * old.shape.matrix;
    item.bounds = bounds_of(paint->shape);
    if (old.stroke) {
      const Matrix& m = paint->shape.matrix;
      const float reach =
          reach_of(*old.stroke) * std::max(std::hypot(m.a, m.b), std::hypot(m.c, m.d));
      const auto by = static_cast<int32_t>(std::clamp(reach, 0.f, 1e6f)) + 1;
      item.bounds = item.bounds.grown(by);
      if (!m.is_invertible()) return Status::Ok;
    }
  } else {
    WEFT_TRY_ASSIGN(paint->shape, shape_of(old.shape.path, old.shape.matrix, old.shape.rule));
    item.bounds = bounds_of(paint->shape);
  }
  if (old.gradient) {
    auto* const gradient = arena_.make<PathGradient>(*old.gradient);
    if (!gradient) return Status::OutOfMemory;
    gradient->from_device = gradient->from_device * here.inverse();
    paint->gradient = gradient;
  }
  item.kind = ItemKind::Path;
  item.path = paint;
  return list_.append(item, clip);
}

// Text that stays upright is made of glyphs of the new size, else of their outlines.
Status Turner::add_glyphs(const GlyphRun& run, const Clip* clip) {
  const float scale = pure_scale(map_);
  if (scale > 0) return add_upright_glyphs(run, scale, clip);
  if (run.shadows.empty()) return add_outlines(run, {}, clip);
  for (const GlyphOffset& shadow : run.shadows) WEFT_TRY(add_outlines(run, shadow, clip));
  return Status::Ok;
}

Status Turner::add_upright_glyphs(const GlyphRun& run, float scale, const Clip* clip) {
  const auto row_at = [&](int32_t y) {
    return to_px(map_.point({0, static_cast<float>(y)}).y).round();
  };
  auto* const made = arena_.make<GlyphRun>(run);
  const auto glyphs = arena_.make_array<GlyphPosition>(run.glyphs.size());
  const auto shadows = arena_.make_array<GlyphOffset>(run.shadows.size());
  if (!made || !glyphs.data() || !shadows.data()) return Status::OutOfMemory;
  if (scale != 1) {
    WEFT_TRY_ASSIGN(made->font, turn_.fonts.resized(*run.font, scaled(run.font->size())));
  }
  made->baseline = row_at(run.baseline);
  made->glyphs = glyphs;
  made->shadows = shadows;
  for (size_t i = 0; i < glyphs.size(); ++i)
    glyphs[i] = {run.glyphs[i].glyph, to_px(map_.point({run.glyphs[i].x.to_float(), 0}).x)};
  for (size_t i = 0; i < shadows.size(); ++i)
    shadows[i] = {scaled(run.shadows[i].x),
                  row_at(run.baseline + run.shadows[i].y) - made->baseline};
  DisplayItem item = like_;
  item.kind = ItemKind::Glyphs;
  item.bounds = device_bounds(mapped(map_, item.bounds)).grown(1);
  item.glyphs = made;
  return list_.append(item, clip);
}

Status Turner::add_outlines(const GlyphRun& run, GlyphOffset offset, const Clip* clip) {
  PathBuilder path = builder();
  for (const GlyphPosition& position : run.glyphs) {
    const Matrix pen = Matrix::translation((position.x + offset.x).to_float(),
                                           static_cast<float>(run.baseline + offset.y));
    WEFT_TRY(add_glyph_outline(turn_.fonts, *run.font, position.glyph, pen, path));
  }
  if (path.empty()) return Status::Ok;
  WEFT_TRY_ASSIGN(const PathShape shape, shape_of(path.path()));
  const Px size = to_px(run.font->size().to_float() * map_.affine.mean_scale());
  return add_path(shape, run.color, clip, !run.is_shadow && has_fine_stems(size));
}

Status Turner::add_gradient(const IntRect& bounds, const GradientPaint& gradient,
                            const Clip* clip) {
  PathBuilder path = builder();
  WEFT_TRY(add_rect(bounds, path));
  WEFT_TRY_ASSIGN(const PathShape area, shape_of(path.path()));
  TurnedPaint paint;
  paint.gradient = &gradient;
  return add_evaluated(area, paint, clip);
}

// A picture that stays upright has rows of its own, at its new size.
Status Turner::add_picture(const IntRect& bounds, const ImagePaint& picture, const Clip* clip) {
  const Matrix& m = map_.affine;
  const bool is_upright = is_axis_aligned(map_) && m.a > 0 && m.d > 0;
  if (is_upright && picture.step_x <= Px() && picture.step_y <= Px()) {
    auto* const made = arena_.make<ImagePaint>(picture);
    if (!made) return Status::OutOfMemory;
    made->tile = rounded(picture.tile);
    DisplayItem item = like_;
    item.kind = ItemKind::Picture;
    item.bounds = rounded(bounds);
    item.picture = made;
    return list_.append(item, clip);
  }
  PathBuilder path = builder();
  WEFT_TRY(add_rect(bounds, path));
  WEFT_TRY_ASSIGN(const PathShape area, shape_of(path.path()));
  TurnedPaint paint;
  paint.picture = &picture;
  return add_evaluated(area, paint, clip);
}

Status Turner::add_shadow(const ShadowPaint& shadow, const Clip* clip) {
  const RoundedRect& cutout = shadow.cutout;
  const int32_t by = shadow.reach.ceil() + 1;
  const IntRect box = around(cutout.rect), caster = around(shadow.shape.rect);
  const IntRect reached = box.united(caster.grown(by));
  if (shadow.inset) {
    PathBuilder inside = builder();
    WEFT_TRY(add_rounded_box(shape_box(cutout), inside));
    WEFT_TRY_ASSIGN(clip, clip_to(inside.path(), {}, FillRule::NonZero, clip));
  } else {
    const Px pixel = Px::from_int(shadow.is_hidden);
    WEFT_TRY_ASSIGN(clip, clip_out(reached, cutout.inset({pixel, pixel, pixel, pixel}), clip));
  }
  const bool is_soft = shadow.reach >= Px::from_int(1);
  PathBuilder path = builder();
  if (shadow.inset || is_soft) WEFT_TRY(add_rect(reached, path));
  if (!is_soft) {
    WEFT_TRY(add_rounded_box(shape_box(shadow.shape), path));
    return fill(path.path(), shadow.color, clip, FillRule::EvenOdd);
  }
  WEFT_TRY_ASSIGN(const PathShape area, shape_of(path.path()));
  TurnedPaint paint;
  paint.shadow = &shadow;
  return add_evaluated(area, paint, clip);
}

// --- borders -------------------------------------------------------------------------------------

constexpr unsigned kAllSides = 15;

bool has_dashes(const BorderPaint& border) {
  return std::any_of(border.strokes, border.strokes + 4, [](BorderStroke stroke) {
    return stroke == BorderStroke::Dotted || stroke == BorderStroke::Dashed;
  });
}

// Dashes are counted before they are scaled.
Status Turner::add_border(const BorderPaint& border, const Clip* clip) {
  const float scale = pure_scale(map_);
  if (scale == 1 || (scale > 0 && !has_dashes(border))) {
    auto* const made = arena_.make<BorderPaint>(border);
    if (!made) return Status::OutOfMemory;
    made->outer = scaled(border.outer);
    made->widths = {scaled(border.widths.top), scaled(border.widths.right),
                    scaled(border.widths.bottom), scaled(border.widths.left)};
    DisplayItem item = like_;
    item.kind = ItemKind::Border;
    item.bounds = around(made->outer.rect);
    item.border = made;
    return list_.append(item, clip);
  }
  unsigned done = 0;
  for (unsigned side = 0; side < 4; ++side) {
    if (done >> side & 1 || border.strokes[side] == BorderStroke::None) continue;
    unsigned sides = 0;
    for (unsigned other = side; other < 4; ++other)
      if (border.strokes[other] == border.strokes[side] &&
          border.colors[other] == border.colors[side])
        sides |= 1u << other;
    done |= sides;
    WEFT_TRY(add_border_group(border, sides, done, clip));
  }
  return Status::Ok;
}

// A side that is still to come, outside of `done`, covers its half of a corner: the other side lies
// below it, so that nothing shows through between them.
Status add_covered_corners(const BorderPaint& border, const Rect& inner, unsigned sides,
                           unsigned done, PathBuilder& parts) {
  const Rect& outer = border.outer.rect;
  const float x[] = {outer.left.to_float(), inner.left.to_float(), inner.right().to_float(),
                     outer.right().to_float()},
              y[] = {outer.top.to_float(), inner.top.to_float(), inner.bottom().to_float(),
                     outer.bottom().to_float()};
  for (unsigned corner = 0; corner < 4; ++corner) {
    const unsigned before = (corner + 3) % 4;
    const unsigned other = sides >> corner & 1 ? before : corner;
    const bool is_shared = (sides >> corner & 1) != (sides >> before & 1);
    const bool is_covered = !(done >> other & 1) && border.strokes[other] == BorderStroke::Solid &&
                            border.colors[other].alpha == 255;
    if (!is_shared || !is_covered) continue;
    const int i = corner == 1 || corner == 2 ? 2 : 0, j = corner >= 2 ? 2 : 0;
    const Vector square[] = {
        {x[i], y[j]}, {x[i + 1], y[j]}, {x[i + 1], y[j + 1]}, {x[i], y[j + 1]}};
    WEFT_TRY(add_polygon(square, parts));
  }
  return Status::Ok;
}

// Sides of one colour and stroke: the ring or its dashes, within the parts that are theirs.
Status Turner::add_border_group(const BorderPaint& border, unsigned sides, unsigned done,
                                const Clip* clip) {
  const RoundedRect inner = border.outer.inset(border.widths);
  unsigned first = 0;
  while (!(sides >> first & 1)) ++first;
  const BorderStroke stroke = border.strokes[first];
  const Color color = border.colors[first];
  PathBuilder ring = builder();
  WEFT_TRY(add_rounded_box(shape_box(border.outer), ring));
  WEFT_TRY(add_rounded_box(shape_box(inner), ring));
  if (sides == kAllSides && stroke == BorderStroke::Solid)
    return fill(ring.path(), color, clip, FillRule::EvenOdd);
  PathBuilder parts = builder();
  for (unsigned side = 0; side < 4; ++side) {
    if (!(sides >> side & 1)) continue;
    WEFT_TRY(add_side(border.outer.rect, inner.rect, side, parts));
  }
  if (stroke == BorderStroke::Solid && color.alpha == 255)
    WEFT_TRY(add_covered_corners(border, inner.rect, sides, done, parts));
  WEFT_TRY_ASSIGN(clip, clip_to(parts.path(), {}, FillRule::NonZero, clip));
  if (stroke == BorderStroke::Solid) return fill(ring.path(), color, clip, FillRule::EvenOdd);
  if (border.outer.is_rounded()) {
    WEFT_TRY_ASSIGN(clip, clip_to(ring.path(), {}, FillRule::EvenOdd, clip));
  }
  const Rect& outer = border.outer.rect;
  const float left = outer.left.to_float(), top = outer.top.to_float(),
              width = outer.width.to_float(), height = outer.height.to_float(),
              right = left + width, bottom = top + height;
  const float widths[4] = {border.widths.top.to_float(), border.widths.right.to_float(),
                           border.widths.bottom.to_float(), border.widths.left.to_float()};
  const Vector starts[4] = {{left, top + widths[0] / 2},
                            {right - widths[1] / 2, top},
                            {left, bottom - widths[2] / 2},
                            {left + widths[3] / 2, top}};
  PathBuilder dashes = builder();
  for (unsigned side = 0; side < 4; ++side)
    if (sides >> side & 1)
      WEFT_TRY(add_side_dashes(starts[side], side % 2 ? Vector{0, height} : Vector{width, 0},
                               widths[side], stroke, dashes));
  return dashes.empty() ? Status::Ok : fill(dashes.path(), color, clip);
}

Status Turner::add(const DisplayItem& item, const Clip* clip) {
  like_.bounds = item.bounds;
  like_.dither = item.dither;
  switch (item.kind) {
    case ItemKind::Fill: return add_fill(item.bounds, item.color, clip);
    case ItemKind::RoundedFill: return add_rounded(item.shape->shape, item.shape->color, clip);
    case ItemKind::Border: return add_border(*item.border, clip);
    case ItemKind::Glyphs: return add_glyphs(*item.glyphs, clip);
    case ItemKind::Gradient: return add_gradient(item.bounds, *item.gradient, clip);
    case ItemKind::Path: return add_path_item(*item.path, clip);
    case ItemKind::Shadow: return add_shadow(*item.shadow, clip);
    case ItemKind::Picture: return add_picture(item.bounds, *item.picture, clip);
    case ItemKind::Backdrop:
    case ItemKind::Turned: return list_.append(item, clip);
    case ItemKind::GroupBegin:
    case ItemKind::GroupEnd: return add_group(item, clip);
  }
  return Status::Ok;
}

}  // namespace

bool Turn::set(const Projection& map, const Clip* around_all, const IntRect& device) {
  to_device = map;
  clip = around_all;
  if (!map.is_invertible()) return false;
  from_device = map.inverse();
  return see(device);
}

bool Turn::see(const IntRect& device) {
  const IntRect seen = clip ? device.intersected(clip->rect) : device;
  if (seen.empty()) return false;
  Box2 box;
  for (const int32_t x : {seen.left, seen.right})
    for (const int32_t y : {seen.top, seen.bottom}) {
      const Vector p = from_device.point({static_cast<float>(x), static_cast<float>(y)});
      if (!(to_device.w(p) > Projector::kNear)) box.low = {-INFINITY, -INFINITY};
      box.include(p);
    }
  const bool is_bounded = std::isfinite(box.low.x + box.low.y + box.high.x + box.high.y);
  const IntRect all{-kFar, -kFar, kFar, kFar};
  needed = is_bounded ? device_bounds(box).intersected(all) : all;
  return true;
}

Result<const Clip*> clip_on_device(DisplayList& list, const Clip* clip) {
  if (!list.turn()) return clip;
  return Turner(list, *list.turn()).device_clip(clip);
}

Status add_turned(DisplayList& list, Turn& turn, const DisplayItem& item, const Clip* clip) {
  const IntRect seen = item.bounds.intersected(clip ? clip->rect : turn.needed);
  const bool is_group = item.kind == ItemKind::GroupBegin || item.kind == ItemKind::GroupEnd;
  if (seen.intersected(turn.needed).empty() && !is_group) return Status::Ok;
  Turner turner(list, turn);
  const Result<const Clip*> on_device = turner.device_clip(clip);
  const Status status = on_device.ok() ? turner.add(item, on_device.value()) : on_device.status();
  turn.scratch.clear();
  return status;
}

}  // namespace weft
