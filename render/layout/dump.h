// The box tree as text: what golden tests compare and `weft layout --dump` prints.
#pragma once

#include "render/base/text_sink.h"
#include "render/layout/box.h"

namespace weft {

/// One line a box, two spaces a level: kind, element, position and size in px ("block <div.card>
/// 8,8 784x120"), lines and text fragments below block containers.
void dump_boxes(const Box& root, const Document& document, TextSink& sink);

}  // namespace weft
