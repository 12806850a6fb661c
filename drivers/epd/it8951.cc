#include "drivers/epd/it8951.h"

#include <algorithm>
#include <cstring>

namespace weft {
namespace {

enum Command : uint8_t {
  kRun = 0x01,
  kSleep = 0x03,
  kWriteRegister = 0x11,
  kLoadArea = 0x21,
  kLoadEnd = 0x22,
  kDisplay = 0x37,  // from a place in memory
  kVcom = 0x39,
};
enum Waveform : uint8_t { kClear = 0, kSixteenGrays = 2 };

// The place of the picture in memory, which has room for the largest panel.
constexpr uint16_t kPlaceHigh = 0x0012, kPlaceLow = 0x36E0;
// The left pixel in the highest bits of a word, four bits a pixel.
constexpr uint8_t kBigEndian = 1, kFourBits = 2 << 4;
constexpr uint32_t kClearMs = 2'200, kReadyMs = 3'000;

// clang-format off
constexpr uint8_t kSetup[] = {
    kRun, 0,
    kWriteRegister, 4, 0x00, 0x04, 0x00, 0x01,  // words are packed
    kVcom, 4, 0x00, 0x01, 0x08, 0xFC,           // -2.30 V
    kWriteRegister, 4, 0x02, 0x0A, high_byte(kPlaceHigh), low_byte(kPlaceHigh),
    kWriteRegister, 4, 0x02, 0x08, high_byte(kPlaceLow), low_byte(kPlaceLow),
};
constexpr uint8_t kShow[] = {250, kMs, 250, kMs, 250, kMs, 250, kMs, kSleep, 0};
constexpr uint8_t kOff[] = {kSleep, 0};
// clang-format on
static_assert(is_sequence(kSetup) && is_sequence(kShow) && is_sequence(kOff));

constexpr InkMode kModes[] = {{16, {}}};
constexpr PaperChip kChip{.busy_level = PinLevel::Low,
                          .begin = {},
                          .off = kOff,
                          .modes = kModes,
                          .reset_ms = 200,
                          .data_command = false};

bool is_gray16(const Palette& palette) {
  return palette.kind == PaletteKind::Gray && palette.bits_per_pixel == 4;
}

}  // namespace

constinit const Controller kIt8951{
    .name = "IT8951",
    .slow_update = true,
    .columns = {2048, 8},
    .rows = {2048, 1},
    .setup = kSetup,
    .refresh = kShow,
    .shows = is_gray16,
    .create = create_driver<It8951>,
    .paper = &kChip,
};

Status WordBus::command(uint8_t code) {
  WEFT_TRY(wait_until_idle(wires_, PinLevel::Low, kReadyMs));
  const uint8_t transfer[] = {0x60, 0x00, 0x00, code};
  return wires_.data(transfer);
}

Status WordBus::data(std::span<const uint8_t> bytes) {
  uint8_t transfer[2 + 256] = {0x00, 0x00};
  while (!bytes.empty()) {
    const size_t count = std::min(bytes.size(), sizeof transfer - 2);
    std::memcpy(transfer + 2, bytes.data(), count);
    WEFT_TRY(wait_until_idle(wires_, PinLevel::Low, kReadyMs));
    WEFT_TRY(wires_.data(std::span(transfer).first(count + 2)));
    bytes = bytes.subspan(count);
  }
  return Status::Ok;
}

Status It8951::write_band(const Band& band) {
  // clang-format off
  const uint8_t area[] = {
      kLoadArea, 10, kBigEndian, kFourBits,
      high_byte(band.left), low_byte(band.left), high_byte(band.top), low_byte(band.top),
      high_byte(band.width), low_byte(band.width), high_byte(band.height), low_byte(band.height),
  };
  // clang-format on
  WEFT_TRY(send(area));
  WEFT_TRY(bus_.data(band.bytes));
  return bus_.command(kLoadEnd);
}

Status It8951::display(uint8_t waveform) {
  const uint16_t width = info_.width, height = info_.height;
  // clang-format off
  const uint8_t whole[] = {
      kDisplay, 14, 0, 0, 0, 0,
      high_byte(width), low_byte(width), high_byte(height), low_byte(height),
      0, waveform,
      high_byte(kPlaceLow), low_byte(kPlaceLow), high_byte(kPlaceHigh), low_byte(kPlaceHigh),
  };
  // clang-format on
  return send(whole);
}

// Nobody knows what the glass shows after a power-up: it is cleared first.
Status It8951::close_picture() {
  WEFT_TRY(display(kClear));
  bus_.sleep_ms(kClearMs);
  return display(kSixteenGrays);
}

}  // namespace weft
