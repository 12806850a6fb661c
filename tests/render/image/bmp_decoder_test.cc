#include "render/image/bmp_decoder.h"

#include <gtest/gtest.h>

#include "render/image/icon_decoder.h"
#include "tests/support/every_allocation.h"
#include "tests/support/test_pictures.h"

namespace weft {
namespace {

constexpr std::array<uint32_t, 4> k565{0xF800, 0x07E0, 0x001F, 0},
    kAlpha{0xFF, 0xFF00, 0xFF0000, 0xFF000000};

// Colours that every depth has: both ends of each channel, and as many as `colors` says.
TestPicture corners(uint32_t width, uint32_t height, uint32_t colors) {
  return make_picture(width, height, [=](uint32_t x, uint32_t y) {
    const uint32_t i = (x / 3 + x * y) % colors % 8;
    const auto level = [&](uint32_t bit) { return static_cast<uint8_t>(i & bit ? 255 : 0); };
    return Rgba{level(1), level(2), level(4), 255};
  });
}

// The rows from the top down.
DecodedPicture decode(std::string_view file, size_t chunk = SIZE_MAX, size_t limit = SIZE_MAX) {
  Budget budget(limit);
  MemoryStream stream(file, chunk);
  auto decoder =
      file.starts_with("BM") ? make_bmp_decoder(stream, budget) : make_icon_decoder(stream, budget);
  if (!decoder.ok()) return {decoder.status(), {}};
  DecodedPicture decoded = decode_all(*decoder.value());
  if (!decoder.value()->header().is_bottom_up) return decoded;
  const TestPicture stored = decoded.picture;
  decoded.picture = make_picture(stored.width, stored.height, [&](uint32_t x, uint32_t y) {
    return stored.at(x, stored.height - 1 - y);
  });
  return decoded;
}

struct Kind {
  BmpOptions options;
  uint32_t colors = 8;
};
const Kind kKinds[] = {
    {{.bits = 1}, 2},
    {{.bits = 1, .core_header = true}, 2},
    {{.bits = 2}, 4},
    {{.bits = 4}},
    {{.bits = 4, .top_down = true}},
    {{.bits = 4, .runs = true}},
    {{.bits = 8}},
    {{.bits = 8, .runs = true}},
    {{.bits = 8, .core_header = true}},
    {{.bits = 16}},
    {{.bits = 16, .masks = k565}},
    {{.bits = 24}},
    {{.bits = 24, .core_header = true}},
    {{.bits = 32}},
    {{.bits = 32, .top_down = true, .masks = kAlpha}},
};

TEST(BmpDecoder, GivesThePixelsOfEveryKind) {
  for (const auto& [options, colors] : kKinds)
    for (const uint32_t width : {1u, 7u, 32u, 61u}) {
      const TestPicture picture = corners(width, 11, colors);
      const auto decoded = decode(encode_bmp(picture, options));
      EXPECT_EQ(decoded.status, Status::Ok);
      EXPECT_EQ(decoded.picture.pixels, picture.pixels) << options.bits << ' ' << width;
    }
}

TEST(BmpDecoder, AlphaIsPremultiplied) {
  const TestPicture picture = make_picture(2, 1, [](uint32_t x, uint32_t) {
    return Rgba{255, 100, 0, static_cast<uint8_t>(x ? 51 : 0)};
  });
  const auto decoded = decode(encode_bmp(picture, {.bits = 32, .masks = kAlpha}));
  EXPECT_EQ(decoded.picture.at(0, 0), Rgba{});
  EXPECT_EQ(decoded.picture.at(1, 0), (Rgba{51, 20, 0, 51}));
}

std::string with_pixels(const std::string& pixels) {
  const TestPicture picture = corners(6, 3, 4);
  const std::string file = encode_bmp(picture, {.bits = 8});
  std::string made = file.substr(0, file.size() - 8 * 3) + pixels;
  made[30] = 1;  // runs of 8 bits
  return made;
}

TEST(BmpDecoder, RunsMayMoveAndEndEarly) {
  // A row of two pixels; then two to the right and one up; one pixel; the end.
  const auto decoded = decode(with_pixels(std::string("\2\0\0\2\2\1\1\1\0\1", 10)));
  ASSERT_EQ(decoded.status, Status::Ok);
  std::string drawn;
  for (const Rgba& pixel : decoded.picture.pixels) drawn += pixel.alpha ? '#' : '.';
  EXPECT_EQ(drawn,
            "......"
            "....#."
            "##....");
}

TEST(BmpDecoder, WhatIsNotPixelsHasItsSize) {
  std::string file = encode_bmp(corners(6, 3, 4));
  file[30] = 4;  // a JPEG
  Budget budget;
  MemoryStream stream(file);
  auto decoder = make_bmp_decoder(stream, budget);
  ASSERT_TRUE(decoder.ok());
  EXPECT_FALSE(decoder.value()->header().is_decoded);
  EXPECT_EQ(decoder.value()->header().natural_width, 6u);
  EXPECT_EQ(decoder.value()->next_row().status(), Status::Unsupported);
}

TEST(BmpDecoder, EveryChunkSizeGivesTheSame) {
  for (const auto& [options, colors] : kKinds) {
    const std::string file = encode_bmp(corners(30, 9, colors), options);
    const auto whole = decode(file);
    for (size_t chunk = 1; chunk < 60; chunk += 4)
      EXPECT_EQ(decode(file, chunk).picture.pixels, whole.picture.pixels) << chunk;
  }
}

TEST(BmpDecoder, EveryTruncationEndsInCorrupt) {
  for (const auto& [options, colors] : kKinds) {
    const std::string file = encode_bmp(corners(9, 6, colors), options);
    for (size_t size = 0; size + 2 < file.size(); ++size)
      EXPECT_EQ(decode(std::string_view(file).substr(0, size)).status, Status::Corrupt) << size;
  }
}

TEST(BmpDecoder, FlippedBytesDoNoHarm) {
  for (const auto& [options, colors] : kKinds) {
    const std::string file = encode_bmp(corners(9, 6, colors), options);
    for (size_t at = 0; at < file.size(); ++at) {
      std::string broken = file;
      broken[at] = static_cast<char>(broken[at] ^ (1 << at % 8));
      EXPECT_NE(decode(broken, 50, 1 << 20).status, Status::NotFound) << at;
    }
  }
}

TEST(BmpDecoder, EveryFailingAllocationIsOutOfMemory) {
  const std::string file = encode_bmp(corners(9, 6, 8), {.bits = 8, .runs = true});
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
    MemoryStream stream(file);
    auto decoder = make_bmp_decoder(stream, budget);
    return decoder.ok() ? decode_all(*decoder.value()).status : decoder.status();
  });
}

std::vector<Rgba> premultiplied(std::vector<Rgba> pixels) {
  for (Rgba& p : pixels)
    p = {multiply_255(p.red, p.alpha), multiply_255(p.green, p.alpha),
         multiply_255(p.blue, p.alpha), p.alpha};
  return pixels;
}

// Without half-transparent pixels.
TestPicture cut_out(uint32_t size) {
  TestPicture picture = icon(size, 2);
  for (Rgba& pixel : picture.pixels)
    if (pixel.alpha < 128) pixel = {};
    else pixel.alpha = 255;
  return picture;
}

TEST(IconDecoder, GivesTheLargestPicture) {
  for (const IconKind kind : {IconKind::Png, IconKind::Deep, IconKind::Masked}) {
    const TestPicture large = kind == IconKind::Masked ? cut_out(33) : icon(33, 1);
    const std::string file =
        encode_icon({{icon(16, 3), IconKind::Deep}, {large, kind}, {icon(20, 4), IconKind::Png}});
    const auto decoded = decode(file, 7);
    EXPECT_EQ(decoded.status, Status::Ok);
    EXPECT_EQ(decoded.picture.pixels, premultiplied(large.pixels)) << int(kind);
  }
}

TEST(IconDecoder, AnAlphaThatIsNowhereIsNoAlpha) {
  TestPicture picture = corners(16, 16, 8);
  for (Rgba& pixel : picture.pixels) pixel.alpha = 0;
  std::string file = encode_icon({{picture, IconKind::Deep}});
  std::fill(file.end() - 16 * 4, file.end(), '\0');  // the mask hides nothing
  EXPECT_EQ(decode(file).picture.pixels, corners(16, 16, 8).pixels);
}

TEST(IconDecoder, EveryTruncationEndsInAStatus) {
  for (const IconKind kind : {IconKind::Png, IconKind::Deep, IconKind::Masked}) {
    const std::string file = encode_icon({{icon(9, 1), kind}});
    for (size_t size = 0; size < file.size(); ++size) {
      const auto decoded = decode(std::string_view(file).substr(0, size));
      EXPECT_TRUE(decoded.status == Status::Corrupt || decoded.picture.height == 9u) << size;
    }
    for (size_t at = 0; at < file.size(); ++at) {
      std::string broken = file;
      broken[at] = static_cast<char>(broken[at] ^ (1 << at % 8));
      EXPECT_NE(decode(broken, 50, 1 << 20).status, Status::NotFound) << at;
    }
  }
}

TEST(IconDecoder, EveryFailingAllocationIsOutOfMemory) {
  const std::string file = encode_icon({{icon(9, 1), IconKind::Masked}});
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) {
    MemoryStream stream(file);
    auto decoder = make_icon_decoder(stream, budget);
    return decoder.ok() ? decode_all(*decoder.value()).status : decoder.status();
  });
}

}  // namespace
}  // namespace weft
