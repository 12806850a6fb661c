// The tile of a pattern as a picture: its items, drawn when its rows are asked for.
#pragma once

#include "render/image/drawn_tile.h"
#include "render/paint/display_list.h"

namespace weft {

class PatternTile final : public DrawnTile {
 public:
  /// All outlive the tile.
  PatternTile(DisplayList& list, FontSet& fonts, ImageStore& images, Notes& notes,
              GlyphMode glyph_mode)
      : list_(list), fonts_(fonts), images_(images), notes_(notes), glyph_mode_(glyph_mode) {}
  uint32_t width() const override { return static_cast<uint32_t>(list_.viewport().width()); }
  uint32_t height() const override { return static_cast<uint32_t>(list_.viewport().height()); }
  Result<Owned<RowDecoder>> open(Budget& budget) override;

 private:
  DisplayList& list_;
  FontSet& fonts_;
  ImageStore& images_;
  Notes& notes_;
  GlyphMode glyph_mode_;
};

}  // namespace weft
