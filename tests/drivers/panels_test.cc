#include "weft/panel.h"

#include <gtest/gtest.h>

#include <set>

#include "drivers/epd/paper.h"
#include "tests/support/every_allocation.h"
#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"

namespace weft {
namespace {

template <typename Check>
void for_every_drivable_panel(Check check) {
  for (const PanelInfo& info : panels()) {
    if (!has_driver(info)) continue;
    SCOPED_TRACE(info.name);
    check(info);
  }
}

TEST(Panels, AreAllDriven) {
  for (const PanelInfo& panel : panels()) EXPECT_TRUE(has_driver(panel)) << panel.name;
}

TEST(Panels, EveryDrivableOneShowsEveryPixelInEveryRotation) {
  Budget budget;
  RecordingNotes notes;
  for_every_drivable_panel([&](const PanelInfo& info) {
    for (const Rotation rotation : kRotations) {
      const auto model = make_panel_model(info);
      ASSERT_NE(model, nullptr);
      ASSERT_EQ(show_pattern(info, *model, rotation, budget, notes), Status::Ok);
      model->finish();
      EXPECT_EQ(model->violations(), std::vector<std::string>());
      EXPECT_EQ(model->warnings(), std::vector<std::string>());
      EXPECT_TRUE(shows_pattern(info, *model, rotation)) << static_cast<int>(rotation);
    }
  });
}

TEST(Panels, AMissingPanelHangsNobody) {
  Budget budget;
  RecordingNotes notes;
  for_every_drivable_panel([&](const PanelInfo& info) {
    const auto model = make_panel_model(info);
    model->absent = true;
    EXPECT_EQ(show_pattern(info, *model, Rotation::None, budget, notes),
              Status::Ok);  // these wires give no answer
    EXPECT_FALSE(shows_pattern(info, *model, Rotation::None));
  });
}

TEST(Panels, TakeOnlyLinesOfTheirShape) {
  Budget budget;
  for_every_drivable_panel([&](const PanelInfo& info) {
    RecordingNotes notes;
    const auto model = make_panel_model(info);
    PatternLines other(static_cast<uint16_t>(info.width + 8), info.height, bits_of(info));
    EXPECT_EQ(create_panel(info, *model, Rotation::None, budget, notes).value()->show(other),
              Status::Unsupported);
    EXPECT_TRUE(notes.has("the panel takes"));
    EXPECT_EQ(model->bytes_on_bus(), 0u);
  });
}

TEST(Panels, AreNotTouchedByAPageThatFailsAtItsFirstLine) {
  Budget budget;
  NoNotes notes;
  for_every_drivable_panel([&](const PanelInfo& info) {
    if (info.controller->slow_update) return;  // e-paper shows nothing before the refresh
    const auto model = make_panel_model(info);
    PatternLines page = pattern_for(info, Rotation::None);
    page.fails_at = 0;
    EXPECT_EQ(create_panel(info, *model, Rotation::None, budget, notes).value()->show(page),
              Status::Timeout);
    EXPECT_EQ(model->bytes_on_bus(), 0u);
  });
}

TEST(Panels, ShowASecondPageWithoutAnotherReset) {
  Budget budget;
  NoNotes notes;
  for_every_drivable_panel([&](const PanelInfo& info) {
    const auto model = make_panel_model(info);
    auto panel = create_panel(info, *model, Rotation::Quarter, budget, notes);
    for (int times = 0; times < 2; ++times) {
      PatternLines page = pattern_for(info, Rotation::Quarter);
      ASSERT_EQ(panel.value()->show(page), Status::Ok);
    }
    model->finish();
    EXPECT_EQ(model->violations(), std::vector<std::string>());
    EXPECT_TRUE(shows_pattern(info, *model, Rotation::Quarter));
  });
}

TEST(Panels, EveryFailingAllocationIsOutOfMemory) {
  RecordingNotes notes;
  for_every_drivable_panel([&](const PanelInfo& info) {
    expect_every_failing_allocation_is_out_of_memory([&](Budget& limited) {
      const auto model = make_panel_model(info);
      return show_pattern(info, *model, Rotation::None, limited, notes);
    });
  });
}

// The bits that a picture has on the wires: pixels, or those of each plane of picture memory.
size_t picture_bits(const PanelInfo& info) {
  const PaperChip* paper = info.controller->paper;
  if (!paper || info.controller == &kIt8951)
    return size_t{info.width} * info.height * bits_of(info);
  const bool has_third_ink = bits_of(info) > 1 && paper->modes.size() > 1;
  size_t bits = 0;
  for (const Plane& plane : paper->modes[has_third_ink].planes) bits += plane.bits;
  return bits * whole_bytes(info.width) * info.height;
}

TEST(Panels, SendLittleMoreThanTheirPicture) {
  Budget budget;
  NoNotes notes;
  for_every_drivable_panel([&](const PanelInfo& info) {
    const auto model = make_panel_model(info);
    ASSERT_EQ(show_pattern(info, *model, Rotation::None, budget, notes), Status::Ok);
    EXPECT_LE(model->bytes_on_bus(),
              picture_bits(info) / 8 * 105 / 100 + setup_of(info).size() + 100);
  });
}

TEST(Panels, WithoutADriverAreUnsupported) {
  constexpr Controller kUndriven{.name = "undriven"};
  const PanelInfo info{
      .name = "mine", .controller = &kUndriven, .width = 8, .height = 8, .palette = &kMono};
  Budget budget;
  NoNotes notes;
  const auto model = make_panel_model(*find_panel("waveshare-7in5-v2"));
  EXPECT_FALSE(has_driver(info));
  EXPECT_EQ(make_panel_model(info), nullptr);
  EXPECT_EQ(create_panel(info, *model, Rotation::None, budget, notes).status(),
            Status::Unsupported);
}

}  // namespace
}  // namespace weft
