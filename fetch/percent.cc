#include "fetch/percent.h"

#include "render/base/utf8.h"

namespace weft {
namespace {

// The characters that each set adds to the sets it contains (C0 controls, DEL and everything beyond
// ASCII are in all of them).
constexpr std::string_view kFragmentExtra = " \"<>`";
constexpr std::string_view kQueryExtra = " \"#<>";
constexpr std::string_view kSpecialQueryExtra = " \"#<>'";
constexpr std::string_view kPathExtra = " \"#<>?^`{}";
constexpr std::string_view kUserinfoExtra = " \"#<>?^`{}/:;=@[\\]|";

constexpr std::string_view kExtra[] = {"",         kFragmentExtra, kQueryExtra, kSpecialQueryExtra,
                                       kPathExtra, kUserinfoExtra};

}  // namespace

bool must_encode(uint8_t byte, EncodeSet set) {
  if (byte < 0x20 || byte > 0x7E) return true;
  return kExtra[static_cast<size_t>(set)].find(static_cast<char>(byte)) != std::string_view::npos;
}

Status append_percent(ArenaVector<char>& out, uint8_t byte) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const char encoded[] = {'%', kHex[byte >> 4], kHex[byte & 15]};
  return out.append(encoded);
}

Status append_encoded(ArenaVector<char>& out, std::string_view text, EncodeSet set) {
  while (!text.empty()) {
    char bytes[4];
    const size_t count = encode_utf8(next_code_point(text), bytes);
    for (size_t i = 0; i < count; ++i) {
      const auto byte = static_cast<uint8_t>(bytes[i]);
      WEFT_TRY(must_encode(byte, set) ? append_percent(out, byte) : out.push(bytes[i]));
    }
  }
  return Status::Ok;
}

}  // namespace weft
