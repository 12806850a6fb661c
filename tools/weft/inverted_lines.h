// Other lines with light and dark exchanged: black ink for white and white for black, while colours
// of ink stay; levels of gray, red, green and blue as on a photographic negative.
#pragma once

#include <vector>

#include "weft/line_source.h"
#include "weft/palette.h"

namespace weft {

class InvertedLines final : public LineSource {
 public:
  /// `lines` and `palette`, whose values they are, outlive this.
  InvertedLines(LineSource& lines, const Palette& palette);
  LineShape shape() const override { return lines_.shape(); }
  Result<std::span<const uint8_t>> next_line() override;

 private:
  uint32_t inverted(uint32_t value) const;

  LineSource& lines_;
  const Palette& palette_;
  std::vector<uint8_t> line_;
};

}  // namespace weft
