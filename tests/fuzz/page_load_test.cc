// Whole pages with sheets, pictures and fonts, when memory or time runs out at every point: they
// end with what they can show, keep nothing, and only the page's own stream can fail them
// (page_case.h sees to it).
#include <gtest/gtest.h>

#include "tests/fuzz/page_case.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

class PageLoad : public testing::TestWithParam<const char*> {
 protected:
  PageCase page_ = parse_page_case(file_contents(std::string(WEFT_PAGE_CASES) + "/" + GetParam()));
};

TEST_P(PageLoad, EndsWhereverMemoryRunsOut) {
  for (uint32_t n = 1; n < 4000; n += n < 300 ? 1 : 13) {
    page_.settings.failing_allocation = n;
    show_page_case(page_);
  }
}

TEST_P(PageLoad, EndsWhereverTimeRunsOut) {
  page_.settings.chunk_bytes = 61;
  for (uint32_t n = 1; n < 150; ++n) {
    page_.settings.late_peek = n;
    show_page_case(page_);
  }
}

TEST_P(PageLoad, EndsWhereverAPartIsCutOff) {
  for (PagePart& part : page_.parts) {
    const std::string whole = part.bytes;
    for (size_t size = 0; size < whole.size(); size += whole.size() / 150 + 1) {
      part.bytes = whole.substr(0, size);
      show_page_case(page_);
    }
    part.bytes = whole;
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, PageLoad,
                         testing::Values("flow", "letters", "paint", "pictures", "state"),
                         [](const auto& page) { return std::string(page.param); });

}  // namespace
}  // namespace weft
