// Looking ahead for the margins that adjoin at the top of a box (CSS 2.1 8.3.1).
#include "render/layout/margins.h"

#include "render/layout/block.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

class TopMarginWalk {
 public:
  TopMarginWalk(LayoutContext& context, Box& start, MarginStrut before, const FloatSpace& floats, Px edge, const Space& containing)
      : context_(context), start_(start), floats_(floats), edge_(edge), containing_(containing) {
    margins_.strut = before;
  }

  Result<TopMargins> run() {
    Box* at = &start_;
    WEFT_TRY(add(*at, &BoxStyle::margin_top));
    while (at) {
      WEFT_TRY_ASSIGN(at, next(*at));
      if (!at) break;
      const MarginStrut before = margins_.strut;
      WEFT_TRY(add(*at, &BoxStyle::margin_top));
      if (!is_cleared(*at)) continue;
      margins_.strut = before;
      margins_.cleared = at;
      break;
    }
    return margins_;
  }

 private:
  /// The next box whose top margin adjoins after `box` was entered; null at the end of the chain.
  Result<Box*> next(Box& box) {
    if (separates_at_top(box)) return Result<Box*>(nullptr);
    Box* at = &box;
    Box* child = box.inline_content ? nullptr : flow_child(box.first_child);
    while (!child) {
      if (separates_at_bottom(*at)) return Result<Box*>(nullptr);
      WEFT_TRY(add(*at, &BoxStyle::margin_bottom));
      if (at == &start_) return Result<Box*>(nullptr);
      child = flow_child(at->next_sibling);
      at = at->parent;
    }
    return child;
  }

  /// `box` or the first sibling after it that is in flow; floats on the way are noted.
  Box* flow_child(Box* box) {
    while (box && (!box->in_flow() || box->kind == BoxKind::Marker || box->kind == BoxKind::TableColumn)) {
      note_float(*box);
      box = box->next_sibling;
    }
    return box;
  }

  void note_float(const Box& box) {
    if (!box.floating) return;
    (box.box_style().floating == Float::Left ? left_float_ : right_float_) = true;
  }

  bool separates_at_top(const Box& box) {
    if (box.independent || box.kind == BoxKind::Replaced) return true;
    const Edges edges = border_widths(box) + used_padding(box, containing_.containing_width);
    if (edges.top != Px()) return true;
    return box.inline_content && has_line(box);
  }

  bool has_line(const Box& box) {
    for (const Box* at = next_box(box, box); at; at = at->in_flow() && at->kind == BoxKind::Inline ? next_box(*at, box) : next_box_after(*at, box)) {
      if (makes_line(*at)) return true;
      note_float(*at);
    }
    return false;
  }

  bool separates_at_bottom(const Box& box) const {
    const Edges edges = border_widths(box) + used_padding(box, containing_.containing_width);
    if (edges.bottom != Px() || has_ratio(box) || has_outside_marker(box) || fills_viewport(context_, box)) return true;
    const BoxStyle& style = box.box_style();
    const Px height = definite_height(box, style.height, containing_), lowest = definite_height(box, style.min_height, containing_);
    return height > Px() || lowest > Px();
  }

  bool is_cleared(const Box& box) const {
    const Clear clear = box.box_style().clear;
    if (clear == Clear::None) return false;
    if ((left_float_ && clear != Clear::Right) || (right_float_ && clear != Clear::Left)) return true;
    return floats_.clear_bottom(clear) > edge_ + margins_.strut.sum();
  }

  Status add(Box& box, Length BoxStyle::* property) {
    const Length& margin = box.box_style().*property;
    if (!margin.is_size()) return Status::Ok;
    Px basis;
    if (margin.has_percent()) {
      WEFT_TRY_ASSIGN(basis, width_around(box));
    }
    margins_.strut.add(margin.resolve(basis));
    return Status::Ok;
  }

  /// The content width of the containing block of `box`, which lies at or below the start.
  Result<Px> width_around(Box& box) {
    if (&box == &start_) return containing_.containing_width;
    const DepthGuard depth(context_);
    if (depth.too_deep()) return Px();
    Space space = containing_;
    WEFT_TRY_ASSIGN(space.containing_width, width_around(*box.parent));
    WEFT_TRY_ASSIGN(const Px width, used_width(context_, *box.parent, space));
    return width - (border_widths(*box.parent) + used_padding(*box.parent, space.containing_width)).horizontal();
  }

  LayoutContext& context_;
  Box& start_;
  const FloatSpace& floats_;
  Px edge_;
  const Space& containing_;
  TopMargins margins_;
  bool left_float_ = false, right_float_ = false;
};

}  // namespace

Result<TopMargins> top_margins(LayoutContext& context, Box& box, MarginStrut before, const FloatSpace& floats, Px edge,
                               const Space& containing) {
  return TopMarginWalk(context, box, before, floats, edge, containing).run();
}

}  // namespace weft
