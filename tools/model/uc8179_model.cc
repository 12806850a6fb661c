#include "tools/model/uc8179_model.h"

#include <map>

namespace weft {
namespace {

struct Opcode {
  size_t least, most;  // parameter bytes
};
// UC8179c datasheet, chapter 6: what is written in black/white mode.
const std::map<uint8_t, Opcode> kOpcodes = {
    {0x00, {1, 1}}, {0x01, {4, 5}}, {0x02, {0, 1}},        {0x03, {1, 1}}, {0x04, {0, 0}},
    {0x06, {4, 4}}, {0x07, {1, 1}}, {0x10, {0, SIZE_MAX}}, {0x12, {0, 1}}, {0x13, {0, SIZE_MAX}},
    {0x15, {1, 1}}, {0x30, {1, 1}}, {0x41, {1, 1}},        {0x50, {1, 2}}, {0x60, {1, 1}},
    {0x61, {4, 4}}, {0x65, {4, 4}}, {0x82, {1, 1}},        {0x90, {9, 9}}, {0x91, {0, 0}},
    {0x92, {0, 0}}, {0xE0, {1, 1}}, {0xE3, {1, 1}},        {0xE5, {1, 1}},
};
constexpr int64_t kPowerOnUs = 129'000, kPowerOffUs = 40'000,
                  kRefreshUs = 1'170'000;  // measured on GDEY075T7

}  // namespace

Uc8179Model::Uc8179Model(uint16_t width, uint16_t height, bool mirrored)
    : PanelModel(width, height), mirrored_(mirrored) {
  const size_t pixels = cell(0, height_);
  visible_.resize(pixels);
  for (size_t i = 0; i < pixels; ++i) visible_[i] = noise(i) >> 8 & 1;  // an old picture
  for (Plane& plane : planes_) plane = {visible_, std::vector<uint8_t>(pixels)};
}

void Uc8179Model::reset_registers() {
  panel_setting_ = {0x0F};
  interval_ = {0x31, 0x07};
  resolution_.clear();
  partial_ = powered_ = powering_ = false;
  open_ = -1;
  parameters_.clear();
}

void Uc8179Model::lose_ram() {
  for (Plane& plane : planes_) plane.defined.assign(plane.defined.size(), 0);
}

Status Uc8179Model::set_reset(PinLevel level) {
  if (level == PinLevel::Low) {
    if (reset_low_since_us_ < 0) reset_low_since_us_ = now_us_;
    return Status::Ok;
  }
  if (reset_low_since_us_ < 0) return Status::Ok;
  if (now_us_ - reset_low_since_us_ < 50) violate("RESET_TOO_SHORT");
  reset_low_since_us_ = -1;
  reset_rose_us_ = now_us_;
  was_reset_ = true;
  if (asleep_) lose_ram();
  asleep_ = false;
  reset_registers();
  return Status::Ok;
}

Result<PinLevel> Uc8179Model::busy() {
  return stuck_busy || (!absent && now_us_ < busy_until_us_) ? PinLevel::Low : PinLevel::High;
}

Status Uc8179Model::command(uint8_t code) {
  close_command();
  ++bytes_on_bus_;
  if (absent || ignored_commands.contains(code)) return Status::Ok;
  if (!was_reset_) violate("NO_RESET");
  if (asleep_) return ignore("CMD_IN_DEEP_SLEEP");
  if (now_us_ - reset_rose_us_ < 1000) return ignore("TOO_SOON_AFTER_RESET");
  if (now_us_ < busy_until_us_) return ignore("CMD_WHILE_BUSY");
  if (!kOpcodes.contains(code)) return ignore("UNKNOWN_COMMAND");
  open_ = code;
  if (is_plane_open()) {
    if (!partial_) window_ = {0, 0, width_ - 1, height_ - 1};
    write_x_ = window_.left;
    write_y_ = window_.top;
    plane_bytes_ = 0;
  }
  if (kOpcodes.at(code).most <= 1 && kOpcodes.at(code).least == 0) execute(code, {});
  return Status::Ok;
}

Status Uc8179Model::data(std::span<const uint8_t> bytes) {
  bytes_on_bus_ += bytes.size();
  if (absent) return Status::Ok;
  if (open_ < 0) return ignore("ORPHAN_DATA");
  if (now_us_ < busy_until_us_) return ignore("CMD_WHILE_BUSY");
  for (const uint8_t byte : bytes) {
    if (is_plane_open()) take_pixels(byte);
    else take_parameter(byte);
  }
  return Status::Ok;
}

// A command acts as soon as it has all it can take.
void Uc8179Model::take_parameter(uint8_t byte) {
  const auto code = static_cast<uint8_t>(open_);
  const size_t most = kOpcodes.at(code).most;
  if (parameters_.size() >= most) return violate("EXTRA_PARAMETERS");
  parameters_.push_back(byte);
  if (parameters_.size() == most && kOpcodes.at(code).least > 0) execute(code, parameters_);
}

void Uc8179Model::take_pixels(uint8_t byte) {
  if (write_y_ > window_.bottom) return violate("RAM_OVERRUN");
  ++plane_bytes_;
  for (int bit = 0; bit < 8; ++bit) {
    const auto at = cell(write_x_ + bit, write_y_);
    open_plane().bits[at] = byte >> (7 - bit) & 1;
    open_plane().defined[at] = 1;
  }
  write_x_ += 8;
  if (write_x_ <= window_.right) return;
  write_x_ = window_.left;
  ++write_y_;
}

void Uc8179Model::close_command() {
  if (open_ < 0) return;
  const auto code = static_cast<uint8_t>(open_);
  const Opcode opcode = kOpcodes.at(code);
  if (is_plane_open() && write_y_ <= window_.bottom) violate("RAM_UNDERRUN");
  if (!is_plane_open() && opcode.most > 0) {
    if (parameters_.size() < opcode.least) violate("MISSING_PARAMETERS");
    else if (parameters_.size() < opcode.most && opcode.least > 0) execute(code, parameters_);
  }
  parameters_.clear();
  open_ = -1;
}

void Uc8179Model::set_window(const std::vector<uint8_t>& p) {
  const auto word = [&](size_t i) { return p[i] << 8 | p[i + 1]; };
  const Window window{word(0), word(4), word(2), word(6)};
  const bool aligned = window.left % 8 == 0 && window.right % 8 == 7;
  if (!aligned || window.bottom <= window.top || window.right >= width_ ||
      window.bottom >= height_ || window.left > window.right)
    return violate("BAD_WINDOW");
  window_ = window;
}

void Uc8179Model::execute(uint8_t code, const std::vector<uint8_t>& p) {
  switch (code) {
    case 0x00:
      panel_setting_ = p;
      if (!(p[0] & 1)) reset_registers();
      break;
    case 0x02:
      powered_ = false;
      busy_until_us_ = now_us_ + kPowerOffUs;
      break;
    case 0x04:
      powered_ = true;
      busy_until_us_ = now_us_ + kPowerOnUs;
      break;
    case 0x07:
      if (p[0] != 0xA5) return violate("DSLP_CHECK");
      if (powered_) violate("SLEEP_WHILE_POWERED");
      asleep_ = true;
      break;
    case 0x12: refresh(); break;
    case 0x50: interval_ = p; break;
    case 0x61: resolution_ = p; break;
    case 0x90: set_window(p); break;
    case 0x91: partial_ = true; break;
    case 0x92: partial_ = false; break;
    default: break;  // analog settings that do not change the picture
  }
}

void Uc8179Model::refresh() {
  if (!powered_) return violate("REFRESH_WHILE_OFF");
  if (!(panel_setting_[0] & 0x10)) return violate("WRONG_MODE: red waveforms on black/white glass");
  if (panel_setting_[0] & 0x20) return violate("NO_WAVEFORM");
  const bool right_resolution = resolution_.size() == 4 &&
                                (resolution_[0] << 8 | resolution_[1]) == width_ &&
                                (resolution_[2] << 8 | resolution_[3]) == height_;
  if (!right_resolution) return violate("WRONG_RESOLUTION");
  const int polarity =
      interval_[0] & 3;  // DDX: bit 0 set = 1 is white; bit 1 set = the old plane does not matter
  const bool scan_up = panel_setting_[0] & 8,
             from_left = static_cast<bool>(panel_setting_[0] & 4) != mirrored_;
  bool undefined = false;
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      const auto at = cell(x, y);
      const int glass_x = from_left ? x : width_ - 1 - x, glass_y = scan_up ? y : height_ - 1 - y;
      undefined |= !planes_[1].defined[at] || (!(polarity & 2) && !planes_[0].defined[at]);
      visible_[cell(glass_x, glass_y)] = planes_[1].bits[at] ^ !(polarity & 1);
    }
  }
  if (undefined) violate("UNDEFINED_RAM");
  if (interval_[0] & 8) planes_[0] = planes_[1];
  ++refreshes_;
  busy_until_us_ = now_us_ + kRefreshUs;
}

void Uc8179Model::finish() {
  close_command();
  if (powered_ || !asleep_) violate("LEFT_POWERED");
}

}  // namespace weft
