// The explicit grid in one axis: its tracks and the names of its lines (CSS Grid 2, chapters 7 and
// 8).
#pragma once

#include "render/layout/grid/grid_item.h"

namespace weft {

/// The explicit grid in one axis: the template with its auto-repeat expanded, and the names of its
/// lines.
class ExplicitAxis {
 public:
  ExplicitAxis() = default;
  ExplicitAxis(const GridTemplate& tracks, const GridAreas& areas, GridDimension dimension,
               int32_t repetitions)
      : template_(&tracks), areas_(&areas), dimension_(dimension), repetitions_(repetitions) {}
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
  bool has_name(int32_t line, std::string_view name, std::string_view suffix = {}) const;
  bool matches(int32_t line, const GridTemplate::LineName& name) const;

  const GridTemplate* template_ = nullptr;
  const GridAreas* areas_ = nullptr;
  GridDimension dimension_ = GridDimension::Columns;
  int32_t repetitions_ = 1;
  const ExplicitAxis* outer_ = nullptr;  ///< Of a subgrid.
  GridSpan span_;                        ///< The tracks of `outer_`.
  bool is_mirrored_ = false;
};

}  // namespace weft
