#include "tools/model/uc81xx_model.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

Uc81xxModel woken(std::string_view chip, uint16_t width, uint16_t height) {
  Uc81xxModel model(*find_uc81xx_chip(chip), {.width = width, .height = height});
  EXPECT_EQ(model.set_reset(PinLevel::Low), Status::Ok);
  model.sleep_ms(1);
  EXPECT_EQ(model.set_reset(PinLevel::High), Status::Ok);
  model.sleep_ms(10);
  return model;
}

void send(Uc81xxModel& model, uint8_t code, const std::vector<uint8_t>& bytes = {}) {
  EXPECT_EQ(model.command(code), Status::Ok);
  EXPECT_EQ(model.data(bytes), Status::Ok);
}

void refresh(Uc81xxModel& model) {
  send(model, 0x04);
  model.sleep_ms(200);
  send(model, 0x12);
  model.sleep_ms(30'000);
}

TEST(Uc81xxModel, CodesOfAChipWithoutASheetAreCounted) {
  Uc81xxModel model = woken("JD79667", 8, 2);
  send(model, 0x49, {0x78});
  EXPECT_TRUE(model.violations().empty());
  EXPECT_EQ(model.warnings(), std::vector<std::string>{"UNKNOWN_COMMAND"});
  Uc81xxModel explained = woken("UC8179", 8, 2);
  send(explained, 0x49);
  EXPECT_EQ(explained.violations(), std::vector<std::string>{"UNKNOWN_COMMAND 49"});
}

TEST(Uc81xxModel, TwoInksHaveTheEndsOfFourCodes) {
  Uc81xxModel model = woken("SSD2677", 8, 2);
  send(model, 0x61, {0, 8, 0, 2});
  send(model, 0x10, {0x00, 0xFF, 0xFF, 0x00});
  refresh(model);
  for (uint32_t x = 0; x < 8; ++x) EXPECT_EQ(model.pixel(x, 0), x / 4) << x;
  for (uint32_t x = 0; x < 8; ++x) EXPECT_EQ(model.pixel(x, 1), 1 - x / 4) << x;
  EXPECT_TRUE(model.violations().empty());
  send(model, 0x10, {0x10, 0xFF, 0xFF, 0x00});
  refresh(model);
  EXPECT_EQ(model.violations(), std::vector<std::string>{"BAD_CODE"});
}

// With a waveform of its host, which is that of two inks whatever the panel setting says.
TEST(Uc81xxModel, WindowsOfUC8175HaveFiveBytes) {
  Uc81xxModel model = woken("UC8175", 16, 4);
  send(model, 0x00, {0x6F});
  send(model, 0x61, {16, 4});
  send(model, 0x23, {0x60, 1, 1, 0, 0, 1});
  send(model, 0x13, std::vector<uint8_t>(8, 0xFF));
  refresh(model);
  send(model, 0x91);
  send(model, 0x90, {8, 15, 1, 2, 0});
  send(model, 0x13, {0, 0});
  refresh(model);
  for (uint32_t y = 0; y < 4; ++y)
    for (uint32_t x = 0; x < 16; ++x)
      EXPECT_EQ(model.pixel(x, y) == 0, x >= 8 && (y == 1 || y == 2)) << x << ' ' << y;
  EXPECT_TRUE(model.violations().empty());
}

}  // namespace
}  // namespace weft
