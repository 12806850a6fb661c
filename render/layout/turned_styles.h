// The styles of boxes as they would be written if the lines around them ran from left to right.
#pragma once

#include "render/css/style/computed_style.h"
#include "weft/arena.h"

namespace weft {

class TurnedStyles {
 public:
  /// In `arena`, as the styles that are made.
  explicit TurnedStyles(Arena& arena) : arena_(arena) {}
  /// `style` in the axes of `mode`: sides, sizes and overflow, all that layout asks for.
  /// Errors: OutOfMemory.
  Result<const ComputedStyle*> in(WritingMode mode, const ComputedStyle& style);
  /// The way back: the style that in() made `style` of, or one for what layout made of that.
  /// Errors: OutOfMemory.
  Result<const ComputedStyle*> on_panel(WritingMode mode, const ComputedStyle& style);

 private:
  struct Turned {
    ComputedStyle style;
    const ComputedStyle* original;
    WritingMode mode;
    Turned *next, *next_of_style;  // in their buckets
  };
  static constexpr size_t kBuckets = 64;
  static size_t bucket_of(const ComputedStyle& style) {
    return reinterpret_cast<uintptr_t>(&style) / sizeof(void*) % kBuckets;
  }

  Arena& arena_;
  Turned* by_original_[kBuckets] = {};
  Turned* by_style_[kBuckets] = {};
};

}  // namespace weft
