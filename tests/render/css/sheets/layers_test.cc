#include "render/css/sheets/layers.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(LayerTree, RanksLayersInTheOrderOfTheirFirstDeclaration) {
  Budget budget;
  Arena arena(budget);
  LayerTree layers(arena);
  const uint16_t reset = layers.declare(LayerTree::kNone, "reset").value();
  const uint16_t base = layers.declare(LayerTree::kNone, "base").value();
  EXPECT_EQ(layers.declare(LayerTree::kNone, "reset").value(), reset);
  ASSERT_EQ(layers.rank(), Status::Ok);
  EXPECT_LT(layers.rank_of(reset), layers.rank_of(base));
  EXPECT_EQ(layers.rank_of(LayerTree::kNone), LayerTree::kNone);
}

TEST(LayerTree, PutsALayersOwnRulesAboveTheLayersInIt) {
  Budget budget;
  Arena arena(budget);
  LayerTree layers(arena);
  const uint16_t outer = layers.declare(LayerTree::kNone, "a").value();
  const uint16_t other = layers.declare(LayerTree::kNone, "b").value();
  const uint16_t inner = layers.declare(LayerTree::kNone, "a.c").value();
  const uint16_t nameless = layers.declare(outer, "").value();
  ASSERT_EQ(layers.rank(), Status::Ok);
  EXPECT_LT(layers.rank_of(inner), layers.rank_of(nameless));
  EXPECT_LT(layers.rank_of(nameless), layers.rank_of(outer));
  EXPECT_LT(layers.rank_of(outer), layers.rank_of(other));
}

}  // namespace
}  // namespace weft
