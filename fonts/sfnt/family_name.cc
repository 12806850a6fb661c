#include "fonts/sfnt/family_name.h"

#include "render/base/utf8.h"

namespace weft {
namespace {

/// Capitals first…last whose small letters lie `distance` further on; 1 means that they alternate.
struct CaseRange {
  char16_t first, last;
  uint16_t distance;
};
constexpr CaseRange kCaseRanges[] = {
    {0x41, 0x5A, 32},     {0xC0, 0xD6, 32},   {0xD8, 0xDE, 32},    {0x100, 0x136, 1},
    {0x139, 0x147, 1},    {0x14A, 0x176, 1},  {0x179, 0x17D, 1},   {0x391, 0x3AB, 32},
    {0x400, 0x40F, 80},   {0x410, 0x42F, 32}, {0x460, 0x480, 1},   {0x48A, 0x4BE, 1},
    {0x4D0, 0x52E, 1},    {0x531, 0x556, 48}, {0x1E00, 0x1E94, 1}, {0x1EA0, 0x1EFE, 1},
    {0xFF21, 0xFF3A, 32},
};

bool is_capital(const CaseRange& range, char32_t c) {
  return c >= range.first && c <= range.last && (range.distance != 1 || (c - range.first) % 2 == 0);
}

}  // namespace

char32_t fold_case(char32_t code_point) {
  for (const CaseRange& range : kCaseRanges)
    if (is_capital(range, code_point)) return code_point + range.distance;
  return code_point;
}

char32_t upper_case(char32_t code_point) {
  for (const CaseRange& range : kCaseRanges)
    if (code_point >= range.distance && is_capital(range, code_point - range.distance))
      return code_point - range.distance;
  return code_point == 0x3C2 ? 0x3A3 : code_point;
}

void FamilyHash::add(char32_t code_point) { hash_.add(fold_case(code_point)); }

uint64_t family_hash(std::string_view name) {
  FamilyHash hash;
  while (!name.empty()) hash.add(next_code_point(name));
  return hash.value();
}

}  // namespace weft
