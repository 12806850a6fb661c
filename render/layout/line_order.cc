// Items one after the other from the left.
#include "render/layout/line_order.h"

namespace weft {

Status order_items(Line& line, const Box&, TextMeasurer&, Px left) {
  for (LineItem& item : line.items) {
    item.left = left;
    left += item.advance;
  }
  return Status::Ok;
}

}  // namespace weft
