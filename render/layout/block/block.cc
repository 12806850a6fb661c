// Block formatting contexts (CSS 2.1 8.3.1, 9.4.1, 9.5, 10.3.3, 10.6.3).
#include "render/layout/block/block.h"

#include "render/layout/alignment.h"
#include "render/layout/form_controls.h"
#include "render/layout/inline/inline_text.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

bool is_auto_height(const Box& box, const Space& space) {
  return definite_height(box, box.box_style().height, space) == kIndefinite;
}

/// CSS 2.1 10.3.3 for a width that is decided: auto margins share what is left, or the end margin
/// gives way. Returns the border box's left edge between `left` and `right`, which enclose the
/// margin box.
Px horizontal_position(const BlockFrame& parent, const Box& child, Px left, Px right, Px width,
                       Edges& margin) {
  const BoxStyle& style = child.box_style();
  const TextAlign align = parent.box.text_style().text_align;
  const Px remaining = right - left - width - margin.horizontal();
  const bool auto_left = style.margin_left.is_auto(), auto_right = style.margin_right.is_auto();
  const bool reversed = is_right_to_left(parent.box);
  if (remaining > Px() && (auto_left || auto_right)) {
    if (auto_left) margin.left = auto_right ? remaining / 2 : remaining;
    if (auto_right) margin.right = remaining - (auto_left ? margin.left : Px());
  } else if (remaining > Px() && align == TextAlign::WebkitCenter) {
    margin.left += remaining / 2;
  } else if (remaining > Px() && align == TextAlign::WebkitRight) {
    margin.left += remaining;
  } else if (reversed && !(remaining > Px() && align == TextAlign::WebkitLeft)) {
    return right - margin.right - width;
  }
  return left + margin.left;
}

bool fills_width(const Box& box) {
  return box.box_style().width.is_auto() && box.kind != BoxKind::Table &&
         box.kind != BoxKind::Replaced && !has_ratio(box) && !is_control(box);
}

/// Whether `box` is as narrow as the room beside floats makes it.
bool adapts_to_room(const Box& box) {
  const Length& width = box.box_style().width;
  return fills_width(box) || width.kind() == Length::Kind::FitContent ||
         (box.kind == BoxKind::Table && width.is_auto());
}

void take_baselines(BlockFrame& frame, Px first, Px last) {
  if (first != kIndefinite && frame.first_baseline == kIndefinite) frame.first_baseline = first;
  if (last != kIndefinite) frame.last_baseline = last;
}

Px moved(Px baseline, Px by) { return baseline == kIndefinite ? kIndefinite : baseline + by; }

/// The distance by which align-content moves the contents of a block container down: those that
/// overflow stay at the start. A button's label is in the middle.
Px content_shift(const Box& box, Px room) {
  const Px free = max(room, Px());
  if (is_button(box) && box.style->flex->align_content == Alignment::Normal) return free / 2;
  switch (with_room(box.style->flex->align_content, free)) {
    case Alignment::Center:
    case Alignment::SpaceAround:
    case Alignment::SpaceEvenly: return free / 2;
    case Alignment::End:
    case Alignment::FlexEnd: return free;
    default: return Px();
  }
}

Px edges_top(const Box& box, Px containing_width) {
  return border_widths(box).top + used_padding(box, containing_width).top;
}

}  // namespace

bool has_outside_marker(const Box& box) {
  return box.first_child && box.first_child->kind == BoxKind::Marker;
}

bool fills_viewport(const LayoutContext& context, const Box& box) {
  if (context.quirks_mode != QuirksMode::Quirks || box.kind != BoxKind::Block || !box.in_flow() ||
      box.pseudo != PseudoKind::None)
    return false;
  const Element* element = box.node ? box.node->as_element() : nullptr;
  return element && (element->is_html(Atom::Html) || element->is_html(Atom::Body)) &&
         box.box_style().height.is_auto();
}

void shift_contents(Box& box, Px down) {
  if (box.inline_content) {
    for (LineBox& line : box.content.lines) {
      line.top += down;
      line.baseline += down;
      for (LineFragment& fragment : line.fragments) {
        fragment.top += down;
        fragment.baseline += down;
      }
    }
  }
  for (Box* at = box.first_child; at;) {
    if (at->kind != BoxKind::Inline && at->kind != BoxKind::Text) at->position.y += down;
    at = at->kind == BoxKind::Inline ? next_box(*at, box) : next_box_after(*at, box);
  }
}

Space BlockFlow::space_in(const BlockFrame& parent) const {
  Space space;
  space.containing_width = parent.width;
  space.containing_height = parent.percent_height;
  return space;
}

Px BlockFlow::percentage_height(const Box& box, Px height, const Space& space) const {
  const Px vertical = (border_widths(box) + used_padding(box, space.containing_width)).vertical();
  if (height != kIndefinite)
    return space.imposed_height_is_definite ? max(Px(), height - vertical) : kIndefinite;
  if (box.kind != BoxKind::Block || space.containing_height == kIndefinite) return kIndefinite;
  if (box.anonymous) return space.containing_height;
  if (context_.quirks_mode != QuirksMode::Quirks || box.out_of_flow) return kIndefinite;
  // The percentage height calculation quirk; Chromium has it end at the cells of tables.
  if (box.parent->kind == BoxKind::TableCell) return kIndefinite;
  if (!fills_viewport(context_, box)) return space.containing_height;
  return max(Px(), space.containing_height - vertical -
                       used_margin(box, space.containing_width).vertical());
}

Result<Extent> BlockFlow::layout_root(Box& box, const Space& space) {
  const Edges edges = border_widths(box) + used_padding(box, space.containing_width);
  BlockFrame frame{box,
                   {-edges.left, -edges.top},
                   Px(),
                   max(Px(), space.imposed_width - edges.horizontal()),
                   percentage_height(box, space.imposed_height, space),
                   Px(),
                   {}};
  frame.room_above = edges.top - border_widths(box).top;
  frame.strut.starts_container = ignores_user_agent_margins(context_, box);
  WEFT_TRY(flow_children(frame));
  WEFT_TRY(place_marker(frame));
  const Px content = max(max(frame.edge + bottom_margins(frame), floats_.bottom()), Px());
  Px height = space.imposed_height;
  if (height == kIndefinite) height = content + edges.vertical();
  if (space.imposed_height == kIndefinite && fills_viewport(context_, box) &&
      space.containing_height != kIndefinite)
    height =
        max(height, space.containing_height - used_margin(box, space.containing_width).vertical());
  const Px shift = content_shift(box, height - edges.vertical() - content);
  if (pass_ == Pass::Place && shift != Px()) shift_contents(box, shift);
  // A button whose label has no baseline stands on the edge of its content.
  if (is_button(box) &&
      (frame.first_baseline == kIndefinite || (containment(box) & kContainLayout)))
    frame.first_baseline = frame.last_baseline = height - edges.vertical() - shift;
  return Extent{{space.imposed_width, height},
                moved(frame.first_baseline, edges.top + shift),
                moved(frame.last_baseline, edges.top + shift)};
}

Px BlockFlow::bottom_margins(const BlockFrame& frame) const {
  return ignores_user_agent_margins(context_, frame.box) ? frame.strut.sum_of_author()
                                                         : frame.strut.sum();
}

Status BlockFlow::flow_children(BlockFrame& frame) {
  if (frame.box.inline_content) return flow_lines(frame);
  const DepthGuard depth(context_);
  if (depth.too_deep()) return Status::Ok;
  for (Box* child = frame.box.first_child; child; child = child->next_sibling)
    WEFT_TRY(flow_child(frame, *child));
  return Status::Ok;
}

Status BlockFlow::flow_lines(BlockFrame& frame) {
  const InlineSpace space{frame.left,           frame.edge, frame.width, WidthMode::Definite,
                          frame.percent_height, &floats_,   Px::max(),   frame.room_above};
  WEFT_TRY_ASSIGN(const InlineExtent extent, layout_inline(context_, frame.box, space, pass_));
  if (!extent.has_lines) return Status::Ok;
  take_baselines(frame, moved(extent.first_baseline, frame.edge),
                 moved(extent.last_baseline, frame.edge));
  frame.edge += extent.height;
  frame.strut = {};
  frame.at_top = false;
  return Status::Ok;
}

Status BlockFlow::flow_child(BlockFrame& parent, Box& child) {
  if (child.kind == BoxKind::Marker || child.kind == BoxKind::TableColumn) return Status::Ok;
  if (child.out_of_flow) {
    if (pass_ == Pass::Place) set_static_position(parent, child);
    return Status::Ok;
  }
  if (child.floating) {
    const Px top = parent.at_top ? parent.edge : parent.edge + parent.strut.sum();
    return layout_float(context_, child, floats_, top, parent.left, parent.left + parent.width,
                        parent.corner, pass_, parent.percent_height);
  }
  if (child.is_cut()) return flow_cut(parent, child);
  if (spanner_width_ != kIndefinite && spans_columns(*child.style))
    return flow_spanner(parent, child);
  return child.independent || child.kind == BoxKind::Replaced ? flow_root(parent, child)
                                                              : flow_block(parent, child);
}

// What comes after it is lower than anything that is shown.
Status BlockFlow::flow_cut(BlockFrame& parent, Box& cut) {
  constexpr Px kHeightBelow = Px::from_int(1 << 20);
  WEFT_TRY(flow_block(parent, cut));
  parent.edge += kHeightBelow;
  parent.strut = {};
  parent.at_top = false;
  return Status::Ok;
}

void BlockFlow::set_static_position(const BlockFrame& parent, Box& child) const {
  const Px top = parent.at_top ? parent.edge : parent.edge + parent.strut.sum();
  Px left = parent.left, right = parent.left + parent.width;
  TextAlign align = TextAlign::Start;
  if (is_inline_display(child.box_style().original_display)) {
    // Where an empty line would have it.
    const FloatSpace::Band band = floats_.band(top, Px(), left, right, FloatSpace::Wrap::Lines);
    left = band.left;
    right = band.right;
    align = parent.box.text_style().text_align;
  }
  const bool reversed = is_right_to_left(parent.box);
  Px at = reversed ? right : left;
  switch (align) {
    case TextAlign::Left:
    case TextAlign::WebkitLeft: at = left; break;
    case TextAlign::Right:
    case TextAlign::WebkitRight: at = right; break;
    case TextAlign::Center:
    case TextAlign::WebkitCenter: at = left + (right - left) / 2; break;
    case TextAlign::End: at = reversed ? left : right; break;
    default: break;
  }
  child.static_position = Point{at, top} - parent.corner;
  child.static_x = reversed ? Spot::End : Spot::Start;
}

Result<BlockFlow::Top> BlockFlow::top_of(BlockFrame& parent, Box& child, Px margin_top) {
  const bool adjoins_floats = &child == cleared_ && parent.at_top;
  if (adjoins_floats) {
    parent.at_top = false;
    parent.strut = {};
  }
  Top top{parent.edge, parent.strut, false};
  const MarginOrigin origin = margin_origin(context_, child, child.box_style().margin_top);
  top.strut.add(margin_top, origin);
  if (!parent.at_top) {
    WEFT_TRY_ASSIGN(const TopMargins margins, top_margins(context_, child, parent.strut, floats_,
                                                          parent.edge, space_in(parent)));
    if (margins.cleared) cleared_ = margins.cleared;
    top.edge += margins.strut.sum();
  }
  // 9.5.2: clearance puts the border edge below the floats, and the margin no longer adjoins what
  // is above.
  const Clear clear = child.box_style().clear;
  const Px bottom = clear == Clear::None ? Px::min() : floats_.clear_bottom(clear);
  const bool negative =
      adjoins_floats && bottom != Px::min();  // clearance, though the margin alone would do
  if (bottom <= top.edge && !negative) return top;
  parent.at_top = false;
  Top cleared{bottom, {}, true};
  cleared.strut.add(margin_top, origin);
  return cleared;
}

Status BlockFlow::flow_block(BlockFrame& parent, Box& child) {
  const Space space = space_in(parent);
  Edges margin = used_margin(child, parent.width);
  WEFT_TRY_ASSIGN(const Px width, used_width(context_, child, space));
  const Px left =
      horizontal_position(parent, child, parent.left, parent.left + parent.width, width, margin);
  WEFT_TRY_ASSIGN(const Top top, top_of(parent, child, margin.top));
  const Edges padding = used_padding(child, parent.width), edges = padding + border_widths(child);
  BlockFrame frame{child,
                   {left, top.edge},
                   left + edges.left,
                   max(Px(), width - edges.horizontal()),
                   percentage_height(child, used_height(child, width, space), space),
                   top.edge + edges.top,
                   {}};
  const Px gap = parent.at_top ? margin.top : top.edge - parent.edge;
  frame.room_above = max(Px(), gap) + padding.top;
  frame.floats_before = floats_.mark();
  frame.at_top = edges.top == Px();
  if (frame.at_top) frame.strut = top.strut;
  if (ignores_user_agent_margins(context_, child)) frame.strut.starts_container = true;
  if (pass_ == Pass::Place) {
    child.position = frame.corner - parent.corner;
    child.containing_width = parent.width;
    child.placed = true;
  }
  WEFT_TRY(flow_children(frame));
  return finish_block(parent, frame, top, margin, space, width);
}

Status BlockFlow::finish_block(BlockFrame& parent, BlockFrame& frame, const Top& top,
                               const Edges& margin, const Space& space, Px width) {
  Box& child = frame.box;
  WEFT_TRY(place_marker(frame));
  const Px bottom_edge =
      border_widths(child).bottom + used_padding(child, space.containing_width).bottom;
  // 10.6.3: to the bottom of the last line, child border edge, or margin where it does not leave
  // through the bottom.
  Px content = frame.edge - top.edge;
  if (!frame.at_top && (bottom_edge != Px() || frame.keeps_strut)) content += bottom_margins(frame);
  const Px first_edge = edges_top(child, space.containing_width);
  if (has_empty_height(child))
    content = first_edge + max(Px(), child.style->rare->contained_height.size);
  const Px natural = max(content, first_edge) + bottom_edge;
  Px height = used_height(child, width, space);
  if (height == kIndefinite || (height_is_from_ratio(child, space) && contents_limit_ratio(child)))
    height = clamped_height(child, max(height, natural), space);
  if (fills_viewport(context_, child) && space.containing_height != kIndefinite)
    height = max(height, space.containing_height - margin.vertical());
  if (pass_ == Pass::Place) child.size = {width, height};
  take_baselines(parent, frame.first_baseline, frame.last_baseline);

  const bool collapses_through = frame.at_top && height == Px();
  if (!collapses_through) {
    // Margins of the last child leave through the bottom of an auto height only.
    const bool leaves = bottom_edge == Px() && !frame.keeps_strut && !frame.at_top &&
                        is_auto_height(child, space) && height == natural;
    parent.edge = top.edge + height;
    parent.strut = leaves ? frame.strut : MarginStrut{};
    parent.at_top = parent.keeps_strut = false;
  } else {
    parent.strut = frame.strut;
    if (top.cleared) {
      parent.edge = top.edge - top.strut.sum();
      parent.keeps_strut = true;
    }
  }
  parent.strut.add(margin.bottom, margin_origin(context_, child, child.box_style().margin_bottom));
  return Status::Ok;
}

Status BlockFlow::flow_root(BlockFrame& parent, Box& child) {
  Space space = space_in(parent);
  Edges margin = used_margin(child, parent.width);
  WEFT_TRY_ASSIGN(const Top top, top_of(parent, child, margin.top));
  Point corner{Px(), top.edge};
  WEFT_TRY(place_beside_floats(parent, child, space, corner, margin));
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, child, space, pass_));
  if (pass_ == Pass::Place) child.position = corner - parent.corner;
  take_baselines(parent, moved(extent.first_baseline, corner.y),
                 moved(extent.last_baseline, corner.y));
  parent.edge = corner.y + extent.size.height;
  parent.strut = {};
  parent.strut.add(margin.bottom, margin_origin(context_, child, child.box_style().margin_bottom));
  parent.at_top = parent.keeps_strut = false;
  return Status::Ok;
}

Status BlockFlow::flow_spanner(BlockFrame& parent, Box& child) {
  Space space = space_in(parent);
  space.containing_width = spanner_width_;
  Edges margin = used_margin(child, spanner_width_);
  WEFT_TRY_ASSIGN(space.imposed_width, used_width(context_, child, space));
  const Px left =
      horizontal_position(parent, child, Px(), spanner_width_, space.imposed_width, margin);
  Px top = max(parent.edge, floats_.bottom()) + margin.top;
  if (parent.edge == after_spanner_)  // margins of neighbours collapse
    top -= min(max(margin.top, Px()), spanner_margin_);
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, child, space, pass_));
  if (pass_ == Pass::Place) child.position = Point{left, top} - parent.corner;
  take_baselines(parent, moved(extent.first_baseline, top), moved(extent.last_baseline, top));
  parent.edge = after_spanner_ = top + extent.size.height + margin.bottom;
  spanner_margin_ = max(margin.bottom, Px());
  parent.strut = {};
  parent.at_top = parent.keeps_strut = false;
  return Status::Ok;
}

Status BlockFlow::place_beside_floats(BlockFrame& parent, Box& child, Space& space, Point& corner,
                                      Edges& margin) {
  const Px left = parent.left + margin.left, right = parent.left + parent.width - margin.right;
  const Px least = (border_widths(child) + used_padding(child, parent.width)).horizontal();
  FloatSpace::Band band = floats_.band(corner.y, Px(), left, right);
  bool narrowed = false;
  const Px overhang = fills_width(child) ? -min(margin.left, Px()) - min(margin.right, Px()) : Px();
  while (band.narrowed()) {  // each round goes below the end of a float, or beside one more
    narrowed = true;
    const Px room = band.right - band.left, next = band.bottom;
    if (overhang > room) {  // Chromium: negative margins that eat up the room need more of it
      corner.y = next;
      band = floats_.band(corner.y, Px(), left, right);
      narrowed = false;
      continue;
    }
    if (fills_width(child)) {
      WEFT_TRY_ASSIGN(space.imposed_width, clamped_width(context_, child, max(room, Px()), space));
    } else if (adapts_to_room(child)) {
      space.imposed_width = kIndefinite;
      WEFT_TRY_ASSIGN(const Px whole, used_width(context_, child, space));
      WEFT_TRY_ASSIGN(const IntrinsicWidths widths, intrinsic_widths(context_, child));
      const Px width = max(widths.min_content, min(whole, room));
      WEFT_TRY_ASSIGN(space.imposed_width, clamped_width(context_, child, width, space));
    }
    WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, child, space, Pass::Measure));
    const FloatSpace::Band full = floats_.band(corner.y, extent.size.height, left, right);
    const Px full_room = full.right - full.left;
    if (extent.size.width <= full_room && (full_room > Px() || extent.size.width == Px())) {
      band = full;
      break;
    }
    const bool tries_narrower = adapts_to_room(child) && full_room < room && full_room > least;
    if (!tries_narrower) corner.y = next;
    band = tries_narrower ? full : floats_.band(corner.y, Px(), left, right);
    narrowed = tries_narrower;
  }
  if (!narrowed) {
    space.imposed_width = kIndefinite;
    band = {left, right, Px::max()};
  }
  WEFT_TRY_ASSIGN(space.imposed_width, used_width(context_, child, space));
  corner.x = horizontal_position(parent, child, band.left - margin.left, band.right + margin.right,
                                 space.imposed_width, margin);
  return Status::Ok;
}

Status BlockFlow::place_marker(BlockFrame& frame) {
  if (!has_outside_marker(frame.box)) return Status::Ok;
  Box& marker = *frame.box.first_child;
  Space space;
  space.width_mode = WidthMode::MaxContent;
  space.containing_width = kIndefinite;
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, marker, space, pass_));
  const Px own_baseline =
      extent.first_baseline == kIndefinite ? extent.size.height : extent.first_baseline;
  Px top = frame.corner.y;
  if (frame.first_baseline != kIndefinite) top = frame.first_baseline - own_baseline;
  // A marker that rises above the first line pushes the contents down.
  const Px content_top = frame.corner.y + edges_top(frame.box, frame.width),
           down = content_top - top;
  if (frame.first_baseline != kIndefinite && down > Px()) {
    if (pass_ == Pass::Place) shift_contents(frame.box, down);
    top = content_top;
    frame.edge += down;
    frame.first_baseline += down;
    frame.last_baseline += down;
  }
  // A list item without lines is as high as its marker.
  if (frame.first_baseline == kIndefinite) {
    frame.edge = max(frame.edge, top + extent.size.height);
    if (frame.at_top) frame.strut = {};
    frame.at_top = false;
    take_baselines(frame, top + own_baseline, top + own_baseline);
  }
  // Floats push it in that are not in the list item itself.
  const Edges edges = border_widths(frame.box) + used_padding(frame.box, frame.width);
  const FloatSpace::Band band =
      floats_.band_before(frame.floats_before, top, Px(), frame.left, frame.left + frame.width,
                          FloatSpace::Wrap::Boxes);
  const Px left = is_right_to_left(frame.box) ? band.right + edges.right
                                              : band.left - edges.left - extent.size.width;
  if (pass_ == Pass::Place) marker.position = Point{left, top} - frame.corner;
  return Status::Ok;
}

Result<Extent> layout_block_container(LayoutContext& context, Box& box, const Space& space,
                                      Pass pass) {
  if (has_columns(box)) return layout_columns(context, box, space, pass);
  if (space.width_mode == WidthMode::Definite)
    return BlockFlow(context, pass).layout_root(box, space);
  WEFT_TRY_ASSIGN(const Px width, intrinsic_block_width(context, box, space));
  return Extent{{width, Px()}};
}

}  // namespace weft
