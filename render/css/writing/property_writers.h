// Counterpart of property_parsers.h: write_x writes what parse_x reads, for the names in
// properties.def.
#pragma once

#include "render/css/style/style_builder.h"
#include "render/css/writing/value_writer.h"

namespace weft {

// What one word of ValueWriter does.
template <typename E>
void write_keyword(ValueWriter& out, E value) {
  out.keyword(value);
}
inline void write_color(ValueWriter& out, Color color) { out.color(color); }
inline void write_image(ValueWriter& out, const ImageValue& image) { out.image(image); }
inline void write_length_percentage(ValueWriter& out, const Length& length) { out.length(length); }
inline void write_line_height(ValueWriter& out, const Length& height) { out.length(height); }
inline void write_tab_size(ValueWriter& out, const Length& size) { out.length(size); }
inline void write_size(ValueWriter& out, const Length& size) { out.length(size); }
inline void write_maximum_size(ValueWriter& out, const Length& size) { out.length(size); }
inline void write_margin(ValueWriter& out, const Length& margin) { out.length(margin); }
inline void write_padding(ValueWriter& out, const Length& padding) { out.length(padding); }
inline void write_flex_basis(ValueWriter& out, const Length& basis) { out.length(basis); }
inline void write_gap(ValueWriter& out, const Length& gap) { out.length(gap); }
inline void write_decoration_thickness(ValueWriter& out, const Length& thickness) {
  out.length(thickness);
}
inline void write_column_width(ValueWriter& out, const Length& width) { out.length(width); }
inline void write_stroke_width(ValueWriter& out, Px width) { out.px(width); }
inline void write_line_width(ValueWriter& out, Px width) { out.px(width); }
inline void write_length(ValueWriter& out, Px length) { out.px(length); }
inline void write_factor(ValueWriter& out, float factor) {
  out.number(static_cast<double>(factor), 1e-5);
}
inline void write_integer(ValueWriter& out, int32_t value) { out.number(value); }
inline void write_outline_style(ValueWriter& out, BorderLine line) { out.keyword(line); }

// Text and boxes: property_writers.cc
void write_font_families(ValueWriter& out, std::span<const FamilyName> families);
void write_font_size(ValueWriter& out);
void write_font_weight(ValueWriter& out);
void write_font_style(ValueWriter& out, FontStyle style);
void write_font_stretch(ValueWriter& out, uint16_t percent);
void write_font_kerning(ValueWriter& out, bool kerning);
void write_font_ligatures(ValueWriter& out, bool ligatures);
void write_spacing(ValueWriter& out, Px spacing);
void write_text_align(ValueWriter& out);
void write_text_align_last(ValueWriter& out, TextAlign align);
void write_list_style_type(ValueWriter& out);
void write_border_spacing(ValueWriter& out);
void write_quotes(ValueWriter& out, std::span<const std::string_view> quotes);
void write_text_shadow(ValueWriter& out, std::span<const Shadow> shadows);
void write_text_stroke_color(ValueWriter& out);
void write_paint_order(ValueWriter& out, bool stroke_first);
void write_display(ValueWriter& out);
void write_box_orient(ValueWriter& out);
void write_box_direction(ValueWriter& out);
void write_box_align(ValueWriter& out);
void write_box_pack(ValueWriter& out);
void write_box_flex(ValueWriter& out);
void write_box_ordinal_group(ValueWriter& out);
void write_text_fill_color(ValueWriter& out);
void write_vertical_align(ValueWriter& out);
void write_z_index(ValueWriter& out);
void write_aspect_ratio(ValueWriter& out);
void write_zoom(ValueWriter& out);
void write_decoration_lines(ValueWriter& out, uint8_t lines);
void write_decoration_color(ValueWriter& out);
void write_object_position(ValueWriter& out);
void write_clip(ValueWriter& out);
void write_contain(ValueWriter& out, uint8_t contain);
void write_container_names(ValueWriter& out, std::span<const std::string_view> names);
void write_line_clamp(ValueWriter& out, uint16_t lines);
void write_column_count(ValueWriter& out, uint16_t count);

// Surfaces: surface_writers.cc
void write_border_color(ValueWriter& out, const BorderSide& side);
void write_box_shadow(ValueWriter& out, std::span<const Shadow> shadows);
void write_border_image_source(ValueWriter& out);
void write_border_image_slice(ValueWriter& out);
void write_border_image_width(ValueWriter& out);
void write_border_image_outset(ValueWriter& out);
void write_border_image_repeat(ValueWriter& out);
void write_layer_part(ValueWriter& out, LayerKind kind, LayerPart part);

template <BorderSide SurfaceStyle::*side>
void write_side_color(ValueWriter& out) {
  write_border_color(out, out.style().surface->*side);
}
template <int corner>
void write_radius(ValueWriter& out) {
  out.pair(out.style().surface->radius_x[corner], out.style().surface->radius_y[corner]);
}
template <LayerKind kind, LayerPart part>
void write_layers(ValueWriter& out) {
  write_layer_part(out, kind, part);
}

// Alignment and grid: grid_writers.cc
void write_align_items(ValueWriter& out, Alignment value);
void write_align_self(ValueWriter& out, Alignment value);
void write_align_content(ValueWriter& out, Alignment value);
void write_justify_items(ValueWriter& out, Alignment value);
void write_justify_self(ValueWriter& out, Alignment value);
void write_justify_content(ValueWriter& out, Alignment value);
void write_grid_template(ValueWriter& out, const GridTemplate& value);
void write_grid_auto_tracks(ValueWriter& out, std::span<const GridTrack> tracks);
void write_grid_areas(ValueWriter& out, const GridAreas& areas);
void write_grid_auto_flow(ValueWriter& out);
void write_grid_line(ValueWriter& out, const GridLine& line);

// Generated content: content_writers.cc
void write_content(ValueWriter& out);
void write_counter_reset(ValueWriter& out, std::span<const CounterChange> changes);
void write_counter_increment(ValueWriter& out, std::span<const CounterChange> changes);
void write_counter_set(ValueWriter& out, std::span<const CounterChange> changes);

// Opacity, transforms, filters: effect_writers.cc
void write_opacity(ValueWriter& out, uint8_t opacity);
void write_transform_functions(ValueWriter& out);
void write_transform_origin(ValueWriter& out);
void write_filter(ValueWriter& out, std::span<const FilterFunction> filter);

/// A style keeps them put together.
template <TransformPart part>
void write_transforms(ValueWriter& out) {
  if (part == TransformPart::Transform) write_transform_functions(out);
  else out.text("none");
}

}  // namespace weft
