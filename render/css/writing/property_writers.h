// Counterpart of property_parsers.h: write_x writes what parse_x reads, from the fields of the
// property's row.
#pragma once

#include <type_traits>

#include "render/css/style/style_builder.h"
#include "render/css/writing/value_writer.h"

namespace weft {

// Fields whose type alone says how they are written.
template <typename E>
requires std::is_enum_v<E>
void write_field(ValueWriter& out, E value) { out.keyword(value); }
inline void write_field(ValueWriter& out, Color color) { out.color(color); }
inline void write_field(ValueWriter& out, const ImageValue& image) { out.image(image); }
inline void write_field(ValueWriter& out, const Length& length) { out.length(length); }
inline void write_field(ValueWriter& out, Px length) { out.px(length); }
inline void write_field(ValueWriter& out, int32_t value) { out.number(value); }
inline void write_field(ValueWriter& out, float value) {
  out.number(static_cast<double>(value), 1e-5);
}
/// A pair is one value when both are equal.
inline void write_field(ValueWriter& out, const Length& x, const Length& y) { out.pair(x, y); }

// Text and boxes: property_writers.cc
void write_font_families(ValueWriter& out, std::span<const FamilyName> families);
void write_font_size(ValueWriter& out, Px size, uint8_t keyword, bool absolute, float exact);
void write_font_weight(ValueWriter& out, uint16_t weight);
void write_font_style(ValueWriter& out, FontStyle style);
void write_font_stretch(ValueWriter& out, uint16_t percent);
void write_font_kerning(ValueWriter& out, bool kerning);
void write_font_ligatures(ValueWriter& out, uint8_t set);
void write_font_numeric(ValueWriter& out, uint8_t set);
void write_font_east_asian(ValueWriter& out, uint16_t set);
void write_font_alternates(ValueWriter& out, bool historical_forms);
void write_font_synthesis(ValueWriter& out, bool is_allowed);
void write_font_size_adjust(ValueWriter& out, FontMetric metric, float aspect);
void write_font_features(ValueWriter& out, std::span<const FontFeature> features);
void write_font_variations(ValueWriter& out, std::span<const FontVariation> variations);
void write_spacing(ValueWriter& out, Px spacing);
void write_text_align_last(ValueWriter& out, TextAlign align);
void write_hyphenate_character(ValueWriter& out, bool is_auto, std::string_view hyphen);
void write_list_style_type(ValueWriter& out, ListStyleType type, std::string_view string);
void write_border_spacing(ValueWriter& out, Px x, Px y);
void write_emphasis_style(ValueWriter& out, EmphasisShape shape, bool is_open, char32_t character);
void write_emphasis_position(ValueWriter& out, bool under, bool left);
void write_text_box_edge(ValueWriter& out, bool is_auto, TextEdge over, TextEdge under);
void write_initial_letter(ValueWriter& out, float size, uint16_t sink);
void write_quotes(ValueWriter& out, std::span<const std::string_view> quotes);
void write_text_shadow(ValueWriter& out, std::span<const Shadow> shadows);
void write_paint_order(ValueWriter& out, const PaintOrder& order);
void write_display(ValueWriter& out, Display display, bool is_old_box);
void write_box_orient(ValueWriter& out, bool vertical);
void write_box_direction(ValueWriter& out, bool reversed);
void write_box_align(ValueWriter& out, Alignment align);
void write_box_pack(ValueWriter& out, Alignment pack);
void write_animation_names(ValueWriter& out, std::span<const std::string_view> names);
void write_animation_iterations(ValueWriter& out, std::span<const float> counts);
void write_animation_directions(ValueWriter& out, std::span<const AnimationDirection> directions);
void write_animation_fills(ValueWriter& out, std::span<const AnimationFill> fills);
void write_vertical_align(ValueWriter& out, VerticalAlign align, const Length& length);
void write_z_index(ValueWriter& out, int32_t index, bool is_auto);
void write_aspect_ratio(ValueWriter& out, bool is_auto, Px width, Px height);
void write_zoom(ValueWriter& out, float zoom);
void write_color_scheme(ValueWriter& out, uint8_t schemes);
void write_accent_color(ValueWriter& out, Color color);
void write_decoration_lines(ValueWriter& out, uint8_t lines);
void write_decoration_color(ValueWriter& out, Color color, bool current);
void write_position(ValueWriter& out, const Length& x, const Length& y);
void write_clip(ValueWriter& out, bool is_rect, const Length& top, const Length& right,
                const Length& bottom, const Length& left);
void write_contain(ValueWriter& out, uint8_t contain);
void write_contained_size(ValueWriter& out, bool is_auto, Px size);
void write_container_names(ValueWriter& out, std::span<const std::string_view> names);
void write_will_change(ValueWriter& out, std::span<const std::string_view> names);
void write_line_clamp(ValueWriter& out, uint16_t lines);
void write_line_count(ValueWriter& out, uint16_t lines);
void write_column_count(ValueWriter& out, uint16_t count);

// Surfaces: surface_writers.cc
void write_color_or_current(ValueWriter& out, Color color, bool current);
void write_outline_style(ValueWriter& out, BorderLine line);
void write_box_shadow(ValueWriter& out, std::span<const Shadow> shadows);
void write_border_image_slice(ValueWriter& out, const Length (&slice)[4], bool fill);
void write_border_image_width(ValueWriter& out, const Length (&width)[4]);
void write_border_image_outset(ValueWriter& out, const Length (&outset)[4]);
void write_border_image_repeat(ValueWriter& out, BackgroundRepeat x, BackgroundRepeat y);
/// Four sides as a shorthand has them: as few values as say them all.
void write_sides(ValueWriter& out, std::span<const Length> sides);
void write_shape_outside(ValueWriter& out, const ClipPath* shape);
void write_clip_path(ValueWriter& out, const ClipPath* clip_path);
void write_object_view_box(ValueWriter& out, const ClipPath* view_box);
void write_offset_path(ValueWriter& out, const ClipPath* path);
void write_offset_rotate(ValueWriter& out, bool turns, float degrees);
void write_offset_anchor(ValueWriter& out, const Length& x, const Length& y);
void write_offset_position(ValueWriter& out, const Length& x, const Length& y);
void write_layer_part(ValueWriter& out, LayerKind kind, LayerPart part,
                      std::span<const BackgroundLayer> layers);

template <LayerPart part>
void write_background_layers(ValueWriter& out, std::span<const BackgroundLayer> layers) {
  write_layer_part(out, LayerKind::Background, part, layers);
}
template <LayerPart part>
void write_mask_layers(ValueWriter& out, std::span<const BackgroundLayer> layers) {
  write_layer_part(out, LayerKind::Mask, part, layers);
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
void write_grid_auto_flow(ValueWriter& out, bool column, bool dense);
void write_grid_line(ValueWriter& out, const GridLine& line);

// Generated content: content_writers.cc
void write_content(ValueWriter& out, std::span<const ContentPiece> content, bool none, bool normal);
void write_counter_reset(ValueWriter& out, std::span<const CounterChange> changes);
void write_counter_increment(ValueWriter& out, std::span<const CounterChange> changes);
void write_counter_set(ValueWriter& out, std::span<const CounterChange> changes);

// Opacity, transforms, filters: effect_writers.cc
void write_opacity(ValueWriter& out, uint8_t opacity);
void write_transform(ValueWriter& out, std::span<const TransformFunction> list);
void write_transform_origin(ValueWriter& out, const Length& x, const Length& y, Px z);
void write_perspective_origin(ValueWriter& out, const Length& x, const Length& y);
void write_filter(ValueWriter& out, std::span<const FilterFunction> filter);

// SVG: svg_writers.cc
void write_svg_length(ValueWriter& out, const SvgLength& length);
void write_svg_size(ValueWriter& out, const SvgLength& size);
void write_svg_radius(ValueWriter& out, const SvgLength& radius);
void write_baseline_shift(ValueWriter& out, BaselineShift shift, const SvgLength& length);
void write_svg_reference(ValueWriter& out, std::string_view url);
void write_svg_paint(ValueWriter& out, const SvgPaint& paint);
void write_svg_path_data(ValueWriter& out, const SvgPathData& d);
void write_dashes(ValueWriter& out, std::span<const SvgLength> dashes);

template <TransformPart part>
void write_individual_transform(ValueWriter& out, std::span<const TransformFunction> list) {
  write_transform(out, list);
}

}  // namespace weft
