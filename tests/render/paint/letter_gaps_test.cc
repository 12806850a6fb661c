#include "render/paint/letter_gaps.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/render/paint/paint_fixture.h"

namespace weft {
namespace {

// Every glyph is drawn 4 px wide; `outline_width` of it after half a pixel of bearing, but for
// glyph 0, a space.
class Letters final : public SquareFonts {
 public:
  Result<GlyphBitmap> glyph(const Font& asked, uint16_t id, uint8_t subpixel,
                            GlyphMode mode) override {
    ++drawn;
    return id ? SquareFonts::glyph(asked, id, subpixel, mode) : Result(GlyphBitmap{});
  }
  Status outline(const Font&, uint16_t, GlyphOutline& outline) override {
    ++outlines;
    WEFT_TRY(outline.move_to({0.5f, 0}));
    return outline.line_to({0.5f + outline_width, 0});
  }
  float outline_width = 4;
  int drawn = 0, outlines = 0;
};

class LetterGapsTest : public ::testing::Test {
 protected:
  // The pixels on which glyphs stand whose pens are `advance` apart.
  std::vector<double> even(double advance, std::vector<uint16_t> glyphs, double first = 0) {
    std::vector<GlyphPosition> positions;
    for (const uint16_t glyph : glyphs) {
      positions.push_back({glyph, Px::from_double(first)});
      first += advance;
    }
    const GlyphRun run{&fonts.font, kBlack, 10, positions, {}};
    EXPECT_EQ(gaps.even_out(run, fonts), Status::Ok);
    std::vector<double> pixels;
    for (const GlyphPosition& position : positions) pixels.push_back(position.x.to_double());
    return pixels;
  }
  Letters fonts;
  Budget budget;
  LetterGaps gaps{budget};
};

TEST_F(LetterGapsTest, ShortWordsHaveEvenGaps) {
  EXPECT_EQ(even(5.4, {1, 2, 3}), (std::vector<double>{1, 6, 11}));
  EXPECT_EQ(even(5.6, {1, 2, 3}), (std::vector<double>{0, 6, 12}));
}

TEST_F(LetterGapsTest, NoLetterIsFarFromItsPlace) {
  const std::vector<uint16_t> word(40, 1);
  const auto pixels = even(5.4, word);
  for (size_t i = 0; i < pixels.size(); ++i)
    EXPECT_NEAR(pixels[i], 5.4 * static_cast<double>(i), 2) << i;
}

TEST_F(LetterGapsTest, LettersThatDoNotTouchAreKeptApart) {
  fonts.outline_width = 3.6f;
  const auto pixels = even(4.2, {1, 2, 3, 4});
  for (size_t i = 1; i < pixels.size(); ++i) EXPECT_GE(pixels[i] - pixels[i - 1], 5) << i;
}

TEST_F(LetterGapsTest, LettersThatJoinMayTouch) {
  fonts.outline_width = 4.3f;
  const auto pixels = even(4.3, {1, 2, 3, 4});
  EXPECT_EQ(pixels[2] - pixels[1], 4);
}

TEST_F(LetterGapsTest, GapsBetweenWordsAreKeptToo) {
  const auto pixels = even(5.4, {1, 2, 0, 3, 4});
  EXPECT_DOUBLE_EQ(pixels[2], Px::from_double(10.8).to_double());
  EXPECT_EQ(pixels[3] - pixels[1], 11);
}

TEST_F(LetterGapsTest, WordsOnWholePixelsStay) {
  EXPECT_EQ(even(4, {1, 2, 3}), (std::vector<double>{0, 4, 8}));
}

TEST_F(LetterGapsTest, ShadowsLeaveTheLettersThatTheyShareInPlace) {
  std::vector<GlyphPosition> positions;
  for (int i = 0; i < 3; ++i) positions.push_back({1, Px::from_double(5.4 * i)});
  const auto even_at = [&](double offset) {
    const GlyphOffset shadow{Px::from_double(offset), 0};
    const GlyphRun run{&fonts.font, kBlack, 10, positions, {&shadow, 1}};
    EXPECT_EQ(gaps.even_out(run, fonts), Status::Ok);
    return std::vector<double>{positions[0].x.to_double(), positions[1].x.to_double(),
                               positions[2].x.to_double()};
  };
  const std::vector<double> first = even_at(1.3);
  for (int i = 0; i < 16; ++i) EXPECT_EQ(even_at(0.7 * i), first);
}

TEST_F(LetterGapsTest, AnOutlineIsAskedForOnce) {
  even(5.4, {7, 7, 7, 7});
  EXPECT_EQ(fonts.outlines, 1);
}

TEST_F(LetterGapsTest, ManyOutlinesAreKnownWhereMemoryIsAmple) {
  std::vector<uint16_t> glyphs;
  for (uint16_t glyph = 1; glyph <= 200; ++glyph) glyphs.push_back(glyph);
  even(5.4, glyphs);
  even(5.4, glyphs);
  EXPECT_EQ(fonts.outlines, 200);
}

TEST_F(LetterGapsTest, LargeTextStaysWhereItIs) {
  struct Large final : Font {
    Large() { size_ = Px::from_int(40); }
  } large;
  GlyphPosition position{1, Px::from_double(0.4)};
  const GlyphRun run{&large, kBlack, 10, {&position, 1}, {}};
  EXPECT_EQ(gaps.even_out(run, fonts), Status::Ok);
  EXPECT_DOUBLE_EQ(position.x.to_double(), Px::from_double(0.4).to_double());
  EXPECT_EQ(fonts.drawn, 0);
}

}  // namespace
}  // namespace weft
