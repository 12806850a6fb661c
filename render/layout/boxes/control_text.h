// What form controls say: values, labels, dates as Chromium writes them in American English.
#pragma once

#include "render/layout/form_controls.h"

namespace weft {

/// The text that `element`, a control, shows: its value in the form that its type has, dots for a
/// password, the label of a button, the option of a drop-down box; empty when it has none. Lives in
/// `arena` or the document. Errors: OutOfMemory.
Result<std::string_view> control_text(const Element& element, Control control, Arena& arena);

}  // namespace weft
