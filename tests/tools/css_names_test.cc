// What notes know of CSS that weft does not draw.
#include "tools/weft/diagnosis/css_names.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "render/css/style/properties.h"

namespace weft {
namespace {

TEST(CssNames, HaveNoRowOfAPropertyThatWeftKnows) {
  std::vector<std::string_view> names = property_names();
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  EXPECT_EQ(twice, names.end()) << *twice;
  for (const std::string_view name : names)
    if (const PropertyId known = find_property(name); known != PropertyId::Count) {
      EXPECT_EQ(property_name(known), name) << "an alias";
    }
}

TEST(CssNames, SuggestTheRulesThatWeftReads) {
  for (const std::string_view name :
       {"charset", "container", "font-face", "import", "keyframes", "layer", "media", "namespace",
        "property", "scope", "supports"})
    EXPECT_EQ(loss_of_rule(name), Loss::Nothing) << name;
}

}  // namespace
}  // namespace weft
