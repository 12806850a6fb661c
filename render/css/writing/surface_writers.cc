// Borders, backgrounds and masks.
#include "render/css/writing/property_writers.h"

namespace weft {
namespace {

void write_box(ValueWriter& out, BackgroundBox box) {
  static constexpr std::string_view kWords[] = {"border-box", "padding-box", "content-box",
                                                "text",       "fill-box",    "stroke-box",
                                                "view-box",   "no-clip"};
  out.text(kWords[static_cast<size_t>(box)]);
}

void write_repeat(ValueWriter& out, const BackgroundLayer& layer) {
  static constexpr std::string_view kWords[] = {"repeat", "no-repeat", "space", "round"};
  const std::string_view x = kWords[static_cast<size_t>(layer.repeat_x)],
                         y = kWords[static_cast<size_t>(layer.repeat_y)];
  if (x == y) return out.text(x);
  if (x == "repeat" && y == "no-repeat") return out.text("repeat-x");
  if (x == "no-repeat" && y == "repeat") return out.text("repeat-y");
  out.text(x);
  out.text(" ");
  out.text(y);
}

void write_layer_size(ValueWriter& out, const BackgroundLayer& layer) {
  if (layer.fit == BackgroundLayer::Fit::Contain) return out.text("contain");
  if (layer.fit == BackgroundLayer::Fit::Cover) return out.text("cover");
  out.length(layer.size_width);
  if (layer.size_width.is_auto() && layer.size_height.is_auto()) return;
  out.text(" ");
  out.length(layer.size_height);
}

void write_composite(ValueWriter& out, Compositing compositing) {
  switch (compositing) {
    case Compositing::SourceOut: return out.text("subtract");
    case Compositing::SourceIn: return out.text("intersect");
    case Compositing::Xor: return out.text("exclude");
    default: return out.text("add");
  }
}

void write_part(ValueWriter& out, LayerKind kind, LayerPart part, const BackgroundLayer& layer) {
  switch (part) {
    case LayerPart::Image: return out.image(layer.image);
    case LayerPart::PositionX: return out.length(layer.position_x);
    case LayerPart::PositionY: return out.length(layer.position_y);
    case LayerPart::Size: return write_layer_size(out, layer);
    case LayerPart::Repeat: return write_repeat(out, layer);
    case LayerPart::Attachment: return out.keyword(layer.attachment);
    case LayerPart::Origin: return write_box(out, layer.origin);
    case LayerPart::Clip: return write_box(out, layer.clip);
    case LayerPart::Compositing:
      return kind == LayerKind::Mask ? write_composite(out, layer.compositing)
                                     : out.keyword(layer.compositing);
    case LayerPart::Mode: return out.keyword(layer.mode);
  }
}

}  // namespace

void write_sides(ValueWriter& out, std::span<const Length> sides) {
  const size_t count = sides[3] != sides[1]   ? 4
                       : sides[2] != sides[0] ? 3
                       : sides[1] != sides[0] ? 2
                                              : 1;
  for (size_t i = 0; i < count; ++i) {
    out.text_if(i > 0, " ");
    out.length(sides[i]);
  }
}

void write_color_or_current(ValueWriter& out, Color color, bool current) {
  out.color(current ? out.style().text->color : color);
}

void write_outline_style(ValueWriter& out, BorderLine line) {
  if (line == BorderLine::Auto) out.text("auto");
  else out.keyword(line);
}

void write_box_shadow(ValueWriter& out, std::span<const Shadow> shadows) {
  out.list(shadows, ", ", [&](const Shadow& shadow) {
    out.color(shadow.color_in(out.style().text->color));
    for (const Px part : {shadow.x, shadow.y, shadow.blur, shadow.spread}) {
      out.text(" ");
      out.px(part);
    }
    out.text_if(shadow.inset, " inset");
  });
}

void write_border_image_slice(ValueWriter& out, const Length (&slice)[4], bool fill) {
  write_sides(out, slice);
  out.text_if(fill, " fill");
}

void write_border_image_width(ValueWriter& out, const Length (&width)[4]) {
  write_sides(out, width);
}

/// Without a unit 0 is 0 borders.
void write_border_image_outset(ValueWriter& out, const Length (&outset)[4]) {
  Length sides[4];
  for (size_t i = 0; i < 4; ++i) sides[i] = outset[i].is_zero() ? Length::number(0) : outset[i];
  write_sides(out, sides);
}

void write_border_image_repeat(ValueWriter& out, BackgroundRepeat x, BackgroundRepeat y) {
  static constexpr std::string_view kWords[] = {"repeat", "stretch", "space", "round"};
  out.text(kWords[static_cast<size_t>(x)]);
  if (x == y) return;
  out.text(" ");
  out.text(kWords[static_cast<size_t>(y)]);
}

void write_layer_part(ValueWriter& out, LayerKind kind, LayerPart part,
                      std::span<const BackgroundLayer> layers) {
  BackgroundLayer initial;
  initial.position_x = initial.position_y = Length::percent(0);
  if (kind == LayerKind::Mask) initial.origin = BackgroundBox::BorderBox;
  if (layers.empty()) return write_part(out, kind, part, initial);
  out.list(layers, ", ", [&](const BackgroundLayer& layer) { write_part(out, kind, part, layer); });
}

}  // namespace weft
