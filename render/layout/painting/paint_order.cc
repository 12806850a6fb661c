// The walk of Appendix E: by phases within a stacking context, layered boxes collected and painted
// by z-index.
#include "render/layout/painting/paint_order.h"

#include <algorithm>

#include "render/base/stack_room.h"
#include "render/layout/painting/painting.h"
#include "render/layout/painting/transforms.h"
#include "render/layout/sizing.h"
#include "render/layout/writing_mode.h"
#include "render/paint/outline_paths.h"
#include "render/paint/turn.h"

namespace weft {
namespace {

// A box that is painted by z-index in its stacking context, found by collect().
struct Layered {
  const Box* box;
  Point corner;     // of its border box, transforms of its ancestors applied
  ClipScope clips;  // around it
  int32_t z_index;
  bool is_context;  // false: its own layered descendants belong to the context around it
};

using LayeredList = ArenaVector<Layered>;

// What lies below such a box is not seen by the filters of backdrops in it (Filter Effects 2, 2).
bool is_backdrop_root(const Box& box) {
  return needs_group(box) || has_clip_path(box) || has_backdrop_filter(box);
}

class Walker {
 public:
  Walker(Painting& painting, Arena& arena) : painting_(painting), arena_(arena) {}

  Status paint_context(const Box& box, Point corner, ClipScope clips);
  /// A box at the origin of `space`.
  Status paint_turned(const Box& box, Point corner, ClipScope clips, const Matrix4& space);

 private:
  enum class Phase : uint8_t { Backgrounds, Floats, Foreground };

  Status paint_transformed(const Box& box, Point corner, ClipScope clips);
  Status sort_by_depth(LayeredList& layered) const;
  bool is_too_deep();
  Status paint_placed(const Box& box, Point corner, ClipScope clips);
  Status paint_atomically(const Box& box, Point corner, ClipScope clips,
                          const LayeredList* layered);
  Status paint_contents(const Box& box, Point corner, ClipScope clips, const LayeredList* layered);
  Status paint_layered(const LayeredList& layered, int32_t lowest, int32_t highest);
  Status paint_own(const Box& box, Point corner, const Clip* clip);
  Status paint_surface(const Box& box, const Rect& border_box, Point corner, const Clip* clip);
  Status walk(const Box& box, Point corner, ClipScope clips, Phase phase);
  Status walk_child(const Box& child, Point parent_corner, ClipScope clips, Phase phase);
  Status paint_lines(const Box& box, Point corner, ClipScope clips, const Box* layered_inline);
  Status paint_outlines(const Box& box, Point corner, const Clip* clip, const Box* layered_inline);
  Status paint_fragment(const Box& container, const LineBox& line, const LineFragment& fragment,
                        Point corner, ClipScope clips);
  Status collect(const Box& box, Point corner, ClipScope clips, LayeredList& layered);
  Result<ClipScope> clips_of_shape(const Box& box, const Rect& area, ClipScope clips);
  Result<ClipScope> clips_inside(const Box& box, Point corner, ClipScope clips);

  Painting& painting_;
  Arena& arena_;
  const Matrix4* space_ = nullptr;  // of what is painted, on the device; null = that of the page
  const Box* canvas_source_ = nullptr;
  Backdrop backdrop_;
  bool is_noted_ = false;           // that boxes are too deep
  bool has_blended_ = false;        // what collect() found is blended with this stacking context
  const Box* space_box_ = nullptr;  // whose transform it ends with
};

bool is_item_of_flex_or_grid(const Box& box) {
  return box.parent && (box.parent->kind == BoxKind::Flex || box.parent->kind == BoxKind::Grid);
}

// A group is cut by its clip as a whole, other boxes while they are painted.
bool has_clip_rect(const Box& box) { return box.out_of_flow && box.style->rare->has_clip; }

bool is_positioned(const Box& box) { return box.box_style().position != Position::Static; }

// Painted by its stacking context, not where it stands in the flow.
bool is_layered(const Box& box) {
  if (box.kind == BoxKind::Text || box.kind == BoxKind::LineBreak || box.anonymous) return false;
  if (is_positioned(box) || makes_stacking_context(box)) return true;
  return is_item_of_flex_or_grid(box) && !box.box_style().z_index_auto;
}

bool uses_z_index(const Box& box) {
  return (is_positioned(box) || is_item_of_flex_or_grid(box)) && !box.box_style().z_index_auto;
}

bool is_own_context(const Box& box) { return makes_stacking_context(box) || uses_z_index(box); }

// How many boxes belong to the stacking context of `root`.
size_t count_layered(const Box& root) {
  size_t count = 0;
  for (const Box* box = next_box(root, root); box;) {
    const bool layered = is_layered(*box);
    count += layered;
    box = layered && is_own_context(*box) ? next_box_after(*box, root) : next_box(*box, root);
  }
  return count;
}

// The inline box that is layered and has `box` in it, or is it; null when there is none: it paints
// the fragments of `box`.
const Box* layered_inline_around(const Box& box) {
  const Box* at = box.kind == BoxKind::Inline ? &box : box.parent;
  while (at && at->kind == BoxKind::Inline && !is_layered(*at)) at = at->parent;
  return at && at->kind == BoxKind::Inline ? at : nullptr;
}

Rect border_box_at(const Box& box, Point corner) {
  return {corner.x, corner.y, box.size.width, box.size.height};
}

ClipScope clips_around(const Box& box, ClipScope clips) {
  const Position position = box.box_style().position;
  if (box.anonymous || !box.out_of_flow) return clips;
  if (position == Position::Absolute) clips.flow = clips.absolute;
  if (position == Position::Fixed) clips.flow = clips.fixed;
  return clips;
}

Result<ClipScope> Walker::clips_inside(const Box& box, Point corner, ClipScope clips) {
  const Rect border_box = border_box_at(box, corner);
  if (has_clip_rect(box) && !needs_group(box)) {
    WEFT_TRY_ASSIGN(clips.flow, clip_of_clip_property(painting_, box, border_box, clips.flow));
    WEFT_TRY_ASSIGN(clips.fixed, clip_of_clip_property(painting_, box, border_box, clips.fixed));
  }
  WEFT_TRY_ASSIGN(clips.flow, clip_of_overflow(painting_, box, border_box, clips.flow));
  if (box.anonymous) return clips;
  if (is_positioned(box) || contains_fixed(box)) clips.absolute = clips.flow;
  if (contains_fixed(box)) clips.fixed = clips.flow;
  return clips;
}

Status Walker::paint_own(const Box& box, Point corner, const Clip* clip) {
  if (box.text_style().visibility != Visibility::Visible || box.anonymous) return Status::Ok;
  if (box.kind == BoxKind::Inline || box.kind == BoxKind::Table) return Status::Ok;
  const Rect border_box = border_box_at(box, corner);
  if (box.split) {
    ColumnParts parts(box, corner);
    while (parts.next()) {
      WEFT_TRY_ASSIGN(const Clip* const part, clip_of_part(painting_, parts, clip));
      WEFT_TRY(paint_surface(box, parts.border_box(), corner, part));
    }
  } else {
    WEFT_TRY(paint_surface(box, border_box, corner, clip));
    WEFT_TRY(paint_resizer(painting_, box, border_box, clip));
  }
  return has_columns(box) && box.columns ? paint_column_rules(painting_, box, corner, clip)
                                         : Status::Ok;
}

Status Walker::paint_surface(const Box& box, const Rect& border_box, Point corner,
                             const Clip* clip) {
  if (&box == canvas_source_) return paint_frame(painting_, box, border_box, clip);
  return is_table_part(box) ? paint_table_part(painting_, box, border_box, clip)
                            : paint_decorations(painting_, box, border_box, corner, clip);
}

// The border box; of an inline box, as in Chromium, that of its first part.
Rect area_of(const Box& box, Point corner) {
  if (box.kind != BoxKind::Inline) return border_box_at(box, corner);
  const Box& container = *block_container_of(box);
  for (const LineBox& line : container.content.lines)
    for (const LineFragment& part : line.fragments)
      if (part.kind == LineFragment::Kind::InlineBox && part.box == &box)
        return rect_on_panel(container, line, part).moved(corner);
  return {};
}

// A shape of clip-path cuts a group when it ends, else whatever is painted in the box.
Result<ClipScope> Walker::clips_of_shape(const Box& box, const Rect& area, ClipScope clips) {
  if (has_clip_rect(box) && needs_group(box)) {
    WEFT_TRY_ASSIGN(clips.flow, clip_of_clip_property(painting_, box, area, clips.flow));
  }
  if (!has_clip_path(box)) return clips;
  ClipScope cut;
  WEFT_TRY_ASSIGN(cut.flow, clip_of_clip_path(painting_, box, area, clips.flow));
  cut.absolute = cut.fixed = cut.flow;
  if (needs_group(box)) return cut;
  if (clips.absolute != clips.flow) {
    WEFT_TRY_ASSIGN(cut.absolute, clip_of_clip_path(painting_, box, area, clips.absolute));
  }
  if (clips.fixed != clips.flow) {
    WEFT_TRY_ASSIGN(cut.fixed, clip_of_clip_path(painting_, box, area, clips.fixed));
  }
  return cut;
}

// Asked before each step down.
bool Walker::is_too_deep() {
  if (!stack_is_low()) return false;
  if (!is_noted_)
    painting_.context.notes.note("Boxes that nest too deep for the stack are not painted.");
  return is_noted_ = true;
}

// CSS 2.1 Appendix E.2, for a box that is a stacking context.
Status Walker::paint_context(const Box& box, Point corner, ClipScope clips) {
  clips = clips_around(box, clips);
  return is_transformed(box) ? paint_transformed(box, corner, clips)
                             : paint_placed(box, corner, clips);
}

// What is moved by whole pixels stands on others; else it is turned when it becomes an item. As in
// Chromium the box stands on whole pixels before it is turned, but not where it is only moved.
Status Walker::paint_transformed(const Box& box, Point corner, ClipScope clips) {
  WEFT_TRY_ASSIGN(Matrix4 own, transform_of(painting_, box, border_box_at(box, corner)));
  const bool shares = space_ && shares_space(box, *space_box_);
  bool is_deep = add_perspective(box, corner, own) || shares || preserves_space(box);
  if (!is_translation(own)) {
    is_deep = true;
    corner = {Px::from_int(corner.x.round()), Px::from_int(corner.y.round())};
    WEFT_TRY_ASSIGN(own, transform_of(painting_, box, border_box_at(box, corner)));
    add_perspective(box, corner, own);
  }
  if (own.determinant() == 0) return Status::Ok;
  Matrix4 space = own;
  if (space_) {
    Matrix4 outer = *space_;
    if (!shares) outer.flatten();
    space = outer * own;
  }
  if (hides_back(box) && space.shows_back()) return Status::Ok;
  Point by;
  if (!is_deep && is_whole(own, by)) return paint_placed(box, corner + by, clips);
  return paint_turned(box, corner, clips, space);
}

Status Walker::paint_turned(const Box& box, Point corner, ClipScope clips, const Matrix4& space) {
  Turn turn(painting_.context.fonts, painting_.context.scratch);
  WEFT_TRY_ASSIGN(const Clip* const around, clip_on_device(painting_.list, clips.flow));
  if (!turn.set(space.projection(), around, painting_.list.needed_on_device())) return Status::Ok;
  const Matrix4* const space_around = space_;
  const Box* const box_around = space_box_;
  space_ = &space;
  space_box_ = &box;
  painting_.list.enter(turn);
  const Status status = paint_placed(box, corner, {});
  painting_.list.leave();
  space_ = space_around;
  space_box_ = box_around;
  return status;
}

// Boxes in one space are painted by their depth: the farther ones first.
Status Walker::sort_by_depth(LayeredList& layered) const {
  for (Layered& one : layered) {
    if (!one.is_context || !is_transformed(*one.box)) continue;
    const Rect area = border_box_at(*one.box, one.corner);
    WEFT_TRY_ASSIGN(Matrix4 own, transform_of(painting_, *one.box, area));
    if (space_) own = *space_ * own;
    const float x = (area.left + area.width / 2).to_float(),
                y = (area.top + area.height / 2).to_float();
    const float depth = own.m[2][0] * x + own.m[2][1] * y + own.m[2][3];
    one.z_index = static_cast<int32_t>(std::clamp(depth * 16, -1e9f, 1e9f));
  }
  return Status::Ok;
}

Status Walker::paint_placed(const Box& box, Point corner, ClipScope clips) {
  LayeredList layered(arena_);
  const ClipScope around = clips;
  const Rect area = area_of(box, corner);
  WEFT_TRY_ASSIGN(const ClipScope shaped, clips_of_shape(box, area, around));
  // A group is cut as a whole.
  const bool is_cut = needs_group(box);
  clips = is_cut ? around : shaped;
  FilteredGroup filter;
  WEFT_TRY(open_filter(painting_, box, area, shaped.flow, filter));
  if (filter.is_open()) clips = {};
  WEFT_TRY_ASSIGN(const ClipScope inside, clips_inside(box, corner, clips));
  has_blended_ = has_blended_drawing(box);
  WEFT_TRY(layered.reserve(count_layered(box)));
  for (const Box* child = box.first_child; child; child = child->next_sibling)
    WEFT_TRY(collect(*child, corner, inside, layered));
  const Clip* const clip = is_cut ? shaped.flow : around.flow;
  if (preserves_space(box)) WEFT_TRY(sort_by_depth(layered));
  DisplayItem* group = nullptr;
  if (is_cut || has_blended_) {
    WEFT_TRY_ASSIGN(group, begin_group(painting_, clip));
  }
  if (!box.parent) {
    WEFT_TRY_ASSIGN(canvas_source_, paint_canvas(painting_, box));
  }
  WEFT_TRY(add_backdrop(painting_, box, area, is_cut ? nullptr : shaped.flow, backdrop_));
  WEFT_TRY(filter.begin(painting_.list, nullptr));
  const Backdrop around_backdrop = backdrop_;
  if (is_backdrop_root(box)) backdrop_.after = painting_.list.last();
  WEFT_TRY(paint_contents(box, corner, clips, &layered));
  backdrop_ = around_backdrop;
  WEFT_TRY(filter.end(painting_.list));
  return group ? end_group(painting_, box, area, clip, group) : Status::Ok;
}

// As if it were a stacking context, but its layered descendants belong to the one around it.
Status Walker::paint_atomically(const Box& box, Point corner, ClipScope clips,
                                const LayeredList* layered) {
  return paint_contents(box, corner, clips_around(box, clips), layered);
}

Status Walker::paint_contents(const Box& box, Point corner, ClipScope clips,
                              const LayeredList* layered) {
  if (is_too_deep()) return Status::Ok;
  const Clip* own_clip = clips.flow;
  if (has_clip_rect(box) && !needs_group(box)) {
    WEFT_TRY_ASSIGN(own_clip,
                    clip_of_clip_property(painting_, box, border_box_at(box, corner), own_clip));
  }
  WEFT_TRY(paint_own(box, corner, own_clip));                     // 1, 2
  if (layered) WEFT_TRY(paint_layered(*layered, INT32_MIN, -1));  // 3
  WEFT_TRY_ASSIGN(const ClipScope inside, clips_inside(box, corner, clips));
  WEFT_TRY(walk(box, corner, inside, Phase::Backgrounds));       // 4
  WEFT_TRY(walk(box, corner, inside, Phase::Floats));            // 5
  WEFT_TRY(walk(box, corner, inside, Phase::Foreground));        // 7
  if (layered) WEFT_TRY(paint_layered(*layered, 0, 0));          // 8
  if (layered) WEFT_TRY(paint_layered(*layered, 1, INT32_MAX));  // 9
  if (box.text_style().visibility != Visibility::Visible || box.anonymous) return Status::Ok;
  return paint_outline(painting_, box, border_box_at(box, corner), own_clip);  // 10
}

// Those with lowest <= z-index <= highest, by z-index, then in tree order.
Status Walker::paint_layered(const LayeredList& layered, int32_t lowest, int32_t highest) {
  int64_t z_index = lowest;
  while (z_index <= highest) {
    int64_t next = int64_t{INT32_MAX} + 1;
    for (const Layered& one : layered)
      if (one.z_index >= z_index && one.z_index < next) next = one.z_index;
    if (next > highest) return Status::Ok;
    for (const Layered& one : layered) {
      if (one.z_index != next) continue;
      WEFT_TRY(one.is_context ? paint_context(*one.box, one.corner, one.clips)
                              : paint_atomically(*one.box, one.corner, one.clips, nullptr));
    }
    z_index = next + 1;
  }
  return Status::Ok;
}

Status Walker::collect(const Box& box, Point parent_corner, ClipScope clips, LayeredList& layered) {
  if (is_too_deep()) return Status::Ok;
  const Point corner = parent_corner + box.position;
  if (is_layered(box)) {
    const bool is_context = is_own_context(box);
    WEFT_TRY(layered.push(
        {&box, corner, clips, uses_z_index(box) ? box.box_style().z_index : 0, is_context}));
    has_blended_ |= is_context && is_blended(box);
    if (is_context) return Status::Ok;
  }
  has_blended_ |= has_blended_drawing(box);
  WEFT_TRY_ASSIGN(const ClipScope inside, clips_inside(box, corner, clips_around(box, clips)));
  for (const Box* child = box.first_child; child; child = child->next_sibling)
    WEFT_TRY(collect(*child, corner, inside, layered));
  return Status::Ok;
}

// Visits what is in flow below `box` for one phase.
Status Walker::walk(const Box& box, Point corner, ClipScope clips, Phase phase) {
  if (box.kind == BoxKind::Replaced) {
    const bool shown = phase == Phase::Foreground &&
                       (box.text_style().visibility == Visibility::Visible || inline_svg(box)) &&
                       box.box_style().content_visibility != ContentVisibility::Hidden;
    return shown ? paint_replaced(painting_, box, border_box_at(box, corner), clips.flow)
                 : Status::Ok;
  }
  if (phase == Phase::Foreground && box.kind != BoxKind::Inline)
    WEFT_TRY(paint_lines(box, corner, clips, nullptr));
  if (phase == Phase::Foreground && box.kind == BoxKind::Inline)
    WEFT_TRY(paint_lines(*block_container_of(box), corner, clips, &box));
  for (const Box* child = box.first_child; child; child = child->next_sibling)
    WEFT_TRY(walk_child(*child, corner, clips, phase));
  if (phase != Phase::Backgrounds || box.kind != BoxKind::TableGrid) return Status::Ok;
  return paint_collapsed_borders(painting_, box, border_box_at(box, corner), clips.flow);
}

Status Walker::walk_child(const Box& child, Point parent_corner, ClipScope clips, Phase phase) {
  if (is_layered(child) || is_too_deep()) return Status::Ok;
  const Point corner = parent_corner + child.position;
  if (child.floating)
    return phase == Phase::Floats ? paint_atomically(child, corner, clips, nullptr) : Status::Ok;
  const bool is_line_content = child.kind == BoxKind::Text || child.kind == BoxKind::LineBreak;
  if (is_line_content) return Status::Ok;
  if (child.kind == BoxKind::Inline)
    return phase == Phase::Foreground ? Status::Ok : walk(child, corner, clips, phase);
  if (child.inline_level) return Status::Ok;  // painted with its line
  if (is_item_of_flex_or_grid(child))
    return phase == Phase::Foreground ? paint_atomically(child, corner, clips, nullptr)
                                      : Status::Ok;
  if (phase == Phase::Backgrounds) WEFT_TRY(paint_own(child, corner, clips.flow));
  WEFT_TRY_ASSIGN(const ClipScope inside, clips_inside(child, corner, clips));
  WEFT_TRY(walk(child, corner, inside, phase));
  if (phase != Phase::Foreground || child.text_style().visibility != Visibility::Visible ||
      child.anonymous || child.kind == BoxKind::TableColumn)
    return Status::Ok;
  return paint_outline(painting_, child, border_box_at(child, corner), clips.flow);
}

// The fragments of `box` that belong to `layered_inline`, or those that belong to no layered inline
// box.
Status Walker::paint_lines(const Box& box, Point corner, ClipScope clips,
                           const Box* layered_inline) {
  if (!box.is_block_container() || !box.inline_content) return Status::Ok;
  const int32_t top = painting_.list.needed().top, bottom = painting_.list.needed().bottom;
  for (const LineBox& line : box.content.lines) {
    // Lines far outside the viewport cannot reach it; ink reaches at most a line's height beyond
    // its line.
    const Px line_top = corner.y + line.top;
    const bool far_away = !is_vertical(box.text_style().writing_mode) &&
                          (line_top - line.height > Px::from_int(bottom) ||
                           line_top + line.height + line.height < Px::from_int(top));
    for (const LineFragment& fragment : line.fragments) {
      if (far_away && fragment.kind != LineFragment::Kind::Atomic) continue;
      if (layered_inline_around(*fragment.box) == layered_inline)
        WEFT_TRY(paint_fragment(box, line, fragment, corner, clips));
    }
  }
  return paint_outlines(box, corner, clips.flow, layered_inline);
}

// The outlines of the inline boxes in `box` that belong to `layered_inline`, or to no layered one.
Status Walker::paint_outlines(const Box& box, Point corner, const Clip* clip,
                              const Box* layered_inline) {
  for (const Box* child = box.first_child; child; child = child->next_sibling) {
    if (child->kind != BoxKind::Inline) continue;
    WEFT_TRY(paint_outlines(*child, corner, clip, layered_inline));
    if (child->style->surface->outline.line != BorderLine::None &&
        layered_inline_around(*child) == layered_inline &&
        child->text_style().visibility == Visibility::Visible)
      WEFT_TRY(paint_inline_outline(painting_, *child, corner, clip));
  }
  return Status::Ok;
}

Status Walker::paint_fragment(const Box& container, const LineBox& line,
                              const LineFragment& fragment, Point corner, ClipScope clips) {
  const Box& box = *fragment.box;
  if (fragment.kind == LineFragment::Kind::Atomic)
    return is_layered(box) ? Status::Ok
                           : paint_atomically(box, corner + box.position, clips, nullptr);
  if (box.text_style().visibility != Visibility::Visible) return Status::Ok;
  if (fragment.kind != LineFragment::Kind::InlineBox)
    return paint_text_fragment(painting_, container, line, fragment, corner, clips.flow);
  const BoxEdges edges =
      sides_on_panel(inner_mode(container), BoxEdges{true, fragment.closes, true, fragment.opens});
  return paint_decorations(painting_, box, rect_on_panel(container, line, fragment).moved(corner),
                           corner, clips.flow, edges);
}

}  // namespace

Status paint_in_space(const Box& box, const Matrix& space, const Clip* clip,
                      const PaintContext& context, DisplayList& list) {
  Painting painting(context, list);
  Arena arena(context.scratch, PaintContext::kScratchBytes);  // for the lists of layered boxes
  Matrix4 whole(space);
  if (const Turn* const turn = list.turn()) whole = Matrix4(turn->to_device) * whole;
  return Walker(painting, arena).paint_turned(box, {}, {clip, clip, clip}, whole);
}

Status build_display_list(const Box& root, const PaintContext& context, DisplayList& list) {
  Painting painting(context, list);
  Arena arena(context.scratch, PaintContext::kScratchBytes);  // for the lists of layered boxes
  return Walker(painting, arena).paint_context(root, root.position, {});
}

}  // namespace weft
