// The keywords of font-stretch and of the font-variant properties (CSS Fonts 4, 2.3 and 6).
#pragma once

#include <cstdint>
#include <string_view>

namespace weft {

struct StretchWord {
  std::string_view name;
  uint16_t percent;
};
inline constexpr StretchWord kStretchWords[] = {
    {"ultra-condensed", 50}, {"extra-condensed", 62}, {"condensed", 75},
    {"semi-condensed", 87},  {"normal", 100},         {"semi-expanded", 112},
    {"expanded", 125},       {"extra-expanded", 150}, {"ultra-expanded", 200}};

/// In the order of the bits of FontVariants. A value has at most one of each group.
struct VariantWord {
  std::string_view name;
  uint8_t group;
};

inline constexpr VariantWord kLigatureWords[] = {
    {"common-ligatures", 0},
    {"no-common-ligatures", 0},
    {"discretionary-ligatures", 1},
    {"no-discretionary-ligatures", 1},
    {"historical-ligatures", 2},
    {"no-historical-ligatures", 2},
    {"contextual", 3},
    {"no-contextual", 3},
};
/// none: nothing of all these.
inline constexpr uint8_t kNoLigatures = 0b10101010;

inline constexpr VariantWord kNumericWords[] = {
    {"lining-nums", 0},  {"oldstyle-nums", 0},      {"proportional-nums", 1},
    {"tabular-nums", 1}, {"diagonal-fractions", 2}, {"stacked-fractions", 2},
    {"ordinal", 3},      {"slashed-zero", 4},
};

inline constexpr VariantWord kEastAsianWords[] = {
    {"jis78", 0},      {"jis83", 0},       {"jis90", 0},      {"jis04", 0},
    {"simplified", 0}, {"traditional", 0}, {"full-width", 1}, {"proportional-width", 1},
    {"ruby", 2},
};

}  // namespace weft
