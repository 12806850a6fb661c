// The values of grid layout (CSS Grid 2, section 7 and 8).
#include <algorithm>

#include "render/css/properties/property_parsers.h"

namespace weft {
namespace {

constexpr uint16_t kMaxTracks = kMostGridTracks;
constexpr size_t kMaxLineNames = 1000;  // of one template; those of lines further on are cut off

bool parse_track_breadth(ValueReader& reader, TrackSize& size) {
  using Kind = TrackSize::Kind;
  static constexpr Keyword kKinds[] = {{"auto", static_cast<uint8_t>(Kind::Auto)},
                                       {"min-content", static_cast<uint8_t>(Kind::MinContent)},
                                       {"max-content", static_cast<uint8_t>(Kind::MaxContent)}};
  if (reader.keyword(kKinds, size.kind)) return true;
  Numeric value;
  if (!reader.numeric(value)) return false;
  if (value.dimension == Dimension::Flex) {
    size.kind = Kind::Fraction;
    size.fraction = static_cast<float>(std::min(value.value, 1e6));
    return value.value >= 0;
  }
  size.kind = Kind::Length;
  return reader.to_length(value, Range::NonNegative, size.length);
}

bool parse_minmax(ValueReader& reader, GridTrack& track) {
  ValueReader arguments = reader.arguments();
  return parse_track_breadth(arguments, track.minimum) &&
         track.minimum.kind != TrackSize::Kind::Fraction && arguments.take_comma() &&
         parse_track_breadth(arguments, track.maximum) && arguments.at_end();
}

bool parse_fit_content(ValueReader& reader, GridTrack& track) {
  ValueReader arguments = reader.arguments();
  track.maximum.kind = TrackSize::Kind::FitContent;
  return arguments.length_percentage(track.maximum.length, Range::NonNegative) &&
         arguments.at_end();
}

bool parse_track(ValueReader& reader, GridTrack& track) {
  if (reader.peek().is_function("minmax")) return parse_minmax(reader, track);
  if (reader.peek().is_function("fit-content")) return parse_fit_content(reader, track);
  if (!parse_track_breadth(reader, track.maximum)) return false;
  if (track.maximum.kind != TrackSize::Kind::Fraction) track.minimum = track.maximum;
  return true;
}

/// A template in the making. What is beyond its bounds is cut off.
struct TemplateBuilder {
  bool add(ValueReader& reader, const GridTrack& track) {
    return tracks.size() >= kMaxTracks || reader.ok(tracks.push(track));
  }
  bool add(ValueReader& reader, const GridTemplate::LineName& name) {
    return names.size() >= kMaxLineNames || reader.ok(names.push(name));
  }

  ArenaVector<GridTrack> tracks;
  ArenaVector<GridTemplate::LineName> names;
  GridTemplate result;
};

/// "[a b]", if it is there, as names of that line.
bool parse_line_names(ValueReader& reader, TemplateBuilder& builder, size_t line) {
  if (!reader.peek().is(TokenType::OpenSquare)) return true;
  ValueReader names(reader.stream().next_block(), reader.context());
  while (!names.at_end()) {
    GridTemplate::LineName name{static_cast<uint16_t>(line), false, {}};
    if (!names.custom_ident(name.name) || !builder.add(reader, name)) return false;
  }
  return true;
}

/// "[a b]" before the next track.
bool parse_line_names(ValueReader& reader, TemplateBuilder& builder) {
  return parse_line_names(reader, builder, builder.tracks.size());
}

/// Tracks and line names up to the end of `reader`.
bool parse_track_run(ValueReader& reader, TemplateBuilder& builder) {
  const size_t before = builder.tracks.size();
  while (!reader.at_end()) {
    GridTrack track;
    if (!parse_line_names(reader, builder)) return false;
    if (reader.at_end()) break;
    if (!parse_track(reader, track) || !builder.add(reader, track)) return false;
  }
  return builder.tracks.size() > before || before >= kMaxTracks;
}

/// The names [first, end) once more, `distance` lines further on.
bool repeat_names(ValueReader& reader, TemplateBuilder& builder, size_t first, size_t end,
                  size_t distance) {
  for (size_t i = first; i < end && builder.names.size() < kMaxLineNames; ++i) {
    GridTemplate::LineName name = builder.names[i];
    name.line = static_cast<uint16_t>(name.line + distance);
    if (!builder.add(reader, name)) return false;
  }
  return true;
}

bool repeat_run(ValueReader& reader, TemplateBuilder& builder, size_t first, size_t first_name,
                int32_t times) {
  const size_t period = builder.tracks.size() - first, name_end = builder.names.size();
  for (int32_t round = 1; round < times && builder.tracks.size() + period <= kMaxTracks; ++round) {
    for (size_t i = 0; i < period; ++i)
      if (!builder.add(reader, GridTrack(builder.tracks[first + i]))) return false;
    if (!repeat_names(reader, builder, first_name, name_end, static_cast<size_t>(round) * period))
      return false;
  }
  return true;
}

bool parse_repeat(ValueReader& reader, TemplateBuilder& builder) {
  ValueReader arguments = reader.arguments();
  const size_t first = builder.tracks.size(), first_name = builder.names.size();
  int32_t times = 1;
  auto automatic = GridTemplate::AutoRepeat::None;
  if (arguments.take_ident("auto-fill")) automatic = GridTemplate::AutoRepeat::Fill;
  else if (arguments.take_ident("auto-fit")) automatic = GridTemplate::AutoRepeat::Fit;
  else if (!arguments.integer(times) || times < 1) return false;
  if (!arguments.take_comma() || !parse_track_run(arguments, builder)) return false;
  if (automatic == GridTemplate::AutoRepeat::None)
    return repeat_run(reader, builder, first, first_name, times);
  if (builder.result.auto_repeat != GridTemplate::AutoRepeat::None) return false;
  for (size_t i = first_name; i < builder.names.size(); ++i) builder.names[i].repeats = true;
  builder.result.auto_repeat = automatic;
  builder.result.auto_repeat_at = static_cast<uint16_t>(first);
  builder.result.auto_repeat_count = static_cast<uint16_t>(builder.tracks.size() - first);
  return true;
}

/// One or more lists of line names of a subgrid; false where something else stands.
bool parse_name_lists(ValueReader& reader, TemplateBuilder& builder) {
  uint16_t& lists = builder.result.name_lists;
  const uint16_t before = lists;
  while (reader.peek().is(TokenType::OpenSquare) && lists < kMaxTracks)
    if (!parse_line_names(reader, builder, lists++)) return false;
  return lists > before;
}

/// repeat( [ <integer> | auto-fill ], <line-names>+ )
bool parse_name_repeat(ValueReader& reader, TemplateBuilder& builder) {
  ValueReader arguments = reader.arguments();
  GridTemplate& result = builder.result;
  const size_t first_name = builder.names.size();
  const uint16_t first = result.name_lists;
  int32_t times = 1;
  const bool automatic = arguments.take_ident("auto-fill");
  if (!automatic && (!arguments.integer(times) || times < 1)) return false;
  if (!arguments.take_comma() || !parse_name_lists(arguments, builder) || !arguments.at_end())
    return false;
  const auto period = static_cast<uint16_t>(result.name_lists - first);
  if (automatic) {
    if (result.auto_repeat != GridTemplate::AutoRepeat::None) return false;
    for (size_t i = first_name; i < builder.names.size(); ++i) builder.names[i].repeats = true;
    result.auto_repeat = GridTemplate::AutoRepeat::Fill;
    result.auto_repeat_at = first;
    result.auto_repeat_count = period;
    return true;
  }
  const size_t name_end = builder.names.size();
  for (int32_t round = 1; round < times && result.name_lists + period <= kMaxTracks; ++round) {
    if (!repeat_names(reader, builder, first_name, name_end, static_cast<size_t>(round) * period))
      return false;
    result.name_lists = static_cast<uint16_t>(result.name_lists + period);
  }
  return true;
}

/// subgrid <line-name-list>?, after the word.
bool parse_subgrid(ValueReader& reader, GridTemplate& value) {
  TemplateBuilder builder{
      reader.new_list<GridTrack>(), reader.new_list<GridTemplate::LineName>(), {}};
  builder.result.is_subgrid = true;
  while (!reader.at_end() && !reader.peek().is_delimiter('/')) {
    if (reader.peek().is_function("repeat") ? !parse_name_repeat(reader, builder)
                                            : !parse_name_lists(reader, builder))
      return false;
  }
  value = builder.result;
  value.line_names = reader.list(builder.names);
  return true;
}

}  // namespace

bool parse_grid_template(ValueReader& reader, GridTemplate& value) {
  value = GridTemplate();
  if (reader.take_ident("none")) return true;
  if (reader.take_ident("subgrid")) return parse_subgrid(reader, value);
  TemplateBuilder builder{
      reader.new_list<GridTrack>(), reader.new_list<GridTemplate::LineName>(), {}};
  while (!reader.at_end() && !reader.peek().is_delimiter('/')) {
    if (!parse_line_names(reader, builder)) return false;
    if (reader.at_end() || reader.peek().is_delimiter('/')) break;
    GridTrack track;
    if (reader.peek().is_function("repeat")) {
      if (!parse_repeat(reader, builder)) return false;
    } else if (!parse_track(reader, track) || !builder.add(reader, track)) {
      return false;
    }
  }
  value = builder.result;
  value.tracks = reader.list(builder.tracks);
  value.line_names = reader.list(builder.names);
  return !builder.tracks.empty();
}

bool parse_grid_auto_tracks(ValueReader& reader, std::span<const GridTrack>& tracks) {
  ArenaVector<GridTrack> list = reader.new_list<GridTrack>();
  while (!reader.at_end()) {
    GridTrack track;
    if (!parse_track(reader, track) || !reader.push(list, track)) return false;
  }
  const bool automatic = list.size() == 1 && list[0] == GridTrack();
  tracks = automatic ? std::span<const GridTrack>() : reader.list(list);
  return !list.empty();
}

/// The cells of one string: names, and empty ones for runs of dots.
static bool parse_area_row(ValueReader& reader, std::string_view row,
                           ArenaVector<std::string_view>& cells) {
  size_t i = 0;
  while (i < row.size()) {
    if (is_space(static_cast<unsigned char>(row[i]))) {
      ++i;
      continue;
    }
    const size_t begin = i;
    const bool dots = row[i] == '.';
    while (i < row.size() && !is_space(static_cast<unsigned char>(row[i])) &&
           (row[i] == '.') == dots)
      ++i;
    const std::string_view name =
        dots ? std::string_view() : reader.text(row.substr(begin, i - begin), false);
    if (!reader.push(cells, name)) return false;
  }
  return true;
}

/// Every named area is a filled rectangle.
static bool areas_are_rectangles(const ArenaVector<std::string_view>& cells, size_t columns) {
  for (size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    const bool starts = (i % columns == 0 || cells[i - 1] != cells[i]) &&
                        (i < columns || cells[i - columns] != cells[i]);
    if (!starts) continue;
    size_t width = 1, height = 1, count = 0;
    while (i % columns + width < columns && cells[i + width] == cells[i]) ++width;
    while (i + height * columns < cells.size() && cells[i + height * columns] == cells[i]) ++height;
    for (size_t j = 0; j < cells.size(); ++j) {
      if (cells[j] != cells[i]) continue;
      const size_t row = j / columns, column = j % columns;
      if (row < i / columns || row >= i / columns + height || column < i % columns ||
          column >= i % columns + width)
        return false;
      ++count;
    }
    if (count != width * height) return false;
  }
  return true;
}

bool parse_grid_areas(ValueReader& reader, GridAreas& areas) {
  areas = GridAreas();
  if (reader.take_ident("none")) return true;
  ArenaVector<std::string_view> cells = reader.new_list<std::string_view>();
  while (reader.peek().is(TokenType::String)) {
    const size_t before = cells.size();
    const Token token = reader.next();
    const Result<std::string_view> row =
        unescape(token.text, token.has_escapes, reader.context().scratch);
    if (!reader.ok(row.status()) || !parse_area_row(reader, row.value(), cells)) return false;
    const size_t columns = cells.size() - before;
    if (columns == 0 || (areas.rows && columns != areas.columns)) return false;
    areas.columns = static_cast<uint16_t>(columns);
    ++areas.rows;
  }
  if (!areas.rows || !areas_are_rectangles(cells, areas.columns)) return false;
  areas.names = reader.list(cells);
  return true;
}

bool parse_grid_auto_flow(ValueReader& reader, bool& column, bool& dense) {
  bool row = false;
  column = dense = false;
  for (int i = 0; i < 2; ++i) {
    if (!row && !column && reader.take_ident("row")) row = true;
    else if (!row && !column && reader.take_ident("column")) column = true;
    else if (!dense && reader.take_ident("dense")) dense = true;
  }
  return row || column || dense;
}

/// auto | <custom-ident> | <integer> && <custom-ident>? | span && [ <integer> || <custom-ident> ]
bool parse_grid_line(ValueReader& reader, GridLine& line) {
  line = GridLine();
  if (reader.take_ident("auto")) return true;
  bool span = false, has_number = false;
  int32_t number = 0;
  for (int i = 0; i < 3 && !reader.at_end() && !reader.peek().is_delimiter('/'); ++i) {
    ValueReader ahead = reader;
    if (!span && reader.take_ident("span")) {
      span = true;
    } else if (!has_number && ahead.integer(number)) {
      reader = ahead;
      has_number = true;
    } else if (!line.name.empty() || !reader.custom_ident(line.name)) {
      return false;
    }
  }
  if ((has_number && number == 0) || (span && has_number && number < 0)) return false;
  if (!has_number && line.name.empty()) return false;
  line.kind = span ? GridLine::Kind::Span : GridLine::Kind::Line;
  line.number = static_cast<int16_t>(has_number ? std::clamp<int32_t>(number, -INT16_MAX, INT16_MAX)
                                     : span     ? 1
                                                : 0);
  return true;
}

}  // namespace weft
