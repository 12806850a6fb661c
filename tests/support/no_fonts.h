// A font set without a font: what sheets and styles are read with where text is not laid out.
#pragma once

#include "fonts/font_set.h"

namespace weft {

class NoFonts : public FontSet {
 public:
  Status add_face(const FontFaceRule&, Resources&) override { return Status::Ok; }
  void remove_page_faces() override {}
  Result<const Font*> find(const FontQuery&) override { return Status::NotFound; }
  Status shape(const FontQuery&, std::string_view, const ShapeOptions&,
               ArenaVector<ShapedGlyph>&) override {
    return Status::Ok;
  }
  Result<GlyphBitmap> glyph(const Font&, uint16_t, uint8_t, GlyphMode) override {
    return Status::NotFound;
  }
  Result<GlyphBitmap> glyph_bounds(const Font&, uint16_t, uint8_t, GlyphMode) override {
    return Status::NotFound;
  }
  Result<GlyphBitmap> glyph_rows(const Font&, uint16_t, uint8_t, GlyphMode, int32_t,
                                 int32_t) override {
    return Status::NotFound;
  }
  void release_caches() override {}
};

}  // namespace weft
