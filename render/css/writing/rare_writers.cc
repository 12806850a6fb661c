// Flexbox, grid, alignment, and the properties that few boxes have.
#include "render/css/writing/property_writers.h"

namespace weft {
namespace {

void write_alignment(ValueWriter& out, Alignment value) {
  static constexpr std::string_view kWords[] = {
      "auto", "normal", "stretch", "start", "end", "flex-start", "flex-end", "self-start", "self-end", "center", "left", "right",
      "baseline", "last baseline", "space-between", "space-around", "space-evenly"};
  constexpr auto kSafe = static_cast<uint8_t>(Alignment::Safe);
  out.text_if(static_cast<uint8_t>(value) & kSafe, "safe ");
  out.text(kWords[static_cast<uint8_t>(value) & ~kSafe]);
}

void write_track_size(ValueWriter& out, const TrackSize& size) {
  switch (size.kind) {
    case TrackSize::Kind::Length: return out.length(size.length);
    case TrackSize::Kind::Fraction: return out.number(static_cast<double>(size.fraction), 1e-4), out.text("fr");
    case TrackSize::Kind::Auto: return out.text("auto");
    case TrackSize::Kind::MinContent: return out.text("min-content");
    case TrackSize::Kind::MaxContent: return out.text("max-content");
    case TrackSize::Kind::FitContent: return out.text("fit-content("), out.length(size.length), out.text(")");
  }
}

void write_track(ValueWriter& out, const GridTrack& track) {
  const bool plain = track.minimum == track.maximum || (track.minimum == TrackSize() && track.maximum.kind != TrackSize::Kind::Length &&
                                                        track.maximum.kind != TrackSize::Kind::MinContent &&
                                                        track.maximum.kind != TrackSize::Kind::MaxContent);
  if (plain) return write_track_size(out, track.maximum);
  out.text("minmax(");
  write_track_size(out, track.minimum);
  out.text(", ");
  write_track_size(out, track.maximum);
  out.text(")");
}

/// The names of one line in brackets; whether there are any.
bool write_line_names(ValueWriter& out, const GridTemplate& value, size_t line, bool follows) {
  bool any = false;
  for (const GridTemplate::LineName& name : value.line_names) {
    if (name.line != line) continue;
    if (!any) out.text(follows ? " [" : "[");
    else out.text(" ");
    out.text(name.name);
    any = true;
  }
  out.text_if(any, "]");
  return any;
}

void write_counters(ValueWriter& out, std::span<const CounterChange> changes) {
  out.list(changes, " ", [&](const CounterChange& change) {
    out.text(change.name);
    out.text(" ");
    out.number(change.value);
  });
}

/// Strings that follow each other are one. The last of them.
size_t write_strings(ValueWriter& out, std::span<const ContentPiece> pieces, size_t i) {
  out.text("\"");
  for (;; ++i) {
    out.string_characters(pieces[i].text);
    if (i + 1 == pieces.size() || pieces[i + 1].kind != ContentPiece::Kind::String) break;
  }
  out.text("\"");
  return i;
}

void write_content_piece(ValueWriter& out, const ContentPiece& piece) {
  using Kind = ContentPiece::Kind;
  switch (piece.kind) {
    case Kind::Image: return out.url(piece.text);
    case Kind::Attribute: return out.text("attr("), out.text(piece.text), out.text(")");
    case Kind::OpenQuote: return out.text("open-quote");
    case Kind::CloseQuote: return out.text("close-quote");
    case Kind::NoOpenQuote: return out.text("no-open-quote");
    case Kind::NoCloseQuote: return out.text("no-close-quote");
    case Kind::String: case Kind::Counter: case Kind::Counters: break;
  }
  out.text(piece.kind == Kind::Counter ? "counter(" : "counters(");
  out.text(piece.text);
  if (piece.kind == Kind::Counters) out.text(", "), out.string(piece.separator);
  if (piece.list_style != ListStyleType::Decimal) out.text(", "), out.keyword(piece.list_style);
  out.text(")");
}

/// `names` of the parts that are not zero at the end.
void write_arguments(ValueWriter& out, std::string_view name, std::span<const float> values, std::string_view unit) {
  out.text(name);
  for (size_t i = 0; i < values.size(); ++i) {
    out.text_if(i > 0, ", ");
    out.number(static_cast<double>(values[i]), 1e-4);
    out.text(unit);
  }
  out.text(")");
}

void write_transform(ValueWriter& out, const TransformFunction& function) {
  using Kind = TransformFunction::Kind;
  const std::span<const float> values(function.values);
  switch (function.kind) {
    case Kind::Scale: return write_arguments(out, "scale(", values.first(2), "");
    case Kind::Rotate: return write_arguments(out, "rotate(", values.first(1), "deg");
    case Kind::Skew: return write_arguments(out, "skew(", values.first(2), "deg");
    case Kind::Matrix: return write_arguments(out, "matrix(", values, "");
    case Kind::Translate: break;
  }
  out.text("translate(");
  out.length(function.x);
  out.text(", ");
  out.length(function.y);
  out.text(")");
}

void write_filter_function(ValueWriter& out, const FilterFunction& function) {
  using Kind = FilterFunction::Kind;
  static constexpr std::string_view kNames[] = {"blur(", "brightness(", "contrast(", "drop-shadow(", "grayscale(", "hue-rotate(",
                                                "invert(", "opacity(", "saturate(", "sepia("};
  out.text(kNames[static_cast<size_t>(function.kind)]);
  const double amount = static_cast<double>(function.amount);
  if (function.kind == Kind::DropShadow) write_text_shadow(out, std::span(&function.shadow, 1));
  else if (function.kind == Kind::Blur) out.px(Px::from_double(amount));
  else if (function.kind == Kind::HueRotate) out.degrees(amount);
  else out.number(amount, 1e-4);
  out.text(")");
}

}  // namespace

void write_align_items(ValueWriter& out, Alignment value) { write_alignment(out, value); }
void write_align_self(ValueWriter& out, Alignment value) { write_alignment(out, value); }
void write_align_content(ValueWriter& out, Alignment value) { write_alignment(out, value); }
void write_justify_items(ValueWriter& out, Alignment value) { write_alignment(out, value); }
void write_justify_self(ValueWriter& out, Alignment value) { write_alignment(out, value); }
void write_justify_content(ValueWriter& out, Alignment value) { write_alignment(out, value); }

void write_grid_template(ValueWriter& out, const GridTemplate& value) {
  const bool repeats = value.auto_repeat != GridTemplate::AutoRepeat::None;
  const size_t repeat_end = size_t{value.auto_repeat_at} + value.auto_repeat_count;
  if (value.tracks.empty()) return out.text("none");
  bool follows = false;
  for (size_t i = 0; i <= value.tracks.size(); ++i) {
    if (repeats && i == repeat_end) {
      write_line_names(out, value, i, follows);
      out.text(")");
    }
    if (repeats && i == value.auto_repeat_at) {
      out.text_if(follows, " ");
      out.text(value.auto_repeat == GridTemplate::AutoRepeat::Fill ? "repeat(auto-fill, " : "repeat(auto-fit, ");
      follows = false;
    }
    if (!repeats || i != repeat_end) follows = write_line_names(out, value, i, follows) || follows;
    if (i == value.tracks.size()) break;
    out.text_if(follows, " ");
    write_track(out, value.tracks[i]);
    follows = true;
  }
}

void write_grid_auto_tracks(ValueWriter& out, std::span<const GridTrack> tracks) {
  if (tracks.empty()) return out.text("auto");
  out.list(tracks, " ", [&](const GridTrack& track) { write_track(out, track); });
}

void write_grid_areas(ValueWriter& out, const GridAreas& areas) {
  if (!areas.rows) return out.text("none");
  for (size_t i = 0; i < areas.names.size(); ++i) {
    if (i % areas.columns == 0) out.text(i ? " \"" : "\"");
    else out.text(" ");
    out.text(areas.names[i].empty() ? "." : areas.names[i]);
    out.text_if((i + 1) % areas.columns == 0, "\"");
  }
}

void write_grid_auto_flow(ValueWriter& out) {
  const FlexStyle& flex = *out.style().flex;
  if (flex.grid_flow_dense) out.text(flex.grid_flow_column ? "column dense" : "dense");
  else out.text(flex.grid_flow_column ? "column" : "row");
}

void write_grid_line(ValueWriter& out, const GridLine& line) {
  if (line.kind == GridLine::Kind::Auto) return out.text("auto");
  const bool has_number = line.kind == GridLine::Kind::Line ? line.number != 0 : line.number != 1 || line.name.empty();
  out.text_if(line.kind == GridLine::Kind::Span, "span ");
  if (has_number) out.number(line.number);
  out.text_if(has_number && !line.name.empty(), " ");
  out.text(line.name);
}

void write_opacity(ValueWriter& out, uint8_t opacity) { out.number(opacity / 255.0, 1.0 / 255); }

void write_zoom(ValueWriter& out) { out.number(static_cast<double>(out.style().rare->zoom)); }

void write_transform_functions(ValueWriter& out) {
  out.list(out.style().rare->transform, " ", [&](const TransformFunction& function) { write_transform(out, function); });
}

void write_transform_origin(ValueWriter& out) {
  out.length(out.style().rare->origin_x);
  out.text(" ");
  out.length(out.style().rare->origin_y);
}

void write_filter(ValueWriter& out, std::span<const FilterFunction> filter) {
  out.list(filter, " ", [&](const FilterFunction& function) { write_filter_function(out, function); });
}

void write_content(ValueWriter& out) {
  const RareStyle& rare = *out.style().rare;
  if (rare.content_none || rare.content_normal) return out.text(rare.content_normal ? "normal" : "none");
  const std::span<const ContentPiece> pieces = rare.content;
  for (size_t i = 0; i < pieces.size(); ++i) {
    out.text_if(i > 0, " ");
    if (pieces[i].kind == ContentPiece::Kind::String) i = write_strings(out, pieces, i);
    else write_content_piece(out, pieces[i]);
  }
}

void write_counter_reset(ValueWriter& out, std::span<const CounterChange> changes) { write_counters(out, changes); }
void write_counter_increment(ValueWriter& out, std::span<const CounterChange> changes) { write_counters(out, changes); }
void write_counter_set(ValueWriter& out, std::span<const CounterChange> changes) { write_counters(out, changes); }

void write_decoration_lines(ValueWriter& out, uint8_t lines) {
  static constexpr std::string_view kWords[] = {"underline", "overline", "line-through"};
  bool follows = false;
  for (size_t i = 0; i < 3; ++i) {
    if (!(lines >> i & 1)) continue;
    out.text_if(follows, " ");
    out.text(kWords[i]);
    follows = true;
  }
  out.text_if(!follows, "none");
}

/// Without a line no colour is kept.
void write_decoration_color(ValueWriter& out) {
  const TextDecoration& decoration = out.style().rare->decoration;
  out.color(decoration.lines ? decoration.color : out.style().text->color);
}

void write_object_position(ValueWriter& out) {
  out.length(out.style().rare->object_position_x);
  out.text(" ");
  out.length(out.style().rare->object_position_y);
}

void write_clip(ValueWriter& out) {
  const RareStyle& rare = *out.style().rare;
  if (!rare.has_clip) return out.text("auto");
  out.text("rect(");
  const Length* const edges[] = {&rare.clip_top, &rare.clip_right, &rare.clip_bottom, &rare.clip_left};
  for (const Length* edge : edges) {
    out.text_if(edge != edges[0], ", ");
    out.length(*edge);
  }
  out.text(")");
}

void write_container_names(ValueWriter& out, std::span<const std::string_view> names) {
  out.list(names, " ", [&](std::string_view name) { out.text(name); });
}

void write_line_clamp(ValueWriter& out, uint16_t lines) {
  if (lines) out.number(lines);
  else out.text("none");
}

void write_column_count(ValueWriter& out, uint16_t count) {
  if (count) out.number(count);
  else out.text("auto");
}

}  // namespace weft
