#include "weft/rtc_store.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace weft {
namespace {

using Bytes = std::vector<uint8_t>;

Bytes entry(RtcStore& store, std::string_view name) {
  Bytes bytes(100);
  const auto size = store.get(name, bytes);
  bytes.resize(size.ok() ? size.value() : 0);
  return bytes;
}

TEST(RtcStore, EntriesAreThereAfterSleep) {
  uint8_t memory[200] = {};
  ASSERT_EQ(RtcStore(memory).put("bands", Bytes{1, 2, 3}), Status::Ok);
  ASSERT_EQ(RtcStore(memory).put("other", Bytes{4}), Status::Ok);
  ASSERT_EQ(RtcStore(memory).put("bands", Bytes{5, 6}), Status::Ok);
  RtcStore awake(memory);
  EXPECT_EQ(entry(awake, "bands"), (Bytes{5, 6}));
  EXPECT_EQ(entry(awake, "other"), Bytes{4});
  uint8_t one = 0;
  EXPECT_EQ(awake.get("bands", {&one, 1}).value(), 2u);
  EXPECT_EQ(one, 5);
  ASSERT_EQ(awake.remove("bands"), Status::Ok);
  EXPECT_EQ(awake.remove("bands"), Status::Ok);
  EXPECT_EQ(awake.get("bands", {}).status(), Status::NotFound);
  EXPECT_EQ(entry(awake, "other"), Bytes{4});
}

TEST(RtcStore, WhatDoesNotFitLeavesTheEntryAsItWas) {
  uint8_t memory[60] = {};
  RtcStore store(memory);
  ASSERT_EQ(store.put("a", Bytes(10, 7)), Status::Ok);
  EXPECT_EQ(store.put("a", Bytes(40, 8)), Status::Io);
  EXPECT_EQ(store.put("b", Bytes(20, 8)), Status::Io);
  EXPECT_EQ(entry(store, "a"), Bytes(10, 7));
  EXPECT_EQ(store.put("a", Bytes(34, 9)), Status::Ok);  // all that there is: 8 + 18 + 34
  EXPECT_EQ(entry(store, "a"), Bytes(34, 9));
  EXPECT_EQ(store.put(std::string(16, 'n'), Bytes{1}), Status::Io);
  RtcStore nothing({});
  EXPECT_EQ(nothing.put("a", Bytes{1}), Status::Io);
  EXPECT_EQ(nothing.get("a", {}).status(), Status::NotFound);
}

TEST(RtcStore, MemoryWithAnyByteDamagedIsAnEmptyStore) {
  uint8_t memory[64] = {};
  ASSERT_EQ(RtcStore(memory).put("a", Bytes{1, 2, 3}), Status::Ok);
  const size_t used = 8 + 18 + 3;
  for (size_t at = 0; at < used; ++at) {
    uint8_t damaged[64];
    std::copy(std::begin(memory), std::end(memory), damaged);
    damaged[at] ^= 0x40;
    RtcStore store(damaged);
    EXPECT_EQ(store.get("a", {}).status(), Status::NotFound) << at;
    EXPECT_EQ(store.put("b", Bytes{9}), Status::Ok);
    EXPECT_EQ(entry(store, "b"), Bytes{9});
  }
  uint8_t garbage[64];
  for (size_t i = 0; i < sizeof garbage; ++i) garbage[i] = static_cast<uint8_t>(i * 37 + 11);
  EXPECT_EQ(RtcStore(garbage).get("a", {}).status(), Status::NotFound);
}

}  // namespace
}  // namespace weft
