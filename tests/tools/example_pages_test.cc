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

}  // namespace
}  // namespace weft
