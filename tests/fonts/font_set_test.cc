#include "fonts/font_set.h"

#include <algorithm>
#include <deque>
#include <numeric>

#include "tests/fonts/font_fixture.h"
#include "tests/fonts/packed_font.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

const Font& find(OpenFonts& fonts, const FontQuery& query) {
  auto font = fonts->find(query);
  EXPECT_TRUE(font.ok());
  return *font.value();
}

TEST(FontSet, RoundsAscentAndDescentToWholePixels) {
  OpenFonts fonts;
  const FontMetrics& metrics = find(fonts, Query("DejaVu Sans")).metrics();
  EXPECT_EQ(metrics.ascent, Px::from_int(15));  // 0.928 * 16 = 14.85
  EXPECT_EQ(metrics.descent, Px::from_int(4));  // 0.236 * 16 = 3.77
  EXPECT_EQ(metrics.line_gap, Px());
  EXPECT_NEAR(metrics.x_height.to_double(), 1120.0 / 2048 * 16, 0.02);
  EXPECT_NEAR(metrics.zero_advance.to_double(), 1303.0 / 2048 * 16, 0.02);
  EXPECT_NEAR(metrics.space_advance.to_double(), 651.0 / 2048 * 16, 0.02);
  EXPECT_GT(metrics.underline_position, Px());
  EXPECT_GT(metrics.underline_thickness, Px());
}

TEST(FontSet, FindsFamiliesWithoutCaseAndFallsThroughToTheDefault) {
  OpenFonts fonts;
  EXPECT_EQ(&find(fonts, Query("dejavu SANS")), &find(fonts, Query("DejaVu Sans")));
  EXPECT_EQ(&find(fonts, Query("Helvetica")), &find(fonts, Query("DejaVu Serif")));
  EXPECT_NE(&find(fonts, Query("DejaVu Sans")), &find(fonts, Query("DejaVu Serif")));
}

TEST(FontSet, ServesGenericFamiliesByDejaVu) {
  OpenFonts fonts;
  Query sans(""), mono("");
  sans.family.generic = GenericFamily::SansSerif;
  mono.family.generic = GenericFamily::Monospace;
  EXPECT_EQ(&find(fonts, sans), &find(fonts, Query("DejaVu Sans")));
  EXPECT_EQ(&find(fonts, mono), &find(fonts, Query("DejaVu Sans Mono")));
}

TEST(FontSet, FindsTheSystemsFontsWhenNoDirectoryIsGiven) {
  Budget budget;
  RecordingNotes notes;
  auto set = FontSet::create(budget, notes, {});
  ASSERT_TRUE(set.ok());
  ASSERT_TRUE(set.value()->find(Query("Arial")).ok());
  EXPECT_LT(budget.peak(), 100u * 1024);
}

/// A set over font files of DejaVu that lie in memory, and over a directory that is not there.
class FontsInMemory : public testing::Test {
 protected:
  Owned<FontSet> fonts(const std::vector<std::string>& names, const GenericFonts& generic = {}) {
    std::vector<FontSource> sources = {{.directory = "/nonexistent"}};
    for (const std::string& name : names)
      sources.push_back({.bytes = files_.emplace_back(file_bytes(kDejaVu + ("/" + name)))});
    return std::move(
        FontSet::create(budget_, notes_, {.sources = sources, .generic = generic}).value());
  }

  Budget budget_;
  RecordingNotes notes_;
  std::deque<std::vector<uint8_t>> files_;
};

TEST_F(FontsInMemory, AreFoundByNameAndReadInPlace) {
  const auto set = fonts({"DejaVuSans.ttf", "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"});
  const auto sans = set->find(Query("DejaVu Sans")), mono = set->find(Query("DejaVu Sans Mono")),
             bold = set->find(Query("DejaVu Sans Mono", 16, 700));
  EXPECT_NE(sans.value(), mono.value());
  EXPECT_NE(mono.value(), bold.value());
  OpenFonts directory;
  EXPECT_EQ(mono.value()->metrics().zero_advance,
            find(directory, Query("DejaVu Sans Mono")).metrics().zero_advance);
  set->remove_page_faces();
  EXPECT_TRUE(set->find(Query("DejaVu Sans")).ok());
  EXPECT_LT(budget_.peak(), 100u * 1024) << "300 to 750 KB of files";
}

TEST_F(FontsInMemory, HelpOutWithCharactersAndAsTheDefault) {
  const auto set = fonts({"DejaVuSansMono-Bold.ttf", "DejaVuSansMono.ttf"});
  const Font* fallback = set->find(Query("Helvetica")).value();
  EXPECT_EQ(fallback, set->find(Query("DejaVu Sans Mono")).value()) << "the regular one";
  Arena arena(budget_);
  ArenaVector<ShapedGlyph> glyphs(arena);
  ASSERT_EQ(set->shape(Query("Helvetica"), "\xE2\x86\x97\xE4\xB8\x80", {}, glyphs), Status::Ok);
  ASSERT_EQ(glyphs.size(), 2u);
  EXPECT_NE(glyphs[0].glyph, 0) << "an arrow";
  EXPECT_EQ(glyphs[1].glyph, 0) << "an ideograph, which no file has";
}

TEST_F(FontsInMemory, AreNotedWhenTheyAreBroken) {
  const auto set = fonts({"DejaVuSans.ttf", "DejaVuSerif.ttf"});
  std::vector<uint8_t>& sans = files_[0];
  const uint8_t kHead[] = {'h', 'e', 'a', 'd'};
  const auto head = std::search(sans.begin(), sans.end(), std::begin(kHead), std::end(kHead));
  *head = 'x';
  EXPECT_EQ(set->find(Query("DejaVu Sans")).value(), set->find(Query("DejaVu Serif")).value());
  EXPECT_TRUE(notes_.has("font file in memory is not used: it is broken"));
}

TEST_F(FontsInMemory, ServeTheGenericFamiliesThatTheProgramWantsThemFor) {
  const auto generic = [](FontSet& set, GenericFamily family) {
    Query query("");
    query.family.generic = family;
    return set.find(query).value();
  };
  const std::vector<std::string> files = {"DejaVuSans.ttf", "DejaVuSerif.ttf",
                                          "DejaVuSansMono.ttf"};
  const auto set = fonts(files, {.serif = "dejavu sans mono", .monospace = "Not There"});
  EXPECT_EQ(generic(*set, GenericFamily::Serif), set->find(Query("DejaVu Sans Mono")).value());
  EXPECT_EQ(generic(*set, GenericFamily::Fantasy), set->find(Query("DejaVu Sans Mono")).value());
  EXPECT_EQ(set->find(Query("Helvetica")).value(), set->find(Query("DejaVu Sans Mono")).value());
  EXPECT_EQ(generic(*set, GenericFamily::SansSerif), set->find(Query("DejaVu Sans")).value());
  EXPECT_EQ(generic(*set, GenericFamily::Monospace), set->find(Query("DejaVu Sans Mono")).value());
  EXPECT_EQ(generic(*set, GenericFamily::Monospace), set->find(Query("DejaVu Sans Mono")).value());
  EXPECT_EQ(notes_.sentences,
            std::vector<std::string>{
                "the family that was named for monospace is not there: DejaVu Sans Mono is used"});
  set->remove_page_faces();
  EXPECT_EQ(generic(*set, GenericFamily::Serif), set->find(Query("DejaVu Sans Mono")).value());
}

TEST(FontSet, HasNoFontWhenTheDirectoryHasNone) {
  OpenFonts fonts("/nonexistent");
  EXPECT_EQ(fonts->find(Query("DejaVu Sans")).status(), Status::NotFound);
}

TEST(FontSet, TakesTheBoldFileForBoldText) {
  OpenFonts fonts;
  const double regular = width(shaped(fonts, Query("DejaVu Sans"), "weight"));
  EXPECT_GT(width(shaped(fonts, Query("DejaVu Sans", 16, 700), "weight")), regular * 1.05);
}

TEST(FontSet, UsesAPagesFaceBeforeFilesAndForgetsItWithThePage) {
  OpenFonts fonts;
  OneFontResources resources(file_bytes(std::string(kDejaVu) + "/DejaVuSansMono.ttf"));
  const std::string_view urls[] = {"http://a/x.woff2", "http://a/x.ttf"};
  FontFaceRule rule;
  rule.family = "dejavu sans";
  rule.urls = urls;
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  EXPECT_EQ(resources.maps, 0);
  EXPECT_EQ(width(shaped(fonts, Query("DejaVu Sans"), "i")),
            width(shaped(fonts, Query("DejaVu Sans"), "W")));
  EXPECT_TRUE(fonts.notes.has("x.woff2"));
  fonts->remove_page_faces();
  EXPECT_LT(width(shaped(fonts, Query("DejaVu Sans"), "i")),
            width(shaped(fonts, Query("DejaVu Sans"), "W")));
}

TEST(FontSet, ReadsAPackedFaceWithItsKerningAndLigatures) {
  if (!kReadsWoff2) GTEST_SKIP() << "built without WOFF2";
  OpenFonts fonts;
  const std::vector<uint8_t> font = file_bytes(std::string(kDejaVu) + "/DejaVuSans.ttf");
  OneFontResources resources(as_woff2(font));
  FontFaceRule rule = web_face();
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  const auto web = shaped(fonts, Query("Web"), "AVAT office");
  const auto file = shaped(fonts, Query("DejaVu Sans"), "AVAT office");
  ASSERT_EQ(web.size(), file.size());
  for (size_t i = 0; i < web.size(); ++i) {
    EXPECT_EQ(web[i].glyph, file[i].glyph);
    EXPECT_EQ(web[i].advance, file[i].advance);
  }
  EXPECT_TRUE(fonts.notes.sentences.empty());
}

TEST(FontSet, NotesAPackedFaceThatIsCutOff) {
  std::vector<uint8_t> bytes = as_woff2(file_bytes(std::string(kDejaVu) + "/DejaVuSansMono.ttf"));
  for (const size_t length : {size_t{4}, size_t{47}, size_t{60}, size_t{5000}, bytes.size() - 10}) {
    OpenFonts fonts;
    OneFontResources resources({bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(length)});
    const FontFaceRule rule = web_face();
    ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
    EXPECT_EQ(&find(fonts, Query("Web")), &find(fonts, Query("DejaVu Serif")));
    EXPECT_EQ(fonts.notes.sentences.size(), 1u);
  }
}

TEST(FontSet, NotesAMissingFaceOnceAndFallsThrough) {
  OpenFonts fonts;
  OneFontResources resources({});
  const std::string_view urls[] = {"http://a/missing.ttf"};
  FontFaceRule rule;
  rule.family = "Web";
  rule.urls = urls;
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  EXPECT_EQ(&find(fonts, Query("Web")), &find(fonts, Query("DejaVu Serif")));
  find(fonts, Query("Web", 20));
  EXPECT_EQ(fonts.notes.sentences.size(), 1u);
}

TEST(FontSet, EmboldensAPagesFaceThatHasNoBold) {
  OpenFonts fonts;
  OneFontResources resources(file_bytes(std::string(kDejaVu) + "/DejaVuSans.ttf"));
  FontFaceRule rule = web_face();
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  const auto regular = shaped(fonts, Query("Web", 48), "l"),
             bold = shaped(fonts, Query("Web", 48, 700), "l");
  EXPECT_EQ(regular[0].advance, bold[0].advance);
  const int thin =
      fonts->glyph(*regular[0].font, regular[0].glyph, 0, GlyphMode::Gray).value().width;
  const int thick = fonts->glyph(*bold[0].font, bold[0].glyph, 0, GlyphMode::Gray).value().width;
  EXPECT_GE(thick, thin + 1);
}

TEST(FontSet, MovesAVariableFaceAlongTheAxesOfTheQuery) {
  OpenFonts fonts;
  OneFontResources resources(file_bytes(WEFT_SOURCE_DIR "/tests/fonts/axes.ttf"));
  const FontFaceRule rule = web_face();
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  const auto width_of = [&](std::vector<FontVariation> variations) {
    Query query("Web", 100);
    query.query.variations = variations;
    const ShapedGlyph x = shaped(fonts, query, "x").at(0);
    return fonts->glyph_bounds(*x.font, x.glyph, 0, GlyphMode::Gray).value().width;
  };
  constexpr uint32_t kFill = 0x46494C4C, kWeight = 0x77676874, kOther = 0x4F544852;
  EXPECT_EQ(width_of({}), 10);
  EXPECT_EQ(width_of({{kFill, 1}}), 30);
  EXPECT_EQ(width_of({{kFill, 0.5f}}), 20);
  EXPECT_EQ(width_of({{kFill, 7}}), 30) << "cut to the axis";
  EXPECT_EQ(width_of({{kOther, 1}}), 10);
  EXPECT_EQ(width_of({{kFill, 1}, {kWeight, 700}}), 40) << "wins over the weight";
  EXPECT_EQ(width_of({}), 10) << "each place is a font of its own";
}

TEST(FontSet, EmboldensOnBothSides) {
  OpenFonts fonts;
  OneFontResources resources(file_bytes(std::string(kDejaVu) + "/DejaVuSans.ttf"));
  FontFaceRule rule = web_face();
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  const auto bounds = [&](uint16_t weight) {
    const ShapedGlyph glyph = shaped(fonts, Query("Web", 200, weight), "l")[0];
    return fonts->glyph_bounds(*glyph.font, glyph.glyph, 0, GlyphMode::Gray).value();
  };
  const GlyphBitmap regular = bounds(400), bold = bounds(700);
  // A 32nd of 200 px: 3 on each side.
  EXPECT_NEAR(bold.left, regular.left - 3, 1);
  EXPECT_NEAR(bold.top, regular.top + 3, 1);
  EXPECT_NEAR(bold.width, regular.width + 6, 2);
  EXPECT_NEAR(bold.height, regular.height + 6, 2);
  Query plain("Web", 200, 700);
  plain.query.makes_bold = false;
  EXPECT_EQ(fonts->find(plain).value(), fonts->find(Query("Web", 200)).value());
}

TEST(FontSet, DividesCharactersBetweenFacesByTheirRanges) {
  OpenFonts fonts;
  OneFontResources resources(file_bytes(std::string(kDejaVu) + "/DejaVuSansMono.ttf"));
  const CodePointRange ranges[] = {{'b', 'b'}, {'x', 'z'}};
  FontFaceRule rule = web_face();
  rule.unicode_range = ranges;
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  const FontFamily families[] = {{GenericFamily::None, "Web"},
                                 {GenericFamily::None, "DejaVu Sans"}};
  FontQuery query;
  query.families = families;
  query.size = Px::from_int(16);
  const Font* sans = &find(fonts, Query("DejaVu Sans"));
  EXPECT_EQ(&find(fonts, query), sans);
  const auto glyphs = shaped(fonts, query, "abyc ");
  const bool is_web[] = {false, true, true, false, false};
  for (size_t i = 0; i < glyphs.size(); ++i) EXPECT_EQ(glyphs[i].font != sans, is_web[i]) << i;
}

TEST(FontSet, AdjustsSizes) {
  OpenFonts fonts;
  Query adjusted("DejaVu Sans", 40);
  const FontMetrics plain = find(fonts, adjusted).metrics();
  adjusted.query.size_adjust = 0.25f;
  EXPECT_NEAR(find(fonts, adjusted).metrics().x_height.to_double(), 10, 0.1);
  adjusted.query.adjusted_metric = FontMetric::CapHeight;
  EXPECT_NEAR(find(fonts, adjusted).metrics().cap_height.to_double(), 10, 0.1);
  adjusted.query.size_adjust = 0;
  EXPECT_EQ(find(fonts, adjusted).size(), Px());

  OneFontResources resources(file_bytes(std::string(kDejaVu) + "/DejaVuSans.ttf"));
  FontFaceRule rule = web_face();
  rule.size_adjust = 50;
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  EXPECT_NEAR(find(fonts, Query("Web", 40)).metrics().x_height.to_double(),
              plain.x_height.to_double() / 2, 0.1);
}

TEST(FontSet, KeepsFamiliesOfOneFileApart) {
  OpenFonts fonts;
  OneFontResources resources(file_bytes(std::string(kDejaVu) + "/DejaVuSans.ttf"));
  const std::string_view urls[] = {"http://a/x.ttf"};
  FontFaceRule rule;
  rule.urls = urls;
  rule.family = "High";
  rule.ascent_override = 200;
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  rule.family = "Low";
  rule.ascent_override = 50;
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  EXPECT_EQ(find(fonts, Query("High")).metrics().ascent, Px::from_int(32));
  EXPECT_EQ(find(fonts, Query("Low")).metrics().ascent, Px::from_int(8));
}

TEST(FontSet, HonoursUnicodeRangeAndMetricOverrides) {
  OpenFonts fonts;
  OneFontResources resources(file_bytes(std::string(kDejaVu) + "/DejaVuSansMono.ttf"));
  const CodePointRange ranges[] = {{0x20, 0x5A}};
  FontFaceRule rule = web_face();
  rule.unicode_range = ranges;
  rule.ascent_override = 200;
  ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
  EXPECT_EQ(find(fonts, Query("Web")).metrics().ascent, Px::from_int(32));
}

std::vector<uint8_t> pixels_of(const GlyphBitmap& bitmap) {
  std::vector<uint8_t> pixels;
  for (int y = 0; y < bitmap.height; ++y)
    pixels.insert(pixels.end(), bitmap.rows + y * bitmap.stride,
                  bitmap.rows + y * bitmap.stride + bitmap.width);
  return pixels;
}

// The cache of a small heap holds fewer of these glyphs.
TEST(FontSet, DrawsTheSameRowsInASmallHeap) {
  constexpr size_t kSmallHeap = 300'000;
  OpenFonts ample, small(kDejaVu, kSmallHeap);
  for (const int size : {20, 100, 250})
    for (const GlyphMode mode : {GlyphMode::Gray, GlyphMode::Mono})
      for (const ShapedGlyph& glyph : shaped(ample, Query("DejaVu Serif", size), "&Aegiostw/%")) {
        const Font& font = find(small, Query("DejaVu Serif", size));
        const int height = ample->glyph_bounds(*glyph.font, glyph.glyph, 0, mode).value().height;
        for (int first = 0; first < height; ++first) {
          const GlyphBitmap held =
              ample->glyph_rows(*glyph.font, glyph.glyph, 0, mode, first, 3).value();
          const std::vector<uint8_t> pixels = pixels_of(held);
          const GlyphBitmap band = small->glyph_rows(font, glyph.glyph, 0, mode, first, 3).value();
          EXPECT_EQ(band.top, held.top);
          EXPECT_EQ(pixels_of(band), pixels)
              << size << "px glyph " << glyph.glyph << " row " << first;
        }
      }
}

bool is_black(const GlyphBitmap& bitmap, int x, int y) {
  const uint8_t* const row = bitmap.rows + y * bitmap.stride;
  return bitmap.has_bits ? row[x / 8] >> (7 - x % 8) & 1 : row[x] == 255;
}

TEST(FontSet, GivesARowOfAMonoGlyphWithThoseAroundIt) {
  for (const int size : {20, 60}) {
    OpenFonts fonts;
    for (const ShapedGlyph& glyph : shaped(fonts, Query("DejaVu Serif", size), "&Ag")) {
      const auto mono = GlyphMode::Mono;
      const GlyphBitmap whole = fonts->glyph(*glyph.font, glyph.glyph, 0, mono).value();
      const std::vector<uint8_t> pixels = pixels_of(whole);
      for (int y = -whole.top - 2; y < whole.height - whole.top + 2; ++y) {
        const GlyphBitmap near = fonts->glyph_near(*glyph.font, glyph.glyph, 0, mono, y).value();
        const int row = y + whole.top;
        if (row < -1 || row > whole.height) {
          EXPECT_TRUE(near.is_whole);
          EXPECT_FALSE(near.rows);
          EXPECT_EQ(near.top, whole.top);
          EXPECT_EQ(near.height, whole.height);
          continue;
        }
        EXPECT_LE(whole.top - near.top, std::max(row - 1, 0));
        EXPECT_GE(whole.top - near.top + near.height, std::min(row + 2, whole.height));
        for (int at = 0; at < near.height; ++at)
          for (int x = 0; x < near.width; ++x)
            EXPECT_EQ(
                is_black(near, x, at),
                pixels[static_cast<size_t>((whole.top - near.top + at) * whole.width + x)] == 255);
      }
    }
  }
}

TEST(FontSet, DrawsTheSameGrayGlyphInBandsAsAtOnce) {
  OpenFonts fonts;
  const auto glyph = shaped(fonts, Query("DejaVu Serif", 400), "&")[0];
  const GlyphBitmap whole = fonts->glyph(*glyph.font, glyph.glyph, 0, GlyphMode::Gray).value();
  const std::vector<uint8_t> pixels = pixels_of(whole);
  for (int first = 0; first < whole.height; first += 7) {
    const std::vector<uint8_t> rows = pixels_of(
        fonts->glyph_rows(*glyph.font, glyph.glyph, 0, GlyphMode::Gray, first, 7).value());
    EXPECT_TRUE(std::equal(rows.begin(), rows.end(), pixels.begin() + first * whole.width));
  }
}

TEST(FontSet, MovesAGlyphByQuartersOfAPixel) {
  OpenFonts fonts;
  const auto glyph = shaped(fonts, Query("DejaVu Sans", 15), "l")[0];
  int64_t previous = -1;
  for (uint8_t subpixel = 0; subpixel < 4; ++subpixel) {
    const GlyphBitmap bitmap =
        fonts->glyph(*glyph.font, glyph.glyph, subpixel, GlyphMode::Gray).value();
    int64_t weight = 0, moment = 0;
    for (int x = 0; x < bitmap.width; ++x) {
      weight += bitmap.rows[3 * bitmap.stride + x];
      moment += (bitmap.left + x) * 256 * bitmap.rows[3 * bitmap.stride + x];
    }
    EXPECT_GT(moment / weight, previous);
    previous = moment / weight;
  }
}

int weight_of_row(const GlyphBitmap& bitmap, int y) {
  const uint8_t* const row = bitmap.rows + y * bitmap.stride;
  return std::accumulate(row, row + bitmap.width, 0);
}

struct Top final : GlyphOutline {
  Status move_to(Point to) override { return line_to(to); }
  Status line_to(Point to) override {
    y = std::min(y, to.y);
    return Status::Ok;
  }
  Status quad_to(Point, Point to) override { return line_to(to); }
  Status cubic_to(Point, Point, Point to) override { return line_to(to); }
  float y = 0;
};

TEST(FontSet, EndsGrayStemsAtQuartersOfAPixelAndOutlinesWhereTheyAre) {
  OpenFonts fonts;
  for (const int size : {10, 11, 13, 15, 17}) {
    const auto glyph = shaped(fonts, Query("DejaVu Sans", size), "l")[0];
    Top top;
    const auto bitmap = fonts->glyph(*glyph.font, glyph.glyph, 0, GlyphMode::Gray).value();
    const int whole = weight_of_row(bitmap, 1), first = weight_of_row(bitmap, 0);
    EXPECT_NEAR(first * 4 % whole, 0, 6) << size << " px: " << first << " of " << whole;
    ASSERT_EQ(fonts->outline(*glyph.font, glyph.glyph, top), Status::Ok);
    EXPECT_NEAR(-top.y, size * 1556 / 2048.0, 1 / 64.0);
  }
}

TEST(FontSet, DrawsMonoGlyphsInBlackAndWhiteOnly) {
  OpenFonts fonts;
  for (const ShapedGlyph& glyph : shaped(fonts, Query("DejaVu Sans"), "Sample&@")) {
    const GlyphBitmap bitmap = fonts->glyph(*glyph.font, glyph.glyph, 0, GlyphMode::Mono).value();
    int black = 0;
    for (int i = 0; i < bitmap.width * bitmap.height; ++i) {
      EXPECT_TRUE(bitmap.rows[i] == 0 || bitmap.rows[i] == 255);
      black += bitmap.rows[i] == 255;
    }
    EXPECT_GT(black, 5);
  }
}

TEST(FontSet, KeepsMemorySmallOverTwoHundredGlyphs) {
  OpenFonts fonts;
  std::string text;
  for (int c = 0x21; c < 0x7F; ++c) text += static_cast<char>(c);
  for (int c = 0xA1; c < 0x120; ++c)
    text += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
  find(fonts, Query("DejaVu Sans"));
  const size_t opened = fonts.budget.used();
  const auto glyphs = shaped(fonts, Query("DejaVu Sans"), text);
  EXPECT_GE(glyphs.size(), 200u);
  for (const ShapedGlyph& glyph : glyphs)
    EXPECT_TRUE(fonts->glyph(*glyph.font, glyph.glyph, 0, GlyphMode::Gray).ok());
  printf("one face open: %zu bytes, after 200 glyphs: %zu, peak %zu\n", opened, fonts.budget.used(),
         fonts.budget.peak());
  EXPECT_LE(fonts.budget.used(), (64u + 12u) * 1024) << "with the advances of pairs";
  fonts->release_caches();
  printf("after release_caches: %zu\n", fonts.budget.used());
}

size_t used_by(const Budget& parent, std::string_view name) {
  for (const Budget* part = parent.first_part(); part; part = part->next_part()) {
    if (part->name() == name) return part->used();
    if (const size_t below = used_by(*part, name)) return below;
  }
  return 0;
}

TEST(FontSet, ClosesFacesThatAreNotInUseBeforeItsBudgetRefuses) {
  OpenFonts fonts;
  find(fonts, Query("DejaVu Serif"));
  const size_t one = fonts.budget.used();
  find(fonts, Query("DejaVu Sans"));
  const size_t two = fonts.budget.used() - one;
  ASSERT_GT(two, 4096u);
  fonts.budget.set_limit(fonts.budget.used());
  void* const block = fonts.budget.allocate(4096);
  EXPECT_NE(block, nullptr);
  EXPECT_EQ(fonts.budget.allocate(fonts.budget.limit()), nullptr);
  fonts.budget.release(block, 4096);
  find(fonts, Query("DejaVu Serif"));
}

// To open a file again costs little beside rendering every glyph again.
TEST(FontSet, KeepsDrawnGlyphsWhenAFileIsClosedForAnother) {
  constexpr size_t kLeft = 4096;
  OpenFonts fonts(kDejaVu, 1 << 20);
  for (const ShapedGlyph& glyph : shaped(fonts, Query("DejaVu Sans"), "Hamburgefonstiv"))
    EXPECT_TRUE(fonts->glyph(*glyph.font, glyph.glyph, 0, GlyphMode::Gray).ok());
  const size_t drawn = used_by(fonts.budget, "glyphs");
  EXPECT_GT(drawn, 0u);
  const size_t rest = fonts.budget.available() - kLeft;
  void* const taken = fonts.budget.allocate(rest);
  for (const ShapedGlyph& glyph : shaped(fonts, Query("DejaVu Serif"), "x"))
    EXPECT_TRUE(fonts->glyph(*glyph.font, glyph.glyph, 0, GlyphMode::Gray).ok());
  EXPECT_GT(used_by(fonts.budget, "glyphs"), drawn);
  fonts.budget.release(taken, rest);
}

TEST(FontSet, EndsInOutOfMemoryAtEveryFailingAllocation) {
  const std::vector<uint8_t> in_memory = file_bytes(std::string(kDejaVu) + "/DejaVuSansMono.ttf");
  OneFontResources resources(file_bytes(std::string(kDejaVu) + "/DejaVuSansMono.ttf"));
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) -> Status {
    RecordingNotes notes;
    const FontSource sources[] = {{.directory = kDejaVu}, {.bytes = in_memory}};
    const std::string_view url = "http://a/x.ttf";
    WEFT_TRY_ASSIGN(Owned<FontSet> fonts, FontSet::create(budget, notes, {.sources = sources}));
    FontFaceRule rule;
    rule.family = "Web";
    rule.urls = {&url, 1};
    WEFT_TRY(fonts->add_face(rule, resources));
    Arena arena(budget);
    ArenaVector<ShapedGlyph> glyphs(arena);
    WEFT_TRY(fonts->shape(Query("Web"), "AV", {}, glyphs));
    WEFT_TRY(fonts->shape(Query("DejaVu Sans"), "fi\xE2\x86\x97", {}, glyphs));
    for (const ShapedGlyph& glyph : glyphs)
      for (GlyphMode mode : {GlyphMode::Gray, GlyphMode::Mono})
        WEFT_TRY(fonts->glyph(*glyph.font, glyph.glyph, 1, mode).status());
    return Status::Ok;
  });
}

TEST(FontSet, SurvivesBrokenFonts) {
  const std::vector<uint8_t> whole =
      file_bytes(std::string(kDejaVu) + "/DejaVuSansMono-Oblique.ttf");
  uint32_t random = 1;
  for (int round = 0; round < 150; ++round) {
    std::vector<uint8_t> broken = whole;
    for (int i = 0; i < 60; ++i) {
      random = random * 1664525 + 1013904223;
      const size_t reach = i % 2 ? 20000 : broken.size();
      broken[(random >> 7) % reach] = static_cast<uint8_t>(random >> 24);
    }
    if (round % 3 == 0) broken.resize(broken.size() * static_cast<size_t>(round) / 150);
    OneFontResources resources(std::move(broken));
    OpenFonts fonts;
    const std::string_view url = "http://a/x.ttf";
    FontFaceRule rule;
    rule.family = "Web";
    rule.urls = {&url, 1};
    ASSERT_EQ(fonts->add_face(rule, resources), Status::Ok);
    for (const ShapedGlyph& glyph : shaped(fonts, Query("Web", 20), "AVfi Tokyo 123 \xC3\xA9"))
      for (GlyphMode mode : {GlyphMode::Gray, GlyphMode::Mono})
        (void)fonts->glyph(*glyph.font, glyph.glyph, 0, mode).status();
  }
}

}  // namespace
}  // namespace weft
