#include "render/layout/inline/inline_text.h"

#include "tests/render/layout/inline_page.h"

namespace weft {
namespace {

class InlineTextTest : public testing::Test {
 protected:
  std::string shown(std::string_view text, uint32_t start = 0, uint32_t length = UINT32_MAX) {
    box_.kind = BoxKind::Text;
    box_.style = &style_.computed;
    box_.text = text;
    ArenaVector<char> result(arena_);
    const auto rest = static_cast<uint32_t>(text.size() - start);
    EXPECT_EQ(append_shown_text(box_.text, box_.text_style(), start, length < rest ? length : rest,
                                result),
              Status::Ok);
    return std::string(result.begin(), result.size());
  }
  Budget budget_;
  Arena arena_{budget_};
  FreeStyle style_;
  Box box_;
};

TEST_F(InlineTextTest, CollapsesRunsOfWhiteSpace) { EXPECT_EQ(shown("a \n\t b\n\nc"), "a b c"); }

TEST_F(InlineTextTest, ShowsARangeOfTheText) { EXPECT_EQ(shown("one  two", 2, 4), "e t"); }

TEST_F(InlineTextTest, KeepsLineEndsAsSpacesButBesideZeroWidthSpaces) {
  EXPECT_EQ(shown("日\n本 語"), "日 本 語");
  EXPECT_EQ(shown("a\n\u200Bb"), "a\u200Bb");
}

TEST_F(InlineTextTest, KeepsPreservedSpaces) {
  style_.text.white_space_collapse = WhiteSpaceCollapse::Preserve;
  EXPECT_EQ(shown("a  b"), "a  b");
}

TEST_F(InlineTextTest, MapsToUpperCase) {
  style_.text.text_transform = TextTransform::Uppercase;
  EXPECT_EQ(shown("straße éÿ ωδ жя"), "STRASSE ÉŸ ΩΔ ЖЯ");
}

TEST_F(InlineTextTest, MapsToLowerCaseWithFinalSigma) {
  style_.text.text_transform = TextTransform::Lowercase;
  EXPECT_EQ(shown("ABC ÀĐ ΣΟΦΟΣ Ж"), "abc àđ σοφος ж");
}

TEST_F(InlineTextTest, CapitalizesWords) {
  style_.text.text_transform = TextTransform::Capitalize;
  EXPECT_EQ(shown("hello wor-ld it's 3rd (éa"), "Hello Wor-Ld It's 3rd (Éa");
  EXPECT_EQ(shown("hello", 2), "llo");
}

TEST_F(InlineTextTest, MapsOneCharacterToSeveral) {
  style_.text.text_transform = TextTransform::Uppercase;
  EXPECT_EQ(shown("ﬃ և ŉ ᾳ 𐐨"), "FFI ԵՒ ʼN ΑΙ 𐐀");
  style_.text.text_transform = TextTransform::Capitalize;
  EXPECT_EQ(shown("ﬁn ǆ ßa ა ᾳ"), "ﬁn ǅ ßa ა ᾼ");
  style_.text.text_transform = TextTransform::Lowercase;
  EXPECT_EQ(shown("İ Ꭰ 𐐀"), "i̇ ꭰ 𐐨");
}

TEST_F(InlineTextTest, MapsCaseAsTheLanguageDoes) {
  style_.text.text_transform = TextTransform::Lowercase;
  style_.text.case_language = CaseLanguage::Turkic;
  EXPECT_EQ(shown("İ I I\u0307"), "i ı i");
  style_.text.case_language = CaseLanguage::Lithuanian;
  EXPECT_EQ(shown("Ì J\u0301 I"), "i\u0307\u0300 j\u0307\u0301 i");
  style_.text.text_transform = TextTransform::Uppercase;
  EXPECT_EQ(shown("i\u0307"), "I");
  style_.text.case_language = CaseLanguage::Turkic;
  EXPECT_EQ(shown("iı"), "İI");
  style_.text.case_language = CaseLanguage::Greek;
  EXPECT_EQ(shown("άϊ"), "ΑΪ");
}

}  // namespace
}  // namespace weft
