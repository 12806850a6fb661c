// The faces and fonts that are in use, and how many of them FreeType holds open at a time.
#pragma once

#include "fonts/freetype/glyph_cache.h"
#include "fonts/matching/advance_cache.h"
#include "fonts/matching/sized_font.h"
#include "weft/arena.h"

namespace weft {

class FaceStore {
 public:
  // Where the budget has 512 times as much the glyph cache holds a page's text, else some words.
  static constexpr size_t kLeastGlyphCacheBytes = 16 * 1024, kMostGlyphCacheBytes = 256 * 1024;
  // Beyond this much of FreeType's memory the files used least recently are closed.
  static constexpr size_t kMaxOpenBytes = 96 * 1024;

  explicit FaceStore(Budget& budget);
  ~FaceStore() { clear(); }
  FaceStore(const FaceStore&) = delete;
  FaceStore& operator=(const FaceStore&) = delete;

  /// The face of that file, ready. `arena` holds it until clear(). Errors: OutOfMemory, Corrupt,
  /// Unsupported.
  Result<Face*> face(std::span<const uint8_t> file, uint32_t index, AxisValues axes, Arena& arena);
  /// A WOFF or WOFF2 file as the font that is packed in it, which lies in `arena`. Errors:
  /// OutOfMemory, Corrupt, Unsupported (this FreeType does not unpack it).
  Result<std::span<const uint8_t>> unpack(std::span<const uint8_t> file, Arena& arena);
  /// The font, new or known. REQUIRES: face was ready once. Errors: OutOfMemory.
  Result<const SizedFont*> font(Face& face, Px size, Synthesis synthesis,
                                const FaceDescriptors& descriptors, Arena& arena);
  /// Opens a face again that was closed meanwhile, closing others as needed. Errors: OutOfMemory,
  /// Corrupt.
  Status make_ready(Face& face);
  /// The advance of a glyph in design units. Errors: OutOfMemory.
  Result<int32_t> advance(Face& face, uint16_t glyph);
  /// That of a glyph before another, with their kerning. Errors: OutOfMemory.
  Result<PairAdvance> pair_advance(Face& face, uint16_t left, uint16_t right);

  Result<GlyphBitmap> glyph(const SizedFont& font, const OutlineRequest& request);
  Result<GlyphBitmap> bounds(const SizedFont& font, const OutlineRequest& request);
  Status outline(const SizedFont& font, const OutlineRequest& request, GlyphOutline& outline);
  Result<GlyphBitmap> rows(const SizedFont& font, const OutlineRequest& request, int32_t first,
                           int32_t count);
  Result<GlyphBitmap> near(const SizedFont& font, const OutlineRequest& request, int32_t y);

  /// Closes the file used least recently that is not in use just now; false when there is none.
  bool close_unused();
  void release_caches();
  /// Forgets all faces and fonts; the arena they are in may then be cleared.
  void clear();
  size_t cached_glyph_bytes() const { return cache_.bytes(); }

 private:
  struct StoredFace;
  /// While one lives, the file used last is in use.
  class Use {
   public:
    explicit Use(FaceStore& store) : store_(store) { ++store_.users_; }
    ~Use() { --store_.users_; }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

   private:
    FaceStore& store_;
  };
  Result<OpenFile*> file(std::span<const uint8_t> bytes, uint32_t index, Arena& arena);
  Status set_advances(SizedFont& font);
  bool close_least_recent(const OpenFile* kept);
  void close_beyond_limit(const OpenFile& kept);
  template <typename Attempt>
  auto with_room(OpenFile& file, Attempt attempt) -> decltype(attempt());
  void release_band();
  Result<GlyphBitmap> load(Face& face, const OutlineRequest& request);
  Result<GlyphBitmap> stored(const SizedFont& font, const OutlineRequest& request);
  Result<GlyphBitmap> render_stored(const SizedFont& font, const OutlineRequest& request,
                                    const GlyphBitmap& bounds);
  /// Whether the rows of a glyph are given as they are stored, or a byte a pixel.
  enum class Form : uint8_t { Stored, Bytes };
  Result<GlyphBitmap> cut_rows(const SizedFont& font, const OutlineRequest& request,
                               const GlyphBitmap& bitmap, int32_t first, int32_t count, Form form);
  Status render_band(const SizedFont& font, const OutlineRequest& request, int32_t first,
                     const Band& band, Form form);
  uint8_t* band(size_t bytes);

  Budget freetype_budget_;
  FreeTypeLibrary library_;
  Budget glyph_budget_;
  GlyphCache cache_;
  AdvanceCache advances_;
  OpenFile* files_ = nullptr;
  StoredFace* faces_ = nullptr;
  SizedFont* fonts_ = nullptr;
  uint32_t font_count_ = 0;
  uint32_t uses_ = 0;
  unsigned users_ = 0;
  uint8_t* band_ = nullptr;
  size_t band_bytes_ = 0;
};

}  // namespace weft
