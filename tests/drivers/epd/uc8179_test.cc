#include "drivers/epd/uc8179.h"

#include <gtest/gtest.h>

#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"
#include "tools/model/uc8179_model.h"

namespace weft {
namespace {

class Uc8179Test : public testing::Test {
 protected:
  Status show(LineSource& lines, Uc8179Model& glass) {
    auto panel = create_panel(info, glass, Rotation::None, budget, notes);
    return panel.ok() ? panel.value()->show(lines) : panel.status();
  }
  Status show(LineSource& lines) { return show(lines, model); }
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

TEST_F(Uc8179Test, APageThatFailsHalfwayLeavesTheGlassUntouchedAndThePanelOff) {
  for (const uint32_t line : {1u, 8u, 100u, info.height - 1u}) {
    SCOPED_TRACE(line);
    PatternLines failing(info.width, info.height, 1);
    failing.fails_at = line;
    Uc8179Model glass(info.width, info.height);
    const std::vector<uint8_t> before = glass.visible();
    EXPECT_EQ(show(failing, glass), Status::Timeout);
    EXPECT_EQ(glass.visible(), before);
    EXPECT_TRUE(glass.asleep());
    EXPECT_FALSE(notes.has("BUSY"));
    EXPECT_EQ(glass.violations(), std::vector<std::string>());
  }
}

TEST_F(Uc8179Test, APageThatFailsAtOnceSendsNothing) {
  page.fails_at = 0;
  model.stuck_busy = true;  // any command would wait for it
  EXPECT_EQ(show(page), Status::Timeout);
  EXPECT_FALSE(notes.has("BUSY"));
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
