#include "fonts/matching/style_match.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

// Added on the wrong side of the wanted value, so that it comes after all of the right one.
constexpr uint32_t kOtherSide = 1024;

/// Step 4.1: normal and narrower look at narrower faces first, wider at wider ones.
uint32_t stretch_distance(const FaceTraits& face, uint32_t wanted) {
  const uint32_t lowest = face.lowest_stretch, highest = face.highest_stretch;
  if (wanted < lowest) return lowest - wanted + (wanted <= 100 ? kOtherSide : 0);
  if (wanted > highest) return wanted - highest + (wanted > 100 ? kOtherSide : 0);
  return 0;
}

/// Step 4.2, by wanted (row) and given (column) style: normal, italic, oblique.
constexpr uint8_t kSlantDistance[3][3] = {{0, 2, 1}, {2, 0, 1}, {2, 1, 0}};

/// Step 4.3: 400…500 look up to 500, then down, then up; below 400 down first; above 500 up first.
uint32_t weight_distance(const FaceTraits& face, uint32_t wanted) {
  const uint32_t lowest = face.lowest_weight, highest = face.highest_weight;
  const bool is_medium = wanted >= 400 && wanted <= 500;
  if (wanted < lowest) {
    if (is_medium && lowest <= 500) return lowest - wanted;
    const uint32_t up = lowest - wanted;
    return wanted > 500 ? up : is_medium ? 2 * kOtherSide + up : kOtherSide + up;
  }
  if (wanted > highest) return wanted - highest + (wanted >= 400 ? kOtherSide : 0);
  return 0;
}

struct StyleWord {
  std::string_view word;
  uint16_t weight;  // 0: it says the slant
};
// Those that end in another come before it.
constexpr StyleWord kStyleWords[] = {
    {"regular", 400},    {"roman", 400},     {"thin", 100},      {"extralight", 200},
    {"ultralight", 200}, {"light", 300},     {"medium", 500},    {"semibold", 600},
    {"demibold", 600},   {"extrabold", 800}, {"ultrabold", 800}, {"bold", 700},
    {"black", 900},      {"heavy", 900},     {"italic", 0},      {"oblique", 0},
};

/// The word that `name` ends in, at the start of a word or after another one.
const StyleWord* last_style_word(std::string_view name) {
  for (const StyleWord& row : kStyleWords) {
    if (name.size() <= row.word.size()) continue;
    const size_t begin = name.size() - row.word.size();
    if (!equal_ignoring_case(name.substr(begin), row.word)) continue;
    const bool is_first = name[begin - 1] == ' ' || name[begin - 1] == '-';
    if (is_first || last_style_word(name.substr(0, begin))) return &row;
  }
  return nullptr;
}

}  // namespace

StyleWords style_words(std::string_view name) {
  StyleWords words{name};
  while (const StyleWord* const word = last_style_word(words.family)) {
    if (word->weight) words.weight = word->weight;
    else words.slant = FontSlant::Italic;
    words.family.remove_suffix(word->word.size());
    while (!words.family.empty() && (words.family.back() == ' ' || words.family.back() == '-'))
      words.family.remove_suffix(1);
  }
  return words;
}

uint32_t style_distance(const FaceTraits& face, const FontQuery& query) {
  const uint32_t slant =
      kSlantDistance[static_cast<size_t>(query.slant)][static_cast<size_t>(face.slant)];
  return (stretch_distance(face, query.stretch_percent) << 16) | (slant << 12) |
         weight_distance(face, query.weight);
}

}  // namespace weft
