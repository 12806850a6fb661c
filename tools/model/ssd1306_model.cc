#include "tools/model/ssd1306_model.h"

#include <algorithm>
#include <map>

namespace weft {
namespace {

constexpr Ssd1306Glass kGlasses[] = {
    {"ssd1306-128x64", 128, 64, 0, true, true},
    {"ssd1306-128x32", 128, 32, 0, false, true},
    {"ssd1306-72x40", 72, 40, 28, true, true},
    {"ssd1309-128x64", 128, 64, 0, true, false},
};

// The number of parameters that follow; a command that is not here has none.
const std::map<uint8_t, size_t> kParameters = {
    {0x20, 1}, {0x21, 2}, {0x22, 2}, {0x26, 6}, {0x27, 6}, {0x29, 5},
    {0x2A, 5}, {0x81, 1}, {0x8D, 1}, {0xA3, 2}, {0xA8, 1}, {0xAD, 1},
    {0xD3, 1}, {0xD5, 1}, {0xD9, 1}, {0xDA, 1}, {0xDB, 1}, {0xFD, 1},
};

bool is_known(uint8_t code) {
  const bool single = code <= 0x1F || (code >= 0x40 && code <= 0x7F) ||
                      (code >= 0xB0 && code <= 0xB7) || code == 0x2E || code == 0x2F ||
                      code == 0xA0 || code == 0xA1 || (code >= 0xA4 && code <= 0xA7) ||
                      code == 0xAE || code == 0xAF || (code & 0xF7) == 0xC0 || code == 0xE3;
  return single || kParameters.contains(code);
}

}  // namespace

const Ssd1306Glass* find_ssd1306_glass(std::string_view panel) {
  const auto* found = std::find_if(std::begin(kGlasses), std::end(kGlasses),
                                   [&](const Ssd1306Glass& glass) { return glass.panel == panel; });
  return found == std::end(kGlasses) ? nullptr : found;
}

Ssd1306Model::Ssd1306Model(const Ssd1306Glass& glass)
    : PanelModel(glass.width, glass.height), glass_(glass) {
  for (size_t i = 0; i < memory_.size(); ++i) memory_[i] = static_cast<uint8_t>(noise(i));
}

void Ssd1306Model::reset_registers() {
  on_ = pump_ = all_on_ = negative_ = scrolling_ = locked_ = columns_reversed_ = rows_reversed_ =
      false;
  mode_ = 2;
  start_line_ = offset_ = column_ = page_ = 0;
  rows_ = 64;
  common_pins_ = 0x12;
  columns_ = {0, 127};
  pages_ = {0, 7};
  command_.clear();
  awaited_ = 0;
}

Status Ssd1306Model::set_reset(PinLevel level) {
  if (level == PinLevel::Low) {
    if (reset_low_since_us_ < 0) reset_low_since_us_ = now_us_;
    return Status::Ok;
  }
  if (reset_low_since_us_ < 0) return Status::Ok;
  if (now_us_ - reset_low_since_us_ < 3) violate("RESET_TOO_SHORT");
  reset_low_since_us_ = -1;
  was_reset_ = true;
  reset_registers();
  return Status::Ok;
}

Status Ssd1306Model::write(std::span<const uint8_t> bytes) {
  bytes_on_bus_ += bytes.size() + 1;  // and the address
  if (absent) return Status::Io;
  on_i2c_ = true;
  for (size_t at = 0; at < bytes.size();) {
    const uint8_t control = bytes[at++];
    if (control & 0x3F) return ignore("BAD_CONTROL_BYTE");
    if (at == bytes.size()) violate("CONTROL_BYTE_ALONE");
    const size_t count =
        control & 0x80 ? std::min<size_t>(1, bytes.size() - at) : bytes.size() - at;
    for (const uint8_t byte : bytes.subspan(at, count))
      control & 0x40 ? take_byte(byte) : begin(byte);
    at += count;
  }
  return Status::Ok;
}

Status Ssd1306Model::command(uint8_t code) {
  ++bytes_on_bus_;
  if (absent) return Status::Ok;
  if (!was_reset_) violate("NO_RESET");
  begin(code);
  return Status::Ok;
}

Status Ssd1306Model::data(std::span<const uint8_t> bytes) {
  bytes_on_bus_ += bytes.size();
  if (absent) return Status::Ok;
  for (const uint8_t byte : bytes) take_byte(byte);
  return Status::Ok;
}

// A byte with D/C low: a parameter that is awaited, or the next command.
void Ssd1306Model::begin(uint8_t code) {
  if (awaited_ > 0) {
    command_.push_back(code);
    if (--awaited_ == 0) execute();
    return;
  }
  if (!is_known(code)) return violate("UNKNOWN_COMMAND");
  command_ = {code};
  const auto parameters = kParameters.find(code);
  awaited_ = parameters == kParameters.end() ? 0 : parameters->second;
  if (awaited_ == 0) execute();
}

void Ssd1306Model::execute() {
  const uint8_t code = command_[0];
  if (ignored_commands.contains(code)) return;
  if (locked_ && code != 0xFD) return violate("LOCKED_REGISTER");
  if (code <= 0x0F) column_ = (column_ & 0x70) | code;
  else if (code <= 0x1F) column_ = (column_ & 0x0F) | (code & 7) << 4;
  else if (code >= 0x40 && code <= 0x7F) start_line_ = code & 63;
  else if (code >= 0xB0 && code <= 0xB7) page_ = code & 7;
  switch (code) {
    case 0x20: mode_ = command_[1] & 3; break;
    case 0x21: set_range(columns_, column_, 127); break;
    case 0x22: set_range(pages_, page_, 7); break;
    case 0x2E: scrolling_ = false; break;
    case 0x2F: scrolling_ = true; break;
    case 0x8D: pump_ = command_[1] & 4; break;
    case 0xA0:
    case 0xA1: columns_reversed_ = code & 1; break;
    case 0xA4:
    case 0xA5: all_on_ = code & 1; break;
    case 0xA6:
    case 0xA7: negative_ = code & 1; break;
    case 0xA8: rows_ = (command_[1] & 63) + 1; break;
    case 0xAE: on_ = false; break;
    case 0xAF: turn_on(); break;
    case 0xC0:
    case 0xC8: rows_reversed_ = code & 8; break;
    case 0xD3: offset_ = command_[1] & 63; break;
    case 0xDA: common_pins_ = command_[1]; break;
    case 0xFD: locked_ = command_[1] == 0x16; break;
    default: break;  // contrast, clocks, voltages
  }
}

// The pump must run before the glass is switched on.
void Ssd1306Model::turn_on() { on_ = pump_ || !glass_.needs_pump; }

void Ssd1306Model::set_range(Range& range, int& pointer, int limit) {
  if (command_[1] > command_[2] || command_[2] > limit) return violate("BAD_WINDOW");
  range = {command_[1], command_[2]};
  pointer = range.first;
}

void Ssd1306Model::take_byte(uint8_t byte) {
  if (awaited_ > 0) return violate("WRONG_DC_LEVEL");
  if (scrolling_) violate("WRITE_WHILE_SCROLLING");
  const auto at = static_cast<size_t>(page_ * 128 + (columns_reversed_ ? 127 - column_ : column_));
  memory_[at] = byte;
  defined_[at] = true;
  advance();
}

void Ssd1306Model::advance() {
  if (mode_ == 2) {
    column_ = (column_ + 1) & 127;
  } else if (mode_ == 1) {
    if (next_page()) next_column();
  } else {
    next_column();
    if (column_ == columns_.first) next_page();
  }
}

void Ssd1306Model::next_column() {
  column_ = column_ == columns_.last ? columns_.first : (column_ + 1) & 127;
}

// True when it was the last page, and the first one is next.
bool Ssd1306Model::next_page() {
  const bool again = page_ == pages_.last;
  page_ = again ? pages_.first : (page_ + 1) & 7;
  return again;
}

// The row of the display that a common pin drives, or -1.
int Ssd1306Model::row_of(int common) const {
  const int moved = (common + 64 - offset_) & 63;
  if (moved >= rows_) return -1;
  return rows_reversed_ ? rows_ - 1 - moved : moved;
}

// Finds the memory of glass pixel (x, y); false when no row drives it.
bool Ssd1306Model::is_shown(uint32_t x, uint32_t y, size_t& memory_cell, int& bit) const {
  const bool right_pins = static_cast<bool>(common_pins_ & 0x10) == glass_.alternating_commons &&
                          !(common_pins_ & 0x20);
  int common = height_ - 1 - static_cast<int>(y);
  if (!right_pins) common = common / 2 + (common % 2) * height_ / 2;
  const int row = row_of(common);
  if (row < 0) return false;
  const int line = (row + start_line_) & 63;
  const int segment = glass_.first_segment + width_ - 1 - static_cast<int>(x);
  memory_cell = static_cast<size_t>(line / 8 * 128 + segment);
  bit = line % 8;
  return true;
}

uint32_t Ssd1306Model::pixel(uint32_t x, uint32_t y) const {
  size_t at = 0;
  int bit = 0;
  if (!on_ || !is_shown(x, y, at, bit)) return 0;
  const bool from_memory = memory_[at] >> bit & 1;
  return (all_on_ || from_memory) != negative_;
}

void Ssd1306Model::finish() {
  if (awaited_ > 0) violate("MISSING_PARAMETERS");
  if (!on_) violate("NOT_VISIBLE");
  for (uint32_t y = 0; y < height(); ++y) {
    for (uint32_t x = 0; x < width(); ++x) {
      size_t at = 0;
      int bit = 0;
      if (is_shown(x, y, at, bit) && !defined_[at]) return violate("UNDEFINED_RAM");
    }
  }
}

}  // namespace weft
