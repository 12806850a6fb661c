#include "drivers/epd/uc8179.h"

#include <gtest/gtest.h>

#include "tests/support/every_allocation.h"
#include "tests/support/pattern_lines.h"
#include "tests/support/recording_notes.h"
#include "tests/support/uc8179_model.h"

namespace weft {
namespace {

struct Turn {
  Rotation rotation;
  const char* name;
};

class Uc8179Test : public testing::TestWithParam<Turn> {
 protected:
  Status show(LineSource& lines, Rotation rotation) {
    auto panel = create_panel(info, model, rotation, budget, notes);
    return panel.ok() ? panel.value()->show(lines) : panel.status();
  }
  const PanelInfo& info = *find_panel("waveshare-7in5-v2");
  Uc8179Model model{info.width, info.height};
  Budget budget;
  RecordingNotes notes;
};

// What glass pixel (x, y) shows of the page, by the definition of a clockwise turn.
uint8_t expected_pixel(const PatternLines& page, Rotation rotation, uint32_t x, uint32_t y, uint32_t width, uint32_t height) {
  switch (rotation) {
    case Rotation::None: return page.bit(x, y);
    case Rotation::Quarter: return page.bit(y, width - 1 - x);
    case Rotation::Half: return page.bit(width - 1 - x, height - 1 - y);
    case Rotation::ThreeQuarters: return page.bit(height - 1 - y, x);
  }
  return 0;
}

TEST_P(Uc8179Test, ShowsEveryPixelOfThePage) {
  const Rotation rotation = GetParam().rotation;
  const bool turned = rotation == Rotation::Quarter || rotation == Rotation::ThreeQuarters;
  PatternLines page(turned ? info.height : info.width, turned ? info.width : info.height, 1);
  ASSERT_EQ(show(page, rotation), Status::Ok);
  EXPECT_EQ(model.violations(), std::vector<std::string>());
  size_t wrong = 0;
  for (uint32_t y = 0; y < info.height; ++y)
    for (uint32_t x = 0; x < info.width; ++x)
      wrong += model.visible()[y * info.width + x] != expected_pixel(page, rotation, x, y, info.width, info.height);
  EXPECT_EQ(wrong, 0u);
  EXPECT_EQ(model.refreshes(), 1);
  EXPECT_TRUE(model.asleep());
}

INSTANTIATE_TEST_SUITE_P(Turns, Uc8179Test,
                         testing::Values(Turn{Rotation::None, "None"}, Turn{Rotation::Quarter, "Quarter"}, Turn{Rotation::Half, "Half"},
                                         Turn{Rotation::ThreeQuarters, "ThreeQuarters"}),
                         [](const auto& turn) { return turn.param.name; });

TEST_F(Uc8179Test, HoldsNoMoreThanABandAndSendsLittleMoreThanTwoFrames) {
  PatternLines page(info.width, info.height, 1);
  ASSERT_EQ(show(page, Rotation::None), Status::Ok);
  EXPECT_LE(budget.peak(), 800 + sizeof(Uc8179));
  EXPECT_LE(model.bytes_on_bus(), 2 * 48000 * 105 / 100u);
}

TEST_F(Uc8179Test, APanelThatStaysBusyIsATimeoutThatSaysWhatToCheck) {
  PatternLines page(info.width, info.height, 1);
  model.stuck_busy = true;
  EXPECT_EQ(show(page, Rotation::None), Status::Timeout);
  EXPECT_TRUE(notes.has("BUSY"));
  EXPECT_EQ(model.refreshes(), 0);
}

TEST_F(Uc8179Test, APageThatFailsHalfwayLeavesTheGlassUntouched) {
  PatternLines page(info.width, info.height, 1);
  page.fails_at = 100;
  const std::vector<uint8_t> before = model.visible();
  EXPECT_EQ(show(page, Rotation::None), Status::Timeout);
  EXPECT_EQ(model.visible(), before);
}

TEST_F(Uc8179Test, LinesOfAnotherShapeAreRefused) {
  PatternLines page(640, 480, 1);
  EXPECT_EQ(show(page, Rotation::None), Status::Unsupported);
  EXPECT_TRUE(notes.has("800x480"));
}

TEST_F(Uc8179Test, EveryFailingAllocationIsOutOfMemory) {
  expect_every_failing_allocation_is_out_of_memory([&](Budget& limited) {
    PatternLines page(info.width, info.height, 1);
    auto panel = create_panel(info, model, Rotation::None, limited, notes);
    return panel.ok() ? panel.value()->show(page) : panel.status();
  });
}

// Checks the model: what a careless driver forgets must not pass unseen.
TEST_F(Uc8179Test, TheModelNoticesALostCommand) {
  for (const uint8_t lost : std::initializer_list<uint8_t>{0x04, 0x00, 0x61, 0x10, 0x90}) {
    Uc8179Model careless(info.width, info.height);
    careless.ignored_commands = {lost};
    PatternLines page(info.width, info.height, 1);
    auto panel = create_panel(info, careless, Rotation::None, budget, notes);
    ASSERT_EQ(panel.value()->show(page), Status::Ok);
    EXPECT_FALSE(careless.violations().empty()) << "command " << int{lost};
  }
}

}  // namespace
}  // namespace weft
