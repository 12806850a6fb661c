// The mirror images of characters.
#include "render/html/bidi.h"

namespace weft {
namespace {

struct MirrorPair {
  char16_t left, right;
};
// Brackets, then what is none.
constexpr MirrorPair kMirrorPairs[] = {
    {'(', ')'},       {'[', ']'},       {'{', '}'},       {0x2045, 0x2046}, {0x207D, 0x207E},
    {0x208D, 0x208E}, {0x2308, 0x2309}, {0x230A, 0x230B}, {0x2329, 0x232A}, {0x27E6, 0x27E7},
    {0x27E8, 0x27E9}, {0x27EA, 0x27EB}, {0x3008, 0x3009}, {0x300A, 0x300B}, {0x300C, 0x300D},
    {0x300E, 0x300F}, {0x3010, 0x3011}, {0x3014, 0x3015}, {0x3016, 0x3017}, {0x3018, 0x3019},
    {0x301A, 0x301B}, {0xFF08, 0xFF09}, {0xFF3B, 0xFF3D}, {0xFF5B, 0xFF5D}, {0xFF5F, 0xFF60},
    {0xFF62, 0xFF63}, {'<', '>'},       {0xAB, 0xBB},     {0x2039, 0x203A}, {0x2208, 0x220B},
    {0x2264, 0x2265}, {0x2266, 0x2267}, {0x2282, 0x2283}, {0x2286, 0x2287},
};
constexpr size_t kBracketPairs = 26;
static_assert(kMirrorPairs[kBracketPairs].left == '<');

}  // namespace

char32_t mirrored(char32_t c) {
  for (const MirrorPair& pair : kMirrorPairs) {
    if (c == pair.left) return pair.right;
    if (c == pair.right) return pair.left;
  }
  return c;
}

Bracket bracket(char32_t c) {
  for (size_t i = 0; i < kBracketPairs; ++i) {
    const auto [left, right] = kMirrorPairs[i];
    // U+2329 and U+232A are U+3008 and U+3009 by canonical equivalence.
    if (c == left || c == right) return {right == 0x232A ? u'\u3009' : right, c == left};
  }
  return {};
}

}  // namespace weft
