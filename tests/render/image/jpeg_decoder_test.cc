#include "render/image/jpeg_decoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "render/image/exif.h"
#include "tests/support/every_allocation.h"
#include "tests/support/test_pictures.h"

namespace weft {
namespace {

DecodedPicture decode(std::string_view file, size_t chunk = SIZE_MAX, uint32_t width = 0,
                      uint32_t height = 0) {
  Budget budget;
  MemoryStream stream(file, chunk);
  auto decoder = make_jpeg_decoder(stream, budget);
  if (!decoder.ok()) return {decoder.status(), {}};
  if (width) decoder.value()->shrink_to(width, height);
  return decode_all(*decoder.value());
}

int most_different(const TestPicture& a, const TestPicture& b) {
  int most = a.pixels.size() == b.pixels.size() ? 0 : 999;
  for (size_t i = 0; i < a.pixels.size() && most < 999; ++i)
    most = std::max({most, std::abs(a.pixels[i].red - b.pixels[i].red),
                     std::abs(a.pixels[i].green - b.pixels[i].green),
                     std::abs(a.pixels[i].blue - b.pixels[i].blue),
                     std::abs(a.pixels[i].alpha - b.pixels[i].alpha)});
  return most;
}

TEST(JpegDecoder, BaselineAndProgressiveGiveThePicture) {
  const TestPicture picture = photograph(83, 61);
  for (const bool progressive : {false, true})
    for (const int sampling : {1, 2}) {
      const auto decoded =
          decode(encode_jpeg(picture, {.progressive = progressive, .luma_sampling = sampling}));
      EXPECT_EQ(decoded.status, Status::Ok);
      EXPECT_LE(most_different(decoded.picture, picture), 12) << progressive << sampling;
    }
}

TEST(JpegDecoder, GrayAndInksBecomeRgb) {
  const TestPicture ramp = make_picture(40, 9, [](uint32_t x, uint32_t) {
    const auto level = static_cast<uint8_t>(x * 6);
    return Rgba{level, level, level, 255};
  });
  EXPECT_LE(most_different(decode(encode_jpeg(ramp, {.gray = true})).picture, ramp), 4);
  const TestPicture picture = photograph(40, 30);
  EXPECT_LE(most_different(decode(encode_jpeg(picture, {.inks = true, .luma_sampling = 1})).picture,
                           picture),
            12);
}

TEST(JpegDecoder, ShrinksByEighthsToTheSizeOrHalfAsMuchAgain) {
  const std::string file = encode_jpeg(photograph(400, 300));
  for (const uint32_t wanted : {50u, 51u, 120u, 399u, 400u, 900u}) {
    const auto decoded = decode(file, SIZE_MAX, wanted, wanted * 3 / 4);
    const uint32_t enough = wanted % 50 == 0 ? wanted : wanted * 3 / 2;
    EXPECT_GE(decoded.picture.width, std::min(enough, 400u));
    EXPECT_LE(decoded.picture.width, std::min(enough + 50, 400u));
    EXPECT_NEAR(decoded.picture.height * 4.0, decoded.picture.width * 3.0, 4);
  }
}

TEST(JpegDecoder, TellsTheOrientation) {
  Budget budget;
  const TestPicture picture = photograph(40, 30);
  const std::string turned = encode_jpeg(picture, {.orientation = 6});
  MemoryStream stream(turned);
  auto decoder = make_jpeg_decoder(stream, budget);
  EXPECT_EQ(decoder.value()->header().orientation, 6);
  EXPECT_EQ(decoder.value()->header().natural_width, 30u);
  EXPECT_EQ(decoder.value()->header().width, 40u);
}

TEST(JpegDecoder, TellsTheSizeOfWhatItDoesNotDecode) {
  std::string deep = encode_jpeg(photograph(40, 30));
  const size_t frame = deep.find("\xFF\xC0");
  deep[frame + 4] = 12;  // bits a channel
  Budget budget;
  MemoryStream stream(deep);
  auto decoder = make_jpeg_decoder(stream, budget);
  ASSERT_TRUE(decoder.ok());
  EXPECT_FALSE(decoder.value()->header().is_decoded);
  EXPECT_EQ(decoder.value()->header().natural_width, 40u);
  EXPECT_EQ(decoder.value()->next_row().status(), Status::Unsupported);
}

TEST(JpegDecoder, EveryChunkSizeGivesTheSame) {
  const std::string file = encode_jpeg(photograph(50, 40), {.orientation = 1});
  const auto whole = decode(file);
  for (size_t chunk = 1; chunk < file.size(); chunk += 1 + chunk / 5)
    EXPECT_EQ(decode(file, chunk).picture.pixels, whole.picture.pixels) << chunk;
}

TEST(JpegDecoder, EveryTruncationEndsAndGivesTheRowsBefore) {
  for (const bool progressive : {false, true}) {
    const std::string file = encode_jpeg(photograph(64, 64), {.progressive = progressive});
    for (size_t size = 0; size < file.size(); ++size) {
      const auto decoded = decode(std::string_view(file).substr(0, size));
      EXPECT_TRUE(decoded.status == Status::Corrupt || decoded.picture.height == 64u) << size;
    }
    const auto without_end = decode(file.substr(0, file.size() - 2));
    EXPECT_EQ(without_end.picture.height, progressive ? 64u : 46u)
        << "without the last blocks and what they smooth";
  }
}

TEST(JpegDecoder, FlippedBytesDoNoHarm) {
  const std::string file = encode_jpeg(photograph(48, 48));
  for (size_t at = 0; at < file.size(); at += 3) {
    std::string broken = file;
    broken[at] = static_cast<char>(broken[at] ^ (1 << at % 8));
    const auto decoded = decode(broken);
    EXPECT_TRUE(decoded.status == Status::Ok || decoded.status == Status::Corrupt ||
                decoded.status == Status::Unsupported);
  }
}

TEST(JpegDecoder, EveryFailingAllocationIsOutOfMemory) {
  for (const bool progressive : {false, true}) {
    const std::string file = encode_jpeg(photograph(64, 48), {.progressive = progressive});
    expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
      MemoryStream stream(file);
      auto decoder = make_jpeg_decoder(stream, budget);
      return decoder.ok() ? decode_all(*decoder.value()).status : decoder.status();
    });
  }
}

size_t peak_of(std::string_view file, uint32_t width, uint32_t height) {
  Budget budget;
  MemoryStream stream(file);
  auto decoder = make_jpeg_decoder(stream, budget);
  decoder.value()->shrink_to(width, height);
  EXPECT_EQ(decode_all(*decoder.value()).status, Status::Ok);
  return budget.peak();
}

TEST(JpegDecoder, TheMemoryOfALargePictureIsThatOfTheOneItIsShrunkTo) {
  const size_t large = peak_of(encode_jpeg(photograph(2000, 1500)), 400, 300);
  const size_t small = peak_of(encode_jpeg(photograph(400, 300)), 400, 300);
  RecordProperty("large", static_cast<int>(large));
  RecordProperty("small", static_cast<int>(small));
  EXPECT_LE(large, small + 4096);
}

TEST(JpegDecoder, TablesTakeLittleMoreThanTheirBytes) {
  constexpr size_t kTables = 21 * 1024;
  EXPECT_LE(peak_of(encode_jpeg(photograph(8, 8)), 8, 8), kTables);
}

TEST(JpegDecoder, AProgressivePictureThatDoesNotFitIsRefusedBeforeItTakesMemory) {
  const std::string file = encode_jpeg(photograph(800, 600), {.progressive = true});
  Budget budget(200 * 1024);
  MemoryStream stream(file);
  auto decoder = make_jpeg_decoder(stream, budget);
  EXPECT_EQ(decoder.value()->next_row().status(), Status::OutOfMemory);
  EXPECT_LT(budget.peak(), 100u * 1024);
}

// A photograph with detail in every block.
TestPicture detailed(uint32_t width, uint32_t height) {
  TestPicture picture = photograph(width, height);
  for (uint32_t i = 0; i < picture.pixels.size(); ++i)
    if ((i * 2654435761u >> 28) > 11) picture.pixels[i].green = 255;
  return picture;
}

double mean_difference(const TestPicture& a, const TestPicture& b) {
  if (a.pixels.size() != b.pixels.size() || a.pixels.empty()) return 255;
  double sum = 0;
  for (size_t i = 0; i < a.pixels.size(); ++i)
    sum += std::abs(a.pixels[i].red - b.pixels[i].red) +
           std::abs(a.pixels[i].green - b.pixels[i].green) +
           std::abs(a.pixels[i].blue - b.pixels[i].blue);
  return sum / static_cast<double>(a.pixels.size() * 3);
}

struct Shrunk {
  DecodedPicture decoded;
  size_t peak;
};
Shrunk shrunk(const std::string& file, uint32_t width, size_t limit) {
  Budget budget(limit);
  MemoryStream stream(file, 1000);
  auto decoder = make_jpeg_decoder(stream, budget);
  decoder.value()->shrink_to(width, width * 3 / 4);
  DecodedPicture decoded = decode_all(*decoder.value());
  return {decoded, budget.peak()};
}

TEST(JpegDecoder, AProgressivePictureThatIsShrunkKeepsWhatItsSizeNeeds) {
  const TestPicture picture = detailed(800, 600);
  const std::string progressive = encode_jpeg(picture, {.progressive = true}),
                    baseline = encode_jpeg(picture);
  size_t last = SIZE_MAX;
  for (const uint32_t width : {800u, 500u, 300u, 200u, 100u}) {
    const Shrunk one = shrunk(progressive, width, SIZE_MAX);
    EXPECT_EQ(one.decoded.status, Status::Ok);
    EXPECT_LE(
        mean_difference(one.decoded.picture, shrunk(baseline, width, SIZE_MAX).decoded.picture),
        width > 200   ? 0.1
        : width > 100 ? 3
                      : 8)
        << width;
    EXPECT_LE(one.peak, last);
    last = one.peak;
  }
  EXPECT_LT(last, 200u * 1024);  // whole coefficients: 1.5 MB
}

TEST(JpegDecoder, AProgressivePictureIsMadeOfItsFirstScansWhereMemoryIsShort) {
  const TestPicture picture = detailed(800, 600);
  const std::string progressive = encode_jpeg(picture, {.progressive = true}),
                    baseline = encode_jpeg(picture);
  for (const size_t limit : {900u * 1024, 600u * 1024, 400u * 1024}) {
    const Shrunk one = shrunk(progressive, 250, limit);
    EXPECT_EQ(one.decoded.status, Status::Ok) << limit;
    const uint32_t width = one.decoded.picture.width;
    EXPECT_GE(width, 100u);
    EXPECT_LE(
        mean_difference(one.decoded.picture, shrunk(baseline, width, SIZE_MAX).decoded.picture), 10)
        << limit;
  }
}

TEST(JpegDecoder, APictureOfSeveralScansIsDecodedWhereverItIsCutOffOrChanged) {
  const std::string file = encode_jpeg(detailed(64, 64), {.progressive = true});
  for (const uint32_t width : {8u, 20u}) {
    for (size_t size = 0; size < file.size(); size += 3) {
      const auto decoded = decode(file.substr(0, size), 50, width, width);
      EXPECT_TRUE(decoded.status == Status::Corrupt || decoded.picture.height >= width) << size;
    }
    for (size_t at = 0; at < file.size(); at += 2) {
      std::string broken = file;
      broken[at] = static_cast<char>(broken[at] ^ (1 << at % 8));
      EXPECT_NE(decode(broken, 50, width, width).status, Status::NotFound);
    }
    expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
      MemoryStream stream(file);
      auto decoder = make_jpeg_decoder(stream, budget);
      if (!decoder.ok()) return decoder.status();
      decoder.value()->shrink_to(width, width);
      return decode_all(*decoder.value()).status;
    });
  }
}

TEST(Exif, AnOrientationThatIsNoneIsUpright) {
  std::string segment("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x09\0\0\0\0\0", 30);
  const auto orientation = [&] {
    return exif_orientation({reinterpret_cast<const uint8_t*>(segment.data()), segment.size()});
  };
  EXPECT_EQ(orientation(), 1);
  segment[24] = 8;
  EXPECT_EQ(orientation(), 8);
  segment[10] = '\xFF', segment[13] = '\xFF';
  EXPECT_EQ(orientation(), 1);
}

}  // namespace
}  // namespace weft
