// FreeType with every byte on a Budget, and only the modules that scalable fonts need.
#pragma once

#include "render/base/budget.h"

struct FT_LibraryRec_;
struct FT_MemoryRec_;

namespace weft {

class FreeTypeLibrary {
 public:
  explicit FreeTypeLibrary(Budget& budget) : budget_(&budget) {}
  ~FreeTypeLibrary();
  FreeTypeLibrary(const FreeTypeLibrary&) = delete;
  FreeTypeLibrary& operator=(const FreeTypeLibrary&) = delete;

  /// Starts FreeType at the first call. Errors: OutOfMemory.
  Status start();
  FT_LibraryRec_* get() const { return library_; }
  Budget& budget() const { return *budget_; }

  /// What a FreeType error means here. FreeType swallows some failed allocations: those count as OutOfMemory too.
  /// Forgets them.
  Status status_of(int error);
  void note_failed_allocation() { allocation_failed_ = true; }

 private:
  Budget* budget_;
  FT_LibraryRec_* library_ = nullptr;
  FT_MemoryRec_* memory_ = nullptr;
  bool allocation_failed_ = false;
};

}  // namespace weft
