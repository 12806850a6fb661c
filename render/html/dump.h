// The tree as html5lib's tree-construction tests write it.
#pragma once

#include "render/base/text_sink.h"
#include "render/html/dom.h"

namespace weft {

/// Writes a line "| ", two spaces for each level and the node, for every node below the document.
void dump_tree(const Document& document, TextSink& sink);

}  // namespace weft
