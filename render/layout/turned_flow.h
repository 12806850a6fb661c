// A box whose lines run otherwise than those around it (CSS Writing Modes 4, 7.3): its contents in
// their own axes, and what of their size its surroundings see.
#pragma once

#include "render/layout/formatting.h"
#include "render/layout/writing_mode.h"

namespace weft {

using LayoutContents = Result<Extent> (*)(LayoutContext&, Box&, const Space&, Pass);

/// What a box whose lines run across those around it answered to its last question.
struct OrthogonalSizes {
  IntrinsicWidths line_lengths;    ///< Of the border box.
  Px height = kIndefinite, width;  ///< The width that contents of that height have.
};

/// The contents of `box` in the axes of its own lines, which `own` is in, too: its sizes are
/// imposed, or it is measured. Errors: those of `layout`.
Result<Extent> layout_turned(LayoutContext& context, Box& box, const Space& own, Pass pass,
                             LayoutContents layout);

/// Of an orthogonal box, in the axes around it. The height, along its lines: imposed, by height, or
/// as long as its contents make the lines within the room there is. The width: as its contents of
/// that height have it. `known` is kept with the box. Errors: OutOfMemory, Timeout.
Result<Px> orthogonal_height(LayoutContext& context, Box& box, const Space& space,
                             LayoutContents layout, OrthogonalSizes& known);
Result<Px> orthogonal_width(LayoutContext& context, Box& box, const Space& space,
                            LayoutContents layout, OrthogonalSizes& known);

/// Brings the styles of all boxes in `root` into the axes around them, and says in `context` that
/// there are such: nothing where all is horizontal. Errors: OutOfMemory.
Status turn_styles(LayoutContext& context, Box& root);
/// Brings what is placed in the flow of `root` to the panel's axes, and its styles back. Errors:
/// OutOfMemory.
Status settle_turned(LayoutContext& context, Box& root);

}  // namespace weft
