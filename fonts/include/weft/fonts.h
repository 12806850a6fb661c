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
/// (which is noted), is DejaVu's; cursive and fantasy are the serif one, which is also the default
/// of pages.
struct GenericFonts {
  std::string_view serif = {}, sans_serif = {}, monospace = {};
};

struct FontOptions {
  /// Their fonts are taken and no others; none: those of the system's directories.
  std::span<const FontSource> sources = {};
  GenericFonts generic = {};
};

/// Outlives every page that is written with it. Fonts and their pages belong to one thread at a
/// time.
class Fonts {
 public:
  /// Directories are scanned when the first font is asked for, reading names only. The options are
  /// copied, but for the bytes of sources; `budget` and `notes` outlive the fonts. Errors:
  /// OutOfMemory.
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
