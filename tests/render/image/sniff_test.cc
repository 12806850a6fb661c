#include "render/image/sniff.h"

#include <gtest/gtest.h>

#include <string>

namespace weft {
namespace {

ImageFormat sniffed(std::string_view text) {
  return sniff({reinterpret_cast<const uint8_t*>(text.data()), text.size()});
}

TEST(Sniff, TellsFormatsByTheirFirstBytes) {
  EXPECT_EQ(sniffed({"\x89PNG\r\n\x1A\n", 8}), ImageFormat::Png);
  EXPECT_EQ(sniffed("\xFF\xD8\xFF\xE0"), ImageFormat::Jpeg);
  EXPECT_EQ(sniffed("GIF89a"), ImageFormat::Gif);
  EXPECT_EQ(sniffed("RIFF1234WEBPVP8 "), ImageFormat::Webp);
  EXPECT_EQ(sniffed("\xEF\xBB\xBF \n<svg xmlns"), ImageFormat::Svg);
  EXPECT_EQ(sniffed({"\x89PNG", 4}), ImageFormat::Unknown);
  EXPECT_EQ(sniffed(""), ImageFormat::Unknown);
}

TEST(PrefixedStream, GivesThePrefixAgainInEveryChunkSize) {
  const std::string text = "The first bytes of a stream that is longer than its prefix.";
  for (size_t chunk = 1; chunk < text.size(); ++chunk) {
    MemoryStream memory(text, chunk);
    PrefixedStream stream(memory);
    EXPECT_EQ(stream.prefix().value().size(), kSniffBytes);
    std::string read;
    for (auto bytes = stream.peek(); !bytes.value().empty(); bytes = stream.peek()) {
      read.append(bytes.value().begin(), bytes.value().end());
      stream.consume(bytes.value().size());
    }
    EXPECT_EQ(read, text) << chunk;
  }
}

TEST(PrefixedStream, AShortStreamIsItsOwnPrefix) {
  MemoryStream memory("ab", 1);
  PrefixedStream stream(memory);
  EXPECT_EQ(stream.prefix().value().size(), 2u);
}

}  // namespace
}  // namespace weft
