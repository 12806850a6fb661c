// Boxes -> display list in CSS 2.1 Appendix E order. Afterwards the boxes, and the page arena with
// them, can go.
#pragma once

#include "render/layout/formatting.h"
#include "render/paint/display_list.h"
#include "render/svg/svg_painter.h"

namespace weft {

struct PaintContext {
  /// Blocks of arenas in `scratch`, of which several live while all boxes do.
  static constexpr size_t kScratchBytes = 1024;
  FontSet& fonts;
  ImageStore& images;
  Notes& notes;
  Budget& scratch;  ///< For the glyphs of one fragment at a time.
  double device_pixel_ratio = 1;
  Resources* resources = nullptr;  ///< Resolves the URLs of pictures in drawings; may be null.
  std::string_view base_url{};
  OtherDocuments* documents = nullptr;  ///< See SvgScene.
  ForeignContent* foreign = nullptr;
  int foreign_depth = 0;
};

/// Appends what `box` (placed), with all that is in it, shows under `space`, a map of its
/// coordinates to those of the list. Errors: OutOfMemory.
Status paint_in_space(const Box& box, const Matrix& space, const Clip* clip,
                      const PaintContext& context, DisplayList& list);

/// Appends what `root` (placed) shows to `list`. What lies outside the list's viewport is dropped
/// at once. Errors: OutOfMemory.
Status build_display_list(const Box& root, const PaintContext& context, DisplayList& list);

}  // namespace weft
