// Numbers with as few digits as are needed; lengths, calc(), colours and gradients as Chromium
// serialises them.
#include "render/css/writing/value_writer.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "render/css/values/calc.h"

namespace weft {

void ValueWriter::number(double value, double step) {
  char digits[48];
  for (int decimals = 0; decimals <= 6; ++decimals) {
    std::snprintf(digits, sizeof(digits), "%.*f", decimals, value);
    double read = 0;
    if (std::sscanf(digits, "%lf", &read) == 1 && std::abs(read - value) < step / 2) break;
  }
  text(std::string_view(digits) == "-0" ? "0" : digits);
}

void ValueWriter::px(Px length) {
  number(length.to_double() / device_pixel_ratio_, 1.0 / 64 / device_pixel_ratio_);
  text("px");
}

void ValueWriter::percent(double percent) {
  number(percent, 1.0 / 1024);
  text("%");
}

void ValueWriter::degrees(double angle) {
  number(angle, 1e-3);
  text("deg");
}

void ValueWriter::length(const Length& length) {
  using Kind = Length::Kind;
  switch (length.kind()) {
    case Kind::Fixed: return px(length.px());
    case Kind::Percent: return percent(length.percent_1024() / 1024.0);
    case Kind::Number: return number(length.factor_4096() / 4096.0, 1.0 / 4096);
    case Kind::Calc: return calc(*length.calc_node(), true);
    case Kind::Auto: return text("auto");
    case Kind::Normal: return text("normal");
    case Kind::None: return text("none");
    case Kind::Content: return text("content");
    case Kind::MinContent: return text("min-content");
    case Kind::MaxContent: return text("max-content");
    case Kind::FitContent:
    case Kind::FitContentLimit: return text("fit-content");
    case Kind::Stretch: return text("stretch");
  }
}

void ValueWriter::pair(const Length& x, const Length& y) {
  length(x);
  if (x == y) return;
  text(" ");
  length(y);
}

// --- calc() --------------------------------------------------------------------------------------

void ValueWriter::linear(double px_value, double percent_value, bool outermost) {
  const double css_px = px_value / device_pixel_ratio_;
  text_if(outermost && px_value != 0 && percent_value != 0, "calc(");
  if (percent_value != 0) percent(percent_value);
  if (percent_value != 0 && px_value != 0) text(css_px < 0 ? " - " : " + ");
  if (px_value != 0 || percent_value == 0) {
    number(percent_value != 0 ? std::abs(css_px) : css_px, 1e-4);
    text("px");
  }
  text_if(outermost && px_value != 0 && percent_value != 0, ")");
}

void ValueWriter::calc_arguments(const CalcNode& node, std::string_view separator) {
  for (const CalcNode* argument = node.first; argument; argument = argument->next) {
    text_if(argument != node.first, separator);
    calc(*argument, false);
  }
}

void ValueWriter::calc(const CalcNode& node, bool outermost) {
  using Operation = CalcNode::Operation;
  static constexpr std::string_view kNames[] = {
      "",           "calc(",        "calc(",           "min(", "max(", "clamp(", "round(",
      "round(up, ", "round(down, ", "round(to-zero, ", "mod(", "rem(", "abs(",   "hypot("};
  if (node.operation == Operation::Linear) return linear(node.px, node.percent, outermost);
  const bool arithmetic = node.operation == Operation::Sum || node.operation == Operation::Scale;
  text(arithmetic && !outermost ? "(" : kNames[static_cast<size_t>(node.operation)]);
  if (node.operation == Operation::Scale) {
    number(node.px);
    text(" * ");
  }
  calc_arguments(node, node.operation == Operation::Sum ? " + " : ", ");
  text(")");
}

// --- colours, strings, images --------------------------------------------------------------------

/// The alpha of CSSOM, 6.7.2: two decimals when they give the byte, else three.
void ValueWriter::color(Color color) {
  if (color.alpha == 255)
    return sink_->writef("rgb(%u, %u, %u)", color.red, color.green, color.blue);
  sink_->writef("rgba(%u, %u, %u, ", color.red, color.green, color.blue);
  const double alpha = color.alpha / 255.0, rounded = std::round(alpha * 100) / 100;
  number(std::lround(rounded * 255) == color.alpha ? rounded : std::round(alpha * 1000) / 1000);
  text(")");
}

void ValueWriter::string(std::string_view characters) {
  text("\"");
  string_characters(characters);
  text("\"");
}

void ValueWriter::string_characters(std::string_view characters) {
  for (const char c : characters) {
    if (c == '\n') {
      text("\\a ");
      continue;
    }
    text_if(c == '"' || c == '\\', "\\");
    text({&c, 1});
  }
}

void ValueWriter::url(std::string_view url) {
  text("url(");
  string(url);
  text(")");
}

void ValueWriter::image(const ImageValue& image) {
  if (image.gradient) return gradient(*image.gradient);
  if (image.cross_fade) return cross_fade(*image.cross_fade);
  if (image.url.empty()) return text("none");
  url(image.url);
}

void ValueWriter::cross_fade(const CrossFade& fade) {
  text("cross-fade(");
  list(fade.images, ", ", [&](const FadedImage& one) {
    image(one.image);
    text(" ");
    percent(static_cast<double>(one.share) * 100);
  });
  text(")");
}

void ValueWriter::color_stops(const Gradient& gradient) {
  for (size_t i = 0; i < gradient.stops.size(); ++i) {
    const ColorStop& stop = gradient.stops[i];
    text_if(i > 0, ", ");
    color(stop.color);
    if (stop.position.is_auto()) continue;
    text(" ");
    if (gradient.kind == Gradient::Kind::Conic && stop.position.is_zero()) degrees(0);
    else length(stop.position);
  }
}

/// The part before the colours, without initial values; whether there is any.
bool ValueWriter::linear_shape(const Gradient& gradient) {
  const bool corner = gradient.corner_x || gradient.corner_y;
  if (!corner && gradient.angle_millidegrees == 180000) return false;
  if (!corner) {
    degrees(gradient.angle_millidegrees / 1000.0);
    return true;
  }
  text(gradient.corner_x < 0 ? "to left" : "to right");
  text(gradient.corner_y < 0 ? " top" : " bottom");
  return true;
}

bool ValueWriter::radial_shape(const Gradient& gradient) {
  const bool sized = gradient.extent == Gradient::Extent::Explicit;
  text_if(gradient.circle && !sized, "circle");
  if (sized) {
    length(gradient.radius_x);
    text_if(!gradient.circle, " ");
    if (!gradient.circle) length(gradient.radius_y);
    return true;
  }
  if (gradient.extent == Gradient::Extent::FarthestCorner) return gradient.circle;
  text_if(gradient.circle, " ");
  keyword(gradient.extent);
  return true;
}

bool ValueWriter::conic_shape(const Gradient& gradient) {
  if (!gradient.angle_millidegrees) return false;
  text("from ");
  degrees(gradient.angle_millidegrees / 1000.0);
  return true;
}

void ValueWriter::gradient_shape(const Gradient& gradient) {
  const bool linear = gradient.kind == Gradient::Kind::Linear;
  const bool centered = linear || (gradient.center_x == Length::percent(50) &&
                                   gradient.center_y == Length::percent(50));
  const bool shaped = linear                                    ? linear_shape(gradient)
                      : gradient.kind == Gradient::Kind::Radial ? radial_shape(gradient)
                                                                : conic_shape(gradient);
  if (!centered) {
    text(shaped ? " at " : "at ");
    length(gradient.center_x);
    text(" ");
    length(gradient.center_y);
  }
  text_if(shaped || !centered, ", ");
}

void ValueWriter::gradient(const Gradient& gradient) {
  static constexpr std::string_view kNames[] = {"linear-gradient(", "radial-gradient(",
                                                "conic-gradient("};
  text_if(gradient.repeating, "repeating-");
  text(kNames[static_cast<size_t>(gradient.kind)]);
  gradient_shape(gradient);
  color_stops(gradient);
  text(")");
}

}  // namespace weft
