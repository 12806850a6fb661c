#include "drivers/tft/mipi_tft.h"

#include <gtest/gtest.h>

#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"
#include "tools/model/mipi_model.h"

namespace weft {
namespace {

class MipiTftTest : public testing::Test {
 protected:
  // Whether a model that loses something objects, or shows another picture.
  bool goes_wrong(PanelModel& careless, const PanelInfo& panel, Rotation rotation) {
    EXPECT_EQ(show_pattern(panel, careless, rotation, budget, notes), Status::Ok);
    careless.finish();
    return !careless.violations().empty() || !careless.warnings().empty() ||
           !shows_pattern(panel, careless, rotation);
  }
  const PanelInfo& info = *find_panel("cyd-ili9341");
  MipiModel model{*find_tft_glass("cyd-ili9341")};
  Budget budget;
  RecordingNotes notes;
};

TEST_F(MipiTftTest, HoldsNothingButItself) {
  ASSERT_EQ(show_pattern(info, model, Rotation::Quarter, budget, notes), Status::Ok);
  EXPECT_EQ(budget.peak(), sizeof(MipiTft));
}

TEST_F(MipiTftTest, APageThatFailsHalfwayIsNotSwitchedOn) {
  PatternLines page = pattern_for(info, Rotation::None);
  page.fails_at = 100;
  EXPECT_EQ(create_panel(info, model, Rotation::None, budget, notes).value()->show(page),
            Status::Timeout);
  EXPECT_FALSE(model.lit());
}

// Checks the model: each of these makes the picture wrong on real glass.
TEST_F(MipiTftTest, TheModelNoticesALostCommand) {
  for (const uint8_t lost :
       std::initializer_list<uint8_t>{0x11, 0x29, 0x2A, 0x2B, 0x2C, 0x36, 0x3A}) {
    MipiModel careless(*find_tft_glass("cyd-ili9341"));
    careless.ignored_commands = {lost};
    EXPECT_TRUE(goes_wrong(careless, info, Rotation::Quarter)) << "command " << int{lost};
  }
  MipiModel negative(*find_tft_glass("m5stack"));
  negative.ignored_commands = {0x21};
  EXPECT_TRUE(goes_wrong(negative, *find_panel("m5stack"), Rotation::None));
}

TEST_F(MipiTftTest, TheModelNoticesAWaitThatIsTooShort) {
  for (const int lost :
       {1, 2, 3, 4}) {  // the pulse, and after it, after the software reset, after waking up
    MipiModel hasty(*find_tft_glass("cyd-ili9341"));
    hasty.lost_wait = lost;
    EXPECT_TRUE(goes_wrong(hasty, info, Rotation::None)) << "wait " << lost;
  }
}

// The vectors that come with the description of the model.
void send(MipiModel& model, uint8_t command, std::vector<uint8_t> data = {}) {
  ASSERT_EQ(model.command(command), Status::Ok);
  ASSERT_EQ(data.empty() ? Status::Ok : model.data(data), Status::Ok);
}

void reset(MipiModel& model) {
  ASSERT_EQ(model.set_reset(PinLevel::Low), Status::Ok);
  model.sleep_ms(1);
  ASSERT_EQ(model.set_reset(PinLevel::High), Status::Ok);
  model.sleep_ms(120);
}

TEST_F(MipiTftTest, TheModelExpectsThreeBytesAPixelAfterReset) {
  reset(model);
  send(model, 0x2C, {0xF8, 0x00});
  model.finish();
  EXPECT_EQ(model.violations().front(), "BAD_DEPTH");
}

TEST_F(MipiTftTest, TheModelWantsTimeAfterWakingUp) {
  reset(model);
  send(model, 0x11);
  model.sleep_ms(1);
  send(model, 0x29);
  EXPECT_EQ(model.warnings(), std::vector<std::string>{"WAIT_TOO_SHORT"});
  send(model, 0x10);
  EXPECT_EQ(model.violations(), std::vector<std::string>{"WAIT_TOO_SHORT"});
}

TEST_F(MipiTftTest, TheModelShowsRedAsBlueWithTheOtherOrder) {
  for (const auto& [access, shown] : {std::pair<uint8_t, uint32_t>{0x48, 0xF800}, {0x40, 0x001F}}) {
    MipiModel one(*find_tft_glass("cyd-ili9341"));
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

TEST_F(MipiTftTest, TheModelRefusesWindowsBeyondItsMemory) {
  reset(model);
  send(model, 0x2A, {0, 0, 1, 0x3F});  // 320 columns, but the axes are as they were
  send(model, 0x36, {0x28});
  EXPECT_EQ(model.warnings(), std::vector<std::string>{"BAD_WINDOW"});
}

}  // namespace
}  // namespace weft
