#include "render/base/utf8.h"

namespace weft {
namespace {

struct Lead {
  unsigned length;
  char32_t bits;
  unsigned char lowest_second, highest_second;
};

// Unicode 15, table 3-7: the second byte's range depends on the first.
Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1Fu, 0x80, 0xBF};
  if (byte >= 0xE0 && byte <= 0xEF)
    return {3, byte & 0x0Fu, static_cast<unsigned char>(byte == 0xE0 ? 0xA0 : 0x80),
            static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF)};
  if (byte >= 0xF0 && byte <= 0xF4)
    return {4, byte & 0x07u, static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
            static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
  return {1, kReplacementCharacter, 0, 0};
}

}  // namespace

char32_t next_code_point(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  if (first < 0x80) return first;
  const Lead lead = lead_of(first);
  char32_t code_point = lead.bits;
  for (unsigned i = 1; i < lead.length; ++i) {
    const unsigned char lowest = i == 1 ? lead.lowest_second : 0x80,
                        highest = i == 1 ? lead.highest_second : 0xBF;
    if (text.empty()) return kReplacementCharacter;
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte < lowest || byte > highest) return kReplacementCharacter;
    code_point = code_point << 6 | (byte & 0x3Fu);
    text.remove_prefix(1);
  }
  return code_point;
}

size_t encode_utf8(char32_t code_point, char* out) {
  const size_t length = code_point < 0x80      ? 1
                        : code_point < 0x800   ? 2
                        : code_point < 0x10000 ? 3
                                               : 4;
  static constexpr unsigned char kMarks[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = length - 1; i > 0; --i, code_point >>= 6)
    out[i] = static_cast<char>(0x80 | (code_point & 0x3F));
  out[0] = static_cast<char>(kMarks[length] | code_point);
  return length;
}

}  // namespace weft
