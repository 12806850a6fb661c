// A face at one place of its variation axes: characters, advances, metrics, outlines. Takes turns
// with the other faces of the same open file.
#pragma once

#include "fonts/font.h"
#include "fonts/font_variants.h"
#include "fonts/freetype/open_file.h"
#include "fonts/sfnt/kerning.h"
#include "fonts/sfnt/mark_positions.h"
#include "fonts/sfnt/substitutions.h"
#include "render/base/list_equality.h"

namespace weft {

/// In design units, y upwards.
struct DesignMetrics {
  int32_t units_per_em = 0;
  int32_t ascender = 0, descender = 0, line_gap = 0;  ///< descender is negative.
  int32_t x_height = 0, cap_height = 0;
  int32_t underline_position = 0,
          underline_thickness = 0;  ///< To the middle; negative below the baseline.
  int32_t strikeout_position = 0;   ///< To the middle.
  int32_t average_advance = 0, widest = 0;
  int32_t upright_advance = 0;  ///< In lines that run down; 0: the font does not say.
};

/// The place of a variable face on its axes.
struct AxisValues {
  uint16_t weight = 400;
  uint16_t stretch_percent = 100;
  uint16_t optical_size = 0;                  ///< In pixels; 0: as designed.
  std::span<const FontVariation> variations;  ///< They win over the others; the last of an axis.
  bool operator==(const AxisValues&) const = default;
};

/// A glyph, and all that its outline depends on.
struct OutlineRequest {
  uint16_t glyph = 0;
  uint8_t subpixel = 0;  ///< Quarters of a pixel to the right.
  GlyphMode mode = GlyphMode::Gray;
  Px size;
  bool bold = false;     ///< Emboldened, because the family has no bold face.
  bool oblique = false;  ///< Slanted, because the family has no italic face.
  bool snapped = false;  ///< Its points are at whole quarters of a pixel from above to below.
  bool operator==(const OutlineRequest&) const = default;
};

class Face {
 public:
  /// `file` and the variations of `axes` outlive the face.
  Face(OpenFile& file, AxisValues axes);

  /// Opens the file if need be and moves its axes. Errors: OutOfMemory, Corrupt, Unsupported (not
  /// scalable).
  Status make_ready();

  // All of these: REQUIRES that make_ready() was the last such call for the file.
  /// 0 when the face lacks the character.
  uint16_t glyph_of(char32_t character) const;
  /// In design units, unhinted. Errors: OutOfMemory; a broken glyph advances 0.
  Result<int32_t> advance(uint16_t glyph);
  /// The outline, kept until the next call on this face, and its bounds (rows is null). An empty
  /// one has no width. Errors: OutOfMemory, Corrupt, Unsupported (larger than 8192 pixels).
  Result<GlyphBitmap> load_outline(const OutlineRequest& request);
  /// Rows first…first + count of the loaded outline into `rows`, stored_row_bytes() each, which are
  /// zero. REQUIRES: `bounds` came from load_outline(), the last call.
  Status render(const GlyphBitmap& bounds, GlyphMode mode, int32_t first, int32_t count,
                uint8_t* rows);

  /// Tells `outline` the loaded outline. REQUIRES: load_outline() was the last call. Errors: those
  /// of `outline`.
  Status tell_outline(GlyphOutline& outline);

  const DesignMetrics& metrics() const { return metrics_; }
  const Kerning& kerning() const { return kerning_; }
  const MarkPositions& marks() const { return marks_; }
  Substitutions& substitutions() { return substitutions_; }
  AxisValues axes() const { return axes_; }
  OpenFile& file() const { return *file_; }

 private:
  Status move_axes();
  Status move_kerning(uint32_t axes);
  int32_t wanted_position(const VariationAxis& axis) const;
  void read_metrics();
  int32_t upright_advance();
  int32_t height_of(char32_t character);
  Status set_size(Px size);
  Status load_glyph(const OutlineRequest& request);

  OpenFile* file_;
  AxisValues axes_;
  bool has_loaded_ = false;
  OutlineRequest loaded_;
  DesignMetrics metrics_;
  Kerning kerning_;
  MarkPositions marks_;
  Substitutions substitutions_;
};

}  // namespace weft
