#include "drivers/panel.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace weft {
namespace {

TEST(Panels, AreFoundByNameAndAliasInAnyCase) {
  const PanelInfo* panel = find_panel("Waveshare-7in5-V2");
  ASSERT_NE(panel, nullptr);
  EXPECT_EQ(panel->width, 800);
  EXPECT_EQ(find_panel("GDEY075T7"), panel);
  EXPECT_EQ(find_panel("nothing"), nullptr);
  EXPECT_EQ(find_panel(""), nullptr);
}

TEST(Panels, NoNameIsUsedTwice) {
  std::set<std::string_view> names;
  for (const PanelInfo& panel : panels()) EXPECT_TRUE(names.insert(panel.name).second) << panel.name;
}

}  // namespace
}  // namespace weft
