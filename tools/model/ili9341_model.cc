#include "tools/model/ili9341_model.h"

#include <algorithm>
#include <map>

namespace weft {
namespace {

constexpr TftGlass kGlasses[] = {
    {"cyd-ili9341", 240, 320, 41, true, false, true, false},
    {"ili9341-240x320", 240, 320, 41, true, false, true, false},
    {"cyd-ili9342", 320, 240, 42, false, false, true, false},
    {"m5stack", 320, 240, 42, false, false, true, true},
};

struct Parameters {
  size_t least, most;
};
const std::map<uint8_t, Parameters> kStandard = {
    {0x00, {0, 0}},        {0x01, {0, 0}},   {0x10, {0, 0}}, {0x11, {0, 0}},
    {0x13, {0, 0}},        {0x20, {0, 0}},   {0x21, {0, 0}}, {0x26, {1, 1}},
    {0x28, {0, 0}},        {0x29, {0, 0}},   {0x2A, {4, 4}}, {0x2B, {4, 4}},
    {0x2C, {0, SIZE_MAX}}, {0x33, {6, 6}},   {0x35, {1, 1}}, {0x36, {1, 1}},
    {0x37, {2, 2}},        {0x38, {0, 0}},   {0x3A, {1, 1}}, {0x3C, {0, SIZE_MAX}},
    {0xE0, {15, 15}},      {0xE1, {15, 15}},
};
// Voltages, timing and gamma: counted, and otherwise not modelled.
const std::map<uint8_t, Parameters> kPrivate41 = {
    {0xB1, {2, 2}}, {0xB6, {3, 4}}, {0xC0, {1, 1}}, {0xC1, {1, 1}}, {0xC5, {2, 2}},
    {0xC7, {1, 1}}, {0xCB, {5, 5}}, {0xCF, {3, 3}}, {0xE8, {3, 3}}, {0xEA, {2, 2}},
    {0xED, {4, 4}}, {0xEF, {3, 3}}, {0xF2, {1, 1}}, {0xF7, {1, 1}},
};
const std::map<uint8_t, Parameters> kPrivate42 = {
    {0xB0, {1, 1}}, {0xB6, {3, 4}}, {0xC0, {2, 2}}, {0xC1, {1, 1}},
    {0xC5, {1, 1}}, {0xC8, {3, 3}}, {0xF6, {3, 3}},
};

const Parameters* find_parameters(uint8_t variant, uint8_t code) {
  const auto& own = variant == 42 ? kPrivate42 : kPrivate41;
  for (const auto* table : {&kStandard, &own})
    if (const auto found = table->find(code); found != table->end()) return &found->second;
  return nullptr;
}

constexpr int64_t kCommandUs = 5'000, kWakeUs = 120'000;

uint8_t widened(unsigned five_bits) {
  return static_cast<uint8_t>(five_bits << 1 | five_bits >> 4);
}

}  // namespace

const TftGlass* find_tft_glass(std::string_view panel) {
  const auto* found = std::find_if(std::begin(kGlasses), std::end(kGlasses),
                                   [&](const TftGlass& glass) { return glass.panel == panel; });
  return found == std::end(kGlasses) ? nullptr : found;
}

Ili9341Model::Ili9341Model(const TftGlass& glass)
    : PanelModel(glass.width, glass.height), glass_(glass) {
  memory_.resize(memory_cell(0, rows()));
  for (size_t i = 0; i < memory_.size(); ++i) {
    const uint32_t bits = noise(i);
    memory_[i] = {{static_cast<uint8_t>(bits & 63), static_cast<uint8_t>(bits >> 6 & 63),
                   static_cast<uint8_t>(bits >> 12 & 63)},
                  false};
  }
  reset_registers();
}

void Ili9341Model::reset_registers() {
  asleep_ = true;
  on_ = negative_ = false;
  access_ = 0;
  format_ = 0x66;
  column_range_ = {0, columns() - 1};
  row_range_ = {0, rows() - 1};
}

Status Ili9341Model::set_reset(PinLevel level) {
  if (level == PinLevel::Low) {
    if (reset_low_since_us_ < 0) reset_low_since_us_ = now_us_;
    return Status::Ok;
  }
  if (reset_low_since_us_ < 0) return Status::Ok;
  if (now_us_ - reset_low_since_us_ < 10) violate("RESET_TOO_SHORT");
  reset_low_since_us_ = -1;
  was_reset_ = true;
  ready_us_ = now_us_ + kCommandUs;
  may_wake_us_ = now_us_ + (asleep_ ? kCommandUs : kWakeUs);
  reset_registers();
  open_ = -1;
  parameters_.clear();
  pending_.clear();
  return Status::Ok;
}

bool Ili9341Model::is_too_soon(uint8_t code) const {
  return now_us_ < ready_us_ || (code == 0x11 && now_us_ < may_wake_us_) ||
         (code == 0x10 && now_us_ < may_sleep_us_);
}

Status Ili9341Model::command(uint8_t code) {
  close_command();
  ++bytes_on_bus_;
  if (absent || ignored_commands.contains(code)) return Status::Ok;
  if (!was_reset_ && code != 0x01) violate("NO_RESET");
  if (is_too_soon(code)) violate("WAIT_TOO_SHORT");
  if (!find_parameters(glass_.variant, code)) return ignore("UNKNOWN_COMMAND");
  open_ = code;
  if (code == 0x2C) {
    column_ = column_range_.first;
    row_ = row_range_.first;
    written_ = 0;
  }
  if (find_parameters(glass_.variant, code)->most == 0) execute();
  return Status::Ok;
}

Status Ili9341Model::data(std::span<const uint8_t> bytes) {
  bytes_on_bus_ += bytes.size();
  if (absent) return Status::Ok;
  if (open_ < 0) return ignore("ORPHAN_DATA");
  for (const uint8_t byte : bytes) {
    if (is_writing()) {
      take_pixel_byte(byte);
    } else if (parameters_.size() ==
               find_parameters(glass_.variant, static_cast<uint8_t>(open_))->most) {
      violate("EXTRA_PARAMETERS");
    } else {
      parameters_.push_back(byte);
    }
  }
  return Status::Ok;
}

void Ili9341Model::close_command() {
  if (open_ < 0) return;
  const Parameters* wanted = find_parameters(glass_.variant, static_cast<uint8_t>(open_));
  if (is_writing() && !pending_.empty()) violate("BAD_DEPTH");
  if (parameters_.size() < wanted->least) violate("MISSING_PARAMETERS");
  else if (wanted->most > 0) execute();
  pending_.clear();
  parameters_.clear();
  open_ = -1;
}

void Ili9341Model::execute() {
  switch (open_) {
    case 0x01:
      may_wake_us_ = now_us_ + (asleep_ ? kCommandUs : kWakeUs);
      ready_us_ = now_us_ + kCommandUs;
      was_reset_ = true;
      reset_registers();
      break;
    case 0x10: wake_or_sleep(true); break;
    case 0x11: wake_or_sleep(false); break;
    case 0x20: negative_ = false; break;
    case 0x21: negative_ = true; break;
    case 0x28: on_ = false; break;
    case 0x29: on_ = true; break;
    case 0x2A: set_range(column_range_, swaps() ? rows() : columns()); break;
    case 0x2B: set_range(row_range_, swaps() ? columns() : rows()); break;
    case 0x36: access_ = parameters_[0]; break;
    case 0x3A: format_ = parameters_[0]; break;
    default: break;
  }
}

void Ili9341Model::wake_or_sleep(bool sleep) {
  asleep_ = sleep;
  ready_us_ = now_us_ + kCommandUs;
  (sleep ? may_wake_us_ : may_sleep_us_) = now_us_ + kWakeUs;
}

void Ili9341Model::set_range(Range& range, int size) {
  const Range wanted{parameters_[0] << 8 | parameters_[1], parameters_[2] << 8 | parameters_[3]};
  if (wanted.first > wanted.last || wanted.last >= size) return violate("BAD_WINDOW");
  range = wanted;
}

void Ili9341Model::take_pixel_byte(uint8_t byte) {
  const bool is_565 = (format_ & 7) == 5;
  pending_.push_back(byte);
  if (pending_.size() < (is_565 ? 2u : 3u)) return;
  if (is_565) {
    const unsigned value = static_cast<unsigned>(pending_[0] << 8 | pending_[1]);
    store({widened(value >> 11), static_cast<uint8_t>(value >> 5 & 63), widened(value & 31)});
  } else {
    store({static_cast<uint8_t>(pending_[0] >> 2), static_cast<uint8_t>(pending_[1] >> 2),
           static_cast<uint8_t>(pending_[2] >> 2)});
  }
  pending_.clear();
}

// Puts a pixel where its address lies in memory: the axes change places first, then each may be
// mirrored.
void Ili9341Model::store(const std::array<uint8_t, 3>& channels) {
  int x = swaps() ? row_ : column_, y = swaps() ? column_ : row_;
  if (access_ & 0x40) x = columns() - 1 - x;
  if (access_ & 0x80) y = rows() - 1 - y;
  if (x >= 0 && y >= 0 && x < columns() && y < rows())
    memory_[memory_cell(x, y)] = {channels, true};
  const auto window = static_cast<size_t>((column_range_.last - column_range_.first + 1) *
                                          (row_range_.last - row_range_.first + 1));
  if (++written_ == window + 1) violate("RAM_OVERRUN");
  advance();
}

void Ili9341Model::advance() {
  if (++column_ <= column_range_.last) return;
  column_ = column_range_.first;
  if (++row_ > row_range_.last) row_ = row_range_.first;
}

// The cell of memory behind pixel (x, y) of the glass, as a person sees it.
size_t Ili9341Model::glass_cell(uint32_t x, uint32_t y) const {
  const int column = static_cast<int>(x), row = static_cast<int>(y);
  return memory_cell(glass_.left + (glass_.mirrored ? width_ - 1 - column : column),
                     glass_.top + (glass_.upside_down ? height_ - 1 - row : row));
}

uint32_t Ili9341Model::pixel(uint32_t x, uint32_t y) const {
  if (!lit()) return 0;
  auto channels = memory_[glass_cell(x, y)].channels;
  if (static_cast<bool>(access_ & 0x08) != glass_.blue_first) std::swap(channels[0], channels[2]);
  if (negative_ != glass_.negative)
    for (uint8_t& channel : channels) channel ^= 63;
  return static_cast<uint32_t>(channels[0] >> 1 << 11 | channels[1] << 5 | channels[2] >> 1);
}

void Ili9341Model::finish() {
  close_command();
  if (!lit()) violate("NOT_VISIBLE");
  for (uint32_t y = 0; y < height(); ++y)
    for (uint32_t x = 0; x < width(); ++x)
      if (!memory_[glass_cell(x, y)].defined) return violate("UNDEFINED_RAM");
}

}  // namespace weft
