// Every page of examples/pages, in the inks of each kind of panel.
#include <gtest/gtest.h>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

TEST(ExamplePages, ArePaintedInAllInksWithNothingToNote) {
  const TemporaryDirectory work;
  size_t pages = 0;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(std::string(WEFT_SOURCE_DIR) + "/examples/pages")) {
    const std::string page = (entry.path() / "index.html").string();
    if (!fs::exists(page)) continue;
    ++pages;
    for (const char* panel :
         {"--palette rgb565 --size 320x240", "--palette mono --size 800x480",
          "--palette gray16 --size 1200x825 --dpr 1.5", "--palette spectra6 --size 480x800",
          "--palette mono --size 128x64"}) {
      const std::string picture = work.file("picture.png");
      const CommandResult result =
          run_weft(work, "render " + page + " " + panel + " -o " + picture);
      EXPECT_EQ(result.exit_code, 0) << page << " " << panel;
      // They are made for 800x480.
      const bool is_cut_off =
          result.err.starts_with("weft: the page is ") && count_of(result.err, "\n") == 1;
      EXPECT_TRUE(result.err.empty() || is_cut_off) << page << " " << panel << "\n" << result.err;
      EXPECT_TRUE(result.err.empty() || !std::string_view(panel).ends_with("800x480")) << page;
      EXPECT_TRUE(fs::remove(picture)) << page << " " << panel;
    }
  }
  EXPECT_GT(pages, 0u);
}

// The pages that the products for ESP32 have in flash: starting, trouble, an update, a clock.
TEST(ExamplePages, PagesOfDevicesArePaintedWithNothingToNote) {
  const TemporaryDirectory work;
  size_t pages = 0;
  for (const char* kind : {"epaper", "tft", "oled"}) {
    const std::string folder =
        std::string(WEFT_SOURCE_DIR) + "/examples/esp32-" + kind + "/main/pages";
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      ++pages;
      std::string html = file_contents(entry.path().string());
      for (size_t open; (open = html.find("{{")) != html.npos;)
        html.replace(open, html.find("}}", open) + 2 - open, "50");
      const std::string page = work.write("page.html", html);
      for (const char* panel :
           {"waveshare-7in5-v2", "gdey0213b74", "cyd-ili9341", "ssd1306-128x64"}) {
        if (std::string_view(kind) == "epaper" && std::string_view(panel).starts_with("ssd"))
          continue;
        const CommandResult result = run_weft(work, "render " + page + " --strict --panel " +
                                                        panel + " -o " + work.file("picture.png"));
        EXPECT_EQ(result.exit_code, 0) << entry.path() << " " << panel << "\n" << result.err;
      }
    }
  }
  EXPECT_EQ(pages, 6u);
}

}  // namespace
}  // namespace weft
