#include "render/html/encoding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "render/html/encoding_labels.h"

namespace weft {
namespace {

struct Decoding {
  std::string content_type = {}, fallback = {};
  SniffKind kind = SniffKind::Html;
  size_t chunk_bytes = SIZE_MAX;
};

// The text that `bytes` decode to, taken a few at a time, and the label after a bar.
std::string decoded(std::string_view bytes, const Decoding& how = {}) {
  MemoryStream stream(bytes, how.chunk_bytes);
  DecodedStream decoded_stream(stream, how.kind, how.content_type, how.fallback);
  std::string text;
  for (;;) {
    const std::span<const uint8_t> shown = decoded_stream.peek().value();
    if (shown.empty()) return text + "|" + std::string(decoded_stream.label());
    const size_t count = std::min<size_t>(shown.size(), 5);
    text.append(reinterpret_cast<const char*>(shown.data()), count);
    decoded_stream.consume(count);
  }
}

TEST(DecodedStream, TakesTheFirstOfBomContentTypeMetaAndFallback) {
  EXPECT_EQ(decoded("\xEF\xBB\xBFx", {"text/html; charset=koi8-r"}), "x|utf-8");
  EXPECT_EQ(decoded("<meta charset=koi8-r>\xC1", {"text/html;charset=\"latin2\""}),
            "<meta charset=koi8-r>\xC3\x81|iso-8859-2");
  EXPECT_EQ(decoded("<meta charset=koi8-r>\xC1"), "<meta charset=koi8-r>\xD0\xB0|koi8-r");
  EXPECT_EQ(decoded("\xC1", {"", "koi8-r"}), "\xD0\xB0|koi8-r");
  EXPECT_EQ(decoded("\x80"), "\xE2\x82\xAC|windows-1252");
  EXPECT_EQ(decoded("\xC3\xA9"), "\xC3\xA9|utf-8");
  const std::string ascii(3000, '.');
  EXPECT_EQ(decoded(ascii + "\xC3\xA9"), ascii + "\xC3\xA9|utf-8");
  EXPECT_EQ(decoded(ascii + "\xE9t\xE9"), ascii + "\xC3\xA9t\xC3\xA9|windows-1252");
  EXPECT_EQ(decoded("<meta charset=utf-16>x"), "<meta charset=utf-16>x|utf-8");
}

TEST(DecodedStream, ReadsTheCharsetRuleOfAStyleSheet) {
  const Decoding css{"", "", SniffKind::Css};
  EXPECT_EQ(decoded("@charset \"koi8-r\";\xC1", css), "@charset \"koi8-r\";\xD0\xB0|koi8-r");
  EXPECT_EQ(decoded("@charset 'koi8-r';", css), "@charset 'koi8-r';|utf-8");
}

TEST(DecodedStream, DecodesUtf16WithSurrogatesAndWithout) {
  EXPECT_EQ(decoded(std::string_view("\xFF\xFE\x3D\xD8\x00\xDE"
                                     "a\0",
                                     8)),
            "\xF0\x9F\x98\x80"
            "a|utf-16le");
  EXPECT_EQ(decoded(std::string_view("\xFE\xFF\xD8\x3D\0a\0", 7)),
            "\xEF\xBF\xBD"
            "a\xEF\xBF\xBD|utf-16be");
}

TEST(DecodedStream, DecodesTheEastAsianEncodings) {
  EXPECT_EQ(decoded("\x82\xA0", {"", "shift_jis"}), "\xE3\x81\x82|shift_jis");
  EXPECT_EQ(decoded("\xA4\xA2", {"", "euc-jp"}), "\xE3\x81\x82|euc-jp");
  EXPECT_EQ(decoded("\x1B$B$\"\x1B(Bx", {"", "iso-2022-jp"}), "\xE3\x81\x82x|iso-2022-jp");
  EXPECT_EQ(decoded("\xD6\xD0", {"", "gb2312"}), "\xE4\xB8\xAD|gbk");
  EXPECT_EQ(decoded("\xA4\xA4", {"", "big5"}), "\xE4\xB8\xAD|big5");
  EXPECT_EQ(decoded("\xB0\xA1", {"", "euc-kr"}), "\xEA\xB0\x80|euc-kr");
  EXPECT_EQ(decoded("\x81<p>", {"", "shift_jis"}), "\xEF\xBF\xBD<p>|shift_jis");
}

TEST(DecodedStream, ReplacesWhatIsMalformedByMaximalSubparts) {
  const Decoding utf8{"", "utf-8"};
  EXPECT_EQ(decoded("a\xE2\x82z\xFF\xED\xA0\x80\xF0\x9F", utf8),
            "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD|utf-8");
  EXPECT_EQ(decoded("x\x80y", {"", "hz-gb-2312"}), "\xEF\xBF\xBD|replacement");
  EXPECT_EQ(decoded("x\x80", {"", "x-user-defined"}), "x\xEF\x9E\x80|x-user-defined");
}

TEST(DecodedStream, GivesTheSameAtEveryChunkSize) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "caf\xC3\xA9 \xF0\x9F\x98\x80\xE2\x82";
  for (const char* label : {"utf-8", "windows-1252", "utf-16le", "gbk", "euc-jp"}) {
    const std::string whole = decoded(text, {"", label});
    for (const size_t chunk_bytes : {1u, 2u, 3u, 5u, 1023u, 1024u, 1025u})
      EXPECT_EQ(decoded(text, {"", label, SniffKind::Html, chunk_bytes}), whole)
          << label << " " << chunk_bytes;
  }
}

TEST(DecodedStream, NeverSplitsACharacter) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "\xE2\x82\xAC";
  MemoryStream stream(text, 7);
  DecodedStream decoded_stream(stream, SniffKind::Html, "charset=utf-8");
  for (;;) {
    const std::span<const uint8_t> shown = decoded_stream.peek().value();
    if (shown.empty()) break;
    ASSERT_EQ(shown.size() % 3, 0u);
    decoded_stream.consume(shown.size());
  }
}

TEST(EncodingLabels, AreFoundWithoutCaseAndSpace) {
  EXPECT_EQ(find_encoding(" Latin1\n"), Encoding::Windows1252);
  EXPECT_EQ(find_encoding("UTF8"), Encoding::Utf8);
  EXPECT_EQ(find_encoding("utf-7"), Encoding::None);
}

}  // namespace
}  // namespace weft
