// Family, weight, style and size -> Font, with a fallback chain per glyph; shaping; the bounded
// glyph cache.
#pragma once

#include <algorithm>

#include "fonts/font.h"
#include "fonts/font_variants.h"
#include "weft/notes.h"
#include "weft/resources.h"

namespace weft {

enum class FontSlant : uint8_t { Normal, Italic, Oblique };

/// A CSS generic family, or a name. System names such as system-ui and ui-sans-serif are SansSerif.
enum class GenericFamily : uint8_t { None, Serif, SansSerif, Monospace, Cursive, Fantasy };

struct FontFamily {
  GenericFamily generic = GenericFamily::None;
  std::string_view name;  ///< When generic is None; compared without case.
};

struct FontQuery {
  /// In order of preference; after those that are not found comes the default.
  std::span<const FontFamily> families;
  Px size;
  uint16_t weight = 400;  ///< 1…1000
  FontSlant slant = FontSlant::Normal;
  uint16_t stretch_percent = 100;
  bool makes_bold = true, makes_oblique = true;  ///< Where a family has no such face.
  /// The size is changed so that the metric of each font is this part of `size`; negative: not.
  float size_adjust = -1;
  FontMetric adjusted_metric = FontMetric::XHeight;
  bool optical_sizing = true;                 ///< A page's variable face follows the size.
  std::span<const FontVariation> variations;  ///< They win over weight, stretch and optical size.
};

struct ShapeOptions {
  Px letter_spacing;  ///< Added after each cluster.
  Px word_spacing;    ///< Added to each space.
  bool kerning = true;
  bool upright = false;  ///< One below the other: with the forms that the font has for that.
  bool makes_small_caps = true;  ///< Those that the font lacks are capitals of 0.7 size.
  /// Ligatures are not formed with
  /// letter spacing, but for those that the font requires.
  FontVariants variants;
  std::span<const FontFeature> features;  ///< They win over the variants.
  bool right_to_left = false;             ///< The glyphs come from the left all the same.
  /// The letters before and after the text that its own join, in logical order; 0: none.
  char32_t before = 0, after = 0;
};

/// Whether WOFF2 is read: FreeType needs brotli for it, which a small device has no room for.
#ifdef WEFT_WOFF2
inline constexpr bool kReadsWoff2 = true;
#else
inline constexpr bool kReadsWoff2 = false;
#endif

/// Characters first…last, both included.
struct CodePointRange {
  char32_t first = 0, last = 0x10FFFF;
};

/// An @font-face rule, as far as fonts care.
struct FontFaceRule {
  std::string_view family;
  uint16_t lowest_weight = 400, highest_weight = 400;
  uint16_t lowest_stretch = 100, highest_stretch = 100;  ///< Percent.
  FontSlant slant = FontSlant::Normal;
  /// Absolute, in order; the first that can be read is used. "local:NAME" is the installed font of
  /// that family or full name.
  std::span<const std::string_view> urls;
  std::span<const CodePointRange> unicode_range;  ///< Empty: all characters.
  // Overrides in percent of the em, negative when absent.
  int16_t ascent_override = -1, descent_override = -1, line_gap_override = -1;
  uint16_t size_adjust = 100;  ///< In percent, of every size.
};

class FontSet : public Fonts {
 public:
  /// As Fonts::create().
  static Result<Owned<FontSet>> create(Budget& budget, Notes& notes,
                                       const FontOptions& options = {});

  /// Adds a page's face; it wins over files of the same family. The strings of the rule are copied.
  /// It is fetched through `resources` when first asked for; a face that cannot be had is noted
  /// once and falls through to the next family.
  virtual Status add_face(const FontFaceRule& rule, Resources& resources) = 0;
  /// Forgets the faces that a page added, when the page ends.
  virtual void remove_page_faces() = 0;
  /// The font that serves the first available family; lives as long as the set (or until
  /// remove_page_faces()). Never fails for want of a font unless there is none at all (NotFound).
  /// Errors: OutOfMemory, NotFound.
  virtual Result<const Font*> find(const FontQuery& query) = 0;
  /// The name of the family whose faces serve `family`: as it was asked for when it is there, of
  /// the page or of files, that of another that takes its place, or empty. It lives as long as
  /// `family` and until remove_page_faces(). A set that has fonts of no name serves any. Errors:
  /// OutOfMemory.
  virtual Result<std::string_view> serving(const FontFamily& family) { return family.name; }
  /// Appends the glyphs of `text` (valid UTF-8, one direction, one style) to `glyphs`, in visual
  /// order. A character that `query`'s first font lacks comes from the next family that has
  /// it, then the default, then any; control and default-ignorable characters give no glyph.
  /// Errors: OutOfMemory.
  virtual Status shape(const FontQuery& query, std::string_view text, const ShapeOptions& options,
                       ArenaVector<ShapedGlyph>& glyphs) = 0;
  /// The coverage of one glyph; `subpixel` 0…3 quarters of a pixel to the right (0 in Mono).
  /// Errors: OutOfMemory, Corrupt, Unsupported (the caller draws nothing).
  virtual Result<GlyphBitmap> glyph(const Font& font, uint16_t glyph, uint8_t subpixel,
                                    GlyphMode mode) = 0;
  /// The place and size of what glyph() would give, with rows null. Errors: as glyph().
  virtual Result<GlyphBitmap> glyph_bounds(const Font& font, uint16_t glyph, uint8_t subpixel,
                                           GlyphMode mode) = 0;
  /// Rows first_row…first_row + row_count of glyph(), counted from its top and cut to it; `top` is
  /// that of the first row given. Cached, within bounds; a larger glyph is cheap to go on with
  /// while no other of the face comes between. Errors: as glyph().
  virtual Result<GlyphBitmap> glyph_rows(const Font& font, uint16_t glyph, uint8_t subpixel,
                                         GlyphMode mode, int32_t first_row, int32_t row_count) = 0;
  /// The face of `font` at another size. Errors: OutOfMemory.
  virtual Result<const Font*> resized(const Font& font, Px size) {
    (void)size;
    return &font;
  }
  /// Row `y` of a glyph, counted from the baseline down, with those above and below it and others
  /// that are there as well; where none of them is, no rows. See GlyphBitmap::has_bits and
  /// is_whole. Errors: as glyph().
  virtual Result<GlyphBitmap> glyph_near(const Font& font, uint16_t glyph, uint8_t subpixel,
                                         GlyphMode mode, int32_t y) {
    WEFT_TRY_ASSIGN(const GlyphBitmap bounds, glyph_bounds(font, glyph, subpixel, mode));
    const int32_t first = std::max<int32_t>(y + bounds.top - 1, 0);
    return glyph_rows(font, glyph, subpixel, mode, first, y + bounds.top + 2 - first);
  }
  /// Tells `outline` the outline of a glyph, unhinted: for text that is turned or stroked. Errors:
  /// as glyph(), those of `outline`.
  virtual Status outline(const Font&, uint16_t, GlyphOutline&) { return Status::Unsupported; }
};

}  // namespace weft
