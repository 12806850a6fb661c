#include "render/base/utf8.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

std::u32string decoded(std::string_view text) {
  std::u32string out;
  while (!text.empty()) out += next_code_point(text);
  return out;
}

TEST(Utf8, DecodesWhatItEncodes) {
  for (char32_t code_point : {U'a', U'é', U'€', U'𝄞', char32_t{0x10FFFF}}) {
    char bytes[4];
    const size_t length = encode_utf8(code_point, bytes);
    EXPECT_EQ(decoded({bytes, length}), std::u32string(1, code_point));
  }
}

TEST(Utf8, ReplacesEachMaximalSubpartOnce) {
  EXPECT_EQ(decoded("\xE2\x82"), U"\uFFFD");
  EXPECT_EQ(decoded("\xC0\x80"), U"\uFFFD\uFFFD");
  EXPECT_EQ(decoded("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(decoded("\xF0\x9D\x84z"), U"\uFFFDz");
}

}  // namespace
}  // namespace weft
