// Fonts for layout tests: every character advances half an em, an A before a V a fifth of an em
// less; ascent 0.8 em, descent 0.2 em, no line gap.
#pragma once

#include <map>

#include "fonts/font_set.h"
#include "render/base/utf8.h"

namespace weft {

class FakeFont final : public Font {
 public:
  explicit FakeFont(Px size) {
    size_ = size;
    metrics_ = {size.scaled(Px::from_int(4), Px::from_int(5)),
                size - size.scaled(Px::from_int(4), Px::from_int(5)),
                Px(),
                size / 2,
                size.scaled(Px::from_int(7), Px::from_int(10)),
                size / 2,
                size / 2,
                size / 10,
                size / 20,
                size / 4,
                size / 2,
                size,
                size.scaled(Px::from_int(2), Px::from_int(5))};
  }
};

class FakeFonts final : public FontSet {
 public:
  Status add_face(const FontFaceRule&, Resources&) override { return Status::Ok; }
  void remove_page_faces() override {}
  Result<const Font*> find(const FontQuery& query) override {
    return static_cast<const Font*>(
        &fonts_.try_emplace(query.size.raw(), query.size).first->second);
  }
  Status shape(const FontQuery& query, std::string_view text, const ShapeOptions& options,
               ArenaVector<ShapedGlyph>& glyphs) override {
    const Font* font = find(query).value();
    ++shaped;
    for (std::string_view rest = text; !rest.empty();) {
      const auto cluster = static_cast<uint32_t>(text.size() - rest.size());
      const char32_t character = next_code_point(rest);
      const bool ignorable =
          character < 0x20 || character == 0xAD || (character >= 0x200B && character <= 0x200F);
      if (ignorable) continue;
      Px advance = query.size / 2 + options.letter_spacing;
      if (character == 'A' && rest.starts_with('V')) advance -= query.size / 5;
      if (character == ' ' || character == 0xA0) advance += options.word_spacing;
      WEFT_TRY(glyphs.push({font, cluster, static_cast<uint16_t>(character), advance, Px(), Px()}));
    }
    return Status::Ok;
  }
  Result<GlyphBitmap> glyph(const Font&, uint16_t, uint8_t, GlyphMode) override {
    return GlyphBitmap{};
  }
  Result<GlyphBitmap> glyph_bounds(const Font&, uint16_t, uint8_t, GlyphMode) override {
    return GlyphBitmap{};
  }
  Result<GlyphBitmap> glyph_rows(const Font&, uint16_t, uint8_t, GlyphMode, int32_t,
                                 int32_t) override {
    return GlyphBitmap{};
  }
  void release_caches() override {}
  int shaped = 0;  ///< Texts.

 private:
  std::map<int32_t, FakeFont> fonts_;
};

}  // namespace weft
