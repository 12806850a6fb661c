// The attributes of HTML that stand for declarations (HTML Standard, 15: "presentational hints"):
// width=, bgcolor=, align=, …
#pragma once

#include "render/html/byte_buffer.h"
#include "render/html/dom.h"

namespace weft {

struct ParseContext;

/// Appends to `out` the declarations, "width:100px;…", that the attributes of `element`, and those
/// of others that speak of it (its table, its body), stand for. Nothing for most elements.
/// `context` tells colour names. Errors: OutOfMemory.
Status append_presentational_hints(const Element& element, const ParseContext& context,
                                   ByteBuffer& out);

}  // namespace weft
