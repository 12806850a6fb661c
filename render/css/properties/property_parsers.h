// The parsers that properties.def names: parse_x reads what a property takes from the front of the
// reader into the fields of its row, or into the builder.
#pragma once

#include "render/css/style/style_builder.h"
#include "render/css/syntax/css_value.h"
#include "render/css/values/value_reader.h"

namespace weft {

// Fonts: font_values.cc
bool parse_font_families(ValueReader& reader, std::span<const FamilyName>& families);
bool parse_font_size(ValueReader& reader, StyleBuilder& builder);
bool parse_font_weight(ValueReader& reader, StyleBuilder& builder);
bool parse_font_style(ValueReader& reader, FontStyle& style);
bool parse_font_stretch(ValueReader& reader, uint16_t& percent);
bool parse_font_kerning(ValueReader& reader, bool& kerning);
bool parse_font_ligatures(ValueReader& reader, uint8_t& set);
bool parse_font_numeric(ValueReader& reader, uint8_t& set);
bool parse_font_east_asian(ValueReader& reader, uint16_t& set);
bool parse_font_alternates(ValueReader& reader, bool& historical_forms);
bool parse_font_synthesis(ValueReader& reader, bool& is_allowed);
bool parse_font_size_adjust(ValueReader& reader, FontMetric& metric, float& aspect);
bool parse_font_features(ValueReader& reader, std::span<const FontFeature>& features);
bool parse_font_variations(ValueReader& reader, std::span<const FontVariation>& variations);
bool parse_line_height(ValueReader& reader, Length& height);
/// Chromium's quirk: text in monospace alone is 13/16 the size, unless its size was given
/// absolutely.
void adapt_size_to_monospace(StyleBuilder& builder, double device_pixel_ratio);

// Text, lists, tables: text_values.cc
enum class ShadowKind : uint8_t { Text, Box };
bool parse_spacing(ValueReader& reader, Px& spacing);
bool parse_text_align(ValueReader& reader, StyleBuilder& builder);
bool parse_text_align_last(ValueReader& reader, TextAlign& align);
bool parse_tab_size(ValueReader& reader, Length& size);
bool parse_length_percentage(ValueReader& reader, Length& length);
bool parse_length(ValueReader& reader, Px& length);
bool parse_list_style_type(ValueReader& reader, ListStyleType& type, std::string_view& string);
bool parse_image(ValueReader& reader, ImageValue& image);
bool parse_border_spacing(ValueReader& reader, Px& x, Px& y);
bool parse_hyphenate_character(ValueReader& reader, bool& is_auto, std::string_view& hyphen);
bool parse_emphasis_style(ValueReader& reader, EmphasisShape& shape, bool& is_open,
                          char32_t& character);
bool parse_emphasis_position(ValueReader& reader, bool& under, bool& left);
bool parse_text_box_edge(ValueReader& reader, bool& is_auto, TextEdge& over, TextEdge& under);
bool parse_initial_letter(ValueReader& reader, float& size, uint16_t& sink);
bool parse_quotes(ValueReader& reader, std::span<const std::string_view>& quotes);
bool parse_shadow(ValueReader& reader, Shadow& shadow, ShadowKind kind);
bool parse_text_shadow(ValueReader& reader, std::span<const Shadow>& shadows);
/// thin, medium, thick: 1, 3 or 5 times `unit`.
bool parse_width_word(ValueReader& reader, double unit, Px& width);
bool parse_stroke_width(ValueReader& reader, Px& width);
bool parse_paint_order(ValueReader& reader, PaintOrder& order);
bool parse_decoration_lines(ValueReader& reader, uint8_t& lines);
bool parse_decoration_thickness(ValueReader& reader, Length& thickness);
bool parse_decoration_color(ValueReader& reader, Color& color, bool& current);

// Boxes and borders: box_values.cc
bool parse_display(ValueReader& reader, Display& display, bool& is_old_box);
bool parse_contain(ValueReader& reader, uint8_t& contain);
bool parse_contained_size(ValueReader& reader, bool& is_auto, Px& size);
bool parse_vertical_align(ValueReader& reader, VerticalAlign& align, Length& length);
bool parse_z_index(ValueReader& reader, int32_t& index, bool& is_auto);
bool parse_size(ValueReader& reader, Length& size);
bool parse_maximum_size(ValueReader& reader, Length& size);
bool parse_margin(ValueReader& reader, Length& margin);
bool parse_padding(ValueReader& reader, Length& padding);
bool parse_aspect_ratio(ValueReader& reader, bool& is_auto, Px& width, Px& height);
bool parse_line_width(ValueReader& reader, Px& width);
bool parse_outline_style(ValueReader& reader, BorderLine& line);
bool parse_color(ValueReader& reader, Color& color);
/// `current`: it is that of the text, also where it is inherited.
bool parse_color_or_current(ValueReader& reader, Color& color, bool& current);
bool parse_radius(ValueReader& reader, Length& x, Length& y);
bool parse_box_shadow(ValueReader& reader, std::span<const Shadow>& shadows);
bool parse_position(ValueReader& reader, Length& x, Length& y);
bool parse_clip(ValueReader& reader, bool& is_rect, Length& top, Length& right, Length& bottom,
                Length& left);
bool is_container_name(const Token& token);
bool parse_container_names(ValueReader& reader, std::span<const std::string_view>& names);
bool parse_will_change(ValueReader& reader, std::span<const std::string_view>& names);
/// A factor for all lengths of the element and what is in it (CSS Viewport 1, 5).
bool parse_zoom(ValueReader& reader, float& zoom);
/// Bits of ColorSchemes; schemes of other names are valid, and none.
bool parse_color_scheme(ValueReader& reader, uint8_t& schemes);
/// Transparent: auto.
bool parse_accent_color(ValueReader& reader, Color& color);
bool parse_line_clamp(ValueReader& reader, uint16_t& lines);
bool parse_line_count(ValueReader& reader, uint16_t& lines);
bool parse_column_count(ValueReader& reader, uint16_t& count);
bool parse_column_width(ValueReader& reader, Length& width);

// The flexbox of 2009, kept as the flex container that it is: old_box_values.cc
bool parse_box_orient(ValueReader& reader, bool& vertical);
bool parse_box_direction(ValueReader& reader, bool& reversed);
bool parse_box_align(ValueReader& reader, Alignment& align);
bool parse_box_pack(ValueReader& reader, Alignment& pack);
bool parse_box_flex(ValueReader& reader, float& flex);
bool parse_box_ordinal_group(ValueReader& reader, int32_t& group);
/// Makes display: -webkit-box, of the element or its parent, the flexbox of today.
void finish_old_box(StyleBuilder& builder);

// border_image_values.cc
bool parse_border_image_slice(ValueReader& reader, Length (&slice)[4], bool& fill);
bool parse_border_image_width(ValueReader& reader, Length (&width)[4]);
bool parse_border_image_outset(ValueReader& reader, Length (&outset)[4]);
bool parse_border_image_repeat(ValueReader& reader, BackgroundRepeat& x, BackgroundRepeat& y);
bool parse_mask_border_mode(ValueReader& reader, MaskMode& mode);

// Backgrounds and masks: layer_values.cc
bool parse_layer_list(ValueReader& reader, LayerKind kind, LayerPart part,
                      std::span<const BackgroundLayer>& list);
std::span<const BackgroundLayer> assemble_layers(ValueReader& reader, LayerKind kind,
                                                 const LayerLists& lists);
/// The box that the background colour fills: the clip of the bottom layer.
BackgroundBox color_clip(const LayerLists& background);

template <LayerPart part>
bool parse_background_layers(ValueReader& reader, std::span<const BackgroundLayer>& list) {
  return parse_layer_list(reader, LayerKind::Background, part, list);
}
template <LayerPart part>
bool parse_mask_layers(ValueReader& reader, std::span<const BackgroundLayer>& list) {
  return parse_layer_list(reader, LayerKind::Mask, part, list);
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
bool parse_grid_auto_flow(ValueReader& reader, bool& column, bool& dense);
bool parse_grid_line(ValueReader& reader, GridLine& line);

// Generated content: content_values.cc
bool parse_content(ValueReader& reader, std::span<const ContentPiece>& content, bool& none,
                   bool& normal);
bool parse_counter_reset(ValueReader& reader, std::span<const CounterChange>& changes);
bool parse_counter_increment(ValueReader& reader, std::span<const CounterChange>& changes);
bool parse_counter_set(ValueReader& reader, std::span<const CounterChange>& changes);

// clip_path_values.cc
/// Null: none.
bool parse_clip_path(ValueReader& reader, const ClipPath*& clip_path);
bool parse_shape_outside(ValueReader& reader, const ClipPath*& shape);
bool parse_object_view_box(ValueReader& reader, const ClipPath*& view_box);
/// A shape, a box, an element or a ray.
bool parse_offset_path(ValueReader& reader, const ClipPath*& path);

// motion_values.cc
bool parse_offset_rotate(ValueReader& reader, bool& turns, float& degrees);
bool parse_offset_anchor(ValueReader& reader, Length& x, Length& y);
bool parse_offset_position(ValueReader& reader, Length& x, Length& y);

// Animations: animation_values.cc
bool parse_animation_names(ValueReader& reader, std::span<const std::string_view>& names);
bool parse_animation_iterations(ValueReader& reader, std::span<const float>& counts);
bool parse_animation_directions(ValueReader& reader,
                                std::span<const AnimationDirection>& directions);
bool parse_animation_fills(ValueReader& reader, std::span<const AnimationFill>& fills);

// Opacity, transforms, filters: effect_values.cc
bool parse_opacity(ValueReader& reader, uint8_t& opacity);
bool parse_transform(ValueReader& reader, std::span<const TransformFunction>& list);
bool parse_single_transform(ValueReader& reader, TransformPart part,
                            std::span<const TransformFunction>& list);
/// translate, rotate, scale, the motion along a path, then the functions of `transform` (CSS
/// Transforms 2, 6).
std::span<const TransformFunction> assemble_transforms(ValueReader& reader,
                                                       const IndividualTransforms& individual,
                                                       const MotionStyle& motion,
                                                       std::span<const TransformFunction> list);
bool parse_transform_origin(ValueReader& reader, Length& x, Length& y, Px& z);
bool parse_perspective(ValueReader& reader, Length& distance);
bool parse_perspective_origin(ValueReader& reader, Length& x, Length& y);
bool parse_filter(ValueReader& reader, std::span<const FilterFunction>& filter);

// SVG: svg_values.cc. A number is one of CSS px.
bool parse_svg_paint(ValueReader& reader, SvgPaint& paint);
bool parse_svg_length(ValueReader& reader, SvgLength& length);
bool parse_svg_size(ValueReader& reader, SvgLength& size);
bool parse_svg_radius(ValueReader& reader, SvgLength& radius);
bool parse_svg_path_data(ValueReader& reader, SvgPathData& d);
bool parse_dashes(ValueReader& reader, std::span<const SvgLength>& dashes);
bool parse_baseline_shift(ValueReader& reader, BaselineShift& shift, SvgLength& length);
/// none, or the URL of an element.
bool parse_svg_reference(ValueReader& reader, std::string_view& url);

template <TransformPart part>
bool parse_individual_transform(ValueReader& reader, std::span<const TransformFunction>& list) {
  return parse_single_transform(reader, part, list);
}

}  // namespace weft
