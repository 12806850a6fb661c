// Clip paths (SVG 2, 14.5; CSS Masking 1): a clip where one outline will do, else what masks a
// group.
#include "render/base/stack_room.h"
#include "render/css/cascade/use_trees.h"
#include "render/svg/basic_shapes.h"
#include "render/svg/effects.h"
#include "render/svg/shapes.h"

namespace weft {
namespace {

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

}  // namespace

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

namespace {

/// Clip paths (CSS Masking 1, 6): `place` is cut where one outline will do; what is left of them is
/// a mask.
class Clipper {
 public:
  /// `box`: of what is clipped, where it is no element of SVG; it is cut by masks alone.
  explicit Clipper(SvgDrawing& drawing, const Box2* box = nullptr) : drawing_(drawing), box_(box) {}

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
    inside.document = document_of(clip_path);
    ++inside.depth;
    WEFT_TRY_ASSIGN(const Element* const outer, clip_path_of(drawing_, clip_path, inside));
    if (!outer) return true;
    WEFT_TRY_ASSIGN(const bool is_seen, cut(element, *outer, inside, masks));
    place.clip = inside.clip;
    return is_seen;
  }

  Status paint_masks(const Element& element, const Element& clip_path, const SvgPlace& place) {
    const SvgServing serving{clip_path, place.serving};
    SvgPlace inside = place;
    inside.serving = &serving;
    inside.document = document_of(clip_path);
    ++inside.depth;
    if (inside.depth >= SvgDrawing::kMostDepth || stack_is_low()) return Status::Ok;
    if (box_ || !only_shape(clip_path)) WEFT_TRY(paint_mask(element, clip_path, inside));
    WEFT_TRY_ASSIGN(const Element* const outer, clip_path_of(drawing_, clip_path, inside));
    return outer ? paint_masks(element, *outer, inside) : Status::Ok;
  }

 private:
  // From the units of what is in the clip path to device pixels.
  Result<Matrix> matrix_of(const Element& element, const Element& clip_path,
                           const SvgPlace& place) {
    const bool is_box = attribute_says(clip_path, Atom::ClipPathUnits, "objectBoundingBox");
    WEFT_TRY_ASSIGN(const Matrix content,
                    content_matrix(drawing_, element, is_box, place.units, box_));
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
    if (!is_shown(element) || !drawing_.takes_element(around)) return Status::Ok;
    SvgPlace place = around;
    ++place.depth;
    WEFT_TRY_ASSIGN(const Matrix own, own_transform(drawing_, element, place.units, place.depth));
    place.matrix = around.matrix * own;
    WEFT_TRY(cut_to_basic_shape(drawing_, element, place));
    WEFT_TRY_ASSIGN(const Element* const clip_path, clip_path_of(drawing_, element, place));
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
      place.matrix = place.matrix * use_translation(element, place.units);
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

}  // namespace

Result<const Element*> clip_path_of(const SvgDrawing& drawing, const Element& element,
                                    const SvgPlace& place) {
  const ClipPath* const clip = element.style->rare->clip_path;
  if (!clip || clip->kind != ClipPath::Kind::Url) return static_cast<const Element*>(nullptr);
  return find_server(drawing, clip->text, Atom::ClipPath, place);
}

Result<bool> cut_to_clip_path(SvgDrawing& drawing, const Element& element, const Element& clip_path,
                              SvgPlace& place, bool& masks) {
  return Clipper(drawing).cut(element, clip_path, place, masks);
}

Status mask_by_clip_path(SvgDrawing& drawing, const Element& element, const Element& clip_path,
                         const SvgPlace& place, const Box2* own) {
  return Clipper(drawing, own).paint_masks(element, clip_path, place);
}

}  // namespace weft
