#include "drivers/epd/packed_paper.h"

#include <algorithm>

#include "drivers/epd/ultrachip.h"

namespace weft {
namespace {

using namespace ultrachip;

// clang-format off
constexpr uint8_t kShow[] = {
    kPowerOn, 0, 10, kUntilIdle,
    kRefresh, 1, 0x00, 60, kUntilIdle,
    kPowerOff, 1, 0x00, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};
constexpr uint8_t kOff[] = {kDeepSleep, 1, 0xA5};

constexpr uint8_t kUc8159Setup[] = {
    kRails, 2, 0x37, 0x00,
    kPanelSetting, 2, 0xCF, 0x08,
    kBooster, 3, 0xC7, 0xCC, 0x28,
    0x30, 1, 0x3C, 0x41, 1, 0x00,
    kInterval, 1, 0x77,
    0x60, 1, 0x22, 0x82, 1, 0x1E, 0xE5, 1, 0x03,
};
constexpr uint8_t kUc8159Show[] = {
    kPowerOn, 0, 10, kUntilIdle,
    kRefresh, 0, 60, kUntilIdle,
    kPowerOff, 0, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};

constexpr uint8_t kSpd1656Setup[] = {
    kPanelSetting, 2, 0xEF, 0x08,
    kRails, 4, 0x37, 0x00, 0x23, 0x23,
    0x03, 1, 0x00,
    kBooster, 3, 0xC7, 0xC7, 0x1D,
    0x30, 1, 0x3C, 0x41, 1, 0x00,
    kInterval, 1, 0x37,
    0x60, 1, 0x22, 0xE3, 1, 0xAA,
};
// The busy wire of this chip stays active when the rails are off.
constexpr uint8_t kSpd1656Show[] = {
    kPowerOn, 0, 10, kUntilIdle,
    kRefresh, 0, 60, kUntilIdle,
    kPowerOff, 0, 200, kMs,
    kDeepSleep, 1, 0xA5,
};

constexpr uint8_t kAc073tc1Setup[] = {
    0xAA, 6, 0x49, 0x55, 0x20, 0x08, 0x09, 0x18,
    kRails, 6, 0x3F, 0x00, 0x32, 0x2A, 0x0E, 0x2A,
    kPanelSetting, 2, 0x5F, 0x69,
    0x03, 4, 0x00, 0x54, 0x00, 0x44,
    0x05, 4, 0x40, 0x1F, 0x1F, 0x2C,
    kBooster, 4, 0x6F, 0x1F, 0x1F, 0x22,
    0x08, 4, 0x6F, 0x1F, 0x1F, 0x22,
    0x13, 2, 0x00, 0x04,
    0x30, 1, 0x3C, 0x41, 1, 0x00,
    kInterval, 1, 0x3F,
    0x60, 2, 0x02, 0x00, 0x82, 1, 0x1E, 0x84, 1, 0x00, 0x86, 1, 0x00,
    0xE3, 1, 0x2F, 0xE0, 1, 0x00, 0xE6, 1, 0x00,
};

constexpr uint8_t kE6Setup[] = {
    0xAA, 6, 0x49, 0x55, 0x20, 0x08, 0x09, 0x18,
    kRails, 1, 0x3F,
    kPanelSetting, 2, 0x5F, 0x69,
    0x05, 4, 0x40, 0x1F, 0x1F, 0x2C,
    0x08, 4, 0x6F, 0x1F, 0x1F, 0x22,
    kBooster, 4, 0x6F, 0x1F, 0x17, 0x17,
    0x03, 4, 0x00, 0x54, 0x00, 0x44,
    0x60, 2, 0x02, 0x00, 0x30, 1, 0x08,
    kInterval, 1, 0x3F,
    0xE3, 1, 0x2F, 0x84, 1, 0x01,
};
constexpr uint8_t kE6Show[] = {
    kPowerOn, 0, 10, kUntilIdle,
    kBooster, 4, 0x6F, 0x1F, 0x17, 0x49,
    kRefresh, 1, 0x00, 60, kUntilIdle,
    kPowerOff, 1, 0x00, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};

// The first chip has the rails of both.
constexpr uint8_t kE6x2Setup[] = {
    1, kSelect,
    0x74, 9, 0xC0, 0x1C, 0x1C, 0xCC, 0xCC, 0xCC, 0x15, 0x15, 0x55,
    3, kSelect,
    0xF0, 6, 0x49, 0x55, 0x13, 0x5D, 0x05, 0x10,
    kPanelSetting, 2, 0xDF, 0x69,
    kInterval, 1, 0xF7,
    0x60, 2, 0x03, 0x03, 0x86, 1, 0x10, 0xE3, 1, 0x22, 0xE0, 1, 0x01,
    kResolution, 4, 0x04, 0xB0, 0x03, 0x20,
    1, kSelect,
    kRails, 6, 0x0F, 0x00, 0x28, 0x2C, 0x28, 0x38,
    0xB6, 1, 0x07,
    kBooster, 2, 0xE8, 0x28,
    0xB7, 1, 0x01, 0x05, 2, 0xE8, 0x28, 0xB0, 1, 0x01, 0xB1, 1, 0x02,
};
constexpr uint8_t kE6x2Show[] = {
    3, kSelect,
    kPowerOn, 0, 10, kUntilIdle, 70, kMs,
    kRefresh, 1, 0x00, 60, kUntilIdle,
    kPowerOff, 1, 0x00, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};
constexpr uint8_t kE6x2Off[] = {3, kSelect, kDeepSleep, 1, 0xA5};

constexpr uint8_t kJd79661Setup[] = {
    0x4D, 1, 0x78,
    kPanelSetting, 2, 0x0F, 0x29,
    kRails, 2, 0x07, 0x00,
    0x03, 3, 0x10, 0x54, 0x44,
    kBooster, 7, 0x05, 0x00, 0x3F, 0x0A, 0x25, 0x12, 0x1A,
    kInterval, 1, 0x37,
    0x60, 2, 0x02, 0x02,
    0xE7, 1, 0x1C, 0xE3, 1, 0x22, 0xB4, 1, 0xD0, 0xB5, 1, 0x03, 0xE9, 1, 0x01, 0x30, 1, 0x08,
};
constexpr uint8_t kJd79660Setup[] = {
    0x4D, 1, 0x78,
    kPanelSetting, 2, 0x0F, 0x29,
    kBooster, 7, 0x0D, 0x12, 0x30, 0x20, 0x19, 0x2A, 0x22,
    kInterval, 1, 0x37,
    0xE9, 1, 0x01, 0x30, 1, 0x08,
};
constexpr uint8_t kJd79668Setup[] = {
    0x4D, 1, 0x78,
    kPanelSetting, 2, 0x0F, 0x29,
    kBooster, 7, 0x0D, 0x12, 0x24, 0x25, 0x12, 0x29, 0x10,
    0x30, 1, 0x08,
    kInterval, 1, 0x37,
    0xAE, 1, 0xCF, 0xB0, 1, 0x13, 0xBD, 1, 0x07, 0xBE, 1, 0xFE, 0xE9, 1, 0x01,
};
constexpr uint8_t kJd79665Setup[] = {
    kPanelSetting, 2, 0x0F, 0x29,
    kBooster, 4, 0x0F, 0x8B, 0x93, 0xA1,
    0x41, 1, 0x00,
    kInterval, 1, 0x37,
    0x60, 2, 0x02, 0x02,
    0x62, 8, 0x98, 0x98, 0x98, 0x75, 0xCA, 0xB2, 0x98, 0x7E,
    0x65, 4, 0x00, 0x00, 0x00, 0x00,
    0xE7, 1, 0x1C, 0xE3, 1, 0x00, 0xE9, 1, 0x01, 0x30, 1, 0x08,
};
// The waveform for a heat in which particles are quick: the temperature is written, its waveform
// loaded (A5), and shown.
template <uint8_t degrees>
constexpr uint8_t kFast[] = {
    kPowerOn, 0, 10, kUntilIdle,
    0xE0, 1, 0x02, 0xE6, 1, degrees, 0xA5, 1, 0x00, 10, kUntilIdle,
    kRefresh, 1, 0x00, 60, kUntilIdle,
    kPowerOff, 1, 0x00, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};
// clang-format on
static_assert(is_sequence(kFast<90>));
static_assert(is_sequence(kShow) && is_sequence(kOff) && is_sequence(kUc8159Setup) &&
              is_sequence(kUc8159Show) && is_sequence(kSpd1656Setup) && is_sequence(kSpd1656Show) &&
              is_sequence(kAc073tc1Setup) && is_sequence(kE6Setup) && is_sequence(kE6Show) &&
              is_sequence(kE6x2Setup) && is_sequence(kE6x2Show) && is_sequence(kE6x2Off) &&
              is_sequence(kJd79660Setup) && is_sequence(kJd79661Setup) &&
              is_sequence(kJd79665Setup) && is_sequence(kJd79668Setup));

// Codes are those of the palettes, but for the gray levels of UC8159, and for the code that is
// orange on glass of seven inks, which Spectra 6 must not get.
constexpr Plane kTwoBits[] = {{kFirstPlane, 2, {0, 1, 2, 3}}};
constexpr Plane kSevenCodes[] = {{kFirstPlane, 4, {0, 1, 2, 3, 4, 5, 6}}};
constexpr Plane kSixCodes[] = {{kFirstPlane, 4, {0, 1, 2, 3, 0, 5, 6}}};
constexpr Plane kGrayCodes[] = {{kFirstPlane, 4, {0, 3, 4}}};

constexpr InkMode kFourInks[] = {{4, kTwoBits}};
constexpr InkMode kJd79660Modes[] = {{4, kTwoBits, {}, kFast<0x5D>}};
constexpr InkMode kQuickAt90[] = {{4, kTwoBits, {}, kFast<0x5A>}};
constexpr InkMode kSixInks[] = {{7, kSixCodes}};
constexpr InkMode kSevenInks[] = {{7, kSevenCodes}};
constexpr InkMode kThreeInks[] = {{3, kGrayCodes}};

constexpr PaperChip kUc8159Chip{PinLevel::Low, {}, kOff, kThreeInks};
constexpr PaperChip kSevenInkChip{PinLevel::Low, {}, kOff, kSevenInks};
constexpr PaperChip jd_chip(std::span<const InkMode> modes) {
  return {.busy_level = PinLevel::Low, .begin = {}, .off = kOff, .modes = modes, .windows = true};
}
constexpr PaperChip kJdChip = jd_chip(kFourInks), kJd79660Chip = jd_chip(kJd79660Modes),
                    kJdQuickChip = jd_chip(kQuickAt90);
constexpr PaperChip kE6Chip{.busy_level = PinLevel::Low,
                            .begin = {},
                            .off = kOff,
                            .modes = kSixInks,
                            .windows = true,
                            .window_ends_after = true};
constexpr PaperChip kE6x2Chip{
    .busy_level = PinLevel::Low, .begin = {}, .off = kE6x2Off, .modes = kSixInks, .pair = true};

struct Row {
  std::string_view name;
  const PaperChip& chip;
  uint16_t columns, rows;
  std::span<const uint8_t> setup;
  std::span<const uint8_t> refresh = kShow;
};

constexpr Controller controller(const Row& row) {
  constexpr bool (*kShows[])(const Palette&) = {shows_inks<3>, shows_inks<4>, shows_inks<7>};
  const uint8_t inks = row.chip.modes[0].inks;
  return {.name = row.name,
          .slow_update = true,
          .columns = {row.columns, static_cast<uint8_t>(row.chip.windows ? 2 : 8)},
          .rows = {row.rows, 1},
          .setup = row.setup,
          .refresh = row.refresh,
          .shows = kShows[inks == 3   ? 0
                          : inks == 4 ? 1
                                      : 2],
          .create = create_driver<PackedPaper>,
          .paper = &row.chip};
}

}  // namespace

constinit const Controller
    kUc8159 = controller({"UC8159", kUc8159Chip, 640, 480, kUc8159Setup, kUc8159Show}),
    kSpd1656 = controller({"UC8159/SPD1656", kSevenInkChip, 640, 480, kSpd1656Setup, kSpd1656Show}),
    kAc073tc1 = controller({"AC073TC1", kSevenInkChip, 800, 480, kAc073tc1Setup}),
    kE6 = controller({"E6", kE6Chip, 800, 600, kE6Setup, kE6Show}),
    kE6x2 = controller({"E6x2", kE6x2Chip, 1200, 1600, kE6x2Setup, kE6x2Show}),
    kJd79660 = controller({"JD79660", kJd79660Chip, 200, 200, kJd79660Setup}),
    kJd79661 = controller({"JD79661", kJdQuickChip, 128, 296, kJd79661Setup}),
    kJd79665 = controller({"JD79665", kJdQuickChip, 800, 480, kJd79665Setup}),
    kJd79667 = controller({"JD79667", kJdChip, 184, 384, kJd79661Setup}),
    kJd79668 = controller({"JD79668", kJdQuickChip, 400, 300, kJd79668Setup});

bool PackedPaper::streams() const {
  const Orientation lies = orientation();
  return !lies.swap_axes && !lies.mirror_x && !lies.mirror_y && !chip().pair;
}

// One line where lines stream; a band where there are windows; else all that a chip gets at once.
uint16_t PackedPaper::band_lines() const {
  if (streams()) return 1;
  if (chip().windows) return kBandLines;
  if (!orientation().swap_axes) return info_.height;
  return chip().pair ? info_.width / 2 : info_.width;
}

Status PackedPaper::open_picture() {
  const uint16_t width = whole_bytes(info_.width), height = info_.height;
  const uint8_t size[] = {kResolution,     4, high_byte(width), low_byte(width), high_byte(height),
                          low_byte(height)};
  return chip().pair ? Status::Ok : send(size);
}

Status PackedPaper::write_band(const Band& band) {
  const Plane& plane = mode_.planes.front();
  if (chip().pair) return write_halves(band);
  if (streams() && band.top > info_.top) return send_pixels(plane, band, 0, band.width);
  if (streams() || !chip().windows) return send_plane(plane, band);
  WEFT_TRY(send_window(band));
  return send_plane(plane, band);
}

Status PackedPaper::send_window(const Band& band) {
  const auto right = static_cast<uint16_t>(band.left + band.width - 1),
             bottom = static_cast<uint16_t>(band.top + band.height - !chip().window_ends_after);
  // clang-format off
  const uint8_t window[] = {
      kPackedWindow, 9,
      high_byte(band.left), low_byte(band.left), high_byte(right), low_byte(right),
      high_byte(band.top), low_byte(band.top), high_byte(bottom), low_byte(bottom), 1,
  };
  // clang-format on
  return send(window);
}

// The refresh is that of the whole glass, whichever window was last.
Status PackedPaper::close_picture() {
  if (streams() || !chip().windows) return Status::Ok;
  return send_window({0, 0, whole_bytes(info_.width), info_.height, {}});
}

// Each chip takes its half without a pause: its chip-select may not rise in between.
Status PackedPaper::write_halves(const Band& band) {
  const auto half = static_cast<uint16_t>(info_.width / 2);
  for (const uint8_t side : {uint8_t{0}, uint8_t{1}}) {
    const auto first = static_cast<uint16_t>(side * half);
    if (first < band.left || first + half > band.left + band.width) continue;
    WEFT_TRY(bus_.select(static_cast<uint8_t>(1u << side)));
    WEFT_TRY(bus_.command(mode_.planes.front().command));
    WEFT_TRY(
        send_pixels(mode_.planes.front(), band, static_cast<uint16_t>(first - band.left), half));
  }
  return Status::Ok;
}

}  // namespace weft
