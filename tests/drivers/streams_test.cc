// What the drivers send, as it was recorded: one stream for each kind of controller. A stream that
// changes is looked at, and renewed by WEFT_UPDATE_GOLDENS=1.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/support/recording_notes.h"
#include "tests/support/shown_picture.h"
#include "tests/support/temporary_directory.h"
#include "tools/replay/trace.h"
#include "tools/replay/trace_writer.h"

namespace weft {
namespace {

constexpr const char* kStreams[] = {
    "inky-phat",      "gdeh0213b73",     "gdeh0213b72",   "gdey0213z98",     "gdey029t94",
    "gdey0154d67",    "gdey042t81",      "gdeq0426t82",   "gdey0579t93",     "gdew029t5",
    "gdew029t5d",     "gdew042t2",       "gdeq042z21",    "gdeq031t10",      "waveshare-7in5-v2",
    "gdey075z08",     "gdew0583t7",      "epd5in65f",     "waveshare-7in3f", "waveshare-7in3e",
    "epd13in3e",      "gdey0213f51",     "gdem075f52",    "m5paper",         "ili9341-240x320",
    "m5stack",        "ili9488-320x480", "wt32-sc01",     "st7789-240x320",  "st7735-128x160-green",
    "gc9a01-240x240", "ssd1306-128x64",  "sh1106-128x64", "ssd1327-128x128", "ssd1351-128x128",
};

/// A white page with a frame, a block in the corner, bars of all inks, and a slanting row of
/// pixels: it has no symmetry.
class MarkedLines final : public LineSource {
 public:
  explicit MarkedLines(const PanelInfo& info)
      : palette_(*info.palette),
        shape_{info.width, info.height, palette_.bits_per_pixel},
        line_(shape_.bytes_per_line()) {}
  LineShape shape() const override { return shape_; }
  Result<std::span<const uint8_t>> next_line() override {
    if (y_ == shape_.height) return std::span<const uint8_t>();
    std::fill(line_.begin(), line_.end(), uint8_t{0});
    for (uint16_t x = 0; x < shape_.width; ++x)
      pack_pixel(line_, shape_.bits_per_pixel, x, value_at(x, y_));
    ++y_;
    return std::span<const uint8_t>(line_);
  }

 private:
  uint32_t value_at(uint16_t x, uint16_t y) const {
    const bool frame = x == 0 || y == 0 || x + 1 == shape_.width || y + 1 == shape_.height,
               block = x < 16 && y < 8, slant = x == y / 2 + 20 && y < 16;
    if (frame || block || slant) return 0;
    const bool bars = y >= 16 && y < 24 && x >= 16;
    return bars ? ink(1u + (x - 16u) / 8) : ink(1);
  }
  // The first one is white; there are as many as the palette has, over and over.
  uint32_t ink(uint32_t number) const {
    const uint32_t bits = shape_.bits_per_pixel;
    if (palette_.kind == PaletteKind::Indexed && bits > 1) {
      const auto code = static_cast<uint32_t>(number % palette_.inks.size());
      return code > 1 && palette_.nominal[code] == palette_.nominal[0] ? 0 : code;
    }
    const uint32_t white = bits == 24 ? 0xFFFFFF : (1u << bits) - 1;
    if (number % 2) return white;
    return bits == 24 ? 0 : white * number / 16;
  }

  const Palette& palette_;
  LineShape shape_;
  std::vector<uint8_t> line_;
  uint16_t y_ = 0;
};

std::string stream_file(const char* panel) {
  return std::string(WEFT_SOURCE_DIR "/tests/drivers/streams/") + panel + ".trace";
}

TEST(Streams, AreAsTheyWereRecorded) {
  for (const char* name : kStreams) {
    SCOPED_TRACE(name);
    const PanelInfo& info = *find_panel(name);
    Budget budget;
    NoNotes notes;
    const auto model = make_panel_model(info);
    TraceWriter bus(*model);
    MarkedLines page(info);
    ASSERT_EQ(create_panel(info, bus, Rotation::None, budget, notes).value()->show(page),
              Status::Ok);
    if (std::getenv("WEFT_UPDATE_GOLDENS")) std::ofstream(stream_file(name)) << bus.text();
    EXPECT_TRUE(file_contents(stream_file(name)) == bus.text()) << bus.text().substr(0, 400);
  }
}

TEST(Streams, ShowTheirPictureWithoutAnObjection) {
  for (const char* name : kStreams) {
    SCOPED_TRACE(name);
    const PanelInfo& info = *find_panel(name);
    const auto model = make_panel_model(info);
    std::string wrong;
    EXPECT_TRUE(play_trace(file_contents(stream_file(name)), *model, wrong)) << wrong;
    model->finish();
    EXPECT_EQ(model->violations(), std::vector<std::string>());
    EXPECT_EQ(model->warnings(), std::vector<std::string>());
    MarkedLines page(info);
    StoredLines expected;
    ASSERT_EQ(expected.store(page), Status::Ok);
    EXPECT_TRUE(visible_lines(*model, Rotation::None, bits_of(info)).bytes() == expected.bytes());
  }
}

}  // namespace
}  // namespace weft
