// Transforms, opacity, filters and masks: what makes a stacking context, and the groups that a
// display list needs for it.
#include <algorithm>
#include <cmath>

#include "render/css/style/will_change.h"
#include "render/filter/filter_functions.h"
#include "render/layout/painting/painting.h"
#include "render/layout/painting/transforms.h"

namespace weft {
namespace {

// The colour filters of the list as one matrix in 1/4096, or null when there is none. `opacity` is
// multiplied in.
Result<const int32_t*> filter_matrix(Arena& arena, std::span<const FilterFunction> filters,
                                     float* opacity) {
  using Kind = FilterFunction::Kind;
  ColorMatrix matrix;
  bool any = false;
  for (const FilterFunction& filter : filters) {
    if (filter.kind == Kind::Opacity) {
      *opacity *= filter.amount;
      continue;
    }
    matrix = color_matrix(filter) * matrix;
    any |= filter.kind != Kind::Blur;  // which does nothing: it would reach
  }
  if (!any) return static_cast<const int32_t*>(nullptr);
  const auto fixed = arena.make_array<int32_t>(12);
  if (!fixed.data()) return Status::OutOfMemory;
  static constexpr size_t kColumns[] = {0, 1, 2, 4};  // red, green, blue, 1
  for (size_t i = 0; i < 12; ++i)
    fixed[i] = static_cast<int32_t>(std::lround(
        std::clamp(matrix.values[i / 4 * 5 + kColumns[i % 4]], -1000.0f, 1000.0f) * 4096));
  return static_cast<const int32_t*>(fixed.data());
}

bool is_mask_begin(const DisplayItem& item) {
  return item.kind == ItemKind::GroupBegin && item.group && item.group->is_mask;
}

// The group needs no more lines and pixels than its items do, and its masks neither: nothing of
// those may be painted where the group is not.
void shrink_to_items(DisplayItem& begin, DisplayItem& end) {
  const IntRect bounds = bounds_of({begin.next, &end});
  for (DisplayItem* item = begin.next; item != &end; item = item->next) {
    if (item->kind != ItemKind::GroupBegin) continue;
    DisplayItem* const last = end_of_group(*item);
    if (is_mask_begin(*item)) {
      for (DisplayItem* inner = item->next; inner != last; inner = inner->next)
        inner->bounds = inner->bounds.intersected(bounds);
      item->bounds = last->bounds = bounds;
    }
    item = last;
  }
  begin.bounds = end.bounds = bounds;
}

}  // namespace

bool makes_stacking_context(const Box& box) {
  if (box.kind == BoxKind::Text || box.anonymous) return false;
  if (has_clip_path(box) || needs_group(box)) return true;
  if (box.style->rare->isolation == Isolation::Isolate || has_backdrop_filter(box)) return true;
  if (will_stack(*box.style->rare)) return true;
  if (box.kind == BoxKind::Inline) return false;
  if (box.box_style().position == Position::Fixed || box.box_style().position == Position::Sticky)
    return true;
  return hides_back(box) || contains_fixed(box);
}

// Of a table, the wrapper has the effects.
bool needs_group(const Box& box) {
  if (box.anonymous || box.kind == BoxKind::TableGrid) return false;
  const RareStyle& rare = *box.style->rare;
  return rare.opacity < 255 || !rare.filter.empty() || has_mask(box) || has_clip_mask(box) ||
         is_blended(box);
}

bool is_blended(const Box& box) {
  return !box.anonymous && box.style->rare->blending != Compositing::SourceOver;
}

Result<DisplayItem*> begin_group(Painting& painting, const Clip* clip) {
  WEFT_TRY(painting.list.add_group(ItemKind::GroupBegin, nullptr, clip));
  return painting.list.last();
}

Status close_group(Painting& painting, DisplayItem* begin, const GroupPaint& effects,
                   const Clip* clip) {
  const auto* const paint = painting.list.arena().make<GroupPaint>(effects);
  if (!paint) return Status::OutOfMemory;
  begin->group = paint;
  WEFT_TRY(painting.list.add_group(ItemKind::GroupEnd, paint, clip));
  shrink_to_items(*begin, *painting.list.last());
  return Status::Ok;
}

Status end_group(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip,
                 DisplayItem* begin) {
  GroupPaint paint;
  const RareStyle& rare = *box.style->rare;
  float opacity = static_cast<float>(rare.opacity) / 255.0f;
  if (!has_reaching_filter(box)) {
    WEFT_TRY_ASSIGN(paint.matrix, filter_matrix(painting.list.arena(), rare.filter, &opacity));
  }
  paint.compositing = rare.blending;
  paint.opacity = static_cast<uint8_t>(std::lround(std::clamp(opacity, 0.0f, 1.0f) * 255));
  if (has_clip_mask(box)) WEFT_TRY(add_clip_mask(painting, box, border_box, clip));
  if (has_mask(box)) WEFT_TRY(add_mask(painting, box, border_box, clip));
  return close_group(painting, begin, paint, clip);
}

}  // namespace weft
