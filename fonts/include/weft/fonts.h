// The fonts that pages are written with: found once, shared by all pages.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "weft/budget.h"
#include "weft/notes.h"

namespace weft {

enum class GlyphMode : uint8_t {
  Gray,  ///< Unhinted outlines, 256 levels, placed on quarter pixels in x.
  Mono,  ///< Hinted for 1 bit, placed on whole pixels.
};

/// A place of font files: a directory, or memory such as flash.
struct FontSource {
  /// An absolute path; the .ttf, .otf, .ttc and .otc files in it and its subfolders are taken.
  std::string_view directory = {};
  /// One such file, in place of a directory. It is read where it lies and never copied: it outlives
  /// the fonts.
  std::span<const uint8_t> bytes = {};
};

/// The families that serve CSS's generic ones, by name. One that is not named, or not there
/// (which is noted), is the matcher's, else DejaVu's; cursive and fantasy are the serif one, which
/// is also the default of pages.
struct GenericFonts {
  std::string_view serif = {}, sans_serif = {}, monospace = {};
};

/// A face of a font file.
struct FontFile {
  std::string_view path;  ///< Absolute.
  uint32_t index = 0;     ///< Of the face in the file.
};

/// The faces that serve a family, or a character.
struct MatchedFonts {
  std::string_view family;          ///< Their name, which may be another than was asked for.
  std::span<const FontFile> faces;  ///< Empty when there are none.
};

/// The fonts as a machine's own configuration has them, such as fontconfig's. An answer lives until
/// the next question.
class FontMatcher {
 public:
  virtual ~FontMatcher() = default;
  /// The faces of the family `name`, or of one that is as good: Liberation Sans for Arial. None
  /// where a page's next family is to be tried.
  virtual MatchedFonts find_family(std::string_view name) = 0;
  /// The faces of the family for CSS's generic family `name`: "sans-serif".
  virtual MatchedFonts find_generic(std::string_view name) = 0;
  /// The face that has `character` where the families of a page have it not.
  virtual MatchedFonts find_character(char32_t character) = 0;
};

struct FontOptions {
  /// Their fonts are taken and no others; none: those of the system's directories.
  std::span<const FontSource> sources = {};
  GenericFonts generic = {};
  /// Says which of the system's fonts are used, where there are no sources. It outlives the fonts.
  FontMatcher* matcher = nullptr;
};

/// Outlives every page that is written with it. Fonts and their pages belong to one thread at a
/// time.
class Fonts {
 public:
  /// Directories are scanned when the first font is asked for, reading names only. The options are
  /// copied, but for the bytes of sources; `budget` and `notes` outlive the fonts, which are the
  /// budget's reserve: it has faces closed before it refuses. Errors: OutOfMemory.
  static Result<Owned<Fonts>> create(Budget& budget, Notes& notes, const FontOptions& options = {});
  virtual ~Fonts() = default;

  /// Gives back all memory that can be had again by reading font files: bitmaps and opened faces.
  /// Call it between pages where memory is short.
  virtual void release_caches() = 0;

 private:
  friend class FontSet;  // the only class that derives from this: what a page sees of fonts
  Fonts() = default;
};

}  // namespace weft
