// The families of fonts that a page, files and the system have, by their names and by characters
// that others lack.
#pragma once

#include "fonts/catalog/catalog.h"
#include "fonts/matching/sized_font.h"
#include "weft/arena.h"

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

class FontFamilies {
 public:
  FontFamilies(Budget& budget, Notes& notes);
  /// Where families come from. Errors: OutOfMemory.
  Status start(const FontOptions& options);
  /// Errors: OutOfMemory.
  Status add_face(const FontFaceRule& rule, Resources& resources);
  /// Forgets all families, and unmaps their files.
  void clear();

  /// The family that serves a name or a generic family: without faces when nothing does. Errors of
  /// this and the others: OutOfMemory.
  Result<KnownFamily*> family(const FontFamily& wanted);
  Result<KnownFamily*> generic_family(GenericFamily generic);
  /// The one that is used where a page names none.
  Result<KnownFamily*> default_family();
  /// The installed family of that very name, whatever families of it a page has; null when there
  /// is none.
  Result<KnownFamily*> installed_family(std::string_view name);
  /// FontSet::serving().
  Result<std::string_view> serving(const FontFamily& wanted);
  /// False when no file has a character near it.
  bool may_have(char32_t character) const;
  /// The family of a face that has the character, of all files; null when there is none.
  Result<KnownFamily*> fallback_for(char32_t character);
  /// Those that were asked for, the last one first.
  KnownFamily* first() const { return families_; }
  /// What lives as long as the families do.
  Arena& arena() { return arena_; }

 private:
  static constexpr size_t kBlocks = 0x110000 / 256;

  Result<KnownFamily*> named_family(std::string_view name);
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
  Status copy_rule(const FontFaceRule& rule, OfferedFace& face);

  Budget& budget_;
  Notes& notes_;
  Arena arena_;
  // The folders of the system's usual fonts, so that the rest is not scanned for them.
  Catalog quick_catalog_;
  Catalog catalog_;
  FontMatcher* matcher_ = nullptr;
  bool is_of_system_ = false;
  Arena names_;
  // The families that the program wants for serif, sans-serif, monospace; empty: none said.
  std::array<std::string_view, 3> wanted_generic_{};
  KnownFamily* families_ = nullptr;
  KnownFamily* default_family_ = nullptr;
  std::array<uint8_t, kBlocks / 8> absent_blocks_{};  // blocks of 256 characters that no face has
};

}  // namespace weft
