// Computed styles as text, for `weft style` and tests: what getComputedStyle says in a browser, as
// far as a style keeps it. A library of its own, which devices do not link.
#pragma once

#include "render/base/text_sink.h"
#include "render/css/style/computed_style.h"
#include "render/css/style/properties.h"
#include "render/html/dom.h"

namespace weft {

/// Writes the value that `style` has for the longhand `property`, lengths in CSS px. Keywords that
/// mean the same here are one
/// ("crisp-edges" is "pixelated"); translate, rotate and scale are part of transform.
void write_computed_value(PropertyId property, const ComputedStyle& style,
                          double device_pixel_ratio, TextSink& sink);
/// "p#id.class", as the attributes spell it.
void write_element_name(const Element& element, const AtomTable& atoms, TextSink& sink);
/// "::before", or nothing for None.
std::string_view pseudo_element_name(PseudoKind kind);

}  // namespace weft
