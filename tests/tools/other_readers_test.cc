// Pictures as other programs read them: the checks and colour tables of firmware and drivers that
// show files, written again from their sources; and ImageMagick and Pillow where they are there.
#include <gtest/gtest.h>
#include <spng.h>

#include <algorithm>
#include <array>
#include <climits>
#include <functional>
#include <memory>
#include <set>

#include "tests/support/weft_command.h"
#include "weft/line_source.h"
#include "weft/palette.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

constexpr uint32_t kWidth = 800, kHeight = 480;

/// A PNG as its chunks say it is: rows packed as in the file.
struct Png {
  spng_ihdr header{};
  std::vector<Color> palette;
  std::string rows;
  size_t row_bytes() const { return (size_t{header.width} * header.bit_depth + 7) / 8; }
  uint32_t value(uint32_t x, uint32_t y) const {
    return pixel_at({reinterpret_cast<const uint8_t*>(rows.data()) + y * row_bytes(), row_bytes()},
                    header.bit_depth, x);
  }
};

Png read_png(const std::string& file) {
  Png png;
  const std::unique_ptr<spng_ctx, decltype(&spng_ctx_free)> context(spng_ctx_new(0), spng_ctx_free);
  size_t bytes = 0;
  EXPECT_EQ(spng_set_png_buffer(context.get(), file.data(), file.size()), 0);
  EXPECT_EQ(spng_get_ihdr(context.get(), &png.header), 0);
  EXPECT_EQ(spng_decoded_image_size(context.get(), SPNG_FMT_RAW, &bytes), 0);
  png.rows.resize(bytes);
  EXPECT_EQ(spng_decode_image(context.get(), png.rows.data(), bytes, SPNG_FMT_RAW, 0), 0);
  spng_plte palette{};
  if (spng_get_plte(context.get(), &palette) == 0)
    for (uint32_t i = 0; i < palette.n_entries; ++i)
      png.palette.push_back(
          {palette.entries[i].red, palette.entries[i].green, palette.entries[i].blue, 255});
  return png;
}

uint32_t little_endian(const std::string& file, size_t at, size_t bytes = 4) {
  uint32_t value = 0;
  for (size_t i = bytes; i-- > 0;) value = value << 8 | static_cast<uint8_t>(file.at(at + i));
  return value;
}

/// What TRMNL's firmware asks of a BMP before it shows it (lib/trmnl/src/bmp.cpp): "" when that is
/// so, else what is not. Reversed inks are taken as well.
std::string refusal_of_trmnl_bmp(const std::string& file) {
  if (file.substr(0, 2) != "BM") return "no BMP";
  const uint32_t bits = little_endian(file, 28, 2);
  uint32_t colors = little_endian(file, 46);
  if (colors == 0) colors = 1u << bits;
  if (little_endian(file, 18) != kWidth || little_endian(file, 22) != kHeight || bits != 1 ||
      little_endian(file, 34) != 48000 || colors != 2)
    return "bad size";
  if (little_endian(file, 10) <= 54) return "invalid offset";
  const std::string table = file.substr(54, 8);
  const std::string standard("\0\0\0\0\xff\xff\xff\0", 8), reversed("\xff\xff\xff\0\0\0\0\0", 8);
  return table == standard || table == reversed ? "" : "color scheme";
}

class OtherReaders : public testing::Test {
 protected:
  std::string render(const std::string& page, const std::string& arguments,
                     const std::string& name) {
    const CommandResult result =
        run_weft(work, "render " + page + " " + arguments + " -o " + work.file(name));
    EXPECT_EQ(result.exit_code, 0) << page << " " << arguments << result.err;
    return file_contents(work.file(name));
  }
  /// Six columns, a photograph's worth of dither below, and text.
  std::string own_page() {
    std::string page = "<!DOCTYPE html><body style='margin:0;font:20px sans-serif'>";
    for (const char* ink : {"black", "white", "yellow", "red", "blue", "green", "lime", "orange"})
      page += std::string("<div style='float:left;width:100px;height:200px;background:") + ink +
              "'>" + ink + "</div>";
    page +=
        "<div style='clear:both;height:280px;background:linear-gradient(90deg,black,orange,"
        "white,green)'>text on a gradient</div>";
    work.write("page.html", page);
    return work.file("page.html");
  }
  /// The page of this test's own, and the templates for TRMNL where they are.
  std::vector<std::string> pages() {
    std::vector<std::string> found = {own_page()};
    const char* corpora = std::getenv("WEFT_CORPORA");
    for (const char* name : {"trmnl-reddit", "trmnl-weather", "trmnlp-hn", "lp-mbta", "lp-weather",
                             "wotd", "hanami-welcome"}) {
      const fs::path page = fs::path(corpora ? corpora : "") / "dashboards" / name / "index.html";
      if (corpora && fs::exists(page)) found.push_back(page.string());
    }
    return found;
  }
  TemporaryDirectory work;
};

TEST_F(OtherReaders, TrmnlsFirmwareTakesTheBmp) {
  for (const std::string& page : pages()) {
    const std::string bmp = render(page, "--palette bw --size 800x480", "page.bmp");
    EXPECT_EQ(bmp.size(), 48062u) << page;
    EXPECT_EQ(refusal_of_trmnl_bmp(bmp), "") << page;
    const std::string lines = render(page, "--palette bw --size 800x480", "page.bin");
    for (uint32_t y = 0; y < kHeight; ++y)
      ASSERT_EQ(bmp.substr(62 + (kHeight - 1 - y) * 100, 100), lines.substr(y * 100, 100))
          << page << " line " << y;
  }
}

TEST_F(OtherReaders, FourGraysAreABmpOfFourBitsAndFourColours) {
  for (const std::string& page : pages()) {
    const std::string bmp = render(page, "--palette gray-4 --size 800x480", "page.bmp");
    EXPECT_EQ(bmp.size(), 54u + 4 * 4 + 400 * kHeight) << page;
    EXPECT_EQ(little_endian(bmp, 22), kHeight);
    EXPECT_EQ(little_endian(bmp, 28, 2), 4u);
    EXPECT_EQ(little_endian(bmp, 46), 4u);
    for (uint32_t gray = 0; gray < 4; ++gray)
      EXPECT_EQ(little_endian(bmp, 54 + 4 * gray), gray * 0x555555);
  }
}

TEST_F(OtherReaders, TrmnlsFirmwareTakesThePng) {
  constexpr size_t kMostBytes = 90'000;
  for (const std::string& page : pages())
    for (const auto& [palette, bits] : {std::pair{"bw", 1}, std::pair{"gray-4", 2}}) {
      const std::string arguments = std::string("--size 800x480 --palette ") + palette;
      const std::string file = render(page, arguments, "page.png");
      EXPECT_LE(file.size(), kMostBytes) << page;
      const Png png = read_png(file);
      EXPECT_EQ(png.header.width, kWidth);
      EXPECT_EQ(png.header.height, kHeight);
      EXPECT_EQ(png.header.bit_depth, bits);
      EXPECT_EQ(png.header.color_type, SPNG_COLOR_TYPE_GRAYSCALE);
      EXPECT_EQ(png.header.interlace_method, SPNG_INTERLACE_NONE);
      EXPECT_TRUE(png.rows == render(page, arguments, "page.bin")) << page << " " << palette;
    }
}

using ReadInk = std::function<uint32_t(Color)>;

/// The code of the colour of a table that is nearest to `color`.
template <size_t count>
uint32_t nearest(const std::array<Color, count>& table, const std::array<uint32_t, count>& codes,
                 Color color) {
  uint32_t best = 0;
  int least = INT_MAX;
  for (size_t i = 0; i < count; ++i) {
    const int red = color.red - table[i].red, green = color.green - table[i].green,
              blue = color.blue - table[i].blue;
    const int distance = red * red + green * green + blue * blue;
    if (distance >= least) continue;
    least = distance;
    best = codes[i];
  }
  return best;
}

constexpr std::array<uint32_t, 6> kSpectraCodes{0, 1, 2, 3, 5, 6};
constexpr std::array<Color, 6> kPimoroniSpectra6{
    {{0, 0, 0}, {255, 255, 255}, {255, 255, 0}, {255, 0, 0}, {0, 0, 255}, {0, 255, 0}}};
constexpr std::array<uint32_t, 7> kAcepCodes{0, 1, 2, 3, 4, 5, 6};
constexpr std::array<Color, 7> kPimoroniAcep{{{0, 0, 0},
                                              {255, 255, 255},
                                              {0, 255, 0},
                                              {0, 0, 255},
                                              {255, 0, 0},
                                              {255, 255, 0},
                                              {255, 140, 0}}};
// Waveshare's sample code knows a pixel by these very colours, or leaves it out.
constexpr std::array<Color, 7> kWaveshareAcep{{{0, 0, 0},
                                               {255, 255, 255},
                                               {0, 255, 0},
                                               {0, 0, 255},
                                               {255, 0, 0},
                                               {255, 255, 0},
                                               {255, 128, 0}}};

/// TRMNL's firmware on reTerminal E1002: three bits a channel, against ideals of 192.
uint32_t trmnl_spectra6(Color color) {
  constexpr std::array<Color, 6> kIdeals{
      {{0, 0, 0}, {192, 192, 192}, {192, 192, 0}, {192, 0, 0}, {0, 0, 192}, {0, 192, 0}}};
  const auto coarse = [](uint8_t channel) { return static_cast<uint8_t>((channel >> 5) * 36); };
  return nearest(kIdeals, kSpectraCodes,
                 {coarse(color.red), coarse(color.green), coarse(color.blue), 255});
}

/// TRMNL's firmware on its board of four colours.
uint32_t trmnl_bwry(Color color) {
  const int red = color.red, green = color.green, blue = color.blue;
  const int gray = (blue + red + green * 2) >> 2;
  if (red <= blue && green <= blue) return gray >= 100 ? 1 : 0;
  if (gray < 90 && red < 80 && green < 80) return 0;
  if (red - blue > 32 && red - green > red / 2) return 3;
  return red - blue > 32 && green - blue > 32 ? 2 : 1;
}

TEST_F(OtherReaders, EachInkComesBackByItsColour) {
  const auto by_table = [](const auto& table, const auto& codes) {
    return [&](Color color) { return nearest(table, codes, color); };
  };
  const struct {
    const char* palette;
    size_t inks;
    ReadInk read;
  } all[] = {
      {"spectra6", 6, by_table(kPimoroniSpectra6, kSpectraCodes)},
      {"spectra6", 6, trmnl_spectra6},
      {"acep7", 7, by_table(kPimoroniAcep, kAcepCodes)},
      {"acep7", 7,
       [](Color color) {
         const auto* at = std::find(kWaveshareAcep.begin(), kWaveshareAcep.end(), color);
         return static_cast<uint32_t>(at - kWaveshareAcep.begin());
       }},
      {"bwry", 4, trmnl_bwry},
  };
  const std::string page = own_page();
  for (const auto& [palette, inks, read] : all) {
    const std::string arguments = std::string("--size 800x480 --palette ") + palette;
    const Png png = read_png(render(page, arguments, "page.png"));
    const std::string lines = render(page, arguments, "page.bin");
    ASSERT_TRUE(png.rows == lines);
    std::set<uint32_t> found;
    size_t wrong = 0;
    for (uint32_t y = 0; y < kHeight; ++y)
      for (uint32_t x = 0; x < kWidth; ++x) {
        const uint32_t code = png.value(x, y);
        found.insert(code);
        wrong += read(png.palette.at(code)) != code;
      }
    EXPECT_EQ(wrong, 0u) << palette;
    EXPECT_EQ(found.size(), inks) << palette;
  }
}

TEST_F(OtherReaders, MeasuredInksAreThereForTheAsking) {
  const std::string arguments = "--palette spectra6 --inks measured";
  const Png png = read_png(render(own_page(), arguments, "page.png"));
  ASSERT_EQ(png.palette.size(), kSpectra6.inks.size());
  for (size_t i = 0; i < png.palette.size(); ++i) EXPECT_EQ(png.palette[i], kSpectra6.inks[i]);
}

// The table of drivers/README.md: what panels get without a header.
TEST_F(OtherReaders, PackedLinesHaveTheCodesOfControllers) {
  using Bytes = std::vector<uint8_t>;
  const struct {
    const char* palette;
    Bytes black_white, yellow_red, blue_green;  // two pixels of each
  } all[] = {
      {"mono", {0b00110000}, {}, {}},
      {"gray4", {0b00001111}, {}, {}},
      {"gray16", {0x00, 0xFF}, {}, {}},
      {"bwr", {0b00000101}, {}, {}},
      {"bwry", {0b00000101}, {0b10101111}, {}},
      {"acep7", {0x00, 0x11}, {0x55, 0x44}, {0x33, 0x22}},
      {"spectra6", {0x00, 0x11}, {0x22, 0x33}, {0x55, 0x66}},
      {"rgb565", {0, 0, 0, 0, 255, 255, 255, 255}, {0xFF, 0xE0, 0xFF, 0xE0, 0xF8, 0, 0xF8, 0}, {}},
      {"rgb444", {0, 0, 0, 0, 15, 255, 15, 255}, {15, 0xF0, 15, 0xF0, 15, 0, 15, 0}, {}},
  };
  const auto page_of = [&](const char* left, const char* right) {
    return work.write("two.html", std::string("<!DOCTYPE html><body style='margin:0;height:8px;"
                                              "background:") +
                                      right + "'><div style='width:8px;height:8px;background:" +
                                      left + "'></div>");
  };
  const auto expect = [&](const char* palette, const Bytes& bytes, const char* left,
                          const char* right) {
    if (bytes.empty()) return;
    const std::string file =
        render(page_of(left, right), std::string("--size 16x8 --crop 6,3,4,1 --palette ") + palette,
               "two.bin");
    EXPECT_EQ(Bytes(file.begin(), file.end()), bytes) << palette << " " << left;
  };
  for (const auto& [palette, black_white, yellow_red, blue_green] : all) {
    expect(palette, black_white, "black", "white");
    expect(palette, yellow_red, "yellow", "red");
    expect(palette, blue_green, "blue", "green");
  }
}

int run(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1 </dev/null").c_str());
}

// As pimoroni/inky shows a file: of a picture with a palette of exactly six colours, each pixel
// becomes the nearest of six pure ones.
TEST_F(OtherReaders, PillowReadsThePixelsAsPimoroniDoes) {
  if (run("/usr/bin/python3 -c 'import PIL'") != 0) GTEST_SKIP() << "Pillow is not there";
  render(own_page(), "--size 800x480 --palette spectra6", "page.png");
  render(own_page(), "--size 800x480 --palette spectra6", "page.bin");
  work.write("inky.py",
             "import sys\n"
             "from PIL import Image\n"
             "image = Image.open(sys.argv[1])\n"
             "image.load()\n"
             "assert image.mode == 'P' and len(image.palette.colors) == 6, image.palette.colors\n"
             "pure = Image.new('P', (1, 1))\n"
             "pure.putpalette([0,0,0, 255,255,255, 255,255,0, 255,0,0, 0,0,255, 0,255,0])\n"
             "read = image.convert('RGB').quantize(6, palette=pure, dither=0).tobytes()\n"
             "codes = [(0, 1, 2, 3, 5, 6)[pixel] for pixel in read]\n"
             "packed = bytes(a << 4 | b for a, b in zip(codes[::2], codes[1::2]))\n"
             "assert packed == open(sys.argv[2], 'rb').read()\n");
  EXPECT_EQ(run("/usr/bin/python3 " + work.file("inky.py") + " " + work.file("page.png") + " " +
                work.file("page.bin")),
            0);
}

TEST_F(OtherReaders, ImageMagickSeesTheSamePictureInEveryFormat) {
  if (run("convert -version") != 0) GTEST_SKIP() << "ImageMagick is not there";
  const std::string page = own_page();
  for (const char* palette : {"mono", "gray4", "gray16", "gray256", "bwr", "spectra6", "acep7",
                              "rgb565", "rgb444", "rgb"}) {
    const std::string arguments = std::string("--size 200x120 --palette ") + palette;
    const std::string ppm = render(page, arguments, "page.ppm");
    for (const char* name : {"page.png", "page.bmp"}) {
      render(page, arguments, name);
      ASSERT_EQ(run("convert " + work.file(name) +
                    " -depth 8 -type TrueColor ppm:" + work.file("read.ppm")),
                0);
      EXPECT_TRUE(file_contents(work.file("read.ppm")) == ppm) << palette << " " << name;
    }
  }
}

TEST_F(OtherReaders, ImageMagicksBmp3HasTheSameRows) {
  if (run("convert -version") != 0) GTEST_SKIP() << "ImageMagick is not there";
  const std::string bmp = render(own_page(), "--size 800x480 --palette bw", "page.bmp");
  render(own_page(), "--size 800x480 --palette bw", "page.png");
  ASSERT_EQ(run("convert " + work.file("page.png") + " -strip BMP3:" + work.file("theirs.bmp")), 0);
  const std::string theirs = file_contents(work.file("theirs.bmp"));
  ASSERT_EQ(theirs.size(), bmp.size());
  EXPECT_EQ(refusal_of_trmnl_bmp(theirs), "");
  EXPECT_TRUE(theirs.substr(62) == bmp.substr(62));
}

}  // namespace
}  // namespace weft
