#include "tools/model/ssd16xx_model.h"

#include <algorithm>
#include <map>

namespace weft {
namespace {

// SSD1675B takes a hundred bytes of a waveform, and is known to do with the seventy of SSD1675A.
constexpr Ssd16xxChip kChips[] = {
    {"SSD1608", 240, 320, 30, false, true},
    {"IL3829", 240, 320, 30, false, true},
    {"IL3820", 240, 320, 30, false, true},
    {"SSD1675A", 160, 296, 70},
    {"IL3897", 160, 296, 70},
    {"SSD1675B", 160, 296, 70},
    {"SSD1677", 960, 688, 105, true},
    {"SSD1680", 176, 296, 153},
    {"SSD1681", 200, 200, 153},
    {"SSD1682", 200, 200, 153},
    {"SSD1683", 400, 300, 227},
    {"SSD1685", 216, 384, 227},
};

// Family sheet and datasheets; voltages, timing and the sensor are counted and not modelled.
const std::map<uint8_t, Opcode> kOpcodes = {
    {0x01, {3, 3}},  {0x03, {1, 1}}, {0x04, {1, 3}},          {0x0C, {3, 5}},
    {0x0F, {1, 2}},  {0x10, {1, 1}}, {0x11, {1, 1}},          {0x12, {0, 0}},
    {0x14, {0, 0}},  {0x18, {1, 1}}, {0x1A, {1, 2}},          {0x20, {0, 0}},
    {0x21, {1, 2}},  {0x22, {1, 1}}, {0x24, {0, kAnyNumber}}, {0x26, {0, kAnyNumber}},
    {0x2B, {2, 2}},  {0x2C, {1, 1}}, {0x2F, {0, 0}},          {0x32, {0, kAnyNumber}},
    {0x37, {5, 10}}, {0x3A, {1, 1}}, {0x3B, {1, 1}},          {0x3C, {1, 1}},
    {0x3F, {1, 1}},  {0x46, {1, 1}}, {0x47, {1, 1}},          {0x49, {1, 1}},
    {0x4F, {2, 2}},  {0x74, {1, 1}}, {0x7E, {1, 1}},          {0x7F, {0, 0}},
    {0xFF, {0, 0}},  {0x44, {2, 2}}, {0x45, {4, 4}},          {0x4E, {1, 1}},
};
const std::map<uint8_t, Opcode> kWideOpcodes = {{0x44, {4, 4}}, {0x4E, {2, 2}}};

constexpr int64_t kResetUs = 1'000, kSoftwareResetUs = 2'000, kFillUs = 10'000, kPowerUs = 90'000,
                  kPowerOffUs = 140'000, kStageUs = 1'000, kDriveUs = 1'600'000,
                  kThirdInkUs = 15'000'000;

// Degrees: from kHeat on waveforms are quick.
constexpr int kRoom = 25, kHeat = 90;

// The commands that each chip of a pair has for itself.
bool is_addressing(uint8_t code) {
  return code == 0x11 || code == 0x24 || code == 0x26 || code == 0x44 || code == 0x45 ||
         code == 0x4E || code == 0x4F;
}

}  // namespace

const Ssd16xxChip* find_ssd16xx_chip(std::string_view name) {
  const auto* found = std::find_if(std::begin(kChips), std::end(kChips),
                                   [&](const Ssd16xxChip& chip) { return chip.name == name; });
  return found == std::end(kChips) ? nullptr : found;
}

Ssd16xxModel::Ssd16xxModel(const Ssd16xxChip& chip, const Ssd16xxGlass& glass)
    : CommandModel(glass.width, glass.height),
      chip_(chip),
      glass_(glass),
      memories_(glass.pair ? 2 : 1) {
  visible_.resize(cell(0, height_));
  for (size_t i = 0; i < visible_.size(); ++i)
    visible_[i] = static_cast<uint8_t>((noise(i) >> 8) % glass.inks);  // an old picture
  for (Memory& memory : memories_)
    for (Plane& plane : memory.planes) {
      const auto cells = static_cast<size_t>(memory_cell(0, chip_.rows));
      plane.defined.resize(cells);
      for (size_t i = 0; i < cells; ++i) plane.bits.push_back(noise(i) >> 4 & 1);
    }
  reset_registers();
}

void Ssd16xxModel::reset_registers() {
  for (Memory& memory : memories_) {
    memory.entry = 3;
    memory.x_start = memory.y_start = memory.x = memory.y = 0;
    memory.x_end = chip_.columns / 8 - 1;
    memory.y_end = chip_.rows - 1;
    memory.wrapped = false;
  }
  clock_ = analog_ = has_waveform_ = selected_stages_ = quick_ = false;
  temperature_ = kRoom;
  stages_ = 0xFF;
  update_ = sources_ = reversed_ = 0;
  lines_ = chip_.rows;
}

void Ssd16xxModel::reset() {
  if (sleep_ == 2)
    for (Memory& memory : memories_)
      for (Plane& plane : memory.planes) plane.defined.assign(plane.defined.size(), 0);
  sleep_ = 0;
  reset_registers();
  busy_until_us_ = now_us_ + kResetUs;
  driving_until_us_ = 0;
}

Result<PinLevel> Ssd16xxModel::busy() {
  return stuck_busy || (!absent && (sleep_ || now_us_ < busy_until_us_)) ? PinLevel::High
                                                                         : PinLevel::Low;
}

// The second chip of a pair has the same commands with bit 7 set.
uint8_t Ssd16xxModel::plain(uint8_t code) const {
  const auto own = static_cast<uint8_t>(code & 0x7F);
  return glass_.pair && code & 0x80 && is_addressing(own) ? own : code;
}

const Opcode* Ssd16xxModel::find_opcode(uint8_t code) const {
  code = plain(code);
  if (chip_.wide)
    if (const auto wide = kWideOpcodes.find(code); wide != kWideOpcodes.end()) return &wide->second;
  const auto found = kOpcodes.find(code);
  return found == kOpcodes.end() ? nullptr : &found->second;
}

const char* Ssd16xxModel::refusal(uint8_t code) const {
  const bool is_none = code == 0x7F || code == 0xFF;
  if (!was_reset()) return "NO_RESET";
  if (sleep_) return "CMD_IN_DEEP_SLEEP";
  return now_us_ < driving_until_us_ && !is_none ? "CMD_WHILE_BUSY" : nullptr;
}

// While it loads or switches power, the chip is known to take what its datasheet forbids.
Status Ssd16xxModel::command(uint8_t code) {
  if (!absent && !sleep_ && now_us_ < busy_until_us_ && now_us_ >= driving_until_us_)
    warn("CMD_WHILE_BUSY");
  return CommandModel::command(code);
}

void Ssd16xxModel::begin_stream(uint8_t code) {
  waveform_bytes_ = 0;
  if (plain(code) == 0x32) return;
  memory_of(code).wrapped = false;
}

void Ssd16xxModel::take(uint8_t byte) {
  const auto code = static_cast<uint8_t>(open());
  if (code == 0x32) {
    if (++waveform_bytes_ == chip_.waveform_bytes) has_waveform_ = true;
    return;
  }
  Memory& memory = memory_of(code);
  store(memory, memory.planes[plain(code) == 0x26], byte);
}

// Start and end are in the order of travel.
bool Ssd16xxModel::is_window_wrong(const Memory& memory) const {
  const auto wrong = [](int start, int end, bool up, int size) {
    return (up ? start > end : start < end) || start >= size || end >= size;
  };
  return wrong(memory.x_start, memory.x_end, memory.entry & 1, chip_.columns / 8) ||
         wrong(memory.y_start, memory.y_end, memory.entry & 2, 1024);
}

void Ssd16xxModel::store(Memory& memory, Plane& plane, uint8_t byte) {
  if (is_window_wrong(memory)) return violate("BAD_WINDOW");
  const auto inside = [](int at, int start, int end) {
    return at >= std::min(start, end) && at <= std::max(start, end);
  };
  if (!inside(memory.x, memory.x_start, memory.x_end) ||
      !inside(memory.y, memory.y_start, memory.y_end))
    return violate("COUNTER_OUTSIDE_WINDOW");
  if (memory.wrapped) violate("RAM_OVERRUN");
  for (int i = 0; i < 8; ++i) {
    const int x = memory.x * 8 + (memory.entry & 1 ? i : 7 - i);
    if (memory.y >= chip_.rows) break;
    const auto at = static_cast<size_t>(memory_cell(x, memory.y));
    plane.bits[at] = byte >> (7 - i) & 1;
    plane.defined[at] = 1;
  }
  advance(memory);
}

void Ssd16xxModel::advance(Memory& memory) {
  const auto step = [](int& at, int start, int end, bool up) {
    if (at == end) {
      at = start;
      return true;
    }
    at += up ? 1 : -1;
    return false;
  };
  const auto step_x = [&] {
    return step(memory.x, memory.x_start, memory.x_end, memory.entry & 1);
  };
  const auto step_y = [&] {
    return step(memory.y, memory.y_start, memory.y_end, memory.entry & 2);
  };
  memory.wrapped = memory.entry & 4 ? step_y() && step_x() : step_x() && step_y();
}

int Ssd16xxModel::column(const std::vector<uint8_t>& p, size_t index) const {
  return chip_.wide ? (p[index * 2] | p[index * 2 + 1] << 8) / 8 : p[index];
}

void Ssd16xxModel::address(uint8_t code, Memory& memory, const std::vector<uint8_t>& p) {
  switch (code) {
    case 0x11: memory.entry = p[0]; break;
    case 0x44:
      memory.x_start = column(p, 0);
      memory.x_end = column(p, 1);
      break;
    case 0x45:
      memory.y_start = p[0] | p[1] << 8;
      memory.y_end = p[2] | p[3] << 8;
      break;
    case 0x4E: memory.x = column(p, 0); break;
    case 0x4F: memory.y = p[0] | p[1] << 8; break;
    default: break;
  }
  memory.wrapped = false;
}

void Ssd16xxModel::execute(uint8_t code, const std::vector<uint8_t>& p) {
  const uint8_t own = plain(code);
  if (is_addressing(own)) return address(own, memory_of(code), p);
  switch (code) {
    case 0x01:
      lines_ = (p[0] | p[1] << 8) + 1;
      reversed_ = !chip_.wide && p[2] & 1;
      break;
    case 0x10:
      if (p[0] & 1 && analog_) warn("SLEEP_WHILE_POWERED");
      analog_ = analog_ && !(p[0] & 1);
      sleep_ = p[0] & 1 ? (p[0] == 1 ? 1 : 2) : 0;
      break;
    case 0x12:
      reset_registers();
      busy_until_us_ = now_us_ + kSoftwareResetUs;
      break;
    case 0x1A: temperature_ = p[0]; break;
    case 0x20: activate(); break;
    case 0x21:
      update_ = p[0];
      sources_ = p.size() > 1 ? p[1] : 0;
      break;
    case 0x22:
      stages_ = p[0];
      selected_stages_ = true;
      break;
    case 0x46: fill(memories_[0].planes[1], p[0]); break;
    case 0x47: fill(memories_[0].planes[0], p[0]); break;
    default: break;
  }
}

void Ssd16xxModel::fill(Plane& plane, uint8_t pattern) {
  plane.bits.assign(plane.bits.size(), pattern >> 7);
  plane.defined.assign(plane.defined.size(), 1);
  busy_until_us_ = now_us_ + kFillUs;
}

// Bits of the stages from the left: clock, analog, temperature, waveform, mode 2, drive, and off.
void Ssd16xxModel::activate() {
  int64_t takes_us = kStageUs;
  if (stages_ & 0x80) clock_ = true;
  if (stages_ & 0x40 && !analog_) {
    analog_ = clock_;
    takes_us += kPowerUs;
  }
  const bool loads = !chip_.one_waveform && stages_ & 0x10;
  // The sensor says which waveform, or who wrote the temperature.
  if (stages_ & 0x20) temperature_ = kRoom;
  if (loads) {
    has_waveform_ = !glass_.needs_waveform;
    quick_ = temperature_ >= kHeat;
  }
  if (stages_ & 0x04 || (chip_.one_waveform && stages_ & 0x08)) {
    if (!clock_ || !analog_) violate("REFRESH_WHILE_OFF");
    else if (!has_waveform_) violate("NO_WAVEFORM");
    else drive();
    takes_us += (glass_.inks > 2 ? kThirdInkUs : kDriveUs) / (quick_ ? 2 : 1);
    driving_until_us_ = now_us_ + takes_us;
  }
  if (stages_ & 2 && analog_) {
    analog_ = false;
    takes_us += kPowerOffUs;
  }
  if (stages_ & 1) clock_ = false;
  busy_until_us_ = now_us_ + takes_us;
}

// The bit behind pixel (x, y) of the glass, as the update takes it.
bool Ssd16xxModel::bit_at(int plane, int x, int y, bool& defined) const {
  const bool second = glass_.pair && x >= width_ / 2;
  int column = glass_.left + (glass_.columns_down ? width_ - 1 - x : x);
  if (second) column = width_ - 1 - x;
  const int row =
      glass_.top + (static_cast<bool>(reversed_) != glass_.rows_up ? height_ - 1 - y : y);
  const int treatment = plane ? update_ >> 4 : update_ & 15;
  if (treatment == 4) return false;
  if (column >= chip_.columns || row >= chip_.rows || row >= lines_) {
    defined = false;
    return false;
  }
  const Plane& memory = memories_[second].planes[static_cast<size_t>(plane)];
  const auto at = static_cast<size_t>(memory_cell(column, row));
  defined &= memory.defined[at] != 0;
  return (memory.bits[at] != 0) != (treatment == 8);
}

// In mode 2 the second plane is what was shown: where the two are the same, glass keeps what it
// has. But a waveform that was sent does what its maker wants; and glass is known to show all of a
// picture with the stages of a reset, which are all of them, and a third ink also when they are
// selected.
void Ssd16xxModel::drive() {
  const bool loads = stages_ & 0x10, all_stages = stages_ == 0xFF;
  const bool compares = stages_ & 8 && !chip_.one_waveform &&
                        (glass_.inks > 2 ? !all_stages : loads && selected_stages_);
  bool defined = true, stale = false;
  for (int y = 0; y < height_; ++y)
    for (int x = 0; x < width_; ++x) {
      bool second_defined = true;
      const bool white = bit_at(0, x, y, defined), second = bit_at(1, x, y, second_defined);
      if (glass_.inks > 2 || compares) defined &= second_defined;
      uint8_t& ink = visible_[cell(x, y)];
      if (glass_.inks == 4) {
        ink = glass_.grays[static_cast<size_t>(white << 1 | second)];
        continue;
      }
      stale |= compares && glass_.inks == 2 && second != (ink != 0);
      if (compares && white == second) continue;
      ink = glass_.inks > 2 && second && !compares ? 2 : white;
    }
  if (!defined) violate("UNDEFINED_RAM");
  else if (stale) violate("STALE_BASE");
  ++refreshes_;
}

void Ssd16xxModel::check_end() {
  if (analog_) violate("LEFT_POWERED");
  else if (!sleep_) warn("NOT_ASLEEP");
}

}  // namespace weft
