#include "fonts/shaping/characters.h"

#include "fonts/sfnt/family_name.h"

#include <cstddef>

namespace weft {
namespace {

struct Range {
  char32_t first, last;
};
constexpr Range kInvisible[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},     {0x61C, 0x61C},
    {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},
    {0x2060, 0x206F}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};
constexpr Range kMarks[] = {
    {0x300, 0x36F},   {0x483, 0x489},   {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F},
};

template <size_t count>
bool is_in(const Range (&ranges)[count], char32_t character) {
  for (const Range& range : ranges)
    if (character >= range.first && character <= range.last) return true;
  return false;
}

}  // namespace

bool is_invisible(char32_t character) {
  const bool is_plain = character >= 0x20 && character < 0x7F;
  return !is_plain && is_in(kInvisible, character);
}

bool is_combining_mark(char32_t character) {
  return character >= 0x300 && is_in(kMarks, character);
}

bool is_capital(char32_t character) {
  constexpr Range kCapitals[] = {{'A', 'Z'},     {0xC0, 0xD6},   {0xD8, 0xDE},    {0x391, 0x3A1},
                                 {0x3A3, 0x3AB}, {0x400, 0x42F}, {0x1E9E, 0x1E9E}};
  const bool is_extended = character >= 0x100 && character <= 0x17F;  // in pairs, capital first
  return is_extended ? upper_case(character) == character && character != 0x138
                     : is_in(kCapitals, character);
}

char32_t equivalent(char32_t character) {
  switch (character) {
    case 0xA0: return 0x20;
    case 0x2010:
    case 0x2011: return 0x2D;
    default: return character;
  }
}

}  // namespace weft
