// The elements that ::first-line and ::first-letter of a block can reach (CSS Pseudo-Elements 4,
// section 2).
#pragma once

#include "render/css/style/computed_style.h"
#include "render/html/dom.h"

namespace weft {

/// The part that an element takes in the first lines around it.
enum class FirstLineRole : uint8_t {
  Outside,   ///< It has none: no block container, or no text of its own.
  InLine,    ///< Lies in the lines of the block around.
  Block,     ///< Its first line may be the first line of the block around.
  OwnBlock,  ///< A block container whose lines are nobody else's.
};
FirstLineRole first_line_role(const BoxStyle& box);
/// Whether nothing that shows comes before `element` in its parent.
bool comes_first(const Element& element);

}  // namespace weft
