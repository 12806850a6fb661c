// What columns do to the look of boxes: the rules between them (CSS Multi-column 1, 4).
#include "render/layout/painting/painting.h"
#include "render/layout/sizing.h"

namespace weft {

Result<const Clip*> clip_of_part(Painting& painting, const ColumnParts& part, const Clip* clip) {
  const Rect all = to_rect(painting.list.needed());
  const Px top = max(part.top(), all.top), bottom = min(part.bottom(), all.bottom());
  return shape_clip(painting, {{all.left, top, all.width, max(Px(), bottom - top)}, {}, {}}, clip);
}

/// In the axes of the columns, whose content box begins at `left` and ends at `bottom`. As in
/// Chromium the last rules go on to that end.
static Status paint_rules(Painting& painting, const Box& box, const BorderSide& rule, Point corner,
                          Px left, Px bottom, const Clip* clip) {
  static const BorderSide kNoSide;
  const BorderSide* const sides[4] = {&kNoSide, &kNoSide, &kNoSide, &rule};
  const ColumnSet& set = *box.columns;
  const Px gap = max(set.step, -set.step) - set.width;
  const IntRect& needed = painting.list.needed();
  for (const ColumnRow& row : set.rows) {
    const Px content = corner.x + left + set.left + row.left;
    const Px least = &row == &set.rows.back() && !box.split ? bottom - row.top : Px();
    const Px height = max(row.height, least);
    for (uint32_t i = 1; i < row.columns; ++i) {
      const Px column = content + set.step * i;
      const Px middle = set.step < Px() ? column + set.width + gap / 2 : column - gap / 2;
      const Rect area = {middle - rule.width / 2, corner.y + row.top, rule.width, height};
      if (area.left > Px::from_int(needed.right) || area.right() < Px::from_int(needed.left))
        continue;
      WEFT_TRY(
          paint_border(painting, {to_rect(snapped(area)), {}, {}}, sides, clip, dither_hint(box)));
    }
  }
  return Status::Ok;
}

Status paint_column_rules(Painting& painting, const Box& box, Point corner, const Clip* clip) {
  const BorderSide& rule = box.style->rare->columns->rule;
  if (rule.width <= Px() || !has_line(rule)) return Status::Ok;
  const Edges edges = border_widths(box) + placed_padding(box);
  const WritingMode mode = inner_mode(box);
  const auto in_flow = sides_in(mode, Sides4<Px>{edges.top, edges.right, edges.bottom, edges.left});
  const Px height = is_vertical(mode) ? box.size.width : box.size.height;
  const Px left = in_flow.left, bottom = height - in_flow.bottom;
  if (!is_vertical(mode)) return paint_rules(painting, box, rule, corner, left, bottom, clip);
  return paint_in_flow(painting, box, corner, clip,
                       [&] { return paint_rules(painting, box, rule, {}, left, bottom, nullptr); });
}

}  // namespace weft
