// The mapping as ranges in flash: `stride` 2 where upper and lower case alternate.
#include "render/css/values/case_mapping.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "render/base/ascii.h"
#include "render/base/character_tables.h"

namespace weft {
namespace {

struct CaseRange {
  uint32_t first, last : 24, stride : 8;
  int32_t delta;
};

struct SpecialCase {
  char16_t character, mapped[3];
};

#include "render/css/values/case_mapping.inc"

constexpr char32_t kCapitalDottedI = 0x130, kDotlessI = 0x131, kDotAbove = 0x307;

char32_t mapped(char32_t c, std::span<const CaseRange> table) {
  const CaseRange* const range = range_of(table, c);
  if (!range || (c - range->first) % range->stride != 0) return c;
  return static_cast<char32_t>(static_cast<int32_t>(c) + range->delta);
}

MappedCase mapped(char32_t c, std::span<const SpecialCase> specials) {
  const auto row = std::lower_bound(
      specials.begin(), specials.end(), c,
      [](const SpecialCase& special, char32_t value) { return special.character < value; });
  if (row == specials.end() || row->character != c) return {mapped(c, kToUpper)};
  return {row->mapped[0], row->mapped[1], row->mapped[2]};
}

char32_t without_accent(char32_t capital) {
  struct Accented {
    char16_t letter, plain;
  };
  static constexpr Accented kAccented[] = {{0x386, 0x391}, {0x388, 0x395}, {0x389, 0x397},
                                           {0x38A, 0x399}, {0x38C, 0x39F}, {0x38E, 0x3A5},
                                           {0x38F, 0x3A9}, {0x390, 0x3AA}, {0x3B0, 0x3AB}};
  for (const Accented& row : kAccented)
    if (row.letter == capital) return row.plain;
  return capital;
}

}  // namespace

MappedCase to_upper(char32_t c, CaseLanguage language) {
  if (c == 'i' && language == CaseLanguage::Turkic) return {kCapitalDottedI};
  if (c < 0x80) return {c >= 'a' && c <= 'z' ? c - 32 : c};
  if (language == CaseLanguage::Greek) return {without_accent(mapped(c, kToUpper))};
  return mapped(c, kSpecialUpper);
}

char32_t to_title(char32_t c, CaseLanguage language) {
  constexpr char32_t kGeorgianFirst = 0x10D0, kGeorgianLast = 0x10FF;
  if (c < 0x80) return to_upper(c, language)[0];
  return c >= kGeorgianFirst && c <= kGeorgianLast ? c : mapped(c, kSpecialTitle)[0];
}

MappedCase to_lower(char32_t c, CaseLanguage language) {
  const bool turkic = language == CaseLanguage::Turkic;
  if (c == 'I' && turkic) return {kDotlessI};
  if (c == kCapitalDottedI) return turkic ? MappedCase{'i'} : MappedCase{'i', kDotAbove};
  if (c < 0x80) return {is_upper(c) ? c + 32 : c};
  if (language == CaseLanguage::Lithuanian) {
    if (c == 0xCC) return {'i', kDotAbove, 0x300};
    if (c == 0xCD) return {'i', kDotAbove, 0x301};
    if (c == 0x128) return {'i', kDotAbove, 0x303};
  }
  return {mapped(c, kToLower)};
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0xC0) return is_alpha(c) || is_digit(c) || c == 0xAA || c == 0xB5 || c == 0xBA;
  const bool symbols = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) ||
                       (c >= 0x3000 && c <= 0x3004) || (c >= 0x3007 && c <= 0x3020) ||
                       (c >= 0xFE30 && c <= 0xFE6F) || c >= 0x1F000;
  return !symbols;
}

}  // namespace weft
