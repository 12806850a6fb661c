#include "drivers/epd/ssd16xx.h"

#include <algorithm>

namespace weft {
namespace {

enum Register : uint8_t {
  kGates = 0x01,
  kDeepSleep = 0x10,
  kDataEntry = 0x11,
  kSoftwareReset = 0x12,
  kTemperature = 0x1A,
  kActivate = 0x20,
  kUpdateControl = 0x21,
  kUpdateStages = 0x22,
  kBlackWhite = 0x24,
  kSecond = 0x26,
  kWaveform = 0x32,
  kColumnRange = 0x44,
  kRowRange = 0x45,
  kColumn = 0x4E,
  kRow = 0x4F,
};
// Bits of kDataEntry: the directions in which the counter runs.
constexpr uint8_t kColumnsUp = 1, kRowsUp = 2;

// clang-format off
constexpr uint8_t kBegin[] = {kSoftwareReset, 0, 10, kMs, 10, kUntilIdle};
constexpr uint8_t kOff[] = {kDeepSleep, 1, 0x01};
// Everything, with the waveform of the chip for the temperature it takes, and off.
constexpr uint8_t kShow[] = {
    kUpdateStages, 1, 0xF7, kActivate, 0, 60, kUntilIdle,
    kDeepSleep, 1, 0x01,
};
// The same with the waveform that was sent.
constexpr uint8_t kShowSentWaveform[] = {
    kUpdateStages, 1, 0xC7, kActivate, 0, 60, kUntilIdle,
    kDeepSleep, 1, 0x01,
};

// What differs from the second plane, with the second waveform of the chip, and off; the border is
// left alone.
constexpr uint8_t kPartial[] = {
    0x3C, 1, 0x80, kUpdateStages, 1, 0xFF, kActivate, 0, 20, kUntilIdle,
};
constexpr uint8_t kPartialBothPlanes[] = {
    0x3C, 1, 0x80, kUpdateControl, 2, 0x00, 0x00, kUpdateStages, 1, 0xFF, kActivate, 0, 20, kUntilIdle,
};
constexpr uint8_t kPartialCascade[] = {
    0x3C, 1, 0x80, kUpdateControl, 2, 0x00, 0x10, kUpdateStages, 1, 0xFF, kActivate, 0, 20, kUntilIdle,
};

// A fast refresh takes the waveform for a heat in which particles are quick: the temperature is
// written, its waveform loaded, and shown. Glass of more inks has another heat for it.
template <uint8_t degrees>
constexpr uint8_t kFast[] = {
    kTemperature, 2, degrees, 0x00,
    kUpdateStages, 1, 0x91, kActivate, 0, 10, kUntilIdle,
    kUpdateStages, 1, 0xC7, kActivate, 0, 60, kUntilIdle,
    kDeepSleep, 1, 0x01,
};

constexpr uint8_t kSsd1680Setup[] = {
    0x3C, 1, 0x05,                    // the border is white
    0x18, 1, 0x80,                    // the sensor of the chip
    kUpdateControl, 2, 0x00, 0x80,    // sources 8 to 167, where glass is joined
};
constexpr uint8_t kSsd1681Setup[] = {0x3C, 1, 0x05, 0x18, 1, 0x80};
constexpr uint8_t kSsd1683Setup[] = {0x3C, 1, 0x05, 0x18, 1, 0x80};
constexpr uint8_t kSsd1683x2Setup[] = {0x3C, 1, 0x05, 0x18, 1, 0x80};
constexpr uint8_t kSsd1677Setup[] = {
    0x18, 1, 0x80,
    0x0C, 5, 0xAE, 0xC7, 0xC3, 0xC0, 0x80,  // soft start
    0x3C, 1, 0x01,
};
constexpr uint8_t kSsd1675bSetup[] = {
    0x74, 1, 0x54, 0x7E, 1, 0x3B,
    0x3C, 1, 0x03, 0x2C, 1, 0x50,
    0x03, 1, 0x15, 0x04, 3, 0x41, 0xA8, 0x32,
    0x3A, 1, 0x2C, 0x3B, 1, 0x0B,
    kWaveform, 100,
    0xA0, 0x90, 0x50, 0, 0, 0, 0, 0, 0, 0, 0x50, 0x90, 0xA0, 0, 0, 0, 0, 0, 0, 0,
    0xA0, 0x90, 0x50, 0, 0, 0, 0, 0, 0, 0, 0x50, 0x90, 0xA0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0x0F, 0x0F, 0, 0, 0, 0x0F, 0x0F, 0, 0, 3, 0x0F, 0x0F, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};
constexpr uint8_t kSsd1675aSetup[] = {
    0x74, 1, 0x54, 0x7E, 1, 0x3B,
    0x3C, 1, 0x03, 0x2C, 1, 0x70,
    0x03, 1, 0x15, 0x04, 3, 0x41, 0xA8, 0x32,
    0x3A, 1, 0x30, 0x3B, 1, 0x0A,
    kWaveform, 70,
    0x80, 0x60, 0x40, 0, 0, 0, 0, 0x10, 0x60, 0x20, 0, 0, 0, 0,
    0x80, 0x60, 0x40, 0, 0, 0, 0, 0x10, 0x60, 0x20, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0,
    3, 3, 0, 0, 2, 9, 9, 0, 0, 2, 3, 3, 0, 0, 2,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};
constexpr uint8_t kSsd1608Setup[] = {
    0x3A, 1, 0x1B, 0x3B, 1, 0x0B, 0x2C, 1, 0x70,
    kWaveform, 30,
    0x02, 0x02, 0x01, 0x11, 0x12, 0x12, 0x22, 0x22, 0x66, 0x69, 0x69, 0x59, 0x58, 0x99, 0x99, 0x88,
    0, 0, 0, 0, 0xF8, 0xB4, 0x13, 0x51, 0x35, 0x51, 0x51, 0x19, 0x01, 0x00,
    0x3C, 1, 0x01,
};

// The second plane is not looked at for two inks: its waveforms are those of the third ink.
constexpr uint8_t kIgnoreSecond[] = {kUpdateControl, 2, 0x40, 0x00};
constexpr uint8_t kIgnoreSecondCascade[] = {kUpdateControl, 2, 0x40, 0x10};
constexpr uint8_t kThirdInkCascade[] = {kUpdateControl, 2, 0x00, 0x10};
// clang-format on
static_assert(is_sequence(kBegin) && is_sequence(kOff) && is_sequence(kShow) &&
              is_sequence(kShowSentWaveform) && is_sequence(kPartial) &&
              is_sequence(kPartialBothPlanes) && is_sequence(kPartialCascade));
static_assert(is_sequence(kSsd1680Setup) && is_sequence(kSsd1681Setup) &&
              is_sequence(kSsd1683Setup) && is_sequence(kSsd1683x2Setup) &&
              is_sequence(kSsd1677Setup) && is_sequence(kSsd1675bSetup) &&
              is_sequence(kSsd1675aSetup) && is_sequence(kSsd1608Setup));

// For two inks both planes get the picture: 1 is white. So the second one is what a partial update
// compares with.
constexpr Plane kTwoInks[] = {{kBlackWhite, 1, {0, 1}}, {kSecond, 1, {0, 1}}};
constexpr Plane kThreeInks[] = {{kBlackWhite, 1, {0, 1, 0}}, {kSecond, 1, {0, 0, 1}}};

static_assert(is_sequence(kFast<100>));
constexpr InkMode kModes[] = {{2, kTwoInks}, {3, kThreeInks}};
constexpr InkMode kSsd1680Modes[] = {{2, kTwoInks, {}, kFast<100>}, {3, kThreeInks, {}, kFast<90>}};
constexpr InkMode kSsd1681Modes[] = {{2, kTwoInks, {}, kFast<100>}, {3, kThreeInks}};
constexpr InkMode kSsd1683Modes[] = {{2, kTwoInks, kIgnoreSecond, kFast<110>},
                                     {3, kThreeInks, {}, kFast<90>}};
constexpr InkMode kSsd1677Modes[] = {{2, kTwoInks, kIgnoreSecond}, {3, kThreeInks}};
constexpr InkMode kModesOfPair[] = {{2, kTwoInks, kIgnoreSecondCascade, kFast<100>},
                                    {3, kThreeInks, kThirdInkCascade}};

constexpr PaperChip kChip{PinLevel::High, kBegin, kOff, kModes};
constexpr PaperChip kSsd1680Chip{PinLevel::High, kBegin, kOff, kSsd1680Modes};
constexpr PaperChip kSsd1681Chip{PinLevel::High, kBegin, kOff, kSsd1681Modes};
constexpr PaperChip kSsd1683Chip{PinLevel::High, kBegin, kOff, kSsd1683Modes};
constexpr PaperChip kWideChip{PinLevel::High, kBegin, kOff, kSsd1677Modes, true};
constexpr PaperChip kPairOfChips{PinLevel::High, kBegin, kOff, kModesOfPair, false, true};

struct Row {
  std::string_view name;
  const PaperChip& chip;
  uint16_t columns, rows;
  std::span<const uint8_t> setup;
  std::span<const uint8_t> refresh = kShow;
  std::span<const uint8_t> partial = {};
  uint8_t wiring = kStraight;
};

constexpr Controller controller(const Row& row) {
  return {.name = row.name,
          .slow_update = true,
          .columns = {row.columns, 1, 8},
          .rows = {row.rows, 1, 1},
          .wiring = row.wiring,
          .setup = row.setup,
          .refresh = row.refresh,
          .partial = row.partial,
          .shows = shows_inks<3>,
          .create = create_driver<Ssd16xx>,
          .paper = &row.chip};
}

}  // namespace

constinit const Controller
    kSsd1608 = controller({"SSD1608", kChip, 240, 320, kSsd1608Setup, kShowSentWaveform}),
    kSsd1675a = controller({"SSD1675A", kChip, 160, 296, kSsd1675aSetup, kShowSentWaveform}),
    kSsd1675b = controller({"SSD1675B", kChip, 160, 296, kSsd1675bSetup, kShowSentWaveform}),
    kSsd1677 =
        controller({"SSD1677", kWideChip, 960, 688, kSsd1677Setup, kShow, kPartialBothPlanes}),
    kSsd1680 = controller({"SSD1680", kSsd1680Chip, 176, 296, kSsd1680Setup, kShow, kPartial}),
    kSsd1681 = controller({"SSD1681", kSsd1681Chip, 200, 200, kSsd1681Setup, kShow, kPartial}),
    kSsd1683 =
        controller({"SSD1683", kSsd1683Chip, 400, 300, kSsd1683Setup, kShow, kPartialBothPlanes}),
    // Two chips side by side, as vendors read them: the glass begins at the last row.
    kSsd1683x2 = controller(
        {"SSD1683x2", kPairOfChips, 792, 300, kSsd1683x2Setup, kShow, kPartialCascade, kMirrorY});

// A chip of the glass: the byte columns that it drives, and the bit that its own commands carry.
// The right one of a pair counts from the right; the halves meet within a byte, which both get.
struct Ssd16xx::Chip {
  uint8_t address;
  uint16_t first, last;
  bool mirrored;
};
constinit const Ssd16xx::Chip Ssd16xx::kOne{0, 0, 0xFF, false}, Ssd16xx::kLeft{0, 0, 49, false},
    Ssd16xx::kRight{0x80, 49, 98, true};

uint16_t Ssd16xx::rows() const {
  return info_.memory_height ? info_.memory_height
                             : static_cast<uint16_t>(info_.top + info_.height);
}

Status Ssd16xx::send_size() {
  const auto last = static_cast<uint16_t>(rows() - 1);
  const uint8_t gates[] = {kGates, 3, low_byte(last), high_byte(last), 0};
  return chip().pair ? Status::Ok : send(gates);
}

// The counter runs along the rows, down the whole glass; write_part() narrows its columns.
Status Ssd16xx::open_picture() {
  const auto last = static_cast<uint16_t>(rows() - 1);
  for (const Chip* chip : {&kLeft, &kRight}) {
    if (chip == &kRight && !this->chip().pair) break;
    const auto entry = static_cast<uint8_t>(chip->mirrored ? kRowsUp : kRowsUp | kColumnsUp);
    // clang-format off
    const uint8_t directions[] = {
        static_cast<uint8_t>(kDataEntry | chip->address), 1, entry,
        static_cast<uint8_t>(kRowRange | chip->address), 4, 0, 0, low_byte(last), high_byte(last),
    };
    // clang-format on
    WEFT_TRY(send(directions));
  }
  return Status::Ok;
}

Status Ssd16xx::write_band(const Band& band) {
  if (!chip().pair) return write_part(kOne, band);
  WEFT_TRY(write_part(kLeft, band));
  return write_part(kRight, band);
}

// A command with byte columns of the chip for parameters; the wide one counts pixels.
Status Ssd16xx::send_columns(uint8_t code, std::span<const uint16_t> columns) {
  WEFT_TRY(bus_.command(code));
  for (size_t i = 0; i < columns.size(); ++i) {
    const auto x = static_cast<uint16_t>(columns[i] * 8 + (i == 0 ? 0 : 7));
    const uint8_t wide[] = {low_byte(x), high_byte(x)}, narrow[] = {low_byte(columns[i])};
    WEFT_TRY(bus_.data(chip().wide ? std::span<const uint8_t>(wide) : narrow));
  }
  return Status::Ok;
}

Status Ssd16xx::write_part(const Chip& part, const Band& band) {
  const auto band_first = static_cast<uint16_t>(band.left / 8),
             band_last = static_cast<uint16_t>(band_first + band.width / 8 - 1),
             first = std::max(band_first, part.first), last = std::min(band_last, part.last);
  if (first > last) return Status::Ok;
  const auto column = [&](uint16_t byte) {
    return static_cast<uint16_t>(part.mirrored ? part.last - byte : byte - part.first);
  };
  const auto own = [&](uint8_t code) { return static_cast<uint8_t>(code | part.address); };
  const uint16_t range[] = {column(first), column(last)};
  WEFT_TRY(send_columns(own(kColumnRange), range));
  for (const Plane& plane : planes()) {
    WEFT_TRY(send_columns(own(kColumn), std::span(range).first(1)));
    const uint8_t row[] = {own(kRow), 2, low_byte(band.top), high_byte(band.top)};
    WEFT_TRY(send(row));
    WEFT_TRY(bus_.command(own(plane.command)));
    WEFT_TRY(send_pixels(plane, band, static_cast<uint16_t>((first - band_first) * 8),
                         static_cast<uint16_t>((last - first + 1) * 8)));
  }
  return Status::Ok;
}

}  // namespace weft
