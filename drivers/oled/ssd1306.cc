#include "drivers/oled/ssd1306.h"

#include <algorithm>
#include <array>

#include "drivers/panel_row.h"
#include "drivers/sequence.h"

namespace weft {
namespace {

constexpr uint16_t kColumns = 128, kSh1106Columns = 132, kPageLines = 8;

enum Command : uint8_t {
  kColumnLow = 0x00,   // four bits of the column
  kColumnHigh = 0x10,  // and the others
  kAddressing = 0x20,  // 0 along the rows, 1 down the columns
  kColumnRange = 0x21,
  kPageRange = 0x22,
  kSegmentsForward = 0xA0,
  kSegmentsReversed = 0xA1,
  kRowCount = 0xA8,  // less one
  kDisplayOff = 0xAE,
  kDisplayOn = 0xAF,
  kPage = 0xB0,
  kRowsForward = 0xC0,
  kRowsReversed = 0xC8,
  kRowPins = 0xDA,
};
// Even and odd rows come from the two sides of the chip, or, on low glass, rows one after another.
constexpr uint8_t kAlternatingPins = 0x12, kSequentialPins = 0x02;
constexpr uint16_t kLowGlass = 32;

constexpr Protocol kOled{.parameters = PinLevel::Low};

// clang-format off
// Each ends with neither all-on nor inverse.
constexpr uint8_t kSsd1306Setup[] = {
    0xD5, 1, 0x80,
    0xD3, 1, 0x00,
    0x40, 0,
    0x8D, 1, 0x14,  // the pump of the chip
    0x81, 1, 0xCF,  // contrast
    0xD9, 1, 0xF1,
    0xDB, 1, 0x40,
    0x2E, 0, 0xA4, 0, 0xA6, 0,
};
constexpr uint8_t kSsd1309Setup[] = {
    0xFD, 1, 0x12,  // unlock
    0xD5, 1, 0xA0,
    0xD3, 1, 0x00,
    0x40, 0,
    0x81, 1, 0x6F,
    0xD9, 1, 0xD3,
    0xDB, 1, 0x20,
    0x2E, 0, 0xA4, 0, 0xA6, 0,
};
constexpr uint8_t kSh1106Setup[] = {
    0xD5, 1, 0x80,
    0xD3, 1, 0x00,
    0x40, 0,
    0xAD, 1, 0x8B,  // the pump of the chip
    0x33, 0,        // at 9 V
    0x81, 1, 0xCF,  // contrast
    0xD9, 1, 0x1F,
    0xDB, 1, 0x40,
    0xA4, 0, 0xA6, 0, 100, kMs,
};
// clang-format on
static_assert(is_sequence(kSsd1306Setup) && is_sequence(kSsd1309Setup) &&
              is_sequence(kSh1106Setup));

bool is_one_bit(const Palette& palette) { return palette.bits_per_pixel == 1; }

constexpr uint8_t reversed(uint8_t byte) {
  byte = static_cast<uint8_t>((byte & 0xF0) >> 4 | (byte & 0x0F) << 4);
  byte = static_cast<uint8_t>((byte & 0xCC) >> 2 | (byte & 0x33) << 2);
  return static_cast<uint8_t>((byte & 0xAA) >> 1 | (byte & 0x55) << 1);
}

}  // namespace

constinit const Controller kSsd1306{
    .name = "SSD1306",
    .i2c = true,
    .columns = {kColumns, 1, 1},
    .rows = {64, kPageLines},
    .wiring = kMirrorX | kMirrorY,
    .setup = kSsd1306Setup,
    .shows = is_one_bit,
    .create = create_driver<Ssd1306>,
};
constinit const Controller kSsd1309{
    .name = "SSD1309",
    .i2c = true,
    .columns = {kColumns, 1, 1},
    .rows = {64, kPageLines},
    .wiring = kMirrorX | kMirrorY,
    .setup = kSsd1309Setup,
    .shows = is_one_bit,
    .create = create_driver<Ssd1306>,
};

constinit const Controller kSh1106{
    .name = "SH1106",
    .i2c = true,
    .columns = {kSh1106Columns, 1, 1},
    .rows = {64, kPageLines},
    .wiring = kMirrorX | kMirrorY,
    .setup = kSh1106Setup,
    .shows = is_one_bit,
    .create = create_driver<Ssd1306>,
};

// SH1106 has no window: each page is found by its number, and columns count up in it.
bool Ssd1306::has_window() const { return info_.controller != &kSh1106; }

// The setup comes after what the height of the glass says, so that it can say otherwise.
Status Ssd1306::wake_up() {
  WEFT_TRY(pulse_reset(bus_, 10));
  // clang-format off
  const uint8_t glass[] = {
      kDisplayOff, 0,
      kRowCount, 1, static_cast<uint8_t>(info_.height - 1),
      kRowPins, 1, info_.height > kLowGlass ? kAlternatingPins : kSequentialPins,
  };
  // clang-format on
  WEFT_TRY(play(bus_, glass, kOled));
  WEFT_TRY(play(bus_, setup_of(info_), kOled));
  const Orientation orientation = orientation_of(info_, rotation_);
  WEFT_TRY(bus_.command(orientation.mirror_x ? kSegmentsReversed : kSegmentsForward));
  return bus_.command(orientation.mirror_y ? kRowsReversed : kRowsForward);
}

// Called when there is something to write: a page that fails early leaves what is shown.
Status Ssd1306::open_picture() {
  if (!awake_) WEFT_TRY(wake_up());
  if (!has_window()) return Status::Ok;
  const Orientation orientation = orientation_of(info_, rotation_);
  const auto left = static_cast<uint8_t>(orientation.first_column),
             right = static_cast<uint8_t>(left + info_.width - 1);
  const auto bottom = static_cast<uint8_t>(info_.height / kPageLines - 1);
  // clang-format off
  const uint8_t window[] = {
      kAddressing, 1, orientation.swap_axes,
      kColumnRange, 2, left, right,
      kPageRange, 2, 0, bottom,
  };
  // clang-format on
  return play(bus_, window, kOled);
}

Status Ssd1306::go_to(int page, int column) {
  column += orientation_of(info_, rotation_).first_column;
  // clang-format off
  const uint8_t place[] = {
      static_cast<uint8_t>(kPage | page), 0,
      static_cast<uint8_t>(kColumnLow | (column & 15)), 0,
      static_cast<uint8_t>(kColumnHigh | column >> 4), 0,
  };
  // clang-format on
  return has_window() ? Status::Ok : play(bus_, place, kOled);
}

Status Ssd1306::write_pages(LineSource& lines) {
  for (uint16_t top = 0; top < info_.height; top = static_cast<uint16_t>(top + kPageLines)) {
    std::array<uint8_t, kSh1106Columns> page{};
    for (unsigned i = 0; i < kPageLines; ++i) {
      WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
      for (size_t x = 0; x < info_.width; ++x)
        page[x] |= static_cast<uint8_t>((line[x / 8] >> (7 - x % 8) & 1) << i);
    }
    if (top == 0) WEFT_TRY(open_picture());
    WEFT_TRY(go_to(top / kPageLines, 0));
    WEFT_TRY(bus_.data(std::span(page).first(info_.width)));
  }
  return Status::Ok;
}

Status Ssd1306::write_columns(LineSource& lines) {
  for (uint16_t column = 0; column < info_.width; ++column) {
    WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
    std::array<uint8_t, kColumns / 8> bytes;
    const size_t count = std::min(line.size(), bytes.size());
    for (size_t i = 0; i < count; ++i) bytes[i] = reversed(line[i]);
    if (column == 0) WEFT_TRY(open_picture());
    const size_t step = has_window() ? count : 1;
    for (size_t page = 0; page < count; page += step) {
      WEFT_TRY(go_to(static_cast<int>(page), column));
      WEFT_TRY(bus_.data(std::span(bytes).subspan(page, step)));
    }
  }
  return Status::Ok;
}

Status Ssd1306::show(LineSource& lines) {
  WEFT_TRY(expect_shape(lines.shape(), info_, rotation_, notes_));
  WEFT_TRY(is_quarter_turn(rotation_) ? write_columns(lines) : write_pages(lines));
  WEFT_TRY(bus_.command(kDisplayOn));
  awake_ = true;
  return bus_.flush();
}

}  // namespace weft
