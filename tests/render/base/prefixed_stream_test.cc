#include "render/base/prefixed_stream.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace weft {
namespace {

TEST(PrefixedStream, GivesThePrefixAgainInEveryChunkSize) {
  const std::string text = "The first bytes of a stream that is longer than its prefix.";
  for (size_t chunk = 1; chunk < text.size(); ++chunk) {
    MemoryStream memory(text, chunk);
    std::array<uint8_t, 32> buffer;
    PrefixedStream stream(memory, buffer);
    EXPECT_EQ(stream.prefix().value().size(), buffer.size());
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
  std::array<uint8_t, 32> buffer;
  PrefixedStream stream(memory, buffer);
  EXPECT_EQ(stream.prefix().value().size(), 2u);
}

}  // namespace
}  // namespace weft
