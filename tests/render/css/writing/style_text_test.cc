// Values that are written as they are read: what weft style prints is CSS again.
#include "render/css/writing/style_text.h"

#include "tests/render/css/cascade_fixture.h"
#include "tests/support/string_sink.h"

namespace weft {
namespace {

/// The text that is written for `property` when an element has that value for it.
std::string written(std::string_view property, std::string_view value,
                    double device_pixel_ratio = 1) {
  CascadeFixture fixture;
  const std::string declaration = std::string(property) + ": " + std::string(value);
  StringSink sink;
  write_computed_value(find_property(property), fixture.style(declaration), device_pixel_ratio,
                       sink);
  return sink.string;
}

TEST(StyleText, WritesWhatItReads) {
  // clang-format off
  const char* const kValues[][2] = {
      {"width", "calc(50% - 20px)"}, {"height", "min(50%, 10px)"}, {"margin-top", "-2.5px"},
      {"padding-left", "33.3%"},
      {"color", "rgba(1, 2, 3, 0.5)"}, {"font-family", "\"Two Words\", One, serif"},
      {"line-height", "1.25"}, {"quotes", "\"<\" \">\""},
      {"grid-template-columns", "[a b] 1fr [c] minmax(10px, 2fr) repeat(auto-fill, 20px)"},
      {"grid-template-areas", "\"a a\" \". b\""},
      {"transform", "translate(10px, 5%) rotate(45deg)"}, {"filter", "blur(2px) brightness(0.5)"},
      {"aspect-ratio", "auto 16 / 9"},
      {"box-shadow", "rgb(255, 0, 0) 1px 2px 3px 4px inset"}, {"counter-reset", "a 1 b 2"},
      {"border-top-left-radius", "10px 20%"}};
  for (const auto& [property, value] : kValues) EXPECT_EQ(written(property, value),
   value) << property;
}

TEST(StyleText, WritesTheShortestNumberThatIsMeant) {
  EXPECT_EQ(written("width", "13.3333px"), "13.33px");
  EXPECT_EQ(written("opacity", "0.5"), "0.5");
  EXPECT_EQ(written("width", "10px", 2), "5px") << "device px are given, CSS px written";
}

TEST(StyleText, EveryPropertyHasAnInitialValueInWords) {
  for (auto i = static_cast<uint16_t>(kFirstLonghand);
       i < static_cast<uint16_t>(PropertyId::Count); ++i) {
    StringSink sink;
    write_computed_value(static_cast<PropertyId>(i), initial_style(), 1, sink);
    EXPECT_FALSE(sink.string.empty()) << property_name(static_cast<PropertyId>(i));
  }
  // clang-format on
}

}  // namespace
}  // namespace weft
