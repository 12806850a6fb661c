#include "render/svg/shapes.h"

#include <algorithm>

#include "render/svg/path_data.h"

namespace weft {
namespace {

// The share of a radius by which the control points of a quarter of a circle lie off its ends.
constexpr float kQuarter = 0.5522848f;

struct Shape {
  const Element& element;
  const SvgStyle::Own& own;
  const SvgUnits& units;
  PathBuilder& path;

  float x(Atom name, const SvgLength& property, float fallback = 0) const {
    return geometry_of(element, name, property, units, SvgAxis::X, fallback);
  }
  float y(Atom name, const SvgLength& property, float fallback = 0) const {
    return geometry_of(element, name, property, units, SvgAxis::Y, fallback);
  }
};

Status add_rounded(const Shape& shape, Vector at, Vector size, Vector r) {
  PathBuilder& path = shape.path;
  const Vector end = at + size;
  const Vector k = r * (1 - kQuarter);
  WEFT_TRY(path.move_to({at.x + r.x, at.y}));
  WEFT_TRY(path.line_to({end.x - r.x, at.y}));
  WEFT_TRY(path.cubic_to({end.x - k.x, at.y}, {end.x, at.y + k.y}, {end.x, at.y + r.y}));
  WEFT_TRY(path.line_to({end.x, end.y - r.y}));
  WEFT_TRY(path.cubic_to({end.x, end.y - k.y}, {end.x - k.x, end.y}, {end.x - r.x, end.y}));
  WEFT_TRY(path.line_to({at.x + r.x, end.y}));
  WEFT_TRY(path.cubic_to({at.x + k.x, end.y}, {at.x, end.y - k.y}, {at.x, end.y - r.y}));
  WEFT_TRY(path.line_to({at.x, at.y + r.y}));
  WEFT_TRY(path.cubic_to({at.x, at.y + k.y}, {at.x + k.x, at.y}, {at.x + r.x, at.y}));
  return path.close();
}

// Of rx and ry, one that is auto is as the other.
Vector radii_of(const Shape& shape) {
  Vector r{shape.x(Atom::Rx, shape.own.rx, -1), shape.y(Atom::Ry, shape.own.ry, -1)};
  if (r.x < 0) r.x = r.y;
  if (r.y < 0) r.y = r.x;
  return {std::max(r.x, 0.f), std::max(r.y, 0.f)};
}

Status add_rect(const Shape& shape) {
  const Vector at{shape.x(Atom::X, shape.own.x), shape.y(Atom::Y, shape.own.y)};
  const Vector size{size_of(shape.element, Atom::Width, shape.units, SvgAxis::X, 0),
                    size_of(shape.element, Atom::Height, shape.units, SvgAxis::Y, 0)};
  if (!(size.x > 0) || !(size.y > 0)) return Status::Ok;
  Vector r = radii_of(shape);
  r = {std::min(r.x, size.x / 2), std::min(r.y, size.y / 2)};
  if (r.x > 0 && r.y > 0) return add_rounded(shape, at, size, r);
  const Vector end = at + size;
  WEFT_TRY(shape.path.move_to(at));
  WEFT_TRY(shape.path.line_to({end.x, at.y}));
  WEFT_TRY(shape.path.line_to(end));
  WEFT_TRY(shape.path.line_to({at.x, end.y}));
  return shape.path.close();
}

Status add_circle(const Shape& shape) {
  const float r = geometry_of(shape.element, Atom::R, shape.own.r, shape.units, SvgAxis::Both, 0);
  if (!(r > 0)) return Status::Ok;
  return shape.path.add_ellipse({shape.x(Atom::Cx, shape.own.cx), shape.y(Atom::Cy, shape.own.cy)},
                                {r, r});
}

Status add_ellipse(const Shape& shape) {
  const Vector r = radii_of(shape);
  if (!(r.x > 0) || !(r.y > 0)) return Status::Ok;
  return shape.path.add_ellipse({shape.x(Atom::Cx, shape.own.cx), shape.y(Atom::Cy, shape.own.cy)},
                                r);
}

Status add_line(const Shape& shape) {
  const auto coordinate = [&](Atom name, SvgAxis axis) {
    return length_of(shape.element, name, shape.units, axis, 0);
  };
  WEFT_TRY(
      shape.path.move_to({coordinate(Atom::X1, SvgAxis::X), coordinate(Atom::Y1, SvgAxis::Y)}));
  return shape.path.line_to({coordinate(Atom::X2, SvgAxis::X), coordinate(Atom::Y2, SvgAxis::Y)});
}

Status add_polyline(const Shape& shape) {
  return add_points(attribute_text(shape.element, Atom::Points), false, shape.path);
}
Status add_polygon(const Shape& shape) {
  return add_points(attribute_text(shape.element, Atom::Points), true, shape.path);
}
Status add_path(const Shape& shape) {
  const SvgPathData& d = shape.own.d;
  return add_path_data(d.is_auto ? attribute_text(shape.element, Atom::D) : d.text, shape.path);
}

struct ShapeRow {
  Atom name;
  Status (*add)(const Shape& shape);
};
constexpr ShapeRow kShapes[] = {
    {Atom::Rect, add_rect}, {Atom::Circle, add_circle},     {Atom::Ellipse, add_ellipse},
    {Atom::Line, add_line}, {Atom::Polyline, add_polyline}, {Atom::Polygon, add_polygon},
    {Atom::Path, add_path},
};

}  // namespace

bool is_shape(const Element& element) {
  if (element.name_space != Namespace::Svg) return false;
  return std::any_of(std::begin(kShapes), std::end(kShapes),
                     [&](const ShapeRow& row) { return row.name == element.name; });
}

Status add_shape(const Element& element, const SvgUnits& units, PathBuilder& path) {
  if (element.name_space != Namespace::Svg || !element.style) return Status::Ok;
  for (const ShapeRow& row : kShapes)
    if (row.name == element.name) return row.add({element, element.style->svg->own, units, path});
  return Status::Ok;
}

Box2 geometry_box(const Element& element, const SvgUnits& units) {
  const SvgStyle::Own& own = element.style->svg->own;
  const Vector corner{geometry_of(element, Atom::X, own.x, units, SvgAxis::X, 0),
                      geometry_of(element, Atom::Y, own.y, units, SvgAxis::Y, 0)};
  return {corner, corner + Vector{size_of(element, Atom::Width, units, SvgAxis::X, 0),
                                  size_of(element, Atom::Height, units, SvgAxis::Y, 0)}};
}

Matrix use_translation(const Element& use, const SvgUnits& units) {
  const SvgStyle::Own& own = use.style->svg->own;
  return Matrix::translation(geometry_of(use, Atom::X, own.x, units, SvgAxis::X, 0),
                             geometry_of(use, Atom::Y, own.y, units, SvgAxis::Y, 0));
}

std::string_view attribute_text(const Element& element, Atom attribute) {
  const std::string_view* const text = element.attribute(attribute);
  return text ? *text : std::string_view();
}

float length_of(const Element& element, Atom attribute, const SvgUnits& units, SvgAxis axis,
                float fallback) {
  return units.length(attribute_text(element, attribute), axis, fallback);
}

float geometry_of(const Element& element, Atom attribute, const SvgLength& property,
                  const SvgUnits& units, SvgAxis axis, float fallback) {
  if (!property.is_auto()) return units.length(property, axis, fallback);
  return length_of(element, attribute, units, axis, fallback);
}

float size_of(const Element& element, Atom attribute, const SvgUnits& units, SvgAxis axis,
              float fallback) {
  const BoxStyle& box = *element.style->box;
  const Length& property = attribute == Atom::Width ? box.width : box.height;
  if (property.is_size()) {
    const Px basis = Px::from_double(static_cast<double>(units.of(axis) * units.device));
    return property.resolve(basis).to_float() / units.device;
  }
  return length_of(element, attribute, units, axis, fallback);
}

}  // namespace weft
