// Markers on the corners of a path (SVG 2, 13.7).
#include "render/base/ascii.h"
#include "render/base/number_list.h"
#include "render/css/cascade/use_trees.h"
#include "render/svg/drawing.h"
#include "render/svg/shapes.h"
#include "render/svg/view_box.h"

namespace weft {
namespace {

constexpr size_t kMostCorners = 1000;  // with markers, of one path

struct Corner {
  Vector at, in, out;  // the ways that lead here and on
};

// The corners of a path, in order; closing a subpath makes one where it began.
class CornerFinder {
 public:
  explicit CornerFinder(ArenaVector<Corner>& corners) : corners_(corners) {}

  Status add(const Path& path) {
    const Vector* next = path.points.data();
    size_t first = 0;  // of the subpath
    for (const PathVerb verb : path.verbs) {
      switch (verb) {
        case PathVerb::Move:
          first = corners_.size();
          WEFT_TRY(push({*next++, {}, {}}));
          break;
        case PathVerb::Line: WEFT_TRY(line(*next++)); break;
        case PathVerb::Quad: {
          const CubicControls controls(corners_.back().at, next[0], next[1]);
          WEFT_TRY(cubic(controls.first, controls.second, next[1]));
          next += 2;
          break;
        }
        case PathVerb::Cubic:
          WEFT_TRY(cubic(next[0], next[1], next[2]));
          next += 3;
          break;
        case PathVerb::Close:
          if (corners_.size() <= first || is_full()) break;
          if (corners_.back().at == corners_[first].at) {
            corners_.back().out = corners_[first].out;
            WEFT_TRY(push({corners_[first].at, {}, {}}));
          } else {
            WEFT_TRY(line(corners_[first].at));
          }
          corners_[first].in = corners_.back().in;
          corners_.back().out = corners_[first].out;
          break;
      }
    }
    return Status::Ok;
  }

 private:
  bool is_full() const { return corners_.size() >= kMostCorners; }
  Status line(Vector to) {
    const Vector way = to - corners_.back().at;
    return segment(way, way, to);
  }
  Status cubic(Vector p1, Vector p2, Vector p3) {
    const Vector p0 = corners_.back().at;
    const auto way = [](Vector a, Vector b, Vector c) {
      return length(a) > 0 ? a : length(b) > 0 ? b : c;
    };
    return segment(way(p1 - p0, p2 - p0, p3 - p0), way(p3 - p2, p3 - p1, p3 - p0), p3);
  }
  Status segment(Vector begin, Vector end, Vector to) {
    corners_.back().out = begin;
    return push({to, end, {}});
  }
  Status push(const Corner& corner) { return is_full() ? Status::Ok : corners_.push(corner); }

  ArenaVector<Corner>& corners_;
};

// The mean of the directions that lead here and on, the short way around.
float direction_of(const Corner& corner) {
  constexpr float kPi = 3.14159265f;
  float in = std::atan2(corner.in.y, corner.in.x);
  const float out = std::atan2(corner.out.y, corner.out.x);
  if (!(length(corner.in) > 0)) return out;
  if (!(length(corner.out) > 0)) return in;
  constexpr float kSlack = 1e-4f;
  if (in - out > kPi + kSlack || out - in > kPi - kSlack) in += 2 * kPi;
  return (in + out) / 2;
}

const Element* marker(const SvgDrawing& drawing, const SvgPlace& place, std::string_view url) {
  if (url.empty()) return nullptr;
  const Element* const element = find_resource(drawing.document(place), url);
  return element && element->name == Atom::Marker ? element : nullptr;
}

struct MarkerPainter {
  SvgDrawing& drawing;
  const SvgPlace& place;
  const SvgContext& context;
  float stroke_width;

  // `direction` is that of the path here.
  Status paint(const Element* marker, Vector at, float direction, bool is_start) {
    if (!marker || place.serves(*marker)) return Status::Ok;
    const SvgUnits& units = place.units;
    const Vector size{length_of(*marker, Atom::MarkerWidth, units, SvgAxis::X, 3),
                      length_of(*marker, Atom::MarkerHeight, units, SvgAxis::Y, 3)};
    if (!(size.x > 0) || !(size.y > 0)) return Status::Ok;
    SvgPlace inside = place;
    const SvgServing serving{*marker, place.serving};
    inside.serving = &serving;
    ++inside.depth;
    inside.context = &context;
    const bool is_user = trimmed(attribute_text(*marker, Atom::MarkerUnits)) == "userSpaceOnUse";
    const float scale = is_user ? 1 : stroke_width;
    Matrix matrix = place.matrix * Matrix::translation(at.x, at.y) *
                    Matrix::rotation(angle(*marker, direction, is_start)) *
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
  static float angle(const Element& marker, float direction, bool is_start) {
    constexpr float kPi = 3.14159265f;
    const std::string_view* text = nullptr;
    for (const Attribute* one = marker.attributes; one && !text; one = one->next)
      if (one->name == Atom::Orient) text = &one->value;
    if (!text) return 0;
    const std::string_view orient = trimmed(*text);
    if (orient == "auto") return direction;
    if (orient == "auto-start-reverse") return direction + (is_start ? kPi : 0);
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

Status paint_markers(SvgDrawing& outer, const Element& shape, const Path& path, const Box2& box,
                     const SvgPlace& place) {
  const SvgStyle& style = *shape.style->svg;
  const bool has_none =
      style.marker_start.empty() && style.marker_mid.empty() && style.marker_end.empty();
  if (has_none || !takes_markers(shape) || place.depth >= SvgDrawing::kMostDepth) return Status::Ok;
  SvgDrawing drawing(outer.scene, outer.list);  // what is below clears its own scratch memory
  const float width = stroke_width(style, place.units);
  const SvgContext context{shape, place.context, {place.matrix, box, place.units}};
  MarkerPainter painter{drawing, place, context, width};
  const Element* const start = marker(drawing, place, style.marker_start);
  const Element* const mid = marker(drawing, place, style.marker_mid);
  const Element* const end = marker(drawing, place, style.marker_end);
  ArenaVector<Corner> corners(outer.scratch);
  WEFT_TRY(CornerFinder(corners).add(path));
  for (size_t i = 0; i < corners.size(); ++i) {
    const bool is_first = i == 0, is_last = i + 1 == corners.size();
    const Vector at = corners[i].at;
    const float direction = direction_of(corners[i]);
    if (is_first) WEFT_TRY(painter.paint(start, at, direction, true));
    if (!is_first && !is_last) WEFT_TRY(painter.paint(mid, at, direction, false));
    if (is_last) WEFT_TRY(painter.paint(end, at, direction, false));
  }
  return Status::Ok;
}

}  // namespace weft
