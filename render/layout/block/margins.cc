// Looking ahead for the margins that adjoin at the top of a box (CSS 2.1 8.3.1).
#include "render/layout/block/margins.h"

#include "render/layout/block/block.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

struct UserAgentMargin {
  Atom name;
  uint16_t hundredths;  ///< In hundredths of the font size.
};
constexpr UserAgentMargin kUserAgentMargins[] = {
    {Atom::P, 100},    {Atom::Ul, 100},      {Atom::Ol, 100},        {Atom::Dl, 100},
    {Atom::Menu, 100}, {Atom::Dir, 100},     {Atom::Pre, 100},       {Atom::Blockquote, 100},
    {Atom::Xmp, 100},  {Atom::Listing, 100}, {Atom::Plaintext, 100}, {Atom::H1, 67},
    {Atom::H2, 83},    {Atom::H3, 100},      {Atom::H4, 133},        {Atom::H5, 167},
    {Atom::H6, 233},
};

class TopMarginWalk {
 public:
  TopMarginWalk(LayoutContext& context, Box& start, MarginStrut before, const FloatSpace& floats,
                Px edge, const Space& containing)
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
      WEFT_TRY_ASSIGN(const bool below, lies_below_floats(*at));
      if (!below && !is_cleared(*at)) continue;
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
    if (ignores_user_agent_margins(context_, box)) margins_.strut.starts_container = true;
    Box* at = &box;
    Box* child = box.inline_content ? nullptr : flow_child(box.first_child);
    while (!child) {
      if (separates_at_bottom(*at)) return Result<Box*>(nullptr);
      // The edge of an empty box is where it would be if its bottom margin did not adjoin.
      if (at == &start_) return Result<Box*>(nullptr);
      WEFT_TRY(add(*at, &BoxStyle::margin_bottom));
      child = flow_child(at->next_sibling);
      at = at->parent;
    }
    return child;
  }

  /// `box` or the first sibling after it that is in flow; floats on the way are noted.
  Box* flow_child(Box* box) {
    while (box &&
           (!box->in_flow() || box->kind == BoxKind::Marker || box->kind == BoxKind::TableColumn)) {
      note_float(*box);
      box = box->next_sibling;
    }
    return box;
  }

  void note_float(Box& box) {
    if (!box.floating) return;
    if (!first_float_) first_float_ = &box;
    (box.box_style().floating == Float::Left ? left_float_ : right_float_) = true;
  }

  bool separates_at_top(Box& box) {
    if (box.independent || box.kind == BoxKind::Replaced) return true;
    const Edges edges = border_widths(box) + used_padding(box, containing_.containing_width);
    if (edges.top != Px()) return true;
    return box.inline_content && has_line(box);
  }

  bool has_line(Box& box) {
    for (Box* at = next_box(box, box); at; at = at->in_flow() && at->kind == BoxKind::Inline
                                                    ? next_box(*at, box)
                                                    : next_box_after(*at, box)) {
      if (makes_line(*at, context_.quirks_mode)) return true;
      note_float(*at);
    }
    return false;
  }

  bool separates_at_bottom(const Box& box) const {
    const Edges edges = border_widths(box) + used_padding(box, containing_.containing_width);
    if (edges.bottom != Px() || has_ratio(box) || has_outside_marker(box) ||
        fills_viewport(context_, box))
      return true;
    const BoxStyle& style = box.box_style();
    const Px height = definite_height(box, style.height, containing_),
             lowest = definite_height(box, style.min_height, containing_);
    return height > Px() || lowest > Px();
  }

  bool is_cleared(const Box& box) const {
    const Clear clear = box.box_style().clear;
    if (clear == Clear::None) return false;
    if ((left_float_ && clear != Clear::Right) || (right_float_ && clear != Clear::Left))
      return true;
    return floats_.clear_bottom(clear) > edge_ + margins_.strut.sum();
  }

  /// 9.5: whether `box`, whose formatting context is its own, fits nowhere beside the floats that
  /// came before it in the chain, so that it is cleared.
  Result<bool> lies_below_floats(Box& box) {
    if (!first_float_ || !(box.independent || box.kind == BoxKind::Replaced)) return false;
    Space space = containing_;
    WEFT_TRY_ASSIGN(space.containing_width, width_around(box));
    const bool fills = box.box_style().width.is_auto() && box.kind == BoxKind::Block;
    Px room = Px::from_raw(1);
    if (!fills) {
      WEFT_TRY_ASSIGN(room, used_width(context_, box, space));
    }
    for (Box* at = first_float_; at && at != &box;
         at = at->floating ? next_box_after(*at, start_) : next_box(*at, start_)) {
      if (!at->floating) continue;
      Space around = space;
      around.shrink_to_fit = true;
      WEFT_TRY_ASSIGN(const Px width, used_width(context_, *at, around));
      room += width + used_margin(*at, space.containing_width).horizontal();
    }
    return room > space.containing_width;
  }

  Status add(Box& box, Length BoxStyle::*property) {
    const Length& margin = box.box_style().*property;
    if (!margin.is_size()) return Status::Ok;
    Px basis;
    if (margin.has_percent()) {
      WEFT_TRY_ASSIGN(basis, width_around(box));
    }
    margins_.strut.add(margin.resolve(basis), margin_origin(context_, box, margin));
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
    return width - (border_widths(*box.parent) + used_padding(*box.parent, space.containing_width))
                       .horizontal();
  }

  LayoutContext& context_;
  Box& start_;
  const FloatSpace& floats_;
  Px edge_;
  const Space& containing_;
  TopMargins margins_;
  bool left_float_ = false, right_float_ = false;
  Box* first_float_ = nullptr;
};

}  // namespace

MarginOrigin margin_origin(const LayoutContext& context, const Box& box, const Length& margin) {
  const Element* element =
      context.quirks_mode == QuirksMode::Quirks && box.node ? box.node->as_element() : nullptr;
  if (!element || box.pseudo != PseudoKind::None || !margin.is_size() || margin.has_percent())
    return MarginOrigin::Author;
  for (const UserAgentMargin& known : kUserAgentMargins) {
    if (!element->is_html(known.name)) continue;
    const int64_t difference = int64_t{margin.resolve(Px()).raw()} * 100 -
                               int64_t{box.text_style().font_size.raw()} * known.hundredths;
    return difference > -200 && difference < 200 ? MarginOrigin::UserAgent : MarginOrigin::Author;
  }
  return MarginOrigin::Author;
}

bool ignores_user_agent_margins(const LayoutContext& context, const Box& box) {
  if (context.quirks_mode != QuirksMode::Quirks) return false;
  if (box.kind == BoxKind::TableCell) return true;
  const Element* element =
      box.node && box.pseudo == PseudoKind::None ? box.node->as_element() : nullptr;
  return element && element->is_html(Atom::Body);
}

Result<TopMargins> top_margins(LayoutContext& context, Box& box, MarginStrut before,
                               const FloatSpace& floats, Px edge, const Space& containing) {
  return TopMarginWalk(context, box, before, floats, edge, containing).run();
}

}  // namespace weft
