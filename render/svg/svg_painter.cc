#include "render/svg/svg_painter.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/svg/drawing.h"
#include "render/svg/shapes.h"
#include "render/svg/transform_list.h"
#include "render/svg/view_box.h"

namespace weft {
namespace {

constexpr float kRadian = 3.14159265f / 180;

float used(const Length& length, float of, float device) {
  if (!length.is_size()) return 0;
  const Px basis = Px::from_double(static_cast<double>(of * device));
  return static_cast<float>(length.resolve(basis).to_double()) / device;
}

Matrix matrix_of(const TransformFunction& function, const SvgUnits& units) {
  using Kind = TransformFunction::Kind;
  const float* const v = function.values;
  switch (function.kind) {
    case Kind::Translate:
      return Matrix::translation(used(function.x, units.viewport.x, units.device),
                                 used(function.y, units.viewport.y, units.device));
    case Kind::Scale: return Matrix::scaling(v[0], v[1]);
    case Kind::Rotate: return Matrix::rotation(v[0] * kRadian);
    case Kind::Skew: return {1, std::tan(v[1] * kRadian), std::tan(v[0] * kRadian), 1, 0, 0};
    case Kind::Matrix: return {v[0], v[1], v[2], v[3], v[4] / units.device, v[5] / units.device};
  }
  return {};
}

// --- viewports -----------------------------------------------------------------------------------

struct Viewport {
  Vector corner, size;   // in the units around it
  const Element& boxed;  // has the viewBox
  bool is_cut;
};

Status paint_viewport(SvgDrawing& drawing, const Viewport& viewport, const SvgPlace& around) {
  SvgPlace place = around;
  if (viewport.is_cut) {
    WEFT_TRY_ASSIGN(place.clip, clip_to_rect(drawing, viewport.corner, viewport.size, around));
  }
  const auto box = parse_view_box(attribute_text(viewport.boxed, Atom::ViewBox));
  if (box && (!(box->size.x > 0) || !(box->size.y > 0))) return Status::Ok;
  if (box) {
    place.matrix =
        around.matrix * fit_view_box(*box, viewport.corner, viewport.size,
                                     attribute_text(viewport.boxed, Atom::PreserveAspectRatio));
    place.units.viewport = box->size;
  } else {
    place.matrix = around.matrix * Matrix::translation(viewport.corner.x, viewport.corner.y);
    place.units.viewport = viewport.size;
  }
  return paint_children(drawing, viewport.boxed, place);
}

// Without scrolling, auto is visible.
bool is_cut(const Element& element) {
  const Overflow overflow = element.style->box->overflow_x;
  return overflow != Overflow::Visible && overflow != Overflow::Auto;
}

bool is_in_use(const Element& element) {
  const Element* const parent = element.parent ? element.parent->as_element() : nullptr;
  return parent && parent->name == Atom::Use && parent->name_space == Namespace::Svg;
}

// A nested <svg>, or a <symbol> in a <use>, which has the last word about its size.
Status paint_nested(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  const bool is_symbol = element.name == Atom::Symbol;
  if (is_symbol && !is_in_use(element)) return Status::Ok;
  const SvgUnits& units = place.units;
  const SvgStyle::Own& own = element.style->svg->own;
  Vector corner, size = units.viewport;
  if (!is_symbol)
    corner = {geometry_of(element, Atom::X, own.x, units, SvgAxis::X, 0),
              geometry_of(element, Atom::Y, own.y, units, SvgAxis::Y, 0)};
  size = {size_of(element, Atom::Width, units, SvgAxis::X, size.x),
          size_of(element, Atom::Height, units, SvgAxis::Y, size.y)};
  if (is_in_use(element)) {
    const Element& use = *element.parent->as_element();
    size = {length_of(use, Atom::Width, units, SvgAxis::X, size.x),
            length_of(use, Atom::Height, units, SvgAxis::Y, size.y)};
  }
  if (!(size.x > 0) || !(size.y > 0)) return Status::Ok;
  return paint_viewport(drawing, {corner, size, element, is_cut(element) || is_symbol}, place);
}

Status paint_use(SvgDrawing& drawing, const Element& use, const SvgPlace& place) {
  const SvgStyle::Own& own = use.style->svg->own;
  SvgPlace inside = place;
  inside.context = &use;
  inside.matrix = place.matrix *
                  Matrix::translation(geometry_of(use, Atom::X, own.x, place.units, SvgAxis::X, 0),
                                      geometry_of(use, Atom::Y, own.y, place.units, SvgAxis::Y, 0));
  return paint_children(drawing, use, inside);
}

// The first child whose conditions hold: extensions there are none, languages are English.
Status paint_switch(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  for (const Node* node = element.first_child; node; node = node->next_sibling) {
    const Element* const child = node->as_element();
    if (!child) continue;
    const std::string_view* const extensions = child->attribute(Atom::RequiredExtensions);
    const std::string_view* const languages = child->attribute(Atom::SystemLanguage);
    if (extensions && !trimmed(*extensions).empty()) continue;
    if (languages && languages->find("en") == std::string_view::npos) continue;
    return paint_element(drawing, *child, place);
  }
  return Status::Ok;
}

Status paint_shape(SvgDrawing& drawing, const Element& element, const SvgPlace& place,
                   uint8_t opacity) {
  PathBuilder builder(drawing.scratch);
  WEFT_TRY(add_shape(element, place.units, builder));
  const Path path = builder.path();
  WEFT_TRY(paint_outline(drawing, path, *element.style, place, opacity));
  return paint_markers(drawing, element, path, place);
}

struct ElementRow {
  Atom name;
  Status (*paint)(SvgDrawing& drawing, const Element& element, const SvgPlace& place);
};
constexpr ElementRow kElements[] = {
    {Atom::G, paint_children},    {Atom::A, paint_children},  {Atom::Svg, paint_nested},
    {Atom::Symbol, paint_nested}, {Atom::Use, paint_use},     {Atom::Switch, paint_switch},
    {Atom::Text, paint_text},     {Atom::Image, paint_image},
};

Status paint_kind(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  for (const ElementRow& row : kElements)
    if (row.name == element.name) return row.paint(drawing, element, place);
  return Status::Ok;
}

// A root without viewBox is stretched from its natural size.
Status paint_root(SvgDrawing& drawing, const Element& root, Vector size, SvgPlace place) {
  const Vector natural = drawing.scene.natural_size;
  const bool has_box = parse_view_box(attribute_text(root, Atom::ViewBox)).has_value();
  if (natural.x > 0 && natural.y > 0 && !has_box) {
    place.matrix = place.matrix * Matrix::scaling(size.x / natural.x, size.y / natural.y);
    place.units.viewport = size = natural;
  }
  return paint_viewport(drawing, {{}, size, root, is_cut(root)}, place);
}

}  // namespace

bool is_within(const Element* element, const Element& outer) {
  for (const Node* node = element; node; node = node->parent)
    if (node == &outer) return true;
  return false;
}

bool style_hides(const Element& element) {
  return element.style->text->visibility != Visibility::Visible;
}

Matrix transform_of(const Element& element, const SvgUnits& units) {
  const RareStyle& rare = *element.style->rare;
  Matrix own;
  if (!rare.transform.empty()) {
    for (const TransformFunction& function : rare.transform) own = own * matrix_of(function, units);
  } else if (!parse_transform_list(attribute_text(element, Atom::Transform), own)) {
    return {};
  }
  const float x = used(rare.origin_x, units.viewport.x, units.device),
              y = used(rare.origin_y, units.viewport.y, units.device);
  if (x == 0 && y == 0) return own;
  return Matrix::translation(x, y) * own * Matrix::translation(-x, -y);
}

Status paint_element(SvgDrawing& drawing, const Element& element, const SvgPlace& around) {
  if (element.name_space != Namespace::Svg || !element.style ||
      element.style->box->display == Display::None || around.depth >= SvgDrawing::kMostDepth)
    return Status::Ok;
  uint32_t& left = drawing.scene.elements_left;
  if (left == 0) return Status::Ok;
  if (--left == 0)
    drawing.scene.notes.note("an SVG drawing has too many elements; the rest is not drawn");
  SvgPlace place = around;
  ++place.depth;
  place.element = &element;
  place.units.font_size =
      static_cast<float>(element.style->text->font_size.to_double()) / place.units.device;
  place.matrix = around.matrix * transform_of(element, place.units);
  if (!place.matrix.is_invertible()) return Status::Ok;
  SvgGroup group;
  WEFT_TRY_ASSIGN(const bool is_seen, begin_effects(drawing, element, place, group));
  if (!is_seen) return Status::Ok;
  if (is_shape(element)) {
    WEFT_TRY(paint_shape(drawing, element, place, group.is_open ? 255 : group.opacity));
    drawing.scratch.clear();
  } else {
    WEFT_TRY(paint_kind(drawing, element, place));
  }
  return end_effects(drawing, element, place, group);
}

Status paint_children(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  for (const Node* node = element.first_child; node; node = node->next_sibling)
    if (const Element* const child = node->as_element())
      WEFT_TRY(paint_element(drawing, *child, place));
  return Status::Ok;
}

Status paint_svg(const Element& root, const Rect& content, const SvgScene& scene, const Clip* clip,
                 DisplayList& list) {
  if (!root.style) return Status::Ok;
  SvgDrawing drawing(scene, list);
  SvgPlace place;
  place.units.device = scene.device;
  place.units.font_size =
      static_cast<float>(root.style->text->font_size.to_double()) / scene.device;
  place.clip = clip;
  const auto px = [](Px length) { return static_cast<float>(length.to_double()); };
  const Vector size{px(content.width) / scene.device, px(content.height) / scene.device};
  if (!(size.x > 0) || !(size.y > 0)) return Status::Ok;
  // As Chromium does, it is stretched to whole pixels.
  const IntRect whole = snapped(content);
  if (whole.empty()) return Status::Ok;
  place.matrix = {static_cast<float>(whole.width()) / size.x,
                  0,
                  0,
                  static_cast<float>(whole.height()) / size.y,
                  static_cast<float>(whole.left),
                  static_cast<float>(whole.top)};
  place.units.viewport = size;
  SvgGroup group;
  WEFT_TRY_ASSIGN(const bool is_seen, begin_effects(drawing, root, place, group));
  if (!is_seen) return Status::Ok;
  drawing.scratch.clear();
  WEFT_TRY(paint_root(drawing, root, size, place));
  return end_effects(drawing, root, place, group);
}

}  // namespace weft
