// The boxes that form controls are made of (HTML Standard, 15.5): what a browser keeps in a shadow
// tree of its own. Each part is a box in the style of its pseudo-element; what the parts look like
// says the user agent's sheet, and authors may say otherwise.
#pragma once

#include "render/layout/boxes/box_factory.h"
#include "render/layout/form_controls.h"

namespace weft {

/// Fills `box`, just made for `element`, with what the control shows; its children make no boxes
/// then. False when they do: of a <button>, a list box and a text area with text. Errors:
/// OutOfMemory.
Result<bool> fill_control(BoxFactory& factory, Box& box, const Element& element, Control control);

/// Puts the label of `group`, an <optgroup> in a list box, into `box` before its options. Errors:
/// OutOfMemory.
Status add_group_label(BoxFactory& factory, Box& box, const Element& group);

}  // namespace weft
