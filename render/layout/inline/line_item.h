// The parts of a line while it is built: items in logical order, in scratch memory; they become the
// line's fragments.
#pragma once

#include "render/base/arena_vector.h"
#include "render/layout/box.h"

namespace weft {

/// Room above and below a baseline; empty until something was united.
struct LineExtents {
  Px above = Px::min(), below = Px::min();
  bool empty() const { return above == Px::min(); }
  Px height() const { return empty() ? Px() : above + below; }
  void unite(const LineExtents& other) {
    above = max(above, other.above);
    below = max(below, other.below);
  }
  /// The same things seen from a baseline `by` higher: moved down.
  LineExtents moved_down(Px by) const {
    return empty() ? *this : LineExtents{above - by, below + by};
  }
};

struct LineItem {
  enum class Kind : uint8_t {
    Open,
    Close,
    Text,
    Tab,
    Atomic,
    LineBreak,
    Hyphen,
    Float,
    OutOfFlow,
    Marker
  };
  static constexpr uint32_t kRoot = UINT32_MAX;

  static LineItem of(Kind kind, Box& box) {
    LineItem item;
    item.kind = kind;
    item.box = &box;
    return item;
  }

  Kind kind = Kind::Text;
  bool edge = false;             ///< Open, Close: the box really begins, ends here.
  bool collapsible_end = false;  ///< Text: ends in a space that goes at the end of a line.
  bool whole = true;             ///< Text: measured in one piece.
  bool deferred = false;         ///< Float: goes below the line.
  bool skipped = false;          ///< Float: was placed before.
  bool alone = false;            ///< Open, bidirectional lines: nothing is in it.
  bool closed =
      false;  ///< Open, bidirectional lines: has its right edge here (then `edge` is its left one).
  bool hidden = false;  ///< An ellipsis stands for it.
  uint8_t level = 0;    ///< Bidi embedding level.
  Box* box = nullptr;
  union {
    uint32_t start = 0;   ///< Text: its first byte.
    uint32_t first_rank;  ///< Open, bidirectional lines: the place of its first content in visual
                          ///< order; UINT32_MAX when there is none.
    uint32_t fragment;    ///< Open, other lines, while fragments are made: the index of its own.
  };
  union {
    uint32_t length = 0;  ///< Text: its bytes.
    uint32_t last_rank;   ///< Open, bidirectional lines: the place of its last content.
  };
  uint32_t spaces = 0, spaces_at_end = 0;  ///< Text: as TextExtent has them.
  uint32_t end = 0;  ///< Open, bidirectional lines: the item after its contents.
  Px advance;   ///< The pen moves by that: margins, borders and padding; the text; the margin box.
  Px trailing;  ///< Text: white space at its end.
  Px top;       ///< Float: not above this.
  LineExtents
      extents;  ///< Around the own baseline: an inline box's, fallback fonts', the margin box's.

  // Results.
  uint32_t parent = kRoot;  ///< The Open item it is in.
  uint32_t group = kRoot;   ///< The Open or Atomic item, aligned to the top or bottom of the line,
                            ///< that it moves with.
  Px baseline;              ///< Below that of its group; in the end: below the line's top.
  /// From the baseline: how far emphasis marks or a ruby annotation reach, where there are any;
  /// they do not count for the extents.
  Px note_above, note_below;
  LineExtents group_extents;  ///< The extents of the group that this item leads.
  Px left;
  Px justification;
  Px cut_off;  ///< Text: the part of the advance that an ellipsis stands for.
};

/// The place of the walk over the inline content: before `box`, after its content, or inside its
/// text.
struct InlinePosition {
  Box* box = nullptr;    ///< The container itself when all is done.
  bool leaving = false;  ///< After the children of `box`.
  uint32_t offset = 0;   ///< Text
};

/// A line being built, and what became of it.
struct Line {
  explicit Line(Arena& arena) : items(arena) {}
  ArenaVector<LineItem> items;
  InlinePosition next;  ///< The start of the next line.
  Px top;
  Px left, right;  ///< The room between the floats, from the content edge.
  Px indent;
  Px width;                    ///< The content's, indent included, without what hangs at the end.
  Px float_width;              ///< MaxContent: of the floats met in it.
  bool has_content = false;    ///< Makes a line box.
  bool forced = false;         ///< Ended by a forced break.
  bool last = false;           ///< Nothing comes after it.
  bool too_narrow = false;     ///< Not even one unit fits beside the floats: try below them.
  bool bidirectional = false;  ///< Its items have levels and are not in visual order.
  LineRank rank = LineRank::Other;  ///< First: a ::first-line rule speaks of it.
  bool cut = false;                 ///< An ellipsis shows that there is more.
  Clear clear = Clear::None;
  /// The room above it that emphasis marks and ruby may take, which is not the line's; then, that
  /// below its own text for those of the next.
  Px room_above, room_below;
  // Vertical results.
  Px height, baseline;

  /// The style of text, inline boxes and their container on this line.
  const TextStyle& text_style(const Box& box) const { return *style_on_line(box, rank).text; }
};

}  // namespace weft
