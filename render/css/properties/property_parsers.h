// The parsers that properties.def names: parse_x reads what a property takes from the front of the
// reader into a field or into the builder; copy_x takes it over from another style (inherit,
// initial).
#pragma once

#include "render/css/style/style_builder.h"
#include "render/css/syntax/css_value.h"
#include "render/css/values/value_reader.h"

namespace weft {

// Fonts: font_values.cc
bool parse_font_families(ValueReader& reader, std::span<const FamilyName>& families);
bool parse_font_size(ValueReader& reader, StyleBuilder& builder);
void copy_font_size(StyleBuilder& builder, const ComputedStyle& from);
bool parse_font_weight(ValueReader& reader, StyleBuilder& builder);
void copy_font_weight(StyleBuilder& builder, const ComputedStyle& from);
bool parse_font_style(ValueReader& reader, FontStyle& style);
bool parse_font_stretch(ValueReader& reader, uint16_t& percent);
bool parse_font_kerning(ValueReader& reader, bool& kerning);
bool parse_font_ligatures(ValueReader& reader, bool& ligatures);
bool parse_line_height(ValueReader& reader, Length& height);
/// Chromium's quirk: text in monospace alone is 13/16 the size, unless its size was given
/// absolutely.
void adapt_size_to_monospace(StyleBuilder& builder, double device_pixel_ratio);

// Text, lists, tables: text_values.cc
enum class ShadowKind : uint8_t { Text, Box };
bool parse_spacing(ValueReader& reader, Px& spacing);
bool parse_text_align(ValueReader& reader, StyleBuilder& builder);
void copy_text_align(StyleBuilder& builder, const ComputedStyle& from);
bool parse_text_align_last(ValueReader& reader, TextAlign& align);
bool parse_tab_size(ValueReader& reader, Length& size);
bool parse_length_percentage(ValueReader& reader, Length& length);
bool parse_length(ValueReader& reader, Px& length);
bool parse_list_style_type(ValueReader& reader, StyleBuilder& builder);
void copy_list_style_type(StyleBuilder& builder, const ComputedStyle& from);
bool parse_image(ValueReader& reader, ImageValue& image);
bool parse_border_spacing(ValueReader& reader, StyleBuilder& builder);
void copy_border_spacing(StyleBuilder& builder, const ComputedStyle& from);
bool parse_quotes(ValueReader& reader, std::span<const std::string_view>& quotes);
bool parse_shadow(ValueReader& reader, Shadow& shadow, ShadowKind kind);
bool parse_text_shadow(ValueReader& reader, std::span<const Shadow>& shadows);
/// thin, medium, thick: 1, 3 or 5 times `unit`.
bool parse_width_word(ValueReader& reader, double unit, Px& width);
bool parse_stroke_width(ValueReader& reader, Px& width);
bool parse_text_stroke_color(ValueReader& reader, StyleBuilder& builder);
void copy_text_stroke_color(StyleBuilder& builder, const ComputedStyle& from);
bool parse_text_fill_color(ValueReader& reader, StyleBuilder& builder);
void copy_text_fill_color(StyleBuilder& builder, const ComputedStyle& from);
bool parse_paint_order(ValueReader& reader, bool& stroke_first);
bool parse_decoration_lines(ValueReader& reader, uint8_t& lines);
bool parse_decoration_thickness(ValueReader& reader, Length& thickness);
bool parse_decoration_color(ValueReader& reader, StyleBuilder& builder);
void copy_decoration_color(StyleBuilder& builder, const ComputedStyle& from);

// Boxes and borders: box_values.cc
bool parse_display(ValueReader& reader, StyleBuilder& builder);
void copy_display(StyleBuilder& builder, const ComputedStyle& from);
bool parse_contain(ValueReader& reader, uint8_t& contain);
bool parse_vertical_align(ValueReader& reader, StyleBuilder& builder);
void copy_vertical_align(StyleBuilder& builder, const ComputedStyle& from);
bool parse_z_index(ValueReader& reader, StyleBuilder& builder);
void copy_z_index(StyleBuilder& builder, const ComputedStyle& from);
bool parse_size(ValueReader& reader, Length& size);
bool parse_maximum_size(ValueReader& reader, Length& size);
bool parse_margin(ValueReader& reader, Length& margin);
bool parse_padding(ValueReader& reader, Length& padding);
bool parse_aspect_ratio(ValueReader& reader, StyleBuilder& builder);
void copy_aspect_ratio(StyleBuilder& builder, const ComputedStyle& from);
bool parse_line_width(ValueReader& reader, Px& width);
bool parse_outline_style(ValueReader& reader, BorderLine& line);
bool parse_color(ValueReader& reader, Color& color);
bool parse_radius_pair(ValueReader& reader, Length& x, Length& y);
bool parse_box_shadow(ValueReader& reader, std::span<const Shadow>& shadows);
bool parse_object_position(ValueReader& reader, StyleBuilder& builder);
void copy_object_position(StyleBuilder& builder, const ComputedStyle& from);
bool parse_clip(ValueReader& reader, StyleBuilder& builder);
void copy_clip(StyleBuilder& builder, const ComputedStyle& from);
bool is_container_name(const Token& token);
bool parse_container_names(ValueReader& reader, std::span<const std::string_view>& names);
/// A factor for all lengths of the element and what is in it (CSS Viewport 1, 5).
bool parse_zoom(ValueReader& reader, StyleBuilder& builder);
void copy_zoom(StyleBuilder& builder, const ComputedStyle& from);
bool parse_line_clamp(ValueReader& reader, uint16_t& lines);
bool parse_column_count(ValueReader& reader, uint16_t& count);
bool parse_column_width(ValueReader& reader, Length& width);

/// The colour of a border side or outline; its initial value is the element's colour.
template <BorderSide SurfaceStyle::*side>
bool parse_side_color(ValueReader& reader, StyleBuilder& builder) {
  BorderSide& border = builder.surface.*side;
  border.current_color = reader.peek().is_ident("currentcolor");
  return reader.color(border.color);
}
template <BorderSide SurfaceStyle::*side>
void copy_side_color(StyleBuilder& builder, const ComputedStyle& from) {
  BorderSide& border = builder.surface.*side;
  border.current_color = (from.surface->*side).current_color;
  border.color = border.current_color ? builder.text.color : (from.surface->*side).color;
}
template <int corner>
bool parse_radius(ValueReader& reader, StyleBuilder& builder) {
  return parse_radius_pair(reader, builder.surface.radius_x[corner],
                           builder.surface.radius_y[corner]);
}
template <int corner>
void copy_radius(StyleBuilder& builder, const ComputedStyle& from) {
  builder.surface.radius_x[corner] = from.surface->radius_x[corner];
  builder.surface.radius_y[corner] = from.surface->radius_y[corner];
}

// The flexbox of 2009, kept as the flex container that it is: old_box_values.cc
bool parse_box_orient(ValueReader& reader, StyleBuilder& builder);
void copy_box_orient(StyleBuilder& builder, const ComputedStyle& from);
bool parse_box_direction(ValueReader& reader, StyleBuilder& builder);
void copy_box_direction(StyleBuilder& builder, const ComputedStyle& from);
bool parse_box_align(ValueReader& reader, StyleBuilder& builder);
void copy_box_align(StyleBuilder& builder, const ComputedStyle& from);
bool parse_box_pack(ValueReader& reader, StyleBuilder& builder);
void copy_box_pack(StyleBuilder& builder, const ComputedStyle& from);
bool parse_box_flex(ValueReader& reader, StyleBuilder& builder);
void copy_box_flex(StyleBuilder& builder, const ComputedStyle& from);
bool parse_box_ordinal_group(ValueReader& reader, StyleBuilder& builder);
void copy_box_ordinal_group(StyleBuilder& builder, const ComputedStyle& from);
/// What display: -webkit-box means, for the element and its children (`old_item`).
void finish_old_box(StyleBuilder& builder);

// border_image_values.cc
bool parse_border_image_source(ValueReader& reader, StyleBuilder& builder);
void copy_border_image_source(StyleBuilder& builder, const ComputedStyle& from);
bool parse_border_image_slice(ValueReader& reader, StyleBuilder& builder);
void copy_border_image_slice(StyleBuilder& builder, const ComputedStyle& from);
bool parse_border_image_width(ValueReader& reader, StyleBuilder& builder);
void copy_border_image_width(StyleBuilder& builder, const ComputedStyle& from);
bool parse_border_image_outset(ValueReader& reader, StyleBuilder& builder);
void copy_border_image_outset(StyleBuilder& builder, const ComputedStyle& from);
bool parse_border_image_repeat(ValueReader& reader, StyleBuilder& builder);
void copy_border_image_repeat(StyleBuilder& builder, const ComputedStyle& from);

// Backgrounds and masks: layer_values.cc
bool parse_layer_list(ValueReader& reader, LayerKind kind, LayerPart part,
                      std::span<const BackgroundLayer>& list);
std::span<const BackgroundLayer> assemble_layers(ValueReader& reader, LayerKind kind,
                                                 const LayerLists& lists);
/// Where the background colour ends: the clip of the bottom layer.
BackgroundBox color_clip(const LayerLists& background);

template <LayerKind kind, LayerPart part>
bool parse_layers(ValueReader& reader, StyleBuilder& builder) {
  return parse_layer_list(
      reader, kind, part,
      builder.layers[static_cast<size_t>(kind)].parts[static_cast<size_t>(part)]);
}
template <LayerKind kind, LayerPart part>
void copy_layers(StyleBuilder& builder, const ComputedStyle& from) {
  builder.layers[static_cast<size_t>(kind)].parts[static_cast<size_t>(part)] =
      kind == LayerKind::Background ? from.surface->background : from.rare->mask;
}

// Flex and alignment: flex_values.cc
bool parse_align_items(ValueReader& reader, Alignment& value);
bool parse_align_self(ValueReader& reader, Alignment& value);
bool parse_align_content(ValueReader& reader, Alignment& value);
bool parse_justify_items(ValueReader& reader, Alignment& value);
bool parse_justify_self(ValueReader& reader, Alignment& value);
bool parse_justify_content(ValueReader& reader, Alignment& value);
bool parse_factor(ValueReader& reader, float& factor);
bool parse_integer(ValueReader& reader, int32_t& value);
bool parse_flex_basis(ValueReader& reader, Length& basis);
bool parse_gap(ValueReader& reader, Length& gap);

// Grid: grid_values.cc
bool parse_grid_template(ValueReader& reader, GridTemplate& value);
bool parse_grid_auto_tracks(ValueReader& reader, std::span<const GridTrack>& tracks);
bool parse_grid_areas(ValueReader& reader, GridAreas& areas);
bool parse_grid_auto_flow(ValueReader& reader, StyleBuilder& builder);
void copy_grid_auto_flow(StyleBuilder& builder, const ComputedStyle& from);
bool parse_grid_line(ValueReader& reader, GridLine& line);

// Generated content: content_values.cc
bool parse_content(ValueReader& reader, StyleBuilder& builder);
void copy_content(StyleBuilder& builder, const ComputedStyle& from);
bool parse_counter_reset(ValueReader& reader, std::span<const CounterChange>& changes);
bool parse_counter_increment(ValueReader& reader, std::span<const CounterChange>& changes);
bool parse_counter_set(ValueReader& reader, std::span<const CounterChange>& changes);

// Opacity, transforms, filters: effect_values.cc
bool parse_opacity(ValueReader& reader, uint8_t& opacity);
bool parse_transform_list(ValueReader& reader, TransformPart part,
                          std::span<const TransformFunction>& list);
std::span<const TransformFunction> assemble_transforms(ValueReader& reader,
                                                       const StyleBuilder& builder);
bool parse_transform_origin(ValueReader& reader, StyleBuilder& builder);
void copy_transform_origin(StyleBuilder& builder, const ComputedStyle& from);
bool parse_filter(ValueReader& reader, std::span<const FilterFunction>& filter);

template <TransformPart part>
bool parse_transforms(ValueReader& reader, StyleBuilder& builder) {
  return parse_transform_list(reader, part, builder.transforms[static_cast<size_t>(part)]);
}
/// A style keeps the parts put together, under Transform.
template <TransformPart part>
void copy_transforms(StyleBuilder& builder, const ComputedStyle& from) {
  builder.transforms[static_cast<size_t>(part)] = {};
  if (part == TransformPart::Transform)
    builder.transforms[static_cast<size_t>(part)] = from.rare->transform;
}

}  // namespace weft
