// Computed groups and styles, each kept once in the page arena, and the custom properties that
// elements inherit: equal elements share them.
#pragma once

#include "render/css/properties/custom_properties.h"
#include "render/css/style/computed_style.h"
#include "weft/arena.h"

namespace weft {

/// Things of one type, found by their hash. The initial one is not kept: it is in flash.
template <typename T>
class InternTable {
 public:
  /// The one that equals `value` and lives as long as the arena, or null when memory ran out.
  const T* intern(const T& value, uint32_t hash, Arena& arena) {
    if (const T* known = find(value, hash)) return known;
    Entry*& bucket = buckets_[hash % kBuckets];
    auto* entry = arena.make<Entry>(bucket, hash, value);
    if (!entry) return nullptr;
    bucket = entry;
    ++size_;
    return &entry->value;
  }
  /// The one that equals `value`, or null.
  const T* find(const T& value, uint32_t hash) const {
    for (const Entry* entry = buckets_[hash % kBuckets]; entry; entry = entry->next)
      if (entry->hash == hash && entry->value == value) return &entry->value;
    return nullptr;
  }
  size_t size() const { return size_; }

 private:
  struct Entry {
    Entry* next;
    uint32_t hash;
    T value;
  };
  static constexpr size_t kBuckets = 64;
  Entry* buckets_[kBuckets] = {};
  size_t size_ = 0;
};

struct StyleBuilder;

class StyleInterner {
 public:
  StyleInterner(Arena& styles, Arena& maps) : arena_(&styles), map_arena_(&maps) {}
  /// The style that `builder` describes. `parent` is only tried first. Errors: OutOfMemory.
  Result<const ComputedStyle*> intern(const StyleBuilder& builder, const ComputedStyle& parent);
  /// The map that equals `map`, which lives no longer than this call. Errors: OutOfMemory.
  Result<const CustomProperties*> intern(const CustomProperties& map);
  size_t distinct_styles() const { return styles_.size(); }

 private:
  Arena* arena_;
  Arena* map_arena_;
  InternTable<TextStyle> texts_;
  InternTable<BoxStyle> boxes_;
  InternTable<SurfaceStyle> surfaces_;
  InternTable<FlexStyle> flexes_;
  InternTable<RareStyle> rares_;
  InternTable<SvgStyle> svgs_;
  InternTable<ComputedStyle> styles_;
  InternTable<CustomProperties> maps_;
};

}  // namespace weft
