#include "render/layout/inline/line_break.h"

#include <gtest/gtest.h>

#include <string>

#include "render/base/utf8.h"

namespace weft {
namespace {

/// `text` with "|" at each opportunity.
std::string broken(std::string_view text, WordBreak word_break = WordBreak::Normal) {
  LineBreaker breaker;
  std::string result;
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t c = next_code_point(text);
    if (breaker.allows_break_before(c, word_break)) result += '|';
    breaker.feed(c);
    result += before.substr(0, before.size() - text.size());
  }
  return result;
}

TEST(LineBreak, BreaksAfterSpacesOnlyBetweenWords) {
  EXPECT_EQ(broken("one two  three"), "one |two  |three");
}

TEST(LineBreak, BreaksAfterHyphensButKeepsMinusSignsWithTheirNumbers) {
  EXPECT_EQ(broken("well-known a-1 -5 (-5)"), "well-|known |a-|1 |-5 |(-5)");
}

TEST(LineBreak, BreaksNeitherAtSlashesNorInsideNumbers) {
  EXPECT_EQ(broken("and/or 1,234.50 $5 10% a.b 12:30"), "and/or |1,234.50 |$5 |10% |a.b |12:30");
}

TEST(LineBreak, BreaksAddressesAfterQuestionMarks) {
  EXPECT_EQ(broken("http://a.b/c?d=e&f"), "http://a.b/c?|d=e&f");
}

TEST(LineBreak, BreaksBeforeOpeningBracketsAfterOtherPunctuation) {
  EXPECT_EQ(broken("a.</b>(c),(d)[e]"), "a.|</b>|(c),|(d)|[e]");
  EXPECT_EQ(broken("a(b[0]{1})"), "a(b[0]|{1})");
  EXPECT_EQ(broken("$(a)/[b]_<c>'(d)@{e"), "$(a)/[b]_<c>'(d)@{e");
  EXPECT_EQ(broken("--a -- a-\"b\" a-$1 a|b"), "-|-|a |-|- |a-|\"b\" |a-$1 |a|b");
}

TEST(LineBreak, NeverBreaksAtNoBreakSpacesAndJoiners) {
  EXPECT_EQ(broken("a\u00A0b a\u2060b a\u2011b a\u202Fb"),
            "a\u00A0b |a\u2060b |a\u2011b |a\u202Fb");
}

TEST(LineBreak, BreaksAtZeroWidthSpacesSoftHyphensAndDashes) {
  EXPECT_EQ(broken("a\u200Bb a\u00ADb a\u2014b a\u2013b"),
            "a\u200B|b |a\u00AD|b |a|\u2014|b |a\u2013|b");
}

TEST(LineBreak, KeepsPunctuationWithItsWords) {
  EXPECT_EQ(broken("(a) [b] \"c\" “d” e! f…"), "(a) |[b] |\"c\" |“d” |e! |f…");
}

TEST(LineBreak, BreaksBetweenIdeographsByKinsoku) {
  EXPECT_EQ(broken("日本語。「東京」きゃ"), "日|本|語。|「東|京」|きゃ");
}

TEST(LineBreak, BreaksAroundIdeographsBesideLatin) { EXPECT_EQ(broken("a日b"), "a|日|b"); }

TEST(LineBreak, KeepsCombiningMarksAndEmojiSequencesTogether) {
  EXPECT_EQ(broken("日\u0301本👍🏽👩\u200D👧"), "日\u0301|本|👍🏽|👩\u200D👧");
}

TEST(LineBreak, KeepsFlagsWhole) { EXPECT_EQ(broken("🇩🇪🇫🇷"), "🇩🇪|🇫🇷"); }

TEST(LineBreak, BreaksBetweenLettersUnderBreakAll) {
  EXPECT_EQ(broken("ab1.", WordBreak::BreakAll), "a|b|1.");
}

TEST(LineBreak, KeepsIdeographsUnderKeepAll) {
  EXPECT_EQ(broken("日本 語", WordBreak::KeepAll), "日本 |語");
}

TEST(LineBreak, BreaksBeforeAndAfterAtomicInlines) {
  EXPECT_EQ(broken("a\uFFFCb\uFFFC\uFFFC. \u00A0\uFFFC"),
            "a|\uFFFC|b|\uFFFC|\uFFFC|. |\u00A0|\uFFFC");
}

TEST(LineBreak, KnowsPunctuationAndDigitsOfManyScripts) {
  EXPECT_EQ(broken("中༺中༻中"), "中|༺中༻|中");  // Tibetan brackets
  EXPECT_EQ(broken("中︗中"), "中|︗中");       // an opening one of vertical text
  EXPECT_EQ(broken("中᠆中"), "中|᠆中");         // the soft hyphen of Mongolian
  EXPECT_EQ(broken("߀߁ a"), "߀߁ |a");           // digits of N'Ko
}

}  // namespace
}  // namespace weft
