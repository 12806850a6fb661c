// Lines that are kept: what a model shows, or a page that is looked at more than once.
#pragma once

#include <vector>

#include "tools/model/panel_model.h"
#include "weft/line_source.h"

namespace weft {

class StoredLines final : public LineSource {
 public:
  StoredLines() = default;
  explicit StoredLines(const LineShape& shape)
      : shape_(shape), bytes_(shape.bytes_per_line() * shape.height) {}
  /// Pulls all of `lines`. Errors: those of `lines`.
  Status store(LineSource& lines);
  LineShape shape() const override { return shape_; }
  Result<std::span<const uint8_t>> next_line() override;
  void rewind() { y_ = 0; }
  std::span<uint8_t> line(uint32_t y) {
    return std::span(bytes_).subspan(y * shape_.bytes_per_line(), shape_.bytes_per_line());
  }
  uint32_t pixel(uint32_t x, uint32_t y) const;
  const std::vector<uint8_t>& bytes() const { return bytes_; }

 private:
  LineShape shape_;
  std::vector<uint8_t> bytes_;
  uint32_t y_ = 0;
};

/// The lines that somebody sees who holds the panel turned by `rotation`, so that the page is
/// upright.
StoredLines visible_lines(const PanelModel& model, Rotation rotation, uint8_t bits_per_pixel);

}  // namespace weft
