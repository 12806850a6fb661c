#include "fonts/matching/sized_font.h"

#include <algorithm>

namespace weft {
namespace {

/// Without a figure in the font Chromium takes this much of the ascent.
constexpr int64_t kXHeightPercent = 56;

Px overridden(int16_t percent, Px size, Px value) {
  return percent < 0 ? value : Px::from_ratio(int64_t{size.raw()} * percent, 6400);
}

}  // namespace

SizedFont::SizedFont(Face& face, Px size, Synthesis synthesis, const FaceDescriptors& descriptors,
                     uint32_t id)
    : face_(&face), synthesis_(synthesis), descriptors_(descriptors), id_(id) {
  const DesignMetrics& design = face.metrics();
  size_ = size;
  const auto whole = [](Px length) { return Px::from_int(length.round()); };
  metrics_.ascent = whole(overridden(descriptors.ascent, size, scaled(design.ascender)));
  metrics_.descent =
      whole(overridden(descriptors.descent, size, scaled(-int64_t{design.descender})));
  metrics_.line_gap = whole(overridden(descriptors.line_gap, size, scaled(design.line_gap)));
  metrics_.x_height =
      design.x_height > 0 ? scaled(design.x_height) : metrics_.ascent * kXHeightPercent / 100;
  metrics_.cap_height = design.cap_height > 0 ? scaled(design.cap_height) : metrics_.ascent;
  metrics_.underline_position = scaled(-int64_t{design.underline_position});
  metrics_.underline_thickness = scaled(design.underline_thickness);
  metrics_.strikeout_position = scaled(design.strikeout_position);
  metrics_.upright_advance =
      design.upright_advance ? scaled(design.upright_advance) : metrics_.ascent + metrics_.descent;
  metrics_.average_advance = scaled(design.average_advance);
  metrics_.widest = scaled(design.widest);
}

void SizedFont::set_advances(Px zero, Px space) {
  metrics_.zero_advance = zero;
  metrics_.space_advance = space;
}

}  // namespace weft
