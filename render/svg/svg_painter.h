// An <svg> and what is in it -> display items (SVG 2). Sizes and styles are computed; the document
// can go when the items are made.
#pragma once

#include "render/base/matrix.h"
#include "render/css/cascade/other_documents.h"
#include "render/html/dom.h"
#include "render/paint/display_list.h"

namespace weft {

struct SvgScene;

/// What layers of a mask are placed in and painted over, in device px of the element's own space.
struct MaskAreas {
  Rect fill, stroke, view;
};

/// Paints the HTML in a drawing, and what is in it as in HTML: what render/layout does.
class ForeignContent {
 public:
  virtual ~ForeignContent() = default;
  /// Adds the <foreignObject> `element` as a box of `size` CSS px to `list`. `matrix`: from CSS px,
  /// the corner of the box the origin. Errors: OutOfMemory, Timeout.
  virtual Status paint(const SvgScene& scene, const Element& element, Vector size,
                       const Matrix& matrix, const Clip* clip, DisplayList& list) = 0;
  /// Masks the group that is open with the pictures that are the mask of `element`, one of SVG.
  /// Errors: OutOfMemory, Timeout.
  virtual Status add_mask(const SvgScene& scene, const Element& element, const MaskAreas& areas,
                          DisplayList& list) = 0;
};

/// The surroundings of a drawing; all outlive the call.
struct SvgScene {
  const Document& document;  ///< That `url(#id)` is found in.
  FontSet& fonts;
  ImageStore& images;
  Notes& notes;
  Budget& scratch;
  float device;  ///< Device px of a CSS px, in which the styles are.
  /// The size that a root without viewBox is stretched from; 0 where it is not.
  Vector natural_size{};
  Resources* resources = nullptr;  ///< Resolves URLs of pictures; null: only data: counts.
  std::string_view base_url{};
  /// The <svg> is a box of HTML, whose own effects are those of the box.
  bool root_is_box = false;
  GlyphMode glyph_mode = GlyphMode::Gray;  ///< Of the tiles of patterns; Mono has sharp edges.
  OtherDocuments* documents = nullptr;     ///< That other URLs are found in; null: in none.
  ForeignContent* foreign = nullptr;       ///< Null: HTML in the drawing is not drawn.
  int foreign_depth = 0;                   ///< In how many <foreignObject> the drawing is.
  /// How many elements may still be painted in patterns, masks, clip paths and markers, each time.
  mutable uint32_t elements_left = 65536;
  mutable bool is_depth_noted = false;
};

/// Whether something in `root` is blended with what is below it, perhaps below the drawing.
bool has_blended(const Element& root);

/// Adds what `root`, an <svg>, shows in the rectangle `content` (device pixels) to `list`, cut to
/// it unless its overflow is visible. Errors: OutOfMemory.
Status paint_svg(const Element& root, const Rect& content, const SvgScene& scene, const Clip* clip,
                 DisplayList& list);

/// The <clipPath> that `url` names, or null. Errors: OutOfMemory.
Result<const Element*> find_clip_path(const SvgScene& scene, std::string_view url);
/// Masks the group that is open with what `clip_path` lets through of `box`, a border box of HTML.
/// Errors: OutOfMemory.
Status mask_box(const SvgScene& scene, const Element& clip_path, const Rect& box, const Clip* clip,
                DisplayList& list);

/// Appends the outline of the shape that `url` names in device px, from its user units; nothing
/// where there is none. Errors: OutOfMemory.
Status add_outline_of(const SvgScene& scene, std::string_view url, PathBuilder& path);

/// The same of a <mask>.
Result<const Element*> find_mask(const SvgScene& scene, std::string_view url);

/// Adds what is in `mask` where it masks the border box `box`. Errors: OutOfMemory.
Status paint_mask_of_box(const SvgScene& scene, const Element& mask, const Rect& box,
                         const Clip* clip, DisplayList& list);

}  // namespace weft
