// The HTML in drawings: a <foreignObject> is laid out when it is painted, as a page of its size.
#pragma once

#include "render/css/conditions/media.h"
#include "render/svg/svg_painter.h"

namespace weft {

class HtmlInDrawings final : public ForeignContent {
 public:
  /// `media` is the page's, and outlives this.
  explicit HtmlInDrawings(const MediaEnvironment& media) : media_(media) {}
  Status paint(const SvgScene& scene, const Element& element, Vector size, const Matrix& matrix,
               const Clip* clip, DisplayList& list) override;

 private:
  const MediaEnvironment& media_;
};

}  // namespace weft
