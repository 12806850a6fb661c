#include "fonts/joining.h"

#include "render/base/character_tables.h"
#include "render/base/utf8.h"

namespace weft {
namespace {

using enum JoiningType;

constexpr CharacterValue<JoiningType> kTypes[] = {
#include "fonts/shaping/joining_types.inc"
};

}  // namespace

JoiningType joining_type(char32_t character) { return value_of(kTypes, character); }

char32_t first_letter(std::string_view text) {
  while (!text.empty()) {
    const char32_t c = next_code_point(text);
    if (joining_type(c) != JoiningType::Transparent) return c;
  }
  return 0;
}

char32_t last_letter(std::string_view text) {
  for (size_t end = text.size(); end-- > 0;) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) continue;
    std::string_view rest = text.substr(end);
    const char32_t c = next_code_point(rest);
    if (joining_type(c) != JoiningType::Transparent) return c;
  }
  return 0;
}

}  // namespace weft
