// Gradients that paint servers describe (SVG 2, 14).
#pragma once

#include "render/html/dom.h"
#include "render/paint/display_list.h"
#include "render/svg/svg_length.h"

namespace weft {

/// The thing that is painted.
struct PaintedArea {
  Matrix matrix;  ///< From its user units to device pixels.
  Box2 box;       ///< Of its outline, in user units.
  const SvgUnits& units;
};

/// A gradient as it paints one thing: none of both where it paints nothing.
struct ServedPaint {
  const PathGradient* gradient = nullptr;
  Color color = kTransparent;  ///< Without a gradient.
};

bool is_gradient(const Element& element);

/// `server` is a gradient of `document`. The result is in `arena`. Errors: OutOfMemory.
Result<ServedPaint> make_gradient(const Document& document, const Element& server,
                                  const PaintedArea& area, Arena& arena);

/// The attribute of `server`, or of the first of those that its href leads to that has it and is of
/// its kind; null when none has it.
const std::string_view* template_attribute(const Document& document, const Element& server,
                                           Atom attribute);
/// The transform, by style or by `attribute`, of the first in that line that has one.
Matrix template_transform(const Document& document, const Element& server, Atom attribute,
                          const SvgUnits& units);
/// The first in that line that has an element for a child.
const Element& content_template(const Document& document, const Element& server);

/// From units of `box` to those around it.
Matrix bounding_box_matrix(const Box2& box);

}  // namespace weft
