// The HTML in drawings: a <foreignObject> is laid out when it is painted, as a page of its size.
#pragma once

#include "render/css/conditions/media.h"
#include "render/layout/painting/paint_order.h"

namespace weft {

class HtmlInDrawings final : public ForeignContent {
 public:
  /// `media` is the page's, and outlives this.
  explicit HtmlInDrawings(const MediaEnvironment& media) : media_(media) {}
  Status paint(const SvgScene& scene, const Element& element, Vector size, const Matrix& matrix,
               const Clip* clip, DisplayList& list) override;
  Status add_mask(const SvgScene& scene, const Element& element, const MaskAreas& areas,
                  DisplayList& list) override;

 private:
  PaintContext context_of(const SvgScene& scene);

  const MediaEnvironment& media_;
};

}  // namespace weft
