// The punctuation that belongs to a first letter.
#pragma once

namespace weft {

/// Unicode's general categories Ps, Pe, Pi, Pf and Po (CSS 2.1 5.12.2).
bool is_punctuation(char32_t c);

}  // namespace weft
