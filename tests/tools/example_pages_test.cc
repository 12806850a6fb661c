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
      EXPECT_EQ(result.err, "") << page << " " << panel;
      EXPECT_TRUE(fs::remove(picture)) << page << " " << panel;
    }
  }
  EXPECT_GT(pages, 0u);
}

}  // namespace
}  // namespace weft
