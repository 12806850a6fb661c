// The names of custom properties that something asks for, by their hashes alone: 4 bytes a name, in
// an arena.
#pragma once

#include <span>
#include <string_view>

#include "weft/arena.h"

namespace weft {

/// Names as hashes; two with one hash are both kept, which does no harm.
class NameSet {
 public:
  explicit NameSet(Arena& arena) : arena_(&arena) {}
  static uint32_t hash_of(std::string_view name);
  bool empty() const { return size_ == 0; }
  bool has(uint32_t hash) const;
  /// True when it is new. Errors: OutOfMemory.
  Result<bool> add(uint32_t hash);

 private:
  Status grow();
  Arena* arena_;
  std::span<uint32_t> slots_;
  size_t size_ = 0;
};

}  // namespace weft
