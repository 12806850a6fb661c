// The words measured last: those of an item of a flex box or a table are laid out several times.
// Holds 14 KB where that is little, else nothing.
#pragma once

#include "render/base/ample_table.h"
#include "render/layout/box.h"

namespace weft {

struct TextExtent {
  Px advance;
  Px trailing;                 ///< The part of it that is white space at the end.
  uint32_t spaces = 0;         ///< Where justification may go, the end included.
  uint32_t spaces_at_end = 0;  ///< Those of them after the last character that does not hang.
  bool fallback =
      false;  ///< Some glyph is not of the style's own font; then, line gaps spread around them:
  Px above, below;
};

class MeasuredText {
 public:
  struct Entry {
    const Box* text = nullptr;
    const TextStyle* style = nullptr;
    uint32_t start = 0, length = 0;
    TextExtent extent;
    bool is_of(const Box& wanted, const TextStyle& its_style, uint32_t from, uint32_t bytes) const {
      return text == &wanted && style == &its_style && start == from && length == bytes;
    }
  };

  explicit MeasuredText(Budget& budget) : table_(budget) {}

  /// Where the extent of bytes [start, start + length) of `text` is, or belongs; null where there
  /// is no room. All are of boxes and styles that stay where they are until clear().
  Entry* place_of(const Box& text, uint32_t start, uint32_t length) {
    return table_.place_of(reinterpret_cast<uintptr_t>(&text) / alignof(Box) * 31 + start * 7u +
                           length);
  }
  void clear() { table_.clear(); }

 private:
  AmpleTable<Entry, 256> table_;
};

}  // namespace weft
