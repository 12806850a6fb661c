// FreeType with every byte on a Budget, and only the modules that scalable fonts need. Where it has
// no memory, FreeType forgets some of what it holds (2.12, loading glyphs): its blocks are listed,
// and what is left goes with the library.
#pragma once

#include "weft/budget.h"

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

  /// The Status for a FreeType error. FreeType swallows some failed allocations: those count as
  /// OutOfMemory too. Forgets them.
  Status status_of(int error);
  /// Whether `bytes` could be had now. Errors: OutOfMemory.
  Status make_sure_of(size_t bytes);
  /// Has a block in hand without which loading the first glyph of a face crashes. Call it before.
  /// Errors: OutOfMemory.
  Status keep_spare();

  // Memory as FreeType asks for it; null when there is none, which status_of() remembers.
  void* allocate(size_t bytes);
  void* reallocate(void* memory, size_t bytes);
  void release(void* memory);

 private:
  struct Block;

  void list(Block* block, size_t bytes);
  void forget(Block& block);
  Block* take_spare(size_t bytes);

  Budget* budget_;
  FT_LibraryRec_* library_ = nullptr;
  FT_MemoryRec_* memory_ = nullptr;
  Block* blocks_ = nullptr;  // the newest first: it is mostly the next to go
  Block* spare_ = nullptr;
  bool allocation_failed_ = false;
};

}  // namespace weft
