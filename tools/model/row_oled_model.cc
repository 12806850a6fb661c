#include "tools/model/row_oled_model.h"

#include <map>

namespace weft {
namespace {

constexpr int kSide = 128;

// The number of parameters that follow; a command that is in none of these has none.
const std::map<uint8_t, size_t> kColourParameters = {
    {0x15, 2}, {0x75, 2}, {0xA0, 1}, {0xA1, 1}, {0xA2, 1}, {0xAB, 1},  {0xB1, 1},
    {0xB2, 3}, {0xB3, 1}, {0xB4, 3}, {0xB5, 1}, {0xB6, 1}, {0xB8, 63}, {0xBB, 1},
    {0xBE, 1}, {0xC1, 3}, {0xC7, 1}, {0xCA, 1}, {0xFD, 1},
};
const std::map<uint8_t, size_t> kGrayParameters = {
    {0x15, 2},  {0x75, 2}, {0x81, 1}, {0xA0, 1}, {0xA1, 1}, {0xA2, 1},
    {0xA8, 1},  {0xAB, 1}, {0xB1, 1}, {0xB3, 1}, {0xB5, 1}, {0xB6, 1},
    {0xB8, 15}, {0xBC, 1}, {0xBE, 1}, {0xD5, 1}, {0xFD, 1},
};

bool is_mode(uint8_t code) { return code >= 0xA4 && code <= 0xA7; }

}  // namespace

RowOledModel::RowOledModel(Chip chip)
    : OledModel(kSide, kSide), chip_(chip), memory_(kSide * kSide), defined_(kSide * kSide) {
  for (size_t i = 0; i < memory_.size(); ++i) memory_[i] = noise(i) & (is_gray() ? 15 : 0xFFFF);
  reset();
}

void RowOledModel::reset() {
  on_ = negative_ = all_on_ = all_off_ = locked_ = unlocked_more_ = writing_ = false;
  remap_ = is_gray() ? 0x00 : 0x40;
  start_line_ = 0;
  offset_ = is_gray() ? 0 : 0x60;
  rows_ = kSide;
  columns_ = {0, last_column()};
  rows_range_ = {0, kSide - 1};
  column_ = row_ = 0;
  awaited_ = 0;
  command_.clear();
  pending_.clear();
}

size_t RowOledModel::parameters_of(uint8_t code) const {
  const auto& table = is_gray() ? kGrayParameters : kColourParameters;
  const auto found = table.find(code);
  return found == table.end() ? 0 : found->second;
}

bool RowOledModel::is_known(uint8_t code) const {
  if (parameters_of(code) > 0 || is_mode(code) || code == 0xAE || code == 0xAF || code == 0xB9)
    return true;
  return is_gray() ? code == 0x2E : code == 0x5C || code == 0xAD || code == 0x9E;
}

// After a reset the clock, phases and levels of SSD1351 are locked.
bool RowOledModel::is_locked(uint8_t code) const {
  if (locked_ && code != 0xFD) return true;
  const bool guarded = code == 0xA2 || code == 0xB1 || code == 0xB3 || code == 0xBB || code == 0xBE;
  return !is_gray() && guarded && !unlocked_more_;
}

void RowOledModel::take_command(uint8_t byte) {
  writing_ = false;
  if (awaited_ > 0 && is_gray()) {
    command_.push_back(byte);
    if (--awaited_ == 0) execute();
    return;
  }
  if (awaited_ > 0) violate("MISSING_PARAMETERS");
  awaited_ = 0;
  if (!pending_.empty()) violate("BAD_DEPTH");
  pending_.clear();
  if (ignored_commands.contains(byte)) return command_.clear();
  if (!is_known(byte)) return violate("UNKNOWN_COMMAND");
  command_ = {byte};
  awaited_ = parameters_of(byte);
  if (awaited_ == 0) execute();
}

// With D/C high SSD1351 takes parameters too.
void RowOledModel::take_data(uint8_t byte) {
  if (awaited_ > 0) {
    if (is_gray()) return violate("WRONG_DC_LEVEL");
    command_.push_back(byte);
    if (--awaited_ == 0) execute();
    return;
  }
  if (is_gray()) {
    for (const int shift : {0, 4}) store(byte >> shift & 15u);
    return;
  }
  if (!writing_) {
    if (!command_.empty()) violate("ORPHAN_DATA");
    return;
  }
  pending_.push_back(byte);
  const bool is_565 = (remap_ >> 6 & 3) == 1;
  if (pending_.size() < (is_565 ? 2u : 3u)) return;
  const uint32_t value =
      is_565 ? static_cast<uint32_t>(pending_[0] << 8 | pending_[1])
             : static_cast<uint32_t>(pending_[0] >> 1 << 11 | pending_[1] << 5 | pending_[2] >> 1);
  pending_.clear();
  store(value);
}

void RowOledModel::execute() {
  const uint8_t code = command_[0];
  if (is_locked(code)) return violate("LOCKED_REGISTER");
  switch (code) {
    case 0x15: set_range(columns_, column_, last_column()); break;
    case 0x75: set_range(rows_range_, row_, kSide - 1); break;
    case 0x5C:
      writing_ = true;
      column_ = columns_.first;
      row_ = rows_range_.first;
      break;
    case 0xA0: remap_ = command_[1]; break;
    case 0xA1: start_line_ = command_[1] & 127; break;
    case 0xA2: offset_ = command_[1] & 127; break;
    case 0xA4:
    case 0xA5:
    case 0xA6:
    case 0xA7:
      // The gray one numbers normal, on, off, inverse; the other off, on, normal, inverse.
      all_on_ = code == 0xA5;
      all_off_ = code == (is_gray() ? 0xA6 : 0xA4);
      negative_ = code == 0xA7;
      break;
    case 0xA8:
    case 0xCA: rows_ = (command_[1] & 127) + 1; break;
    case 0xAE: on_ = false; break;
    case 0xAF: on_ = true; break;
    case 0xFD:
      locked_ = command_[1] == 0x16;
      if (command_[1] == 0xB1) unlocked_more_ = true;
      if (command_[1] == 0xB0) unlocked_more_ = false;
      break;
    default: break;  // contrast, clocks, voltages
  }
}

void RowOledModel::set_range(Range& range, int& pointer, int limit) {
  if (command_[2] > limit) warn("BAD_WINDOW");  // there are no such bits
  if (command_[1] > (command_[2] & limit)) return violate("BAD_WINDOW");
  range = {command_[1], command_[2] & limit};
  pointer = range.first;
}

// The column of a value goes through the remap as it is written: it is the segment that changes.
// Two grays of a byte are two segments, the low one first unless they are swapped.
void RowOledModel::store(uint32_t value) {
  int segment = column_;
  const bool reversed = remap_bit(1, 0);
  if (is_gray()) {
    const bool high = pending_.size() == 1, odd = high != static_cast<bool>(remap_ & 2);
    segment = (reversed ? 63 - column_ : column_) * 2 + odd;
    if (high) pending_.clear();
    else pending_.push_back(0);
  } else if (reversed) {
    segment = kSide - 1 - column_;
  }
  const auto at = cell(segment, row_);
  memory_[at] = value;
  defined_[at] = 1;
  if (is_gray() && !pending_.empty()) return;
  const bool down = remap_bit(0, 2);
  const auto step = [](int& pointer, const Range& range) {
    pointer = pointer == range.last ? range.first : pointer + 1;
    return pointer == range.first;
  };
  if (down) {
    if (step(row_, rows_range_)) step(column_, columns_);
  } else if (step(column_, columns_)) {
    step(row_, rows_range_);
  }
}

// Upright modules count the segments of the gray one from the right, and the commons of both from
// the bottom.
size_t RowOledModel::glass_cell(uint32_t x, uint32_t y) const {
  const int column = static_cast<int>(x), common = kSide - 1 - static_cast<int>(y);
  const bool reversed = remap_ & 0x10;
  const int row = reversed ? kSide - 1 - common : common;
  return cell(is_gray() ? kSide - 1 - column : column, (row + start_line_ + offset_) & 127);
}

uint32_t RowOledModel::pixel(uint32_t x, uint32_t y) const {
  const uint32_t full = is_gray() ? 15 : 0xFFFF;
  if (!on_ || all_off_) return 0;
  uint32_t value = all_on_ ? full : memory_[glass_cell(x, y)];
  if (negative_) value ^= full;
  const bool split = is_gray() ? remap_ & 0x40 : remap_ & 0x20;
  if (!split) value = memory_[cell(static_cast<int>(x), static_cast<int>(y / 2 + y % 2 * 64))];
  const bool red_first = !is_gray() && !(remap_ & 4);
  return red_first ? (value & 0x1F) << 11 | (value & 0x7E0) | value >> 11 : value;
}

void RowOledModel::finish() {
  if (awaited_ > 0) violate("MISSING_PARAMETERS");
  if (!on_) violate("NOT_VISIBLE");
  for (const uint8_t defined : defined_)
    if (!defined) return violate("UNDEFINED_RAM");
}

}  // namespace weft
