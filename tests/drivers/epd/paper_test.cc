// What holds for every e-paper panel of the table, whichever driver it has.
#include "drivers/epd/it8951.h"

#include <gtest/gtest.h>

#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"

namespace weft {
namespace {

constexpr const char* kOneOfEachKind[] = {
    "gdey0154d67",     "gdey0213z98",       "inky-phat",   "gdeh0213b73",
    "gdeq0426t82",     "gdey0579t93",       "gdew029t5",   "gdeq042z21",
    "gdey075z08",      "waveshare-7in5-v2", "gdeq031t10",  "gdew0583t7",
    "waveshare-7in3f", "waveshare-7in3e",   "gdey0213f51", "m5paper",
};

template <typename Check>
void for_one_of_each_kind(Check check) {
  for (const char* name : kOneOfEachKind) {
    SCOPED_TRACE(name);
    check(*find_panel(name));
  }
}

template <typename Check>
void for_every_paper(Check check) {
  for (const PanelInfo& info : panels()) {
    if (!has_driver(info) || !info.controller->paper) continue;
    SCOPED_TRACE(info.name);
    check(info);
  }
}

Status show(const PanelInfo& info, LineSource& lines, Bus& bus, Budget& budget, Notes& notes) {
  auto panel = create_panel(info, bus, Rotation::None, budget, notes);
  return panel.ok() ? panel.value()->show(lines) : panel.status();
}

TEST(Paper, RefreshesOnceAndSleeps) {
  Budget budget;
  NoNotes notes;
  for_one_of_each_kind([&](const PanelInfo& info) {
    const auto model = make_panel_model(info);
    ASSERT_EQ(show_pattern(info, *model, Rotation::None, budget, notes), Status::Ok);
    EXPECT_EQ(model->refreshes(), 1);
    EXPECT_TRUE(model->asleep());
  });
}

TEST(Paper, ThatStaysBusyIsATimeoutThatSaysWhatToCheck) {
  Budget budget;
  for_every_paper([&](const PanelInfo& info) {
    RecordingNotes notes;
    const auto model = make_panel_model(info);
    model->stuck_busy = true;
    EXPECT_EQ(show_pattern(info, *model, Rotation::None, budget, notes), Status::Timeout);
    EXPECT_TRUE(notes.has("BUSY"));
    EXPECT_EQ(model->refreshes(), 0);
  });
}

TEST(Paper, KeepsWhatItShowedAndIsOffWhenAPageFailsHalfway) {
  Budget budget;
  for_one_of_each_kind([&](const PanelInfo& info) {
    for (const uint32_t line : {1u, 8u, 100u, info.height - 1u}) {
      RecordingNotes notes;
      PatternLines failing = pattern_for(info, Rotation::None);
      failing.fails_at = line;
      const auto model = make_panel_model(info);
      const auto before = visible_lines(*model, Rotation::None, bits_of(info)).bytes();
      EXPECT_EQ(show(info, failing, *model, budget, notes), Status::Timeout) << line;
      EXPECT_EQ(visible_lines(*model, Rotation::None, bits_of(info)).bytes(), before);
      EXPECT_TRUE(model->asleep());
      EXPECT_FALSE(notes.has("BUSY"));
      for (const std::string& violation : model->violations())
        EXPECT_EQ(violation, "RAM_UNDERRUN");  // the plane that the page left unfinished
    }
  });
}

TEST(Paper, GetsNothingFromAPageThatFailsAtOnce) {
  Budget budget;
  for_one_of_each_kind([&](const PanelInfo& info) {
    RecordingNotes notes;
    PatternLines failing = pattern_for(info, Rotation::None);
    failing.fails_at = 0;
    const auto model = make_panel_model(info);
    EXPECT_EQ(show(info, failing, *model, budget, notes), Status::Timeout);
    EXPECT_EQ(model->bytes_on_bus(), 0u);
  });
}

TEST(Paper, OfUc8179ShowsFourGraysWhereTheRowSaysSo) {
  PanelInfo info = *find_panel("waveshare-7in5-v2");
  info.palette = &kGray4;
  Budget budget;
  NoNotes notes;
  for (const Rotation rotation : kRotations) {
    const auto model = make_panel_model(info);
    ASSERT_NE(model, nullptr);
    ASSERT_EQ(show_pattern(info, *model, rotation, budget, notes), Status::Ok);
    model->finish();
    EXPECT_EQ(model->violations(), std::vector<std::string>());
    EXPECT_TRUE(shows_pattern(info, *model, rotation)) << static_cast<int>(rotation);
  }
  PanelInfo other = *find_panel("gdey029t94");
  other.palette = &kGray4;
  EXPECT_FALSE(has_driver(other));
}

// The heap of a driver beyond itself, in bytes: eight lines, or one where lines stream; a packed
// plane where a turned page cannot be written in parts.
size_t most_heap(const PanelInfo& info, Rotation rotation) {
  const size_t bits = bits_of(info), line = whole_bytes(info.width) * bits / 8u;
  const bool own_memory = info.controller == &kIt8951,
             packed = !own_memory && info.controller->paper->modes[0].planes[0].bits > 1,
             windows = !packed || info.controller->paper->windows,
             pair = packed && info.controller->paper->pair;
  if (pair) return is_quarter_turn(rotation) ? line / 2 * info.height : line * info.height;
  if (packed && rotation == Rotation::None) return line;
  if (!windows) return line * info.height;
  return is_quarter_turn(rotation) ? info.height * bits : 8 * line;
}

TEST(Paper, HoldsABandOrOnePackedPlane) {
  NoNotes notes;
  for_every_paper([&](const PanelInfo& info) {
    for (const Rotation rotation : kRotations) {
      Budget budget;
      const auto model = make_panel_model(info);
      ASSERT_EQ(show_pattern(info, *model, rotation, budget, notes), Status::Ok);
      EXPECT_LE(budget.peak(), most_heap(info, rotation) + sizeof(It8951))
          << static_cast<int>(rotation);
    }
  });
}

// Checks the models: what a careless driver forgets must not pass unseen.
TEST(Paper, TheModelsNoticeALostCommand) {
  struct Loss {
    const char* panel;
    std::vector<uint8_t> commands;
  };
  const Loss losses[] = {
      {"waveshare-7in5-v2", {0x04, 0x00, 0x13, 0x90, 0x02, 0x07}},
      {"gdey075z08", {0x04, 0x10, 0x13, 0x90, 0x02, 0x07, 0x50}},
      {"gdew029t5", {0x04, 0x00, 0x13, 0x90, 0x02, 0x07, 0x20}},
      {"gdey029t94", {0x24, 0x44, 0x45, 0x4E, 0x4F, 0x22, 0x20, 0x10}},
      {"gdeh0213b73", {0x32, 0x24, 0x20}},
      {"gdeq0426t82", {0x24, 0x44, 0x45, 0x4E, 0x4F, 0x20, 0x10}},
      {"gdey0579t93", {0x91, 0xA4, 0xC4, 0xC5, 0xCE, 0xCF}},
      {"waveshare-7in3e", {0x04, 0x10, 0x12, 0x02, 0x07}},
      {"waveshare-7in3f", {0x04, 0x10, 0x12, 0x02, 0x07}},
      {"gdey0213f51", {0x04, 0x10, 0x12, 0x02, 0x07, 0x83}},
      {"m5paper", {0x01, 0x21, 0x22, 0x37, 0x03}},
  };
  Budget budget;
  NoNotes notes;
  for (const Loss& loss : losses)
    for (const uint8_t lost : loss.commands) {
      const PanelInfo& info = *find_panel(loss.panel);
      const Rotation rotation = Rotation::Quarter;
      const auto careless = make_panel_model(info);
      careless->ignored_commands = {lost};
      (void)show_pattern(info, *careless, rotation, budget, notes);
      careless->finish();
      EXPECT_TRUE(!careless->violations().empty() || !careless->warnings().empty() ||
                  !shows_pattern(info, *careless, rotation))
          << loss.panel << " without command " << int{lost};
    }
}

}  // namespace
}  // namespace weft
