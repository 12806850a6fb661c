// One face of a mapped font file, at one place of its variation axes: characters, advances, metrics, outlines. FreeType's
// part of it (some KB of heap) can be closed at any time and comes back when asked for.
#pragma once

#include <span>

#include "fonts/font.h"
#include "fonts/freetype/library.h"
#include "fonts/sfnt/kerning.h"
#include "fonts/sfnt/ligatures.h"

struct FT_FaceRec_;

namespace weft {

/// In design units, y upwards.
struct DesignMetrics {
  int32_t units_per_em = 0;
  int32_t ascender = 0, descender = 0, line_gap = 0;  ///< descender is negative.
  int32_t x_height = 0, cap_height = 0;
  int32_t underline_position = 0, underline_thickness = 0;  ///< To the middle; negative below the baseline.
  int32_t strikeout_position = 0;                           ///< To the middle.
};

/// Where a variable face stands.
struct AxisValues {
  uint16_t weight = 400;
  uint16_t stretch_percent = 100;
  constexpr bool operator==(const AxisValues&) const = default;
};

/// What an outline is made for.
struct OutlineRequest {
  uint16_t glyph = 0;
  uint8_t subpixel = 0;  ///< Quarters of a pixel to the right.
  GlyphMode mode = GlyphMode::Gray;
  Px size;
  bool bold = false;     ///< Emboldened, because the family has no bold face.
  bool oblique = false;  ///< Slanted, because the family has no italic face.
  bool operator==(const OutlineRequest&) const = default;
};

class Face {
 public:
  /// `file` is read in place and outlives the face.
  Face(FreeTypeLibrary& library, std::span<const uint8_t> file, uint32_t index, AxisValues axes);
  ~Face() { close(); }
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  /// Errors: OutOfMemory, Corrupt, Unsupported (not scalable).
  Status open();
  void close();
  bool is_open() const { return face_ != nullptr; }

  // All of these: REQUIRES is_open().
  /// 0 when the face lacks the character.
  uint16_t glyph_of(char32_t character) const;
  /// In design units, unhinted. Errors: OutOfMemory; a broken glyph advances 0.
  Result<int32_t> advance(uint16_t glyph);
  /// The outline, kept until the next call on this face, and its bounds (rows is null). An empty one has no width.
  /// Errors: OutOfMemory, Corrupt, Unsupported (larger than 8192 pixels).
  Result<GlyphBitmap> load_outline(const OutlineRequest& request);
  /// Rows first…first + count of the loaded outline as coverage into `rows`, `bounds.width` bytes each, which are zero.
  /// REQUIRES: `bounds` came from load_outline(), the last call.
  Status render(const GlyphBitmap& bounds, GlyphMode mode, int32_t first, int32_t count, uint8_t* rows);

  const DesignMetrics& metrics() const { return metrics_; }
  const Kerning& kerning() const { return kerning_; }
  const Ligatures& ligatures() const { return ligatures_; }
  AxisValues axes() const { return axes_; }
  std::span<const uint8_t> file() const { return file_; }

 private:
  Status set_up();
  void select_characters();
  Status move_axes();
  void read_metrics();
  int32_t height_of(char32_t character);
  Status load_glyph(const OutlineRequest& request);

  FreeTypeLibrary* library_;
  FT_FaceRec_* face_ = nullptr;
  std::span<const uint8_t> file_;
  uint32_t index_;
  AxisValues axes_;
  bool is_symbol_ = false;
  bool has_loaded_ = false;
  OutlineRequest loaded_;
  DesignMetrics metrics_;
  Kerning kerning_;
  Ligatures ligatures_;
};

}  // namespace weft
