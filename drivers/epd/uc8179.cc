#include "drivers/epd/uc8179.h"

#include <algorithm>
#include <cstring>

#include "drivers/panel_row.h"
#include "drivers/sequence.h"

namespace weft {
namespace {

constexpr uint16_t kBandLines = 8;
constexpr Protocol kPaper{.busy_level = PinLevel::Low};

enum Register : uint8_t {
  kPanelSetting = 0x00,
  kPowerOff = 0x02,
  kPowerOn = 0x04,
  kDeepSleep = 0x07,
  kOldPlane = 0x10,
  kRefresh = 0x12,
  kNewPlane = 0x13,
  kInterval = 0x50,
  kResolution = 0x61,
  kPartialWindow = 0x90,
  kPartialIn = 0x91,
  kPartialOut = 0x92,
};

// Waveforms of the chip for black and white, and running: with the bits of straight glass.
constexpr uint8_t kBlackAndWhite = 0x13, kScanUp = 0x08, kShiftRight = 0x04;

// clang-format off
constexpr uint8_t kSetup[] = {
    0x01, 5, 0x07, 0x07, 0x3F, 0x3F, 0x09,  // rails
    0x06, 4, 0x17, 0x17, 0x28, 0x17,        // booster soft start
    kPowerOn, 0, 10, kUntilIdle,
    0x15, 1, 0x00,  // single SPI
    0x60, 1, 0x22,
    0xE3, 1, 0x22,
    0xE0, 1, 0x02,  // the waveform of the temperature in E5 …
    0xE5, 1, 0x5A,  // … which is the fast full one
};
constexpr uint8_t kShow[] = {
    kRefresh, 0, 10, kUntilIdle,
    kPowerOff, 0, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};
constexpr uint8_t kOff[] = {
    kPowerOff, 0, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};
// clang-format on
static_assert(is_sequence(kSetup) && is_sequence(kShow) && is_sequence(kOff));

bool is_one_bit(const Palette& palette) { return palette.bits_per_pixel == 1; }

}  // namespace

constinit const Controller kUc8179{
    .name = "UC8179",
    .slow_update = true,
    .columns = {800, 8},
    .rows = {600, 2},  // a partial window has two lines at least
    .setup = kSetup,
    .refresh = kShow,
    .shows = is_one_bit,
    .create = create_driver<Uc8179>,
};

// Quarter turns are made as the planes are written: the chip can only reverse its scans.
Status Uc8179::power_on() {
  WEFT_TRY(pulse_reset(bus_, 10));
  WEFT_TRY(wait_until_idle(bus_, kPaper.busy_level, 10'000));
  WEFT_TRY(play(bus_, setup_of(info_), kPaper));
  const Orientation orientation =
      orientation_of(info_, is_quarter_turn(rotation_) ? Rotation::None : rotation_);
  const auto setting = static_cast<uint8_t>(kBlackAndWhite | (orientation.mirror_y ? 0 : kScanUp) |
                                            (orientation.mirror_x ? 0 : kShiftRight));
  const uint16_t width = info_.width, height = info_.height;
  // clang-format off
  const uint8_t picture[] = {
      kPanelSetting, 1, setting,
      kResolution, 4, high_byte(width), low_byte(width), high_byte(height), low_byte(height),
      kInterval, 2, 0x29, 0x07,  // 1 is white, the new plane becomes the old one
  };
  // clang-format on
  return play(bus_, picture);
}

Status Uc8179::write_window(const Window& window, std::span<const uint8_t> bytes) {
  // clang-format off
  const uint8_t place[] = {
      kPartialIn, 0,
      kPartialWindow, 9,
      high_byte(window.left), low_byte(window.left), high_byte(window.right), low_byte(window.right),
      high_byte(window.top), low_byte(window.top), high_byte(window.bottom), low_byte(window.bottom),
      0x01,
  };
  // clang-format on
  WEFT_TRY(play(bus_, place));
  for (const uint8_t plane : {kOldPlane, kNewPlane}) {
    WEFT_TRY(bus_.command(plane));
    WEFT_TRY(bus_.data(bytes));
  }
  return bus_.command(kPartialOut);
}

Status Uc8179::write_rows(LineSource& lines, std::span<uint8_t> band) {
  const size_t line_bytes = info_.width / 8u;
  for (uint16_t top = 0; top < info_.height; top = static_cast<uint16_t>(top + kBandLines)) {
    const auto count = static_cast<uint16_t>(std::min<int>(kBandLines, info_.height - top));
    for (uint16_t i = 0; i < count; ++i) {
      WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
      std::memcpy(band.data() + i * line_bytes, line.data(), line_bytes);
    }
    WEFT_TRY(write_window(
        {0, top, static_cast<uint16_t>(info_.width - 1), static_cast<uint16_t>(top + count - 1)},
        band.first(count * line_bytes)));
  }
  return Status::Ok;
}

// Eight lines of the page are one byte column of the glass, from the right at a quarter turn, from
// the left at three.
Status Uc8179::write_columns(LineSource& lines, std::span<uint8_t> column) {
  const bool from_right = rotation_ == Rotation::Quarter;
  const auto bands = static_cast<uint16_t>(info_.width / 8);
  for (uint16_t band = 0; band < bands; ++band) {
    std::fill(column.begin(), column.end(), uint8_t{0});
    for (unsigned i = 0; i < 8; ++i) {
      WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
      const auto bit = static_cast<uint8_t>(from_right ? 1u << i : 0x80u >> i);
      for (size_t x = 0; x < column.size(); ++x)
        if (line[x / 8] & 0x80u >> x % 8) column[from_right ? x : column.size() - 1 - x] |= bit;
    }
    const auto left = static_cast<uint16_t>((from_right ? bands - 1 - band : band) * 8);
    WEFT_TRY(write_window(
        {left, 0, static_cast<uint16_t>(left + 7), static_cast<uint16_t>(info_.height - 1)},
        column));
  }
  return Status::Ok;
}

Status Uc8179::write_picture(LineSource& lines) {
  const size_t bytes = is_quarter_turn(rotation_) ? info_.height : info_.width / 8u * kBandLines;
  auto* buffer = static_cast<uint8_t*>(budget_.allocate(bytes));
  if (!buffer) return Status::OutOfMemory;
  const std::span<uint8_t> band(buffer, bytes);
  const Status status =
      is_quarter_turn(rotation_) ? write_columns(lines, band) : write_rows(lines, band);
  budget_.release(buffer, bytes);
  return status;
}

Status Uc8179::show(LineSource& lines) {
  WEFT_TRY(expect_shape(lines.shape(), info_, rotation_, notes_));
  BegunLines begun(lines);
  WEFT_TRY(begun.pull_first());
  WEFT_TRY(noted(power_on()));
  if (const Status status = write_picture(begun); status != Status::Ok) {
    // The rails go off whatever happened; the failure of the page is the one to tell.
    [[maybe_unused]] const Status off = play(bus_, kOff, kPaper);
    return status;
  }
  return noted(play(bus_, refresh_of(info_), kPaper));
}

Status Uc8179::noted(Status status) {
  if (status == Status::Timeout)
    notes_.note("the panel stays busy: check its power and the BUSY and RST wires");
  return status;
}

}  // namespace weft
