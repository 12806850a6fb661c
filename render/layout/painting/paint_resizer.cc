// The corner by which a box is dragged larger (CSS UI 4, 4.1), as Chromium draws it.
#include <algorithm>
#include <cmath>

#include "render/layout/painting/painting.h"
#include "render/layout/scrolling.h"
#include "render/layout/sizing.h"

namespace weft {
namespace {

/// Steps of one px to the end and up, which begin in the third line from below, `from_end` px
/// before the end.
struct Line {
  int from_end, steps;
  Color color;
};
// Dark lines are seen on a light ground, the light ones beside them on a dark one.
constexpr Color kDark{0, 0, 0, 153}, kLight{255, 255, 255, 153};
constexpr Line kLines[] = {{9, 7, kDark}, {5, 3, kDark}, {8, 6, kLight}, {4, 2, kLight}};

}  // namespace

Status paint_resizer(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip) {
  const BoxStyle& style = box.box_style();
  if (style.resize == Resize::None || box.kind == BoxKind::Replaced ||
      !(scrolls(style.overflow_x) || scrolls(style.overflow_y)) || overflow_is_viewports(box.node))
    return Status::Ok;
  const Rect inside = border_box.inset(border_widths(box));
  const Px unit =
      Px::from_int(std::max(1, static_cast<int>(std::ceil(picture_unit(painting, box)))));
  const bool is_left = is_right_to_left(box);
  for (const Line& line : kLines)
    for (int step = 0; step < line.steps; ++step) {
      const Px along = unit * (line.from_end - step);
      const Rect dot{is_left ? inside.left + along - unit : inside.right() - along,
                     inside.bottom() - unit * (step + 3), unit, unit};
      if (along > inside.width || dot.top < inside.top) continue;
      WEFT_TRY(add_fill(painting, {dot, {}, {}}, line.color, clip, dither_hint(box)));
    }
  return Status::Ok;
}

}  // namespace weft
