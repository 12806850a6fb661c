// Whether a line may break between two pieces of content, by the boxes around them.
#include "render/layout/inline/line_breaking.h"
#include "tests/support/box_fixture.h"

namespace weft {
namespace {

/// "x" in one span and what follows in another, both in a paragraph.
class Breaks {
 public:
  Breaks() {
    first_.style = &first_style.computed;
    second_.style = &second_style.computed;
    paragraph_.style = &paragraph_style.computed;
    breaks_.common = &paragraph_;
  }
  /// Whether a break may come between `before` in the first span and `after` in the second.
  bool allowed(std::string_view before, char32_t after) {
    breaks_.candidate.valid = true;
    breaks_.previous = &first_;
    breaks_.previous_wraps = first_style.text.text_wrap == TextWrap::Wrap;
    for (const char c : before) breaks_.breaker.feed(static_cast<unsigned char>(c));
    return may_break_before(breaks_, after, second_, second_style.text);
  }
  bool allowed_at_start(char32_t after) {
    return may_break_before(breaks_, after, second_, second_style.text);
  }
  FreeStyle first_style, second_style, paragraph_style;

 private:
  Box first_, second_, paragraph_;
  LineBreaks breaks_;
};

TEST(LineBreaking, HasNoOpportunityBeforeAnyContent) {
  Breaks breaks;
  EXPECT_FALSE(breaks.allowed_at_start('a'));
}

TEST(LineBreaking, HasAnOpportunityAfterASpaceAndNoneInAWord) {
  Breaks spaced, word;
  EXPECT_TRUE(spaced.allowed("x ", 'a'));
  EXPECT_FALSE(word.allowed("x", 'a'));
}

TEST(LineBreaking, GoesByTheSpanOfTheSpaceThatVanishes) {
  Breaks breaks;
  breaks.first_style.text.text_wrap = TextWrap::NoWrap;
  EXPECT_FALSE(breaks.allowed("x ", 'a'));
}

TEST(LineBreaking, GoesByTheBoxAroundBothBetweenCharacters) {
  Breaks breaks, kept;
  breaks.first_style.text.text_wrap = breaks.second_style.text.text_wrap = TextWrap::NoWrap;
  EXPECT_TRUE(breaks.allowed("x-", 'a'));
  kept.paragraph_style.text.text_wrap = TextWrap::NoWrap;
  EXPECT_FALSE(kept.allowed("x-", 'a'));
}

}  // namespace
}  // namespace weft
