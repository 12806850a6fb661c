// A rectangle of other lines, as lines: those above it are pulled and dropped, pixels are shifted
// in their packed form, and what is below is never asked for.
#pragma once

#include <vector>

#include "weft/line_source.h"

namespace weft {

/// A rectangle of a picture, in its pixels.
struct Crop {
  uint16_t left = 0, top = 0, width = 0, height = 0;
  bool lies_in(const LineShape& shape) const {
    return left + width <= shape.width && top + height <= shape.height;
  }
};

class CroppedLines final : public LineSource {
 public:
  /// REQUIRES: `crop` is not empty and lies in the lines, which outlive this and are at their
  /// start.
  CroppedLines(LineSource& lines, const Crop& crop);
  LineShape shape() const override { return shape_; }
  Result<std::span<const uint8_t>> next_line() override;

 private:
  LineSource& lines_;
  Crop crop_;
  LineShape shape_;
  std::vector<uint8_t> line_;
  uint32_t y_ = 0;
};

}  // namespace weft
