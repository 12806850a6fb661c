// From logical to visual order: the directions of a line's text (UAX #9), and the place of each of
// its items.
#pragma once

#include "render/html/bidi.h"
#include "render/layout/inline/line_item.h"
#include "render/layout/inline/text_measurer.h"

namespace weft {

class LineDirections {
 public:
  explicit LineDirections(Arena& scratch)
      : resolver_(scratch), units_(scratch), spare_(scratch), visual_(scratch), reaches_(scratch) {}
  /// Splits the text of `line` where its direction changes and sets the levels of its items; does
  /// nothing where all goes left to right. Errors: OutOfMemory.
  Status resolve(Line& line, const Box& container, TextMeasurer& measurer);
  /// Sets `left` of every item, the first in visual order starting at `left`; of bidirectional
  /// lines also the places of inline boxes, with the edges they have at their ends. Errors:
  /// OutOfMemory.
  Status order(Line& line, Px left, Px containing_width);

  /// The items of an ordered line from the left: how many, and the index of each. Of bidirectional
  /// lines those that take room.
  size_t rank_count(const Line& line) const {
    return line.bidirectional ? visual_.size() : line.items.size();
  }
  uint32_t item_at(const Line& line, size_t rank) const {
    return line.bidirectional ? visual_[rank] : static_cast<uint32_t>(rank);
  }

  /// A part of an inline box in visual order: other directions may come between its parts.
  struct Part {
    Px left, right;
    bool first, last;  ///< It has the box's left edge, right edge.
    uint32_t end;      ///< The search for the next part starts there.
  };
  /// The first part of the box that `items[open]` of `line`, ordered last and bidirectional, opens,
  /// at rank `from` or later; `from` is 0 at first. False when there is none.
  bool next_part(const Line& line, uint32_t open, uint32_t from, Part* part) const;

 private:
  static constexpr size_t kMaxUnits = 8192;  // lines longer than that stay in logical order
  Status begin_container(const Box& container);
  Status gather(const Line& line);
  Status gather_following(const InlinePosition& next, const Box& container);
  bool is_carry(const Line& line, size_t item) const;
  Status gather_item(const LineItem& item);
  Status split(Line& line, size_t first_unit, bool carried, uint8_t base, TextMeasurer& measurer);
  void carry_on(const Line& line);
  Status split_text(const LineItem& item, const TextStyle& style, size_t* unit,
                    TextMeasurer& measurer);
  Status visual_order(Line& line);
  void find_ends(Line& line);
  Status place(Line& line, Px left, Px containing_width);

  BidiResolver resolver_;
  ArenaVector<BidiUnit> units_;
  ArenaVector<LineItem> spare_;
  BidiClass carry_ =
      BidiClass::BoundaryNeutral;  // the last strong class of the paragraph's lines before
  struct Reach {
    Px left, right;
  };
  ArenaVector<uint32_t> visual_;  // items with content, from the left
  ArenaVector<Reach>
      reaches_;  // of each of them, with the edges of the boxes that begin or end there
};

}  // namespace weft
