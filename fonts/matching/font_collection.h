// The font set: families of a page and of font files, matched by style, opened when asked for.
#pragma once

#include "fonts/catalog/catalog.h"
#include "fonts/matching/face_store.h"

namespace weft {

/// One face that a family offers: of a file, or of an @font-face rule of a page.
struct OfferedFace {
  std::string_view path;           ///< A file in a directory; empty for the others.
  std::span<const uint8_t> bytes;  ///< Empty until it is asked for, but for a file in memory.
  uint32_t index = 0;
  FaceTraits traits;
  bool is_failed = false;
  // A page's face alone has these:
  Resources* resources = nullptr;
  std::span<const std::string_view> urls;
  FaceDescriptors descriptors;
  uint16_t size_percent = 100;
  OfferedFace* next = nullptr;

  bool is_of_page() const { return resources != nullptr; }
};

/// The origin of a family; Fallback is a single face that was found for a character.
enum class FamilyOrigin : uint8_t { Files, Page, Fallback };

struct KnownFamily {
  uint64_t hash = 0;
  FamilyOrigin origin = FamilyOrigin::Files;
  /// The family whose faces these are: another where that takes its place, empty where nothing
  /// does.
  std::string_view name;
  OfferedFace* faces = nullptr;  ///< In reverse order for a page: the last rule wins.
  KnownFamily* next = nullptr;
};

class FontCollection final : public FontSet, private Reserve {
 public:
  FontCollection(Budget& budget, Notes& notes);
  ~FontCollection() override;
  /// Errors: OutOfMemory.
  Status start(const FontOptions& options);

  Status add_face(const FontFaceRule& rule, Resources& resources) override;
  void remove_page_faces() override;
  Result<const Font*> find(const FontQuery& query) override;
  Result<std::string_view> serving(const FontFamily& family) override;
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
  static constexpr size_t kBlocks = 0x110000 / 256;

  Result<KnownFamily*> family(const FontFamily& wanted);
  Result<KnownFamily*> named_family(std::string_view name);
  Result<KnownFamily*> generic_family(GenericFamily generic);
  Result<KnownFamily*> default_family();
  Result<KnownFamily*> add_family(uint64_t hash, FamilyOrigin origin);
  Result<KnownFamily*> read_family(std::string_view name, uint64_t hash);
  Result<KnownFamily*> matched_generic(GenericFamily generic);
  Result<KnownFamily*> own_family_of(std::string_view name, std::span<const FaceFile> files);
  Result<KnownFamily*> add_family_of(std::string_view name, uint64_t hash,
                                     std::span<const FaceFile> files);
  Status find_matched(const MatchedFonts& matched, ArenaVector<FaceFile>& files);
  Status find_system_files(std::string_view& name, ArenaVector<FaceFile>& files);
  KnownFamily* known_family(uint64_t hash) const;
  Status add_files(KnownFamily& family, std::span<const FaceFile> files);
  Result<KnownFamily*> fallback_family(char32_t first, char32_t last);
  Result<KnownFamily*> family_of_face(const FaceFile& file);
  Result<KnownFamily*> matched_fallback(char32_t character);

  Result<const SizedFont*> choose(KnownFamily* family, const FontQuery& query, char32_t character);
  Result<const SizedFont*> choose_among(KnownFamily& family, uint32_t distance,
                                        const FontQuery& query, char32_t character);
  Result<const SizedFont*> choose_default(const FontQuery& query, char32_t character);
  Result<const SizedFont*> choose_any(const FontQuery& query, char32_t character);
  Result<const SizedFont*> make_font(OfferedFace& face, const FontQuery& query);
  Status map_face(OfferedFace& face);
  Status map_page_face(OfferedFace& face);
  Status map_local_face(OfferedFace& face, std::string_view name);
  Result<KnownFamily*> installed_family(std::string_view name);
  Result<const SizedFont*> choose_of(const FontFamily& wanted, KnownFamily& family,
                                     const FontQuery& query, char32_t character);
  Result<std::span<const uint8_t>> read_page_face(std::span<const uint8_t> bytes);
  void fail(OfferedFace& face);
  Status copy_rule(const FontFaceRule& rule, OfferedFace& face);
  OutlineRequest outline_request(const SizedFont& font, uint16_t glyph, uint8_t subpixel,
                                 GlyphMode mode) const;

  bool give_back() override { return store_.close_unused(); }

  Budget& whole_;
  Budget budget_;
  Notes& notes_;
  bool has_noted_no_fonts_ = false;
  FaceStore store_;
  Arena arena_;
  // The folders of the system's usual fonts, so that the rest is not scanned for them.
  Catalog quick_catalog_;
  Catalog catalog_;
  FontMatcher* matcher_ = nullptr;
  bool is_of_system_ = false;
  Arena names_{budget_, 128};
  // The families that the program wants for serif, sans-serif, monospace; empty: none said.
  std::array<std::string_view, 3> wanted_generic_{};
  KnownFamily* families_ = nullptr;
  KnownFamily* default_family_ = nullptr;
  std::array<RememberedPrimary, kRemembered> primaries_{};
  std::array<Remembered, kRemembered> fallbacks_{};
  std::array<uint8_t, kBlocks / 8> absent_blocks_{};  // blocks of 256 characters that no face has
};

}  // namespace weft
