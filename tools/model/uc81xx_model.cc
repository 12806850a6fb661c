#include "tools/model/uc81xx_model.h"

#include <algorithm>
#include <map>

namespace weft {
namespace {

constexpr std::array<int8_t, 8> kGrayCodes = {0, -1, -1, 1, 2, 2, 2, 2},
                                kSixCodes = {0, 1, 2, 3, -1, 5, 6, -1};
constexpr std::array<int8_t, 4> kTwoOfFour = {0, -1, -1, 1};

constexpr Uc81xxChip kChips[] = {
    {"UC8151", 1},
    {"UC8151D", 1},
    {"IL0373", 1},
    {"UC8176", 1},
    {"IL0398", 1},
    {"UC8276", 1},
    {.name = "UC8276C", .bits = 1, .six_byte_states = false},
    {.name = "UC8253", .bits = 1, .exchanges = false},
    {"UC8179", 1, 0},
    {"UC81xx", 1, 0},
    {"IL0324", 1, 0},
    {"IL91874", 1},
    {.name = "JD79686", .bits = 1, .has_sheet = false},
    {.name = "UC8175", .bits = 1, .has_sheet = false, .six_byte_states = false},
    {.name = "UC8159", .bits = 4, .inks = kGrayCodes},
    {.name = "IL0371", .bits = 4, .inks = kGrayCodes},
    {.name = "UC8159/SPD1656", .bits = 4, .has_windows = false, .busy_when_off = true},
    {.name = "AC073TC1", .bits = 4, .has_sheet = false, .has_windows = false},
    {.name = "E6", .bits = 4, .has_sheet = false, .window_ends_after = true, .inks = kSixCodes},
    {.name = "E6x2", .bits = 4, .has_sheet = false, .has_windows = false, .inks = kSixCodes},
    {.name = "JD79660", .bits = 2, .has_sheet = false},
    {.name = "JD79661", .bits = 2, .has_sheet = false},
    {.name = "JD79665", .bits = 2, .has_sheet = false},
    {.name = "JD79665AA", .bits = 2, .has_sheet = false},
    {.name = "JD79667", .bits = 2, .has_sheet = false},
    {.name = "JD79668", .bits = 2, .has_sheet = false},
    {.name = "BWRYx2", .bits = 2, .has_sheet = false, .has_windows = false},
    {.name = "HX8717", .bits = 2, .has_sheet = false},
    {.name = "SSD2677", .bits = 2, .has_sheet = false, .has_own_rows = true},
};

// What is written, in either kind; voltages, timing and what makers do not explain is counted.
const std::map<uint8_t, Opcode> kOpcodes = {
    {0x00, {1, 2}}, {0x01, {1, 6}}, {0x02, {0, 1}},          {0x03, {1, 5}}, {0x04, {0, 0}},
    {0x06, {1, 7}}, {0x07, {1, 1}}, {0x10, {0, kAnyNumber}}, {0x12, {0, 1}}, {0x17, {1, 1}},
    {0x2F, {0, 0}}, {0x30, {1, 1}}, {0x40, {0, 1}},          {0x41, {1, 1}}, {0x50, {1, 2}},
    {0x60, {1, 2}}, {0x61, {2, 4}}, {0x65, {1, 4}},          {0x70, {0, 0}}, {0x71, {0, 0}},
    {0x82, {1, 1}}, {0xE0, {1, 1}}, {0xE3, {1, 1}},          {0xE5, {1, 1}}, {0x91, {0, 0}},
    {0x92, {0, 0}}, {0x90, {5, 9}},
};
const std::map<uint8_t, Opcode> kTwoPlaneOpcodes = {
    {0x13, {0, kAnyNumber}}, {0x15, {1, 1}}, {0x16, {1, 9}},
    {0x52, {1, 1}},          {0x2A, {1, 4}}, {0xF8, {2, 2}},
};
const std::map<uint8_t, Opcode> kPackedOpcodes = {
    {0x05, {2, 4}}, {0x08, {4, 4}}, {0x13, {2, 2}}, {0x4D, {1, 1}}, {0x62, {8, 8}}, {0x66, {1, 6}},
    {0x74, {9, 9}}, {0x83, {9, 9}}, {0x84, {1, 1}}, {0x86, {1, 1}}, {0xA4, {8, 9}}, {0xA5, {0, 3}},
    {0xAA, {6, 6}}, {0xAE, {1, 1}}, {0xB0, {1, 1}}, {0xB1, {1, 1}}, {0xB4, {1, 1}}, {0xB5, {1, 1}},
    {0xB6, {1, 1}}, {0xB7, {1, 1}}, {0xBD, {1, 1}}, {0xBE, {1, 1}}, {0xE6, {1, 1}}, {0xE7, {1, 1}},
    {0xE9, {1, 1}}, {0xEF, {1, 1}}, {0xF0, {1, 6}}, {0xF6, {1, 1}}, {0xAB, {0, 0}},
};
// Questions, which are answered at any time.
bool asks(uint8_t code) { return code == 0x70 || code == 0x71; }

constexpr Opcode kWaveform{0, kAnyNumber}, kUnexplained{0, kAnyNumber};

// Measured on GDEY075T7, and on glass of more inks.
constexpr int64_t kResetUs = 1'000, kPowerOnUs = 129'000, kPowerOffUs = 40'000,
                  kRefreshUs = 4'100'000, kThirdInkUs = 15'000'000, kPackedUs = 20'000'000,
                  kFrameUs = 10'000;

}  // namespace

const Uc81xxChip* find_uc81xx_chip(std::string_view name) {
  const auto* found = std::find_if(std::begin(kChips), std::end(kChips),
                                   [&](const Uc81xxChip& chip) { return chip.name == name; });
  return found == std::end(kChips) ? nullptr : found;
}

Uc81xxModel::Uc81xxModel(const Uc81xxChip& chip, const Uc81xxGlass& glass)
    : CommandModel(glass.width, glass.height),
      chip_(chip),
      glass_(glass),
      columns_((glass.width + 7) / 8 * 8),
      line_columns_(columns_),
      selected_(glass.pair ? 0 : 1) {
  visible_.resize(cell(0, height_));
  for (size_t i = 0; i < visible_.size(); ++i)
    visible_[i] = static_cast<uint8_t>((noise(i) >> 8) % glass.inks);  // an old picture
  const size_t cells = memory_cell(0, height_);
  for (Plane& plane : planes_) {
    plane.defined.resize(cells);
    for (size_t i = 0; i < cells; ++i)
      plane.values.push_back(static_cast<uint8_t>(noise(i) >> 4 & ((1u << chip.bits) - 1)));
  }
  reset_registers();
}

void Uc81xxModel::reset_registers() {
  panel_setting_ = 0x0F;
  interval_ = chip_.polarity_shift ? 0xD7 : 0x31;
  partial_ = powered_ = off_ = has_waveforms_ = false;
  cascade_ = temperature_ = 0;
  sent_waveforms_ = {};
}

void Uc81xxModel::reset() {
  reset_rose_us_ = now_us_;
  busy_until_us_ = now_us_ + kResetUs;
  refreshing_until_us_ = 0;
  line_columns_ = columns_;
  if (asleep_)
    for (Plane& plane : planes_) plane.defined.assign(plane.defined.size(), 0);
  asleep_ = false;
  reset_registers();
}

Result<PinLevel> Uc81xxModel::busy() {
  // Some makers wait until the wire is low when the rails are off, others until it is high.
  const bool floats = off_ && chip_.busy_when_off && now_us_ >= busy_until_us_;
  floating_ = floats && !floating_;
  const bool active = now_us_ < busy_until_us_ || floating_;
  return stuck_busy || (!absent && active) ? PinLevel::Low : PinLevel::High;
}

Status Uc81xxModel::select(uint8_t chips) {
  if (!glass_.pair) return chips == 1 ? Status::Ok : ignore("NO_SUCH_CHIP");
  for (int side = 0; side < 2; ++side) {
    Pointer& pointer = pointers_[static_cast<size_t>(side)];
    if (chips >> side & 1 || !pointer.open) continue;
    if (pointer.y <= whole(side).bottom && pointer.y + pointer.x > 0) violate("CS_BROKE_STREAM");
    pointer.open = false;
  }
  selected_ = chips;
  return Status::Ok;
}

const Opcode* Uc81xxModel::find_opcode(uint8_t code) const {
  if (!is_packed() && code >= 0x20 && code <= 0x29) return &kWaveform;
  if (chip_.polarity_shift == 0 && code == 0x2B) return &kWaveform;
  const auto& own = is_packed() ? kPackedOpcodes : kTwoPlaneOpcodes;
  for (const auto* table : {&kOpcodes, &own})
    if (const auto found = table->find(code); found != table->end()) return &found->second;
  return chip_.has_sheet ? nullptr : &kUnexplained;
}

// While it refreshes, the chip answers questions about itself and nothing else.
const char* Uc81xxModel::refusal(uint8_t code) const {
  if (!was_reset()) return "NO_RESET";
  if (asleep_) return "CMD_IN_DEEP_SLEEP";
  if (now_us_ - reset_rose_us_ < kResetUs) return "TOO_SOON_AFTER_RESET";
  if (glass_.pair && !selected_) return "NOBODY_SELECTED";
  return now_us_ < refreshing_until_us_ && !asks(code) ? "CMD_WHILE_BUSY" : nullptr;
}

// Around its rails the chip is known to take what its datasheet forbids; and a second refresh while
// the first one runs is nothing to it.
Status Uc81xxModel::command(uint8_t code) {
  const bool again = code == 0x12 && now_us_ < refreshing_until_us_;
  if (!absent && !asleep_ && now_us_ < busy_until_us_ && !asks(code) &&
      (again || now_us_ >= refreshing_until_us_))
    warn("CMD_WHILE_BUSY");
  return again ? Status::Ok : CommandModel::command(code);
}

Uc81xxModel::Window Uc81xxModel::whole(int side) const {
  if (!glass_.pair) return {0, 0, line_columns_ - 1, height_ - 1};
  return {side * columns_ / 2, 0, (side + 1) * columns_ / 2 - 1, height_ - 1};
}

void Uc81xxModel::begin_stream(uint8_t code) {
  waveform_bytes_.clear();
  if (find_opcode(code) == &kUnexplained) warn("UNKNOWN_COMMAND");
  if (!is_plane(code)) return;
  if (!partial_) window_ = whole(0);
  for (int side = 0; side < 2; ++side) {
    Pointer& pointer = pointers_[static_cast<size_t>(side)];
    if (selected_ >> side & 1) pointer = {0, 0, true};
  }
}

// A byte is eight pixels of one plane, or as many packed ones as it holds.
void Uc81xxModel::take(uint8_t byte) {
  if (!is_plane(static_cast<uint8_t>(open()))) return waveform_bytes_.push_back(byte);
  Plane& plane = planes_[open() == 0x13];
  for (int side = 0; side < 2; ++side) {
    Pointer& pointer = pointers_[static_cast<size_t>(side)];
    if (!(selected_ >> side & 1) || !pointer.open) continue;
    const Window window = glass_.pair ? whole(side) : window_;
    if (window.top + pointer.y > window.bottom) return violate("RAM_OVERRUN");
    for (int at = 8 - chip_.bits; at >= 0; at -= chip_.bits) {
      const size_t target = memory_cell(window.left + pointer.x++, window.top + pointer.y);
      plane.values[target] = static_cast<uint8_t>(byte >> at & ((1 << chip_.bits) - 1));
      plane.defined[target] = 1;
    }
    if (window.left + pointer.x <= window.right) continue;
    pointer.x = 0;
    ++pointer.y;
  }
}

// A state of a waveform has six bytes: four levels of two bits, the frames of each, and repeats.
// What counts is the last level that drives: 01 towards black, 10 towards white.
void Uc81xxModel::take_waveform(uint8_t code, std::span<const uint8_t> states) {
  Drive drive = Drive::None;
  int frames = 0;
  for (; states.size() >= 6 && states[5]; states = states.subspan(6))
    for (size_t phase = 0; phase < 4; ++phase) {
      const int level = states[0] >> (6 - 2 * phase) & 3;
      frames += states[1 + phase] * states[5];
      if (states[1 + phase] && level) drive = level == 1 ? Drive::ToBlack : Drive::ToWhite;
    }
  has_waveforms_ = true;
  sent_frames_ = std::max(sent_frames_, frames);
  if (code > 0x20) sent_waveforms_[code - 0x21u] = drive;
}

// A plane that is opened and closed without a byte is no picture.
void Uc81xxModel::end_stream(uint8_t code) {
  if (code == 0x20) sent_frames_ = 0;
  if (code >= 0x20 && code <= 0x24) take_waveform(code, waveform_bytes_);
  if (!is_plane(code) || glass_.pair) return;
  const Pointer& pointer = pointers_[0];
  if (window_.top + pointer.y <= window_.bottom && pointer.x + pointer.y > 0)
    violate("RAM_UNDERRUN");
}

void Uc81xxModel::set_window(Window window, int step) {
  window.left &= ~(step - 1);
  window.right |= step - 1;
  const bool too_low = is_packed() ? window.bottom < window.top : window.bottom <= window.top;
  if (too_low || window.left > window.right || window.right >= columns_ || window.bottom >= height_)
    return violate("BAD_WINDOW");
  window_ = window;
}

// Two chips have half of the rows each, as they count them.
void Uc81xxModel::check_resolution(const std::vector<uint8_t>& p) {
  const bool narrow = p.size() < 4;
  const int columns = narrow ? p[0] : p[0] << 8 | p[1],
            rows = p.size() == 2 ? p[1] : p[p.size() - 2] << 8 | p.back();
  if (glass_.pair) return;
  const bool right = columns >= width_ && columns <= columns_ &&
                     (rows == height_ || (chip_.has_own_rows && rows > height_));
  if (!right) return violate("WRONG_RESOLUTION");
  line_columns_ = is_packed() ? columns : columns_;
}

void Uc81xxModel::execute(uint8_t code, const std::vector<uint8_t>& p) {
  const auto word = [&](size_t i) { return p[i] << 8 | p[i + 1]; };
  switch (code) {
    case 0x00:
      panel_setting_ = p[0];
      if (!(p[0] & 1)) reset_registers();
      break;
    case 0x02:
      powered_ = false;
      off_ = true;
      busy_until_us_ = now_us_ + kPowerOffUs;
      break;
    case 0x04:
      powered_ = true;
      off_ = false;
      busy_until_us_ = rails_up_us_ = now_us_ + kPowerOnUs;
      break;
    case 0x07:
      if (p[0] != 0xA5) return violate("DSLP_CHECK");
      if (powered_) warn("SLEEP_WHILE_POWERED");
      powered_ = false;
      asleep_ = true;
      break;
    case 0x12: refresh(); break;
    case 0x50: interval_ = p[0]; break;
    case 0x61: check_resolution(p); break;
    case 0x83:
      if (!chip_.has_windows) return violate("UNKNOWN_COMMAND");
      partial_ = p[8] & 1;
      window_scan_ = 1;
      set_window({word(0), word(4), word(2), word(6) - chip_.window_ends_after}, 8 / chip_.bits);
      break;
    case 0x90: {
      window_scan_ = p.back() & 1;
      if (p.size() < 7) set_window({p[0], p[2], p[1], p[3]}, 8);
      else if (p.size() == 7) set_window({p[0], word(2), p[1], word(4)}, 8);
      else set_window({word(0), word(4), word(2), word(6)}, 8);
      break;
    }
    case 0x91: partial_ = true; break;
    case 0x92: partial_ = false; break;
    case 0xE0: cascade_ = p[0]; break;
    case 0xE5:
    case 0xE6: temperature_ = p[0]; break;
    default: break;  // analog settings that do not change the picture
  }
}

// The chip's own waveforms drive each pixel to its new ink, but those that are kept for parts,
// which temperatures stand for that no glass has: they leave alone what stays as it is.
Uc81xxModel::Waveform Uc81xxModel::waveform() const {
  if (panel_setting_ & 0x20 && chip_.six_byte_states)
    return {sent_waveforms_[0], sent_waveforms_[1], sent_waveforms_[2], sent_waveforms_[3]};
  const bool in_part = cascade_ & 2 && (temperature_ == 0x6E || temperature_ == 0x79);
  if (in_part) return {Drive::None, Drive::ToWhite, Drive::ToBlack, Drive::None};
  return {Drive::ToWhite, Drive::ToWhite, Drive::ToBlack, Drive::ToBlack};
}

// In black and white the second plane is the new picture and the first one the old, unless the
// polarity says that the new one alone counts: then each pixel changes to what it is.
Uc81xxModel::Driven Uc81xxModel::drive_in_two_inks(size_t at, uint8_t shown,
                                                   const Waveform& waveform) const {
  const int polarity = interval_ >> chip_.polarity_shift & 3;
  const auto is_white = [&](const Plane& plane) { return plane.values[at] == (polarity & 1); };
  const bool white = is_white(planes_[1]), compares = !(polarity & 2) && !waveform.is_absolute(),
             was_white = compares ? is_white(planes_[0]) : !white;
  const Drive drive = white ? was_white ? waveform.white_stays : waveform.to_white
                            : (was_white ? waveform.to_black : waveform.black_stays);
  return {.ink = drive == Drive::None ? shown : uint8_t{drive == Drive::ToWhite},
          .defined = planes_[1].defined[at] && (!compares || planes_[0].defined[at]),
          .stale = compares && glass_.inks == 2 && was_white != (shown != 0)};
}

Uc81xxModel::Driven Uc81xxModel::drive(size_t at, uint8_t shown, const Waveform& waveform) const {
  if (is_packed()) {
    // Two inks have the ends of the four codes.
    const bool of_four = chip_.bits == 2 && glass_.inks == 2;
    const uint8_t code = planes_[0].values[at] & 7;
    const int8_t ink = of_four ? kTwoOfFour[code & 3] : chip_.inks[code];
    return {.ink = static_cast<uint8_t>(std::max<int8_t>(ink, 0)),
            .defined = planes_[0].defined[at] != 0,
            .bad = ink < 0 || planes_[0].values[at] > 7};
  }
  const bool both_defined = planes_[0].defined[at] && planes_[1].defined[at];
  if (glass_.inks == 4)
    return {glass_.grays[static_cast<size_t>(planes_[0].values[at] << 1 | planes_[1].values[at])],
            both_defined};
  if (is_in_two_inks()) return drive_in_two_inks(at, shown, waveform);
  const int polarity = interval_ >> chip_.polarity_shift & 3;
  const bool third_is_one = polarity == 1 || polarity == 2;
  if ((planes_[1].values[at] != 0) == third_is_one) return {2, both_defined};
  return {planes_[0].values[at] == (polarity & 1), both_defined};
}

void Uc81xxModel::refresh() {
  if (!powered_ || now_us_ < rails_up_us_) return violate("REFRESH_WHILE_OFF");
  if (glass_.pair && selected_ != 3) return violate("HALF_REFRESHED");
  if (!is_packed()) {
    if (!is_in_two_inks() && glass_.inks == 2)
      return violate("WRONG_MODE: red waveforms on black/white glass");
    if (panel_setting_ & 0x20 && !has_waveforms_) return violate("NO_WAVEFORM");
  }
  const bool scan_up = static_cast<bool>(panel_setting_ & 8) != glass_.rows_up,
             from_left = static_cast<bool>(panel_setting_ & 4) != glass_.mirrored;
  const Waveform used = waveform();
  bool undefined = false, bad = false, stale = false;
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      const bool inside =
          x >= window_.left && x <= window_.right && y >= window_.top && y <= window_.bottom;
      if (partial_ && !inside && !is_packed()) continue;
      const int glass_x = from_left ? x : width_ - 1 - x, glass_y = scan_up ? y : height_ - 1 - y;
      uint8_t& shown = visible_[cell(glass_x, glass_y)];
      const Driven driven = drive(memory_cell(x, y), shown, used);
      shown = driven.ink;
      undefined |= !driven.defined;
      bad |= driven.bad;
      stale |= driven.defined && driven.stale;
    }
  }
  if (undefined) violate("UNDEFINED_RAM");
  if (bad) violate("BAD_CODE");
  if (stale) violate("STALE_BASE");
  if (!is_packed() && is_in_two_inks()) make_new_picture_old();
  ++refreshes_;
  busy_until_us_ = refreshing_until_us_ = now_us_ + refresh_us();
}

// Waveforms for a heat that no glass has are the quick ones.
int64_t Uc81xxModel::refresh_us() const {
  const bool quick = cascade_ & 2 && temperature_ >= 0x5A;
  const int64_t usual = is_packed() ? kPackedUs : glass_.inks > 2 ? kThirdInkUs : kRefreshUs;
  if (panel_setting_ & 0x20 && !is_packed()) return sent_frames_ * kFrameUs;
  return quick ? usual / 2 : usual;
}

// UC8179 copies it where it is told to; others exchange the planes, or leave it to the driver.
void Uc81xxModel::make_new_picture_old() {
  if (chip_.polarity_shift == 0) {
    if (interval_ & 8) planes_[0] = planes_[1];
  } else if (chip_.exchanges) {
    std::swap(planes_[0], planes_[1]);
  }
}

void Uc81xxModel::check_end() {
  if (powered_) violate("LEFT_POWERED");
  else if (!asleep_) warn("NOT_ASLEEP");
}

}  // namespace weft
