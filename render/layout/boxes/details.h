// <details>: what is hidden while it is closed, and the label of one without <summary> (HTML
// Standard, 15.5.5).
#pragma once

#include "render/layout/boxes/generated_content.h"

namespace weft {

bool has_summary(const Element& details);
/// Whether `node` is hidden because its parent is a closed <details>.
bool is_in_closed_details(const Node& node);
/// The box that stands for the summary of one that has none. Errors: OutOfMemory, Timeout.
Result<Box*> details_label(BoxFactory& factory, GeneratedContent& generated,
                           const Element& details);

}  // namespace weft
