#include "drivers/oled/row_oled.h"

#include <algorithm>
#include <array>

#include "drivers/panel_row.h"

namespace weft {
namespace {

constexpr uint8_t kSide = 128;

enum Command : uint8_t {
  kColumnRange = 0x15,
  kMemoryWrite = 0x5C,  // SSD1351 alone: with the other, data simply follow
  kRowRange = 0x75,
  kRemap = 0xA0,
  kDisplayOff = 0xAE,
  kDisplayOn = 0xAF,
};
// Bits of kRemap, which the two chips order otherwise.
struct RemapBits {
  uint8_t always, down_columns, mirror_x, straight_x, mirror_y, blue_first;
};
// Rows come from both sides of the chip. Of two grays in a byte the left one is the high one.
constexpr RemapBits kColourBits{0x60, 0x01, 0x02, 0x00, 0x10, 0x04},
    kGrayBits{0x40, 0x04, 0x01, 0x02, 0x10, 0x00};

// clang-format off
constexpr uint8_t kSsd1351Setup[] = {
    0xFD, 1, 0x12, 0xFD, 1, 0xB1,  // unlock
    kDisplayOff, 0,
    0xB3, 1, 0xF1, 0xCA, 1, 0x7F, 0xA2, 1, 0x00, 0xA1, 1, 0x00, 0xB5, 1, 0x00, 0xAB, 1, 0x01,
    0xB1, 1, 0x32, 0xBE, 1, 0x05, 0xA6, 0,
    0xC1, 3, 0xC8, 0x80, 0xC8, 0xC7, 1, 0x0F,  // contrast
    0xB4, 3, 0xA0, 0xB5, 0x55, 0xB6, 1, 0x01,
};
constexpr uint8_t kSsd1327Setup[] = {
    0xFD, 1, 0x12,  // unlock
    kDisplayOff, 0,
    0xA8, 1, 0x7F, 0xA1, 1, 0x00, 0xA2, 1, 0x00, 0xAB, 1, 0x01,
    0x81, 1, 0x53,  // contrast
    0xB1, 1, 0x51, 0xB3, 1, 0x01, 0xB9, 0, 0xBC, 1, 0x08, 0xBE, 1, 0x07, 0xB6, 1, 0x01,
    0xD5, 1, 0x62, 0xA4, 0,
};
// clang-format on
static_assert(is_sequence(kSsd1351Setup) && is_sequence(kSsd1327Setup));

bool is_rgb565(const Palette& palette) { return palette.kind == PaletteKind::Rgb565; }
bool is_gray16(const Palette& palette) {
  return palette.kind == PaletteKind::Gray && palette.bits_per_pixel == 4;
}

}  // namespace

constinit const Controller kSsd1351{
    .name = "SSD1351",
    .columns = {kSide, kSide},
    .rows = {kSide, kSide},
    .wiring = kMirrorY | kBlueFirst,
    .setup = kSsd1351Setup,
    .shows = is_rgb565,
    .create = create_driver<RowOled>,
};
constinit const Controller kSsd1327{
    .name = "SSD1327",
    .i2c = true,
    .columns = {kSide, kSide},
    .rows = {kSide, kSide},
    .wiring = kMirrorX | kMirrorY,
    .setup = kSsd1327Setup,
    .shows = is_gray16,
    .create = create_driver<RowOled>,
};

bool RowOled::is_gray() const { return is_gray16(*info_.palette); }

// The gray one takes parameters as it takes commands.
Status RowOled::send(std::span<const uint8_t> sequence) {
  return play(bus_, sequence, {.parameters = is_gray() ? PinLevel::Low : PinLevel::High});
}

Status RowOled::wake_up() {
  WEFT_TRY(pulse_reset(bus_, 10));
  WEFT_TRY(send(setup_of(info_)));
  const Orientation lies = orientation_of(info_, rotation_);
  const RemapBits& bits = is_gray() ? kGrayBits : kColourBits;
  const auto remap = static_cast<uint8_t>(bits.always | (lies.swap_axes ? bits.down_columns : 0) |
                                          (lies.mirror_x ? bits.mirror_x : bits.straight_x) |
                                          (lies.mirror_y ? bits.mirror_y : 0) |
                                          (lies.blue_first ? bits.blue_first : 0));
  const uint8_t picture[] = {kRemap, 1, remap};
  return send(picture);
}

Status RowOled::open_picture() {
  if (!awake_) WEFT_TRY(wake_up());
  const auto last_column = static_cast<uint8_t>(is_gray() ? kSide / 2 - 1 : kSide - 1);
  const uint8_t window[] = {kColumnRange, 2, 0, last_column, kRowRange, 2, 0, kSide - 1};
  WEFT_TRY(send(window));
  return is_gray() ? Status::Ok : bus_.command(kMemoryWrite);
}

Status RowOled::write_lines(LineSource& lines) {
  for (uint16_t y = 0; y < kSide; ++y) {
    WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
    WEFT_TRY(bus_.data(line));
  }
  return Status::Ok;
}

// Two lines of grays are one column of bytes.
Status RowOled::write_pairs(LineSource& lines) {
  for (uint16_t pair = 0; pair < kSide / 2; ++pair) {
    std::array<uint8_t, kSide> column{};
    for (const int shift : {4, 0}) {
      WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
      for (size_t x = 0; x < column.size(); ++x)
        column[x] |= static_cast<uint8_t>(pixel_at(line, 4, x) << shift);
    }
    WEFT_TRY(bus_.data(column));
  }
  return Status::Ok;
}

// The first line is pulled before the panel is touched: a page that fails early leaves what is
// shown.
Status RowOled::show(LineSource& lines) {
  WEFT_TRY(expect_shape(lines.shape(), info_, rotation_, notes_));
  BegunLines begun(lines);
  WEFT_TRY(begun.pull_first());
  WEFT_TRY(open_picture());
  const bool pairs = is_gray() && is_quarter_turn(rotation_);
  WEFT_TRY(pairs ? write_pairs(begun) : write_lines(begun));
  WEFT_TRY(bus_.command(kDisplayOn));
  awake_ = true;
  return bus_.flush();
}

}  // namespace weft
