// The facts about single characters that shaping has to know.
#pragma once

namespace weft {

/// Control characters and those of Unicode's Default_Ignorable_Code_Point: they have no glyph.
bool is_invisible(char32_t character);
/// Non-spacing marks of Latin, Greek and Cyrillic: they belong to the cluster before them.
bool is_combining_mark(char32_t character);
/// A capital of Latin, Greek or Cyrillic.
bool is_capital(char32_t character);
/// A character that looks the same, when a font lacks `character`; else `character`.
char32_t equivalent(char32_t character);
/// True for characters that word-spacing is added to. CSS Text 3, 8.1.
constexpr bool is_word_separator(char32_t character) {
  return character == 0x20 || character == 0xA0;
}

}  // namespace weft
