#include "render/image/jpeg_scans.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/test_pictures.h"

namespace weft {
namespace {

using std::string_literals::operator""s;

// A scan of coefficients `first` to 9, its data as it stands.
std::string scan(char first, char refined, const std::string& data) {
  return "\xFF\xDA\0\x08\1\1\0"s + first + "\x09"s + refined + data;
}

std::string read(const std::string& file, JpegScans::Wanted wanted, size_t chunk = SIZE_MAX) {
  MemoryStream stream(file, chunk);
  JpegScans scans(stream);
  std::string out;
  for (;;) {
    // As the decoder does: behind the header of the first scan.
    if (out.find("\xFF\xDA") != out.npos) scans.want(wanted);
    const auto bytes = scans.peek();
    if (bytes.value().empty()) return out;
    out.append(reinterpret_cast<const char*>(bytes.value().data()), bytes.value().size());
    scans.consume(bytes.value().size());
  }
}

const std::string kHead = "\xFF\xD8\xFF\xE0\0\6\xFF\xDAxx\xFF\xC2\0\3?"s;
const std::string kMeans = scan(0, 0, "one\xFF\0two\xFF\xD1three"s),
                  kBand = scan(1, 0, "four\xFF\0"s),
                  kRefined = scan(1, 0x10, "five\xFF\xD7\xFF\0six"s),
                  kRefinedMeans = scan(0, 0x10, "seven"s), kTable = "\xFF\xC4\0\4hi"s,
                  kEnd = "\xFF\xD9 and more \xFF\xDA"s;

TEST(JpegScans, LeavesOutWhatIsNotWanted) {
  using Wanted = JpegScans::Wanted;
  const std::string file =
      kHead + kMeans + kTable + kBand + kTable + kRefined + kRefinedMeans + kEnd;
  for (size_t chunk = 1; chunk < 70; ++chunk) {
    EXPECT_EQ(read(file, Wanted::All, chunk), file) << chunk;
    EXPECT_EQ(read(file, Wanted::First, chunk),
              kHead + kMeans + kTable + kBand + kTable + kRefinedMeans + kEnd)
        << chunk;
    EXPECT_EQ(read(file, Wanted::Means, chunk),
              kHead + kMeans + kTable + kTable + kRefinedMeans + kEnd)
        << chunk;
  }
}

TEST(JpegScans, WhatIsNoJpegPassesAsItIs) {
  for (const std::string& file :
       {""s, "x"s, "\xFF"s, "\xFF\xD8\xFF"s, "\xFF\xD8\xFF\xE0\0"s, "\xFF\xD8\xFF\xE0\0\1xyz"s,
        "\xFF\xD8\xFF\xDA\xFF\xFFxyz"s, "\xFF\xD8\xFF\xDA\0\5xyz"s, "\xFF\xD8hello\xFF\xDA"s})
    for (size_t chunk = 1; chunk < 9; ++chunk)
      EXPECT_EQ(read(file, JpegScans::Wanted::Means, chunk), file);
}

TEST(JpegScans, BytesThatFillUpBeforeAMarkerAreLeftOut) {
  EXPECT_EQ(read("\xFF\xFF\xFF\xD8\xFF\xFF\xD9"s, JpegScans::Wanted::All), "\xFF\xD8\xFF\xD9"s);
}

}  // namespace
}  // namespace weft
