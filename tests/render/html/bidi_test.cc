#include "render/html/bidi.h"

#include <gtest/gtest.h>

#include <string>

#include "render/base/utf8.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

/// The level of each character of `text`, as digits.
std::string levels(std::string_view text, uint8_t base) {
  Budget budget;
  Arena arena(budget);
  ArenaVector<BidiUnit> units(arena);
  while (!text.empty()) EXPECT_EQ(units.push(bidi_unit(next_code_point(text))), Status::Ok);
  BidiResolver resolver(arena);
  EXPECT_EQ(resolver.resolve(units.span(), base), Status::Ok);
  std::string result;
  for (const BidiUnit& unit : units) result += static_cast<char>('0' + unit.level);
  return result;
}

TEST(Bidi, GivesStrongCharactersTheirDirection) {
  EXPECT_EQ(levels("ab אב", 0), "00011");
  EXPECT_EQ(levels("ab אב", 1), "22111");
}

TEST(Bidi, PutsNeutralsBetweenEqualsWithThem) {
  EXPECT_EQ(levels("א, ב c", 0), "111100");
  EXPECT_EQ(levels("a, b!", 1), "22221");
}

TEST(Bidi, KeepsNumbersLeftToRight) {
  EXPECT_EQ(levels("א 12.5% ב", 0), "112222211");
  EXPECT_EQ(levels("a 12", 0), "0000");
  EXPECT_EQ(levels("ع12", 0), "122");
}

TEST(Bidi, ObeysOverridesAndEmbeddings) {
  EXPECT_EQ(levels("\u202Eab\u202Cc", 0).substr(1, 2), "11");
  EXPECT_EQ(levels("\u202Bab\u202Cc", 0).substr(1, 2), "22");
  EXPECT_EQ(levels("a \u202Bb\u202C c", 1), "2114412");
}

TEST(Bidi, IsolatesWhatIsBetweenFromWhatIsAround) {
  EXPECT_EQ(levels("א\u2067a\u2069ב", 0), "11211");
  EXPECT_EQ(levels("a\u2068א\u2069b", 0), "00100");
}

TEST(Bidi, BoundsTheDepthOfEmbeddings) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "\u202B\u2067";
  EXPECT_LE(levels(text + "a", 0).back() - '0', 126);
}

TEST(Bidi, GivesPairedBracketsTheDirectionAroundOrWithin) {
  // What is around is found inside.
  EXPECT_EQ(levels("a (ב) c", 0), "0001000");
  EXPECT_EQ(levels("א (b ג) d", 1), "111211112");
  // Only the opposite is inside: as before the bracket.
  EXPECT_EQ(levels("b (c) א", 1), "2222211");
  EXPECT_EQ(levels("א (c) b", 1), "1112112");
  EXPECT_EQ(levels("א [2] b", 0), "1112100");
  // Without letters inside they are neutral.
  EXPECT_EQ(levels("א (+) b", 0), "1000000");
}

TEST(Bidi, FindsBracketsThatEncloseBrackets) {
  EXPECT_EQ(levels("ab(אב[גד]d)ה", 0), "000111111001");
  // One that does not match closes nothing.
  EXPECT_EQ(levels("א(b]c) d", 1), "11222112");
  EXPECT_EQ(levels("b\u2329c\u3009 א", 1), "222211");
  const std::string deep(200, '('), shut(200, ')');
  EXPECT_EQ(levels(deep + "א" + shut, 0), std::string(200, '0') + "1" + std::string(200, '0'));
}

TEST(Bidi, LooksAtBracketsOnceForEachLevelOfThem) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "(א)";
  EXPECT_EQ(levels("a[" + text + "]", 0).size(), 60003u);
}

TEST(Bidi, MirrorsBrackets) {
  EXPECT_EQ(mirrored('('), U')');
  EXPECT_EQ(mirrored(0x300D), char32_t{0x300C});
  EXPECT_EQ(mirrored('a'), U'a');
}

}  // namespace
}  // namespace weft
