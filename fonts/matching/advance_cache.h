// The advances asked for last, each of a glyph before another. Holds 12 KB where that is little,
// else nothing: a page measures its text several times.
#pragma once

#include "fonts/freetype/face.h"
#include "render/base/ample_table.h"

namespace weft {

/// In design units: the advance, and by how much the glyph moves to the right.
using PairAdvance = PairAdjustment;

class AdvanceCache {
 public:
  struct Entry {
    const Face* face = nullptr;
    uint16_t left = 0, right = 0;
    PairAdvance advance;
    bool is_of(const Face& wanted, uint16_t first, uint16_t second) const {
      return face == &wanted && left == first && right == second;
    }
  };

  explicit AdvanceCache(Budget& budget) : table_(budget) {}

  /// Where the advance of that pair is, or belongs; null where there is no room.
  Entry* place_of(const Face& face, uint16_t left, uint16_t right) {
    return table_.place_of(reinterpret_cast<uintptr_t>(&face) / alignof(Face) + left * 31u +
                           right * 7u);
  }
  void clear() { table_.clear(); }

 private:
  AmpleTable<Entry, 512> table_;
};

}  // namespace weft
