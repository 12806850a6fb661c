#include "render/image/stored_size.h"

#include <gtest/gtest.h>

#include <string>

namespace weft {
namespace {

std::string size_of(std::string head) {
  head.resize(kSniffBytes);
  const std::span<const uint8_t> prefix(reinterpret_cast<const uint8_t*>(head.data()), head.size());
  const auto size = stored_size(sniff(prefix), prefix);
  return size ? std::to_string(size->width) + "x" + std::to_string(size->height) : "none";
}

using std::string_literals::operator""s;

TEST(StoredSize, IsInTheFirstBytesOfEveryFormat) {
  EXPECT_EQ(size_of("GIF89a\x0A\0\x14\0"s), "10x20");
  EXPECT_EQ(size_of("BM............\x28\0\0\0\x0A\0\0\0\xEC\xFF\xFF\xFF"s), "10x20");
  EXPECT_EQ(size_of("BM............\x0C\0\0\0\x0A\0\x14\0"s), "10x20");
  EXPECT_EQ(size_of("\0\0\1\0\1\0\x10\0"s), "16x256");
  EXPECT_EQ(size_of("RIFF....WEBPVP8 ....\0\0\0\x9D\x01\x2A\x0A\x40\x14\0"s), "10x20");
  EXPECT_EQ(size_of("RIFF....WEBPVP8L....\x2F\x09\xC0\x04\0"s), "10x20");
  EXPECT_EQ(size_of("RIFF....WEBPVP8X....\0\0\0\0\x09\0\0\x13\0\0"s), "10x20");
}

TEST(StoredSize, OfAvifIsAProperty) {
  const auto size_of = [](const std::string& boxes) {
    const std::string file = "\0\0\0 ftypavif\0\0\0\0"s + boxes;
    MemoryStream stream(file, 5);
    const auto size = avif_size(stream);
    return size.ok()
               ? std::to_string(size.value().width) + "x" + std::to_string(size.value().height)
               : std::string(status_name(size.status()));
  };
  EXPECT_EQ(size_of("meta....\0\0\0\x14ispe\0\0\0\0\0\0\1\4\0\0\0\x14...."s), "260x20");
  EXPECT_EQ(size_of("ispe\0\0\0\0\0\0\1\4"s), "corrupt data");
  EXPECT_EQ(size_of("ispe\0\0\0\0\xFF\0\1\4\0\0\0\x14"s), "corrupt data");
  EXPECT_EQ(size_of(std::string(5000, '.') + "ispe\0\0\0\0\0\0\1\4\0\0\0\x14"s), "corrupt data");
}

TEST(StoredSize, IsNoneWhereItIsNothingOrTooLarge) {
  EXPECT_EQ(size_of("GIF89a"s), "none");
  EXPECT_EQ(size_of("GIF89a\x0A\0\0\0"s), "none");
  EXPECT_EQ(size_of("BM............\x28\0\0\0\xFF\xFF\xFF\x7F\1\0\0\0"s), "none");
  EXPECT_EQ(size_of("BM............\x28\0\0\0\1\0\0\0\0\0\0\x80"s), "none");
  EXPECT_EQ(size_of("hello"s), "none");
}

}  // namespace
}  // namespace weft
