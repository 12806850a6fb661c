#include "fonts/sfnt/substitutions.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "tests/fonts/packed_font.h"

namespace weft {
namespace {

/// A table of 16-bit words, with offsets to tables that follow it.
struct Table {
  std::vector<uint16_t> words;
  std::vector<std::pair<size_t, Table>> subtables = {};  // the word that has the offset

  std::vector<uint16_t> flat() const {
    std::vector<uint16_t> all = words;
    for (const auto& [at, subtable] : subtables) {
      all[at] = static_cast<uint16_t>(2 * all.size());
      const std::vector<uint16_t> more = subtable.flat();
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }
};

constexpr uint16_t high(const char (&tag)[5]) { return static_cast<uint16_t>(sfnt_tag(tag) >> 16); }
constexpr uint16_t low(const char (&tag)[5]) { return static_cast<uint16_t>(sfnt_tag(tag)); }

Table covered(std::vector<uint16_t> glyphs) {
  glyphs.insert(glyphs.begin(), {1, static_cast<uint16_t>(glyphs.size())});
  return {glyphs};
}
Table lookup(uint16_t type, Table subtable) {
  return {{type, 0, 1, 0}, {{3, std::move(subtable)}}};
}
Table feature(uint16_t lookup) { return {{0, 1, lookup}}; }

/// Lookup 0, for `one `: 1 becomes 11. 1, for `alts`: 2 becomes 21 or 22. 2, for `long`: 3 4 5
/// become 30, 3 4 become 31, 11 4 become 32. 3, for `many`: 6 becomes 61, 7 becomes 71 72.
std::vector<uint8_t> font_with_features() {
  const Table single = {{1, 0, 10}, {{1, covered({1})}}};
  const Table alternates = {{1, 0, 1, 0}, {{1, covered({2})}, {3, {{2, 21, 22}}}}};
  const Table after_three = {{2, 0, 0}, {{1, {{30, 3, 4, 5}}}, {2, {{31, 2, 4}}}}};
  const Table after_eleven = {{1, 0}, {{1, {{32, 2, 4}}}}};
  const Table ligatures = {{1, 0, 2, 0, 0},
                           {{1, covered({3, 11})}, {3, after_three}, {4, after_eleven}}};
  const Table sequences = {{1, 0, 2, 0, 0},
                           {{1, covered({6, 7})}, {3, {{1, 61}}}, {4, {{2, 71, 72}}}}};
  const Table scripts = {{1, high("DFLT"), low("DFLT"), 0},
                         {{3, {{0, 0}, {{0, {{0, 0xFFFF, 4, 0, 1, 2, 3}}}}}}}};
  const Table features = {{4, high("alts"), low("alts"), 0, high("long"), low("long"), 0,
                           high("many"), low("many"), 0, high("one "), low("one "), 0},
                          {{3, feature(1)}, {6, feature(2)}, {9, feature(3)}, {12, feature(0)}}};
  const Table lookups = {{4, 0, 0, 0, 0},
                         {{1, lookup(1, single)},
                          {2, lookup(3, alternates)},
                          {3, lookup(4, ligatures)},
                          {4, lookup(2, sequences)}}};
  const std::vector<uint16_t> gsub =
      Table{{1, 0, 0, 0, 0}, {{2, scripts}, {3, features}, {4, lookups}}}.flat();
  ByteWriter file;
  file.u32(0x10000);
  for (const size_t word : {1u, 0u, 0u, 0u}) file.u16(word);
  file.u32(sfnt_tag("GSUB"));
  file.u32(0);
  file.u32(28);
  file.u32(2 * gsub.size());
  for (const uint16_t word : gsub) file.u16(word);
  return file.bytes;
}

class GlyphSubstitutions : public testing::Test {
 protected:
  using Glyphs = std::vector<uint16_t>;

  /// `glyphs` with `features`, and the clusters of what is left.
  Glyphs substituted(std::span<const FontFeature> features, const Glyphs& glyphs) {
    std::vector<ShapedGlyph> run;
    for (size_t i = 0; i < glyphs.size(); ++i)
      run.push_back({nullptr, static_cast<uint32_t>(i), glyphs[i], Px(), Px(), Px()});
    substitutions_.select(features);
    run.resize(substitutions_.apply(run));
    Glyphs left;
    clusters_.clear();
    for (const ShapedGlyph& glyph : run) {
      left.push_back(glyph.glyph);
      clusters_.push_back(glyph.cluster);
    }
    return left;
  }

  const std::vector<uint8_t> file_ = font_with_features();
  Substitutions substitutions_{Sfnt::open(file_, 0).value()};
  std::vector<uint32_t> clusters_;
};

constexpr FontFeature kOne = {sfnt_tag("one ")}, kLong = {sfnt_tag("long")};

TEST_F(GlyphSubstitutions, HaveTheFeaturesOfTheFont) {
  EXPECT_TRUE(substitutions_.has(sfnt_tag("alts")));
  EXPECT_FALSE(substitutions_.has(sfnt_tag("liga")));
}

TEST_F(GlyphSubstitutions, ReplaceNothingUnasked) {
  EXPECT_EQ(substituted({}, {1, 2, 3, 4}), (Glyphs{1, 2, 3, 4}));
}

TEST_F(GlyphSubstitutions, TakeTheAlternateThatIsNamed) {
  const auto alternate = [this](uint16_t value) {
    const FontFeature feature = {sfnt_tag("alts"), value};
    return substituted({&feature, 1}, {2, 9})[0];
  };
  EXPECT_EQ(alternate(0), 2);
  EXPECT_EQ(alternate(1), 21);
  EXPECT_EQ(alternate(2), 22);
  EXPECT_EQ(alternate(3), 2);
}

TEST_F(GlyphSubstitutions, TakeSequencesOfOneGlyph) {
  const FontFeature many = {sfnt_tag("many")};
  EXPECT_EQ(substituted({&many, 1}, {6, 7, 8}), (Glyphs{61, 7, 8}));
}

TEST_F(GlyphSubstitutions, FormTheFirstLigatureThatFits) {
  EXPECT_EQ(substituted({&kLong, 1}, {9, 3, 4, 5, 3, 4, 9, 3}), (Glyphs{9, 30, 31, 9, 3}));
  EXPECT_EQ(clusters_, (std::vector<uint32_t>{0, 1, 4, 6, 7}));
}

TEST_F(GlyphSubstitutions, AreAppliedInTheOrderOfTheFont) {
  const FontFeature features[] = {kLong, kOne};
  EXPECT_EQ(substituted(features, {1, 4}), Glyphs{32});
}

TEST_F(GlyphSubstitutions, TheLastValueOfAFeatureCounts) {
  const FontFeature off[] = {kOne, kLong, {kOne.tag, 0}};
  EXPECT_EQ(substituted(off, {1, 4}), (Glyphs{1, 4}));
  const FontFeature on[] = {{kOne.tag, 0}, kOne};
  EXPECT_EQ(substituted(on, {1, 4}), (Glyphs{11, 4}));
}

TEST_F(GlyphSubstitutions, StayInAFontThatIsCutOff) {
  for (size_t length = 28; length < file_.size(); ++length) {
    const Result<Sfnt> sfnt = Sfnt::open({file_.data(), length}, 0);
    if (!sfnt.ok()) continue;
    Substitutions substitutions(sfnt.value());
    const FontFeature features[] = {kLong, kOne, {sfnt_tag("many")}, {sfnt_tag("alts"), 2}};
    substitutions.select(features);
    ShapedGlyph run[7] = {};
    for (uint16_t i = 0; i < 7; ++i) run[i].glyph = i + 1;
    EXPECT_LE(substitutions.apply(run), 7u);
  }
}

}  // namespace
}  // namespace weft
