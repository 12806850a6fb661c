#include "drivers/sequence.h"

#include <gtest/gtest.h>

#include <climits>
#include <string>

namespace weft {
namespace {

/// Writes down what happens on it: "C12" a command, "D34" data, "S5" five milliseconds.
class WrittenBus final : public Bus {
 public:
  Status command(uint8_t code) override {
    write("C", code);
    return Status::Ok;
  }
  Status data(std::span<const uint8_t> bytes) override {
    for (const uint8_t byte : bytes) write("D", byte);
    return Status::Ok;
  }
  Status set_reset(PinLevel) override { return Status::Ok; }
  Result<PinLevel> busy() override { return looks++ < busy_for ? PinLevel::Low : PinLevel::High; }
  void sleep_ms(uint32_t milliseconds) override {
    slept_ms += milliseconds;
    write("S", static_cast<int>(milliseconds));
  }

  std::string text;
  int looks = 0, busy_for = 0;
  uint32_t slept_ms = 0;

 private:
  void write(const char* what, int number) { text += what + std::to_string(number) + " "; }
};

constexpr uint8_t kSteps[] = {1, 0, 7, kMs, 2, 2, 30, 40, 3, 0, 2, kUntilIdle, 4, 0};

TEST(Sequence, CountsSeparateCommandsParametersAndWaits) {
  WrittenBus bus;
  bus.busy_for = 2;
  ASSERT_EQ(play(bus, kSteps), Status::Ok);
  EXPECT_EQ(bus.text, "C1 S7 C2 D30 D40 C3 S5 S5 C4 ");
}

TEST(Sequence, ParametersGoWithDataOrCommandLevel) {
  WrittenBus bus;
  ASSERT_EQ(play(bus, kSteps, {.parameters = PinLevel::Low}), Status::Ok);
  EXPECT_EQ(bus.text, "C1 S7 C2 C30 C40 C3 C4 ");
}

TEST(Sequence, AWaitThatOutlastsItsSecondsIsATimeout) {
  WrittenBus bus;
  bus.busy_for = INT_MAX;
  EXPECT_EQ(play(bus, kSteps), Status::Timeout);
  EXPECT_GE(bus.slept_ms, 2000u);
  EXPECT_LT(bus.slept_ms, 2100u);
  EXPECT_EQ(bus.text.find("C4"), std::string::npos);
}

TEST(Sequence, IsWholeWhenItsCountsAddUp) {
  EXPECT_TRUE(is_sequence({}));
  EXPECT_TRUE(is_sequence(kSteps));
  for (const size_t cut : {1u, 3u, 5u, 6u, 7u, 9u, 11u, 13u})
    EXPECT_FALSE(is_sequence(std::span(kSteps).first(cut))) << cut;
}

}  // namespace
}  // namespace weft
