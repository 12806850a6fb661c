// Grid containers (CSS Grid 2 without subgrid): the explicit grid and its names, placement (8.5),
// track sizing (chapter 11, one function per step) and alignment. Both axes run the same code:
// columns are axis 0, rows axis 1.
#pragma once

#include "render/base/arena_vector.h"
#include "render/layout/alignment.h"
#include "render/layout/formatting.h"
#include "render/layout/grid/grid_item.h"
#include "render/layout/grid/grid_occupancy.h"

namespace weft {

struct GridTrackState {
  TrackSize minimum, maximum;
  TrackSize::Kind least_kind,
      most_kind;   ///< The same with percentages of what is indefinite as auto.
  Px base, limit;  ///< limit: Px::max() is infinite.
  Px planned, increase;
  Px offset;
  bool frozen = false, collapsed = false;
  bool grows_infinitely = false;

  Px end() const { return offset + base; }
  bool flexible() const { return most_kind == TrackSize::Kind::Fraction; }
  bool intrinsic_least() const { return least_kind != TrackSize::Kind::Length; }
  bool intrinsic_most() const { return most_kind != TrackSize::Kind::Length && !flexible(); }
  double factor() const { return flexible() ? static_cast<double>(maximum.fraction) : 0; }
};

/// The explicit grid in one axis: the template with its auto-repeat expanded, and the names of its
/// lines.
class ExplicitAxis {
 public:
  ExplicitAxis() = default;
  ExplicitAxis(const GridTemplate& tracks, const GridAreas& areas, GridDimension dimension,
               int32_t repetitions)
      : template_(&tracks), areas_(&areas), dimension_(dimension), repetitions_(repetitions) {}
  int32_t count() const;
  /// The definition of explicit track `index`, or null where only an area made it.
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
  int32_t area_line(std::string_view name, bool is_end) const;
  bool has_name(int32_t line, std::string_view name, std::string_view suffix = {}) const;
  bool matches(int32_t line, uint16_t template_line) const;

  const GridTemplate* template_ = nullptr;
  const GridAreas* areas_ = nullptr;
  GridDimension dimension_ = GridDimension::Columns;
  int32_t repetitions_ = 1;
};

class GridLayout {
 public:
  GridLayout(LayoutContext& context, Box& box, const Space& space);
  Result<Extent> run(Pass pass);
  /// The border box width in MinContent or MaxContent mode.
  Result<Px> intrinsic_width(WidthMode mode);

 private:
  enum class Contribution : uint8_t { Minimum, MinContent, MaxContent };

  Status size_columns();
  Status size_rows();
  Px total(GridDimension dimension) const;

  // Placement (grid_placement.cc).
  Status place_items_in_grid();
  Status collect_items();
  int32_t row_cursor(const GridItem& item) const;
  void make_explicit_grid();
  int32_t repetitions(const GridTemplate& tracks, Px size, Px least, Px gap) const;
  void shift_to_implicit_grid();
  Status place_locked(GridItem& item, GridOccupancy& taken);
  Status place_automatically(GridItem& item, GridOccupancy& taken, DenseCursors& cursors,
                             int32_t& major, int32_t& minor);
  Status make_tracks(GridDimension dimension);
  void collapse_empty_tracks(GridDimension dimension);
  GridDimension minor_axis() const;
  GridDimension major_axis() const;

  // Track sizing (grid_tracks.cc).
  Status size_tracks(GridDimension dimension, Px available, WidthMode mode);
  void initialize(GridDimension dimension, Px available);
  Status resolve_intrinsic(GridDimension dimension, WidthMode mode);
  Status grow_for_items(GridDimension dimension, int32_t span, bool flexible, WidthMode mode);
  template <typename Affects>
  Status grow_bases(GridDimension dimension, int32_t span, bool flexible, Contribution contribution,
                    Affects affects);
  template <typename Affects>
  Status grow_limits(GridDimension dimension, int32_t span, Contribution contribution,
                     Affects affects);
  void maximize(GridDimension dimension, Px available, WidthMode mode);
  Status expand_flexible(GridDimension dimension, Px available, WidthMode mode);
  double fraction_size(std::span<const GridTrackState> tracks, Px room) const;
  void stretch_auto(GridDimension dimension, Px available);
  bool takes_part(const GridItem& item, GridDimension dimension, int32_t span, bool flexible) const;
  Px tracks_and_gaps(std::span<const GridTrackState> tracks, GridDimension dimension) const;
  Result<Px> contribution(GridItem& item, GridDimension dimension, Contribution kind);
  bool width_depends_on_rows(const GridItem& item) const;
  Result<IntrinsicWidths> item_widths(GridItem& item);
  Result<Px> width_contribution(GridItem& item, Contribution kind);
  Result<Px> height_contribution(GridItem& item, Contribution kind);
  bool has_content_minimum(const GridItem& item, GridDimension dimension) const;
  Px fixed_limit(const GridItem& item, GridDimension dimension) const;

  // Alignment (grid_alignment.cc).
  void place_tracks(GridDimension dimension, Px available);
  Status find_baselines();
  Status place_item(GridItem& item);
  Result<Space> item_space(GridItem& item, Px height);
  bool may_stretch(const GridItem& item, GridDimension dimension) const;
  bool stretches(const GridItem& item, GridDimension dimension) const;
  Px area_size(const GridItem& item, GridDimension dimension) const;
  Px area_start(const GridItem& item, GridDimension dimension) const;
  /// Distances from the padding box.
  struct Insets {
    Px start, end;
  };
  Spot spot(const Box& child, Alignment value, GridDimension dimension) const;
  Insets absolute_insets(const Box& child, GridDimension dimension) const;
  Status place_absolute(Box& child) const;
  Result<Px> baseline(bool last);
  Px offset_in_area(const GridItem& item, GridDimension dimension, Px size, Edges& margin) const;

  std::span<GridTrackState> tracks(GridDimension dimension) {
    return tracks_[static_cast<int>(dimension)];
  }
  std::span<const GridTrackState> tracks(GridDimension dimension) const {
    return tracks_[static_cast<int>(dimension)];
  }
  std::span<GridTrackState> tracks_of(const GridItem& item, GridDimension dimension);
  std::span<const GridTrackState> tracks_of(const GridItem& item, GridDimension dimension) const;
  Px gap(GridDimension dimension) const { return gaps_[static_cast<int>(dimension)]; }

  LayoutContext& context_;
  Box& box_;
  const FlexStyle& style_;
  const Space& space_;
  Arena scratch_;
  Edges edges_;
  Size content_;  // kIndefinite height until it is known
  bool rows_known_ = false;
  ExplicitAxis explicit_[2];
  int32_t lead_[2] = {0, 0};  // implicit tracks before the explicit grid
  int32_t counts_[2] = {0, 0};
  Px gaps_[2];
  std::span<GridTrackState> tracks_[2];
  ArenaVector<GridItem> items_;
};

}  // namespace weft
