// Form controls as layout sees them (HTML Standard, 15.5): which an element is, and how large it is
// by itself. Their parts are boxes like others (boxes/control_parts.h).
#pragma once

#include "render/layout/formatting.h"

namespace weft {

enum class Control : uint8_t {
  None,
  Hidden,
  Picture,
  Text,
  Password,
  Date,
  Button,  ///< <button>, and inputs that look so.
  File,
  Check,
  Radio,
  Range,
  Color,
  TextArea,
  DropDown,
  ListBox,
  Progress,
  Meter,
};

Control control_of(const Element& element);
/// Of the element that `box` is the box of: None for the boxes of its parts.
Control control_of(const Box& box);

/// Whether `box` is as wide as its contents where other blocks fill the line.
bool is_control(const Box& box);
/// Whether the content of `box` is in the middle of its height.
bool is_button(const Box& box);

/// Whether what leaves `box` could be scrolled to. Fields of one line and drop-down boxes are none,
/// whatever they say.
bool is_scroll_container(const Box& box);
/// Whether the least width of `box` is that of its edges: a percentage of what is not known yet
/// gives way (CSS Sizing 3, 5.2.2).
bool is_compressible(const Box& box);
/// Whether the bottom of `box` stands on the baseline, whatever is in it.
bool stands_on_edge(const Box& box);
/// The legend in the border of `box`, if it is a fieldset that has one (boxes/fieldset.h).
const Box* rendered_legend(const Box& box);

/// The width of the content box that a control has whatever is in it: by `size`, `cols`, its
/// longest option; kIndefinite where the contents decide (inline/control_size.cc). Errors:
/// OutOfMemory, Timeout.
Result<Px> control_width(LayoutContext& context, const Box& box);
/// The height that a control has by itself: by `rows`, `size`; else kIndefinite. Errors:
/// OutOfMemory.
Result<Px> control_height(LayoutContext& context, const Box& box);

/// The number that the attribute begins with (HTML Standard, 2.3.4.3), or `fallback`.
double number_attribute(const Element& element, Atom name, double fallback);

}  // namespace weft
