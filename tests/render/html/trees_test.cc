// HTML and the tree that it becomes: the files of trees/ have cases in html5lib's format, and
// Chromium said what their trees are (tools/golden.py html). Each case is read whole and in pieces.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "tests/render/html/parsing.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

struct TreeCase {
  std::string html, context, tree;
};

std::string without_newlines_at_end(std::string text) {
  text.erase(text.find_last_not_of('\n') + 1);
  return text;
}

/// The text between `begin` and `end`, or to the end of `text`; empty without `begin`.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const size_t at = text.find(begin);
  if (at == text.npos) return {};
  const size_t from = at + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

std::vector<TreeCase> cases_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  const std::string text = "\n" + all.str();
  constexpr std::string_view kData = "\n#data\n";
  std::vector<TreeCase> cases;
  for (size_t at = text.find(kData), next; at != text.npos; at = next) {
    next = text.find(kData, at + 1);
    const std::string one = text.substr(at, next - at);
    cases.push_back({between(one, "\n#data\n", "\n#document"),
                     between(one, "\n#document-fragment\n", "\n"),
                     without_newlines_at_end(between(one, "\n#document\n", "\n#data\n"))});
  }
  return cases;
}

class Trees : public testing::TestWithParam<std::string> {};

TEST_P(Trees, AreThoseOfChromiumWholeAndInChunks) {
  const std::vector<TreeCase> cases = cases_of(fs::path(WEFT_HTML_TREES) / GetParam());
  ASSERT_FALSE(cases.empty());
  for (const TreeCase& one : cases) {
    SCOPED_TRACE(one.html);
    for (const size_t chunk_bytes : {SIZE_MAX, size_t{1}, size_t{3}, size_t{64}})
      EXPECT_EQ(without_newlines_at_end(tree_of(one.html, {one.context, chunk_bytes})), one.tree)
          << chunk_bytes;
  }
}

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(WEFT_HTML_TREES))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string test_name(const testing::TestParamInfo<std::string>& file) {
  std::string name = file.param.substr(0, file.param.find('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, Trees, testing::ValuesIn(files()), test_name);

}  // namespace
}  // namespace weft
