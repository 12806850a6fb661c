// The font set: of the families, the faces that match a style and have a character, opened when
// asked for.
#pragma once

#include "fonts/matching/face_store.h"
#include "fonts/matching/font_families.h"

namespace weft {

class FontCollection final : public FontSet, private Reserve {
 public:
  FontCollection(Budget& budget, Notes& notes);
  ~FontCollection() override;
  /// Errors: OutOfMemory.
  Status start(const FontOptions& options) { return families_.start(options); }

  Status add_face(const FontFaceRule& rule, Resources& resources) override;
  void remove_page_faces() override;
  Result<const Font*> find(const FontQuery& query) override;
  Result<std::string_view> serving(const FontFamily& family) override {
    return families_.serving(family);
  }
  Status shape(const FontQuery& query, std::string_view text, const ShapeOptions& options,
               ArenaVector<ShapedGlyph>& glyphs) override;
  Result<GlyphBitmap> glyph(const Font& font, uint16_t glyph, uint8_t subpixel,
                            GlyphMode mode) override;
  Result<GlyphBitmap> glyph_bounds(const Font& font, uint16_t glyph, uint8_t subpixel,
                                   GlyphMode mode) override;
  Result<GlyphBitmap> glyph_near(const Font& font, uint16_t glyph, uint8_t subpixel, GlyphMode mode,
                                 int32_t y) override;
  Result<GlyphBitmap> glyph_rows(const Font& font, uint16_t glyph, uint8_t subpixel, GlyphMode mode,
                                 int32_t first_row, int32_t row_count) override;
  Status outline(const Font& font, uint16_t glyph, GlyphOutline& outline) override;
  void release_caches() override { store_.release_caches(); }

  Status without_fonts();
  /// The first font of a query.
  struct Primary {
    const SizedFont* font = nullptr;
    bool is_first = true;  ///< None before it has other characters (unicode-range).
  };
  /// As find(). Errors: OutOfMemory, NotFound.
  Result<Primary> primary(const FontQuery& query);
  /// A font that has `character`: of the families in order, the default, any; null when there is
  /// none. Errors: OutOfMemory.
  Result<const SizedFont*> font_with(const FontQuery& query, char32_t character);
  /// The same font at another size. Errors: OutOfMemory.
  Result<const SizedFont*> resized(const SizedFont& font, Px size);
  Result<const Font*> resized(const Font& font, Px size) override;
  FaceStore& store() { return store_; }

 private:
  struct RememberedPrimary : Primary {
    uint64_t key = 0;
  };
  struct Remembered {
    uint64_t key = 0;
    const SizedFont* font = nullptr;
  };
  static constexpr size_t kRemembered = 32;

  void forget_choices();
  Result<const SizedFont*> choose(KnownFamily* family, const FontQuery& query, char32_t character);
  Result<const SizedFont*> choose_among(KnownFamily& family, uint32_t distance,
                                        const FontQuery& query, char32_t character);
  Result<const SizedFont*> choose_default(const FontQuery& query, char32_t character);
  Result<const SizedFont*> choose_any(const FontQuery& query, char32_t character);
  Result<const SizedFont*> make_font(OfferedFace& face, const FontQuery& query);
  Status map_face(OfferedFace& face);
  Status map_page_face(OfferedFace& face);
  Status map_local_face(OfferedFace& face, std::string_view name);
  Result<const SizedFont*> choose_of(const FontFamily& wanted, KnownFamily& family,
                                     const FontQuery& query, char32_t character);
  Result<std::span<const uint8_t>> read_page_face(std::span<const uint8_t> bytes);
  void fail(OfferedFace& face);
  OutlineRequest outline_request(const SizedFont& font, uint16_t glyph, uint8_t subpixel,
                                 GlyphMode mode) const;

  bool give_back() override { return store_.close_unused(); }

  Budget& whole_;
  Budget budget_;
  Notes& notes_;
  bool has_noted_no_fonts_ = false;
  FaceStore store_;
  FontFamilies families_;
  std::array<RememberedPrimary, kRemembered> primaries_{};
  std::array<Remembered, kRemembered> fallbacks_{};
};

}  // namespace weft
