#include "render/output/pack.h"

#include <gtest/gtest.h>

#include "weft/line_source.h"

#include <algorithm>
#include <vector>

namespace weft {
namespace {

std::vector<uint8_t> packed(uint8_t bits, std::initializer_list<uint32_t> values) {
  std::vector<uint8_t> line((values.size() * bits + 7) / 8);
  size_t x = 0;
  for (const uint32_t value : values) pack_pixel(line, bits, x++, value);
  x = 0;
  for (const uint32_t value : values) EXPECT_EQ(pixel_at(line, bits, x++), value);
  return line;
}

TEST(Pack, PutsTheFirstPixelIntoTheHighestBits) {
  EXPECT_EQ(packed(1, {1, 0, 1, 1, 0, 0, 0, 0, 1}), (std::vector<uint8_t>{0xB0, 0x80}));
  EXPECT_EQ(packed(2, {3, 0, 1, 2, 1}), (std::vector<uint8_t>{0xC6, 0x40}));
  EXPECT_EQ(packed(4, {0xA, 0x5, 0xF}), (std::vector<uint8_t>{0xA5, 0xF0}));
  EXPECT_EQ(packed(8, {7, 200}), (std::vector<uint8_t>{7, 200}));
}

TEST(Pack, PutsTheHighByteFirst) {
  EXPECT_EQ(packed(16, {0xF81F, 0x0821}), (std::vector<uint8_t>{0xF8, 0x1F, 0x08, 0x21}));
  EXPECT_EQ(packed(24, {0x010203}), (std::vector<uint8_t>{1, 2, 3}));
}

TEST(Pack, RepeatsEightColumnsAnywhere) {
  for (const int bits : {1, 2, 4, 8, 16, 24, 32})
    for (size_t left = 0; left < 20; ++left)
      for (size_t right = left; right < 70; ++right) {
        std::array<uint32_t, 8> columns;
        for (uint32_t x = 0; x < 8; ++x) columns[x] = (x * 5 + 3) & ((1u << std::min(bits, 7)) - 1);
        std::vector<uint8_t> line(72 * static_cast<size_t>(bits) / 8), wanted = line;
        for (size_t x = left; x < right; ++x)
          pack_pixel(wanted, static_cast<uint8_t>(bits), x, columns[x % 8]);
        pack_repeated(line, static_cast<uint8_t>(bits), left, right, columns);
        ASSERT_EQ(line, wanted) << bits << ' ' << left << ' ' << right;
      }
}

TEST(Pack, SetsBitsAsPixelsOneByOne) {
  for (size_t left = 0; left < 40; ++left)
    for (size_t right = left + 1; right <= 40; ++right) {
      std::vector<uint8_t> line(6), wanted(6);
      line[2] = wanted[2] = 0x10;
      for (size_t x = left; x < right; ++x) pack_pixel(wanted, 1, x, 1);
      set_bits(line, left, right);
      ASSERT_EQ(line, wanted) << left << ' ' << right;
    }
}

}  // namespace
}  // namespace weft
