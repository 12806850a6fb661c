#include "render/layout/columns/column_pieces.h"

#include "render/layout/columns/column_layout.h"
#include "render/layout/sizing.h"
#include "render/layout/writing_mode.h"

namespace weft {
namespace {

using Kind = ColumnPiece::Kind;
constexpr uint32_t kNone = ColumnPiece::kNone;

/// So many containers of columns are cut that lie in each other; others stay whole.
constexpr unsigned kMostNested = 3;

const ColumnStyle& column_style(const Box& box) {
  static constexpr ColumnStyle kInitial{};
  const ColumnStyle* style = box.anonymous ? nullptr : box.style->rare->columns;
  return style ? *style : kInitial;
}

bool avoids(BreakBetween value) {
  return value == BreakBetween::Avoid || value == BreakBetween::AvoidColumn;
}
bool avoids(BreakInside value) {
  return value == BreakInside::Avoid || value == BreakInside::AvoidColumn;
}

bool scrolls(const BoxStyle& style) {
  return scrolls(style.overflow_y) && !(style.height.is_auto() && style.max_height.is_none());
}

/// CSS Fragmentation 3, 4.1: monolithic boxes.
bool is_monolithic(const Box& box) {
  return box.kind == BoxKind::Replaced || scrolls(box.box_style()) || box.style->rare->line_clamp ||
         (containment(box) & kContainSize) || is_turned(box);
}

bool lies_beside(BoxKind kind) {
  return kind == BoxKind::Flex || kind == BoxKind::Grid || kind == BoxKind::TableGrid ||
         kind == BoxKind::TableRowGroup || kind == BoxKind::TableRow;
}

bool has_fixed_height(const Box& box) {
  return (box.kind == BoxKind::Block || box.kind == BoxKind::Flex || box.kind == BoxKind::Grid) &&
         !box.anonymous && !box.box_style().height.is_auto();
}

bool is_block_child(const Box& box) {
  return box.parent->is_block_container() && !box.parent->inline_content;
}

class Collector {
 public:
  Collector(LayoutContext& context, Arena& scratch, unsigned nesting,
            ArenaVector<ColumnPiece>& pieces)
      : context_(context), scratch_(scratch), nesting_(nesting), pieces_(pieces) {}

  /// The pieces in `box`, whose border box corner is `corner`; returns the one at its top.
  Result<uint32_t> add_content(Box& box, Point corner, uint32_t parent, bool in_flow) {
    if (box.is_block_container() && box.inline_content) return add_lines(box, corner, parent);
    const bool beside = lies_beside(box.kind);
    uint32_t head = kNone, before = kNone;
    for (Box* child = box.first_child; child; child = child->next_sibling) {
      if (child->kind == BoxKind::TableColumn) continue;
      if (child->kind == BoxKind::Marker || child->out_of_flow) {
        WEFT_TRY(add_still(*child, corner, parent));
        continue;
      }
      if (!child->placed) continue;
      if (in_flow && spans_columns(*child->style)) {
        if (head == kNone) head = static_cast<uint32_t>(pieces_.size());
        WEFT_TRY(add_spanner(*child, corner, parent));
        before = kNone;
        continue;
      }
      const auto index = static_cast<uint32_t>(pieces_.size());
      WEFT_TRY(add_box(*child, corner, parent, in_flow));
      if (child->floating) continue;
      if (before != kNone && !beside) keep_together(before, index);
      if (head == kNone) head = index;
      else if (beside && pieces_[index].top < pieces_[head].bottom) head = lower(head, index);
      before = index;
    }
    return head;
  }

 private:
  Status add_box(Box& box, Point parent_corner, uint32_t parent, bool in_flow) {
    WEFT_TRY(context_.step());
    const DepthGuard depth(context_);
    const auto index = static_cast<uint32_t>(pieces_.size());
    const ColumnStyle& style = column_style(box);
    ColumnPiece open = piece(Kind::Open, box, parent_corner + box.position, parent);
    open.top = open.corner.y;
    open.bottom = open.kept_bottom = open.top + box.size.height;
    open.end = index;
    const bool nests = has_columns(box) && box.columns;
    open.whole = is_monolithic(box) || depth.too_deep() || (nests && nesting_ + 1 == kMostNested);
    open.stays = avoids(style.break_inside);
    open.beside = lies_beside(box.kind);
    open.fixed = has_fixed_height(box);
    open.forced = style.break_before == BreakBetween::Column && is_block_child(box);
    open.forced_next = style.break_after == BreakBetween::Column && is_block_child(box);
    if (nests && !open.whole) WEFT_TRY(begin_columns(open));
    WEFT_TRY(pieces_.push(open));
    if (open.columns) last_unit_ = kNone;
    if (open.columns) return Status::Ok;
    if (open.whole) {
      last_unit_ = index;
      return Status::Ok;
    }
    WEFT_TRY_ASSIGN(const uint32_t head,
                    add_content(box, open.corner, index, in_flow && !box.independent));
    ColumnPiece close = piece(Kind::Close, box, open.corner, parent);
    close.end = index;
    pieces_[index].end = static_cast<uint32_t>(pieces_.size());
    pieces_[index].head = head;
    if (head != kNone && pieces_[head].forced && is_block_child(*pieces_[head].box)) {
      // The break comes before the outermost box that begins there, but gets out of no contained
      // one.
      pieces_[head].forced = false;
      pieces_[index].forced = !(containment(box) & kContainLayout);
    }
    keep_end(box, open.bottom);
    return pieces_.push(close);
  }

  Status begin_columns(ColumnPiece& open) {
    open.columns = scratch_.make<ColumnLayout>(context_, scratch_, *open.box,
                                               *open.box->columns->space, nesting_ + 1);
    if (!open.columns) return Status::OutOfMemory;
    WEFT_TRY(open.columns->begin());
    open.kept_bottom = open.top + open.columns->head();
    return Status::Ok;
  }

  /// The lower padding and border stay with the last line above them.
  void keep_end(const Box& box, Px bottom) {
    const Px edge = border_widths(box).bottom + placed_padding(box).bottom;
    if (edge <= Px() || last_unit_ == kNone) return;
    ColumnPiece& unit = pieces_[last_unit_];
    if (unit.kept_bottom == bottom - edge) unit.kept_bottom = bottom;
  }

  static ColumnPiece piece(Kind kind, Box& box, Point corner, uint32_t parent) {
    ColumnPiece made;
    made.kind = kind;
    made.box = &box;
    made.corner = corner;
    made.parent = parent;
    return made;
  }

  Status add_still(Box& box, Point parent_corner, uint32_t parent) {
    ColumnPiece still = piece(Kind::Still, box, parent_corner + box.position, parent);
    still.top = still.bottom = still.kept_bottom = still.corner.y;
    return pieces_.push(still);
  }

  Status add_spanner(Box& box, Point parent_corner, uint32_t parent) {
    ColumnPiece spanner = piece(Kind::Spanner, box, parent_corner + box.position, parent);
    const Edges margin = used_margin(box, box.containing_width);
    spanner.top = spanner.corner.y - margin.top;
    spanner.bottom = spanner.kept_bottom = spanner.corner.y + box.size.height + margin.bottom;
    last_unit_ = kNone;
    return pieces_.push(spanner);
  }

  void keep_together(uint32_t before, uint32_t after) {
    if (avoids(column_style(*pieces_[before].box).break_after) ||
        avoids(column_style(*pieces_[after].box).break_before))
      pieces_[before].next = after;
  }

  uint32_t lower(uint32_t a, uint32_t b) const {
    return head_bottom(pieces_.span(), b) > head_bottom(pieces_.span(), a) ? b : a;
  }

  // --- lines -------------------------------------------------------------------------------------
  /// Lines in units of those that orphans and widows keep together, and the floats among them.
  Result<uint32_t> add_lines(Box& box, Point corner, uint32_t parent) {
    const std::span<const LineBox> lines = box.content.lines;
    const auto count = static_cast<uint32_t>(lines.size());
    const TextStyle& style = box.text_style();
    Box* aside = next_aside(box.first_child, box);
    uint32_t head = kNone;
    for (uint32_t first = 0; first < count;) {
      const uint32_t end = end_of_unit(first, count, style);
      const Px bottom = lines[end - 1].top + lines[end - 1].height;
      for (; aside && aside->position.y < bottom; aside = next_aside(after_aside(*aside), box))
        WEFT_TRY(add_aside(*aside, corner, parent));
      ColumnPiece unit = piece(Kind::Lines, box, corner, parent);
      unit.first_line = first;
      unit.line_count = end - first;
      unit.top = corner.y + lines[first].top;
      unit.bottom = unit.kept_bottom = corner.y + bottom;
      last_unit_ = static_cast<uint32_t>(pieces_.size());
      if (head == kNone) head = last_unit_;
      WEFT_TRY(pieces_.push(unit));
      first = end;
    }
    for (; aside; aside = next_aside(after_aside(*aside), box))
      WEFT_TRY(add_aside(*aside, corner, parent));
    return head;
  }

  /// The next line from `first` on that a column may begin with.
  static uint32_t end_of_unit(uint32_t first, uint32_t count, const TextStyle& style) {
    const uint32_t end = first + 1 < style.orphans ? style.orphans : first + 1;
    // Where not both can be had, orphans count.
    const uint32_t widows = count >= uint32_t{style.orphans} + style.widows ? style.widows : 1;
    return end + widows > count ? count : end;
  }

  Status add_aside(Box& box, Point corner, uint32_t parent) {
    if (!box.floating) return add_still(box, corner, parent);
    const uint32_t last = last_unit_;
    WEFT_TRY(add_box(box, corner, parent, false));
    last_unit_ = last;
    return Status::Ok;
  }

  /// The first float, marker or box out of flow from `at` on in the lines of `container`.
  static Box* next_aside(Box* at, const Box& container) {
    while (at && at->in_flow() && at->kind != BoxKind::Marker)
      at = at->kind == BoxKind::Inline ? next_box(*at, container) : next_box_after(*at, container);
    return at;
  }
  static Box* after_aside(const Box& box) { return next_box_after(box, *block_container_of(box)); }

  LayoutContext& context_;
  Arena& scratch_;
  const unsigned nesting_;
  ArenaVector<ColumnPiece>& pieces_;
  uint32_t last_unit_ = kNone;
};

}  // namespace

Px head_bottom(std::span<const ColumnPiece> pieces, uint32_t index) {
  while (!pieces[index].whole && pieces[index].head != kNone) index = pieces[index].head;
  const ColumnPiece& piece = pieces[index];
  const bool is_empty = piece.kind == Kind::Open && !piece.whole && !piece.columns;
  return is_empty || piece.kind == Kind::Spanner ? piece.top : piece.kept_bottom;
}

Status collect_pieces(LayoutContext& context, Arena& scratch, Box& container, unsigned depth,
                      ArenaVector<ColumnPiece>& pieces) {
  Collector collector(context, scratch, depth, pieces);
  return collector.add_content(container, {}, kNone, true).status();
}

}  // namespace weft
