// Coverage bitmaps of the glyphs used last, up to a limit in bytes. The least recently used leave first, also when the
// budget refuses a new one.
#pragma once

#include <array>

#include "fonts/font.h"
#include "render/base/budget.h"

namespace weft {

struct GlyphKey {
  uint32_t font = 0;
  uint16_t glyph = 0;
  uint8_t subpixel = 0;
  GlyphMode mode = GlyphMode::Gray;
  bool operator==(const GlyphKey&) const = default;
};

class GlyphCache {
 public:
  GlyphCache(Budget& budget, size_t max_bytes) : budget_(&budget), max_bytes_(max_bytes) {}
  ~GlyphCache() { clear(); }
  GlyphCache(const GlyphCache&) = delete;
  GlyphCache& operator=(const GlyphCache&) = delete;

  /// The bitmap, valid until the next call of insert() or clear(), or null.
  const GlyphBitmap* find(const GlyphKey& key);
  /// A new entry with room for `bounds`' rows, zeroed, which the caller fills; null when memory is out.
  /// REQUIRES: key is not there; may_hold(bounds)
  GlyphBitmap* insert(const GlyphKey& key, const GlyphBitmap& bounds, uint8_t*& rows);
  /// Takes back the entry that insert() made last.
  void remove_newest();
  /// A bitmap of more than a quarter of the cache is not worth it.
  bool may_hold(const GlyphBitmap& bounds) const;
  void clear();
  size_t bytes() const { return bytes_; }

 private:
  struct Entry {
    GlyphKey key;
    GlyphBitmap bitmap;
    Entry* newer = nullptr;
    Entry* older = nullptr;
    Entry* next_in_bucket = nullptr;
    size_t bytes = 0;
  };
  Entry*& bucket_of(const GlyphKey& key);
  void link_newest(Entry* entry);
  void unlink(Entry* entry);
  void remove(Entry* entry);

  Budget* budget_;
  size_t max_bytes_;
  size_t bytes_ = 0;
  Entry* newest_ = nullptr;
  Entry* oldest_ = nullptr;
  std::array<Entry*, 64> buckets_{};
};

}  // namespace weft
