#include "render/layout/grid/grid_container.h"

#include "render/layout/sizing.h"

namespace weft {

Px gaps_between(std::span<const GridTrackState> tracks, Px gap) {
  int64_t shown = 0;
  for (const GridTrackState& track : tracks) shown += track.collapsed ? 0 : 1;
  return shown > 1 ? gap * (shown - 1) : Px();
}

Px GridAxis::total_size() const {
  Px sum = gaps_between(tracks, gap);
  for (const GridTrackState& track : tracks) sum += track.base;
  return sum;
}

GridContainer::GridContainer(LayoutContext& layout_context, Box& container, const Space& offered,
                             Arena& arena)
    : context(layout_context),
      box(container),
      style(*container.style->flex),
      space(offered),
      scratch(arena),
      edges(border_widths(box) + used_padding(box, space.containing_width)),
      runs_left(is_right_to_left(box)),
      items(scratch),
      contributors(scratch) {
  const bool known_height = space.imposed_height != kIndefinite;
  const bool known_width = space.width_mode == WidthMode::Definite;
  content.width = known_width ? max(Px(), space.imposed_width - edges.horizontal()) : kIndefinite;
  content.height = known_height ? max(Px(), space.imposed_height - edges.vertical()) : kIndefinite;
  axes[0].gap = style.column_gap.resolve_or(known_width ? content.width : Px(), Px());
  axes[1].gap = style.row_gap.resolve_or(known_height ? content.height : Px(), Px());
}

}  // namespace weft
