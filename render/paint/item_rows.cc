#include "render/paint/item_rows.h"

namespace weft {

Status ItemRows::create() {
  WEFT_TRY(layer_.create(bounds_.left, bounds_.right));
  layer_.stand_apart();
  return painter_.create();
}

Result<std::span<const Rgba>> ItemRows::row(int32_t y) {
  const bool is_inside = y >= bounds_.top && y < bounds_.bottom;
  layer_.clear(is_inside ? ground_ : Rgba{});
  if (is_inside) WEFT_TRY(painter_.paint_row(y));
  return std::span<const Rgba>(layer_.pixels());
}

}  // namespace weft
