// Alignment, as flexbox and grid share it, and the properties of grid layout.
#include "render/css/writing/property_writers.h"

namespace weft {
namespace {

void write_alignment(ValueWriter& out, Alignment value) {
  static constexpr std::string_view kWords[] = {
      "auto",     "normal",        "stretch",       "start",        "end",         "flex-start",
      "flex-end", "self-start",    "self-end",      "center",       "left",        "right",
      "baseline", "last baseline", "space-between", "space-around", "space-evenly"};
  constexpr auto kSafe = static_cast<uint8_t>(Alignment::Safe);
  out.text_if(static_cast<uint8_t>(value) & kSafe, "safe ");
  out.text(kWords[static_cast<uint8_t>(value) & ~kSafe]);
}

void write_track_size(ValueWriter& out, const TrackSize& size) {
  switch (size.kind) {
    case TrackSize::Kind::Length: return out.length(size.length);
    case TrackSize::Kind::Fraction:
      out.number(static_cast<double>(size.fraction), 1e-4);
      return out.text("fr");
    case TrackSize::Kind::Auto: return out.text("auto");
    case TrackSize::Kind::MinContent: return out.text("min-content");
    case TrackSize::Kind::MaxContent: return out.text("max-content");
    case TrackSize::Kind::FitContent:
      out.text("fit-content(");
      out.length(size.length);
      return out.text(")");
  }
}

void write_track(ValueWriter& out, const GridTrack& track) {
  const bool plain =
      track.minimum == track.maximum ||
      (track.minimum == TrackSize() && track.maximum.kind != TrackSize::Kind::Length &&
       track.maximum.kind != TrackSize::Kind::MinContent &&
       track.maximum.kind != TrackSize::Kind::MaxContent);
  if (plain) return write_track_size(out, track.maximum);
  out.text("minmax(");
  write_track_size(out, track.minimum);
  out.text(", ");
  write_track_size(out, track.maximum);
  out.text(")");
}

/// The names of one line in brackets, of those that repeat or the others; whether there are any.
bool write_line_names(ValueWriter& out, const GridTemplate& value, size_t line, bool repeats,
                      bool follows) {
  bool any = false;
  for (const GridTemplate::LineName& name : value.line_names) {
    if (name.line != line || name.repeats != repeats) continue;
    if (!any) out.text(follows ? " [" : "[");
    else out.text(" ");
    out.text(name.name);
    any = true;
  }
  out.text_if(any, "]");
  return any;
}

/// subgrid [a b] [] repeat(auto-fill, [c])
void write_subgrid(ValueWriter& out, const GridTemplate& value) {
  const bool repeats = value.auto_repeat != GridTemplate::AutoRepeat::None;
  out.text("subgrid");
  for (size_t i = 0; i < value.name_lists; ++i) {
    const bool begins = repeats && i == value.auto_repeat_at;
    out.text(begins ? " repeat(auto-fill, " : " ");
    const bool inside = repeats && i >= value.auto_repeat_at &&
                        i < size_t{value.auto_repeat_at} + value.auto_repeat_count;
    if (!write_line_names(out, value, i, inside, false)) out.text("[]");
    if (inside && i + 1 == size_t{value.auto_repeat_at} + value.auto_repeat_count) out.text(")");
  }
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
  if (value.is_subgrid) return write_subgrid(out, value);
  if (value.tracks.empty()) return out.text("none");
  bool follows = false;
  for (size_t i = 0; i <= value.tracks.size(); ++i) {
    if (repeats && i == repeat_end) {
      write_line_names(out, value, i, true, follows);
      out.text(")");
      follows = true;
    }
    follows = write_line_names(out, value, i, false, follows) || follows;
    if (repeats && i == value.auto_repeat_at) {
      out.text_if(follows, " ");
      out.text(value.auto_repeat == GridTemplate::AutoRepeat::Fill ? "repeat(auto-fill, "
                                                                   : "repeat(auto-fit, ");
      follows = false;
    }
    if (repeats && i >= value.auto_repeat_at && i < repeat_end)
      follows = write_line_names(out, value, i, true, follows) || follows;
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

void write_grid_auto_flow(ValueWriter& out, bool column, bool dense) {
  if (dense) out.text(column ? "column dense" : "dense");
  else out.text(column ? "column" : "row");
}

void write_grid_line(ValueWriter& out, const GridLine& line) {
  if (line.kind == GridLine::Kind::Auto) return out.text("auto");
  const bool has_number =
      line.kind == GridLine::Kind::Line ? line.number != 0 : line.number != 1 || line.name.empty();
  out.text_if(line.kind == GridLine::Kind::Span, "span ");
  if (has_number) out.number(line.number);
  out.text_if(has_number && !line.name.empty(), " ");
  out.text(line.name);
}

}  // namespace weft
