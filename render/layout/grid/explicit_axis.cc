#include "render/layout/grid/explicit_axis.h"

#include <algorithm>
#include <utility>

namespace weft {

ExplicitAxis::ExplicitAxis(const GridTemplate& names, const GridAreas& areas,
                           GridDimension dimension, const ExplicitAxis& outer, const GridSpan& span,
                           bool is_mirrored)
    : template_(&names),
      areas_(&areas),
      dimension_(dimension),
      outer_(&outer),
      span_(span),
      is_mirrored_(is_mirrored) {
  // As many repetitions as there are lines left for.
  const int32_t repeated = names.auto_repeat_count;
  if (repeated)
    repetitions_ =
        std::max<int32_t>(0, (span.length() + 1 - (names.name_lists - repeated)) / repeated);
}

int32_t ExplicitAxis::defined() const {
  return std::min(limits_.tracks, static_cast<int32_t>(template_->tracks.size()) +
                                      (repetitions_ - 1) * template_->auto_repeat_count);
}

int32_t ExplicitAxis::count() const {
  if (outer_) return span_.length();
  return std::max<int32_t>(defined(),
                           dimension_ == GridDimension::Columns ? areas_->columns : areas_->rows);
}

bool ExplicitAxis::repeats(int32_t index) const {
  const int32_t first = template_->auto_repeat_at;
  return template_->auto_repeat != GridTemplate::AutoRepeat::None && index >= first &&
         index < first + repetitions_ * template_->auto_repeat_count;
}

const GridTrack* ExplicitAxis::track(int32_t index) const {
  const int32_t at = template_->auto_repeat_at, count = template_->auto_repeat_count;
  if (repeats(index)) index = at + (index - at) % count;
  else if (template_->auto_repeat != GridTemplate::AutoRepeat::None && index >= at)
    index -= (repetitions_ - 1) * count;
  const auto size = static_cast<int32_t>(template_->tracks.size());
  return index >= 0 && index < size ? &template_->tracks[static_cast<size_t>(index)] : nullptr;
}

std::optional<int32_t> ExplicitAxis::place(const GridTemplate::LineName& name, int32_t from,
                                           int direction) const {
  const int32_t at = template_->auto_repeat_at, count = template_->auto_repeat_count;
  if (!name.repeats) {
    const bool after =
        template_->auto_repeat != GridTemplate::AutoRepeat::None && name.line >= at + count;
    return name.line + (after ? (repetitions_ - 1) * count : 0);
  }
  if (!count || !repetitions_ || (direction < 0 && from < name.line)) return std::nullopt;
  const int32_t way = std::max<int32_t>(0, from - name.line),
                round = direction > 0 ? (way + count - 1) / count
                                      : std::min(way / count, repetitions_ - 1);
  if (round >= repetitions_) return std::nullopt;
  return name.line + round * count;
}

std::optional<int32_t> ExplicitAxis::next_line(int32_t from, int direction, std::string_view name,
                                               std::string_view suffix) const {
  std::optional<int32_t> nearest;
  from = direction > 0 ? std::max<int32_t>(from, 0) : std::min(from, count());
  const auto offer = [&](int32_t line) {
    if (line < 0 || line > count() || (direction > 0 ? line < from : line > from)) return;
    if (!nearest || (direction > 0 ? line < *nearest : line > *nearest)) nearest = line;
  };
  for (const GridTemplate::LineName& known : template_->line_names) {
    const bool same = known.name.size() == name.size() + suffix.size() &&
                      known.name.starts_with(name) && known.name.ends_with(suffix);
    if (!same) continue;
    if (const auto line = place(known, from, direction)) offer(*line);
  }
  // An area names the lines around it.
  for (const bool is_end : {false, true}) {
    const std::string_view ending = is_end ? "-end" : "-start";
    std::string_view area_name = name;
    if (suffix.empty() && name.ends_with(ending)) area_name.remove_suffix(ending.size());
    else if (suffix != ending) continue;
    const GridSpan found = area(area_name);
    if (found.definite) offer(is_end ? found.end : found.start);
  }
  if (!outer_) return nearest;
  const auto outer =
      outer_->next_line(outer_line(from), is_mirrored_ ? -direction : direction, name, suffix);
  if (outer) offer(is_mirrored_ ? span_.end - *outer : *outer - span_.start);
  return nearest;
}

int32_t ExplicitAxis::outer_line(int32_t line) const {
  return is_mirrored_ ? span_.end - line : span_.start + line;
}

/// The tracks of a named area, of a subgrid as far as they are its own; not definite when there are
/// none.
GridSpan ExplicitAxis::area(std::string_view name) const {
  GridSpan found;
  for (size_t i = 0; i < areas_->names.size() && !name.empty(); ++i) {
    if (areas_->names[i] != name) continue;
    const auto at = static_cast<int32_t>(
        dimension_ == GridDimension::Columns ? i % areas_->columns : i / areas_->columns);
    found.start = found.definite ? std::min(found.start, at) : at;
    found.end = found.definite ? std::max(found.end, at + 1) : at + 1;
    found.definite = true;
  }
  if (!outer_) return found;
  if (!found.definite) {
    found = outer_->area(name);
    if (is_mirrored_) {
      found.start = span_.end - std::exchange(found.end, span_.end - found.start);
    } else {
      found.start -= span_.start;
      found.end -= span_.start;
    }
  }
  found.start = std::max<int32_t>(found.start, 0);
  found.end = std::min(found.end, count());
  found.definite = found.definite && found.start < found.end;
  return found;
}

/// The number-th line of that name, from the end when negative; lines past the explicit grid all
/// have it.
int32_t ExplicitAxis::named_line(std::string_view name, int32_t number) const {
  const int32_t lines = count();
  const int direction = number > 0 ? 1 : -1;
  int32_t left = number * direction;
  auto line = next_line(number > 0 ? 0 : lines, direction, name);
  for (; line && --left; line = next_line(*line + direction, direction, name)) continue;
  if (line) return *line;
  return number > 0 ? lines + left : -left;
}

ExplicitAxis::Edge ExplicitAxis::edge(const GridLine& line, bool is_end) const {
  if (line.kind == GridLine::Kind::Auto) return {Edge::Kind::Auto, 0, {}};
  if (line.kind == GridLine::Kind::Span)
    return {Edge::Kind::Span, std::clamp<int32_t>(line.number, 1, limits_.line), line.name};
  if (line.name.empty())
    return {Edge::Kind::Line,
            limits_.nearer(line.number > 0 ? line.number - 1 : count() + 1 + line.number),
            {}};
  if (line.number == 0) {
    const std::string_view suffix = is_end ? "-end" : "-start";
    if (const auto named = next_line(0, 1, line.name, suffix))
      return {Edge::Kind::Line, *named, {}};
  }
  return {
      Edge::Kind::Line, limits_.nearer(named_line(line.name, line.number ? line.number : 1)), {}};
}

/// `span` lines from `from`; of the lines with its name when it has one.
int32_t ExplicitAxis::span_end(int32_t from, const Edge& span, int direction) const {
  if (span.name.empty()) return from + direction * span.value;
  int32_t left = span.value, line = from;
  for (; left > 0; --left) {
    const auto named = next_line(line + direction, direction, span.name);
    if (!named) break;
    line = *named;
  }
  // All implicit lines have the name.
  if (left == 0) return line;
  return direction > 0 ? std::max(line, count()) + left : std::min<int32_t>(line, 0) - left;
}

GridSpan ExplicitAxis::resolve(const GridLine& start_line, const GridLine& end_line) const {
  Edge start = edge(start_line, false), end = edge(end_line, true);
  const bool from_start = start.kind == Edge::Kind::Line, from_end = end.kind == Edge::Kind::Line;
  if (from_start && from_end) {
    if (start.value > end.value) std::swap(start.value, end.value);
    return {start.value, std::max(end.value, start.value + 1), true};
  }
  if (from_start)
    return {start.value,
            end.kind == Edge::Kind::Span ? span_end(start.value, end, 1) : start.value + 1, true};
  if (from_end)
    return {start.kind == Edge::Kind::Span ? span_end(end.value, start, -1) : end.value - 1,
            end.value, true};
  // Two spans: the end's is dropped; a span by name alone is 1.
  const Edge& span = start.kind == Edge::Kind::Span ? start : end;
  return {0, span.kind == Edge::Kind::Span && span.name.empty() ? span.value : 1, false};
}

}  // namespace weft
