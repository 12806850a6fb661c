#include "drivers/tft/ili9341.h"

#include <utility>

#include "drivers/panel_row.h"
#include "drivers/sequence.h"

namespace weft {
namespace {

enum Register : uint8_t {
  kSoftwareReset = 0x01,
  kSleepOut = 0x11,
  kInversionOff = 0x20,
  kInversionOn = 0x21,
  kDisplayOn = 0x29,
  kColumns = 0x2A,
  kRows = 0x2B,
  kMemoryWrite = 0x2C,
  kMemoryAccess = 0x36,
  kPixelFormat = 0x3A,
};
// Bits of kMemoryAccess.
constexpr uint8_t kAccessMirrorY = 0x80, kAccessMirrorX = 0x40, kAccessSwap = 0x20,
                  kAccessBgr = 0x08;
constexpr uint8_t k16Bits = 0x55;

// clang-format off
constexpr uint8_t kIli9341Setup[] = {
    0xEF, 3, 0x03, 0x80, 0x02,
    0xCF, 3, 0x00, 0xC1, 0x30,              // power B
    0xED, 4, 0x64, 0x03, 0x12, 0x81,        // power-on order
    0xE8, 3, 0x85, 0x00, 0x78,              // driver timing A
    0xCB, 5, 0x39, 0x2C, 0x00, 0x34, 0x02,  // power A
    0xF7, 1, 0x20,                          // pump ratio
    0xEA, 2, 0x00, 0x00,                    // driver timing B
    0xC0, 1, 0x23,                          // 4.60 V
    0xC1, 1, 0x10,
    0xC5, 2, 0x3E, 0x28,                    // VCOM
    0xC7, 1, 0x86,
    0x37, 2, 0x00, 0x00,                    // no scrolling
    0xB1, 2, 0x00, 0x18,                    // 79 Hz
    0xB6, 3, 0x08, 0x82, 0x27,
    0xF2, 1, 0x00,                          // one gamma for all channels
    0x26, 1, 0x01,
    0xE0, 15, 0x0F, 0x31, 0x2B, 0x0C, 0x0E, 0x08, 0x4E, 0xF1, 0x37, 0x07, 0x10, 0x03, 0x0E, 0x09,
    0x00,
    0xE1, 15, 0x00, 0x0E, 0x14, 0x03, 0x11, 0x07, 0x31, 0xC1, 0x48, 0x08, 0x0F, 0x0C, 0x31, 0x36,
    0x0F,
};
constexpr uint8_t kIli9342Setup[] = {
    0xC8, 3, 0xFF, 0x93, 0x42,  // unlock
    0xC0, 2, 0x12, 0x12,
    0xC1, 1, 0x03,
    0xC5, 1, 0xF2,
    0xB0, 1, 0xE0,
    0xF6, 3, 0x01, 0x00, 0x00,
    0xE0, 15, 0x00, 0x0C, 0x11, 0x04, 0x11, 0x08, 0x37, 0x89, 0x4C, 0x06, 0x0C, 0x0A, 0x2E, 0x34,
    0x0F,
    0xE1, 15, 0x00, 0x0B, 0x11, 0x05, 0x13, 0x09, 0x33, 0x67, 0x48, 0x07, 0x0E, 0x0B, 0x2E, 0x33,
    0x0F,
    0xB6, 4, 0x08, 0x82, 0x1D, 0x04,
    0x38, 0,  // not idle
};
// clang-format on
static_assert(is_sequence(kIli9341Setup) && is_sequence(kIli9342Setup));

bool is_rgb565(const Palette& palette) { return palette.kind == PaletteKind::Rgb565; }

uint8_t memory_access(const Orientation& orientation) {
  return static_cast<uint8_t>(
      (orientation.mirror_y ? kAccessMirrorY : 0) | (orientation.mirror_x ? kAccessMirrorX : 0) |
      (orientation.swap_axes ? kAccessSwap : 0) | (orientation.blue_first ? kAccessBgr : 0));
}

}  // namespace

constinit const Controller kIli9341{
    .name = "ILI9341",
    .columns = {240, 1, 1},
    .rows = {320, 1, 1},
    .wiring = kMirrorX | kBlueFirst,
    .setup = kIli9341Setup,
    .shows = is_rgb565,
    .create = create_driver<Ili9341>,
};
constinit const Controller kIli9342{
    .name = "ILI9342",
    .columns = {320, 1, 1},
    .rows = {240, 1, 1},
    .wiring = kBlueFirst,
    .setup = kIli9342Setup,
    .shows = is_rgb565,
    .create = create_driver<Ili9341>,
};

// The reset as a command is for boards without a reset wire.
Status Ili9341::wake_up() {
  WEFT_TRY(pulse_reset(bus_, 120));
  constexpr uint8_t kReset[] = {kSoftwareReset, 0, 120, kMs};
  WEFT_TRY(play(bus_, kReset));
  WEFT_TRY(play(bus_, setup_of(info_)));
  const Orientation orientation = orientation_of(info_, rotation_);
  // clang-format off
  const uint8_t picture[] = {
      kMemoryAccess, 1, memory_access(orientation),
      kPixelFormat, 1, k16Bits,
      orientation.inverted ? kInversionOn : kInversionOff, 0,
      kSleepOut, 0, 120, kMs,
  };
  // clang-format on
  return play(bus_, picture);
}

// Columns and rows are those of the page: the axes are swapped before the memory is addressed.
Status Ili9341::open_picture(const LineShape& shape) {
  const Orientation orientation = orientation_of(info_, rotation_);
  uint16_t left = orientation.first_column, top = orientation.first_row;
  if (orientation.swap_axes) std::swap(left, top);
  const auto right = static_cast<uint16_t>(left + shape.width - 1),
             bottom = static_cast<uint16_t>(top + shape.height - 1);
  // clang-format off
  const uint8_t window[] = {
      kColumns, 4, high_byte(left), low_byte(left), high_byte(right), low_byte(right),
      kRows, 4, high_byte(top), low_byte(top), high_byte(bottom), low_byte(bottom),
      kMemoryWrite, 0,
  };
  // clang-format on
  return play(bus_, window);
}

// The first line is pulled before the panel is touched: a page that fails early leaves what is
// shown.
Status Ili9341::show(LineSource& lines) {
  const LineShape shape = lines.shape();
  WEFT_TRY(expect_shape(shape, info_, rotation_, notes_));
  BegunLines begun(lines);
  WEFT_TRY(begun.pull_first());
  if (!awake_) WEFT_TRY(wake_up());
  WEFT_TRY(open_picture(shape));
  for (uint16_t y = 0; y < shape.height; ++y) {
    WEFT_TRY_ASSIGN(const auto line, pull_line(begun));
    WEFT_TRY(bus_.data(line));
  }
  WEFT_TRY(bus_.command(kDisplayOn));
  awake_ = true;
  return Status::Ok;
}

}  // namespace weft
