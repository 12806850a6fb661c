// Horizontal alignment (CSS Text 3, 7) and the fragments of a line.
#include "render/layout/inline/line_placer.h"

#include <algorithm>

#include "render/layout/floats.h"
#include "render/layout/inline/line_metrics.h"
#include "render/layout/sizing.h"
#include "render/layout/writing_mode.h"

namespace weft {
namespace {

using Kind = LineItem::Kind;

// --- alignment -----------------------------------------------------------------------------------

enum class Edge : uint8_t { Left, Right, Center, Justify };

Edge edge_of(TextAlign align, bool right_to_left) {
  switch (align) {
    case TextAlign::Left:
    case TextAlign::WebkitLeft: return Edge::Left;
    case TextAlign::Right:
    case TextAlign::WebkitRight: return Edge::Right;
    case TextAlign::Center:
    case TextAlign::WebkitCenter: return Edge::Center;
    case TextAlign::Justify: return Edge::Justify;
    case TextAlign::End: return right_to_left ? Edge::Left : Edge::Right;
    case TextAlign::Start:
    case TextAlign::MatchParent: break;
  }
  return right_to_left ? Edge::Right : Edge::Left;
}

/// text-align, on the last line text-align-last, whose auto (MatchParent) starts a justified text's
/// last line.
Edge edge_of(const Line& line, const TextStyle& style) {
  const bool right_to_left = style.direction == Direction::Rtl;
  TextAlign align = style.text_align;
  if (line.last || line.forced) {
    if (style.text_align_last != TextAlign::MatchParent) align = style.text_align_last;
    else if (align == TextAlign::Justify) align = TextAlign::Start;
  }
  return edge_of(align, right_to_left);
}

/// What ends the line is not spread.
void drop_spaces_at_end(Line& line) {
  for (size_t i = line.items.size(); i-- > 0;) {
    LineItem& item = line.items[i];
    if (item.kind == Kind::Atomic || item.kind == Kind::Tab || item.kind == Kind::Hyphen) return;
    if (item.kind != Kind::Text || item.length == 0) continue;
    item.spaces -= item.spaces_at_end;
    return;
  }
}

/// Spreads `room` over the spaces that do not end the line; false when there is none.
bool justify(Line& line, Px room) {
  drop_spaces_at_end(line);
  int64_t spaces = 0;
  for (const LineItem& item : line.items) spaces += item.spaces;
  if (spaces == 0) return false;
  for (LineItem& item : line.items) {
    if (item.spaces == 0) continue;
    item.justification = room / spaces;
    item.advance += item.justification * item.spaces;
  }
  line.width += room;
  return true;
}

/// The start of the line, from the left edge of its room. A line too wide overflows at its end
/// side.
Px alignment_offset(Line& line, const TextStyle& style) {
  const Px room = line.right - line.left - line.width;
  const bool right_to_left = style.direction == Direction::Rtl;
  Edge edge = edge_of(line, style);
  if (edge == Edge::Justify &&
      (style.text_justify == TextJustify::None || room <= Px() || !justify(line, room)))
    edge = right_to_left ? Edge::Right : Edge::Left;
  switch (edge) {
    case Edge::Left: return right_to_left ? min(room, Px()) : Px();
    case Edge::Right: return right_to_left ? room : max(room, Px());
    case Edge::Center: return right_to_left && room < Px() ? room : max(room / 2, Px());
    case Edge::Justify: break;
  }
  return Px();
}

// --- fragments -----------------------------------------------------------------------------------

bool makes_fragment(const LineItem& item) {
  switch (item.kind) {
    case Kind::Text: return item.length > 0;
    case Kind::Open:
    case Kind::Tab:
    case Kind::Atomic:
    case Kind::Hyphen: return true;
    default: return false;
  }
}

LineFragment::Kind fragment_kind(Kind kind) {
  switch (kind) {
    case Kind::Open: return LineFragment::Kind::InlineBox;
    case Kind::Atomic: return LineFragment::Kind::Atomic;
    case Kind::Hyphen: return LineFragment::Kind::Hyphen;
    default: return LineFragment::Kind::Text;
  }
}

class LinePlacer {
 public:
  LinePlacer(const InlineFlow& flow, Line& line, LineDirections& directions)
      : flow_(flow),
        line_(line),
        directions_(directions),
        line_top_(line.top - flow.space.content_top + flow.content_corner.y) {}

  Status run(LineBox* line_box) {
    const Px room_left = flow_.content_corner.x + line_.left;
    const Px offset = alignment_offset(line_, flow_.container.text_style());
    const bool right_to_left = is_right_to_left(flow_.container);
    WEFT_TRY(directions_.order(line_, room_left + offset + (right_to_left ? Px() : line_.indent),
                               flow_.space.content_width));
    EllipsisPlace ellipsis;
    if (line_.cut)
      WEFT_TRY(
          cut_with_ellipsis(flow_, line_, directions_, room_left, room_left + offset, &ellipsis));
    WEFT_TRY(allocate());
    if (has_background()) WEFT_TRY(add_background(room_left + offset));
    for (uint32_t i = 0; i < line_.items.size(); ++i) WEFT_TRY(place(i));
    if (line_.cut) WEFT_TRY(add_ellipsis(ellipsis));
    line_box->top = line_top_;
    line_box->height = line_.height;
    WEFT_TRY_ASSIGN(const Font* const font, flow_.measurer.font(line_.text_style(flow_.container)));
    line_box->baseline = line_top_ + line_.baseline + drop(*font, flow_.container);
    line_box->fragments = fragments_;
    return Status::Ok;
  }

 private:
  /// How far the alphabetic baseline of `box` is below the one that it is aligned by.
  Px drop(const Font& font, const Box& box) const {
    return font.metrics().ascent - em_box(font, line_.text_style(box)).above;
  }

  /// Gives `fragment` the em box of text of `box`, which is aligned by `baseline` in the line.
  void put_text(LineFragment& fragment, const Font& font, const Box& box, Px baseline) const {
    const FontMetrics& metrics = font.metrics();
    fragment.baseline = line_top_ + baseline + drop(font, box);
    fragment.top = fragment.baseline - metrics.ascent;
    fragment.height = metrics.ascent + metrics.descent;
  }

  Edges margin_of(const Box& box) const { return used_margin(box, flow_.space.content_width); }

  Status allocate() {
    size_t count = size_t{has_background()} + line_.cut;
    for (uint32_t i = 0; i < line_.items.size(); ++i)
      if (makes_fragment(line_.items[i]) && !line_.items[i].hidden) count += fragment_count(i);
    fragments_ = flow_.context.arena.make_array<LineFragment>(count);
    return fragments_.data() || count == 0 ? Status::Ok : Status::OutOfMemory;
  }

  size_t fragment_count(uint32_t index) const {
    LineDirections::Part part{};
    size_t count = 0;
    if (line_.bidirectional && line_.items[index].kind == Kind::Open)
      while (directions_.next_part(line_, index, part.end, &part)) ++count;
    return std::max<size_t>(count, 1);
  }

  /// The background of ::first-line lies under the whole line.
  bool has_background() const {
    if (line_.rank == LineRank::Other || !line_.has_content) return false;
    const SurfaceStyle& surface = *style_on_line(flow_.container, line_.rank).surface;
    return surface.background_color.alpha != 0 || !surface.background.empty();
  }

  Status add_background(Px left) {
    const ComputedStyle& style = style_on_line(flow_.container, line_.rank);
    WEFT_TRY_ASSIGN(const Font* font, flow_.measurer.font(*style.text));
    Box* box = flow_.context.arena.make<Box>();
    if (!box) return Status::OutOfMemory;
    box->style = &style;
    box->parent = &flow_.container;
    box->node = flow_.container.node;
    box->kind = BoxKind::Inline;
    box->pseudo = PseudoKind::FirstLine;
    LineFragment& fragment = fragments_[used_++];
    fragment.kind = LineFragment::Kind::InlineBox;
    fragment.opens = fragment.closes = true;
    fragment.box = box;
    fragment.left = left;
    fragment.width = line_.width;
    put_text(fragment, *font, flow_.container, line_.baseline);
    return Status::Ok;
  }

  Status add_ellipsis(const EllipsisPlace& place) {
    WEFT_TRY_ASSIGN(const Font* font, flow_.measurer.font(line_.text_style(flow_.container)));
    LineFragment& fragment = fragments_[used_++];
    fragment.kind = LineFragment::Kind::Ellipsis;
    fragment.box = &flow_.container;
    fragment.on_first_line = line_.rank == LineRank::First;
    fragment.left = place.left;
    fragment.width = place.width;
    put_text(fragment, *font, flow_.container, line_.baseline);
    return Status::Ok;
  }

  Status place(uint32_t index) {
    LineItem& item = line_.items[index];
    if (item.hidden) {
      widen_parents(item);
      return Status::Ok;
    }
    switch (item.kind) {
      case Kind::Open: return open(index);
      case Kind::Close: close(item); break;
      case Kind::Atomic: return atomic(item);
      case Kind::Marker: return marker(item);
      case Kind::OutOfFlow: set_static_position(item); break;
      case Kind::Text:
      case Kind::Tab:
      case Kind::Hyphen: return makes_fragment(item) ? text(item) : Status::Ok;
      case Kind::LineBreak:
      case Kind::Float: break;
    }
    return Status::Ok;
  }

  LineFragment& add(const LineItem& item) {
    LineFragment& fragment = fragments_[used_++];
    fragment.kind = fragment_kind(item.kind);
    fragment.box = item.box;
    fragment.on_first_line = line_.rank == LineRank::First;
    fragment.right_to_left = item.level % 2 == 1;
    fragment.left = item.left;
    fragment.width = item.advance - item.cut_off;
    fragment.baseline = line_top_ + item.baseline;
    widen_parents(item);
    return fragment;
  }

  /// The inline boxes around an item reach over it.
  void widen_parents(const LineItem& item) {
    if (item.parent != LineItem::kRoot && !line_.bidirectional)
      widen(line_.items[item.parent], item.left, item.left + item.advance);
  }
  void widen(const LineItem& opened, Px left, Px right) {
    LineFragment& fragment = fragments_[opened.fragment];
    const Px end = max(fragment.left + fragment.width, right);
    fragment.left = min(fragment.left, left);
    fragment.width = end - fragment.left;
  }

  Status text(const LineItem& item) {
    WEFT_TRY_ASSIGN(const Font* font, flow_.measurer.font(line_.text_style(*item.box)));
    LineFragment& fragment = add(item);
    fragment.start = item.start;
    fragment.length = item.length;
    fragment.justification = item.justification;
    put_text(fragment, *font, *item.box, item.baseline);
    return Status::Ok;
  }

  /// An inline box: its border box spans what is in it, its opening margin left out.
  Status open(uint32_t index) {
    LineItem& item = line_.items[index];
    Box& box = *item.box;
    WEFT_TRY_ASSIGN(const Font* font, flow_.measurer.font(line_.text_style(box)));
    box.containing_width = flow_.space.content_width;
    const Edges edges = border_widths(box) + placed_padding(box);
    LineFragment fragment;
    fragment.kind = LineFragment::Kind::InlineBox;
    fragment.box = &box;
    fragment.opens = item.edge;
    fragment.closes = item.closed;
    fragment.on_first_line = line_.rank == LineRank::First;
    const Px margin = item.edge && !line_.bidirectional ? margin_of(box).left : Px();
    fragment.left = item.left + margin;
    fragment.width = item.advance - margin;
    put_text(fragment, *font, box, item.baseline);
    fragment.top -= edges.top;
    fragment.height += edges.vertical();
    if (line_.bidirectional && add_parts(index, fragment)) return Status::Ok;
    item.fragment = static_cast<uint32_t>(used_);
    fragments_[used_++] = fragment;
    return Status::Ok;
  }

  /// One fragment for each part of a box between which there is text of another direction; false
  /// where that is not known.
  bool add_parts(uint32_t index, LineFragment fragment) {
    const bool opens = fragment.opens, closes = fragment.closes;
    LineDirections::Part part{};
    while (directions_.next_part(line_, index, part.end, &part)) {
      fragment.opens = opens && part.first;
      fragment.closes = closes && part.last;
      fragment.left = part.left;
      fragment.width = part.right - part.left;
      fragments_[used_++] = fragment;
    }
    return part.end > 0;
  }

  void close(const LineItem& item) {
    if (item.parent == LineItem::kRoot || line_.bidirectional) return;
    const LineItem& opened = line_.items[item.parent];
    LineFragment& fragment = fragments_[opened.fragment];
    fragment.closes = item.edge;
    const Px left = item.left, right = item.left + item.advance - margin_of(*item.box).right;
    widen(opened, left, max(left, right));
    if (opened.parent != LineItem::kRoot)
      widen(line_.items[opened.parent], fragment.left,
            max(fragment.left + fragment.width, item.left + item.advance));
  }

  Status atomic(const LineItem& item) {
    Box& box = *item.box;
    const Result<Extent> extent = layout_box(flow_.context, box, atomic_space(flow_), Pass::Place);
    WEFT_TRY(extent.status());
    const Edges margin = margin_of(box);
    // Lines in VerticalLr have their upper side at the end of the block.
    const bool is_flipped =
        flow_.context.turned_styles && inner_mode(flow_.container) == WritingMode::VerticalLr;
    // Negative margins may end above the baseline.
    const Px above =
        is_ruby_column(box) ? max(item.extents.above, item.note_above) : item.extents.above;
    const Px top = line_top_ + item.baseline - above;
    LineFragment& fragment = add(item);
    fragment.left = item.left + margin.left;
    fragment.top = top + (is_flipped ? margin.bottom : margin.top);
    fragment.width = box.size.width;
    fragment.height = box.size.height;
    const Px below = line_top_ + line_.height - fragment.top - fragment.height;
    box.position = {fragment.left, is_flipped ? line_top_ + below : fragment.top};
    return Status::Ok;
  }

  /// An outside marker: beside the principal box's content edge, its baseline that of the line.
  Status marker(const LineItem& item) {
    Box& box = *item.box;
    Space space;
    space.containing_width = flow_.space.content_width;
    space.shrink_to_fit = true;
    WEFT_TRY_ASSIGN(const Extent extent, layout_box(flow_.context, box, space, Pass::Place));
    const Px baseline =
        extent.first_baseline == kIndefinite ? extent.size.height : extent.first_baseline;
    // Floats push it in that are not in the list item itself.
    const FloatSpace::Band all = room_before(flow_.space.floats->mark()),
                           before = room_before(flow_.floats_before);
    const Px left = flow_.content_corner.x + line_.left - (all.left - before.left),
             right = flow_.content_corner.x + line_.right + (before.right - all.right);
    const Px outside = is_right_to_left(flow_.container)
                           ? right + margin_of(box).left
                           : left - extent.size.width - margin_of(box).right;
    box.position = {outside, line_top_ + line_.baseline - baseline};
    return Status::Ok;
  }

  /// The room for the line beside the floats before the mark.
  FloatSpace::Band room_before(size_t mark) const {
    return flow_.space.floats->band_before(mark, flow_.corner().y + line_top_, line_.height,
                                           flow_.left(), flow_.right(), FloatSpace::Wrap::Lines);
  }

  /// The place that an absolutely positioned box would have in the flow (CSS 2.1 10.3.7, 10.6.4).
  void set_static_position(const LineItem& item) {
    Box& box = *item.box;
    if (is_inline_display(box.box_style().original_display)) {
      box.static_position = {item.left, line_top_};
      box.static_x = item.level % 2 ? Spot::End : Spot::Start;
      return;
    }
    const bool right_to_left = is_right_to_left(flow_.container);
    box.static_x = right_to_left ? Spot::End : Spot::Start;
    const Px left = flow_.content_corner.x + (right_to_left ? flow_.space.content_width : Px());
    box.static_position = {left, line_top_ + (content_before(item) ? line_.height : Px())};
  }

  bool content_before(const LineItem& end) const {
    for (const LineItem* item = line_.items.begin(); item != &end; ++item)
      if (makes_fragment(*item) && item->kind != Kind::Open) return true;
    return false;
  }

  const InlineFlow& flow_;
  Line& line_;
  LineDirections& directions_;
  Px line_top_;
  std::span<LineFragment> fragments_;
  size_t used_ = 0;
};

// --- the end of a line ---------------------------------------------------------------------------

Status measure(const InlineFlow& flow, const Line& line, LineItem& item) {
  TextExtent extent;
  if (item.length > 0)
    WEFT_TRY(flow.measurer.measure(*item.box, line.text_style(*item.box), item.start, item.length,
                                   &extent));
  item.advance = extent.advance;
  item.trailing = extent.trailing;
  item.spaces = extent.spaces;
  item.spaces_at_end = extent.spaces_at_end;
  item.whole = true;
  return Status::Ok;
}

/// Removes the collapsible space that ends the line's text, if nothing but edges comes after it.
Status trim_end(const InlineFlow& flow, Line& line) {
  for (size_t i = line.items.size(); i-- > 0;) {
    LineItem& item = line.items[i];
    if (item.kind == Kind::Atomic || item.kind == Kind::Tab || item.kind == Kind::Hyphen)
      return Status::Ok;
    if (item.kind != Kind::Text || item.length == 0) continue;
    if (!item.collapsible_end) return Status::Ok;
    const std::string_view text = item.box->text;
    while (item.length > 0 &&
           is_collapsible_space(static_cast<unsigned char>(text[item.start + item.length - 1]),
                                item.box->text_style()))
      --item.length;
    item.advance -= item.trailing;
    item.trailing = Px();
    item.collapsible_end = item.whole = false;
    // Other spaces before it stay.
    const std::string_view kept = text.substr(item.start, item.length);
    return hanging_start(kept) == kept.size() ? Status::Ok : measure(flow, line, item);
  }
  return Status::Ok;
}

Status measure_exactly(const InlineFlow& flow, Line& line) {
  for (LineItem& item : line.items)
    if (item.kind == Kind::Text && !item.whole) WEFT_TRY(measure(flow, line, item));
  return Status::Ok;
}

/// Spaces at the end that are left hang, kept ones when the line was broken there, and as far as
/// they do not fit at a forced end (4.1.3).
Px hanging_width(const Line& line, Px width, WidthMode mode) {
  Px hanging;
  bool is_kept = false;
  for (size_t i = line.items.size(); i-- > 0;) {
    const LineItem& item = line.items[i];
    if (item.kind == Kind::Atomic || item.kind == Kind::Hyphen) break;
    const bool text = item.kind == Kind::Text && item.length > 0;
    if (!text && item.kind != Kind::Tab) continue;
    const TextStyle& style = item.box->text_style();
    is_kept = style.white_space_collapse == WhiteSpaceCollapse::Preserve;
    if (style.white_space_collapse == WhiteSpaceCollapse::BreakSpaces ||
        style.text_wrap == TextWrap::NoWrap)
      break;
    hanging += text ? item.trailing : item.advance;
    if (text && item.trailing != item.advance) break;
  }
  const bool conditionally = is_kept && (line.last || line.forced);
  if (!conditionally || mode == WidthMode::MinContent) return hanging;
  if (mode == WidthMode::MaxContent) return Px();
  return clamp(width - (line.right - line.left), Px(), hanging);
}

bool is_content(const LineItem& item, Px containing_width, QuirksMode quirks_mode) {
  switch (item.kind) {
    case Kind::Text: return item.length > 0;
    case Kind::Open:
    case Kind::Close:
      return item.edge && has_inline_edges(*item.box, containing_width, quirks_mode);
    case Kind::Float:
    case Kind::OutOfFlow: return false;
    default: return true;
  }
}

}  // namespace

Status finish_line(const InlineFlow& flow, Line& line, Pass pass) {
  WEFT_TRY(trim_end(flow, line));
  if (pass == Pass::Place) WEFT_TRY(measure_exactly(flow, line));
  line.width = line.indent;
  const Px containing_width = flow.intrinsic() ? Px() : flow.space.content_width;
  for (const LineItem& item : line.items) {
    line.width += item.advance;
    line.has_content =
        line.has_content || is_content(item, containing_width, flow.context.quirks_mode);
  }
  line.width -= hanging_width(line, line.width, flow.space.width_mode);
  return Status::Ok;
}

Status place_line(const InlineFlow& flow, Line& line, LineDirections& directions,
                  LineBox* line_box) {
  return LinePlacer(flow, line, directions).run(line_box);
}

}  // namespace weft
