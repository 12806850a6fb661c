// What weft says about the dashboards of other projects: what is true, and no more. With
// WEFT_UPDATE_GOLDENS the expected notes are written instead of compared.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "tests/support/weft_command.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

const std::string kExpected = std::string(WEFT_SOURCE_DIR) + "/tests/tools/dashboard_notes.txt";

/// "800x480" from a dashboard's SOURCE.txt.
std::string panel_size(const fs::path& dashboard) {
  static constexpr std::string_view kKey = "Panel size: ";
  std::ifstream source(dashboard / "SOURCE.txt");
  for (std::string line; std::getline(source, line);)
    if (line.starts_with(kKey)) return line.substr(kKey.size());
  return "800x480";
}

/// The notes, without "weft: " and without the place of the collection.
std::string notes_of(const fs::path& dashboard) {
  const TemporaryDirectory work;
  const CommandResult result =
      run_weft(work, "render " + (dashboard / "index.html").string() + " --size " +
                         panel_size(dashboard) + " -o " + work.file("picture.png"));
  EXPECT_EQ(result.exit_code, 0) << dashboard;
  std::string said = result.err;
  for (const std::string& noise : {std::string("weft: "), "file://" + dashboard.string() + "/"})
    for (size_t at; (at = said.find(noise)) != std::string::npos;) said.erase(at, noise.size());
  return said;
}

TEST(DashboardNotes, SayWhatIsTrueAndNoMore) {
  const char* corpora = std::getenv("WEFT_CORPORA");
  if (!corpora) GTEST_SKIP() << "WEFT_CORPORA is not set";
  std::vector<fs::path> dashboards;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(corpora) / "dashboards"))
    if (fs::exists(entry.path() / "index.html")) dashboards.push_back(entry.path());
  std::sort(dashboards.begin(), dashboards.end());
  std::string said;
  for (const fs::path& dashboard : dashboards)
    said += "# " + dashboard.filename().string() + "\n" + notes_of(dashboard);
  if (std::getenv("WEFT_UPDATE_GOLDENS")) std::ofstream(kExpected, std::ios::binary) << said;
  else EXPECT_EQ(said, file_contents(kExpected));
}

}  // namespace
}  // namespace weft
