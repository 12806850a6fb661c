// Text -> glyphs: characters to glyphs with fallback, ligatures, then advances with kerning and
// spacing.
#pragma once

#include "fonts/matching/font_collection.h"

namespace weft {

class Shaper {
 public:
  Shaper(FontCollection& fonts, const FontQuery& query, std::string_view text,
         const ShapeOptions& options, ArenaVector<ShapedGlyph>& glyphs)
      : fonts_(fonts),
        query_(query),
        text_(text),
        options_(options),
        glyphs_(glyphs),
        first_(glyphs.size()) {}
  /// Errors: OutOfMemory, NotFound (there is no font at all).
  Status run();

 private:
  Status map_characters();
  Status map_character(char32_t character, uint32_t offset);
  Result<const SizedFont*> font_for(char32_t character, uint16_t& glyph);
  Status make_capitals();
  void join();
  void give_form(size_t index, bool joined_before, bool joined_after);
  void substitute();
  void reverse();
  Status place();
  void space();
  Result<int64_t> advance_of(size_t index);
  void place_mark(size_t index, int64_t width);
  bool is_mark_at(size_t index) const;

  FontCollection& fonts_;
  const FontQuery& query_;
  std::string_view text_;
  const ShapeOptions& options_;
  ArenaVector<ShapedGlyph>& glyphs_;
  size_t first_;
  const SizedFont* primary_ = nullptr;
  bool is_first_ = true;                        // no font before it has characters
  FontCaps caps_ = FontCaps::Normal;            // what of it the font has; else
  const SizedFont* small_ = nullptr;            // draws capitals for lower case, and
  bool shrinks_capitals_ = false;               // for capitals too
  FontScripts scripts_ = FontScripts::Default;  // Any where letters join
};

}  // namespace weft
