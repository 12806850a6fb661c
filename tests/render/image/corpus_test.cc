// Pictures made by others, good and broken: whatever they hold, decoding ends in a Status.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "render/image/image_store.h"
#include "tests/support/memory_resources.h"
#include "tests/support/recording_notes.h"

namespace weft {
namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(Corpus, EveryPictureDecodesOrIsBrokenWithANote) {
  const char* corpora = std::getenv("WEFT_CORPORA");
  if (!corpora) GTEST_SKIP() << "WEFT_CORPORA is not set";
  int shown = 0, all = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           std::filesystem::path(corpora) / "conformance" / "images")) {
    const std::string kind = entry.path().extension();
    if ((kind != ".png" && kind != ".jpg") || entry.path().parent_path().filename() == "refs")
      continue;
    Budget budget(8u << 20);
    Arena arena(budget);
    MemoryResources resources(budget, 4096);
    RecordingNotes notes;
    resources.bodies["a"] = contents(entry.path());
    auto store = std::move(ImageStore::create(budget, arena, resources, notes).value());
    Image& image = *store->find("a").value();
    EXPECT_EQ(store->measure(image), Status::Ok) << entry.path();
    auto rows = store->open_rows(image, 200, 150, Scaling::Smooth);
    const Status status = rows.ok() ? rows.value()->row(149).status() : rows.status();
    EXPECT_TRUE(rows.ok() || !notes.sentences.empty()) << entry.path();
    shown += status == Status::Ok;
    ++all;
    if (std::getenv("WEFT_VERBOSE"))
      std::printf("%s: %s\n", entry.path().filename().c_str(), status_name(status));
  }
  RecordProperty("shown", shown);
  EXPECT_GT(shown, all * 3 / 4);
}

}  // namespace
}  // namespace weft
