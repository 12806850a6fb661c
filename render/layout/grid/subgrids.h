// Subgrids (CSS Grid 2, 9): items that take tracks of the grid around instead of having their own.
// While that sizes an axis, the items of its subgrids take part in places of their own; then each
// subgrid is laid out in the tracks that it was given.
#pragma once

#include "render/layout/grid/grid_container.h"

namespace weft {

/// Whether `item`, a child of the grid's box, is a subgrid in that axis.
bool takes_tracks(const GridContainer& grid, const Box& item, GridDimension dimension);
/// Collects what asks for room in the tracks of that axis; for rows the columns must be placed.
/// Errors: OutOfMemory, Timeout.
Status collect_contributors(GridContainer& grid, GridDimension dimension);
/// Gives `subgrid`, which is laid out as `item`, its tracks in the axes that it takes from the grid
/// around. Errors: OutOfMemory.
Status inherit_tracks(GridContainer& subgrid, const GridItem& item);
/// The tracks of that axis have changed: what subgrids among the items answered holds no more.
void forget_subgrids(GridContainer& grid, GridDimension dimension);

/// The box of `item` knows its place in the grid for as long as this lives.
class SubgridVisit {
 public:
  explicit SubgridVisit(GridItem& item) : box_(item.is_subgrid() ? item.box : nullptr) {
    if (box_) box_->subgrid = &item;
  }
  ~SubgridVisit() {
    if (box_) box_->subgrid = nullptr;
  }
  SubgridVisit(const SubgridVisit&) = delete;
  SubgridVisit& operator=(const SubgridVisit&) = delete;

 private:
  Box* box_;
};

/// layout_box() for an item, a subgrid or not.
inline Result<Extent> lay_out_item(GridItem& item, const Space& space, Pass pass) {
  const SubgridVisit visit(item);
  return layout_box(item.grid->context, *item.box, space, pass);
}

}  // namespace weft
