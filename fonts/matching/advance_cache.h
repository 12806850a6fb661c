// The advances asked for last, each of a glyph before another. Holds 12 KB where that is little,
// else nothing: a page measures its text several times.
#pragma once

#include "fonts/freetype/face.h"
#include "weft/budget.h"

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

  explicit AdvanceCache(Budget& budget) : budget_(&budget) {}
  ~AdvanceCache() { clear(); }
  AdvanceCache(const AdvanceCache&) = delete;
  AdvanceCache& operator=(const AdvanceCache&) = delete;

  /// Where the advance of that pair is, or belongs; null where there is no room.
  Entry* place_of(const Face& face, uint16_t left, uint16_t right) {
    if (!entries_) make_room();
    const size_t mixed =
        reinterpret_cast<uintptr_t>(&face) / alignof(Face) + left * 31u + right * 7u;
    return entries_ ? &entries_[mixed % kEntries] : nullptr;
  }
  void clear() {
    budget_->release(entries_, entries_ ? kBytes : 0);
    entries_ = nullptr;
  }

 private:
  static constexpr size_t kEntries = 512, kBytes = kEntries * sizeof(Entry), kShare = 512;
  void make_room() {
    if (budget_->available() / kShare < kBytes) return;
    entries_ = static_cast<Entry*>(budget_->allocate(kBytes));
    for (size_t i = 0; entries_ && i < kEntries; ++i) ::new (&entries_[i]) Entry();
  }
  Budget* budget_;
  Entry* entries_ = nullptr;
};

}  // namespace weft
