// Lists in computed values (families, shadows, gradients, tracks …), each kept once in the page
// arena, however many elements and declarations say it.
#pragma once

#include <span>

#include "weft/arena.h"

namespace weft {

class ValuePool {
 public:
  explicit ValuePool(Arena& arena) : arena_(&arena) {}

  /// The list equal to `values` that lives as long as the arena. Errors: OutOfMemory.
  template <typename T>
  Result<std::span<const T>> intern(std::span<const T> values) {
    if (values.empty()) return std::span<const T>();
    Entry*& bucket = buckets_[bucket_of(&kTypeTag<T>, values.size())];
    for (const Entry* entry = bucket; entry; entry = entry->next)
      if (entry->type == &kTypeTag<T> && list_of<T>(*entry) == values) return list_of<T>(*entry);
    auto* list = static_cast<T*>(arena_->allocate(values.size_bytes(), alignof(T)));
    auto* entry = arena_->make<Entry>();
    if (!list || !entry) return Status::OutOfMemory;
    for (size_t i = 0; i < values.size(); ++i) ::new (list + i) T(values[i]);
    *entry = {bucket, &kTypeTag<T>, list, values.size()};
    bucket = entry;
    return list_of<T>(*entry);
  }

 private:
  struct Entry {
    Entry* next;
    const void* type;
    const void* first;
    size_t count;
  };
  static constexpr size_t kBuckets = 64;
  template <typename T>
  static constexpr char kTypeTag = 0;
  template <typename T>
  static std::span<const T> list_of(const Entry& entry) {
    return {static_cast<const T*>(entry.first), entry.count};
  }
  static size_t bucket_of(const void* type, size_t count) {
    return (reinterpret_cast<uintptr_t>(type) + count * 31) % kBuckets;
  }

  Arena* arena_;
  Entry* buckets_[kBuckets] = {};
};

}  // namespace weft
