// The rows of properties.def: phases, traits, and the fields that inheritance copies.
#include "render/css/properties/property_table.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

ComputedStyle style_of(const StyleBuilder& builder) {
  return {&builder.text, &builder.box, &builder.surface, &builder.flex, &builder.rare};
}

bool same_groups(const StyleBuilder& a, const StyleBuilder& b) {
  return a.text == b.text && a.box == b.box && a.surface == b.surface && a.flex == b.flex &&
         a.rare == b.rare;
}

struct Declared {
  std::string_view name, value;
};

class PropertyTable : public ::testing::Test {
 protected:
  bool parse(const Declared& declared, StyleBuilder& builder) {
    return parse_longhand(find_property(declared.name), declared.value, QuirksMode::No, context_,
                          builder);
  }

  Budget budget_;
  Arena arena_{budget_};
  AtomTable atoms_{arena_};
  ValueContext context_{arena_, atoms_};
};

TEST_F(PropertyTable, EveryLonghandIsInThePropertiesOfItsPhase) {
  for (auto i = static_cast<uint16_t>(kFirstLonghand); i < static_cast<uint16_t>(PropertyId::Count);
       ++i) {
    const auto property = static_cast<PropertyId>(i);
    const PropertyRange range = properties_of(property_row(property).phase);
    EXPECT_TRUE(range.first <= property && property <= range.last) << property_name(property);
  }
}

TEST_F(PropertyTable, OnlyCustomPropertiesAndAllAreNeverComputed) {
  const PropertyRange never = properties_of(Phase::None);
  EXPECT_EQ(never.first, PropertyId::Custom);
  EXPECT_EQ(never.last, PropertyId::All);
}

TEST_F(PropertyTable, ZoomComesBeforeEveryLength) {
  EXPECT_EQ(property_row(PropertyId::Zoom).phase, Phase::Zoom);
  EXPECT_LT(Phase::Zoom, property_row(PropertyId::FontSize).phase);
  EXPECT_LT(property_row(PropertyId::FontSize).phase, property_row(PropertyId::LineHeight).phase);
  EXPECT_LT(property_row(PropertyId::LineHeight).phase, property_row(PropertyId::Width).phase);
}

TEST_F(PropertyTable, CopyingTakesAllFieldsOfARowAndNoOthers) {
  constexpr Declared kDeclared[] = {
      {"color", "red"},
      {"font-size", "20px"},
      {"font-weight", "700"},
      {"list-style-type", "'-'"},
      {"border-spacing", "1px 2px"},
      {"-webkit-text-stroke-color", "red"},
      {"z-index", "3"},
      {"vertical-align", "3px"},
      {"aspect-ratio", "1 / 2"},
      {"border-left-width", "4px"},
      {"border-top-color", "blue"},
      {"border-bottom-left-radius", "1px 2px"},
      {"grid-auto-flow", "column dense"},
      {"transform-origin", "1px 2px"},
      {"content", "'a'"},
      {"text-decoration-line", "underline"},
      {"object-position", "1px 2px"},
      {"clip", "rect(1px, 2px, 3px, 4px)"},
      {"zoom", "2"},
  };
  for (const Declared& declared : kDeclared) {
    StyleBuilder parent = initial_builder(initial_style()),
                 child = initial_builder(initial_style());
    ASSERT_TRUE(parse(declared, parent)) << declared.name;
    EXPECT_FALSE(same_groups(parent, child)) << declared.name;
    copy_value(find_property(declared.name), style_of(parent), child);
    EXPECT_TRUE(same_groups(parent, child)) << declared.name;
  }
}

TEST_F(PropertyTable, PartsThatNoStyleKeepsAreInheritedAsInitialValues) {
  StyleBuilder builder = initial_builder(initial_style());
  ASSERT_TRUE(parse({"-webkit-box-orient", "vertical"}, builder));
  ASSERT_TRUE(parse({"rotate", "45deg"}, builder));
  copy_value(PropertyId::WebkitBoxOrient, initial_style(), builder);
  copy_value(PropertyId::Rotate, initial_style(), builder);
  EXPECT_FALSE(builder.old_box.vertical);
  EXPECT_TRUE(builder.individual.rotate.empty());
}

TEST_F(PropertyTable, EveryPartOfLayersComesFromAllOfThem) {
  const BackgroundLayer layers[2] = {};
  StyleBuilder parent = initial_builder(initial_style()), child = initial_builder(initial_style());
  parent.surface.background = layers;
  copy_value(PropertyId::BackgroundSize, style_of(parent), child);
  EXPECT_EQ(child.background.size.size(), 2u);
  EXPECT_TRUE(child.background.image.empty());
}

TEST_F(PropertyTable, FirstLinesAndLettersTakeTheirProperties) {
  EXPECT_TRUE(applies_to(PseudoKind::FirstLine, PropertyId::Color));
  EXPECT_TRUE(applies_to(PseudoKind::FirstLetter, PropertyId::Color));
  EXPECT_FALSE(applies_to(PseudoKind::FirstLine, PropertyId::Float));
  EXPECT_TRUE(applies_to(PseudoKind::FirstLetter, PropertyId::Float));
  EXPECT_FALSE(applies_to(PseudoKind::FirstLetter, PropertyId::Display));
  EXPECT_TRUE(applies_to(PseudoKind::Before, PropertyId::Display));
}

TEST_F(PropertyTable, QuirksBelongToPropertiesOfOldPages) {
  StyleBuilder builder = initial_builder(initial_style());
  const auto parse_in_quirks = [&](PropertyId property, std::string_view text) {
    return parse_longhand(property, text, QuirksMode::Quirks, context_, builder);
  };
  EXPECT_TRUE(parse_in_quirks(PropertyId::Width, "10"));
  EXPECT_FALSE(parse_in_quirks(PropertyId::RowGap, "10"));
  EXPECT_TRUE(parse_in_quirks(PropertyId::BackgroundColor, "ff0000"));
  EXPECT_FALSE(parse_in_quirks(PropertyId::OutlineColor, "ff0000"));
}

}  // namespace
}  // namespace weft
