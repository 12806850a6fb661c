// Track sizing (CSS Grid 2, chapter 11): one function per step. `available` is the size of the
// content box in that axis, or kIndefinite.
#pragma once

#include "render/layout/grid/grid_container.h"

namespace weft {

/// All steps: sets the base size of each track. Errors: OutOfMemory, Timeout.
Status size_tracks(GridContainer& grid, GridDimension dimension, Px available, WidthMode mode);

/// 11.1, step 1: sizes and places the columns, then finds the baselines, which heights of rows
/// depend on. Errors: OutOfMemory, Timeout.
Status size_columns(GridContainer& grid);  // grid.cc

/// 11.4: base sizes and growth limits by the sizing functions alone.
void initialize_track_sizes(std::span<GridTrackState> tracks, Px available);
/// 11.6: grows base sizes equally up to the growth limits.
void maximize_tracks(GridAxis& axis, Px available, WidthMode mode);
/// 11.7.1: the size of an fr, in 1/64 px, with which `tracks` fill `room`.
double fraction_size(std::span<const GridTrackState> tracks, Px room);
/// 11.8: grows auto tracks equally to fill what is `available`.
void stretch_auto_tracks(GridAxis& axis, Px available);

}  // namespace weft
