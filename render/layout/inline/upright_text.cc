#include "render/layout/inline/upright_text.h"

#include "render/base/upright_characters.h"
#include "render/base/utf8.h"
#include "render/layout/writing_mode.h"

namespace weft {

bool stands_upright(const TextStyle& style, char32_t c) {
  return style.is_upright() || (has_central_baseline(style) && is_upright_character(c));
}

bool stands_upright(const TextStyle& style, const ShapedGlyph& glyph, std::string_view text) {
  std::string_view rest = text.substr(glyph.cluster);
  return stands_upright(style, next_code_point(rest));
}

/// The first bytes of `text`, of which all stand upright, or none.
static std::string_view first_run(const TextStyle& style, std::string_view text, bool* upright) {
  std::string_view rest = text;
  *upright = stands_upright(style, next_code_point(rest));
  while (!rest.empty()) {
    std::string_view after = rest;
    if (stands_upright(style, next_code_point(after)) != *upright) break;
    rest = after;
  }
  return text.substr(0, text.size() - rest.size());
}

Status shape_text(FontSet& fonts, const TextStyle& style, std::string_view text,
                  const ShapeOptions& options, ArenaVector<ShapedGlyph>& glyphs) {
  const FontQuery query = font_query(style);
  if (!has_central_baseline(style)) return fonts.shape(query, text, options, glyphs);
  for (size_t begin = 0; begin < text.size();) {
    bool upright = false;
    const std::string_view run = first_run(style, text.substr(begin), &upright);
    const size_t first = glyphs.size();
    ShapeOptions run_options = options;
    run_options.kerning = options.kerning && !upright;
    run_options.upright = upright;
    WEFT_TRY(fonts.shape(query, run, run_options, glyphs));
    for (size_t i = first; i < glyphs.size(); ++i) {
      ShapedGlyph& glyph = glyphs[i];
      glyph.cluster += static_cast<uint32_t>(begin);
      if (!upright) continue;
      const bool is_space = text[glyph.cluster] == ' ';
      const Px spacing = style.letter_spacing + (is_space ? style.word_spacing : Px());
      glyph.offset_x -= (glyph.advance - spacing) / 2;
      if (glyph.font) glyph.advance = glyph.font->metrics().upright_advance + spacing;
    }
    begin += run.size();
  }
  return Status::Ok;
}

}  // namespace weft
