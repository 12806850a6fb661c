// The bound on the heap: whose memory it is a part of, and what is said about it.
#include "tools/weft/heap_bound.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "tests/support/temporary_directory.h"
#include "tools/weft/heap.h"

namespace weft {
namespace {

class HeapBound : public testing::Test {
 protected:
  ~HeapBound() override { bound_heap(0); }
  void limit(const std::string& group, const std::string& text) {
    std::filesystem::create_directories(work.file(group));
    work.write(group + "/memory.max", text + "\n");
  }
  AvailableMemory available(const std::string& own) {
    return available_memory(work.path(), work.write("own", own));
  }
  static std::string said() {
    testing::internal::CaptureStderr();
    say_heap_bound();
    return testing::internal::GetCapturedStderr();
  }
  TemporaryDirectory work;
  const uint64_t machine =
      static_cast<uint64_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
};

TEST_F(HeapBound, WithoutAControlGroupItIsTheMachinesMemory) {
  for (const char* own : {"", "0::/\n", "0::/a/b\n", "4:memory:/a\n0::/\n"}) {
    EXPECT_EQ(available(own).bytes, machine) << own;
    EXPECT_TRUE(available(own).is_machine) << own;
  }
  EXPECT_EQ(available_memory("/nowhere", "/nowhere").bytes, machine);
}

TEST_F(HeapBound, TheLowestLimitOfTheGroupsAroundTheProcessCounts) {
  limit("system", "64000000");
  limit("system/weft.service", "max");
  limit("other", "1000");
  EXPECT_EQ(available("0::/system/weft.service\n").bytes, 64'000'000u);
  EXPECT_FALSE(available("0::/system/weft.service\n").is_machine);
  limit("system/weft.service", "32000000");
  EXPECT_EQ(available("0::/system/weft.service\n").bytes, 32'000'000u);
  limit(".", "16000000");
  EXPECT_EQ(available("0::/system/weft.service\n").bytes, 16'000'000u);
  EXPECT_EQ(available("0::/\n").bytes, 16'000'000u);
}

TEST_F(HeapBound, ALimitAboveTheMachinesMemoryIsNone) {
  limit("system", std::to_string(machine + 1));
  EXPECT_TRUE(available("0::/system\n").is_machine);
}

TEST_F(HeapBound, SaysWhereTheLimitComesFrom) {
  bound_heap(std::nullopt);
  if (!heap_is_counted()) {
    EXPECT_EQ(said(), "");
    EXPECT_EQ(heap_bound(), 0u);
    return;
  }
  EXPECT_EQ(heap_bound(), std::min<uint64_t>(available_memory().bytes / 4, SIZE_MAX));
  EXPECT_NE(said().find("; the default limit of " + std::to_string(heap_bound()) +
                        " bytes is a quarter of "),
            std::string::npos)
      << said();
  bound_heap(1'000'000'000);
  EXPECT_NE(
      said().find("; the limit is 1000000000 bytes): raise --heap-limit, or make the page smaller"),
      std::string::npos)
      << said();
  bound_heap(0);
  EXPECT_NE(said().find(" bytes of heap in use): make the page smaller"), std::string::npos)
      << said();
}

TEST_F(HeapBound, AProgramThatHasNoMemoryLeftSaysSo) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(run_within_heap([]() -> int { throw std::bad_alloc(); }), 1);
  EXPECT_EQ(testing::internal::GetCapturedStderr().substr(0, 19), "weft: out of memory");
  EXPECT_EQ(run_within_heap([] { return 3; }), 3);
}

}  // namespace
}  // namespace weft
