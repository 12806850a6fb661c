// The basic shapes and paths of SVG (SVG 2, 9 and 10) as outlines in user units.
#pragma once

#include "render/css/style/computed_style.h"
#include "render/html/dom.h"
#include "render/paint/path.h"
#include "render/svg/svg_length.h"

namespace weft {

/// Whether `element` is a basic shape or a path.
bool is_shape(const Element& element);

/// Appends the outline of `element`; nothing when it is no shape, or one without extent. Errors:
/// OutOfMemory.
Status add_shape(const Element& element, const SvgUnits& units, PathBuilder& path);

/// A length that is both a property and an attribute: where no rule speaks, the attribute does.
float geometry_of(const Element& element, Atom attribute, const SvgLength& property,
                  const SvgUnits& units, SvgAxis axis, float fallback);
/// The same of an attribute alone.
float length_of(const Element& element, Atom attribute, const SvgUnits& units, SvgAxis axis,
                float fallback);
/// The same of `width` or `height`, which are properties of every box.
float size_of(const Element& element, Atom attribute, const SvgUnits& units, SvgAxis axis,
              float fallback);
/// The box that x, y, width and height of `element` describe; without extent where width or height
/// is not given.
Box2 geometry_box(const Element& element, const SvgUnits& units);
/// Where a <use> puts what it shows.
Matrix use_translation(const Element& use, const SvgUnits& units);
std::string_view attribute_text(const Element& element, Atom attribute);

}  // namespace weft
