// The glyphs of a <text> and their places (SVG 2, 11.5): shaped with the kerning of their element,
// in chunks that are anchored, along a line or a path.
#pragma once

#include <optional>

#include "render/svg/drawing.h"
#include "render/svg/path_walk.h"
#include "render/svg/text_pieces.h"

namespace weft {

class TextLayout {
 public:
  /// Of a text that stands at `place`, which outlives this.
  TextLayout(SvgDrawing& drawing, const SvgPlace& place);

  /// Reads and places everything. False: there is nothing to be seen. Errors: OutOfMemory.
  Result<bool> run(const Element& text);

  std::span<const TextPiece> pieces() const { return text_.pieces(); }
  std::span<const ShapedGlyph> glyphs_of(const TextPiece& piece) const {
    return glyphs_.span().subspan(piece.first_glyph, piece.glyph_count);
  }
  /// Whether the glyphs of `piece` stand beside each other as they are.
  bool is_plain(const TextPiece& piece) const {
    return !is_vertical_ && !piece.path && piece.stretch == 1;
  }
  /// From the units of `piece`, its pen at the origin and its line along x, to user units. On a
  /// path only glyphs have one.
  Matrix matrix_of(const TextPiece& piece) const;
  /// Calls `see(glyph, matrix)` for each glyph of `piece` that has a place, until it fails;
  /// `matrix` is from user units at its pen. Errors: OutOfMemory, those of `see`.
  template <typename See>
  Status each_glyph(const TextPiece& piece, See see) {
    if (piece.path) WEFT_TRY(follow(*piece.path));
    float pen = 0;
    for (const ShapedGlyph& glyph : glyphs_of(piece)) {
      Matrix matrix;
      if (place_glyph(piece, glyph, pen, matrix)) WEFT_TRY(see(glyph, matrix));
      pen += user(glyph.advance) * piece.stretch;
    }
    return Status::Ok;
  }
  /// User units of `device` px, in which glyphs are.
  float user(Px device) const { return device.to_float() / scale_; }
  float scale() const { return scale_; }
  /// The box around all, seen through `matrix`.
  void add_box(const Matrix& matrix, Box2& box) const;

 private:
  Status shape_chunk(std::span<TextPiece> pieces);
  /// `chunk_begin`, `chunk_end`: bytes of the chunk that they are in.
  Status shape(std::span<TextPiece> pieces, size_t chunk_begin, size_t chunk_end);
  void stretch(const TextStretch& stretch);
  Status place_chunks();
  Status follow(const Element& text_path);
  bool place_glyph(const TextPiece& piece, const ShapedGlyph& glyph, float pen, Matrix& matrix);
  bool stands_upright(const ShapedGlyph& glyph) const;
  void set_upright(ShapedGlyph& glyph, const TextStyle& style) const;
  float& along(Vector& v) const { return is_vertical_ ? v.y : v.x; }
  float& across(Vector& v) const { return is_vertical_ ? v.x : v.y; }
  const FontMetrics* metrics_of(const TextPiece& piece) const;
  float baseline_of(const TextPiece& piece) const;
  float lift_of(const TextPiece& piece) const;

  SvgDrawing& drawing_;
  const SvgPlace& place_;
  Arena arena_;
  TextPieces text_;
  ArenaVector<ShapedGlyph> glyphs_;  // as large as they are on the device
  float scale_;                      // device px of a user unit
  bool is_vertical_ = false;
  TextOrientation orientation_ = TextOrientation::Mixed;
  const Element* followed_ = nullptr;  // the <textPath> whose path `walk_` is
  std::optional<PathWalk> walk_;
  float start_offset_ = 0;
};

}  // namespace weft
