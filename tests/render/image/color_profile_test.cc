#include "render/image/color_profile.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "render/image/jpeg_decoder.h"
#include "render/image/png_decoder.h"
#include "tests/support/every_allocation.h"
#include "tests/support/test_pictures.h"

namespace weft {
namespace {

std::string big(uint64_t value, size_t bytes) {
  std::string made;
  for (size_t i = bytes; i-- > 0;) made += static_cast<char>(value >> 8 * i);
  return made;
}
std::string fixed(double value) {
  return big(static_cast<uint32_t>(static_cast<int32_t>(value * 65536)), 4);
}
std::string primary(double x, double y, double z) {
  return "XYZ " + big(0, 4) + fixed(x) + fixed(y) + fixed(z);
}
std::string power(double gamma) {
  return "curv" + big(0, 4) + big(1, 4) + big(static_cast<uint32_t>(gamma * 256), 2) + big(0, 2);
}

struct Tag {
  std::string name, element;
};

std::string profile(const std::string& space, const std::vector<Tag>& tags) {
  std::string made(16, '\0');
  made += space + "XYZ " + std::string(12, '\0') + "acsp" + std::string(88, '\0');
  made += big(tags.size(), 4);
  size_t start = made.size() + 12 * tags.size();
  for (const Tag& tag : tags) {
    made += tag.name + big(start, 4) + big(tag.element.size(), 4);
    start += tag.element.size();
  }
  for (const Tag& tag : tags) made += tag.element;
  return made;
}

std::string adobe_rgb(const std::string& curve) {
  return profile("RGB ", {{"rXYZ", primary(.60974, .31111, .01947)},
                          {"gXYZ", primary(.20528, .62567, .06087)},
                          {"bXYZ", primary(.14919, .06322, .74457)},
                          {"rTRC", curve},
                          {"gTRC", curve},
                          {"bTRC", curve}});
}

std::string srgb(const std::string& curve) {
  return profile("RGB ", {{"rXYZ", primary(.43607, .22249, .01392)},
                          {"gXYZ", primary(.38515, .71687, .09708)},
                          {"bXYZ", primary(.14307, .06061, .71410)},
                          {"rTRC", curve},
                          {"gTRC", curve},
                          {"bTRC", curve}});
}

const std::string kSrgbCurve = "para" + big(0, 4) + big(3, 2) + big(0, 2) + fixed(2.4) +
                               fixed(1 / 1.055) + fixed(.055 / 1.055) + fixed(1 / 12.92) +
                               fixed(.04045);

bool reads(ColorProfile& made, const std::string& bytes) {
  return made.read({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

void expect_converted(const std::string& bytes, Rgba from, Rgba to) {
  ColorProfile made;
  ASSERT_TRUE(reads(made, bytes));
  made.convert({&from, 1});
  EXPECT_NEAR(from.red, to.red, 1);
  EXPECT_NEAR(from.green, to.green, 1);
  EXPECT_NEAR(from.blue, to.blue, 1);
  EXPECT_EQ(from.alpha, to.alpha);
}

// The values are Chromium's.
TEST(ColorProfile, AWideGamutIsBroughtToSrgb) {
  const std::string wide = adobe_rgb(power(2.2));
  expect_converted(wide, {128, 64, 200, 255}, {146, 62, 205, 255});
  expect_converted(wide, {0, 255, 0, 7}, {0, 255, 0, 7});
  expect_converted(wide, {200, 200, 200, 255}, {201, 201, 201, 255});
  expect_converted(wide, {90, 160, 90, 255}, {0, 161, 85, 255});
}

TEST(ColorProfile, ACurveMayBeATable) {
  const std::string curve = "curv" + big(0, 4) + big(3, 4) + big(0, 2) + big(0x4000, 2) +
                            big(0xFFFF, 2) + std::string(2, '\0');
  expect_converted(profile("GRAY", {{"kTRC", curve}}), {128, 128, 128, 255}, {138, 138, 138, 255});
  expect_converted(profile("GRAY", {{"kTRC", curve}}), {255, 255, 255, 255}, {255, 255, 255, 255});
}

TEST(ColorProfile, SrgbNeedsNone) {
  ColorProfile made;
  EXPECT_FALSE(reads(made, srgb(kSrgbCurve)));
  EXPECT_TRUE(reads(made, srgb(power(1))));
}

TEST(ColorProfile, WhatIsNotWholeOrOfAnotherKindIsNotApplied) {
  const std::string whole = adobe_rgb(power(2.2));
  for (size_t size = 0; size < whole.size(); ++size) {
    ColorProfile made;
    EXPECT_FALSE(reads(made, whole.substr(0, size))) << size;
  }
  ColorProfile made;
  EXPECT_FALSE(reads(made, profile("CMYK", {})));
  EXPECT_FALSE(reads(made, adobe_rgb("curv" + big(0, 4) + big(0xFFFFFFFF, 4))));
  EXPECT_FALSE(reads(made, adobe_rgb("para" + big(0, 4) + big(9, 2) + std::string(40, '\0'))));
}

std::string in_jpeg(const std::string& profile) {
  const std::string body = std::string("ICC_PROFILE\0\1\1", 14) + profile;
  const TestPicture picture = make_picture(8, 8, [](uint32_t, uint32_t) {
    return Rgba{90, 160, 90, 255};
  });
  return encode_jpeg(picture).insert(2, "\xFF\xE2" + big(body.size() + 2, 2) + body);
}

std::string in_png(const std::string& profile) {
  uint32_t sum = 1, sum_of_sums = 0;  // Adler-32
  for (const char c : profile) {
    sum = (sum + static_cast<unsigned char>(c)) % 65521;
    sum_of_sums = (sum_of_sums + sum) % 65521;
  }
  const auto low = static_cast<char>(profile.size()), high = static_cast<char>(profile.size() >> 8);
  const std::string stored{
      '\x78', '\x01', '\x01', low, high, static_cast<char>(~low), static_cast<char>(~high)};
  const std::string body =
      std::string("wide\0\0", 6) + stored + profile + big(sum_of_sums << 16 | sum, 4);
  const TestPicture picture = make_picture(8, 8, [](uint32_t, uint32_t) {
    return Rgba{90, 160, 90, 255};
  });
  return encode_png(picture).insert(33, big(body.size(), 4) + "iCCP" + body + "crc.");
}

template <typename Make>
DecodedPicture decode(const std::string& file, Make make, Budget& budget) {
  MemoryStream stream(file, 7);
  auto decoder = make(stream, budget);
  return decoder.ok() ? decode_all(*decoder.value()) : DecodedPicture{decoder.status(), {}};
}

TEST(ColorProfile, StandsInJpegAndPng) {
  const std::string wide = adobe_rgb(power(2.2));
  const auto is_converted = [](const DecodedPicture& decoded) {
    const Rgba first = decoded.picture.pixels.empty() ? Rgba{} : decoded.picture.pixels[0];
    return first.red < 5 && std::abs(first.green - 161) <= 2 && std::abs(first.blue - 85) <= 2;
  };
  Budget budget;
  EXPECT_TRUE(is_converted(decode(in_jpeg(wide), make_jpeg_decoder, budget)));
  EXPECT_TRUE(is_converted(decode(in_png(wide), make_png_decoder, budget)));
  // One that is not whole leaves the picture as it is.
  const std::string torn = wide.substr(0, 300);
  EXPECT_FALSE(is_converted(decode(in_jpeg(torn), make_jpeg_decoder, budget)));
  const DecodedPicture png = decode(in_png(torn), make_png_decoder, budget);
  EXPECT_EQ(png.status, Status::Ok);
  EXPECT_EQ(png.picture.pixels[0], (Rgba{90, 160, 90, 255}));
}

TEST(ColorProfile, EveryFailingAllocationIsOutOfMemory) {
  const std::string wide = adobe_rgb(power(2.2)), jpeg = in_jpeg(wide), png = in_png(wide);
  expect_every_failing_allocation_is_out_of_memory(
      [&](Budget& budget) { return decode(jpeg, make_jpeg_decoder, budget).status; });
  expect_every_failing_allocation_is_out_of_memory(
      [&](Budget& budget) { return decode(png, make_png_decoder, budget).status; });
}

}  // namespace
}  // namespace weft
