#include "drivers/epd/uc81xx.h"

#include <array>

#include "drivers/epd/ultrachip.h"

namespace weft {
namespace {

using namespace ultrachip;

// clang-format off
constexpr uint8_t kShow[] = {
    kRefresh, 0, 60, kUntilIdle,
    kPowerOff, 0, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};
constexpr uint8_t kOff[] = {
    kPowerOff, 0, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};

constexpr uint8_t kUc8179Setup[] = {
    kRails, 5, 0x07, 0x07, 0x3F, 0x3F, 0x09,
    kBooster, 4, 0x17, 0x17, 0x28, 0x17,
    kPowerOn, 0, 10, kUntilIdle,
    0x15, 1, 0x00,  // single SPI
    0x60, 1, 0x22,
    0xE3, 1, 0x22,
};
// The chip takes E5 for the temperature, and glass that has these waveforms keeps them where no
// weather is: at 90 degrees the fast one, at 110 the one for parts, which leaves alone what stays.
constexpr uint8_t kUc8179Fast[] = {
    kBooster, 4, 0x27, 0x27, 0x18, 0x17,
    0xE0, 1, 0x02, 0xE5, 1, 0x5A,
    kRefresh, 0, 60, kUntilIdle,
    kPowerOff, 0, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};
// Both planes choose the waveform (DDX = 01); the border is left alone.
constexpr uint8_t kUc8179Partial[] = {
    kInterval, 2, 0xA9, 0x07,
    0xE0, 1, 0x02, 0xE5, 1, 0x6E,
    kRefresh, 0, 20, kUntilIdle, kPartialOut, 0,
};
constexpr auto kUc8151Setup = std::to_array<uint8_t>({
    kRails, 5, 0x03, 0x00, 0x2B, 0x2B, 0x03,
    kBooster, 3, 0x17, 0x17, 0x17,
    0x30, 1, 0x3A,  // 100 Hz
    0x82, 1, 0x08,  // VCOM
});
constexpr auto kUc8176Setup = std::to_array<uint8_t>({
    kRails, 4, 0x03, 0x00, 0x2B, 0x2B,
    kBooster, 3, 0x17, 0x17, 0x17,
    0x30, 1, 0x3A,
    0x82, 1, 0x12,
});
// The waveforms of black and white, which these chips do not hold: VCOM, and the four changes.
constexpr auto kWaveforms = std::to_array<uint8_t>({
    0x20, 44,
    0x00, 8, 0, 0, 0, 2, 0x60, 40, 40, 0, 0, 1, 0x00, 20, 0, 0, 0, 1, 0x00, 18, 18, 0, 0, 1,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0x21, 42,
    0x40, 8, 0, 0, 0, 2, 0x90, 40, 40, 0, 0, 1, 0x40, 20, 0, 0, 0, 1, 0xA0, 18, 18, 0, 0, 1,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0x22, 42,
    0x40, 8, 0, 0, 0, 2, 0x90, 40, 40, 0, 0, 1, 0x40, 20, 0, 0, 0, 1, 0xA0, 18, 18, 0, 0, 1,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0x23, 42,
    0x80, 8, 0, 0, 0, 2, 0x90, 40, 40, 0, 0, 1, 0x80, 20, 0, 0, 0, 1, 0x50, 18, 18, 0, 0, 1,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0x24, 42,
    0x80, 8, 0, 0, 0, 2, 0x90, 40, 40, 0, 0, 1, 0x80, 20, 0, 0, 0, 1, 0x50, 18, 18, 0, 0, 1,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    kPowerOn, 0, 10, kUntilIdle,
});
// Waveforms that leave alone what stays as it is: one pulse towards the new ink.
constexpr auto kPartialWaveforms =
    joined(waveforms({0x00, 0x00, 0x80, 0x40, 0x00}, {0x20, 1, 0, 0}),
           std::to_array<uint8_t>({kRefresh, 0, 20, kUntilIdle, kPartialOut, 0}));
constexpr auto kUc8151Partial =
    joined(std::to_array<uint8_t>({kInterval, 1, 0x17}), kPartialWaveforms);
constexpr auto kUc8151dPartial = joined(
    std::to_array<uint8_t>({kPanelSetting, 1, 0xBF, 0x82, 1, 0x08, kInterval, 1, 0x17}),
    kPartialWaveforms);
constexpr auto kUc8176Partial =
    joined(std::to_array<uint8_t>({kInterval, 1, 0xD7}), kPartialWaveforms);
// Fast ones shake the particles the other way, and drive each to its ink.
constexpr auto kUc8151Fast =
    joined(waveforms({0x00, 0x60, 0x60, 0x90, 0x90}, {0x10, 0x2E, 0, 0}),
           std::to_array<uint8_t>({kRefresh, 0, 60, kUntilIdle, kPowerOff, 0, 10, kUntilIdle,
                                   kDeepSleep, 1, 0xA5}));
constexpr auto kUc8151Whole = joined(kUc8151Setup, kWaveforms);
constexpr auto kUc8176Whole = joined(kUc8176Setup, kWaveforms);
constexpr uint8_t kPowerOnAlone[] = {kPowerOn, 0, 10, kUntilIdle};
// The reset in the panel setting is part of the maker's sequence.
constexpr uint8_t kUc8253Setup[] = {
    kPanelSetting, 2, 0x1E, 0x0D, 1, kMs,
    kPanelSetting, 2, 0x1F, 0x0D,
    kPowerOn, 0, 10, kUntilIdle,
};
constexpr uint8_t kUc8253Fast[] = {
    0xE0, 1, 0x02, 0xE5, 1, 0x5A,
    kRefresh, 0, 60, kUntilIdle,
    kPowerOff, 0, 10, kUntilIdle,
    kDeepSleep, 1, 0xA5,
};
constexpr uint8_t kUc8253Partial[] = {
    0xE0, 1, 0x02, 0xE5, 1, 0x6E, kInterval, 1, 0xD7,
    kRefresh, 0, 20, kUntilIdle, kPartialOut, 0,
};

// The panel setting: waveforms of the chip, scans as the glass lies, running; bit 4 is set for black
// and white. The interval register has the polarity: 1 is white, and 1 is the third ink.
//
// UC8179: the new picture alone chooses the waveform (DDX = 11): each pixel gets that of a change to
// its colour, whatever the old plane holds. So one plane is sent, and a pixel that was not written
// before cannot choose another waveform. The chip then makes the new plane the old one (N2OCP).
constexpr uint8_t kUc8179TwoInks[] = {kPanelSetting, 1, 0x1F, kInterval, 2, 0x2B, 0x07};
constexpr uint8_t kUc8179ThreeInks[] = {kPanelSetting, 1, 0x0F, kInterval, 2, 0x11, 0x07};
// Four grays are a waveform of the chip, which the temperature of 95 degrees stands for: both planes
// are bits of a level, and 0 is white in both.
constexpr uint8_t kUc8179FourGrays[] = {
    kPanelSetting, 1, 0x1F, kInterval, 2, 0x90, 0x07,
    kBooster, 4, 0x27, 0x27, 0x18, 0x17,
    0xE0, 1, 0x02, 0xE5, 1, 0x5F,
};
constexpr uint8_t kUc8151TwoInks[] = {kPanelSetting, 1, 0xBF, kInterval, 1, 0x97};
constexpr uint8_t kUc8151dTwoInks[] = {kPanelSetting, 1, 0x9F, kInterval, 1, 0x97};
constexpr uint8_t kUc8151ThreeInks[] = {kPanelSetting, 1, 0x8F, kInterval, 1, 0x57};
constexpr uint8_t kUc8176TwoInks[] = {kPanelSetting, 1, 0x3F, kInterval, 1, 0x97};
constexpr uint8_t kUc8276TwoInks[] = {kPanelSetting, 1, 0x1F, kInterval, 1, 0x97};
constexpr uint8_t kUc8176ThreeInks[] = {kPanelSetting, 1, 0x0F, kInterval, 1, 0x57};
constexpr uint8_t kUc8253TwoInks[] = {kInterval, 1, 0x97};
// clang-format on
static_assert(is_sequence(kUc8179FourGrays) && is_sequence(kUc8179Fast) &&
              is_sequence(kUc8179Partial) && is_sequence(kUc8151Partial) &&
              is_sequence(kUc8151dPartial) && is_sequence(kUc8176Partial) &&
              is_sequence(kUc8151Fast) && is_sequence(kUc8253Fast) && is_sequence(kUc8253Partial));
static_assert(is_sequence(kShow) && is_sequence(kOff) && is_sequence(kUc8179Setup) &&
              is_sequence(kUc8151Whole) && is_sequence(kUc8176Whole) && is_sequence(kUc8253Setup));

// The older chips choose the waveform by the old and the new picture; with the same in both, each
// pixel is driven as one that keeps its colour, which a full waveform does as thoroughly.
constexpr Plane kNewPlane[] = {{kSecondPlane}};
constexpr Plane kOldAndNew[] = {{kFirstPlane}, {kSecondPlane}};
constexpr Plane kThirdInk[] = {{kFirstPlane, 1, {0, 1, 0}}, {kSecondPlane, 1, {0, 0, 1}}};

constexpr Plane kFourGrays[] = {{kFirstPlane, 1, {1, 0, 1, 0}}, {kSecondPlane, 1, {1, 1, 0, 0}}};

constexpr InkMode kUc8179Modes[] = {{2, kNewPlane, kUc8179TwoInks, kUc8179Fast},
                                    {3, kThirdInk, kUc8179ThreeInks, kUc8179Fast},
                                    {4, kFourGrays, kUc8179FourGrays}};
constexpr InkMode kUc8151Modes[] = {{2, kOldAndNew, kUc8151TwoInks, kUc8151Fast},
                                    {3, kThirdInk, kUc8151ThreeInks}};
constexpr InkMode kUc8151dModes[] = {{2, kOldAndNew, kUc8151dTwoInks},
                                     {3, kThirdInk, kUc8151ThreeInks}};
constexpr InkMode kUc8176Modes[] = {{2, kOldAndNew, kUc8176TwoInks},
                                    {3, kThirdInk, kUc8176ThreeInks}};
constexpr InkMode kUc8276Modes[] = {{2, kOldAndNew, kUc8276TwoInks},
                                    {3, kThirdInk, kUc8176ThreeInks}};
constexpr InkMode kUc8253Modes[] = {{2, kOldAndNew, kUc8253TwoInks, kUc8253Fast}};

constexpr PaperChip chip(std::span<const InkMode> modes, bool wide = false) {
  return {.busy_level = PinLevel::Low,
          .begin = {},
          .off = kOff,
          .modes = modes,
          .wide = wide,
          .old_picture = kOldAndNew};
}
constexpr PaperChip kUc8179Chip = chip(kUc8179Modes, true), kUc8151Chip = chip(kUc8151Modes),
                    kUc8151dChip = chip(kUc8151dModes), kUc8176Chip = chip(kUc8176Modes, true),
                    kUc8276Chip = chip(kUc8276Modes, true), kUc8253Chip = chip(kUc8253Modes);

bool shows_four_grays_too(const Palette& palette) {
  return shows_inks<3>(palette) ||
         (palette.kind == PaletteKind::Gray && palette.bits_per_pixel == 2);
}

constexpr Controller controller(std::string_view name, const PaperChip& chip, uint16_t columns,
                                uint16_t rows, std::span<const uint8_t> setup,
                                std::span<const uint8_t> partial = {}) {
  constexpr bool (*kShows[])(const Palette&) = {shows_inks<2>, shows_inks<3>, shows_four_grays_too};
  return {.name = name,
          .slow_update = true,
          .columns = {columns, 8},
          .rows = {rows, 2},  // a partial window has two lines at least
          .setup = setup,
          .refresh = kShow,
          .partial = partial,
          .shows = kShows[chip.modes.size() - 1],
          .create = create_driver<Uc81xx>,
          .paper = &chip};
}

}  // namespace

constinit const Controller
    kUc8151 = controller("UC8151", kUc8151Chip, 160, 296, kUc8151Whole, kUc8151Partial),
    kUc8151d = controller("UC8151D", kUc8151dChip, 160, 296, kPowerOnAlone, kUc8151dPartial),
    kUc8176 = controller("UC8176", kUc8176Chip, 400, 300, kUc8176Whole, kUc8176Partial),
    kUc8276 = controller("UC8276", kUc8276Chip, 400, 300, kPowerOnAlone),
    kUc8179 = controller("UC8179", kUc8179Chip, 800, 600, kUc8179Setup, kUc8179Partial),
    // The register set of UC8179, in glass whose maker does not name its chip.
    kUc81xx = controller("UC81xx", kUc8179Chip, 800, 600, kUc8179Setup),
    kUc8253 = controller("UC8253", kUc8253Chip, 240, 480, kUc8253Setup, kUc8253Partial);

// Two bytes of columns on the wide chips. The panel setting of UC8253 says how large its glass is.
Status Uc81xx::open_picture() {
  const uint16_t width = info_.width, height = info_.height;
  // clang-format off
  const uint8_t wide[] = {
      kResolution, 4, high_byte(width), low_byte(width), high_byte(height), low_byte(height),
  };
  const uint8_t narrow[] = {kResolution, 3, low_byte(width), high_byte(height), low_byte(height)};
  // clang-format on
  if (info_.controller == &kUc8253) return Status::Ok;
  return send(chip().wide ? std::span<const uint8_t>(wide) : narrow);
}

Status Uc81xx::write_band(const Band& band) {
  WEFT_TRY(open_window(band));
  for (const Plane& plane : planes()) WEFT_TRY(send_plane(plane, band));
  return bus_.command(kPartialOut);
}

Status Uc81xx::open_window(const Band& band) {
  const auto right = static_cast<uint16_t>(band.left + band.width - 1),
             bottom = static_cast<uint16_t>(band.top + band.height - 1);
  // clang-format off
  const uint8_t wide[] = {
      kPartialIn, 0,
      kPartialWindow, 9,
      high_byte(band.left), low_byte(band.left), high_byte(right), low_byte(right),
      high_byte(band.top), low_byte(band.top), high_byte(bottom), low_byte(bottom), 1,
  };
  const uint8_t narrow[] = {
      kPartialIn, 0,
      kPartialWindow, 7, low_byte(band.left), low_byte(right),
      high_byte(band.top), low_byte(band.top), high_byte(bottom), low_byte(bottom), 1,
  };
  // clang-format on
  return send(chip().wide ? std::span<const uint8_t>(wide) : narrow);
}

}  // namespace weft
