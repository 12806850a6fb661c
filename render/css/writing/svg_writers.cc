// Counterpart of svg_values.cc.
#include "render/css/writing/property_writers.h"

namespace weft {

void write_svg_length(ValueWriter& out, const SvgLength& length) {
  if (length.is_auto()) return out.text("0px");
  if (length.kind == SvgLength::Kind::Percent)
    return length.more != 0
               ? out.linear(static_cast<double>(length.more), static_cast<double>(length.value))
               : out.percent(static_cast<double>(length.value));
  out.px(Px::from_double(static_cast<double>(length.value)));
}

void write_svg_radius(ValueWriter& out, const SvgLength& radius) {
  if (radius.is_auto()) return out.text("auto");
  write_svg_length(out, radius);
}

void write_svg_size(ValueWriter& out, const SvgLength& size) {
  if (size == kInitialSvg.stroke_width) return out.text("1px");
  write_svg_length(out, size);
}

void write_baseline_shift(ValueWriter& out, BaselineShift shift, const SvgLength& length) {
  if (shift == BaselineShift::Sub) return out.text("sub");
  if (shift == BaselineShift::Super) return out.text("super");
  write_svg_length(out, length);
}

void write_svg_reference(ValueWriter& out, std::string_view url) {
  if (url.empty()) out.text("none");
  else out.url(url);
}

void write_svg_paint(ValueWriter& out, const SvgPaint& paint) {
  if (!paint.server.empty()) {
    out.url(paint.server);
    if (paint.kind == SvgPaint::Kind::None) return;
    out.text(" ");
  }
  switch (paint.kind) {
    case SvgPaint::Kind::None: return out.text("none");
    case SvgPaint::Kind::ContextFill: return out.text("context-fill");
    case SvgPaint::Kind::ContextStroke: return out.text("context-stroke");
    case SvgPaint::Kind::Color: return out.color(paint.color);
    case SvgPaint::Kind::CurrentColor: return out.color(out.style().text->color);
  }
}

void write_svg_path_data(ValueWriter& out, const SvgPathData& d) {
  if (d.text.empty()) return out.text("none");
  out.text("path(");
  out.string(d.text);
  out.text(")");
}

void write_dashes(ValueWriter& out, std::span<const SvgLength> dashes) {
  out.list(dashes, ", ", [&](const SvgLength& dash) { write_svg_length(out, dash); });
}

}  // namespace weft
