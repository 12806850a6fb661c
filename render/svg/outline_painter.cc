// An outline filled and stroked (SVG 2, 13).
#include <algorithm>

#include "render/css/cascade/use_trees.h"
#include "render/paint/dasher.h"
#include "render/svg/drawing.h"
#include "render/svg/path_walk.h"
#include "render/svg/shapes.h"

namespace weft {
namespace {

uint8_t product(uint8_t a, uint8_t b) { return static_cast<uint8_t>((a * b + 127) / 255); }

float largest_scale(const Matrix& matrix) {
  return std::sqrt(std::max(matrix.a * matrix.a + matrix.b * matrix.b,
                            matrix.c * matrix.c + matrix.d * matrix.d));
}

Box2 grown(Box2 box, float by) {
  box.low = box.low - Vector{by, by};
  box.high = box.high + Vector{by, by};
  return box;
}

// A copy of `stroke`, whose dashes may be in scratch memory.
Result<const Stroke*> kept(Arena& arena, const Stroke& stroke) {
  auto* const copy = arena.make<Stroke>(stroke);
  if (!copy) return Status::OutOfMemory;
  if (!stroke.dashes) return static_cast<const Stroke*>(copy);
  const std::span<const float> lengths = stroke.dashes->lengths;
  const auto kept_lengths = arena.make_array<float>(lengths.size());
  copy->dashes = arena.make<DashPattern>(kept_lengths, stroke.dashes->offset);
  if (!kept_lengths.data() || !copy->dashes) return Status::OutOfMemory;
  std::copy(lengths.begin(), lengths.end(), kept_lengths.begin());
  return static_cast<const Stroke*>(copy);
}

// The box around what a path's dashes are under a matrix.
struct DashBox {
  const Matrix& matrix;
  Box2 box;
  void move(Vector p) { box.include(matrix.point(p)); }
  void line(Vector, Vector to) { box.include(matrix.point(to)); }
  void cubic(Vector, Vector p1, Vector p2, Vector p3) {
    for (const Vector p : {p1, p2, p3}) box.include(matrix.point(p));
  }
  void end(bool) {}
};

struct Item {
  const Path& path;  // in scratch memory
  Matrix matrix;
  FillRule rule;
  const Stroke* stroke;
  IntRect bounds;
  bool keeps_stems = false;
};

// The pattern shows through a clip, or for a stroke, through a mask.
Status add_pattern(SvgDrawing& drawing, const Item& item, const ResolvedPaint& paint,
                   const SvgPlace& place) {
  SvgPlace inside = place;
  DisplayItem begin, end;
  begin.bounds = end.bounds = item.bounds;
  begin.kind = ItemKind::GroupBegin;
  end.kind = ItemKind::GroupEnd;
  const bool is_group = item.stroke || paint.opacity != 255;
  if (is_group) {
    auto* const group = drawing.arena().make<GroupPaint>();
    if (!group) return Status::OutOfMemory;
    group->opacity = paint.opacity;
    begin.group = end.group = group;
    WEFT_TRY(drawing.list.add(begin, place.clip));
  }
  if (!item.stroke) {
    WEFT_TRY_ASSIGN(inside.clip, clip_to(drawing, item.path, item.matrix, item.rule, place.clip));
  } else {
    // Nothing is painted where the mask is not.
    const IntRect seen =
        item.bounds.intersected(place.clip ? place.clip->rect : drawing.list.needed());
    inside.clip = drawing.arena().make<Clip>(seen, nullptr, place.clip, nullptr);
    if (!inside.clip) return Status::OutOfMemory;
  }
  WEFT_TRY_ASSIGN(const Path path, kept(drawing.arena(), item.path));
  WEFT_TRY(paint_pattern(drawing, *paint.pattern, *paint.area, item.bounds, inside));
  if (!is_group) return Status::Ok;
  if (item.stroke) {
    auto* const mask = drawing.arena().make<GroupPaint>();
    auto* const shape = drawing.arena().make<PathPaint>();
    WEFT_TRY_ASSIGN(const Stroke* const stroke, kept(drawing.arena(), *item.stroke));
    if (!mask || !shape) return Status::OutOfMemory;
    mask->is_mask = true;
    shape->shape = {path, item.matrix, item.rule};
    shape->stroke = stroke;
    DisplayItem mask_begin = begin, mask_end = end, outline;
    mask_begin.group = mask_end.group = mask;
    outline.kind = ItemKind::Path;
    outline.bounds = item.bounds;
    outline.path = shape;
    WEFT_TRY(drawing.list.add(mask_begin, place.clip));
    WEFT_TRY(drawing.list.add(outline, place.clip));
    WEFT_TRY(drawing.list.add(mask_end, place.clip));
  }
  return drawing.list.add(end, place.clip);
}

// The rectangle of whole device pixels that a path is, or an empty one.
IntRect whole_pixels(const Path& path, const Matrix& matrix) {
  static constexpr PathVerb kRect[] = {PathVerb::Move, PathVerb::Line, PathVerb::Line,
                                       PathVerb::Line, PathVerb::Close};
  if (matrix.b != 0 || matrix.c != 0 ||
      !std::equal(path.verbs.begin(), path.verbs.end(), std::begin(kRect), std::end(kRect)))
    return {};
  const auto p = path.points;
  if (p[0].y != p[1].y || p[1].x != p[2].x || p[2].y != p[3].y || p[3].x != p[0].x) return {};
  const Vector a = matrix.point(p[0]), b = matrix.point(p[2]);
  const auto is_whole = [](float v) {
    return std::fabs(v) < 1e6f && std::fabs(v - std::round(v)) < 1.f / 256;
  };
  if (!is_whole(a.x) || !is_whole(a.y) || !is_whole(b.x) || !is_whole(b.y)) return {};
  const auto pixel = [](float v) { return static_cast<int32_t>(std::round(v)); };
  return {pixel(std::min(a.x, b.x)), pixel(std::min(a.y, b.y)), pixel(std::max(a.x, b.x)),
          pixel(std::max(a.y, b.y))};
}

Status add_item(SvgDrawing& drawing, const Item& item, const ResolvedPaint& paint,
                const SvgPlace& place) {
  if (paint.is_none) return Status::Ok;
  IntRect seen = item.bounds.intersected(drawing.list.needed());
  if (place.clip) seen = seen.intersected(place.clip->rect);
  if (seen.empty()) return Status::Ok;
  if (paint.pattern) return add_pattern(drawing, item, paint, place);
  if (!item.stroke && !paint.gradient) {
    DisplayItem fill;
    fill.bounds = whole_pixels(item.path, item.matrix);
    fill.kind = ItemKind::Fill;
    fill.color = paint.color;
    if (!fill.bounds.empty()) return drawing.list.add(fill, place.clip);
  }
  auto* const painted = drawing.arena().make<PathPaint>();
  if (!painted) return Status::OutOfMemory;
  WEFT_TRY_ASSIGN(const Path path, kept(drawing.arena(), item.path));
  painted->shape = {path, item.matrix, item.rule};
  painted->keeps_stems = item.keeps_stems;
  painted->color = paint.color;
  painted->gradient = paint.gradient;
  painted->opacity = paint.opacity;
  if (item.stroke) {
    WEFT_TRY_ASSIGN(painted->stroke, kept(drawing.arena(), *item.stroke));
  }
  DisplayItem shown;
  shown.kind = ItemKind::Path;
  shown.bounds = item.bounds;
  shown.path = painted;
  return drawing.list.add(shown, place.clip);
}

Status paint_fill(SvgDrawing& drawing, const Path& path, const ComputedStyle& style,
                  const SvgPlace& place, uint8_t opacity, const Box2& box, bool keeps_stems) {
  const SvgStyle& svg = *style.svg;
  // A line has nothing to fill.
  if (!(box.high.x > box.low.x) || !(box.high.y > box.low.y)) return Status::Ok;
  const PaintedArea area{place.matrix, box, place.units};
  WEFT_TRY_ASSIGN(
      const ResolvedPaint paint,
      resolve_paint(drawing, svg.fill, product(svg.fill_opacity, opacity), style, area, place));
  if (paint.is_none) return Status::Ok;
  const IntRect bounds = device_bounds(control_box(path, place.matrix));
  return add_item(drawing, {path, place.matrix, svg.fill_rule, nullptr, bounds, keeps_stems}, paint,
                  place);
}

// What a user unit along `path` is of the pathLength of `shape`, which may be null.
Result<float> path_unit(SvgDrawing& drawing, const Element* shape, const Path& path,
                        const SvgUnits& units) {
  if (!shape || !shape->attribute(Atom::PathLength)) return 1.f;
  const float stated = length_of(*shape, Atom::PathLength, units, SvgAxis::X, -1);
  if (!(stated > 0)) return 1.f;
  PathWalk walk(drawing.scratch);
  WEFT_TRY(walk.add(path, {}));
  return walk.length() / stated;
}

// Gives `stroke` the dashes of `style`, in scratch memory.
Status dash(SvgDrawing& drawing, const SvgStyle& style, const SvgUnits& units, float scale,
            Stroke& stroke) {
  if (style.stroke_dashes.empty()) return Status::Ok;
  const auto pattern = drawing.scratch.make_array<float>(style.stroke_dashes.size());
  if (!pattern.data()) return Status::OutOfMemory;
  for (size_t i = 0; i < pattern.size(); ++i)
    pattern[i] = std::max(0.f, units.length(style.stroke_dashes[i], SvgAxis::Both, 0)) * scale;
  const float offset = units.length(style.stroke_dash_offset, SvgAxis::Both, 0) * scale;
  stroke.dashes = drawing.scratch.make<DashPattern>(pattern, offset);
  return stroke.dashes ? Status::Ok : Status::OutOfMemory;
}

// A stroke that does not scale is one of the path as it lies on the device.
Status to_device(SvgDrawing& drawing, const Matrix& matrix, Path& path) {
  const auto points = drawing.scratch.make_array<Vector>(path.points.size());
  if (!points.data()) return Status::OutOfMemory;
  std::transform(path.points.begin(), path.points.end(), points.begin(),
                 [&](Vector p) { return matrix.point(p); });
  path.points = points;
  return Status::Ok;
}

Status paint_stroke(SvgDrawing& drawing, Path path, const ComputedStyle& style,
                    const SvgPlace& place, uint8_t opacity, const Box2& box, const Element* shape) {
  const SvgStyle& svg = *style.svg;
  const PaintedArea area{place.matrix, box, place.units};
  WEFT_TRY_ASSIGN(
      const ResolvedPaint paint,
      resolve_paint(drawing, svg.stroke, product(svg.stroke_opacity, opacity), style, area, place));
  Stroke stroke{stroke_width(svg, place.units), svg.stroke_cap, svg.stroke_join,
                svg.stroke_miter_limit};
  if (paint.is_none || !(stroke.width > 0)) return Status::Ok;
  Matrix matrix = place.matrix;
  float scale = 1;
  WEFT_TRY_ASSIGN(const float unit, path_unit(drawing, shape, path, place.units));
  if (svg.own.vector_effect == VectorEffect::NonScalingStroke) {
    WEFT_TRY(to_device(drawing, matrix, path));
    matrix = {};
    scale = place.units.device;
    stroke.width *= scale;
  }
  if (!matrix.is_invertible()) return Status::Ok;
  WEFT_TRY(dash(drawing, svg, place.units, scale * unit, stroke));
  const float reach = reach_of(stroke) * largest_scale(matrix);
  DashBox dashed{matrix, {}};
  if (stroke.dashes) visit_dashes(path, stroke.dashes->lengths, stroke.dashes->offset, dashed);
  else dashed.box = control_box(path, matrix);
  const IntRect bounds = device_bounds(grown(dashed.box, reach));
  return add_item(drawing, {path, matrix, FillRule::NonZero, &stroke, bounds}, paint, place);
}

}  // namespace

float stroke_width(const SvgStyle& style, const SvgUnits& units) {
  const SvgLength& width = style.stroke_width;
  if (width == kInitialSvg.stroke_width) return 1;
  return std::max(0.f, units.length(width, SvgAxis::Both, 1));
}

Result<ResolvedPaint> resolve_paint(const SvgDrawing& drawing, const SvgPaint& paint,
                                    uint8_t opacity, const ComputedStyle& style,
                                    const PaintedArea& area, const SvgPlace& place) {
  ResolvedPaint resolved;
  resolved.opacity = opacity;
  const Element* const server =
      paint.server.empty() ? nullptr : find_resource(drawing.document(place), paint.server);
  if (server && server->name == Atom::Pattern && !place.serves(*server)) {
    resolved.pattern = server;
    resolved.area = &area;
    resolved.is_none = opacity == 0;
    return resolved;
  }
  if (server && is_gradient(*server)) {
    WEFT_TRY_ASSIGN(const ServedPaint served,
                    make_gradient(drawing.document(place), *server, area, drawing.arena()));
    resolved.gradient = served.gradient;
    resolved.color = served.color;
  } else {
    switch (paint.kind) {
      case SvgPaint::Kind::None: return resolved;
      case SvgPaint::Kind::Color: resolved.color = paint.color; break;
      case SvgPaint::Kind::CurrentColor: resolved.color = style.text->color; break;
      case SvgPaint::Kind::ContextFill:
      case SvgPaint::Kind::ContextStroke: {
        if (!place.context) return resolved;
        const SvgContext& context = *place.context;
        const ComputedStyle& around = *context.element.style;
        SvgPlace outside = place;
        outside.context = context.outer;
        const bool is_fill = paint.kind == SvgPaint::Kind::ContextFill;
        return resolve_paint(drawing, is_fill ? around.svg->fill : around.svg->stroke, opacity,
                             around, context.area, outside);
      }
    }
  }
  resolved.color.alpha = product(resolved.color.alpha, opacity);
  resolved.is_none = resolved.gradient ? opacity == 0 : resolved.color.alpha == 0;
  return resolved;
}

bool is_drawn_twice(const SvgStyle& style) {
  const auto draws = [](const SvgPaint& paint) {
    return paint.kind != SvgPaint::Kind::None || !paint.server.empty();
  };
  return draws(style.fill) && draws(style.stroke);
}

Status paint_outline(SvgDrawing& drawing, const Path& path, const ComputedStyle& style,
                     const SvgPlace& place, uint8_t opacity, const Box2* whole,
                     const Element* shape, bool keeps_stems) {
  if (path.verbs.empty() || style.text->visibility != Visibility::Visible) return Status::Ok;
  Box2 box;
  if (whole) box = *whole;
  else add_outline_box(path, {}, box);
  for (const PaintOrder::Part part : style.text->paint_order.parts) {
    if (part == PaintOrder::Fill)
      WEFT_TRY(paint_fill(drawing, path, style, place, opacity, box, keeps_stems));
    if (part == PaintOrder::Stroke)
      WEFT_TRY(paint_stroke(drawing, path, style, place, opacity, box, shape));
    if (part == PaintOrder::Markers && shape)
      WEFT_TRY(paint_markers(drawing, *shape, path, box, place));
  }
  return Status::Ok;
}

}  // namespace weft
