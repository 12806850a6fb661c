#include "render/css/conditions/media.h"

#include <gtest/gtest.h>

#include <string>

namespace weft {
namespace {

constexpr MediaEnvironment kPaper{.width_px = 800,
                                  .height_px = 480,
                                  .device_pixel_ratio = 1,
                                  .color_bits = 0,
                                  .monochrome_bits = 1,
                                  .color_index = 2,
                                  .slow_update = true};
constexpr MediaEnvironment kScreen{
    .width_px = 800, .height_px = 600, .device_pixel_ratio = 2, .color_bits = 8};

TEST(Media, KnowsTypes) {
  for (const char* query : {"", "all", "screen", "SCREEN", "only screen", "not print",
                            "print, screen", "screen and (color)"})
    EXPECT_TRUE(media_matches(query, kScreen)) << query;
  for (const char* query : {"print", "not screen", "speech", "not all", "and", "screen and",
                            "screen (color)", "screen or (color)", ","})
    EXPECT_FALSE(media_matches(query, kScreen)) << query;
}

TEST(Media, ComparesSizes) {
  for (const char* query :
       {"(min-width: 400px)", "(width >= 400px)", "(max-width:25em)", "(400px <= width < 401px)",
        "(width: 400px)", "(width)", "(300px < width)", "(min-aspect-ratio: 4/3)",
        "(aspect-ratio: 8/6)", "(orientation: landscape)"})
    EXPECT_TRUE(media_matches(query, kScreen)) << query;
  for (const char* query :
       {"(min-width: 401px)", "(width > 400px)", "(width < 400px)", "(max-width: 24em)",
        "(400px < width)", "(min-width: 1)", "(min-width)", "(inline-size > 1px)",
        "(orientation: portrait)", "(100px < width > 50px)", "(min-width > 1px)"})
    EXPECT_FALSE(media_matches(query, kScreen)) << query;
}

TEST(Media, CalculatesWhatItComparesWith) {
  for (const char* query : {"(min-width: calc(200px * 2))", "(width >= max(10px, 5em))",
                            "(100px <= width < calc(1px * 401))", "(width: calc(100vw))",
                            "(min-resolution: calc(1dppx * 1.5))", "(min-color: calc(1 + 1.4))",
                            "(width: clamp(1px, 400px, none))"})
    EXPECT_TRUE(media_matches(query, kScreen)) << query;
  for (const char* query : {"(min-width: calc(201px * 2))", "(min-width: calc(1px + 1))",
                            "(width: sqrt(160000))", "(width: calc(50%))", "(width: var(--x))",
                            "(calc(1px) < calc(2px) < width)", "(min-width: unknown(1px))"})
    EXPECT_FALSE(media_matches(query, kScreen)) << query;
}

TEST(Media, AnswersForThePanel) {
  for (const char* query :
       {"(monochrome)", "(monochrome: 1)", "(color-index: 2)", "(update: slow)", "(hover: none)",
        "(pointer: none)", "(scripting: none)", "(prefers-color-scheme: light)",
        "(prefers-reduced-motion: no-preference)", "not (color)", "(resolution: 96dpi)",
        "(max-resolution: 1dppx)", "(grid: 0)"})
    EXPECT_TRUE(media_matches(query, kPaper)) << query;
  for (const char* query : {"(color)", "(min-color: 1)", "(color-gamut: srgb)", "(hover)",
                            "(any-pointer: fine)", "(update: fast)", "(prefers-color-scheme: dark)",
                            "(prefers-reduced-motion)", "(scripting)", "(forced-colors: active)"})
    EXPECT_FALSE(media_matches(query, kPaper)) << query;
}

TEST(Media, AnswersForTheScreen) {
  for (const char* query :
       {"(color: 8)", "(color-gamut: srgb)", "(min-resolution: 2dppx)", "(resolution: 2x)",
        "(min-resolution: 192dpi)", "(-webkit-min-device-pixel-ratio: 1.5)", "(update: fast)",
        "not (monochrome)"})
    EXPECT_TRUE(media_matches(query, kScreen)) << query;
}

TEST(Media, JoinsConditions) {
  for (const char* query :
       {"(color) and (min-width: 1px)", "(monochrome) or (color)", "not (monochrome)",
        "((color) and (not (monochrome)))", "(unknown) or (color)", "screen and (color), print",
        "not ((monochrome) or (hover))"})
    EXPECT_TRUE(media_matches(query, kScreen)) << query;
  for (const char* query :
       {"(color) and (monochrome)", "not (unknown)", "(unknown)", "(color) and (color) or (color)",
        "(color) (color)", "screen and (color) or (color)", "(", "not", "()"})
    EXPECT_FALSE(media_matches(query, kScreen)) << query;
}

TEST(Media, EndsHoweverDeepConditionsNest) {
  std::string query;
  for (int i = 0; i < 5000; ++i) query += "(not ";
  media_matches(query, kScreen);
}

}  // namespace
}  // namespace weft
