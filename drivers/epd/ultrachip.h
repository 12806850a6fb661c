// The command codes that UltraChip's e-paper controllers share, and those that were made after
// them: UC81xx, and SPD1656, AC073TC1, E6 and JD796xx with packed pixels.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace weft::ultrachip {

enum Command : uint8_t {
  kPanelSetting = 0x00,
  kRails = 0x01,
  kPowerOff = 0x02,
  kPowerOn = 0x04,
  kBooster = 0x06,
  kDeepSleep = 0x07,
  kFirstPlane = 0x10,
  kRefresh = 0x12,
  kSecondPlane = 0x13,
  kInterval = 0x50,
  kResolution = 0x61,
  kPackedWindow = 0x83,
  kPartialWindow = 0x90,
  kPartialIn = 0x91,
  kPartialOut = 0x92,
};

/// The sequence that sends waveforms of one state: the levels of VCOM, white that stays, the change
/// to white, that to black, and black that stays, each with four phases of two bits (01 towards
/// black, 10 towards white) that last so many frames.
constexpr std::array<uint8_t, 222> waveforms(std::array<uint8_t, 5> levels,
                                             std::array<uint8_t, 4> frames) {
  std::array<uint8_t, 222> sequence{};
  size_t at = 0;
  for (size_t i = 0; i < levels.size(); ++i) {
    const uint8_t size = i == 0 ? 44 : 42;
    sequence[at] = static_cast<uint8_t>(0x20 + i);
    sequence[at + 1] = size;
    sequence[at + 2] = levels[i];
    for (size_t phase = 0; phase < frames.size(); ++phase) sequence[at + 3 + phase] = frames[phase];
    sequence[at + 7] = 1;  // once
    at += size + 2u;
  }
  return sequence;
}

}  // namespace weft::ultrachip
