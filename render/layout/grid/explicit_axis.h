// The explicit grid in one axis: its tracks and the names of its lines (CSS Grid 2, chapters 7 and
// 8).
#pragma once

#include <algorithm>
#include <optional>

#include "render/layout/grid/grid_item.h"

namespace weft {

/// How many tracks of its template a grid has in one axis, and the farthest line that is known.
struct GridLimits {
  int32_t tracks = kMostGridTracks, line = kFarthestGridLine;
  /// Lines beyond the farthest count as that one.
  int32_t nearer(int32_t from) const { return std::clamp(from, -line, line); }
};

/// The explicit grid in one axis: the template with its auto-repeat expanded, and the names of its
/// lines.
class ExplicitAxis {
 public:
  ExplicitAxis() = default;
  ExplicitAxis(const GridTemplate& tracks, const GridAreas& areas, GridDimension dimension,
               int32_t repetitions, GridLimits limits = {})
      : template_(&tracks),
        areas_(&areas),
        dimension_(dimension),
        repetitions_(repetitions),
        limits_(limits) {}
  /// Of a subgrid: the tracks `span` of `outer`, which outlives it, and its names; `is_mirrored`:
  /// from their end on.
  ExplicitAxis(const GridTemplate& names, const GridAreas& areas, GridDimension dimension,
               const ExplicitAxis& outer, const GridSpan& span, bool is_mirrored);
  int32_t count() const;
  /// Those that the template defines; areas may make more.
  int32_t defined() const;
  /// The definition of explicit track `index`. REQUIRES: index < defined()
  const GridTrack* track(int32_t index) const;
  /// Whether it is one of the repeated ones.
  bool repeats(int32_t index) const;
  /// start and end as tracks from the first explicit one; may be negative.
  GridSpan resolve(const GridLine& start, const GridLine& end) const;

 private:
  struct Edge {
    enum class Kind : uint8_t { Auto, Line, Span } kind;
    int32_t value;
    std::string_view name;
  };
  Edge edge(const GridLine& line, bool is_end) const;
  int32_t span_end(int32_t from, const Edge& span, int direction) const;
  int32_t named_line(std::string_view name, int32_t number) const;
  GridSpan area(std::string_view name) const;
  int32_t outer_line(int32_t line) const;
  /// The first line from `from` on, in `direction`, that `name` with `suffix` names.
  std::optional<int32_t> next_line(int32_t from, int direction, std::string_view name,
                                   std::string_view suffix = {}) const;
  /// The same of what one row of the template names; perhaps not from `from` on.
  std::optional<int32_t> place(const GridTemplate::LineName& name, int32_t from,
                               int direction) const;

  const GridTemplate* template_ = nullptr;
  const GridAreas* areas_ = nullptr;
  GridDimension dimension_ = GridDimension::Columns;
  int32_t repetitions_ = 1;
  GridLimits limits_;
  const ExplicitAxis* outer_ = nullptr;  ///< Of a subgrid.
  GridSpan span_;                        ///< The tracks of `outer_`.
  bool is_mirrored_ = false;
};

}  // namespace weft
