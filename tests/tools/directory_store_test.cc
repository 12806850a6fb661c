#include "tools/weft/directory_store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

constexpr uint8_t kBytes[] = {1, 2, 3, 4, 5};

TEST(DirectoryStore, GivesBackWhatWasPut) {
  TemporaryDirectory work;
  DirectoryStore store(work.file("made"));
  uint8_t bytes[8] = {};
  EXPECT_EQ(store.get("entry", bytes).status(), Status::NotFound);
  ASSERT_EQ(store.put("entry", kBytes), Status::Ok);
  EXPECT_EQ(DirectoryStore(work.file("made")).get("entry", bytes).value(), 5u);
  EXPECT_EQ(bytes[4], 5);
  EXPECT_EQ(store.get("entry", std::span(bytes).first(2)).value(), 5u);  // more than there is room
  EXPECT_EQ(store.remove("entry"), Status::Ok);
  EXPECT_EQ(store.get("entry", bytes).status(), Status::NotFound);
  EXPECT_EQ(store.remove("entry"), Status::Ok);
}

TEST(DirectoryStore, LeavesNothingBesideItsEntries) {
  TemporaryDirectory work;
  DirectoryStore store(work.path());
  for (int i = 0; i < 3; ++i) ASSERT_EQ(store.put("entry", kBytes), Status::Ok);
  size_t files = 0;
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(work.path()))
    ++files;
  EXPECT_EQ(files, 1u);
}

TEST(DirectoryStore, SaysWhenItCannotBeWritten) {
  TemporaryDirectory work;
  DirectoryStore store(work.write("file", "no directory"));
  uint8_t bytes[8];
  EXPECT_EQ(store.put("entry", kBytes), Status::Io);
  EXPECT_EQ(store.get("entry", bytes).status(), Status::Io);
  EXPECT_EQ(store.remove("entry"), Status::Io);
}

TEST(DirectoryStore, DoesNotWaitForWhatIsNoFile) {
  TemporaryDirectory work;
  DirectoryStore store(work.path());
  ASSERT_EQ(mkfifo(work.file("entry").c_str(), 0600), 0);
  uint8_t bytes[8];
  EXPECT_EQ(store.get("entry", bytes).status(), Status::Io);
}

}  // namespace
}  // namespace weft
