// clip-path and the basic shapes in it (CSS Shapes 1, 3 and CSS Masking 1, 5.1); offset-path
// (Motion Path 1, 2.1).
#include <algorithm>

#include "render/css/properties/property_parsers.h"
#include "render/css/properties/shape_function.h"
#include "render/css/values/keywords.h"
#include "render/css/values/path_data_syntax.h"

namespace weft {
namespace {

using Lengths = ArenaVector<Length>;

bool any_length(ValueReader& reader, Length& length) { return reader.length_percentage(length); }
bool no_less_than_zero(ValueReader& reader, Length& length) {
  return reader.length_percentage(length, Range::NonNegative);
}

bool push_all(ValueReader& reader, Lengths& lengths, std::span<const Length> more) {
  return reader.ok(lengths.append(more));
}

/// [ round <border-radius> ]?
bool parse_round(ValueReader& reader, Lengths& lengths) {
  if (!reader.take_ident("round")) return true;
  Length x[4], y[4];
  if (!parse_sides(reader, x, no_less_than_zero)) return false;
  std::copy(x, x + 4, y);
  if (reader.take_slash() && !parse_sides(reader, y, no_less_than_zero)) return false;
  return push_all(reader, lengths, x) && push_all(reader, lengths, y);
}

bool parse_inset(ValueReader& reader, ClipPath&, Lengths& lengths) {
  Length edges[4];
  return parse_sides(reader, edges, any_length) && push_all(reader, lengths, edges) &&
         parse_round(reader, lengths);
}

/// Adds what is left of the box behind the sum of `lengths`: 100% - …
bool push_rest(ValueReader& reader, Lengths& edges, std::span<const Numeric> lengths) {
  Length rest;
  return reader.rest_of(lengths, rest) && reader.push(edges, rest);
}

/// The edges of rect() and xywh() are kept as those of inset(), top, right, bottom, left.
bool parse_rect(ValueReader& reader, ClipPath&, Lengths& lengths) {
  for (int side = 0; side < 4; ++side) {
    Numeric edge;
    if (reader.take_ident("auto")) {
      if (!reader.push(lengths, Length::percent(0))) return false;
      continue;
    }
    const bool is_far = side == 1 || side == 2;
    Length near;
    ValueReader ahead = reader;
    if (!any_length(ahead, near) || !reader.numeric(edge)) return false;
    if (is_far ? !push_rest(reader, lengths, {&edge, 1}) : !reader.push(lengths, near))
      return false;
  }
  return parse_round(reader, lengths);
}

bool parse_xywh(ValueReader& reader, ClipPath&, Lengths& lengths) {
  Numeric parts[4];
  Length near[4];
  for (size_t i = 0; i < 4; ++i) {
    ValueReader ahead = reader;
    if (!ahead.length_percentage(near[i], i < 2 ? Range::All : Range::NonNegative)) return false;
    if (!reader.numeric(parts[i])) return false;
  }
  const Numeric across[] = {parts[0], parts[2]}, down[] = {parts[1], parts[3]};
  return reader.push(lengths, near[1]) && push_rest(reader, lengths, across) &&
         push_rest(reader, lengths, down) && reader.push(lengths, near[0]) &&
         parse_round(reader, lengths);
}

bool take_radius(ValueReader& reader, Gradient::Extent& extent, Length& radius) {
  using Extent = Gradient::Extent;
  if (reader.take_ident("closest-side", extent, Extent::ClosestSide)) return true;
  if (reader.take_ident("farthest-side", extent, Extent::FarthestSide)) return true;
  ValueReader ahead = reader;
  if (!no_less_than_zero(ahead, radius)) return false;
  extent = Extent::Explicit;
  reader = ahead;
  return true;
}

/// The radii are in front of `lengths`.
bool parse_center(ValueReader& reader, Lengths& lengths) {
  Length center[2];
  if (reader.take_ident("at") && !reader.position(center[0], center[1])) return false;
  return push_all(reader, lengths, center);
}

bool parse_circle(ValueReader& reader, ClipPath& clip, Lengths& lengths) {
  Length radius;
  take_radius(reader, clip.extent_x, radius);
  clip.extent_y = clip.extent_x;
  const Length radii[2] = {radius, radius};
  return push_all(reader, lengths, radii) && parse_center(reader, lengths);
}

bool parse_ellipse(ValueReader& reader, ClipPath& clip, Lengths& lengths) {
  Length radii[2];
  if (take_radius(reader, clip.extent_x, radii[0]) && !take_radius(reader, clip.extent_y, radii[1]))
    return false;
  return push_all(reader, lengths, radii) && parse_center(reader, lengths);
}

/// [ <fill-rule> , ]?
bool parse_rule(ValueReader& reader, ClipPath& clip) {
  ValueReader ahead = reader;
  if (!parse_keyword(ahead, clip.rule)) return true;
  reader = ahead;
  return reader.take_comma();
}

bool parse_polygon(ValueReader& reader, ClipPath& clip, Lengths& lengths) {
  if (!parse_rule(reader, clip)) return false;
  do {
    Length x, y;
    if (!any_length(reader, x) || !any_length(reader, y)) return false;
    if (!reader.push(lengths, x) || !reader.push(lengths, y)) return false;
  } while (reader.take_comma());
  return true;
}

bool parse_path(ValueReader& reader, ClipPath& clip, Lengths&) {
  clip.unit = static_cast<float>(reader.context().units.device_pixel_ratio);
  return parse_rule(reader, clip) && reader.string(clip.text) && !clip.text.empty() &&
         is_path_data(clip.text);
}

/// <angle> && <ray-size>? && contain? && [ at <position> ]?
bool parse_ray(ValueReader& reader, ClipPath& ray, Lengths& lengths) {
  using Extent = Gradient::Extent;
  static constexpr Keyword kSizes[] = {
      {"closest-side", static_cast<uint8_t>(Extent::ClosestSide)},
      {"closest-corner", static_cast<uint8_t>(Extent::ClosestCorner)},
      {"farthest-side", static_cast<uint8_t>(Extent::FarthestSide)},
      {"farthest-corner", static_cast<uint8_t>(Extent::FarthestCorner)},
      {"sides", static_cast<uint8_t>(Extent::Explicit)}};
  double degrees = 0;
  Length start[2];
  bool has_angle = false, has_size = false, has_start = false;
  while (!reader.at_end()) {
    if (!has_angle && reader.take_angle(degrees)) has_angle = true;
    else if (!has_size && reader.keyword(kSizes, ray.extent_x)) has_size = true;
    else if (!ray.contains && reader.take_ident("contain")) ray.contains = true;
    else if (!has_start && reader.take_ident("at")) {
      has_start = true;
      if (!reader.position(start[0], start[1])) return false;
    } else return false;
  }
  return has_angle && reader.push(lengths, Length::number(degrees)) &&
         push_all(reader, lengths, start);
}

struct ShapeRow {
  std::string_view name;
  ClipPath::Kind kind;
  bool (*parse)(ValueReader& reader, ClipPath& clip, Lengths& lengths);
};
constexpr ShapeRow kShapes[] = {
    {"inset", ClipPath::Kind::Inset, parse_inset},
    {"rect", ClipPath::Kind::Inset, parse_rect},
    {"xywh", ClipPath::Kind::Inset, parse_xywh},
    {"circle", ClipPath::Kind::Circle, parse_circle},
    {"ellipse", ClipPath::Kind::Ellipse, parse_ellipse},
    {"polygon", ClipPath::Kind::Polygon, parse_polygon},
    {"path", ClipPath::Kind::Path, parse_path},
    {"shape", ClipPath::Kind::Shape, parse_shape_function},
    {"ray", ClipPath::Kind::Ray, parse_ray},
};

bool parse_shape(ValueReader& reader, ClipPath& clip) {
  const Token token = reader.peek();
  for (const ShapeRow& row : kShapes) {
    if (!token.is_function(row.name)) continue;
    Lengths lengths = reader.new_list<Length>();
    ValueReader arguments = reader.arguments();
    clip.kind = row.kind;
    if (!row.parse(arguments, clip, lengths) || !arguments.at_end()) return false;
    clip.lengths = reader.list(lengths);
    return reader.context().status == Status::Ok;
  }
  return false;
}

bool parse_element(ValueReader& reader, ClipPath& clip) {
  if (!reader.peek().is(TokenType::Url) || !parse_svg_reference(reader, clip.text)) return false;
  clip.kind = ClipPath::Kind::Url;
  return true;
}

/// A shape, a box, or both, in any order.
bool parse_shape_in_box(ValueReader& reader, ClipPath& clip) {
  const bool box_first = parse_keyword(reader, clip.box);
  if (!reader.peek().is(TokenType::Function)) return box_first;
  if (!parse_shape(reader, clip)) return false;
  return box_first || reader.at_end() || parse_keyword(reader, clip.box);
}

}  // namespace

bool parse_shape_outside(ValueReader& reader, const ClipPath*& shape) {
  shape = nullptr;
  if (reader.take_ident("none")) return true;
  ClipPath value;
  value.box = ClipPath::Box::Margin;
  ImageValue image;
  if (reader.image(image)) {
    if (image.cross_fade) return false;  // whose alpha is not looked at
    value.kind = ClipPath::Kind::Image;
    value.image = reader.one(image);
    if (!value.image) return false;
  } else if (!parse_shape_in_box(reader, value)) {
    return false;
  }
  using Box = ClipPath::Box;
  if (value.kind == ClipPath::Kind::Ray || value.box == Box::Fill || value.box == Box::Stroke ||
      value.box == Box::View)
    return false;
  shape = reader.one(value);
  return shape != nullptr;
}

bool parse_object_view_box(ValueReader& reader, const ClipPath*& view_box) {
  view_box = nullptr;
  if (reader.take_ident("none")) return true;
  ClipPath shape;
  if (!parse_shape(reader, shape) || shape.kind != ClipPath::Kind::Inset) return false;
  view_box = reader.one(shape);
  return reader.context().status == Status::Ok;
}

bool parse_clip_path(ValueReader& reader, const ClipPath*& clip_path) {
  clip_path = nullptr;
  if (reader.take_ident("none")) return true;
  ClipPath clip;
  if (!parse_element(reader, clip) && !parse_shape_in_box(reader, clip)) return false;
  if (clip.kind == ClipPath::Kind::Ray) return false;
  clip_path = reader.one(clip);
  return clip_path != nullptr;
}

bool parse_offset_path(ValueReader& reader, const ClipPath*& path) {
  path = nullptr;
  if (reader.take_ident("none")) return true;
  ClipPath value;
  const bool box_first = parse_keyword(reader, value.box);
  const bool has_path = parse_element(reader, value) ||
                        (reader.peek().is(TokenType::Function) && parse_shape(reader, value));
  if (has_path && !box_first) parse_keyword(reader, value.box);
  if (!has_path && !box_first) return false;
  if (value.box == ClipPath::Box::Margin) return false;
  path = reader.one(value);
  return path != nullptr;
}

}  // namespace weft
