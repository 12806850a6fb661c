// clip-path on boxes (CSS Masking 1, 5): a clip where it is a shape, a mask where it is an element.
#include "render/layout/painting/painting.h"
#include "render/layout/sizing.h"
#include "render/svg/basic_shapes.h"

namespace weft {
bool has_clip_path(const Box& box) { return !box.anonymous && box.style->rare->clip_path; }

bool has_clip_mask(const Box& box) {
  return has_clip_path(box) && box.style->rare->clip_path->kind == ClipPath::Kind::Url;
}

Result<const Clip*> clip_of_clip_path(Painting& painting, const Box& box, const Rect& border_box,
                                      const Clip* clip) {
  if (!has_clip_path(box) || has_clip_mask(box)) return clip;
  const ClipPath& shape = *box.style->rare->clip_path;
  PathBuilder path(painting.scratch);
  WEFT_TRY(add_basic_shape(shape, reference_box(box, border_box, shape.box, box.containing_width),
                           path));
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
