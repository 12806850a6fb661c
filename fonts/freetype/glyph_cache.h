// Coverage bitmaps of the glyphs used last, up to a limit in bytes. The least recently used leave
// first, also when the budget refuses a new one.
#pragma once

#include <array>
#include <bit>
#include <optional>

#include "fonts/font.h"
#include "fonts/freetype/rasterizer.h"
#include "weft/budget.h"

namespace weft {

struct GlyphKey {
  uint32_t font = 0;
  uint16_t glyph = 0;
  uint8_t subpixel = 0;
  GlyphMode mode = GlyphMode::Gray;
  bool operator==(const GlyphKey& other) const {
    return std::bit_cast<uint64_t>(*this) == std::bit_cast<uint64_t>(other);
  }
};

/// The bytes of a row of a bitmap as it is kept: a byte a pixel, a bit of Mono.
constexpr int32_t stored_row_bytes(int32_t width, GlyphMode mode) {
  return mode == GlyphMode::Mono ? bit_row_bytes(width) : width;
}

class GlyphCache {
 public:
  GlyphCache(Budget& budget, size_t max_bytes) : budget_(&budget), max_bytes_(max_bytes) {}
  ~GlyphCache() { clear(); }
  GlyphCache(const GlyphCache&) = delete;
  GlyphCache& operator=(const GlyphCache&) = delete;

  /// The bitmap, whose rows, `stride` bytes each, are as they were filled, and valid until the next
  /// insert() or clear(); nothing when it is not there.
  std::optional<GlyphBitmap> find(const GlyphKey& key);
  /// Room for the rows of `bounds`, stored_row_bytes() each, zeroed, which the caller fills; null
  /// when memory is out. REQUIRES: key is not there; may_hold(bounds)
  uint8_t* insert(const GlyphKey& key, const GlyphBitmap& bounds);
  /// Takes back the entry that insert() made last.
  void remove_newest();
  /// A bitmap of more than a quarter of the cache is not worth it. One of Mono holds 4 KB at most,
  /// whatever the size of the cache: at the edges of bands FreeType closes thin parts less, and a
  /// glyph looks alike on all machines.
  bool may_hold(const GlyphBitmap& bounds, GlyphMode mode) const;
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
    int32_t stride() const { return stored_row_bytes(width, key.mode); }
    size_t row_bytes() const { return static_cast<size_t>(stride()) * height; }
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
