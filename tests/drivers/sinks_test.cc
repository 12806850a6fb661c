// The adapters for other display libraries, against displays with the interfaces of those
// libraries that keep what is drawn on them.
#include "weft/sinks.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "tests/support/pattern_lines.h"

namespace {

/// Pixels by place.
struct Drawn {
  std::map<std::pair<int, int>, uint32_t> pixels;
  void put(int x, int y, uint32_t value) {
    EXPECT_TRUE(pixels.emplace(std::pair(x, y), value).second) << x << "," << y << " drawn twice";
  }
};

/// Adafruit_GFX 1.12: drawRGBBitmap() of pixels in RAM; drawPixel().
struct GfxDisplay : Drawn {
  void drawRGBBitmap(int16_t x, int16_t y, uint16_t* bitmap, int16_t w, int16_t h) {
    for (int16_t i = 0; i < w * h; ++i) put(x + i % w, y + i / w, bitmap[i]);
  }
  void drawPixel(int16_t x, int16_t y, uint16_t color) { put(x, y, color); }
};

/// GxEPD2 1.6: GxEPD2_EPD's writeImage(), that of three colours, and writeNative() of four (of
/// `bits` 2) and more. Rows are padded to bytes; `pgm` false; a bit that is set is white, or not
/// coloured.
struct GxEpd : Drawn {
  int bits = 4;
  static bool bit(const uint8_t* bitmap, int i) { return bitmap[i / 8] & 0x80 >> i % 8; }
  void writeImage(const uint8_t bitmap[], int16_t x, int16_t y, int16_t w, int16_t h, bool invert,
                  bool mirror_y, bool pgm) {
    EXPECT_TRUE(x % 8 == 0 && h == 1 && !invert && !mirror_y && !pgm);
    for (int i = 0; i < w; ++i) put(x + i, y, bit(bitmap, i));
  }
  void writeImage(const uint8_t* black, const uint8_t* color, int16_t x, int16_t y, int16_t w,
                  int16_t h, bool invert, bool mirror_y, bool pgm) {
    EXPECT_TRUE(x % 8 == 0 && h == 1 && !invert && !mirror_y && !pgm);
    for (int i = 0; i < w; ++i) put(x + i, y, !bit(color, i) ? 2 : bit(black, i));
  }
  void writeNative(const uint8_t* data1, const uint8_t* data2, int16_t x, int16_t y, int16_t w,
                   int16_t h, bool invert, bool mirror_y, bool pgm) {
    const bool translates = invert == (bits == 2);
    EXPECT_TRUE(!data2 && x == 0 && h == 1 && !translates && !mirror_y && !pgm);
    for (int i = 0; i < w; ++i)
      put(i, y, data1[i * bits / 8] >> (8 - bits - i * bits % 8) & ((1 << bits) - 1));
  }
};

/// bb_epaper 2: the window, then the bytes of a plane.
struct BbEpaper : Drawn {
  int width = 0, plane = -1, at = 0;
  void setAddrWindow(int x, int y, int w, int) {
    EXPECT_TRUE(x == 0 && y == 0);
    width = (w + 7) / 8 * 8;
  }
  void startWrite(int which) { plane = which; }
  void writeData(uint8_t* data, int length) {
    EXPECT_EQ(plane, 0);
    for (int i = 0; i < length * 8; ++i, ++at)
      put(at % width, at / width, data[i / 8] >> (7 - i % 8) & 1);
  }
};

/// esp_lcd of ESP-IDF 5: coordinates exclude the end; the bitmap is sent when the next one begins.
struct EspLcd : Drawn {
  const uint8_t* sending = nullptr;
  int from = 0, width = 0;
  int fails_at = INT32_MAX;
  void finish() {
    for (int i = 0; sending && i < width; ++i)
      put(i, from, static_cast<uint32_t>(sending[2 * i] << 8 | sending[2 * i + 1]));
  }
};
using esp_lcd_panel_handle_t = EspLcd*;
int esp_lcd_panel_draw_bitmap(esp_lcd_panel_handle_t panel, int x_start, int y_start, int x_end,
                              int y_end, const void* color_data) {
  EXPECT_TRUE(x_start == 0 && y_end == y_start + 1);
  panel->finish();
  panel->sending = static_cast<const uint8_t*>(color_data);
  panel->from = y_start;
  panel->width = x_end;
  return y_start >= panel->fails_at ? 0x107 : 0;  // ESP_ERR_TIMEOUT
}

/// LVGL 9: a buffer of lines with a stride.
struct LvDrawBuffer {
  struct {
    uint32_t w : 16, h : 16, stride : 16;
  } header;
  std::vector<uint8_t> data;
};
void* lv_draw_buf_goto_xy(const LvDrawBuffer* buffer, uint32_t x, uint32_t y) {
  EXPECT_EQ(x, 0u);
  return const_cast<uint8_t*>(buffer->data.data()) + y * buffer->header.stride;
}

}  // namespace

namespace weft {
namespace {

constexpr uint16_t kWidth = 131, kHeight = 5;  // two pieces of 64 pixels and some

void expect_picture(const Drawn& drawn, uint8_t bits_per_pixel, uint16_t width = kWidth) {
  PatternLines lines(width, kHeight, bits_per_pixel);
  for (int y = 0; y < kHeight; ++y) {
    const auto line = lines.next_line().value();
    for (int x = 0; x < width; ++x) {
      const auto found = drawn.pixels.find({x, y});
      ASSERT_NE(found, drawn.pixels.end()) << x << "," << y;
      ASSERT_EQ(found->second, pixel_at(line, bits_per_pixel, static_cast<size_t>(x)))
          << x << "," << y;
    }
  }
}

TEST(Sinks, AdafruitGfxGetsNativePixels) {
  GfxDisplay display;
  PatternLines lines(kWidth, kHeight, 16), gray(kWidth, kHeight, 8);
  EXPECT_EQ(draw_on_gfx(display, lines), Status::Ok);
  EXPECT_EQ(display.pixels.size(), size_t{kWidth} * kHeight);
  expect_picture(display, 16);
  EXPECT_EQ(draw_on_gfx(display, gray), Status::Unsupported);
}

TEST(Sinks, InksAreDrawnByTheNamesOfTheLibrary) {
  GfxDisplay display;
  PatternLines lines(kWidth, kHeight, 1), more(kWidth, kHeight, 2);
  constexpr uint16_t kNames[] = {0, 1};
  EXPECT_EQ(draw_inks(display, lines, kNames), Status::Ok);
  expect_picture(display, 1);
  GfxDisplay other;
  EXPECT_EQ(draw_inks(other, more, kNames), Status::Unsupported);  // an ink too many
}

TEST(Sinks, GxEpd2GetsOneTwoAndNativePlanes) {
  GxEpd mono, color, four;
  four.bits = 2;
  PatternLines lines(kWidth, kHeight, 1), colors(132, kHeight, 4), three(132, kHeight, 2);
  EXPECT_EQ(draw_on_gxepd2(mono, lines), Status::Ok);
  expect_picture(mono, 1);
  EXPECT_EQ(draw_on_gxepd2_7c(color, colors), Status::Ok);
  expect_picture(color, 4, 132);
  EXPECT_EQ(draw_on_gxepd2(mono, three), Status::Unsupported);
  EXPECT_EQ(draw_on_gxepd2_4c(four, three), Status::Ok);
  expect_picture(four, 2, 132);
}

/// Lines of two bits in which no pixel is 3.
class ThreeInks final : public LineSource {
 public:
  LineShape shape() const override { return {20, 1, 2}; }
  Result<std::span<const uint8_t>> next_line() override {
    const bool has_ended = std::exchange(ended_, true);
    return std::span<const uint8_t>(kLine).first(has_ended ? 0 : sizeof kLine);
  }
  static constexpr uint8_t kLine[] = {0x18, 0x61, 0x22, 0x46, 0x90};

 private:
  bool ended_ = false;
};

TEST(Sinks, GxEpd2GetsTheThirdInkInItsOwnPlane) {
  GxEpd display;
  ThreeInks lines;
  EXPECT_EQ(draw_on_gxepd2_3c(display, lines), Status::Ok);
  for (int x = 0; x < 20; ++x)
    EXPECT_EQ(display.pixels.at({x, 0}), pixel_at(ThreeInks::kLine, 2, static_cast<size_t>(x)))
        << x;
  PatternLines wide(2049, 1, 2);
  EXPECT_EQ(draw_on_gxepd2_3c(display, wide), Status::Unsupported);
}

TEST(Sinks, BbEpaperGetsOnePlaneInOneStream) {
  BbEpaper epaper;
  PatternLines lines(kWidth, kHeight, 1);
  EXPECT_EQ(draw_on_bb_epaper(epaper, lines), Status::Ok);
  expect_picture(epaper, 1);
}

TEST(Sinks, EspLcdSendsALineWhileTheNextIsRendered) {
  EspLcd lcd;
  PatternLines lines(kWidth, kHeight, 16);
  std::vector<uint8_t> buffers(2 * lines.shape().bytes_per_line());
  EXPECT_EQ(draw_on_esp_lcd(esp_lcd_panel_draw_bitmap, &lcd, lines, std::span(buffers)),
            Status::Ok);
  lcd.finish();
  expect_picture(lcd, 16);
  PatternLines again(kWidth, kHeight, 16);
  EXPECT_EQ(draw_on_esp_lcd(esp_lcd_panel_draw_bitmap, &lcd, again, std::span(buffers).first(100)),
            Status::Unsupported);
}

TEST(Sinks, AFailureOfTheBusEndsTheDrawing) {
  EspLcd lcd;
  lcd.fails_at = 2;
  PatternLines lines(kWidth, kHeight, 16);
  std::vector<uint8_t> buffers(2 * lines.shape().bytes_per_line());
  EXPECT_EQ(draw_on_esp_lcd(esp_lcd_panel_draw_bitmap, &lcd, lines, std::span(buffers)),
            Status::Io);
}

TEST(Sinks, LvglGetsTheLowestByteFirst) {
  for (const uint8_t bits : {uint8_t{8}, uint8_t{16}, uint8_t{24}}) {
    const uint32_t bytes = bits / 8u, stride = kWidth * bytes + 3;
    LvDrawBuffer buffer{{kWidth, kHeight, static_cast<uint16_t>(stride)},
                        std::vector<uint8_t>(stride * kHeight)};
    PatternLines lines(kWidth, kHeight, bits);
    ASSERT_EQ(draw_on_lvgl(&buffer, lines), Status::Ok);
    Drawn drawn;
    for (uint32_t y = 0; y < kHeight; ++y)
      for (uint32_t x = 0; x < kWidth; ++x) {
        uint32_t value = 0;
        for (uint32_t i = bytes; i-- > 0;)
          value = value << 8 | buffer.data[y * stride + x * bytes + i];
        drawn.put(static_cast<int>(x), static_cast<int>(y), value);
      }
    expect_picture(drawn, bits);
    PatternLines larger(kWidth, kHeight + 1, bits);
    EXPECT_EQ(draw_on_lvgl(&buffer, larger), Status::Unsupported);
  }
}

TEST(Sinks, AFailureOfThePageEndsTheDrawing) {
  GxEpd display;
  PatternLines late(kWidth, kHeight, 1), early(kWidth, kHeight, 1);
  late.fails_at = 2;
  early.ends_at = 2;
  EXPECT_EQ(draw_on_gxepd2(display, late), Status::Timeout);
  GxEpd other;
  EXPECT_EQ(draw_on_gxepd2(other, early), Status::Corrupt);
  EXPECT_EQ(other.pixels.size(), 2u * kWidth);
}

}  // namespace
}  // namespace weft
