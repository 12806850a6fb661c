// The mirror images of characters, and text read from its end.
#include "render/base/utf8.h"
#include "render/html/bidi.h"

namespace weft {
namespace {

struct MirrorPair {
  char16_t left, right;
};
constexpr MirrorPair kMirrorPairs[] = {
    {'(', ')'},       {'<', '>'},       {'[', ']'},       {'{', '}'},       {0xAB, 0xBB},
    {0x2039, 0x203A}, {0x2045, 0x2046}, {0x207D, 0x207E}, {0x208D, 0x208E}, {0x2208, 0x220B},
    {0x2264, 0x2265}, {0x2266, 0x2267}, {0x2282, 0x2283}, {0x2286, 0x2287}, {0x2308, 0x2309},
    {0x230A, 0x230B}, {0x2329, 0x232A}, {0x27E8, 0x27E9}, {0x3008, 0x3009}, {0x300A, 0x300B},
    {0x300C, 0x300D}, {0x300E, 0x300F}, {0x3010, 0x3011}, {0x3014, 0x3015}, {0x3016, 0x3017},
    {0xFF08, 0xFF09}, {0xFF3B, 0xFF3D}, {0xFF5B, 0xFF5D},
};

}  // namespace

char32_t mirrored(char32_t c) {
  for (const MirrorPair& pair : kMirrorPairs) {
    if (c == pair.left) return pair.right;
    if (c == pair.right) return pair.left;
  }
  return c;
}

Status append_reversed(std::string_view text, bool (*stays)(char32_t),
                       ArenaVector<char>& reversed) {
  size_t end = text.size();
  for (size_t start = end; start-- > 0;) {
    if ((static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) continue;
    std::string_view rest = text.substr(start, end - start);
    const char32_t c = next_code_point(rest);
    if (start > 0 && stays(c)) continue;
    char bytes[4];
    WEFT_TRY(reversed.append({bytes, encode_utf8(mirrored(c), bytes)}));
    WEFT_TRY(reversed.append({rest.data(), rest.size()}));
    end = start;
  }
  return Status::Ok;
}

}  // namespace weft
