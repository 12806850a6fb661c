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
