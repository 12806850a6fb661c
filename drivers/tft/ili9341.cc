#include "drivers/tft/ili9341.h"

#include "drivers/panel_shape.h"
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
constexpr uint8_t kMirrorY = 0x80, kMirrorX = 0x40, kSwapAxes = 0x20, kBgr = 0x08;
// By Rotation, on top of how the module's glass is mounted.
constexpr uint8_t kTurns[] = {0, kMirrorX | kSwapAxes, kMirrorX | kMirrorY, kMirrorY | kSwapAxes};
constexpr uint8_t kRgb565 = 0x55;

constexpr SequenceStep kIli9341Setup[] = {
    {0xEF, 3, {0x03, 0x80, 0x02}},
    {0xCF, 3, {0x00, 0xC1, 0x30}},              // power B
    {0xED, 4, {0x64, 0x03, 0x12, 0x81}},        // power-on order
    {0xE8, 3, {0x85, 0x00, 0x78}},              // driver timing A
    {0xCB, 5, {0x39, 0x2C, 0x00, 0x34, 0x02}},  // power A
    {0xF7, 1, {0x20}},                          // pump ratio
    {0xEA, 2, {0x00, 0x00}},                    // driver timing B
    {0xC0, 1, {0x23}},                          // 4.60 V
    {0xC1, 1, {0x10}},
    {0xC5, 2, {0x3E, 0x28}},  // VCOM
    {0xC7, 1, {0x86}},
    {0x37, 2, {0x00, 0x00}},  // no scrolling
    {0xB1, 2, {0x00, 0x18}},  // 79 Hz
    {0xB6, 3, {0x08, 0x82, 0x27}},
    {0xF2, 1, {0x00}},  // one gamma for all channels
    {0x26, 1, {0x01}},
    {0xE0,
     15,
     {0x0F, 0x31, 0x2B, 0x0C, 0x0E, 0x08, 0x4E, 0xF1, 0x37, 0x07, 0x10, 0x03, 0x0E, 0x09, 0x00}},
    {0xE1,
     15,
     {0x00, 0x0E, 0x14, 0x03, 0x11, 0x07, 0x31, 0xC1, 0x48, 0x08, 0x0F, 0x0C, 0x31, 0x36, 0x0F}},
};
// clang-format off
constexpr SequenceStep kIli9342Setup[] = {
    {0xC8, 3, {0xFF, 0x93, 0x42}},  // unlock
    {0xC0, 2, {0x12, 0x12}},
    {0xC1, 1, {0x03}},
    {0xC5, 1, {0xF2}},
    {0xB0, 1, {0xE0}},
    {0xF6, 3, {0x01, 0x00, 0x00}},
    {0xE0, 15, {0x00, 0x0C, 0x11, 0x04, 0x11, 0x08, 0x37, 0x89, 0x4C, 0x06, 0x0C, 0x0A, 0x2E, 0x34,
     0x0F}},
    {0xE1, 15, {0x00, 0x0B, 0x11, 0x05, 0x13, 0x09, 0x33, 0x67, 0x48, 0x07, 0x0E, 0x0B, 0x2E, 0x33,
     0x0F}},
    {0xB6, 4, {0x08, 0x82, 0x1D, 0x04}},
    {0x38},  // not idle
};
// clang-format on

}  // namespace

/// How a maker wired controller and glass.
struct Ili9341::Module {
  std::string_view panel;
  std::span<const SequenceStep> setup;
  uint8_t mounting;   // bits of kMemoryAccess that make the picture upright, and its red red
  uint8_t inversion;  // IPS glass shows the negative without it
};

constexpr Ili9341::Module Ili9341::kModules[] = {
    {"cyd-ili9341", kIli9341Setup, kMirrorX | kBgr, kInversionOff},
    {"ili9341-240x320", kIli9341Setup, kMirrorX | kBgr, kInversionOff},
    {"cyd-ili9342", kIli9342Setup, kBgr, kInversionOff},
    {"m5stack", kIli9342Setup, kBgr, kInversionOn},
};

const Ili9341::Module* Ili9341::find_module() const {
  for (const Module& module : kModules)
    if (module.panel == info_.name) return &module;
  return nullptr;
}

Status Ili9341::wake_up() {
  const Module* module = find_module();
  if (!module) return Status::Unsupported;
  WEFT_TRY(pulse_reset(bus_, 120));
  WEFT_TRY(
      play(bus_, {kSoftwareReset, 0, {}, StepWait::Ms120}));  // for boards without a reset wire
  WEFT_TRY(play(bus_, module->setup));
  const SequenceStep picture[] = {
      {kMemoryAccess,
       1,
       {static_cast<uint8_t>(module->mounting ^ kTurns[static_cast<size_t>(rotation_)])}},
      {kPixelFormat, 1, {kRgb565}},
      {module->inversion},
      {kSleepOut, 0, {}, StepWait::Ms120},
  };
  return play(bus_, picture);
}

Status Ili9341::open_picture(const LineShape& shape) {
  const auto right = static_cast<uint16_t>(shape.width - 1),
             bottom = static_cast<uint16_t>(shape.height - 1);
  const SequenceStep window[] = {
      {kColumns, 4, {0, 0, high_byte(right), low_byte(right)}},
      {kRows, 4, {0, 0, high_byte(bottom), low_byte(bottom)}},
      {kMemoryWrite},
  };
  return play(bus_, window);
}

// The first line is pulled before the panel is touched: a page that fails early leaves what is
// shown.
Status Ili9341::show(LineSource& lines) {
  const LineShape shape = lines.shape();
  WEFT_TRY(expect_shape(shape, info_, rotation_, 16, notes_));
  WEFT_TRY_ASSIGN(auto line, pull_line(lines));
  if (!awake_) WEFT_TRY(wake_up());
  WEFT_TRY(open_picture(shape));
  WEFT_TRY(bus_.data(line));
  for (uint16_t y = 1; y < shape.height; ++y) {
    WEFT_TRY_ASSIGN(line, pull_line(lines));
    WEFT_TRY(bus_.data(line));
  }
  WEFT_TRY(play(bus_, {kDisplayOn}));
  awake_ = true;
  return Status::Ok;
}

}  // namespace weft
