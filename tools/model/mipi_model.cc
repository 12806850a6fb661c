#include "tools/model/mipi_model.h"

#include <algorithm>

namespace weft {
namespace {

// clang-format off
constexpr TftGlass kGlasses[] = {
    // panel, size, chip, mirrored, upside down, blue first, negative, place
    {"cyd-ili9341", 240, 320, "ILI9341", true, false, true, false},
    {"ili9341-240x320", 240, 320, "ILI9341", true, false, true, false},
    {"cyd-ili9342", 320, 240, "ILI9342", false, false, true, false},
    {"m5stack", 320, 240, "ILI9342", false, false, true, true},
    {"cyd-st7789", 240, 320, "ST7789", false, false, false, false},
    {"st7789-240x320", 240, 320, "ST7789", false, false, false, true},
    {"st7789-240x280", 240, 280, "ST7789", false, false, false, true, 0, 20},
    {"st7789-240x240", 240, 240, "ST7789", false, false, false, true},
    {"t-display", 135, 240, "ST7789", false, false, false, true, 52, 40},
    {"t-embed", 170, 320, "ST7789", false, false, true, true, 35, 0},
    {"st7789-172x320", 172, 320, "ST7789", false, false, false, true, 34, 0},
    {"st7735-128x160-green", 128, 160, "ST7735", true, true, true, false, 2, 1},
    {"st7735-128x160-red", 128, 160, "ST7735", true, true, false, false, 0, 0, 128, 160},
    {"st7735-128x128", 128, 128, "ST7735S", true, true, true, false, 2, 1, 132, 132},
    {"st7735-80x160", 80, 160, "ST7735S", true, true, true, true, 26, 1},
    {"gc9a01-240x240", 240, 240, "GC9A01A", false, false, true, true},
    {"wt32-sc01", 320, 480, "ST7796", true, false, true, false},
    {"t-display-s3-pro", 222, 480, "ST7796", true, false, true, true, 49, 0},
    {"ili9488-320x480", 320, 480, "ILI9488", true, false, true, false, 0, 0, 0, 0, true},
};
// clang-format on

const std::map<uint8_t, Opcode> kStandard = {
    {0x00, {0, 0}},          {0x01, {0, 0}}, {0x10, {0, 0}}, {0x11, {0, 0}},
    {0x13, {0, 0}},          {0x20, {0, 0}}, {0x21, {0, 0}}, {0x26, {1, 1}},
    {0x28, {0, 0}},          {0x29, {0, 0}}, {0x2A, {4, 4}}, {0x2B, {4, 4}},
    {0x2C, {0, kAnyNumber}}, {0x33, {6, 6}}, {0x35, {0, 1}}, {0x36, {1, 1}},
    {0x37, {1, 2}},          {0x38, {0, 0}}, {0x39, {0, 0}}, {0x3A, {1, 1}},
    {0x3C, {0, kAnyNumber}},
};
// Makers of modules send the registers of the one to the other too.
const std::map<uint8_t, Opcode> kIli934x = {
    {0xB0, {1, 1}},   {0xB1, {2, 2}},   {0xB6, {3, 4}}, {0xC0, {1, 2}}, {0xC1, {1, 1}},
    {0xC5, {1, 2}},   {0xC7, {1, 1}},   {0xC8, {3, 3}}, {0xCB, {5, 5}}, {0xCF, {3, 3}},
    {0xE0, {15, 15}}, {0xE1, {15, 15}}, {0xE8, {3, 3}}, {0xEA, {2, 2}}, {0xED, {4, 4}},
    {0xEF, {3, 3}},   {0xF2, {1, 1}},   {0xF6, {3, 3}}, {0xF7, {1, 1}},
};
const std::map<uint8_t, Opcode> kIli9488 = {
    {0xB0, {1, 1}},   {0xB1, {1, 2}},   {0xB4, {1, 1}}, {0xB6, {2, 3}}, {0xB7, {1, 1}},
    {0xC0, {2, 2}},   {0xC1, {1, 1}},   {0xC2, {1, 1}}, {0xC5, {3, 4}}, {0xE0, {15, 15}},
    {0xE1, {15, 15}}, {0xE2, {15, 15}}, {0xE9, {1, 1}}, {0xF7, {4, 4}},
};
const std::map<uint8_t, Opcode> kSt7796 = {
    {0xB0, {1, 1}},   {0xB1, {1, 2}},   {0xB4, {1, 1}}, {0xB5, {4, 4}}, {0xB6, {2, 3}},
    {0xB7, {1, 1}},   {0xC0, {1, 2}},   {0xC1, {1, 1}}, {0xC2, {1, 1}}, {0xC5, {1, 1}},
    {0xE0, {14, 14}}, {0xE1, {14, 14}}, {0xE8, {8, 8}}, {0xF0, {1, 1}},
};
const std::map<uint8_t, Opcode> kSt7789 = {
    {0xB0, {2, 2}}, {0xB2, {5, 5}}, {0xB6, {2, 2}},   {0xB7, {1, 1}},   {0xBB, {1, 1}},
    {0xC0, {1, 1}}, {0xC2, {1, 2}}, {0xC3, {1, 1}},   {0xC4, {1, 1}},   {0xC6, {1, 1}},
    {0xD0, {1, 2}}, {0xD6, {1, 1}}, {0xE0, {14, 14}}, {0xE1, {14, 14}},
};
const std::map<uint8_t, Opcode> kSt7735 = {
    {0xB1, {3, 3}}, {0xB2, {3, 3}},   {0xB3, {6, 6}},   {0xB4, {1, 1}}, {0xB6, {2, 2}},
    {0xC0, {2, 3}}, {0xC1, {1, 1}},   {0xC2, {2, 2}},   {0xC3, {2, 2}}, {0xC4, {2, 2}},
    {0xC5, {1, 2}}, {0xE0, {16, 16}}, {0xE1, {16, 16}},
};
// Its maker explains none of them.
const std::map<uint8_t, Opcode> kGc9a01a = {
    {0x62, {12, 12}}, {0x63, {12, 12}}, {0x64, {7, 7}}, {0x66, {10, 10}}, {0x67, {10, 10}},
    {0x70, {9, 9}},   {0x74, {7, 7}},   {0x84, {1, 1}}, {0x85, {1, 1}},   {0x86, {1, 1}},
    {0x87, {1, 1}},   {0x88, {1, 1}},   {0x89, {1, 1}}, {0x8A, {1, 1}},   {0x8B, {1, 1}},
    {0x8C, {1, 1}},   {0x8D, {1, 1}},   {0x8E, {1, 1}}, {0x8F, {1, 1}},   {0x90, {4, 4}},
    {0x98, {2, 2}},   {0xAE, {1, 1}},   {0xB6, {2, 2}}, {0xBC, {1, 1}},   {0xBD, {1, 1}},
    {0xBE, {1, 1}},   {0xC3, {1, 1}},   {0xC4, {1, 1}}, {0xC9, {1, 1}},   {0xCD, {1, 1}},
    {0xDF, {3, 3}},   {0xE1, {2, 2}},   {0xE8, {1, 1}}, {0xEB, {1, 1}},   {0xED, {2, 2}},
    {0xEF, {0, 0}},   {0xF0, {6, 6}},   {0xF1, {6, 6}}, {0xF2, {6, 6}},   {0xF3, {6, 6}},
    {0xFE, {0, 0}},   {0xFF, {3, 3}},
};

const std::map<uint8_t, Opcode> kHx8357b = {
    {0xB4, {1, 1}},   {0xC0, {5, 5}}, {0xC1, {1, 1}}, {0xC5, {1, 1}},
    {0xC8, {12, 12}}, {0xD0, {3, 3}}, {0xD1, {2, 2}}, {0xD2, {2, 2}},
    {0xD3, {2, 2}},   {0xD4, {2, 2}}, {0xE9, {1, 1}}, {0xEE, {4, 4}},
};

const MipiChip kChips[] = {
    {"ILI9341", 240, 320, kIli934x},        {"ILI9342", 320, 240, kIli934x},
    {"ILI9488", 320, 480, kIli9488, false}, {"ST7796", 320, 480, kSt7796},
    {"ST7789", 240, 320, kSt7789},          {"ST7735", 132, 162, kSt7735},
    {"ST7735S", 132, 162, kSt7735},         {"GC9A01A", 240, 240, kGc9a01a},
    {"GC9A01", 240, 240, kGc9a01a},         {"GC9107", 132, 132, kGc9a01a},
    {"ILI9486", 320, 480, kIli9488, false}, {"HX8357B", 320, 480, kHx8357b},
};

constexpr int64_t kCommandUs = 5'000, kWakeUs = 120'000;

uint8_t widened(unsigned five_bits) {
  return static_cast<uint8_t>(five_bits << 1 | five_bits >> 4);
}

}  // namespace

const MipiChip* find_mipi_chip(std::string_view name) {
  const auto* found = std::find_if(std::begin(kChips), std::end(kChips),
                                   [&](const MipiChip& chip) { return chip.name == name; });
  return found == std::end(kChips) ? nullptr : found;
}

const TftGlass* find_tft_glass(std::string_view panel) {
  const auto* found = std::find_if(std::begin(kGlasses), std::end(kGlasses),
                                   [&](const TftGlass& glass) { return glass.panel == panel; });
  return found == std::end(kGlasses) ? nullptr : found;
}

MipiModel::MipiModel(const TftGlass& glass)
    : CommandModel(glass.width, glass.height), glass_(glass), chip_(*find_mipi_chip(glass.chip)) {
  memory_.resize(memory_cell(0, rows()));
  for (size_t i = 0; i < memory_.size(); ++i) {
    const uint32_t bits = noise(i);
    memory_[i] = {{static_cast<uint8_t>(bits & 63), static_cast<uint8_t>(bits >> 6 & 63),
                   static_cast<uint8_t>(bits >> 12 & 63)},
                  false};
  }
  reset_registers();
}

void MipiModel::reset_registers() {
  asleep_ = true;
  on_ = negative_ = false;
  access_ = 0;
  format_ = 0x66;
  column_range_ = {0, columns() - 1};
  row_range_ = {0, rows() - 1};
}

void MipiModel::reset() {
  ready_us_ = now_us_ + kCommandUs;
  may_wake_us_ = now_us_ + (asleep_ ? kCommandUs : kWakeUs);
  reset_registers();
  pending_.clear();
}

const Opcode* MipiModel::find_opcode(uint8_t code) const {
  for (const auto* table : {&kStandard, &chip_.own})
    if (const auto found = table->find(code); found != table->end()) return &found->second;
  return nullptr;
}

// Nothing is refused: what comes too early is taken, as well as the chip can.
const char* MipiModel::refusal(uint8_t) const { return nullptr; }

void MipiModel::begin_stream(uint8_t code) {
  pending_.clear();
  if (code != 0x2C) return;
  column_ = column_range_.first;
  row_ = row_range_.first;
  written_ = 0;
}

void MipiModel::end_stream(uint8_t) {
  if (!pending_.empty()) violate("BAD_DEPTH");
}

void MipiModel::take(uint8_t byte) {
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

Status MipiModel::command(uint8_t code) {
  if (!absent && !ignored_commands.contains(code)) check_time(code);
  return CommandModel::command(code);
}

// After a reset and around sleep the chip needs its time; registers that are written while its
// voltages settle are known to be taken.
void MipiModel::check_time(uint8_t code) {
  if (!was_reset() && code != 0x01) violate("NO_RESET");
  const bool too_soon = now_us_ < ready_us_ || (code == 0x11 && now_us_ < may_wake_us_) ||
                        (code == 0x10 && now_us_ < may_sleep_us_);
  if (too_soon) violate("WAIT_TOO_SHORT");
  else if (now_us_ < settled_us_) warn("WAIT_TOO_SHORT");
}

void MipiModel::execute(uint8_t code, const std::vector<uint8_t>& p) {
  switch (code) {
    case 0x01:
      count_as_reset();
      reset();
      break;
    case 0x10: wake_or_sleep(true); break;
    case 0x11: wake_or_sleep(false); break;
    case 0x20: negative_ = false; break;
    case 0x21: negative_ = true; break;
    case 0x28: on_ = false; break;
    case 0x29: on_ = true; break;
    case 0x2A: set_range(column_range_, swaps() ? rows() : columns(), p); break;
    case 0x2B: set_range(row_range_, swaps() ? columns() : rows(), p); break;
    case 0x36: access_ = p[0]; break;
    case 0x3A:
      format_ = p[0];
      if ((format_ & 7) == 5 && !chip_.takes_16_bits) violate("BAD_DEPTH");
      break;
    default: break;
  }
}

void MipiModel::wake_or_sleep(bool sleep) {
  asleep_ = sleep;
  settled_us_ = now_us_ + kCommandUs;
  (sleep ? may_wake_us_ : may_sleep_us_) = now_us_ + kWakeUs;
}

// Pixels beyond memory are dropped, so a window that ends one too far does no harm.
void MipiModel::set_range(Range& range, int size, const std::vector<uint8_t>& p) {
  const Range wanted{p[0] << 8 | p[1], p[2] << 8 | p[3]};
  if (wanted.first > wanted.last) return violate("BAD_WINDOW");
  if (wanted.last >= size) warn("BAD_WINDOW");
  range = wanted;
}

// Puts a pixel where its address lies in memory: the axes change places first, then each may be
// mirrored.
void MipiModel::store(const std::array<uint8_t, 3>& channels) {
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

void MipiModel::advance() {
  if (++column_ <= column_range_.last) return;
  column_ = column_range_.first;
  if (++row_ > row_range_.last) row_ = row_range_.first;
}

// The cell of memory behind pixel (x, y) of the glass, as a person sees it.
size_t MipiModel::glass_cell(uint32_t x, uint32_t y) const {
  const int column = static_cast<int>(x), row = static_cast<int>(y);
  return memory_cell(glass_.left + (glass_.mirrored ? width_ - 1 - column : column),
                     glass_.top + (glass_.upside_down ? height_ - 1 - row : row));
}

uint32_t MipiModel::pixel(uint32_t x, uint32_t y) const {
  if (!lit()) return 0;
  auto channels = memory_[glass_cell(x, y)].channels;
  if (static_cast<bool>(access_ & 0x08) != glass_.blue_first) std::swap(channels[0], channels[2]);
  if (negative_ != glass_.negative)
    for (uint8_t& channel : channels) channel ^= 63;
  uint32_t value = 0;
  if (!glass_.true_colour)
    return static_cast<uint32_t>(channels[0] >> 1 << 11 | channels[1] << 5 | channels[2] >> 1);
  for (const uint8_t channel : channels)
    value = value << 8 | static_cast<uint32_t>(channel << 2 | channel >> 4);
  return value;
}

void MipiModel::check_end() {
  if (!lit()) violate("NOT_VISIBLE");
  for (uint32_t y = 0; y < height(); ++y)
    for (uint32_t x = 0; x < width(); ++x)
      if (!memory_[glass_cell(x, y)].defined) return violate("UNDEFINED_RAM");
}

}  // namespace weft
