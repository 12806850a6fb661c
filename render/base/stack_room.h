// Whether a recursion over the page may go one step deeper, so that none runs over the stack of a
// chip (weft/stack.h).
#pragma once

#include <cstddef>

namespace weft {

/// Whether so much of the stack is left; always, where its end is not known.
bool stack_has(size_t bytes);
/// Whether less is left than what is called at the end of a recursion takes: to shape the text of a
/// line, to paint a box, to note that it was too deep.
bool stack_is_low();

}  // namespace weft
