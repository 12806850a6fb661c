// Unicode simple case mapping of the bicameral scripts that pages are written in (Latin, Greek,
// Cyrillic, Armenian …).
#pragma once

namespace weft {

/// The upper case of `c`, or `c`. What maps to several characters (ß) is left as it is.
char32_t to_upper(char32_t c);
/// The same as Greek writes capitals: without accents, with diaereses.
char32_t to_greek_upper(char32_t c);
/// The lower case of `c`, or `c`.
char32_t to_lower(char32_t c);
/// A letter or digit, for finding words: letters of all scripts, roughly.
bool is_letter_or_digit(char32_t c);

}  // namespace weft
