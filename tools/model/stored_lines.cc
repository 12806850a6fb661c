#include "tools/model/stored_lines.h"

#include <algorithm>

#include "render/output/pack.h"

namespace weft {

Status StoredLines::store(LineSource& lines) {
  *this = StoredLines(lines.shape());
  for (uint32_t y = 0; y < shape_.height; ++y) {
    WEFT_TRY_ASSIGN(const auto pulled, pull_line(lines));
    std::copy(pulled.begin(), pulled.end(), line(y).begin());
  }
  return Status::Ok;
}

Result<std::span<const uint8_t>> StoredLines::next_line() {
  if (y_ >= shape_.height) return std::span<const uint8_t>();
  return std::span<const uint8_t>(line(y_++));
}

uint32_t StoredLines::pixel(uint32_t x, uint32_t y) const {
  return pixel_at(std::span(bytes_).subspan(y * shape_.bytes_per_line(), shape_.bytes_per_line()),
                  shape_.bits_per_pixel, x);
}

namespace {

// The pixel of the glass where pixel (x, y) of the page lies, by the definition of a clockwise
// turn.
uint32_t glass_pixel(const PanelModel& model, Rotation rotation, uint32_t x, uint32_t y) {
  const uint32_t right = model.width() - 1u, bottom = model.height() - 1u;
  switch (rotation) {
    case Rotation::None: return model.pixel(x, y);
    case Rotation::Quarter: return model.pixel(right - y, x);
    case Rotation::Half: return model.pixel(right - x, bottom - y);
    case Rotation::ThreeQuarters: return model.pixel(y, bottom - x);
  }
  return 0;
}

}  // namespace

StoredLines visible_lines(const PanelModel& model, Rotation rotation, uint8_t bits_per_pixel) {
  const bool turned = is_quarter_turn(rotation);
  StoredLines lines(LineShape{turned ? model.height() : model.width(),
                              turned ? model.width() : model.height(), bits_per_pixel});
  for (uint32_t y = 0; y < lines.shape().height; ++y)
    for (uint32_t x = 0; x < lines.shape().width; ++x)
      pack_pixel(lines.line(y), bits_per_pixel, x, glass_pixel(model, rotation, x, y));
  return lines;
}

}  // namespace weft
