// The attributes of HTML that are declarations in another form (HTML Standard, 15: "presentational
// hints"): width=, bgcolor=, align=, …
#pragma once

#include "render/html/byte_buffer.h"
#include "render/html/dom.h"

namespace weft {

struct MediaEnvironment;
struct ParseContext;

/// Appends to `out` the declarations, "width:100px;…", that the attributes of `element`, and those
/// of others that speak of it (its table, its body), say. Nothing for most elements.
/// `context` is for colours, `environment` for which <source> is shown. Errors: OutOfMemory.
Status append_presentational_hints(const Element& element, const ParseContext& context,
                                   const MediaEnvironment& environment, ByteBuffer& out);

}  // namespace weft
