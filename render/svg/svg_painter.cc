#include "render/svg/svg_painter.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/stack_room.h"
#include "render/css/cascade/use_trees.h"
#include "render/svg/drawing.h"
#include "render/svg/shapes.h"
#include "render/svg/view_box.h"

namespace weft {
namespace {

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
  const Vector corner{geometry_of(element, Atom::X, own.x, units, SvgAxis::X, 0),
                      geometry_of(element, Atom::Y, own.y, units, SvgAxis::Y, 0)};
  Vector size = units.viewport;
  size = {size_of(element, Atom::Width, units, SvgAxis::X, size.x),
          size_of(element, Atom::Height, units, SvgAxis::Y, size.y)};
  if (is_in_use(element)) {
    const Element& use = *element.parent->as_element();
    size = {length_of(use, Atom::Width, units, SvgAxis::X, size.x),
            length_of(use, Atom::Height, units, SvgAxis::Y, size.y)};
  }
  if (!(size.x > 0) || !(size.y > 0)) return Status::Ok;
  return paint_viewport(drawing, {corner, size, element, is_cut(element)}, place);
}

bool has_server(const Element& element) {
  return !element.style->svg->fill.server.empty() || !element.style->svg->stroke.server.empty();
}

// What is in it may be painted with its fill and stroke, over the whole of it.
Status paint_use(SvgDrawing& drawing, const Element& use, const SvgPlace& place) {
  const Matrix translation = use_translation(use, place.units);
  SvgPlace inside = place;
  const std::string_view* const reference = reference_of(use);
  const bool is_foreign = reference && !is_local_reference(trimmed(*reference));
  if (is_foreign && use.first_child && drawing.scene.documents) {
    WEFT_TRY_ASSIGN(inside.document, drawing.scene.documents->find(trimmed(*reference)));
  }
  inside.matrix = place.matrix * translation;
  SvgContext context{use, place.context, {inside.matrix, {}, place.units}};
  if (has_server(use)) {
    WEFT_TRY(add_bounding_box(drawing, use, Matrix::translation(-translation.e, -translation.f),
                              place.units, context.area.box));
    drawing.scratch.clear();
  }
  inside.context = &context;
  return paint_children(drawing, use, inside);
}

// Whether one of a list of language tags is of English.
bool speaks_english(std::string_view tags) {
  while (!tags.empty()) {
    const size_t end = std::min(tags.find(','), tags.size());
    const std::string_view tag = trimmed(tags.substr(0, end));
    tags.remove_prefix(std::min(end + 1, tags.size()));
    if (equal_ignoring_case(tag.substr(0, 2), "en") && (tag.size() == 2 || tag.substr(2, 1) == "-"))
      return true;
  }
  return false;
}

// Whether the conditions of an element hold (SVG 2, 5.8): extensions there are none, languages are
// English.
bool holds(const Element& element) {
  const std::string_view* const extensions = element.attribute(Atom::RequiredExtensions);
  const std::string_view* const languages = element.attribute(Atom::SystemLanguage);
  return (!extensions || trimmed(*extensions).empty()) &&
         (!languages || speaks_english(*languages));
}

Status paint_switch(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  for (const Node* node = element.first_child; node; node = node->next_sibling) {
    const Element* const child = node->as_element();
    if (child && holds(*child)) return paint_element(drawing, *child, place);
  }
  return Status::Ok;
}

Status paint_shape(SvgDrawing& drawing, const Element& element, const SvgPlace& place,
                   uint8_t opacity) {
  PathBuilder builder(drawing.scratch);
  WEFT_TRY(add_shape(element, place.units, builder));
  return paint_outline(drawing, builder.path(), *element.style, place, opacity, nullptr, &element);
}

Status paint_foreign(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  if (!drawing.scene.foreign) return Status::Ok;
  const Box2 box = geometry_box(element, place.units);
  const Vector size = box.high - box.low;
  if (!(size.x > 0) || !(size.y > 0)) return Status::Ok;
  return drawing.scene.foreign->paint(drawing.scene, element, size,
                                      place.matrix * Matrix::translation(box.low.x, box.low.y),
                                      place.clip, drawing.list);
}

struct ElementRow {
  Atom name;
  Status (*paint)(SvgDrawing& drawing, const Element& element, const SvgPlace& place);
};
constexpr ElementRow kElements[] = {
    {Atom::G, paint_children},    {Atom::A, paint_children},  {Atom::Svg, paint_nested},
    {Atom::Symbol, paint_nested}, {Atom::Use, paint_use},     {Atom::Switch, paint_switch},
    {Atom::Text, paint_text},     {Atom::Image, paint_image}, {Atom::ForeignObject, paint_foreign},
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

bool SvgDrawing::takes_element(const SvgPlace& place) const {
  if (place.depth >= kMostDepth || stack_is_low()) {
    if (!scene.is_depth_noted)
      scene.notes.note("elements of an SVG drawing nest too deep; what is deeper is not drawn");
    scene.is_depth_noted = true;
    return false;
  }
  if (!place.serving) return true;
  if (scene.elements_left == 0) return false;
  if (--scene.elements_left == 0)
    scene.notes.note("patterns, masks and the like of an SVG drawing have too many elements");
  return true;
}

bool style_hides(const Element& element) {
  return element.style->text->visibility != Visibility::Visible;
}

Status paint_element(SvgDrawing& drawing, const Element& element, const SvgPlace& around) {
  if (element.name_space != Namespace::Svg || !element.style ||
      element.style->box->display == Display::None || !holds(element) ||
      !drawing.takes_element(around))
    return Status::Ok;
  SvgPlace place = around;
  ++place.depth;
  place.units.font_size = element.style->text->exact_font_size / place.units.device;
  place.units.text_style = element.style->text;
  WEFT_TRY_ASSIGN(const Matrix own, own_transform(drawing, element, place.units, place.depth));
  drawing.scratch.clear();
  place.matrix = around.matrix * own;
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

bool has_blended(const Element& root) {
  for (const Node* node = root.first_child; node; node = next_in_tree(*node, root)) {
    const Element* const element = node->as_element();
    if (element && element->style && element->style->rare->blending != Compositing::SourceOver)
      return true;
  }
  return false;
}

Status paint_svg(const Element& root, const Rect& content, const SvgScene& scene, const Clip* clip,
                 DisplayList& list) {
  if (!root.style) return Status::Ok;
  SvgDrawing drawing(scene, list);
  SvgPlace place;
  const Element* const first = scene.document.root();
  const IntRect& page = list.viewport();
  const SvgSurroundings surroundings{
      scene.fonts,
      {static_cast<float>(page.width()), static_cast<float>(page.height())},
      first && first->style ? *first->style->text : *root.style->text};
  place.units.surroundings = &surroundings;
  place.units.text_style = root.style->text;
  place.units.device = scene.device;
  place.units.font_size = root.style->text->exact_font_size / scene.device;
  place.clip = clip;
  const auto px = [](Px length) { return length.to_float(); };
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
  WEFT_TRY(end_effects(drawing, root, place, group));
  return surroundings.status;
}

}  // namespace weft
