// The HTML in drawings: a <foreignObject> is laid out when it is painted, as a page of its size.
#pragma once

#include "render/svg/svg_painter.h"

namespace weft {

class HtmlInDrawings final : public ForeignContent {
 public:
  Status paint(const SvgScene& scene, const Element& element, Vector size, const Matrix& matrix,
               const Clip* clip, DisplayList& list) override;
};

}  // namespace weft
