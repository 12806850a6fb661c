// grid-template, grid, grid-area, grid-row, grid-column (CSS Grid 2, 7.4, 7.8 and 8.4).
#include "render/css/properties/shorthand_expander.h"

namespace weft {
namespace {

using P = PropertyId;

bool append(ValueReader& reader, ArenaVector<char>& list, std::string_view text) {
  return append_item(reader, list, " ", text);
}

bool has_string(TokenStream stream) {
  for (; !stream.at_end(); stream.next_component())
    if (stream.peek().is(TokenType::String)) return true;
  return false;
}

/// Appends the names of a line; to those before it, if there are any.
bool append_names(ValueReader& reader, ArenaVector<char>& list, std::string_view names) {
  if (list.empty() || list.back() != ']') return append(reader, list, names);
  list.pop();
  return append(reader, list, names.substr(1));
}

/// [ <line-names>? <string> <track-size>? <line-names>? ]+ : strings become areas, the rest rows.
bool expand_areas(ShorthandExpander& expander, std::string_view text) {
  ValueReader reader(text, expander.reader().context());
  ArenaVector<char> areas = reader.new_list<char>(), rows = reader.new_list<char>();
  bool needs_track = false;
  while (!reader.at_end()) {
    const bool is_string = reader.peek().is(TokenType::String),
               is_names = reader.peek().is(TokenType::OpenSquare);
    if ((is_string || is_names) && std::exchange(needs_track, false) &&
        !append(reader, rows, "auto"))
      return false;
    if (!is_string && !is_names) needs_track = false;
    const std::string_view part = reader.stream().next_component();
    const bool taken = is_names ? append_names(reader, rows, part)
                                : append(reader, is_string ? areas : rows, part);
    if (!taken) return false;
    needs_track |= is_string;
  }
  if (needs_track && !append(reader, rows, "auto")) return false;
  ShorthandExpander area_part = expander.part({areas.begin(), areas.size()});
  ShorthandExpander row_part = expander.part({rows.begin(), rows.size()});
  return area_part.take_and_set(P::GridTemplateAreas) && area_part.reader().at_end() &&
         row_part.take_and_set(P::GridTemplateRows) && row_part.reader().at_end();
}

bool set_part(ShorthandExpander& expander, P property, std::string_view text) {
  ShorthandExpander part = expander.part(text);
  return part.take_and_set(property) && part.reader().at_end();
}

/// "auto-flow dense? <tracks>?" of one axis; `flow` is what grid-auto-flow becomes.
bool expand_auto_flow(ShorthandExpander& expander, std::string_view text, std::string_view flow,
                      std::string_view dense_flow, P tracks) {
  ShorthandExpander part = expander.part(text);
  bool has_flow = false, dense = false;
  for (int i = 0; i < 2; ++i) {
    if (!has_flow && part.reader().take_ident("auto-flow")) has_flow = true;
    else if (!dense && part.reader().take_ident("dense")) dense = true;
  }
  expander.set(P::GridAutoFlow, dense ? dense_flow : flow);
  return has_flow &&
         (part.reader().at_end() || (part.take_and_set(tracks) && part.reader().at_end()));
}

bool has_auto_flow(std::string_view text) {
  for (TokenStream stream(text); !stream.at_end(); stream.next_component())
    if (stream.peek().is_ident("auto-flow")) return true;
  return false;
}

/// The value of an omitted line: the same name, or auto.
std::string_view omitted_line(std::string_view text) {
  TokenStream stream(text);
  const Token first = stream.next();
  const bool is_name = first.is(TokenType::Ident) && !first.is_ident("auto") &&
                       !first.is_ident("span") && stream.at_end();
  return is_name ? text : "auto";
}

}  // namespace

bool expand_grid_template(ShorthandExpander& expander) {
  expander.set_all_initial();
  if (expander.reader().take_ident("none")) return true;
  const bool areas = has_string(expander.reader().stream());
  const std::string_view rows = expander.until_slash();
  const bool has_columns = !expander.reader().at_end();
  if (areas ? !expand_areas(expander, rows) : !set_part(expander, P::GridTemplateRows, rows))
    return false;
  return has_columns ? expander.take_and_set(P::GridTemplateColumns) : areas;
}

bool expand_grid(ShorthandExpander& expander) {
  ShorthandExpander ahead = expander;
  const std::string_view before = ahead.until_slash();
  const std::string_view after = ahead.until_slash();
  if (!has_auto_flow(before) && !has_auto_flow(after)) return expand_grid_template(expander);
  expander.set_all_initial();
  expander.reader() = ahead.reader();
  if (has_auto_flow(before))
    return expand_auto_flow(expander, before, "row", "row dense", P::GridAutoRows) &&
           set_part(expander, P::GridTemplateColumns, after);
  return set_part(expander, P::GridTemplateRows, before) &&
         expand_auto_flow(expander, after, "column", "column dense", P::GridAutoColumns);
}

bool expand_grid_lines(ShorthandExpander& expander) {
  const std::span<const P> lines = expander.longhands();
  std::string_view texts[4];
  size_t count = 0;
  do {
    if (count == lines.size() || !expander.take(lines[count], texts[count])) return false;
    ++count;
  } while (expander.reader().take_slash());
  // grid-area: row-start / column-start / row-end / column-end; an omitted end is like its start.
  for (size_t i = count; i < lines.size(); ++i) texts[i] = omitted_line(texts[i == 3 ? 1 : 0]);
  for (size_t i = 0; i < lines.size(); ++i) expander.set(lines[i], texts[i]);
  return true;
}

}  // namespace weft
