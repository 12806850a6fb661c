// The documents of tests/layout and tests/layout/chromium as a device may see them: cut short
// anywhere, and with too little memory for them.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/every_allocation.h"
#include "tests/support/laid_out_page.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

struct NamedDocument {
  std::string name, html;
};

std::vector<NamedDocument> documents() {
  std::vector<NamedDocument> all;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(WEFT_LAYOUT_GOLDENS)) {
    if (entry.path().extension() != ".html") continue;
    std::ostringstream html;
    html << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    all.push_back({entry.path().stem(), html.str()});
  }
  std::sort(all.begin(), all.end(),
            [](const NamedDocument& a, const NamedDocument& b) { return a.name < b.name; });
  return all;
}

TEST(EveryDocument, IsLaidOutWhereverItEnds) {
  for (const NamedDocument& document : documents()) {
    const size_t step = document.html.size() / 17 + 1;
    for (size_t size = 0; size < document.html.size(); size += step) {
      LaidOutPage page;
      EXPECT_EQ(page.load(document.html.substr(0, size)), Status::Ok)
          << document.name << " " << size;
    }
  }
}

TEST(EveryDocument, EndsInOutOfMemoryWhereverMemoryRunsOut) {
  for (const NamedDocument& document : documents()) {
    SCOPED_TRACE(document.name);
    expect_every_failing_allocation_is_out_of_memory(
        [&](Budget& budget) {
          LaidOutPage page(budget);
          return page.load(document.html);
        },
        7);
  }
}

TEST(EveryDocument, IsLaidOutTheSameEveryTime) {
  for (const NamedDocument& document : documents()) {
    LaidOutPage first, second;
    ASSERT_EQ(first.load(document.html), Status::Ok) << document.name;
    ASSERT_EQ(second.load(document.html), Status::Ok) << document.name;
    EXPECT_EQ(first.dump(), second.dump()) << document.name;
  }
}

}  // namespace
}  // namespace weft
