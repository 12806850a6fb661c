// Unicode case mapping of single characters, as languages have it.
#pragma once

#include <array>

#include "render/css/style/computed_style.h"

namespace weft {

/// The characters, one to three, that one becomes; zeros fill up.
using MappedCase = std::array<char32_t, 3>;

/// `c` in capitals. Greek has none with accents, Turkish keeps the dot of i.
MappedCase to_upper(char32_t c, CaseLanguage language = CaseLanguage::Other);
/// The same at the beginning of a word, before small letters: one character remains one, as in
/// Chromium.
char32_t to_title(char32_t c, CaseLanguage language = CaseLanguage::Other);
/// The small letter of `c`. Turkish has one without a dot, Lithuanian keeps the dot under accents.
MappedCase to_lower(char32_t c, CaseLanguage language = CaseLanguage::Other);
/// A letter or digit, for finding words: letters of all scripts, roughly.
bool is_letter_or_digit(char32_t c);

}  // namespace weft
