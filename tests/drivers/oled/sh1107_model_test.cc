#include "tools/model/sh1107_model.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

// A glass of 64 columns in the middle of the commons, woken up and cleared.
class Sh1107ModelTest : public testing::Test {
 protected:
  Sh1107ModelTest() : model(64, 128, 32) {
    EXPECT_EQ(model.set_reset(PinLevel::Low), Status::Ok);
    model.sleep_ms(1);
    EXPECT_EQ(model.set_reset(PinLevel::High), Status::Ok);
    send({0xD3, 0x60, 0xAF});
    const std::vector<uint8_t> dark(64);
    for (uint8_t page = 0; page < 16; ++page) {
      send({static_cast<uint8_t>(0xB0 | page), 0x00, 0x10});
      EXPECT_EQ(model.data(dark), Status::Ok);
    }
  }
  void send(std::initializer_list<uint8_t> commands) {
    for (const uint8_t command : commands) EXPECT_EQ(model.command(command), Status::Ok);
  }
  void put(uint8_t byte) { EXPECT_EQ(model.data({&byte, 1}), Status::Ok); }

  Sh1107Model model;
};

TEST_F(Sh1107ModelTest, PagesAreSegmentsAndColumnsAreCommons) {
  send({0xB3, 0x05, 0x11});
  put(0x81);
  model.finish();
  EXPECT_TRUE(model.violations().empty());
  for (uint32_t y = 0; y < 128; ++y)
    for (uint32_t x = 0; x < 64; ++x)
      EXPECT_EQ(model.pixel(x, y), x == 21 && (y == 24 || y == 31)) << x << ' ' << y;
}

TEST_F(Sh1107ModelTest, BothSidesCanBeReversed) {
  send({0xB0, 0x00, 0x10});
  put(0x01);
  EXPECT_EQ(model.pixel(0, 0), 1u);
  send({0xA1});
  EXPECT_EQ(model.pixel(0, 127), 1u);
  send({0xD3, 0x60, 0xC8});  // commons 95 to 32 show the columns 0 to 63
  EXPECT_EQ(model.pixel(63, 127), 1u);
}

TEST_F(Sh1107ModelTest, StaysBehindTheLastColumn) {
  send({0xB0, 0x0F, 0x17});
  put(0xFF);
  EXPECT_TRUE(model.violations().empty());
  put(0xFF);
  EXPECT_EQ(model.violations(), std::vector<std::string>{"RAM_OVERRUN"});
}

TEST_F(Sh1107ModelTest, AGlassThatIsOffShowsNothing) {
  send({0xA5});
  EXPECT_EQ(model.pixel(7, 7), 1u);
  send({0xAE});
  EXPECT_EQ(model.pixel(7, 7), 0u);
  model.finish();
  EXPECT_EQ(model.violations(), std::vector<std::string>{"NOT_VISIBLE"});
}

}  // namespace
}  // namespace weft
