// What clip paths and masks have in common: how they are found, their units, and clips to outlines.
#include "render/base/ascii.h"
#include "render/base/url_fragment.h"
#include "render/css/cascade/use_trees.h"
#include "render/svg/effects.h"
#include "render/svg/shapes.h"

namespace weft {
bool is_shown(const Element& element) {
  return element.name_space == Namespace::Svg && element.style &&
         element.style->box->display != Display::None;
}

bool attribute_says(const Element& element, Atom attribute, std::string_view value) {
  return trimmed(attribute_text(element, attribute)) == value;
}

Result<const Element*> find_element(const SvgScene& scene, const Document& document,
                                    std::string_view url) {
  constexpr const Element* kNone = nullptr;
  if (fragment_of(url).empty()) return kNone;
  const Document* in = &document;
  if (!is_local_reference(url)) {
    if (!scene.documents) return kNone;
    WEFT_TRY_ASSIGN(in, scene.documents->find(url));
  }
  return in ? find_resource(*in, url) : kNone;
}

Result<const Element*> find_server(const SvgScene& scene, const Document& document,
                                   std::string_view url, Atom name) {
  WEFT_TRY_ASSIGN(const Element* const found, find_element(scene, document, url));
  return found && found->name == name ? found : nullptr;
}

Result<const Element*> find_server(const SvgDrawing& drawing, std::string_view url, Atom name,
                                   const SvgPlace& place) {
  WEFT_TRY_ASSIGN(const Element* const found,
                  find_server(drawing.scene, drawing.document(place), url, name));
  return found && !place.serves(*found) ? found : nullptr;
}

Result<Matrix> content_matrix(SvgDrawing& drawing, const Element& element, bool is_box,
                              const SvgUnits& units, const Box2* own) {
  if (!is_box) return Matrix();
  if (own) return bounding_box_matrix(*own);
  Box2 box;
  WEFT_TRY(add_bounding_box(drawing, element, {}, units, box));
  if (box.is_empty()) return Matrix::scaling(0, 0);
  return bounding_box_matrix(box);
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
