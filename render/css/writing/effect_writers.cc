// Opacity, transforms and filters.
#include <algorithm>

#include "render/css/writing/property_writers.h"

namespace weft {
namespace {

/// A function of numbers; `name` brings its parenthesis.
void write_arguments(ValueWriter& out, std::string_view name, std::span<const float> values,
                     std::string_view unit) {
  out.text(name);
  for (size_t i = 0; i < values.size(); ++i) {
    out.text_if(i > 0, ", ");
    out.number(static_cast<double>(values[i]), 1e-4);
    out.text(unit);
  }
  out.text(")");
}

void write_rotation(ValueWriter& out, std::span<const float> values) {
  const bool is_flat = values[1] == 0 && values[2] == 0 && values[3] == 1;
  if (is_flat) return write_arguments(out, "rotate(", values.first(1), "deg");
  out.text("rotate3d(");
  for (size_t i = 1; i < 4; ++i) {
    out.number(static_cast<double>(values[i]), 1e-4);
    out.text(", ");
  }
  out.degrees(static_cast<double>(values[0]));
  out.text(")");
}

void write_function(ValueWriter& out, const TransformFunction& function) {
  using Kind = TransformFunction::Kind;
  const std::span<const float> values(function.values);
  switch (function.kind) {
    case Kind::Scale:
      return values[2] == 1 ? write_arguments(out, "scale(", values.first(2), "")
                            : write_arguments(out, "scale3d(", values.first(3), "");
    case Kind::Rotate: return write_rotation(out, values);
    case Kind::Skew: return write_arguments(out, "skew(", values.first(2), "deg");
    case Kind::Matrix: return write_arguments(out, "matrix(", values.first(6), "");
    case Kind::Matrix3d: return write_arguments(out, "matrix3d(", values, "");
    case Kind::Perspective: {
      out.text("perspective(");
      if (values[0] == 0) out.text("none");
      else out.px(Px::from_double(static_cast<double>(values[0])));
      return out.text(")");
    }
    case Kind::Motion: return;
    case Kind::Translate: break;
  }
  const bool is_flat = values[0] == 0;
  out.text(is_flat ? "translate(" : "translate3d(");
  out.length(function.x);
  out.text(", ");
  out.length(function.y);
  if (!is_flat) {
    out.text(", ");
    out.px(Px::from_double(static_cast<double>(values[0])));
  }
  out.text(")");
}

void write_filter_function(ValueWriter& out, const FilterFunction& function) {
  using Kind = FilterFunction::Kind;
  static constexpr std::string_view kNames[] = {
      "blur(",       "brightness(", "contrast(", "drop-shadow(", "grayscale(",
      "hue-rotate(", "invert(",     "opacity(",  "saturate(",    "sepia("};
  if (function.kind == Kind::Reference) return write_svg_reference(out, function.url);
  out.text(kNames[static_cast<size_t>(function.kind)]);
  const double amount = static_cast<double>(function.amount);
  if (function.kind == Kind::DropShadow) write_text_shadow(out, std::span(&function.shadow, 1));
  else if (function.kind == Kind::Blur) out.px(Px::from_double(amount));
  else if (function.kind == Kind::HueRotate) out.degrees(amount);
  else out.number(amount, 1e-4);
  out.text(")");
}

}  // namespace

void write_opacity(ValueWriter& out, uint8_t opacity) { out.number(opacity / 255.0, 1.0 / 255); }

void write_transform(ValueWriter& out, std::span<const TransformFunction> list) {
  // What comes before the motion is not of `transform`.
  const auto motion = std::find_if(list.begin(), list.end(), [](const auto& function) {
    return function.kind == TransformFunction::Kind::Motion;
  });
  if (motion != list.end()) list = {motion + 1, list.end()};
  out.list(list, " ", [&](const TransformFunction& function) { write_function(out, function); });
}

void write_transform_origin(ValueWriter& out, const Length& x, const Length& y, Px z) {
  write_position(out, x, y);
  if (z == Px()) return;
  out.text(" ");
  out.px(z);
}

void write_perspective_origin(ValueWriter& out, const Length& x, const Length& y) {
  write_position(out, x, y);
}

void write_filter(ValueWriter& out, std::span<const FilterFunction> filter) {
  out.list(filter, " ",
           [&](const FilterFunction& function) { write_filter_function(out, function); });
}

}  // namespace weft
