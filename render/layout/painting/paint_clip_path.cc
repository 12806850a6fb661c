// clip-path on boxes (CSS Masking 1, 5): a clip where it is a shape, a mask where it is an element.
#include "render/layout/painting/painting.h"
#include "render/layout/sizing.h"
#include "render/svg/basic_shapes.h"

namespace weft {
namespace {

// How far the box that a shape refers to lies within the border box.
Edges reference_inset(const Box& box, ClipPath::Box which) {
  const bool is_inline = box.kind == BoxKind::Inline;
  switch (which) {
    case ClipPath::Box::Padding: return border_widths(box);
    case ClipPath::Box::Content:
    case ClipPath::Box::Fill: return border_widths(box) + placed_padding(box);
    case ClipPath::Box::Margin: {
      const Edges margin = is_inline ? Edges{} : used_margin(box, box.containing_width);
      return {-margin.top, -margin.right, -margin.bottom, -margin.left};
    }
    case ClipPath::Box::Border:
    case ClipPath::Box::Stroke:
    case ClipPath::Box::View: break;
  }
  return {};
}

ShapeBox reference_box(const Box& box, const Rect& border_box, ClipPath::Box which) {
  RoundedRect shape = rounded_border_box(box, border_box);
  shape.rect = border_box;  // not snapped to pixels
  return shape_box(shape.inset(reference_inset(box, which)));
}

}  // namespace

bool has_clip_path(const Box& box) { return !box.anonymous && box.style->rare->clip_path; }

bool has_clip_mask(const Box& box) {
  return has_clip_path(box) && box.style->rare->clip_path->kind == ClipPath::Kind::Url;
}

Result<const Clip*> clip_of_clip_path(Painting& painting, const Box& box, const Rect& border_box,
                                      const Clip* clip) {
  if (!has_clip_path(box) || has_clip_mask(box)) return clip;
  const ClipPath& shape = *box.style->rare->clip_path;
  PathBuilder path(painting.scratch);
  WEFT_TRY(add_basic_shape(shape, reference_box(box, border_box, shape.box), path));
  const auto made = painting.list.clip_to({path.path(), {}, shape.rule}, clip);
  painting.scratch.clear();
  return made;
}

Status add_clip_mask(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip) {
  const auto scene = svg_scene(painting, box);
  if (!scene) return Status::Ok;
  WEFT_TRY_ASSIGN(const Element* const clip_path,
                  find_clip_path(*scene, box.style->rare->clip_path->text));
  return clip_path ? mask_box(*scene, *clip_path, border_box, clip, painting.list) : Status::Ok;
}

}  // namespace weft
