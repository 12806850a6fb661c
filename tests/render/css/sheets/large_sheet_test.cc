// The sheet of a 14 MB framework on a page of 600 elements: what it takes above an empty sheet, and
// that it is right.
#include <gtest/gtest.h>

#include "tests/support/generated_sheet.h"
#include "tests/support/loaded_styles.h"

namespace weft {
namespace {

constexpr size_t kElements = 600;

size_t count_of(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

Px extent(size_t class_number) {
  return Px::from_int(static_cast<int>(GeneratedSheet::extent_of(class_number)));
}

TEST(LargeSheet, HasTheSizeAndShapeOfTheLargestFramework) {
  const std::string css = GeneratedSheet().text();
  EXPECT_GE(css.size(), 14'000'000u);
  EXPECT_GE(count_of(css, "{\n  --weft-"), 23'000u);
  EXPECT_GE(count_of(css, "var(--"), 115'000u);
  EXPECT_GE(count_of(css, ":is(") + count_of(css, ":where(") + count_of(css, ":not("), 40'000u);
}

TEST(LargeSheet, TakesAtMost64KilobytesAboveAnEmptyOne) {
  const std::string page = GeneratedPage::text(kElements);
  LoadedStyles empty(page, {}), large(page, GeneratedSheet().text());
  ASSERT_EQ(empty.load(), Status::Ok);
  ASSERT_EQ(large.load(), Status::Ok);
  EXPECT_EQ(large.styles->statistics().rules_kept, GeneratedSheet::kUsed + 2);
  EXPECT_LE(large.page.budget.peak(), empty.page.budget.peak() + 64 * 1024);
}

TEST(LargeSheet, ReachesEveryElementAsItSays) {
  LoadedStyles loaded(GeneratedPage::text(kElements), GeneratedSheet().text());
  ASSERT_EQ(loaded.load(), Status::Ok);
  for (size_t e = 0; e < kElements; ++e) {
    const ComputedStyle &style = *loaded.page.by_id("e" + std::to_string(e))->style;
    EXPECT_EQ(style.box->width, Length::fixed(extent(GeneratedPage::wide(e)))) << e;
    EXPECT_EQ(style.box->height, Length::fixed(extent(GeneratedPage::tall(e)))) << e;
    EXPECT_EQ(style.box->box_sizing, BoxSizing::BorderBox) << e;
    EXPECT_EQ(style.surface->box_shadow.size(), 3u) << e;
    ASSERT_EQ(style.surface->background.size(), 2u) << e;
    EXPECT_TRUE(style.surface->background[1].image.url.starts_with("data:image/svg+xml")) << e;
  }
}

/// The rules of the page alone, and the same rules among many others.
TEST(LargeSheet, IsTheSameWhateverElseStandsInIt) {
  const std::string page = GeneratedPage::text(kElements);
  LoadedStyles alone(page, GeneratedSheet{GeneratedSheet::kUsed, 1, 2000}.text()),
      among(page, GeneratedSheet{2300, 23, 2000}.text());
  ASSERT_EQ(alone.load(), Status::Ok);
  ASSERT_EQ(among.load(), Status::Ok);
  for (size_t e = 0; e < kElements; ++e) {
    const std::string id = "e" + std::to_string(e);
    const ComputedStyle &one = *alone.page.by_id(id)->style, &other = *among.page.by_id(id)->style;
    EXPECT_EQ(one.box->width, other.box->width) << e;
    EXPECT_EQ(*one.text, *other.text) << e;
    EXPECT_EQ(one.box->height, other.box->height) << e;
  }
}

TEST(LargeSheet, GivesElementsThatLookAlikeOneStyleAndOneListOfMatches) {
  LoadedStyles loaded(GeneratedPage::text(kElements), GeneratedSheet().text());
  ASSERT_EQ(loaded.load(), Status::Ok);
  EXPECT_LE(loaded.styles->statistics().distinct_styles, 80u);
  const Element &first = *loaded.page.by_id("e1"), &same = *loaded.page.by_id("e61");
  EXPECT_EQ(first.style, same.style);
  EXPECT_EQ(first.matches, same.matches);
}

}  // namespace
}  // namespace weft
