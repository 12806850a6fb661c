#include "fonts/shaping/shape.h"

#include <cmath>

#include "tests/fonts/font_fixture.h"

namespace weft {
namespace {

TEST(Shape, KernsPairsByGpos) {
  OpenFonts fonts;
  ShapeOptions plain;
  plain.kerning = false;
  const double kerned = width(shaped(fonts, Query("DejaVu Sans", 100), "AV"));
  const double unkerned = width(shaped(fonts, Query("DejaVu Sans", 100), "AV", plain));
  EXPECT_NEAR(unkerned, 2 * 1401.0 / 2048 * 100, 0.05);
  EXPECT_LT(kerned, unkerned - 4);
}

TEST(Shape, FormsLigaturesUnlessLettersAreSpaced) {
  OpenFonts fonts;
  EXPECT_EQ(shaped(fonts, Query("DejaVu Sans"), "fin").size(), 2u);
  EXPECT_EQ(shaped(fonts, Query("DejaVu Sans"), "fin")[1].cluster, 2u);
  ShapeOptions spaced;
  spaced.letter_spacing = Px::from_int(2);
  EXPECT_EQ(shaped(fonts, Query("DejaVu Sans"), "fin", spaced).size(), 3u);
}

TEST(Shape, AddsLetterAndWordSpacing) {
  OpenFonts fonts;
  ShapeOptions options;
  options.letter_spacing = Px::from_int(3);
  options.word_spacing = Px::from_int(10);
  const double plain = width(shaped(fonts, Query("DejaVu Sans"), "o o\xC2\xA0o"));
  EXPECT_NEAR(width(shaped(fonts, Query("DejaVu Sans"), "o o\xC2\xA0o", options)),
              plain + 5 * 3 + 2 * 10, 0.05);
}

TEST(Shape, KeepsTheSumOfAdvancesExactOverALongRun) {
  OpenFonts fonts;
  const std::string text(1000, 'a');
  EXPECT_NEAR(width(shaped(fonts, Query("DejaVu Sans", 16.16), text)),
              1255.0 / 2048 * (1034 / 64.0) * 1000, 0.02);
}

TEST(Shape, GivesNoGlyphToInvisibleCharacters) {
  OpenFonts fonts;
  EXPECT_EQ(shaped(fonts, Query("DejaVu Sans"), "a\xE2\x80\x8D\xC2\xAD\xEF\xB8\x8F\n\t\xEF\xBB\xBF")
                .size(),
            1u);
}

TEST(Shape, TakesMissingCharactersFromAnotherFont) {
  OpenFonts fonts;
  const auto glyphs = shaped(fonts, Query("DejaVu Sans Mono", 16), "a\xE2\x9C\x88\xF0\x9D\x94\xB8");
  ASSERT_EQ(glyphs.size(), 3u);
  EXPECT_NE(glyphs[2].font, glyphs[0].font);  // U+1D538 is in DejaVu Sans only
  EXPECT_NE(glyphs[2].glyph, 0);
  EXPECT_EQ(glyphs[2].cluster, 4u);
}

TEST(Shape, ShowsNotdefOfTheFirstFontForWhatNoFontHas) {
  OpenFonts fonts;
  const auto glyphs = shaped(fonts, Query("DejaVu Sans"), "a\xF0\xBF\xBF\xBD");
  ASSERT_EQ(glyphs.size(), 2u);
  EXPECT_EQ(glyphs[1].glyph, 0);
  EXPECT_EQ(glyphs[1].font, glyphs[0].font);
}

TEST(Shape, JoinsCombiningMarksToTheClusterBefore) {
  OpenFonts fonts;
  const auto glyphs = shaped(fonts, Query("DejaVu Sans"), "xa\xCC\x80y");
  ASSERT_EQ(glyphs.size(), 4u);
  EXPECT_EQ(glyphs[2].cluster, 1u);
}

TEST(Shape, DrawsAWideMarkBackOverItsLetter) {
  OpenFonts fonts;
  const auto glyphs = shaped(fonts, Query("DejaVu Sans Mono"), "a\xCC\x80");
  ASSERT_EQ(glyphs.size(), 2u);
  EXPECT_EQ(glyphs[1].advance, Px());
  EXPECT_EQ(glyphs[1].offset_x, -glyphs[0].advance);
}

TEST(Shape, StandsMarksWhereTheFontHasThem) {
  OpenFonts fonts;
  const auto units = [](Px px) { return std::round(px.to_double() / 100 * 2048); };
  // By the anchors of DejaVu Sans: a capital lifts its mark, and a mark the one on it.
  const auto capital = shaped(fonts, Query("DejaVu Sans", 100), "A\u0302\u0301");
  ASSERT_EQ(capital.size(), 3u);
  EXPECT_NEAR(units(capital[0].advance + capital[1].offset_x), 1212, 1);
  EXPECT_NEAR(units(capital[1].offset_y), 373, 1);
  EXPECT_NEAR(units(capital[0].advance + capital[2].offset_x), 1212, 1);
  EXPECT_NEAR(units(capital[2].offset_y), 373 + 493, 1);
  EXPECT_EQ(capital[1].advance + capital[2].advance, Px());
  // Below, on the letter; a mark above is not on that one.
  const auto below = shaped(fonts, Query("DejaVu Sans", 100), "q\u0323\u0301");
  EXPECT_NEAR(units(below[1].offset_y), -429, 1);
  EXPECT_NEAR(units(below[2].offset_y), 0, 1);
}

TEST(Shape, SetsSmallCapitalsAtSevenTenths) {
  OpenFonts fonts;
  ShapeOptions options;
  options.variants.caps = FontCaps::SmallCaps;
  const auto glyphs = shaped(fonts, Query("DejaVu Sans", 20), "Aa", options);
  EXPECT_EQ(glyphs[0].glyph, glyphs[1].glyph);
  EXPECT_EQ(glyphs[1].font->size(), Px::from_int(14));
}

TEST(Shape, AdvancesConfPixelByHalvesOfPixels) {
  if (corpus("").empty()) GTEST_SKIP();
  OpenFonts fonts(corpus("conformance/fonts"));
  EXPECT_EQ(shaped(fonts, Query("Conf Pixel", 17), "a")[0].advance, Px::from_double(8.5));
  EXPECT_EQ(fonts->find(Query("Conf Pixel", 16)).value()->metrics().ascent, Px::from_int(12));
}

TEST(Shape, AdvancesJostAsChromiumDoes) {
  if (corpus("").empty()) GTEST_SKIP();
  OpenFonts fonts(corpus("dashboards/inkypi-rss"));
  EXPECT_NEAR(width(shaped(fonts, Query("Jost", 26.16), "a")), 12.59, 0.02);
}

TEST(Shape, MovesAVariableFaceToTheWeightAskedFor) {
  if (corpus("").empty()) GTEST_SKIP();
  OpenFonts fonts(corpus("dashboards/lp-weather/fonts"));
  const double thin = width(shaped(fonts, Query("Inter", 40, 100), "weight"));
  const double regular = width(shaped(fonts, Query("Inter", 40, 400), "weight"));
  const double bold = width(shaped(fonts, Query("Inter", 40, 700), "weight"));
  EXPECT_LT(thin, regular);
  EXPECT_LT(regular, bold);
  EXPECT_LT(fonts.budget.peak(), 100u * 1024);
}

TEST(Shape, KeepsAVariablePageFaceWithinItsDeclaredWeights) {
  if (corpus("").empty()) GTEST_SKIP();
  OpenFonts fonts;
  OneFontResources resources(file_bytes(corpus("dashboards/lp-weather/fonts/Inter.ttf")));
  const std::string_view url = "http://a/x.ttf";
  FontFaceRule rule;
  rule.family = "Web";
  rule.urls = {&url, 1};
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  EXPECT_EQ(width(shaped(fonts, Query("Web", 40, 900), "wm")),
            width(shaped(fonts, Query("Web", 40, 400), "wm")));
}

TEST(Shape, ReadsWoffAndCff) {
  if (corpus("").empty()) GTEST_SKIP();
  for (const char* path : {"dashboards/maginkdash/font/weathericons-regular-webfont.woff",
                           "dashboards/portal-calendar/fonts/d-din/D-DINCondensed.otf"}) {
    OpenFonts fonts;
    OneFontResources resources(file_bytes(corpus(path)));
    const std::string_view url = "http://a/x";
    FontFaceRule rule;
    rule.family = "Web";
    rule.urls = {&url, 1};
    ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
    EXPECT_TRUE(fonts->find(Query("Web")).ok());
    EXPECT_TRUE(fonts.notes.sentences.empty());
  }
}

TEST(Shape, MatchesOddFamilyNames) {
  if (corpus("").empty()) GTEST_SKIP();
  OpenFonts fonts(corpus("conformance/fonts"));
  const Font* fallback = fonts->find(Query("No Such Family")).value();
  for (std::string_view name :
       {"Ahem", "Ahem!", "12px CSSTest FamilyName Funky", "csstest weights full"})
    EXPECT_NE(fonts->find(Query(name)).value(), fallback) << name;
}

TEST(Shape, JoinsArabicLetters) {
  OpenFonts fonts;
  const Query query("DejaVu Sans");
  const auto alone = shaped(fonts, query, "ب"), three = shaped(fonts, query, "ببب");
  ASSERT_EQ(three.size(), 3u);
  EXPECT_NE(three[0].glyph, alone[0].glyph);  // initial, medial, final
  EXPECT_NE(three[1].glyph, three[0].glyph);
  EXPECT_NE(three[2].glyph, three[1].glyph);
  EXPECT_NE(three[2].glyph, alone[0].glyph);
  // A letter that joins only what is before it, and one that nothing joins.
  EXPECT_EQ(shaped(fonts, query, "دب")[1].glyph, alone[0].glyph);
  EXPECT_EQ(shaped(fonts, query, "ب\u200Cب")[1].glyph, alone[0].glyph);
  EXPECT_EQ(shaped(fonts, query, "ب\u200D")[0].glyph, three[0].glyph);
  EXPECT_EQ(shaped(fonts, query, "ب\u064Eب")[0].glyph, three[0].glyph);
  EXPECT_EQ(shaped(fonts, query, "لا").size(), 1u);
}

TEST(Shape, JoinsLettersBesideTheText) {
  OpenFonts fonts;
  const Query query("DejaVu Sans");
  const auto three = shaped(fonts, query, "ببب");
  ShapeOptions options;
  options.before = U'ب';
  EXPECT_EQ(shaped(fonts, query, "ب", options)[0].glyph, three[2].glyph);
  options.after = U'ب';
  EXPECT_EQ(shaped(fonts, query, "ب", options)[0].glyph, three[1].glyph);
  options.after = U'x';
  EXPECT_EQ(shaped(fonts, query, "ب", options)[0].glyph, three[2].glyph);
}

TEST(Shape, GivesRightToLeftTextFromTheLeft) {
  OpenFonts fonts;
  ShapeOptions options;
  options.right_to_left = true;
  const auto glyphs = shaped(fonts, Query("DejaVu Sans"), "ab\u0301c", options);
  ASSERT_EQ(glyphs.size(), 4u);
  EXPECT_EQ(glyphs[0].cluster, 4u);
  EXPECT_EQ(glyphs[1].cluster, 1u);
  EXPECT_NE(glyphs[1].advance, Px());  // the mark comes after its letter
  EXPECT_EQ(glyphs[2].cluster, 1u);
  EXPECT_EQ(glyphs[3].cluster, 0u);
}

}  // namespace
}  // namespace weft
