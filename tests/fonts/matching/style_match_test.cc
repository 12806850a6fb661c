#include "fonts/matching/style_match.h"

#include <gtest/gtest.h>

#include <vector>

namespace weft {
namespace {

uint16_t best_weight(std::vector<uint16_t> weights, uint16_t wanted) {
  FontQuery query;
  query.weight = wanted;
  uint16_t best = 0;
  uint32_t least = UINT32_MAX;
  for (uint16_t weight : weights) {
    FaceTraits traits;
    traits.lowest_weight = traits.highest_weight = weight;
    const uint32_t distance = style_distance(traits, query);
    if (distance < least) best = weight, least = distance;
  }
  return best;
}

TEST(StyleMatch, OrdersWeightsAsCssFontsDoes) {
  EXPECT_EQ(best_weight({100, 400, 700, 900}, 200), 100);
  EXPECT_EQ(best_weight({100, 400, 700, 900}, 500), 400);
  EXPECT_EQ(best_weight({100, 400, 700, 900}, 600), 700);
  EXPECT_EQ(best_weight({100, 400, 700, 900}, 800), 900);
  EXPECT_EQ(best_weight({200, 500, 600, 900}, 400), 500);
  EXPECT_EQ(best_weight({200, 600, 900}, 500), 200);
  EXPECT_EQ(best_weight({600, 900}, 400), 600);
  EXPECT_EQ(best_weight({300, 500}, 450), 500);
  EXPECT_EQ(best_weight({500, 800}, 300), 500);
}

TEST(StyleMatch, PrefersStretchToStyleAndStyleToWeight) {
  FontQuery query;
  query.slant = FontSlant::Italic;
  query.weight = 700;
  FaceTraits italic, bold, condensed;
  italic.slant = FontSlant::Italic;
  bold.lowest_weight = bold.highest_weight = 700;
  condensed = italic;
  condensed.lowest_weight = condensed.highest_weight = 700;
  condensed.lowest_stretch = condensed.highest_stretch = 75;
  EXPECT_LT(style_distance(italic, query), style_distance(bold, query));
  EXPECT_LT(style_distance(bold, query), style_distance(condensed, query));
}

TEST(StyleMatch, TakesFullNamesApart) {
  struct {
    std::string_view name, family;
    uint16_t weight;
    FontSlant slant;
  } const cases[] = {
      {"Roboto", "Roboto", 400, FontSlant::Normal},
      {"Open Sans Bold", "Open Sans", 700, FontSlant::Normal},
      {"OpenSans-BoldItalic", "OpenSans", 700, FontSlant::Italic},
      {"Inter SemiBold Oblique", "Inter", 600, FontSlant::Italic},
      {"Lato-Regular", "Lato", 400, FontSlant::Normal},
      {"Inbold", "Inbold", 400, FontSlant::Normal},
      {"Bold", "Bold", 400, FontSlant::Normal},
      {"", "", 400, FontSlant::Normal},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(one.name);
    const StyleWords words = style_words(one.name);
    EXPECT_EQ(words.family, one.family);
    EXPECT_EQ(words.weight, one.weight);
    EXPECT_EQ(words.slant, one.slant);
  }
}

TEST(StyleMatch, TakesAVariableFaceAsExactWithinItsRange) {
  FontQuery query;
  query.weight = 350;
  FaceTraits variable;
  variable.lowest_weight = 100;
  variable.highest_weight = 900;
  EXPECT_EQ(style_distance(variable, query), 0u);
}

}  // namespace
}  // namespace weft
