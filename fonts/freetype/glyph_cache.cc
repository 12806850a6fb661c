#include "fonts/freetype/glyph_cache.h"

#include <cstring>

namespace weft {

bool GlyphCache::may_hold(const GlyphBitmap& bounds) const {
  return static_cast<size_t>(bounds.width) * static_cast<size_t>(bounds.height) <= max_bytes_ / 4;
}

GlyphCache::Entry*& GlyphCache::bucket_of(const GlyphKey& key) {
  const uint32_t mixed = (key.font * 131 + key.glyph) * 8 + key.subpixel * 2u + static_cast<uint32_t>(key.mode);
  return buckets_[(mixed * 2654435761u) >> 26];
}

const GlyphBitmap* GlyphCache::find(const GlyphKey& key) {
  Entry* entry = bucket_of(key);
  while (entry && !(entry->key == key)) entry = entry->next_in_bucket;
  if (!entry) return nullptr;
  unlink(entry);
  link_newest(entry);
  return &entry->bitmap;
}

GlyphBitmap* GlyphCache::insert(const GlyphKey& key, const GlyphBitmap& bounds, uint8_t*& rows) {
  const size_t row_bytes = static_cast<size_t>(bounds.width) * static_cast<size_t>(bounds.height);
  const size_t bytes = sizeof(Entry) + row_bytes;
  while (oldest_ && bytes_ + bytes > max_bytes_) remove(oldest_);
  void* block = budget_->allocate(bytes);
  while (!block && oldest_) {
    remove(oldest_);
    block = budget_->allocate(bytes);
  }
  if (!block) return nullptr;
  auto* entry = ::new (block) Entry{key, bounds};
  entry->bytes = bytes;
  rows = static_cast<uint8_t*>(block) + sizeof(Entry);
  std::memset(rows, 0, row_bytes);
  entry->bitmap.rows = rows;
  bytes_ += bytes;
  link_newest(entry);
  Entry*& bucket = bucket_of(key);
  entry->next_in_bucket = bucket;
  bucket = entry;
  return &entry->bitmap;
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
  bytes_ -= entry->bytes;
  budget_->release(entry, entry->bytes);
}

void GlyphCache::remove_newest() {
  if (newest_) remove(newest_);
}

void GlyphCache::clear() {
  while (oldest_) remove(oldest_);
}

}  // namespace weft
