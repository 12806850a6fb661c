// The stack of a chip, which is short: a page that nests deep must not run over it.
#pragma once

namespace weft {

/// Says where the stack of the thread that loads and paints ends: its lowest address. From then on
/// boxes that nest too deep for it are noted and left out. Null, as at first: only the fixed limits
/// hold, which are those of a host.
void set_stack_end(const void* lowest);

}  // namespace weft
