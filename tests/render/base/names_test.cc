#include "render/base/names.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(Names, AreTheSameWhenTheirLettersAndDigitsAre) {
  for (const char* spelling : {"epd7in5-v2", "EPD_7IN5_V2", "epd7in5_V2", "epd 7in5.v2",
                               " epd7in5v2 ", "(epd) \"7in5\" / v2"})
    EXPECT_TRUE(same_name("epd7in5-v2", spelling)) << spelling;
  for (const char* other : {"", "epd7in5", "epd7in5-v", "epd7in5-v21", "epd7in5-v3", "-"})
    EXPECT_FALSE(same_name("epd7in5-v2", other)) << other;
  EXPECT_FALSE(same_name("rot", "rot\xc3\xa9"));
}

TEST(Names, WithoutLettersAreNone) {
  EXPECT_FALSE(same_name("", ""));
  EXPECT_FALSE(same_name("-", "_"));
  EXPECT_FALSE(lists_name("", ""));
  EXPECT_FALSE(lists_name("a b", " "));
}

TEST(Names, OfAListAreFoundWhole) {
  EXPECT_TRUE(lists_name("first second-2 third", "first"));
  EXPECT_TRUE(lists_name("first second-2 third", "SECOND_2"));
  EXPECT_TRUE(lists_name("first second-2 third", "third"));
  EXPECT_FALSE(lists_name("first second-2 third", "second"));
  EXPECT_FALSE(lists_name("first second-2 third", "2 third"));
}

}  // namespace
}  // namespace weft
