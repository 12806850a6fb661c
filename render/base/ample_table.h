// A table of what was found last, that is there only where memory is ample.
#pragma once

#include <cstddef>
#include <new>

#include "weft/budget.h"

namespace weft {

/// Each entry has one place, by its hash: what was there before is forgotten. Takes no memory
/// before it is asked, and none where that is more than 1/512 of the budget.
template <typename Entry, size_t kEntries>
class AmpleTable {
 public:
  explicit AmpleTable(Budget& budget) : budget_(&budget) {}
  ~AmpleTable() { clear(); }
  AmpleTable(const AmpleTable&) = delete;
  AmpleTable& operator=(const AmpleTable&) = delete;

  /// Where what has that hash is, or belongs; null where there is no room.
  Entry* place_of(size_t hash) {
    if (!entries_) make_room();
    return entries_ ? &entries_[hash % kEntries] : nullptr;
  }
  void clear() {
    budget_->release(entries_, entries_ ? kBytes : 0);
    entries_ = nullptr;
  }

 private:
  static constexpr size_t kBytes = kEntries * sizeof(Entry), kShare = 512;
  void make_room() {
    if (budget_->available() / kShare < kBytes) return;
    entries_ = static_cast<Entry*>(budget_->allocate(kBytes));
    for (size_t i = 0; entries_ && i < kEntries; ++i) ::new (&entries_[i]) Entry();
  }

  Budget* budget_;
  Entry* entries_ = nullptr;
};

}  // namespace weft
