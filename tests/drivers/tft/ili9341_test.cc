#include "drivers/tft/ili9341.h"

#include <gtest/gtest.h>

#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"
#include "tools/model/ili9341_model.h"

namespace weft {
namespace {

class Ili9341Test : public testing::Test {
 protected:
  // Whether a model that loses something objects, or shows another picture.
  bool goes_wrong(PanelModel& careless, const PanelInfo& panel, Rotation rotation) {
    EXPECT_EQ(show_pattern(panel, careless, rotation, budget, notes), Status::Ok);
    careless.finish();
    return !careless.violations().empty() || !shows_pattern(panel, careless, rotation);
  }
  const PanelInfo& info = *find_panel("cyd-ili9341");
  Ili9341Model model{*find_tft_glass("cyd-ili9341")};
  Budget budget;
  RecordingNotes notes;
};

TEST_F(Ili9341Test, HoldsNothingButItself) {
  ASSERT_EQ(show_pattern(info, model, Rotation::Quarter, budget, notes), Status::Ok);
  EXPECT_EQ(budget.peak(), sizeof(Ili9341));
}

TEST_F(Ili9341Test, APageThatFailsHalfwayIsNotSwitchedOn) {
  PatternLines page = pattern_for(info, Rotation::None);
  page.fails_at = 100;
  EXPECT_EQ(create_panel(info, model, Rotation::None, budget, notes).value()->show(page),
            Status::Timeout);
  EXPECT_FALSE(model.lit());
}

// Checks the model: each of these makes the picture wrong on real glass.
TEST_F(Ili9341Test, TheModelNoticesALostCommand) {
  for (const uint8_t lost :
       std::initializer_list<uint8_t>{0x11, 0x29, 0x2A, 0x2B, 0x2C, 0x36, 0x3A}) {
    Ili9341Model careless(*find_tft_glass("cyd-ili9341"));
    careless.ignored_commands = {lost};
    EXPECT_TRUE(goes_wrong(careless, info, Rotation::Quarter)) << "command " << int{lost};
  }
  Ili9341Model negative(*find_tft_glass("m5stack"));
  negative.ignored_commands = {0x21};
  EXPECT_TRUE(goes_wrong(negative, *find_panel("m5stack"), Rotation::None));
}

TEST_F(Ili9341Test, TheModelNoticesAWaitThatIsTooShort) {
  for (const int lost :
       {1, 2, 3, 4}) {  // the pulse, and after it, after the software reset, after waking up
    Ili9341Model hasty(*find_tft_glass("cyd-ili9341"));
    hasty.lost_wait = lost;
    EXPECT_TRUE(goes_wrong(hasty, info, Rotation::None)) << "wait " << lost;
  }
}

// The vectors that come with the description of the model.
void send(Ili9341Model& model, uint8_t command, std::vector<uint8_t> data = {}) {
  ASSERT_EQ(model.command(command), Status::Ok);
  ASSERT_EQ(data.empty() ? Status::Ok : model.data(data), Status::Ok);
}

void reset(Ili9341Model& model) {
  ASSERT_EQ(model.set_reset(PinLevel::Low), Status::Ok);
  model.sleep_ms(1);
  ASSERT_EQ(model.set_reset(PinLevel::High), Status::Ok);
  model.sleep_ms(120);
}

TEST_F(Ili9341Test, TheModelExpectsThreeBytesAPixelAfterReset) {
  reset(model);
  send(model, 0x2C, {0xF8, 0x00});
  model.finish();
  EXPECT_EQ(model.violations().front(), "BAD_DEPTH");
}

TEST_F(Ili9341Test, TheModelWantsTimeAfterWakingUp) {
  reset(model);
  send(model, 0x11);
  model.sleep_ms(1);
  send(model, 0x29);
  EXPECT_EQ(model.violations(), std::vector<std::string>{"WAIT_TOO_SHORT"});
}

TEST_F(Ili9341Test, TheModelShowsRedAsBlueWithTheOtherOrder) {
  for (const auto& [access, shown] : {std::pair<uint8_t, uint32_t>{0x48, 0xF800}, {0x40, 0x001F}}) {
    Ili9341Model one(*find_tft_glass("cyd-ili9341"));
    reset(one);
    send(one, 0x3A, {0x55});
    send(one, 0x36, {access});
    send(one, 0x11);
    one.sleep_ms(120);
    send(one, 0x2C, {0xF8, 0x00});
    send(one, 0x29);
    EXPECT_EQ(one.pixel(0, 0), shown);
  }
}

TEST_F(Ili9341Test, TheModelRefusesWindowsBeyondItsMemory) {
  reset(model);
  send(model, 0x2A, {0, 0, 1, 0x3F});  // 320 columns, but the axes are as they were
  send(model, 0x36, {0x28});
  EXPECT_EQ(model.violations(), std::vector<std::string>{"BAD_WINDOW"});
}

}  // namespace
}  // namespace weft
