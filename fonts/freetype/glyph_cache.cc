#include "fonts/freetype/glyph_cache.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace weft {

constexpr size_t kMostMonoBytes = 4096;

bool GlyphCache::may_hold(const GlyphBitmap& bounds, GlyphMode mode) const {
  const bool fits = std::abs(bounds.left) <= INT16_MAX && std::abs(bounds.top) <= INT16_MAX;
  const auto row_bytes = static_cast<size_t>(stored_row_bytes(bounds.width, mode));
  const size_t most =
      mode == GlyphMode::Mono ? std::min(kMostMonoBytes, max_bytes_ / 4) : max_bytes_ / 4;
  return fits && row_bytes * static_cast<size_t>(bounds.height) <= most;
}

GlyphCache::Entry*& GlyphCache::bucket_of(const GlyphKey& key) {
  const uint32_t mixed =
      (key.font * 131 + key.glyph) * 8 + key.subpixel * 2u + static_cast<uint32_t>(key.mode);
  return buckets_[(mixed * 2654435761u) >> 26];
}

std::optional<GlyphBitmap> GlyphCache::find(const GlyphKey& key) {
  Entry* entry = newest_;
  if (!entry || !(entry->key == key)) {
    entry = bucket_of(key);
    while (entry && !(entry->key == key)) entry = entry->next_in_bucket;
    if (!entry) return std::nullopt;
    unlink(entry);
    link_newest(entry);
  }
  return GlyphBitmap{entry->rows(), entry->left,   entry->top,
                     entry->width,  entry->height, entry->stride()};
}

GlyphCache::Entry* GlyphCache::allocate(size_t bytes) {
  while (oldest_ && bytes_ + bytes > max_bytes_) remove(oldest_);
  void* block = budget_->allocate(bytes);
  while (!block && oldest_) {
    remove(oldest_);
    block = budget_->allocate(bytes);
  }
  return static_cast<Entry*>(block);
}

uint8_t* GlyphCache::insert(const GlyphKey& key, const GlyphBitmap& bounds) {
  Entry made = {key,
                static_cast<int16_t>(bounds.left),
                static_cast<int16_t>(bounds.top),
                static_cast<uint16_t>(bounds.width),
                static_cast<uint16_t>(bounds.height),
                nullptr,
                nullptr,
                nullptr};
  Entry* entry = allocate(made.bytes());
  if (!entry) return nullptr;
  ::new (entry) Entry(made);
  bytes_ += entry->bytes();
  link_newest(entry);
  Entry*& bucket = bucket_of(key);
  entry->next_in_bucket = bucket;
  bucket = entry;
  return static_cast<uint8_t*>(std::memset(entry->rows(), 0, entry->row_bytes()));
}

void GlyphCache::link_newest(Entry* entry) {
  entry->newer = nullptr;
  entry->older = newest_;
  if (newest_) newest_->newer = entry;
  newest_ = entry;
  if (!oldest_) oldest_ = entry;
}

void GlyphCache::unlink(Entry* entry) {
  (entry->newer ? entry->newer->older : newest_) = entry->older;
  (entry->older ? entry->older->newer : oldest_) = entry->newer;
}

void GlyphCache::remove(Entry* entry) {
  unlink(entry);
  Entry** link = &bucket_of(entry->key);
  while (*link != entry) link = &(*link)->next_in_bucket;
  *link = entry->next_in_bucket;
  bytes_ -= entry->bytes();
  budget_->release(entry, entry->bytes());
}

void GlyphCache::remove_newest() {
  if (newest_) remove(newest_);
}

void GlyphCache::clear() {
  while (oldest_) remove(oldest_);
}

}  // namespace weft
