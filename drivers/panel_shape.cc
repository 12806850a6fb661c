#include "drivers/panel_shape.h"

namespace weft {

Status expect_shape(const LineShape& shape, const PanelInfo& info, Rotation rotation,
                    uint8_t bits_per_pixel, Notes& notes) {
  const bool turned = is_quarter_turn(rotation);
  const uint16_t width = turned ? info.height : info.width,
                 height = turned ? info.width : info.height;
  if (shape.width == width && shape.height == height && shape.bits_per_pixel == bits_per_pixel)
    return Status::Ok;
  notes.notef("the panel takes %ux%u lines of %u bit, not %ux%u of %u", width, height,
              bits_per_pixel, shape.width, shape.height, shape.bits_per_pixel);
  return Status::Unsupported;
}

}  // namespace weft
