#include "render/layout/painting/foreign_content.h"

#include <algorithm>

#include "render/layout/boxes/box_builder.h"
#include "render/layout/painting/painting.h"

namespace weft {
namespace {

constexpr int kMostNested = 4;      // drawings in HTML in drawings
constexpr float kMostSide = 16384;  // device px

Px side(float length, float device) {
  const float px = std::clamp(length * device, 0.f, kMostSide);
  return Px::from_double(static_cast<double>(px));
}

}  // namespace

Status HtmlInDrawings::paint(const SvgScene& scene, const Element& element, Vector size,
                             const Matrix& matrix, const Clip* clip, DisplayList& list) {
  if (!scene.resources || !element.style) return Status::Ok;
  if (scene.foreign_depth == kMostNested) {
    scene.notes.note("HTML is nested too deep in SVG drawings; the innermost is not drawn");
    return Status::Ok;
  }
  Arena arena(scene.scratch);
  const Size viewport{side(size.x, scene.device), side(size.y, scene.device)};
  MediaEnvironment media = media_;
  media.device_pixel_ratio = static_cast<double>(scene.device);
  WEFT_TRY_ASSIGN(Box* const root,
                  build_boxes_of({arena, scene.document, scene.images, *scene.resources,
                                  scene.base_url, scene.notes, scene.fonts, media},
                                 element, viewport));
  if (!root->first_child) return Status::Ok;
  LayoutContext layout{arena,
                       scene.fonts,
                       scene.images,
                       scene.notes,
                       viewport,
                       scene.document.quirks_mode,
                       media.device_pixel_ratio};
  WEFT_TRY(layout_page(layout, *root));
  return paint_in_space(*root->first_child,
                        matrix * Matrix::scaling(1 / scene.device, 1 / scene.device), clip,
                        context_of(scene), list);
}

Status HtmlInDrawings::add_mask(const SvgScene& scene, const Element& element,
                                const MaskAreas& areas, DisplayList& list) {
  Box box;
  box.kind = BoxKind::Replaced;
  box.style = element.style;
  box.node = &element;
  box.size = {areas.fill.width, areas.fill.height};
  const PaintContext context = context_of(scene);
  Painting painting(context, list);
  return add_mask_of_drawing(painting, box, areas);
}

PaintContext HtmlInDrawings::context_of(const SvgScene& scene) {
  PaintContext context{
      scene.fonts,     scene.images,  scene.notes, scene.scratch, static_cast<double>(scene.device),
      scene.resources, scene.base_url};
  context.documents = scene.documents;
  context.foreign = this;
  context.foreign_depth = scene.foreign_depth + 1;
  return context;
}

}  // namespace weft
