#include "render/css/conditions/picture_sources.h"

#include <gtest/gtest.h>

#include "tests/support/parsed_document.h"

namespace weft {
namespace {

MediaEnvironment panel(int32_t width, double ratio) {
  MediaEnvironment media;
  media.width_px = width;
  media.device_pixel_ratio = ratio;
  return media;
}

/// What the element with the id "i" shows: "url density".
std::string shown(const std::string& html, const MediaEnvironment& media) {
  const ParsedDocument document(html);
  const PictureSource source = picture_source(*document.by_id("i"), media);
  char density[16];
  std::snprintf(density, sizeof(density), " %g", static_cast<double>(source.density));
  return std::string(source.url) + density;
}

std::string of_srcset(const std::string& srcset, double ratio = 1, const std::string& more = "") {
  return shown("<img id=i srcset=\"" + srcset + "\" " + more + ">", panel(800, ratio));
}

TEST(PictureSources, ADensityIsChosenByThePanel) {
  const std::string three = "a 1x, b 2x, c 3x";
  EXPECT_EQ(of_srcset(three, 0.75), "a 1");
  EXPECT_EQ(of_srcset(three, 1), "a 1");
  EXPECT_EQ(of_srcset(three, 1.4), "a 1");  // below the geometric mean
  EXPECT_EQ(of_srcset(three, 1.5), "b 2");
  EXPECT_EQ(of_srcset(three, 2.8), "c 3");
  EXPECT_EQ(of_srcset(three, 9), "c 3");
  EXPECT_EQ(of_srcset("a 0.5x, b 4x", 1), "b 4");  // never below 1
}

TEST(PictureSources, TheFirstOfEqualsIsTakenAndSrcIsTheLast) {
  EXPECT_EQ(of_srcset("a, b 1x, c 2x"), "a 1");
  EXPECT_EQ(of_srcset("a 1x", 1, "src=s"), "a 1");
  EXPECT_EQ(of_srcset("a 2x", 1, "src=s"), "s 1");
  EXPECT_EQ(of_srcset("", 1, "src=s"), "s 1");
  EXPECT_EQ(of_srcset("a 10w", 1, "src=s sizes=100px"), "a 0.1");
  EXPECT_EQ(of_srcset("", 1), " 1");
}

TEST(PictureSources, AWidthIsOfTheSizeThatFits) {
  const std::string two = "a 400w, b 800w";
  EXPECT_EQ(of_srcset(two), "b 1");  // 100vw
  EXPECT_EQ(of_srcset(two, 1, "sizes=400px"), "a 1");
  EXPECT_EQ(of_srcset(two, 2, "sizes=50vw"), "a 2");
  EXPECT_EQ(of_srcset(two, 1,
                      "sizes='(max-width: 100px) 10px, (min-width: 100px) calc(10em + 40px), 3px'"),
            "a 2");
  EXPECT_EQ(of_srcset(two, 1, "sizes='screen 400px, (bad 1px, 400px'"), "b 1");  // no conditions
  EXPECT_EQ(of_srcset(two, 1, "sizes='50%, -1px, 400'"), "b 1");                 // no sizes
  EXPECT_EQ(of_srcset("a 100w 50h", 1, "sizes=100px"), "a 1");
}

TEST(PictureSources, WhatIsMalformedIsPassedOver) {
  for (const char* bad : {"a 1q, b", "a 1x 2x, b", "a 1x 10w, b", "a 0w, b", "a 1.5w, b",
                          "a -1x, b", "a +1x, b", "a 10h, b", "a (1x, 2x) 1x, b", "a x, b", ",, b"})
    EXPECT_EQ(of_srcset(bad), "b 1") << bad;
  EXPECT_EQ(of_srcset("data:,a, b 2x", 2), "b 2");
  EXPECT_EQ(of_srcset("a,b 1x"), "a,b 1");
  EXPECT_EQ(of_srcset("a,, b 2x"), "a 1");
  EXPECT_EQ(of_srcset("a 0x"), "a 0.000244141");
}

TEST(PictureSources, ASourceOfThePictureIsTakenWhereItFits) {
  const MediaEnvironment media = panel(800, 1);
  const std::string img = "<img id=i src=s></picture>";
  EXPECT_EQ(shown("<picture><source srcset='a 2x'>" + img, media), "a 2");
  EXPECT_EQ(shown("<picture><source srcset=a media=print><source srcset=b>" + img, media), "b 1");
  EXPECT_EQ(shown("<picture><source srcset=a type=image/jxl><source srcset=b type=image/PNG>" + img,
                  media),
            "b 1");
  EXPECT_EQ(shown("<picture><source srcset=a type='image/jpeg; q=1'>" + img, media), "a 1");
  EXPECT_EQ(shown("<picture><source src=a><source srcset=''>" + img, media), "s 1");
  EXPECT_EQ(shown("<picture><img id=i src=s><source srcset=a></picture>", media), "s 1");
  EXPECT_EQ(shown("<picture><div><source srcset=a></div>" + img, media), "s 1");
}

}  // namespace
}  // namespace weft
