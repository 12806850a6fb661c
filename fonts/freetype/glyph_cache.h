// Coverage bitmaps of the glyphs used last, up to a limit in bytes. The least recently used leave
// first, also when the budget refuses a new one.
#pragma once

#include <array>
#include <optional>

#include "fonts/font.h"
#include "weft/budget.h"

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

  /// The bitmap, whose rows are valid until the next insert() or clear(); nothing when it is not
  /// there.
  std::optional<GlyphBitmap> find(const GlyphKey& key);
  /// Room for the rows of `bounds`, zeroed, which the caller fills; null when memory is out.
  /// REQUIRES: key is not there; may_hold(bounds)
  uint8_t* insert(const GlyphKey& key, const GlyphBitmap& bounds);
  /// Takes back the entry that insert() made last.
  void remove_newest();
  /// A bitmap of more than a quarter of the cache is not worth it.
  bool may_hold(const GlyphBitmap& bounds) const;
  void clear();
  size_t bytes() const { return bytes_; }

 private:
  /// The rows follow it. Small, because a line of text crosses a hundred of them.
  struct Entry {
    GlyphKey key;
    int16_t left, top;
    uint16_t width, height;
    Entry* newer;
    Entry* older;
    Entry* next_in_bucket;

    uint8_t* rows() { return reinterpret_cast<uint8_t*>(this + 1); }
    size_t row_bytes() const { return size_t{width} * height; }
    size_t bytes() const { return sizeof(Entry) + row_bytes(); }
  };
  Entry* allocate(size_t bytes);
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
