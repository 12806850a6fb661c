#include "tools/weft/cropped_lines.h"

#include <algorithm>

#include "render/output/pack.h"

namespace weft {

CroppedLines::CroppedLines(LineSource& lines, const Crop& crop)
    : lines_(lines),
      crop_(crop),
      shape_{crop.width, crop.height, lines.shape().bits_per_pixel},
      line_(shape_.bytes_per_line()) {}

Result<std::span<const uint8_t>> CroppedLines::next_line() {
  if (y_ == shape_.height) return std::span<const uint8_t>();
  for (uint32_t above = y_ == 0 ? crop_.top : 0; above > 0; --above)
    WEFT_TRY(pull_line(lines_).status());
  WEFT_TRY_ASSIGN(const std::span<const uint8_t> line, pull_line(lines_));
  std::fill(line_.begin(), line_.end(), uint8_t{0});
  for (size_t x = 0; x < shape_.width; ++x)
    pack_pixel(line_, shape_.bits_per_pixel, x,
               pixel_at(line, shape_.bits_per_pixel, crop_.left + x));
  ++y_;
  return std::span<const uint8_t>(line_);
}

}  // namespace weft
