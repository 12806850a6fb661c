#include "drivers/oled/ssd1306.h"

#include <algorithm>
#include <array>

#include "drivers/panel_shape.h"
#include "drivers/sequence.h"

namespace weft {
namespace {

constexpr uint16_t kColumns = 128, kPageLines = 8;

enum Command : uint8_t {
  kAddressing = 0x20,  // 0 along the rows, 1 down the columns
  kColumnRange = 0x21,
  kPageRange = 0x22,
  kDisplayOn = 0xAF,
};

// Sent as they stand, parameters too with D/C low; each begins with display off and ends with
// neither all-on nor inverse.
constexpr uint8_t k128x64[] = {0xAE, 0xD5, 0x80, 0xA8, 0x3F, 0xD3, 0x00, 0x40, 0x8D, 0x14, 0xDA,
                               0x12, 0x81, 0xCF, 0xD9, 0xF1, 0xDB, 0x40, 0x2E, 0xA4, 0xA6};
constexpr uint8_t k128x32[] = {0xAE, 0xD5, 0x80, 0xA8, 0x1F, 0xD3, 0x00, 0x40, 0x8D, 0x14, 0xDA,
                               0x02, 0x81, 0x8F, 0xD9, 0xF1, 0xDB, 0x40, 0x2E, 0xA4, 0xA6};
constexpr uint8_t k72x40[] = {0xAE, 0xD5, 0x80, 0xA8, 0x27, 0xD3, 0x00, 0xAD,
                              0x30, 0x40, 0x8D, 0x14, 0xDA, 0x12, 0x81, 0xAF,
                              0xD9, 0x22, 0xDB, 0x20, 0x2E, 0xA4, 0xA6};
constexpr uint8_t kSsd1309[] = {0xFD, 0x12, 0xAE, 0xD5, 0xA0, 0xA8, 0x3F, 0xD3, 0x00, 0x40, 0xDA,
                                0x12, 0x81, 0x6F, 0xD9, 0xD3, 0xDB, 0x20, 0x2E, 0xA4, 0xA6};

struct Module {
  std::string_view panel;
  std::span<const uint8_t> setup;
};
constexpr Module kModules[] = {
    {"ssd1306-128x64", k128x64},
    {"ssd1306-128x32", k128x32},
    {"ssd1306-72x40", k72x40},
    {"ssd1309-128x64", kSsd1309},
};

// By Rotation: the direction of segments and of rows. Modules are upright with both reversed.
constexpr uint8_t kDirections[][2] = {{0xA1, 0xC8}, {0xA0, 0xC8}, {0xA0, 0xC0}, {0xA1, 0xC0}};

constexpr uint8_t reversed(uint8_t byte) {
  byte = static_cast<uint8_t>((byte & 0xF0) >> 4 | (byte & 0x0F) << 4);
  byte = static_cast<uint8_t>((byte & 0xCC) >> 2 | (byte & 0x33) << 2);
  return static_cast<uint8_t>((byte & 0xAA) >> 1 | (byte & 0x55) << 1);
}

}  // namespace

Status Ssd1306::send(std::span<const uint8_t> commands) {
  for (const uint8_t byte : commands) WEFT_TRY(bus_.command(byte));
  return Status::Ok;
}

Status Ssd1306::wake_up() {
  for (const Module& module : kModules) {
    if (module.panel != info_.name) continue;
    WEFT_TRY(pulse_reset(bus_, 10));
    WEFT_TRY(send(module.setup));
    return send(kDirections[static_cast<size_t>(rotation_)]);
  }
  return Status::Unsupported;
}

// Called when there is something to write: a page that fails early leaves what is shown.
Status Ssd1306::open_picture() {
  if (!awake_) WEFT_TRY(wake_up());
  const auto left = static_cast<uint8_t>((kColumns - info_.width) / 2),
             right = static_cast<uint8_t>(left + info_.width - 1);
  const auto bottom = static_cast<uint8_t>(info_.height / kPageLines - 1);
  const uint8_t window[] = {
      kAddressing, is_quarter_turn(rotation_), kColumnRange, left, right, kPageRange, 0, bottom};
  return send(window);
}

Status Ssd1306::write_pages(LineSource& lines) {
  for (uint16_t top = 0; top < info_.height; top = static_cast<uint16_t>(top + kPageLines)) {
    std::array<uint8_t, kColumns> page{};
    for (unsigned i = 0; i < kPageLines; ++i) {
      WEFT_TRY_ASSIGN(const auto line, pull_line(lines));
      for (size_t x = 0; x < info_.width; ++x)
        page[x] |= static_cast<uint8_t>((line[x / 8] >> (7 - x % 8) & 1) << i);
    }
    if (top == 0) WEFT_TRY(open_picture());
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
    WEFT_TRY(bus_.data(std::span(bytes).first(count)));
  }
  return Status::Ok;
}

Status Ssd1306::show(LineSource& lines) {
  WEFT_TRY(expect_shape(lines.shape(), info_, rotation_, 1, notes_));
  WEFT_TRY(is_quarter_turn(rotation_) ? write_columns(lines) : write_pages(lines));
  WEFT_TRY(bus_.command(kDisplayOn));
  awake_ = true;
  return Status::Ok;
}

}  // namespace weft
