// Clip paths, masks, opacity and filters (SVG 2, CSS Masking 1): a clip where one outline will do,
// else a group that another one masks, or a filter changes.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/cascade/use_trees.h"
#include "render/paint/turn.h"
#include "render/svg/basic_shapes.h"
#include "render/svg/drawing.h"
#include "render/svg/filters.h"
#include "render/svg/shapes.h"
#include "render/svg/view_box.h"

namespace weft {
namespace {

const Element* referenced(const SvgDrawing& drawing, std::string_view url, Atom name,
                          const SvgPlace& place) {
  if (url.empty()) return nullptr;
  const Element* const element = find_resource(drawing.scene.document, url);
  return element && element->name == name && !place.serves(*element) ? element : nullptr;
}

const Element* clip_path_of(const SvgDrawing& drawing, const Element& element,
                            const SvgPlace& place) {
  const ClipPath* const clip = element.style->rare->clip_path;
  if (!clip || clip->kind != ClipPath::Kind::Url) return nullptr;
  return referenced(drawing, clip->text, Atom::ClipPath, place);
}

const Element* mask_of(const SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  const auto layers = element.style->rare->mask;
  return layers.empty() ? nullptr : referenced(drawing, layers[0].image.url, Atom::Mask, place);
}

bool is_shown(const Element& element) {
  return element.name_space == Namespace::Svg && element.style &&
         element.style->box->display != Display::None;
}

// The only shape of a clip path that needs no mask, or null.
const Element* only_shape(const Element& clip_path) {
  const Element* only = nullptr;
  for (const Node* node = clip_path.first_child; node; node = node->next_sibling) {
    const Element* const child = node->as_element();
    if (!child || !is_shown(*child)) continue;
    const bool is_simple = is_shape(*child) && !child->style->rare->clip_path &&
                           child->style->text->visibility == Visibility::Visible;
    if (only || !is_simple) return nullptr;
    only = child;
  }
  return only;
}

bool attribute_is(const Element& element, Atom attribute, std::string_view value) {
  return trimmed(attribute_text(element, attribute)) == value;
}

bool is_text_part(const Element& element) {
  const Element* const parent = element.parent ? element.parent->as_element() : nullptr;
  return parent && parent->name_space == Namespace::Svg &&
         (element.name == Atom::Tspan || element.name == Atom::TextPath ||
          (element.name == Atom::A && (parent->name == Atom::Text || is_text_part(*parent))));
}

// From the units that a clip path or mask speaks in to the user units of `element`, or of a box of
// the page that is `own`.
Result<Matrix> content_matrix(SvgDrawing& drawing, const Element& element, bool is_box,
                              const SvgUnits& units, const Box2* own = nullptr) {
  if (!is_box) return Matrix();
  if (own) return bounding_box_matrix(*own);
  // Parts of a text have the box of the whole (SVG 2, 8.10).
  const Element* boxed = &element;
  while (is_text_part(*boxed)) boxed = boxed->parent->as_element();
  Box2 box;
  WEFT_TRY(add_bounding_box(drawing, *boxed, {}, units, box));
  if (box.is_empty()) return Matrix::scaling(0, 0);
  return bounding_box_matrix(box);
}

bool has_shown_child(const Element& element) {
  for (const Node* node = element.first_child; node; node = node->next_sibling)
    if (node->is_element() && is_shown(*node->as_element())) return true;
  return false;
}

// The box that a basic shape lies in, in user units: with its stroke unless clip-path says less.
Result<Box2> shape_box(SvgDrawing& drawing, const Element& element, ClipPath::Box box,
                       const SvgUnits& units) {
  using Kind = ClipPath::Box;
  Box2 result;
  if (box == Kind::View) {
    result.include({});
    result.include(units.viewport);
    return result;
  }
  const bool is_stroked = box == Kind::Border || box == Kind::Margin || box == Kind::Stroke;
  WEFT_TRY(add_bounding_box(drawing, element, {}, units, result, is_stroked));
  return result;
}

// `place` cut by the basic shape that the clip-path of `element` is, if it is one.
Status cut_to_basic_shape(SvgDrawing& drawing, const Element& element, SvgPlace& place) {
  const ClipPath* const clip = element.style->rare->clip_path;
  if (!clip || clip->kind == ClipPath::Kind::Url) return Status::Ok;
  WEFT_TRY_ASSIGN(const Box2 box, shape_box(drawing, element, clip->box, place.units));
  if (box.is_empty()) return Status::Ok;
  const float device = place.units.device;
  PathBuilder path(drawing.scratch);
  const ShapeBox on_device{box.low * device, (box.high - box.low) * device};
  WEFT_TRY(add_basic_shape(*clip, on_device, path));
  WEFT_TRY_ASSIGN(place.clip, clip_to(drawing, path.path(),
                                      place.matrix * Matrix::scaling(1 / device, 1 / device),
                                      clip->rule, place.clip));
  return Status::Ok;
}

/// Clip paths (CSS Masking 1, 6): `place` is cut where one outline will do; what is left of them is
/// a mask.
class Clipper {
 public:
  /// `box`: of what is clipped, where it is no element of SVG; it is cut by masks alone.
  explicit Clipper(SvgDrawing& drawing, const Box2* box = nullptr) : drawing_(drawing), box_(box) {}

  /// Cuts `place`, where `element` stands, to `clip_path` and to what that is clipped to. `masks`
  /// becomes whether some of it must be painted as a mask. False: nothing of it can be seen.
  Result<bool> cut(const Element& element, const Element& clip_path, SvgPlace& place, bool& masks) {
    if (!has_shown_child(clip_path) || place.depth >= SvgDrawing::kMostDepth) return false;
    const Element* const shape = only_shape(clip_path);
    if (!shape) {
      masks = true;
      return true;
    }
    WEFT_TRY_ASSIGN(const Matrix matrix, matrix_of(element, clip_path, place));
    PathBuilder path(drawing_.scratch);
    WEFT_TRY(add_shape(*shape, place.units, path));
    if (path.empty()) return false;
    WEFT_TRY_ASSIGN(place.clip,
                    clip_to(drawing_, path.path(), matrix * transform_of(*shape, place.units),
                            shape->style->svg->clip_rule, place.clip));
    if (place.clip->rect.empty()) return false;
    const SvgServing serving{clip_path, place.serving};
    SvgPlace inside = place;
    inside.serving = &serving;
    ++inside.depth;
    const Element* const outer = clip_path_of(drawing_, clip_path, inside);
    if (!outer) return true;
    WEFT_TRY_ASSIGN(const bool is_seen, cut(element, *outer, inside, masks));
    place.clip = inside.clip;
    return is_seen;
  }

  /// Masks the group that is open by those of the clip paths of `element` that need it.
  Status paint_masks(const Element& element, const Element& clip_path, const SvgPlace& place) {
    const SvgServing serving{clip_path, place.serving};
    SvgPlace inside = place;
    inside.serving = &serving;
    ++inside.depth;
    if (inside.depth >= SvgDrawing::kMostDepth) return Status::Ok;
    if (box_ || !only_shape(clip_path)) WEFT_TRY(paint_mask(element, clip_path, inside));
    const Element* const outer = clip_path_of(drawing_, clip_path, inside);
    return outer ? paint_masks(element, *outer, inside) : Status::Ok;
  }

 private:
  // From the units of what is in the clip path to device pixels.
  Result<Matrix> matrix_of(const Element& element, const Element& clip_path,
                           const SvgPlace& place) {
    const bool is_box = attribute_is(clip_path, Atom::ClipPathUnits, "objectBoundingBox");
    Matrix content;
    if (is_box && box_) {
      content = bounding_box_matrix(*box_);
    } else {
      WEFT_TRY_ASSIGN(content, content_matrix(drawing_, element, is_box, place.units));
    }
    return place.matrix * transform_of(clip_path, place.units) * content;
  }

  Status paint_mask(const Element& element, const Element& clip_path, SvgPlace place) {
    auto* const paint = drawing_.arena().make<GroupPaint>();
    if (!paint) return Status::OutOfMemory;
    paint->is_mask = true;
    WEFT_TRY(drawing_.list.add_group(ItemKind::GroupBegin, paint, place.clip));
    const Clip* const around = place.clip;
    WEFT_TRY_ASSIGN(place.matrix, matrix_of(element, clip_path, place));
    if (place.matrix.is_invertible()) WEFT_TRY(add_children(clip_path, place));
    return drawing_.list.add_group(ItemKind::GroupEnd, paint, around);
  }

  // --- what a clip path lets through, in black ---------------------------------------------------

  Status add_children(const Element& parent, const SvgPlace& place) {
    for (const Node* node = parent.first_child; node; node = node->next_sibling)
      if (const Element* const child = node->as_element()) WEFT_TRY(add(*child, place));
    return Status::Ok;
  }

  Status add(const Element& element, const SvgPlace& around) {
    if (!is_shown(element) || around.depth >= SvgDrawing::kMostDepth ||
        !drawing_.takes_element(around))
      return Status::Ok;
    SvgPlace place = around;
    ++place.depth;
    place.matrix = around.matrix * transform_of(element, place.units);
    WEFT_TRY(cut_to_basic_shape(drawing_, element, place));
    const Element* const clip_path = clip_path_of(drawing_, element, place);
    if (!clip_path) return add_kind(element, place);
    bool masks = false;
    WEFT_TRY_ASSIGN(const bool is_seen, cut(element, *clip_path, place, masks));
    if (!is_seen) return Status::Ok;
    if (!masks) return add_kind(element, place);
    auto* const group = drawing_.arena().make<GroupPaint>();
    if (!group) return Status::OutOfMemory;
    WEFT_TRY(drawing_.list.add_group(ItemKind::GroupBegin, group, place.clip));
    WEFT_TRY(add_kind(element, place));
    WEFT_TRY(paint_masks(element, *clip_path, place));
    return drawing_.list.add_group(ItemKind::GroupEnd, group, place.clip);
  }

  Status add_kind(const Element& element, SvgPlace place) {
    if (element.name == Atom::Use) {
      place.matrix = place.matrix *
                     Matrix::translation(length_of(element, Atom::X, place.units, SvgAxis::X, 0),
                                         length_of(element, Atom::Y, place.units, SvgAxis::Y, 0));
      return add_children(element, place);
    }
    if (element.name == Atom::Text) return paint_text(drawing_, element, place);
    if (!is_shape(element) || element.style->text->visibility != Visibility::Visible)
      return Status::Ok;
    return add_outline(element, place);
  }

  Status add_outline(const Element& element, const SvgPlace& place) {
    PathBuilder builder(drawing_.scratch);
    WEFT_TRY(add_shape(element, place.units, builder));
    const Path path = builder.path();
    if (path.verbs.empty()) return Status::Ok;
    auto* const painted = drawing_.arena().make<PathPaint>();
    if (!painted) return Status::OutOfMemory;
    WEFT_TRY_ASSIGN(const Path copy, kept(drawing_.arena(), path));
    painted->shape = {copy, place.matrix, element.style->svg->clip_rule};
    DisplayItem item;
    item.kind = ItemKind::Path;
    item.bounds = device_bounds(control_box(path, place.matrix));
    item.path = painted;
    return drawing_.list.add(item, place.clip);
  }

  SvgDrawing& drawing_;
  const Box2* const box_;
};

// Without markers and a second coat, opacity is that of the paint.
bool is_flat(const Element& element) {
  const SvgStyle& svg = *element.style->svg;
  return is_shape(element) && !is_drawn_twice(svg) && svg.marker_start.empty() &&
         svg.marker_mid.empty() && svg.marker_end.empty();
}

// The opacity of an <svg> that is a box is the box's.
bool is_outermost(const Element& element) {
  const Element* const parent = element.parent ? element.parent->as_element() : nullptr;
  return element.name == Atom::Svg && (!parent || parent->name_space != Namespace::Svg);
}

// What is in a mask of `element`, or of a box of the page that is `own`.
Status paint_in_mask(SvgDrawing& drawing, const Element& element, const Element& mask,
                     const SvgPlace& place, const Box2* own = nullptr) {
  const SvgServing serving{mask, place.serving};
  SvgPlace inside = place;
  inside.serving = &serving;
  inside.depth += SvgDrawing::kServerDepth;
  const bool is_box = !attribute_is(mask, Atom::MaskUnits, "userSpaceOnUse");
  WEFT_TRY_ASSIGN(const Matrix region, content_matrix(drawing, element, is_box, place.units, own));
  SvgUnits units = place.units;
  if (is_box) units.viewport = {1, 1};
  const Vector corner{length_of(mask, Atom::X, units, SvgAxis::X, -0.1f * units.viewport.x),
                      length_of(mask, Atom::Y, units, SvgAxis::Y, -0.1f * units.viewport.y)};
  const Vector size{length_of(mask, Atom::Width, units, SvgAxis::X, 1.2f * units.viewport.x),
                    length_of(mask, Atom::Height, units, SvgAxis::Y, 1.2f * units.viewport.y)};
  inside.matrix = place.matrix * region;
  if (inside.matrix.is_invertible() && size.x > 0 && size.y > 0) {
    WEFT_TRY_ASSIGN(inside.clip, clip_to_rect(drawing, corner, size, inside));
    const bool is_content_box = attribute_is(mask, Atom::MaskContentUnits, "objectBoundingBox");
    WEFT_TRY_ASSIGN(const Matrix content,
                    content_matrix(drawing, element, is_content_box, place.units, own));
    inside.matrix = place.matrix * content;
    if (inside.depth < SvgDrawing::kMostDepth) return paint_children(drawing, mask, inside);
  }
  return Status::Ok;
}

Status paint_mask(SvgDrawing& drawing, const Element& element, const Element& mask,
                  const SvgPlace& place) {
  auto* const paint = drawing.arena().make<GroupPaint>();
  if (!paint) return Status::OutOfMemory;
  paint->is_mask = true;
  paint->is_luminance = mask.style->svg->own.mask_type == MaskType::Luminance;
  WEFT_TRY(drawing.list.add_group(ItemKind::GroupBegin, paint, place.clip));
  WEFT_TRY(paint_in_mask(drawing, element, mask, place));
  return drawing.list.add_group(ItemKind::GroupEnd, paint, place.clip);
}

Result<MadeFilter> filter_of(SvgDrawing& drawing, const Element& element, const SvgPlace& place) {
  const auto list = element.style->rare->filter;
  if (list.empty() || is_outermost(element)) return MadeFilter{};
  Box2 box;
  WEFT_TRY(add_bounding_box(drawing, element, {}, place.units, box));
  IntRect needed = drawing.list.needed();
  if (place.clip) needed = needed.intersected(place.clip->rect);
  return make_filter(drawing.scene, list, {{place.matrix, box, place.units}, needed, &place},
                     drawing.arena());
}

}  // namespace

Result<bool> begin_effects(SvgDrawing& drawing, const Element& element, SvgPlace& place,
                           SvgGroup& group) {
  if (!is_outermost(element)) group.opacity = element.style->rare->opacity;
  const bool is_box = is_outermost(element) && drawing.scene.root_is_box;
  group.mask = is_box ? nullptr : mask_of(drawing, element, place);
  if (!is_box) WEFT_TRY(cut_to_basic_shape(drawing, element, place));
  const Element* const clip_path = is_box ? nullptr : clip_path_of(drawing, element, place);
  if (clip_path) {
    bool masks = false;
    WEFT_TRY_ASSIGN(const bool is_seen, Clipper(drawing).cut(element, *clip_path, place, masks));
    if (!is_seen) return false;
    if (masks) group.clip_path = clip_path;
  }
  if (group.opacity == 0) return false;
  WEFT_TRY_ASSIGN(const MadeFilter made, filter_of(drawing, element, place));
  const RowFilter* const filter = made.filter;
  const bool is_turned = place.matrix.b != 0 || place.matrix.c != 0;
  if (filter && is_turned && !made.region.is_empty()) {
    WEFT_TRY_ASSIGN(place.clip, clip_to_rect(drawing, made.region.low,
                                             made.region.high - made.region.low, place));
  }
  const bool is_masked = group.mask || group.clip_path;
  const RareStyle& rare = *element.style->rare;
  const Compositing blending = is_outermost(element) ? Compositing::SourceOver : rare.blending;
  group.is_open = is_masked || filter || blending != Compositing::SourceOver ||
                  rare.isolation == Isolation::Isolate ||
                  (group.opacity != 255 && !is_flat(element));
  if (!group.is_open) return true;
  group.clip = place.clip;
  GroupPaint effects;
  effects.opacity = group.opacity;
  effects.compositing = blending;
  if (is_masked || !filter) {
    group.paint = drawing.arena().make<GroupPaint>(effects);
    if (!group.paint) return Status::OutOfMemory;
    WEFT_TRY(drawing.list.add_group(ItemKind::GroupBegin, group.paint, group.clip));
    effects = {};
  }
  if (!filter) return true;
  // Masks are laid over what the filter makes.
  effects.filter = filter;
  WEFT_TRY_ASSIGN(const Clip* const clip, clip_on_device(drawing.list, group.clip));
  WEFT_TRY(group.filtered.open(drawing.list, effects, clip));
  WEFT_TRY(group.filtered.begin(drawing.list, clip));
  place.clip = nullptr;
  return true;
}

Status end_effects(SvgDrawing& drawing, const Element& element, const SvgPlace& place,
                   SvgGroup& group) {
  if (!group.is_open) return Status::Ok;
  WEFT_TRY(group.filtered.end(drawing.list));
  if (!group.paint) return Status::Ok;
  SvgPlace outside = place;
  outside.clip = group.clip;
  if (group.clip_path) WEFT_TRY(Clipper(drawing).paint_masks(element, *group.clip_path, outside));
  if (group.mask) WEFT_TRY(paint_mask(drawing, element, *group.mask, outside));
  return drawing.list.add_group(ItemKind::GroupEnd, group.paint, group.clip);
}

namespace {

// That of the <svg> around a clip path is what its percentages are of.
Vector viewport_around(const Element& clip_path, const SvgUnits& units) {
  const Element* at = &clip_path;
  while (at && at->name != Atom::Svg) at = at->parent ? at->parent->as_element() : nullptr;
  if (!at || !at->style) return units.viewport;
  if (const auto box = parse_view_box(attribute_text(*at, Atom::ViewBox))) return box->size;
  return {size_of(*at, Atom::Width, units, SvgAxis::X, 300),
          size_of(*at, Atom::Height, units, SvgAxis::Y, 150)};
}

}  // namespace

const Element* find_clip_path(const SvgScene& scene, std::string_view url) {
  const Element* const element = find_resource(scene.document, url);
  return element && element->name == Atom::ClipPath ? element : nullptr;
}

const Element* find_mask(const SvgScene& scene, std::string_view url) {
  const Element* const element = find_resource(scene.document, url);
  return element && element->name == Atom::Mask ? element : nullptr;
}

namespace {

// A box of the page as if it were an element of a drawing.
struct PlacedBox {
  SvgPlace place;
  Box2 own;  // the box in its user units
};

PlacedBox placed_box(const SvgScene& scene, const Element& resource, const Rect& box,
                     const Clip* clip) {
  const auto px = [&](Px length) { return length.to_float() / scene.device; };
  SvgPlace place;
  place.clip = clip;
  place.units.device = scene.device;
  place.units.viewport = {px(box.width), px(box.height)};
  const Box2 own{{}, place.units.viewport};
  place.units.viewport = viewport_around(resource, place.units);
  place.matrix =
      Matrix::scaling(scene.device, scene.device) * Matrix::translation(px(box.left), px(box.top));
  return {place, own};
}

}  // namespace

Status mask_box(const SvgScene& scene, const Element& clip_path, const Rect& box, const Clip* clip,
                DisplayList& list) {
  SvgDrawing drawing(scene, list);
  const PlacedBox placed = placed_box(scene, clip_path, box, clip);
  return Clipper(drawing, &placed.own).paint_masks(clip_path, clip_path, placed.place);
}

Status paint_mask_of_box(const SvgScene& scene, const Element& mask, const Rect& box,
                         const Clip* clip, DisplayList& list) {
  SvgDrawing drawing(scene, list);
  const PlacedBox placed = placed_box(scene, mask, box, clip);
  return paint_in_mask(drawing, mask, mask, placed.place, &placed.own);
}

Result<const Clip*> clip_to(SvgDrawing& drawing, const Path& path, const Matrix& matrix,
                            FillRule rule, const Clip* clip) {
  return drawing.list.clip_to({path, matrix, rule}, clip);
}

Result<const Clip*> clip_to_rect(SvgDrawing& drawing, Vector corner, Vector size,
                                 const SvgPlace& place) {
  const Vector end = corner + size;
  const Matrix& matrix = place.matrix;
  if (matrix.b == 0 && matrix.c == 0) {
    // Edges that fall on pixels need no outline.
    const Vector a = matrix.point(corner), b = matrix.point(end);
    const auto is_whole = [](float v) { return std::fabs(v - std::round(v)) < 1.f / 64; };
    if (is_whole(a.x) && is_whole(a.y) && is_whole(b.x) && is_whole(b.y)) {
      Box2 box;
      box.include({std::round(a.x), std::round(a.y)});
      box.include({std::round(b.x), std::round(b.y)});
      IntRect rect = device_bounds(box);
      --rect.right;
      --rect.bottom;
      rect = rect.intersected(drawing.list.needed());
      if (place.clip) rect = rect.intersected(place.clip->rect);
      const Clip* const made = drawing.arena().make<Clip>(rect, nullptr, place.clip, nullptr);
      if (!made) return Status::OutOfMemory;
      return made;
    }
  }
  PathBuilder path(drawing.scratch);
  WEFT_TRY(path.move_to(corner));
  WEFT_TRY(path.line_to({end.x, corner.y}));
  WEFT_TRY(path.line_to(end));
  WEFT_TRY(path.line_to({corner.x, end.y}));
  WEFT_TRY(path.close());
  return clip_to(drawing, path.path(), matrix, FillRule::NonZero, place.clip);
}

}  // namespace weft
