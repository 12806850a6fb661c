#include "render/paint/grounds.h"

#include "render/base/arena_vector.h"
#include "render/base/inks.h"

namespace weft {
namespace {

bool is_surface(const DisplayItem& item) {
  return (item.kind == ItemKind::Fill && !item.is_thin) || item.kind == ItemKind::RoundedFill;
}

Color color_of(const DisplayItem& surface) {
  return surface.kind == ItemKind::Fill ? surface.color : surface.shape->color;
}

bool contains(const IntRect& rect, int32_t x, int32_t y) {
  return x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
}

int brightness(Color color) { return 77 * color.red + 150 * color.green + 29 * color.blue; }

}  // namespace

Result<uint8_t> find_grounds(Budget& budget, DisplayList& list) {
  Arena scratch(budget);
  ArenaVector<DisplayItem*> surfaces(scratch);
  uint8_t canvas_mark = kFlatPixel;
  for (DisplayItem* item = list.first(); item; item = item->next) {
    if (is_surface(*item)) WEFT_TRY(surfaces.push(item));
    if (item->kind != ItemKind::Glyphs || item->glyphs->is_shadow) continue;
    const IntRect& bounds = item->bounds;
    const int32_t x = (bounds.left + bounds.right) / 2, y = (bounds.top + bounds.bottom) / 2;
    size_t at = surfaces.size();
    while (at > 0 && !contains(surfaces[at - 1]->bounds, x, y)) --at;
    const Color ground = at ? color_of(*surfaces[at - 1]) : list.canvas;
    if (brightness(item->glyphs->color) >= brightness(ground)) continue;
    if (at) surfaces[at - 1]->is_under_text = true;
    else canvas_mark = kFlatPixel | kUnderText;
  }
  return canvas_mark;
}

}  // namespace weft
