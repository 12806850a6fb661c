// Repairs to a tree when all of it is there.
#pragma once

#include "render/html/dom.h"

namespace weft {

/// Makes elements deeper than `deepest` siblings of their ancestor at that depth, whatever put them
/// there.
void limit_depth(Node& root, size_t deepest);

/// Gives the selectedcontent of each select a copy of the content of the option that is chosen.
/// Errors: OutOfMemory.
Status fill_selectedcontent(Document& document, Arena& arena);

}  // namespace weft
