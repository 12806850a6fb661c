// background-clip: text (CSS Backgrounds 4, 3.6): layers that show where the text is, which masks
// them.
#include "render/base/stack_room.h"
#include "render/layout/painting/painting.h"

namespace weft {
namespace {

class TextMask {
 public:
  TextMask(Painting& painting, const Clip* clip) : painting_(painting), clip_(clip) {}

  /// The text in `box`, as in Chromium also that of boxes with a z-index, but not of those out of
  /// the flow. `corner` is that of the border box, of an inline box that of its container.
  Status add(const Box& box, Point corner) {
    if (box.kind == BoxKind::Replaced || stack_is_low()) return Status::Ok;
    if (box.kind == BoxKind::Inline) {
      WEFT_TRY(add_lines(*block_container_of(box), corner, &box));
    } else if (box.is_block_container() && box.inline_content) {
      WEFT_TRY(add_lines(box, corner, nullptr));
    }
    return add_children(box, corner);
  }

 private:
  // What stands in lines comes with these.
  Status add_children(const Box& box, Point corner) {
    for (const Box* child = box.first_child; child; child = child->next_sibling) {
      if (child->kind == BoxKind::Text || child->kind == BoxKind::LineBreak || child->out_of_flow)
        continue;
      if (child->kind == BoxKind::Inline) WEFT_TRY(add_children(*child, corner));
      else if (!child->inline_level) WEFT_TRY(add(*child, corner + child->position));
    }
    return Status::Ok;
  }

  Status add_lines(const Box& container, Point corner, const Box* only) {
    for (const LineBox& line : container.content.lines)
      for (const LineFragment& fragment : line.fragments) {
        const Box& box = *fragment.box;
        if (fragment.kind == LineFragment::Kind::InlineBox || (only && !is_in(box, *only)))
          continue;
        if (fragment.kind == LineFragment::Kind::Atomic) {
          WEFT_TRY(add(box, corner + box.position));
        } else if (box.text_style().visibility == Visibility::Visible) {
          WEFT_TRY(paint_text_fragment(painting_, container, line, fragment, corner, clip_));
        }
      }
    return Status::Ok;
  }

  static bool is_in(const Box& box, const Box& outer) {
    const Box* at = &box;
    while (at && at != &outer) at = at->parent;
    return at;
  }

  Painting& painting_;
  const Clip* clip_;
};

}  // namespace

Status end_text_clip(Painting& painting, const Box& box, Point corner, const Clip* clip,
                     DisplayItem* begin) {
  auto* const mask = painting.list.arena().make<GroupPaint>();
  if (!mask) return Status::OutOfMemory;
  mask->is_mask = true;
  WEFT_TRY(painting.list.add_group(ItemKind::GroupBegin, mask, clip));
  painting.masks_with_text = true;
  WEFT_TRY(TextMask(painting, clip).add(box, corner));
  painting.masks_with_text = false;
  WEFT_TRY(painting.list.add_group(ItemKind::GroupEnd, mask, clip));
  GroupPaint effects;
  effects.is_text = true;
  return close_group(painting, begin, effects, clip);
}

}  // namespace weft
