// The min-content and max-content widths of a block container (CSS Sizing 3, 5.1): its widest
// child, floats side by side.
#include "render/layout/block/block.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

class WidestChild {
 public:
  WidestChild(LayoutContext& context, WidthMode mode, Px height)
      : context_(context), mode_(mode), height_(height) {}

  Status add(Box& child) {
    if (child.out_of_flow || child.kind == BoxKind::Marker || child.kind == BoxKind::TableColumn ||
        (has_columns(*child.parent) && spans_columns(*child.style)))
      return Status::Ok;
    WEFT_TRY_ASSIGN(const IntrinsicWidths widths, intrinsic_widths(context_, child, height_));
    const Px width = (mode_ == WidthMode::MinContent ? widths.min_content : widths.max_content) +
                     used_margin(child, kIndefinite).horizontal();
    clear(child.box_style().clear);
    if (child.floating) {
      add_float(child.box_style().floating, width);
      return Status::Ok;
    }
    // A box that floats may not reach into lies beside them.
    const bool beside =
        mode_ == WidthMode::MaxContent && (child.independent || child.kind == BoxKind::Replaced ||
                                           (child.anonymous && child.inline_content));
    widest_ = max(widest_, beside ? width + left_ + right_ : width);
    left_ = right_ = Px();
    return Status::Ok;
  }
  Px width() const { return widest_; }

 private:
  void clear(Clear clear) {
    if (clear == Clear::Left || clear == Clear::Both) left_ = Px();
    if (clear == Clear::Right || clear == Clear::Both) right_ = Px();
  }
  void add_float(Float side, Px width) {
    Px& sum = side == Float::Left ? left_ : right_;
    sum = mode_ == WidthMode::MaxContent ? sum + max(width, Px()) : width;
    widest_ = max(widest_, mode_ == WidthMode::MaxContent ? left_ + right_ : width);
  }

  LayoutContext& context_;
  WidthMode mode_;
  Px height_;  // of the content box, kIndefinite where it is not known
  Px left_, right_, widest_;
};

}  // namespace

Result<Px> intrinsic_block_width(LayoutContext& context, Box& box, const Space& outer) {
  const WidthMode mode = outer.width_mode;
  const Edges around = border_widths(box) + used_padding(box, kIndefinite);
  const Px edges = around.horizontal();
  const Px height = outer.imposed_height == kIndefinite
                        ? kIndefinite
                        : max(Px(), outer.imposed_height - around.vertical());
  if (box.inline_content) {
    FloatSpace floats(context.arena);
    const InlineSpace space{Px(), Px(), kIndefinite, mode, height, &floats, Px::max(), Px()};
    WEFT_TRY_ASSIGN(const InlineExtent extent, layout_inline(context, box, space, Pass::Measure));
    return extent.width + edges;
  }
  WidestChild widest(context, mode, height);
  for (Box* child = box.first_child; child; child = child->next_sibling)
    WEFT_TRY(widest.add(*child));
  return widest.width() + edges;
}

}  // namespace weft
