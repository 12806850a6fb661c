// Lines into the display library that a sketch uses already. weft includes none of these libraries:
// each function takes the library's own object, and is compiled where it is called. All of them
// pull every line of `lines`, block for it, and end with the errors of `lines`, or Unsupported when
// the library cannot take lines of this shape; nothing is drawn then. Refresh and sleep are the
// library's own calls.
//
//   WEFT_TRY_ASSIGN(const auto lines, lines_of(url, screen_of(800, 480, kMono), budget, notes));
//   WEFT_TRY(draw_on_gxepd2(display.epd2, *lines));
//   display.epd2.refresh();
#pragma once

#include <algorithm>
#include <cstring>

#include "weft/line_source.h"

namespace weft {

/// Calls `write(y, line)` for each line, which is packed as the shape says and valid during the
/// call; `write` returns a Status.
template <typename Write>
Status write_lines(LineSource& lines, Write&& write) {
  const uint16_t height = lines.shape().height;
  for (uint16_t y = 0; y < height; ++y) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> line, pull_line(lines));
    WEFT_TRY(write(y, line));
  }
  return Status::Ok;
}

/// Adafruit_GFX and its displays: lines of RGB565, by drawRGBBitmap().
template <typename Gfx>
Status draw_on_gfx(Gfx& display, LineSource& lines) {
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel != 16) return Status::Unsupported;
  return write_lines(lines, [&](uint16_t y, std::span<const uint8_t> line) {
    constexpr uint16_t kPiece = 64;
    uint16_t pixels[kPiece];
    for (uint16_t left = 0; left < shape.width; left = static_cast<uint16_t>(left + kPiece)) {
      const auto count = std::min<uint16_t>(kPiece, static_cast<uint16_t>(shape.width - left));
      for (uint16_t i = 0; i < count; ++i)
        pixels[i] = static_cast<uint16_t>(pixel_at(line, 16, static_cast<size_t>(left) + i));
      display.drawRGBBitmap(static_cast<int16_t>(left), static_cast<int16_t>(y), pixels,
                            static_cast<int16_t>(count), int16_t{1});
    }
    return Status::Ok;
  });
}

/// Any display with drawPixel(x, y, colour), such as Adafruit_EPD and bb_epaper with a buffer:
/// `inks` are the library's names of the palette's inks, in their order (kBwr: black, white, red).
template <typename Display, typename Ink, size_t kCount>
Status draw_inks(Display& display, LineSource& lines, const Ink (&inks)[kCount]) {
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel > 8) return Status::Unsupported;
  return write_lines(lines, [&](uint16_t y, std::span<const uint8_t> line) {
    for (uint16_t x = 0; x < shape.width; ++x) {
      const uint32_t ink = pixel_at(line, shape.bits_per_pixel, x);
      if (ink >= kCount) return Status::Unsupported;
      display.drawPixel(static_cast<int16_t>(x), static_cast<int16_t>(y), inks[ink]);
    }
    return Status::Ok;
  });
}

/// GxEPD2's panel (`display.epd2`) in black and white: kMono.
template <typename Epd>
Status draw_on_gxepd2(Epd& epd, LineSource& lines) {
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel != 1) return Status::Unsupported;
  return write_lines(lines, [&](uint16_t y, std::span<const uint8_t> line) {
    epd.writeImage(line.data(), int16_t{0}, static_cast<int16_t>(y),
                   static_cast<int16_t>(shape.width), int16_t{1}, false, false, false);
    return Status::Ok;
  });
}

/// The same with a third ink: kBwr and kBwy. At most 2,048 pixels a line.
template <typename Epd>
Status draw_on_gxepd2_3c(Epd& epd, LineSource& lines) {
  constexpr size_t kMostBytes = 256;
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel != 2 || shape.width > kMostBytes * 8) return Status::Unsupported;
  return write_lines(lines, [&](uint16_t y, std::span<const uint8_t> line) {
    uint8_t black[kMostBytes], colored[kMostBytes];  // a bit that is 0 is the ink
    std::memset(black, 0xFF, sizeof black);
    std::memset(colored, 0xFF, sizeof colored);
    for (uint16_t x = 0; x < shape.width; ++x) {
      const uint32_t ink = pixel_at(line, 2, x);
      const auto bit = static_cast<uint8_t>(0x80u >> x % 8);
      if (ink == 0) black[x / 8] = static_cast<uint8_t>(black[x / 8] & ~bit);
      if (ink == 2) colored[x / 8] = static_cast<uint8_t>(colored[x / 8] & ~bit);
    }
    epd.writeImage(black, colored, int16_t{0}, static_cast<int16_t>(y),
                   static_cast<int16_t>(shape.width), int16_t{1}, false, false, false);
    return Status::Ok;
  });
}

/// Lines whose values are the codes of the panel, by GxEPD2's writeNative(). `invert` turns four
/// colours into their opposites, and leaves more colours untranslated.
template <typename Epd>
Status draw_codes_on_gxepd2(Epd& epd, LineSource& lines, uint8_t bits_per_pixel, bool invert) {
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel != bits_per_pixel) return Status::Unsupported;
  return write_lines(lines, [&](uint16_t y, std::span<const uint8_t> line) {
    epd.writeNative(line.data(), nullptr, int16_t{0}, static_cast<int16_t>(y),
                    static_cast<int16_t>(shape.width), int16_t{1}, invert, false, false);
    return Status::Ok;
  });
}

/// The same in four colours: kBwry.
template <typename Epd>
Status draw_on_gxepd2_4c(Epd& epd, LineSource& lines) {
  return draw_codes_on_gxepd2(epd, lines, 2, false);
}

/// The same in six and seven colours: kSpectra6 and kAcep7.
template <typename Epd>
Status draw_on_gxepd2_7c(Epd& epd, LineSource& lines) {
  return draw_codes_on_gxepd2(epd, lines, 4, true);
}

/// bb_epaper in black and white, straight to the panel without a buffer: kMono, unrotated.
template <typename Epaper>
Status draw_on_bb_epaper(Epaper& epaper, LineSource& lines) {
  constexpr int kPlane0 = 0;
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel != 1) return Status::Unsupported;
  epaper.setAddrWindow(0, 0, shape.width, shape.height);
  epaper.startWrite(kPlane0);
  return write_lines(lines, [&](uint16_t, std::span<const uint8_t> line) {
    // writeData() takes what it does not change as if it did.
    epaper.writeData(const_cast<uint8_t*>(line.data()), static_cast<int>(line.size()));
    return Status::Ok;
  });
}

/// ESP-IDF's esp_lcd: `draw` is esp_lcd_panel_draw_bitmap(), `panel` its panel, and lines go as
/// they are packed. While one is sent the next is rendered; esp_lcd waits before it begins another.
/// `buffers` are two lines that DMA can read, and stay until the last one is sent. Errors: Io.
template <typename Draw, typename LcdPanel>
Status draw_on_esp_lcd(Draw&& draw, LcdPanel panel, LineSource& lines, std::span<uint8_t> buffers) {
  const LineShape shape = lines.shape();
  const size_t bytes = shape.bytes_per_line();
  if (buffers.size() < 2 * bytes) return Status::Unsupported;
  return write_lines(lines, [&](uint16_t y, std::span<const uint8_t> line) {
    uint8_t* const buffer = buffers.data() + y % 2 * bytes;
    std::memcpy(buffer, line.data(), bytes);
    return draw(panel, 0, int{y}, int{shape.width}, y + 1, buffer) == 0 ? Status::Ok : Status::Io;
  });
}

/// LVGL's draw buffer (of a canvas or an image): LV_COLOR_FORMAT_RGB565 by kRgb565, _L8 by
/// kGray256, _RGB888 by kRgb. The buffer has the size of the lines.
template <typename DrawBuffer>
Status draw_on_lvgl(DrawBuffer* buffer, LineSource& lines) {
  const LineShape shape = lines.shape();
  if (shape.bits_per_pixel < 8) return Status::Unsupported;
  if (buffer->header.w != shape.width || buffer->header.h != shape.height)
    return Status::Unsupported;
  return write_lines(lines, [&](uint16_t y, std::span<const uint8_t> line) {
    // LVGL keeps the lowest byte of a pixel first.
    auto* row = static_cast<uint8_t*>(lv_draw_buf_goto_xy(buffer, 0, y));
    const size_t bytes = shape.bits_per_pixel / 8u;
    for (size_t i = 0; i < line.size(); i += bytes)
      std::reverse_copy(line.data() + i, line.data() + i + bytes, row + i);
    return Status::Ok;
  });
}

}  // namespace weft
