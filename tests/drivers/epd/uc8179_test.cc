#include "drivers/epd/uc8179.h"

#include <gtest/gtest.h>

#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"
#include "tools/model/uc8179_model.h"

namespace weft {
namespace {

class Uc8179Test : public testing::Test {
 protected:
  Status show(LineSource& lines) {
    auto panel = create_panel(info, model, Rotation::None, budget, notes);
    return panel.ok() ? panel.value()->show(lines) : panel.status();
  }
  const PanelInfo& info = *find_panel("waveshare-7in5-v2");
  PatternLines page{info.width, info.height, 1};
  Uc8179Model model{info.width, info.height};
  Budget budget;
  RecordingNotes notes;
};

TEST_F(Uc8179Test, RefreshesOnceAndSleeps) {
  ASSERT_EQ(show(page), Status::Ok);
  EXPECT_EQ(model.refreshes(), 1);
  EXPECT_TRUE(model.asleep());
}

TEST_F(Uc8179Test, HoldsNoMoreThanABand) {
  ASSERT_EQ(show(page), Status::Ok);
  EXPECT_LE(budget.peak(), 800 + sizeof(Uc8179));
}

TEST_F(Uc8179Test, APanelThatStaysBusyIsATimeoutThatSaysWhatToCheck) {
  model.stuck_busy = true;
  EXPECT_EQ(show(page), Status::Timeout);
  EXPECT_TRUE(notes.has("BUSY"));
  EXPECT_EQ(model.refreshes(), 0);
}

TEST_F(Uc8179Test, APageThatFailsHalfwayLeavesTheGlassUntouched) {
  page.fails_at = 100;
  const std::vector<uint8_t> before = model.visible();
  EXPECT_EQ(show(page), Status::Timeout);
  EXPECT_EQ(model.visible(), before);
}

// Checks the model: what a careless driver forgets must not pass unseen.
TEST_F(Uc8179Test, TheModelNoticesALostCommand) {
  for (const uint8_t lost :
       std::initializer_list<uint8_t>{0x04, 0x00, 0x61, 0x10, 0x90, 0x02, 0x07}) {
    Uc8179Model careless(info.width, info.height);
    careless.ignored_commands = {lost};
    EXPECT_EQ(show_pattern(info, careless, Rotation::None, budget, notes), Status::Ok);
    careless.finish();
    EXPECT_FALSE(careless.violations().empty()) << "command " << int{lost};
  }
}

}  // namespace
}  // namespace weft
