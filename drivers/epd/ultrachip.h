// The command codes that UltraChip's e-paper controllers share, and those that were made after
// them: UC81xx, and SPD1656, AC073TC1, E6 and JD796xx with packed pixels.
#pragma once

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

}  // namespace weft::ultrachip
