// An+B and the characters of selectors.
#include "render/css/selectors/an_plus_b.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

class SelectorText : public ::testing::Test {
 protected:
  SelectorReader reader(std::string_view text) { return SelectorReader(text, scratch_); }

  Budget budget_;
  Scratch scratch_{budget_};
};

TEST_F(SelectorText, AStepAndAnOffsetMayBeWrittenInManyWays) {
  struct Case {
    std::string_view text;
    int32_t step, offset;
  };
  constexpr Case kCases[] = {
      {"odd", 2, 1},
      {"EVEN", 2, 0},
      {"5", 0, 5},
      {"-5", 0, -5},
      {"n", 1, 0},
      {"-n+3", -1, 3},
      {"2n+1", 2, 1},
      {"2N-1", 2, -1},
      {"+3n", 3, 0},
      {"2n + 1", 2, 1},
      {"2n- 1", 2, -1},
      {"0n+4", 0, 4},
      {"999999999999", 0, 100000000},
  };
  for (const Case& row : kCases) {
    SelectorReader text = reader(row.text);
    NthTest test;
    EXPECT_EQ(parse_an_plus_b(text, test), Status::Ok) << row.text;
    EXPECT_EQ(test.step, row.step) << row.text;
    EXPECT_EQ(test.offset, row.offset) << row.text;
    EXPECT_TRUE(text.at_end()) << row.text;
  }
}

TEST_F(SelectorText, WhatIsNoStepAndNoOffsetIsRefused) {
  for (const std::string_view wrong : {"", "x", "+", "2n+", "2nx", "2n3", "--n", "2n + x"}) {
    SelectorReader text = reader(wrong);
    NthTest test;
    EXPECT_EQ(parse_an_plus_b(text, test), Status::Corrupt) << wrong;
  }
}

TEST_F(SelectorText, ABlankBehindTheStepIsLeftWhereNoOffsetFollows) {
  SelectorReader text = reader("2n of p");
  NthTest test;
  ASSERT_EQ(parse_an_plus_b(text, test), Status::Ok);
  EXPECT_EQ(text.rest(), " of p");
}

TEST_F(SelectorText, NamesAndStringsAreReadWithoutTheirEscapes) {
  SelectorReader text = reader("a\\62 c 'x\\'y\\\nz' rest");
  EXPECT_EQ(text.name().value(), "abc");
  EXPECT_TRUE(text.skip_blanks());
  ASSERT_TRUE(text.at_string());
  EXPECT_EQ(text.string().value(), "x'yz");
  EXPECT_EQ(text.rest(), " rest");
}

TEST_F(SelectorText, AStringDoesNotGoOverTheEndOfALine) {
  EXPECT_EQ(reader("'a\nb'").string().status(), Status::Corrupt);
}

TEST_F(SelectorText, AnItemEndsAtItsCommaAndNotAtThoseInBrackets) {
  SelectorReader text = reader(":is(a, b)[c=','] \\, d, e");
  ASSERT_EQ(text.skip_item(), Status::Ok);
  EXPECT_EQ(text.rest(), ", e");
}

TEST_F(SelectorText, CommentsAreNoBlanks) {
  SelectorReader text = reader("/**//**/a");
  EXPECT_FALSE(text.skip_blanks());
  EXPECT_EQ(text.peek(), 'a');
}

}  // namespace
}  // namespace weft
