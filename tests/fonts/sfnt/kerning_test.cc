#include "fonts/sfnt/kerning.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace weft {
namespace {

std::string words(const std::vector<int>& values) {
  std::string made;
  for (const int value : values) {
    made += static_cast<char>(value >> 8);
    made += static_cast<char>(value);
  }
  return made;
}

/// One pair, of glyphs 5 and 7, which are 100 nearer, and by `device` more elsewhere.
std::string positions(const std::string& device) {
  const std::string set = words({1, 7, -100, 8}) + device;
  const std::string coverage = words({1, 1, 5});
  const std::string subtable = words({1, 12, 4 | 64, 0, 1, 18}) + coverage + set;
  const std::string lookups = words({1, 4, 2, 0, 1, 8}) + subtable;
  const std::string features = words({1}) + "kern" + words({8, 0, 1, 0});
  const std::string scripts = words({1}) + "DFLT" + words({8, 4, 0, 0, 0xFFFF, 1, 0});
  const int at_features = static_cast<int>(10 + scripts.size());
  return words({1, 0, 10, at_features, at_features + static_cast<int>(features.size())}) + scripts +
         features + lookups;
}

/// Of two axes: 40 more at the end of the first, 7 more at the start of the second.
std::string definitions() {
  const std::string regions = words({2, 2, 0, 16384, 16384, 0, 0, 0, 0, 0, 0, -16384, -16384, 0});
  const std::string data = words({1, 1, 2, 0, 1, 40}) + "\x07";
  const std::string store = words({1, 0, 12, 1, 0, 12 + static_cast<int>(regions.size())});
  return words({1, 3, 0, 0, 0, 0, 0, 0, 18}) + store + regions + data;
}

std::string font(const std::vector<std::pair<std::string, std::string>>& tables) {
  std::string made = std::string("\0\1\0\0", 4) + words({static_cast<int>(tables.size()), 0, 0, 0});
  size_t start = 12 + 16 * tables.size();
  for (const auto& [name, bytes] : tables) {
    made += name + words({0, 0, 0, static_cast<int>(start), 0, static_cast<int>(bytes.size())});
    start += bytes.size();
  }
  for (const auto& [name, bytes] : tables) made += bytes;
  return made;
}

class VariableKerning : public testing::Test {
 protected:
  int advance_at(std::vector<int16_t> place, const std::string& device = words({0, 0, 0x8000})) {
    const std::string file = font({{"GDEF", definitions()}, {"GPOS", positions(device)}});
    const Result<Sfnt> sfnt =
        Sfnt::open({reinterpret_cast<const uint8_t*>(file.data()), file.size()}, 0);
    EXPECT_TRUE(sfnt.ok());
    Kerning kerning(sfnt.value());
    kerning.move_to(place);
    EXPECT_EQ(kerning.between(5, 8).advance, 0);
    return kerning.between(5, 7).advance;
  }
};

TEST_F(VariableKerning, IsThatOfTheStandardDesignThere) {
  EXPECT_EQ(advance_at({}), -100);
  EXPECT_EQ(advance_at({0, 0}), -100);
}

TEST_F(VariableKerning, ChangesWithTheAxes) {
  EXPECT_EQ(advance_at({16384, 0}), -60);
  EXPECT_EQ(advance_at({8192, 0}), -80);
  EXPECT_EQ(advance_at({-16384, 0}), -100);
  EXPECT_EQ(advance_at({0, -16384}), -93);
  EXPECT_EQ(advance_at({8192, -8192}), -76);  // 3.5 is 4
}

TEST_F(VariableKerning, HasNoneWhereTheIndexPointsNowhere) {
  EXPECT_EQ(advance_at({16384, 0}, words({0, 1, 0x8000})), -100);
  EXPECT_EQ(advance_at({16384, 0}, words({1, 0, 0x8000})), -100);
  EXPECT_EQ(advance_at({16384, 0}, words({0, 0, 3})), -100);  // for some sizes: a device table
  EXPECT_EQ(advance_at({16384, 0}, ""), -100);
}

}  // namespace
}  // namespace weft
