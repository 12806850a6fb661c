#include "render/layout/inline/inline_flow.h"

#include "render/layout/sizing.h"

namespace weft {

InlinePosition first_position(Box& container) {
  return container.first_child ? InlinePosition{container.first_child}
                               : InlinePosition{&container, true};
}

InlinePosition position_after(Box& box) {
  return box.next_sibling ? InlinePosition{box.next_sibling} : InlinePosition{box.parent, true};
}

Space atomic_space(const InlineFlow& flow) {
  Space space;
  space.containing_width = flow.space.content_width;
  space.containing_height = flow.space.containing_height;
  space.shrink_to_fit = true;
  return space;
}

}  // namespace weft
