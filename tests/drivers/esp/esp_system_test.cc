#include "weft/esp_system.h"

#include <gtest/gtest.h>

#include "tests/drivers/esp/fake_idf.h"
#include "tests/support/recording_notes.h"

namespace weft {
namespace {

using Bytes = std::vector<uint8_t>;

struct EspSystem : testing::Test {
  FakeIdf idf;
  RecordingNotes notes;
};

TEST_F(EspSystem, SettingsAreKeptInNvs) {
  NvsStore store;
  uint8_t room[4] = {};
  EXPECT_EQ(store.get("wifi", room).status(), Status::NotFound);
  EXPECT_EQ(store.remove("wifi"), Status::Ok);
  ASSERT_EQ(store.put("wifi", Bytes{1, 2, 3}), Status::Ok);
  EXPECT_EQ(store.get("wifi", room).value(), 3u);
  EXPECT_EQ(room[2], 3);
  EXPECT_EQ(store.get("wifi", {}).value(), 3u);
  EXPECT_EQ(NvsStore("other").get("wifi", room).status(), Status::NotFound);
  ASSERT_EQ(store.put("wifi", Bytes{9}), Status::Ok);
  EXPECT_EQ(store.get("wifi", room).value(), 1u);
  ASSERT_EQ(store.remove("wifi"), Status::Ok);
  EXPECT_EQ(store.get("wifi", room).status(), Status::NotFound);
  EXPECT_EQ(idf.open_handles, 0);
}

TEST_F(EspSystem, AFailureOfNvsLeavesTheEntryAsItWas) {
  NvsStore store;
  ASSERT_EQ(store.put("a", Bytes{1}), Status::Ok);
  for (const char* call : {"nvs_open", "nvs_set_blob", "nvs_commit"}) {
    idf.failing = {call};
    EXPECT_EQ(store.put("a", Bytes{2}), Status::Io) << call;
  }
  EXPECT_EQ(store.remove("a"), Status::Io);
  idf.failing.clear();
  uint8_t room[1] = {};
  EXPECT_EQ(store.get("a", room).value(), 1u);
  EXPECT_EQ(room[0], 1);
  EXPECT_EQ(store.put("a-name-of-sixteen", Bytes{1}), Status::Io);
  EXPECT_EQ(idf.open_handles, 0);
}

TEST_F(EspSystem, PartitionsAreReadWhereTheyLie) {
  EXPECT_EQ(map_partition("ca", notes).status(), Status::NotFound);
  EXPECT_TRUE(notes.has("no data partition \"ca\""));
  idf.partitions["ca"] = {'P', 'E', 'M', 0xFF, 0xFF};
  const auto bytes = map_partition("ca", notes);
  EXPECT_EQ(bytes.value().data(), idf.partitions["ca"].data());
  EXPECT_EQ(text_of_partition(bytes.value()), "PEM");
  idf.failing = {"esp_partition_mmap"};
  EXPECT_EQ(map_partition("ca", notes).status(), Status::Io);
}

TEST_F(EspSystem, NotesAreWarningsOfTheLog) {
  EspLogNotes log;
  log.note("an icon is missing");
  EXPECT_EQ(idf.log, "weft: an icon is missing\n");
}

TEST_F(EspSystem, TheDayOfABuildIsRead) {
  EXPECT_EQ(seconds_of_build("Jan  1 1970"), 0);
  EXPECT_EQ(seconds_of_build("Nov 29 2026"), 1'795'910'400);
  EXPECT_EQ(seconds_of_build("Feb 29 2028"), 1'835'395'200);
  for (const char* none : {"", "Nov 29", "Nix 29 2026", "ovD 29 2026", "Nov xx 2026"})
    EXPECT_EQ(seconds_of_build(none), 0) << none;
}

}  // namespace
}  // namespace weft
