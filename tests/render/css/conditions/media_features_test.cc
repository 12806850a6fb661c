// Every media feature, with every value that it may be asked for.
#include <gtest/gtest.h>

#include <string>

#include "render/css/conditions/media.h"

namespace weft {
namespace {

constexpr MediaEnvironment kPaper{.width_px = 480,
                                  .height_px = 800,
                                  .device_pixel_ratio = 1,
                                  .color_bits = 0,
                                  .monochrome_bits = 4,
                                  .color_index = 16,
                                  .slow_update = true};
constexpr MediaEnvironment kScreen{
    .width_px = 800, .height_px = 600, .device_pixel_ratio = 2, .color_bits = 8};

struct Feature {
  std::string name;
  bool alone;  // what "(name)" is
  std::string paper, screen;
  std::string other;  // what is right and does not hold, one word
};

void expect_answer(const std::string& query, const MediaEnvironment& panel, bool want) {
  EXPECT_EQ(media_matches(query, panel), want) << query;
  EXPECT_EQ(media_matches("not " + query, panel), !want) << query;
}

TEST(MediaFeatures, OfWordsHoldForOneWord) {
  const Feature features[] = {
      {"orientation", true, "portrait", "landscape", ""},
      {"update", true, "slow", "fast", "none"},
      {"hover", false, "none", "none", "hover"},
      {"any-hover", false, "none", "none", "hover"},
      {"pointer", false, "none", "none", "coarse"},
      {"any-pointer", false, "none", "none", "fine"},
      {"scripting", false, "none", "none", "initial-only"},
      {"overflow-block", false, "none", "none", "paged"},
      {"overflow-inline", false, "none", "none", "scroll"},
      {"prefers-color-scheme", true, "light", "light", "dark"},
      {"prefers-reduced-motion", false, "no-preference", "no-preference", "reduce"},
      {"prefers-reduced-transparency", false, "no-preference", "no-preference", "reduce"},
      {"prefers-reduced-data", false, "no-preference", "no-preference", "reduce"},
      {"prefers-contrast", false, "no-preference", "no-preference", "custom"},
      {"forced-colors", false, "none", "none", "active"},
      {"inverted-colors", false, "none", "none", "inverted"},
      {"nav-controls", false, "none", "none", "back"},
      {"dynamic-range", true, "standard", "standard", "high"},
      {"video-dynamic-range", true, "standard", "standard", "high"},
      {"display-mode", true, "browser", "browser", "picture-in-picture"},
      {"environment-blending", true, "opaque", "opaque", "additive"},
      {"scan", true, "progressive", "progressive", "interlace"},
      {"grid", false, "0", "0", "1"},
  };
  for (const Feature& feature : features) {
    expect_answer("(" + feature.name + ")", kPaper, feature.alone);
    expect_answer("( " + feature.name + " : " + feature.paper + " )", kPaper, true);
    expect_answer("(" + feature.name + ":" + feature.screen + ")", kScreen, true);
    if (feature.other.empty()) continue;
    expect_answer("(" + feature.name + ": " + feature.other + ")", kPaper, false);
    expect_answer("(" + feature.name + ": " + feature.other + ")", kScreen, false);
  }
}

TEST(MediaFeatures, AreAskedWithoutCase) {
  expect_answer("(ORIENTATION: Portrait)", kPaper, true);
  expect_answer("(Max-Width: 480PX)", kPaper, true);
  expect_answer("(480PX >= Width)", kPaper, true);
}

TEST(MediaFeatures, OfWordsAreUnknownWithOtherValues) {
  for (const char* query :
       {"(orientation: square)", "(orientation: portrait landscape)", "(orientation = portrait)",
        "(orientation: )", "(update: 1)", "(hover: hovering)", "(min-orientation: portrait)",
        "(prefers-color-scheme: no-preference)", "(grid: 2)", "(grid: none)", "(scan: fast)"}) {
    EXPECT_FALSE(media_matches(query, kPaper)) << query;
    EXPECT_FALSE(media_matches(std::string("not ") + query, kPaper)) << query;
  }
}

struct Range {
  std::string name, value, less, more;  // the value that it has on kPaper, and its neighbours
};
const Range kRanges[] = {
    {"width", "480px", "479px", "481px"},
    {"height", "50em", "49em", "51em"},
    {"device-width", "5in", "4.9in", "12.8cm"},
    {"device-height", "600pt", "599pt", "601pt"},
    {"aspect-ratio", "3/5", "1/2", "3/4"},
    {"device-aspect-ratio", "0.6", "6/11", "1"},
    {"resolution", "96dpi", "95dpi", "1.1x"},
    {"-webkit-device-pixel-ratio", "1", "0.9", "1.1"},
    {"monochrome", "4", "3", "5"},
    {"color-index", "16", "15", "17"},
    {"color", "0", "-1", "1"},
    {"horizontal-viewport-segments", "1", "0", "2"},
    {"vertical-viewport-segments", "1", "0", "2"},
};

TEST(MediaFeatures, OfRangesAreCompared) {
  for (const Range& row : kRanges) {
    const auto expect = [&](const std::string& query, bool want) {
      expect_answer("(" + query + ")", kPaper, want);
    };
    const std::string &name = row.name, &value = row.value, &less = row.less, &more = row.more;
    expect(name + ": " + value, true);
    expect(name + " = " + value, true);
    expect(name + ": " + more, false);
    expect(name + " < " + more, true);
    expect(name + " < " + value, false);
    expect(name + "<=" + value, true);
    expect(name + " <= " + less, false);
    expect(name + " > " + less, true);
    expect(name + " > " + value, false);
    expect(name + ">=" + value, true);
    expect(name + " >= " + more, false);
    expect(less + " < " + name, true);
    expect(value + " = " + name, true);
    expect(more + " > " + name + " > " + less, true);
    expect(less + " <= " + name + " < " + value, false);
  }
}

TEST(MediaFeatures, OfRangesHaveALeastAndAMost) {
  for (const Range& row : kRanges) {
    const bool is_webkit = row.name.starts_with("-webkit-");
    const std::string name = is_webkit ? row.name.substr(8) : row.name;
    const std::string begin = is_webkit ? "(-webkit-" : "(";
    expect_answer(begin + "min-" + name + ": " + row.value + ")", kPaper, true);
    expect_answer(begin + "min-" + name + ": " + row.more + ")", kPaper, false);
    expect_answer(begin + "max-" + name + ": " + row.value + ")", kPaper, true);
    expect_answer(begin + "max-" + name + ": " + row.less + ")", kPaper, false);
  }
}

TEST(MediaFeatures, OfRangesHoldAloneWhenTheyAreNotZero) {
  for (const Range& row : kRanges) expect_answer("(" + row.name + ")", kPaper, row.value != "0");
  expect_answer("(color)", kScreen, true);
  expect_answer("(monochrome)", kScreen, false);
}

TEST(MediaFeatures, OfRangesAreUnknownWithValuesOfAnotherKind) {
  for (const char* query : {"(width: 1)",
                            "(width: 1dpi)",
                            "(width: 10%)",
                            "(width: wide)",
                            "(width: 1px 2px)",
                            "(resolution: 1px)",
                            "(resolution: 1)",
                            "(color: 1.5)",
                            "(color: 1px)",
                            "(aspect-ratio: 1/)",
                            "(aspect-ratio: -1/2)",
                            "(aspect-ratio: 1/2/3)",
                            "(aspect-ratio: 1px)",
                            "(min-width)",
                            "(min-width > 1px)",
                            "(1px < width = 2px)",
                            "(1px < width > 0px)",
                            "(1px = width = 1px)",
                            "(width <)",
                            "(< 1px)",
                            "(1px <)",
                            "(1px < 2px < width)",
                            "(width < > 1px)",
                            "(inline-size > 1px)",
                            "(block-size > 1px)",
                            "(-webkit-min-width: 1px)",
                            "(min-min-width: 1px)",
                            "(max-: 1px)"}) {
    EXPECT_FALSE(media_matches(query, kPaper)) << query;
    EXPECT_FALSE(media_matches(std::string("not ") + query, kPaper)) << query;
  }
}

TEST(MediaFeatures, KnowARatioWithoutALimitAndAResolutionWithoutOne) {
  expect_answer("(aspect-ratio < 1/0)", kPaper, true);
  expect_answer("(max-resolution: infinite)", kPaper, true);
  expect_answer("(resolution: infinite)", kPaper, false);
}

}  // namespace
}  // namespace weft
