#include "render/layout/boxes/counter_styles.h"

#include <gtest/gtest.h>

#include <string>

namespace weft {
namespace {

class CounterStylesTest : public testing::Test {
 protected:
  std::string text(int32_t value, std::string_view name) {
    CounterStyles styles(rules_, arena_);
    return std::string(styles.text(value, ListStyleType::Named, name).value());
  }
  std::string marker(int32_t value, ListStyleType type, std::string_view name = {}) {
    TextStyle style;
    style.list_style_type = type;
    style.list_style_string = name;
    CounterStyles styles(rules_, arena_);
    return std::string(styles.marker(value, style).value());
  }
  Budget budget_;
  Arena arena_{budget_};
  std::span<const CounterStyleRule> rules_;
};

TEST_F(CounterStylesTest, WritesRomanNumbersWithinTheirRange) {
  EXPECT_EQ(text(4, "lower-roman"), "iv");
  EXPECT_EQ(text(1994, "upper-roman"), "MCMXCIV");
  EXPECT_EQ(text(3999, "lower-roman"), "mmmcmxcix");
  EXPECT_EQ(text(4000, "lower-roman"), "4000");
  EXPECT_EQ(text(0, "upper-roman"), "0");
}

TEST_F(CounterStylesTest, WritesLettersWithoutAZero) {
  EXPECT_EQ(text(1, "lower-alpha"), "a");
  EXPECT_EQ(text(27, "Upper-Latin"), "AA");
  EXPECT_EQ(text(703, "lower-alpha"), "aaa");
  EXPECT_EQ(text(18, "lower-greek"), "σ");
  EXPECT_EQ(text(25, "lower-greek"), "αα");
  EXPECT_EQ(text(-1, "lower-alpha"), "-1");
}

TEST_F(CounterStylesTest, WritesTheNumbersOfManyScripts) {
  EXPECT_EQ(text(7, "decimal-leading-zero"), "07");
  EXPECT_EQ(text(-7, "decimal-leading-zero"), "-7");
  EXPECT_EQ(text(-2147483647 - 1, "decimal"), "-2147483648");
  EXPECT_EQ(text(1999, "armenian"), "ՌՋՂԹ");
  EXPECT_EQ(text(19999, "georgian"), "ჵჰშჟთ");
  EXPECT_EQ(text(115, "hebrew"), "קטו");
  EXPECT_EQ(text(120, "arabic-indic"), "١٢٠");
  EXPECT_EQ(text(13, "cjk-earthly-branch"), "一三");
  EXPECT_EQ(text(6001, "japanese-informal"), "六千一");
  EXPECT_EQ(text(11, "simp-chinese-informal"), "十一");
  EXPECT_EQ(text(11, "simp-chinese-formal"), "壹拾壹");
  EXPECT_EQ(text(-1010, "trad-chinese-informal"), "負一千零一十");
  EXPECT_EQ(text(6001, "cjk-ideographic"), "六千零一");
  EXPECT_EQ(text(100, "ethiopic-numeric"), "፻");
  EXPECT_EQ(text(78010092, "ethiopic-numeric"), "፸፰፻፩፼፺፪");
  EXPECT_EQ(text(3, "square"), "■");
  EXPECT_EQ(text(3, "unheard-of"), "3");
}

TEST_F(CounterStylesTest, EndsMarkersWithTheirSuffix) {
  EXPECT_EQ(marker(3, ListStyleType::Decimal), "3. ");
  EXPECT_EQ(marker(3, ListStyleType::None), "");
  EXPECT_EQ(marker(3, ListStyleType::String, "- "), "- ");
  EXPECT_EQ(marker(3, ListStyleType::Named, "katakana"), "ウ、");
}

TEST_F(CounterStylesTest, ReadsRules) {
  const CounterStyleRule rules[] = {
      {"stars", "system: cyclic; symbols: '*' \\2020; suffix: ' '"},
      {"letters", "system: fixed 3; symbols: A B; fallback: roman"},
      {"roman", "system: extends lower-roman; prefix: '('; suffix: ')'"},
      {"signed", "system: numeric; symbols: '0' '1' '2'; negative: '<' '>'; pad: 3 '_'"},
      {"few", "system: additive; additive-symbols: 5 V, 1 I; range: 2 4, 8 infinite"},
      {"many", "symbols: x y"},
  };
  rules_ = rules;
  EXPECT_EQ(text(0, "stars"), "†");
  EXPECT_EQ(text(3, "stars"), "*");
  EXPECT_EQ(text(4, "letters"), "B");
  EXPECT_EQ(text(5, "letters"), "v");
  EXPECT_EQ(marker(4, ListStyleType::Named, "roman"), "(iv)");
  EXPECT_EQ(text(5, "signed"), "_12");
  EXPECT_EQ(text(-1, "signed"), "<1>");
  EXPECT_EQ(text(3, "few"), "III");
  EXPECT_EQ(text(5, "few"), "5");
  EXPECT_EQ(text(8, "few"), "VIII");
  EXPECT_EQ(text(4, "many"), "yy");
}

TEST_F(CounterStylesTest, TheLastRuleThatIsRightWins) {
  const CounterStyleRule rules[] = {
      {"a", "system: cyclic; symbols: x; fallback: a b; fallback: 'c'"},
      {"a", "system: numeric; symbols: x"},
      {"a", "system: extends decimal; symbols: x"},
      {"lower-roman", "system: extends upper-roman"},
      {"ring", "system: extends circle-of-names; fallback: ring"},
      {"circle-of-names", "system: extends ring; range: 1 1"},
  };
  rules_ = rules;
  EXPECT_EQ(text(1, "a"), "x");
  EXPECT_EQ(text(4, "lower-roman"), "IV");
  EXPECT_EQ(text(1, "ring"), "1");
  EXPECT_EQ(text(2, "ring"), "2");
}

TEST_F(CounterStylesTest, ReadsSymbols) {
  EXPECT_EQ(marker(3, ListStyleType::Named, "symbols(cyclic '*' '+')"), "* ");
  EXPECT_EQ(marker(3, ListStyleType::Named, "symbols('*' '+')"), "** ");
  EXPECT_EQ(marker(3, ListStyleType::Named, "symbols(alphabetic '*')"), "3. ");
}

TEST_F(CounterStylesTest, LongTextsAreLeftToTheFallback) {
  const CounterStyleRule rules[] = {{"long", "symbols: x; fallback: none-such"},
                                    {"padded", "system: extends decimal; pad: 2000000000 '0'"}};
  rules_ = rules;
  EXPECT_EQ(text(120, "long").size(), 120u);
  EXPECT_EQ(text(2000000000, "long"), "2000000000");
  EXPECT_EQ(text(7, "padded"), "7");
}

}  // namespace
}  // namespace weft
