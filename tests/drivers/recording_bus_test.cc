#include "weft/recording_bus.h"

#include <gtest/gtest.h>

#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"

namespace weft {
namespace {

struct Recording final : RecordingSink {
  std::vector<uint8_t> bytes;
  Status store(std::span<const uint8_t> more) override {
    bytes.insert(bytes.end(), more.begin(), more.end());
    return Status::Ok;
  }
};

TEST(RecordingBus, AModelThatIsPlayedTheRecordingShowsThePage) {
  for (const char* name : {"waveshare-7in5-v2", "cyd-ili9342", "ssd1306-128x64"}) {
    const PanelInfo& info = *find_panel(name);
    Budget budget;
    RecordingNotes notes;
    Recording recording;
    RecordingBus recorder(recording);
    ASSERT_EQ(show_pattern(info, recorder, Rotation::None, budget, notes), Status::Ok) << name;
    const auto model = make_panel_model(info);
    ASSERT_EQ(replay(recording.bytes, *model), Status::Ok) << name;
    model->finish();
    EXPECT_TRUE(model->violations().empty()) << name << ": " << model->violations().front();
    EXPECT_TRUE(shows_pattern(info, *model, Rotation::None)) << name;
  }
}

TEST(RecordingBus, ARecordingThatIsCutOffIsCorrupt) {
  Recording recording, replayed;
  RecordingBus recorder(recording), player(replayed);
  const uint8_t data[] = {1, 2, 3};
  ASSERT_EQ(recorder.data(data), Status::Ok);
  for (size_t size = 1; size < recording.bytes.size(); ++size)
    EXPECT_EQ(replay(std::span(recording.bytes).first(size), player), Status::Corrupt);
}

}  // namespace
}  // namespace weft
