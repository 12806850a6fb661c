#include "tools/model/ssd1306_model.h"

#include <algorithm>
#include <map>

namespace weft {
namespace {

constexpr Ssd1306Glass kGlasses[] = {
    {"ssd1306-128x64", 128, 64, 0, true, true},      {"ssd1306-128x32", 128, 32, 0, false, true},
    {"ssd1306-72x40", 72, 40, 28, true, true},       {"ssd1309-128x64", 128, 64, 0, true, false},
    {"sh1106-128x64", 128, 64, 2, true, true, true},
};

// The number of parameters that follow; a command that is not here has none.
const std::map<uint8_t, size_t> kParameters = {
    {0x20, 1}, {0x21, 2}, {0x22, 2}, {0x26, 6}, {0x27, 6}, {0x29, 5},
    {0x2A, 5}, {0x81, 1}, {0x8D, 1}, {0xA3, 2}, {0xA8, 1}, {0xAD, 1},
    {0xD3, 1}, {0xD5, 1}, {0xD9, 1}, {0xDA, 1}, {0xDB, 1}, {0xFD, 1},
};

}  // namespace

const Ssd1306Glass* find_ssd1306_glass(std::string_view panel) {
  const auto* found = std::find_if(std::begin(kGlasses), std::end(kGlasses),
                                   [&](const Ssd1306Glass& glass) { return glass.panel == panel; });
  return found == std::end(kGlasses) ? nullptr : found;
}

Ssd1306Model::Ssd1306Model(const Ssd1306Glass& glass)
    : OledModel(glass.width, glass.height), glass_(glass) {
  for (size_t i = 0; i < memory_.size(); ++i) memory_[i] = static_cast<uint8_t>(noise(i));
}

void Ssd1306Model::reset() {
  on_ = all_on_ = negative_ = scrolling_ = locked_ = columns_reversed_ = rows_reversed_ = false;
  pump_ = glass_.sh1106;
  mode_ = 2;
  start_line_ = offset_ = column_ = page_ = 0;
  rows_ = 64;
  common_pins_ = 0x12;
  columns_ = {0, 127};
  pages_ = {0, 7};
  command_.clear();
  awaited_ = 0;
}

// SH1106 has neither windows nor scrolling, and its pump elsewhere.
bool Ssd1306Model::is_known(uint8_t code) const {
  const bool single = code <= 0x1F || (code >= 0x40 && code <= 0x7F) ||
                      (code >= 0xB0 && code <= 0xB7) || code == 0xA0 || code == 0xA1 ||
                      (code >= 0xA4 && code <= 0xA7) || code == 0xAE || code == 0xAF ||
                      (code & 0xF7) == 0xC0 || code == 0xE3;
  const bool own = glass_.sh1106 ? code >= 0x30 && code <= 0x33 : code == 0x2E || code == 0x2F;
  return single || own || parameters_of(code) > 0;
}

size_t Ssd1306Model::parameters_of(uint8_t code) const {
  if (glass_.sh1106 && (code < 0x30 || code == 0x8D || code == 0xA3 || code == 0xFD)) return 0;
  const auto found = kParameters.find(code);
  return found == kParameters.end() ? 0 : found->second;
}

// A byte with D/C low: a parameter that is awaited, or the next command.
void Ssd1306Model::take_command(uint8_t code) {
  if (awaited_ > 0) {
    command_.push_back(code);
    if (--awaited_ == 0) execute();
    return;
  }
  // Drivers of SSD1306 that are used for SH1106 get away with it.
  if (!is_known(code)) return glass_.sh1106 ? warn("UNKNOWN_COMMAND") : violate("UNKNOWN_COMMAND");
  command_ = {code};
  awaited_ = parameters_of(code);
  if (awaited_ == 0) execute();
}

void Ssd1306Model::execute() {
  const uint8_t code = command_[0];
  if (ignored_commands.contains(code)) return;
  if (locked_ && code != 0xFD) return violate("LOCKED_REGISTER");
  if (code <= 0x0F) column_ = (column_ & 0x70) | code;
  else if (code <= 0x1F) column_ = (column_ & 0x0F) | (code & 15) << 4;
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
    case 0xAD:
      if (glass_.sh1106) pump_ = command_[1] & 1;
      break;
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

void Ssd1306Model::take_data(uint8_t byte) {
  if (awaited_ > 0) return violate("WRONG_DC_LEVEL");
  if (scrolling_) violate("WRITE_WHILE_SCROLLING");
  if (column_ >= columns()) return violate("RAM_OVERRUN");
  const int column = columns_reversed_ ? columns() - 1 - column_ : column_;
  const auto at = static_cast<size_t>(page_ * columns() + column);
  memory_[at] = byte;
  defined_[at] = true;
  advance();
}

// SH1106 stays behind its last column.
void Ssd1306Model::advance() {
  if (glass_.sh1106) {
    ++column_;
  } else if (mode_ == 2) {
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
  const int row_up = height_ - 1 - static_cast<int>(y);
  int common = glass_.first_common + (glass_.commons_down ? static_cast<int>(y) : row_up);
  if (!right_pins) common = common / 2 + (common % 2) * height_ / 2;
  const int row = row_of(common);
  if (row < 0) return false;
  const int line = (row + start_line_) & 63;
  const int segment = (glass_.first_segment + width_ - 1 - static_cast<int>(x)) % columns();
  memory_cell = static_cast<size_t>(line / 8 * columns() + segment);
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
