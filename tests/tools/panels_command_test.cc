// weft panels, and names of panels, palettes and dithers on the command line.
#include <gtest/gtest.h>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

const std::string kStation = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station/index.html";

class PanelsCommand : public testing::Test {
 protected:
  CommandResult panels(const std::string& arguments) {
    return run_weft(work, "panels " + arguments);
  }
  TemporaryDirectory work;
};

// The first word of each line but the first.
std::string names_in(const std::string& table) {
  std::string names;
  for (size_t at = table.find('\n'); at + 1 < table.size(); at = table.find('\n', at + 1))
    names += table.substr(at + 1, table.find(' ', at) - at);
  return names;
}

TEST_F(PanelsCommand, ListsPanelsAndModels) {
  const std::string table = panels("").out;
  for (const char* name : {"\nwaveshare-7in5-v2 ", "\nssd1351-128x128 ", "\nog_plus "})
    EXPECT_NE(table.find(name), std::string::npos) << name;
}

TEST_F(PanelsCommand, ListsThoseThatAPatternIsLike) {
  EXPECT_EQ(names_in(panels("'spectra6 800x480'").out), "waveshare-7in3e seeed_e1002 ");
  EXPECT_EQ(names_in(panels("uc_8179").out),
            "gdew0583t8 gdew075t7 waveshare-7in5-v2 gdew0583z83 gdey075z08 ");
  EXPECT_EQ(panels("AC073").out.find("waveshare-7in3f\n"), 0u);  // one is shown in detail
  EXPECT_EQ(panels("kindle").out.find("kobo"), std::string::npos);
  EXPECT_EQ(count_of(panels("kindle").out, "\namazon_kindle_"), 8u);
}

TEST_F(PanelsCommand, ShowsOneInDetail) {
  EXPECT_EQ(panels("badger_2040").out,
            "badger2040\n"
            "  also         ep29-128x296 badger-2040-w pimoroni-badger-2040\n"
            "  also         pimoroni-badger-2040-w pimoroni-badger-2040-2040-w\n"
            "  glass        128x296\n"
            "  page         296x128, the glass turned by 90 degrees\n"
            "  inks         black, white (mono)\n"
            "  dithering    sierra-lite\n"
            "  packed       4736 bytes, 16 a line\n"
            "  controller   UC8151\n"
            "  driver       SPI, 384 bytes of heap\n"
            "  wires        DIN, CLK, CS, DC, RST, BUSY (low: busy)\n"
            "  refresh      full about 2.0 s, fast, in part\n");
  EXPECT_EQ(panels("'Amazon Kindle 2024'").out,
            "amazon_kindle_2024\n"
            "  also         kindle-2024\n"
            "  glass        840x1400\n"
            "  page         1400x840, the glass turned by 90 degrees, at 1.75 pixels per CSS px "
            "(800 x 480 px)\n"
            "  begins at    116,25 of the glass\n"
            "  inks         16 grays (gray16)\n"
            "  dithering    floyd-steinberg\n"
            "  packed       588000 bytes, 420 a line\n"
            "  driver       none: it loads its pictures by itself\n");
}

TEST_F(PanelsCommand, JsonHasLists) {
  EXPECT_EQ(
      panels("inky-what --json").out,
      "[\n"
      "  {\"name\": \"inky-what\", \"aliases\": [\"inky-what-red\", \"inky-what-red-yellow\", "
      "\"ep42r-400x300\"], \"controller\": \"SSD1683\", \"palette\": \"bwr\", \"inks\": "
      "[\"#000000\", \"#ffffff\", \"#ff0000\"], \"dither\": \"sierra-lite\", \"driver\": "
      "true, "
      "\"i2c\": false, \"rotation\": 0, \"fast_refresh\": false, \"partial_refresh\": false, "
      "\"device_pixel_ratio\": 1, \"left\": 0, \"top\": 0, "
      "\"width\": 400, \"height\": 300, \"bytes\": 30000}\n"
      "]\n");
  const std::string json = panels("seeed_e1004 --json").out;
  EXPECT_NE(json.find("\"aliases\": [], \"controller\": null"), std::string::npos) << json;
  EXPECT_NE(json.find("\"device_pixel_ratio\": 1.5385"), std::string::npos) << json;
}

TEST_F(PanelsCommand, WhatIsLikeNoneIsAnsweredWithTheNearestNames) {
  const CommandResult result = panels("epd7in6-v2");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err.find("weft: no panel is like 'epd7in6-v2'; did you mean epd7in5-v2"), 0u)
      << result.err;
}

TEST_F(PanelsCommand, ScreensComeFromNamesHoweverTheyAreSpelled) {
  const struct {
    const char *options, *size;
  } cases[] = {
      {"--panel EPD_7IN5_V2", "800 480"},
      {"--panel OG-plus", "800 480"},
      {"--panel inkplate_6_color", "600 448"},
      {"--panel 'Kobo Touch' --palette GRAY_4 --dither FloydSteinberg", "800 600"},
      {"--panel 'Kobo Touch' --dither ordered", "800 600"},
      {"--panel nook_simple_touch", "800 600"},
      {"--panel nook_simple_touch --rotate 0", "600 800"},
  };
  for (const auto& each : cases) {
    const CommandResult result =
        run_weft(work, "render " + kStation + " " + each.options + " -o " + work.file("page.ppm"));
    ASSERT_EQ(result.exit_code, 0) << each.options << result.err;
    EXPECT_EQ(file_contents(work.file("page.ppm")).substr(3, 7), each.size) << each.options;
  }
}

TEST_F(PanelsCommand, TheScaleIsThePanelsUnlessDprSaysOtherwise) {
  work.write("page.html", "<style>p { width: 100vw }</style><p>");
  const auto width = [&](const std::string& options) {
    return run_weft(work,
                    "style " + work.file("page.html") + " --select p --property width " + options)
        .out;
  };
  EXPECT_NE(width("--panel v2").find(" 1040px"), std::string::npos) << width("--panel v2");
  EXPECT_NE(width("--panel v2 --dpr 1").find(" 1872px"), std::string::npos);
  EXPECT_NE(width("--size 500x500").find(" 500px"), std::string::npos);
}

TEST_F(PanelsCommand, WrongNamesAreAnsweredWithTheNearest) {
  const struct {
    const char *options, *answer;
  } cases[] = {
      {"--panel og_plsu",
       "weft: no panel 'og_plsu'; did you mean og_plus?; `weft panels` lists them"},
      {"--palette gray6", "weft: no palette 'gray6'; did you mean gray"},
      {"--palette color-6b", "weft: no palette 'color-6b'; did you mean color-6a"},
      {"--dither floyd-stienberg",
       "weft: no dithering 'floyd-stienberg'; did you mean floyd-steinberg?"},
      {"--panel xyzzyplugh", "weft: no panel 'xyzzyplugh'; `weft panels` lists them"},
  };
  for (const auto& each : cases) {
    const CommandResult result = run_weft(work, "render " + kStation + " " + each.options);
    EXPECT_EQ(result.exit_code, 2) << each.options;
    EXPECT_EQ(result.err.find(each.answer), 0u) << result.err;
  }
}

TEST_F(PanelsCommand, AModelIsNotShownOnWires) {
  const CommandResult result = run_weft(work, "show " + kStation + " --panel og_plus --bus model");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err,
            "weft: 'og_plus' loads its pictures by itself: `weft render --panel og_plus` makes "
            "them\n");
}

}  // namespace
}  // namespace weft
