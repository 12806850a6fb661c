// html5lib's tree construction tests: every document and fragment gives the tree they say.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/render/html/parsing.h"

namespace weft {
namespace {

std::string without_trailing_newlines(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

TEST(TreeConstructionSuite, EveryCaseGivesItsTreeWholeAndInChunks) {
  const std::string path = corpus_path("conformance/html/manifest.json");
  if (path.empty()) GTEST_SKIP() << "WEFT_CORPORA is not set";
  std::ifstream file(path);
  const nlohmann::json manifest = nlohmann::json::parse(file);
  for (const nlohmann::json& test : manifest["tests"]) {
    SCOPED_TRACE(test["id"].get<std::string>());
    const std::string data = test["data"], fragment = test.value("fragment", "");
    const std::string want = without_trailing_newlines(test["tree"]);
    EXPECT_EQ(without_trailing_newlines(tree_of(data, {fragment})), want) << data;
    EXPECT_EQ(without_trailing_newlines(tree_of(data, {fragment, 1})), want) << data;
  }
}

}  // namespace
}  // namespace weft
