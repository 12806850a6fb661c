// Markers on the corners of a path (SVG 2, 13.7).
#include "render/base/ascii.h"
#include "render/css/cascade/use_trees.h"
#include "render/svg/drawing.h"
#include "render/svg/number_list.h"
#include "render/svg/shapes.h"
#include "render/svg/view_box.h"

namespace weft {
namespace {

constexpr int kMostNested = 3;
constexpr size_t kMostCorners = 1000;  // with markers, of one path

struct Corner {
  Vector at, in, out;  // the ways that lead here and on
};

// The corners of a path, in order.
struct CornerFinder {
  ArenaVector<Corner>& corners;
  Status status = Status::Ok;
  size_t first = 0;  // of the subpath

  void move(Vector to) {
    first = corners.size();
    push({to, {}, {}});
  }
  void line(Vector from, Vector to) { segment(to - from, to - from, to); }
  void cubic(Vector p0, Vector p1, Vector p2, Vector p3) {
    const auto way = [](Vector a, Vector b, Vector c) {
      return length(a) > 0 ? a : length(b) > 0 ? b : c;
    };
    segment(way(p1 - p0, p2 - p0, p3 - p0), way(p3 - p2, p3 - p1, p3 - p0), p3);
  }
  void end(bool is_closed) {
    if (!is_closed || corners.size() < first + 2) return;
    corners[first].in = corners.back().in;
    corners.back().out = corners[first].out;
  }

 private:
  void segment(Vector begin, Vector end, Vector to) {
    if (!corners.empty()) corners.back().out = begin;
    push({to, end, {}});
  }
  void push(const Corner& corner) {
    if (status == Status::Ok && corners.size() < kMostCorners) status = corners.push(corner);
  }
};

Vector unit(Vector v) {
  const float size = length(v);
  return size > 0 ? v * (1 / size) : Vector{};
}

float direction_of(const Corner& corner) {
  const Vector in = unit(corner.in), out = unit(corner.out);
  Vector way = in + out;
  if (!(length(way) > 0)) way = length(in) > 0 ? Vector{-in.y, in.x} : Vector{1, 0};
  return std::atan2(way.y, way.x);
}

const Element* marker(const SvgDrawing& drawing, std::string_view url) {
  if (url.empty()) return nullptr;
  const Element* const element = find_referenced(drawing.scene.document, url);
  return element && element->name == Atom::Marker && element->style ? element : nullptr;
}

struct MarkerPainter {
  SvgDrawing& drawing;
  const Element& shape;
  const SvgPlace& place;
  float stroke_width;

  Status paint(const Element* marker, const Corner& corner, bool is_start) {
    if (!marker || is_within(&shape, *marker)) return Status::Ok;
    const SvgUnits& units = place.units;
    const Vector size{length_of(*marker, Atom::MarkerWidth, units, SvgAxis::X, 3),
                      length_of(*marker, Atom::MarkerHeight, units, SvgAxis::Y, 3)};
    if (!(size.x > 0) || !(size.y > 0)) return Status::Ok;
    SvgPlace inside = place;
    ++inside.depth;
    ++inside.markers;
    inside.context = &shape;
    const bool is_user = trimmed(attribute_text(*marker, Atom::MarkerUnits)) == "userSpaceOnUse";
    const float scale = is_user ? 1 : stroke_width;
    Matrix matrix = place.matrix * Matrix::translation(corner.at.x, corner.at.y) *
                    Matrix::rotation(angle(*marker, corner, is_start)) *
                    Matrix::scaling(scale, scale);
    const Vector reference{length_of(*marker, Atom::RefX, units, SvgAxis::X, 0),
                           length_of(*marker, Atom::RefY, units, SvgAxis::Y, 0)};
    const auto box = parse_view_box(attribute_text(*marker, Atom::ViewBox));
    if (box && (!(box->size.x > 0) || !(box->size.y > 0))) return Status::Ok;
    Matrix fit;
    if (box) fit = fit_view_box(*box, {}, size, attribute_text(*marker, Atom::PreserveAspectRatio));
    const Vector origin = fit.point(reference);
    matrix = matrix * Matrix::translation(-origin.x, -origin.y);
    inside.matrix = matrix;
    if (!matrix.is_invertible()) return Status::Ok;
    if (marker->style->box->overflow_x != Overflow::Visible) {
      WEFT_TRY_ASSIGN(inside.clip, clip_to_rect(drawing, {}, size, inside));
    }
    inside.matrix = matrix * fit;
    inside.units.viewport = box ? box->size : size;
    return paint_children(drawing, *marker, inside);
  }

 private:
  static float angle(const Element& marker, const Corner& corner, bool is_start) {
    constexpr float kPi = 3.14159265f;
    const std::string_view* text = nullptr;
    for (const Attribute* one = marker.attributes; one && !text; one = one->next)
      if (one->name == Atom::Orient) text = &one->value;
    if (!text) return 0;
    const std::string_view orient = trimmed(*text);
    if (orient == "auto") return direction_of(corner);
    if (orient == "auto-start-reverse") return direction_of(corner) + (is_start ? kPi : 0);
    std::string_view rest = orient;
    float number = 0;
    if (!take_number(rest, number)) return 0;
    if (rest == "rad") return number;
    if (rest == "turn") return number * 2 * kPi;
    return number * kPi / (rest == "grad" ? 200 : 180);
  }
};

bool takes_markers(const Element& shape) {
  return shape.name == Atom::Path || shape.name == Atom::Line || shape.name == Atom::Polyline ||
         shape.name == Atom::Polygon;
}

}  // namespace

Status paint_markers(SvgDrawing& outer, const Element& shape, const Path& path,
                     const SvgPlace& place) {
  const SvgStyle& style = *shape.style->svg;
  const bool has_none =
      style.marker_start.empty() && style.marker_mid.empty() && style.marker_end.empty();
  if (has_none || path.verbs.empty() || !takes_markers(shape) || place.markers >= kMostNested ||
      style_hides(shape) || place.depth >= SvgDrawing::kMostDepth)
    return Status::Ok;
  ArenaVector<Corner> corners(outer.scratch);
  CornerFinder finder{corners};
  visit(path, finder);
  WEFT_TRY(finder.status);
  SvgDrawing drawing(outer.scene, outer.list);  // what is below clears its own scratch memory
  const float width =
      style.stroke_width.value < 0 ? 1 : place.units.length(style.stroke_width, SvgAxis::Both, 1);
  MarkerPainter painter{drawing, shape, place, width};
  const Element* const mid = marker(drawing, style.marker_mid);
  for (size_t i = 0; i < corners.size(); ++i) {
    const bool is_first = i == 0, is_last = i + 1 == corners.size();
    if (is_first) WEFT_TRY(painter.paint(marker(drawing, style.marker_start), corners[i], true));
    if (!is_first && !is_last) WEFT_TRY(painter.paint(mid, corners[i], false));
    if (is_last) WEFT_TRY(painter.paint(marker(drawing, style.marker_end), corners[i], false));
  }
  return Status::Ok;
}

}  // namespace weft
