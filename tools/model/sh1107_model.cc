#include "tools/model/sh1107_model.h"

#include <string_view>

namespace weft {
namespace {

constexpr std::string_view kWithParameter = "\x81\xA8\xAD\xD3\xD5\xD9\xDB\xDC";
constexpr std::string_view kSingle = "\xA0\xA1\xA4\xA5\xA6\xA7\xAE\xAF\xE0\xE3\xEE";

bool is_one_of(uint8_t code, std::string_view codes) {
  return codes.find(static_cast<char>(code)) != codes.npos;
}

bool is_known(uint8_t code) {
  return code <= 0x17 || code == 0x20 || code == 0x21 || (code >= 0xB0 && code <= 0xCF) ||
         is_one_of(code, kSingle) || is_one_of(code, kWithParameter);
}

}  // namespace

Sh1107Model::Sh1107Model(uint16_t width, uint16_t height, uint8_t first_common)
    : OledModel(width, height), first_common_(first_common) {
  for (size_t i = 0; i < memory_.size(); ++i) memory_[i] = static_cast<uint8_t>(noise(i));
}

void Sh1107Model::reset() {
  on_ = all_on_ = negative_ = vertical_ = commons_reversed_ = segments_reversed_ = false;
  column_ = page_ = start_ = offset_ = 0;
  commons_ = kSide;
  awaits_ = false;
  command_.clear();
}

void Sh1107Model::take_command(uint8_t byte) {
  if (awaits_) {
    awaits_ = false;
    command_.push_back(byte);
    return execute();
  }
  if (ignored_commands.contains(byte)) return;
  // Drivers of SSD1306 that are used for it get away with it.
  if (!is_known(byte)) return warn("UNKNOWN_COMMAND");
  command_ = {byte};
  awaits_ = is_one_of(byte, kWithParameter);
  if (!awaits_) execute();
}

void Sh1107Model::execute() {
  const uint8_t code = command_[0], value = command_.back();
  if (code <= 0x0F) column_ = (column_ & 0x70) | code;
  else if (code <= 0x17) column_ = (column_ & 0x0F) | (code & 7) << 4;
  else if (code >= 0xB0 && code <= 0xBF) page_ = code & 15;
  else if (code >= 0xC0 && code <= 0xCF) commons_reversed_ = code & 8;
  switch (code) {
    case 0x20:
    case 0x21: vertical_ = code & 1; break;
    case 0xA0:
    case 0xA1: segments_reversed_ = code & 1; break;
    case 0xA4:
    case 0xA5: all_on_ = code & 1; break;
    case 0xA6:
    case 0xA7: negative_ = code & 1; break;
    case 0xA8: commons_ = (value & 127) + 1; break;
    case 0xAE:
    case 0xAF: on_ = code & 1; break;
    case 0xD3: offset_ = value & 127; break;
    case 0xDC: start_ = value & 127; break;
    default: break;  // contrast, clocks, voltages
  }
}

void Sh1107Model::take_data(uint8_t byte) {
  if (awaits_) return violate("WRONG_DC_LEVEL");
  if (column_ >= kSide) return violate("RAM_OVERRUN");
  const auto at = static_cast<size_t>(page_ * kSide + column_);
  memory_[at] = byte;
  defined_[at] = true;
  advance();
}

// By pages it stays behind the last column.
void Sh1107Model::advance() {
  if (!vertical_) {
    ++column_;
    return;
  }
  page_ = (page_ + 1) & 15;
  if (page_ == 0) column_ = (column_ + 1) & 127;
}

// A common shows the column that lies the start and the offset behind it.
size_t Sh1107Model::memory_cell(uint32_t x, uint32_t y) const {
  const int common = first_common_ + static_cast<int>(x), segment = static_cast<int>(y);
  const int scanned = commons_reversed_ ? commons_ - 1 - common : common;
  const int column = (scanned + start_ + offset_) & 127;
  const int bit = segments_reversed_ ? kSide - 1 - segment : segment;
  return static_cast<size_t>(bit * kSide + column);
}

uint32_t Sh1107Model::pixel(uint32_t x, uint32_t y) const {
  if (!on_) return 0;
  const size_t at = memory_cell(x, y), row = at / kSide;
  const bool is_lit = memory_[row / 8 * kSide + at % kSide] >> row % 8 & 1;
  return (all_on_ || is_lit) != negative_;
}

void Sh1107Model::finish() {
  if (awaits_) violate("MISSING_PARAMETERS");
  if (!on_) violate("NOT_VISIBLE");
  if (first_common_ + width_ > commons_) violate("NOT_VISIBLE");
  for (uint32_t y = 0; y < height(); ++y)
    for (uint32_t x = 0; x < width(); ++x) {
      const size_t at = memory_cell(x, y);
      if (!defined_[at / kSide / 8 * kSide + at % kSide]) return violate("UNDEFINED_RAM");
    }
}

}  // namespace weft
