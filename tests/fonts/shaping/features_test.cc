#include "fonts/shaping/features.h"

#include <gtest/gtest.h>

#include "fonts/sfnt/sfnt.h"

namespace weft {
namespace {

// The last word on the feature of that name; -1: there is none.
int value_of(const ShapeOptions& options, uint32_t tag) {
  int value = -1;
  const FeatureList list(options, FontCaps::Normal);
  for (const FontFeature& feature : list.span())
    if (feature.tag == tag) value = feature.value;
  return value;
}

TEST(Features, OfLettersSideBySideFormLigatures) {
  const ShapeOptions plain;
  for (const uint32_t tag :
       {sfnt_tag("ccmp"), sfnt_tag("locl"), sfnt_tag("rlig"), sfnt_tag("mkmk"), sfnt_tag("liga"),
        sfnt_tag("clig"), sfnt_tag("calt"), sfnt_tag("rclt")})
    EXPECT_EQ(value_of(plain, tag), 1) << tag;
  EXPECT_EQ(value_of(plain, sfnt_tag("vert")), -1);
}

TEST(Features, OfUprightLettersHaveFormsForThat) {
  ShapeOptions upright;
  upright.upright = true;
  for (const uint32_t tag :
       {sfnt_tag("ccmp"), sfnt_tag("locl"), sfnt_tag("rlig"), sfnt_tag("vert")})
    EXPECT_EQ(value_of(upright, tag), 1) << tag;
  EXPECT_EQ(value_of(upright, sfnt_tag("liga")), -1);
  const FontFeature none = {sfnt_tag("vert"), 0};
  upright.features = {&none, 1};
  EXPECT_EQ(value_of(upright, sfnt_tag("vert")), 0);
}

TEST(Features, OfSpacedLettersFormNoLigatures) {
  ShapeOptions spaced;
  spaced.letter_spacing = Px::from_int(1);
  EXPECT_EQ(value_of(spaced, sfnt_tag("liga")), 0);
  EXPECT_EQ(value_of(spaced, sfnt_tag("rlig")), 1);
}

}  // namespace
}  // namespace weft
