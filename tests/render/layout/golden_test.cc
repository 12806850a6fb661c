// Documents and the box trees that they become: tests/layout/NAME.html and NAME.txt beside it. With
// WEFT_UPDATE_GOLDENS set the dumps are written instead of compared; look at the difference before
// it is committed.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/laid_out_page.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

class LayoutGolden : public testing::TestWithParam<std::string> {};

TEST_P(LayoutGolden, HasTheBoxTreeThatWasReviewed) {
  const fs::path html = fs::path(WEFT_LAYOUT_GOLDENS) / GetParam();
  fs::path golden = html;
  golden.replace_extension(".txt");
  LaidOutPage page;
  ASSERT_EQ(page.load(contents(html)), Status::Ok);
  if (std::getenv("WEFT_UPDATE_GOLDENS")) std::ofstream(golden, std::ios::binary) << page.dump();
  EXPECT_EQ(page.dump(), contents(golden));
}

std::vector<std::string> documents() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(WEFT_LAYOUT_GOLDENS))
    if (entry.path().extension() == ".html") names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string test_name(const testing::TestParamInfo<std::string>& document) {
  std::string name = document.param.substr(0, document.param.find('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Documents, LayoutGolden, testing::ValuesIn(documents()), test_name);

}  // namespace
}  // namespace weft
