// A maker's own rows (maker/) against models of modules that are built as the rows say.
#include <gtest/gtest.h>

#include "tests/drivers/maker/own_panels.h"
#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"
#include "tools/model/mipi_model.h"
#include "tools/model/ssd1306_model.h"
#include "tools/model/uc81xx_model.h"

namespace weft {
namespace {

template <typename MakeModel>
void expect_shows_every_pixel(const PanelInfo& info, MakeModel make_model) {
  for (const Rotation rotation : kRotations) {
    SCOPED_TRACE(std::string(info.name) + " turned " + std::to_string(static_cast<int>(rotation)));
    Budget budget;
    RecordingNotes notes;
    auto model = make_model();
    PatternLines page = pattern_for(info, rotation);
    ASSERT_EQ(maker::show(info, rotation, page, model, budget, notes), Status::Ok);
    model.finish();
    EXPECT_EQ(model.violations(), std::vector<std::string>());
    EXPECT_TRUE(shows_pattern(info, model, rotation));
  }
}

void expect_shows_every_pixel(const PanelInfo& info, const TftGlass& glass) {
  expect_shows_every_pixel(info, [&] { return MipiModel(glass); });
}
void expect_shows_every_pixel(const PanelInfo& info, const Ssd1306Glass& glass) {
  expect_shows_every_pixel(info, [&] { return Ssd1306Model(glass); });
}

Uc81xxModel paper(uint16_t width, uint16_t height, bool mirrored) {
  return {*find_uc81xx_chip("UC8179"), {.width = width, .height = height, .mirrored = mirrored}};
}

TEST(OwnPanels, OfFiveFieldsShowEveryPixelInEveryRotation) {
  expect_shows_every_pixel(maker::kTft,
                           TftGlass{"", 240, 320, "ILI9341", true, false, true, false});
  expect_shows_every_pixel(maker::kOled, Ssd1306Glass{"", 128, 64, 0, true, true});
  expect_shows_every_pixel(maker::kLowOled, Ssd1306Glass{"", 128, 32, 0, false, true});
  expect_shows_every_pixel(maker::kPaper, [] { return paper(648, 480, false); });
}

TEST(OwnPanels, ThatAreBuiltOtherwiseShowEveryPixelInEveryRotation) {
  expect_shows_every_pixel(maker::kOwnTft,
                           TftGlass{"", 128, 160, "ILI9341", true, true, false, true, 52, 40});
  expect_shows_every_pixel(maker::kOwnOled, Ssd1306Glass{"", 64, 48, 32, true, true});
  expect_shows_every_pixel(maker::kOwnPaper, [] { return paper(400, 300, true); });
}

struct DataBus final : Bus {
  Status command(uint8_t) override { return Status::Ok; }
  Status data(std::span<const uint8_t> more) override {
    bytes.insert(bytes.end(), more.begin(), more.end());
    return Status::Ok;
  }
  Status set_reset(PinLevel) override { return Status::Ok; }
  Result<PinLevel> busy() override { return PinLevel::Low; }
  void sleep_ms(uint32_t) override {}
  std::vector<uint8_t> bytes;
};

TEST(OwnPanels, CanHaveAControllerOfTheMakersOwn) {
  Budget budget;
  RecordingNotes notes;
  DataBus bus;
  const PanelInfo& info = maker::kOwnControllersPanel;
  PatternLines page = pattern_for(info, Rotation::None);
  ASSERT_EQ(maker::show(info, Rotation::None, page, bus, budget, notes), Status::Ok);
  StoredLines expected;
  PatternLines again = pattern_for(info, Rotation::None);
  ASSERT_EQ(expected.store(again), Status::Ok);
  EXPECT_EQ(bus.bytes, expected.bytes());
  EXPECT_TRUE(has_driver(info));
  EXPECT_FALSE(has_i2c(info));
}

struct Refusal {
  const char* sentence;
  PanelInfo row;
};

PanelInfo changed(const PanelInfo& row, void (*change)(PanelInfo&)) {
  PanelInfo copy = row;
  change(copy);
  return copy;
}

constexpr Controller kUndriven{.name = "my-chip"};
constexpr uint8_t kCutSequence[] = {0x01, 2, 0x00};

TEST(OwnPanels, ThatCannotBeAreRefusedWithASentenceBeforeALineIsPulled) {
  const Refusal refusals[] = {
      {"needs a controller",
       changed(maker::kTft, [](PanelInfo& row) { row.controller = nullptr; })},
      {"needs a palette", changed(maker::kTft, [](PanelInfo& row) { row.palette = nullptr; })},
      {"does not show the palette rgb565",
       changed(maker::kPaper, [](PanelInfo& row) { row.palette = &kRgb565; })},
      {"does not show the palette bwry",
       changed(maker::kPaper, [](PanelInfo& row) { row.palette = &kBwry; })},
      {"does not show the palette rgb",
       changed(maker::kTft, [](PanelInfo& row) { row.palette = &kRgb; })},
      {"there is no driver for my-chip",
       changed(maker::kTft, [](PanelInfo& row) { row.controller = &kUndriven; })},
      {"ends within a command",
       changed(maker::kTft, [](PanelInfo& row) { row.setup = kCutSequence; })},
      {"ends within a command",
       changed(maker::kPaper, [](PanelInfo& row) { row.refresh = kCutSequence; })},
      {"cannot be refreshed in part", changed(maker::kPaper,
                                              [](PanelInfo& row) {
                                                row.controller = &kUc81xx;
                                                row.partial = row.controller->refresh;
                                              })},
      {"cannot be 0x320 pixels", changed(maker::kTft, [](PanelInfo& row) { row.width = 0; })},
      {"cannot be 241x320 pixels", changed(maker::kTft, [](PanelInfo& row) { row.width = 241; })},
      {"from 1,0: its ILI9341 has 240x320",
       changed(maker::kTft, [](PanelInfo& row) { row.left = 1; })},
      {"its ILI9341 has 132x162", changed(maker::kTft,
                                          [](PanelInfo& row) {
                                            row.memory_width = 132;
                                            row.memory_height = 162;
                                          })},
      {"its ILI9341 has 480x320",
       changed(maker::kTft, [](PanelInfo& row) { row.memory_width = 480; })},
      {"in steps of 1x8", changed(maker::kOled, [](PanelInfo& row) { row.height = 60; })},
      {"cannot be 128x32 pixels from 0,8",
       changed(maker::kLowOled, [](PanelInfo& row) { row.top = 8; })},
      {"in steps of 8x2", changed(maker::kPaper, [](PanelInfo& row) { row.width = 650; })},
      {"cannot be 648x480 pixels from 8,0",
       changed(maker::kPaper, [](PanelInfo& row) { row.left = 8; })},
  };
  for (const Refusal& refusal : refusals) {
    SCOPED_TRACE(refusal.sentence);
    Budget budget;
    RecordingNotes notes;
    Uc81xxModel bus = paper(8, 8, false);
    EXPECT_EQ(create_panel(refusal.row, bus, Rotation::None, budget, notes).status(),
              Status::Unsupported);
    EXPECT_TRUE(notes.has(refusal.sentence)) << testing::PrintToString(notes.sentences);
    EXPECT_EQ(bus.bytes_on_bus(), 0u);
  }
}

}  // namespace
}  // namespace weft
