#include "tools/model/it8951_model.h"

#include <map>

namespace weft {
namespace {

constexpr int64_t kResetUs = 1'700'000, kRunUs = 100'000, kCommandUs = 10, kClearUs = 2'000'000,
                  kGraysUs = 630'000;
constexpr int64_t kShortestResetUs = 100'000;
constexpr uint16_t kCommandPreamble = 0x6000, kDataPreamble = 0x0000, kReadPreamble = 0x1000;

// Words of arguments that a command takes.
const std::map<uint16_t, size_t> kCommands = {
    {0x0001, 0}, {0x0002, 0}, {0x0003, 0}, {0x0010, 1}, {0x0011, 2}, {0x0020, 1},
    {0x0021, 5}, {0x0022, 0}, {0x0034, 5}, {0x0037, 7}, {0x0039, 2}, {0x0302, 0},
};

}  // namespace

It8951Model::It8951Model(uint16_t width, uint16_t height)
    : PanelModel(width, height),
      memory_(cell(0, height)),
      defined_(memory_.size()),
      visible_(memory_.size()) {
  for (size_t i = 0; i < memory_.size(); ++i)
    memory_[i] = visible_[i] = static_cast<uint8_t>(noise(i) >> 4 & 15);
}

Status It8951Model::set_reset(PinLevel level) {
  if (level == PinLevel::Low) {
    if (reset_low_since_us_ < 0) reset_low_since_us_ = now_us_;
    return Status::Ok;
  }
  if (reset_low_since_us_ < 0) return Status::Ok;
  if (now_us_ - reset_low_since_us_ < kShortestResetUs) violate("RESET_TOO_SHORT");
  reset_low_since_us_ = -1;
  defined_.assign(defined_.size(), 0);
  state_ = State::Ready;
  load_ = {};
  has_vcom_ = false;
  ready_us_ = now_us_ + kResetUs;
  return Status::Ok;
}

bool It8951Model::is_ready() const { return now_us_ >= ready_us_ && state_ != State::Off; }

Result<PinLevel> It8951Model::busy() {
  return stuck_busy || (!absent && !is_ready()) ? PinLevel::Low : PinLevel::High;
}

Status It8951Model::command(uint8_t) {
  ++bytes_on_bus_;
  return absent ? Status::Ok : ignore("NO_DC_WIRE");
}

Status It8951Model::data(std::span<const uint8_t> transfer) {
  bytes_on_bus_ += transfer.size();
  if (absent) return Status::Ok;
  if (state_ == State::Off) return ignore("NO_RESET");
  if (state_ == State::Asleep) return ignore("CMD_IN_DEEP_SLEEP");
  if (!is_ready()) return ignore("HRDY_IGNORED");
  if (transfer.size() < 4 || transfer.size() % 2 != 0) return ignore("HALF_A_WORD");
  const auto word = [&](size_t at) {
    return static_cast<uint16_t>(transfer[at] << 8 | transfer[at + 1]);
  };
  const uint16_t preamble = word(0);
  if (preamble == kCommandPreamble) {
    take_command(word(2));
    return transfer.size() == 4 ? Status::Ok : ignore("EXTRA_PARAMETERS");
  }
  if (preamble == kReadPreamble) return Status::Ok;
  if (preamble != kDataPreamble) return ignore("BAD_PREAMBLE");
  for (size_t at = 2; at < transfer.size(); at += 2) take_word(word(at));
  return Status::Ok;
}

void It8951Model::take_command(uint16_t code) {
  if (ignored_commands.contains(static_cast<uint8_t>(code))) {
    code_ = 0xFFFF;
    return;
  }
  const auto known = kCommands.find(code);
  if (known == kCommands.end()) return violate("UNKNOWN_COMMAND");
  if (load_.open && code != 0x0022) violate("LOAD_OPEN");
  code_ = code;
  arguments_.clear();
  ready_us_ = now_us_ + kCommandUs;
  if (known->second == 0) execute();
}

void It8951Model::take_word(uint16_t word) {
  if (code_ == 0xFFFF) return;
  if (load_.open) return take_pixels(word);
  const auto known = kCommands.find(code_);
  if (known == kCommands.end() || arguments_.size() >= known->second) return violate("ORPHAN_DATA");
  arguments_.push_back(word);
  if (arguments_.size() == known->second) execute();
}

// Four pixels, the left one at the end that the load named.
void It8951Model::take_pixels(uint16_t word) {
  for (int i = 0; i < 4; ++i) {
    if (load_.taken >= load_.width * load_.height) return violate("RAM_OVERRUN");
    const int shift = load_.big_endian ? 12 - 4 * i : 4 * i;
    const auto at =
        cell(load_.left + load_.taken % load_.width, load_.top + load_.taken / load_.width);
    memory_[at] = static_cast<uint8_t>(word >> shift & 15);
    defined_[at] = 1;
    ++load_.taken;
  }
}

void It8951Model::execute() {
  switch (code_) {
    case 0x0001:
      state_ = State::Running;
      ready_us_ = now_us_ + kRunUs;
      break;
    case 0x0003:
      if (now_us_ < engine_us_) violate("ENGINE_BUSY");
      state_ = State::Asleep;
      break;
    case 0x0011:
      if (arguments_[0] == 0x0208) load_address_ = (load_address_ & 0xFFFF0000) | arguments_[1];
      if (arguments_[0] == 0x020A)
        load_address_ = (load_address_ & 0xFFFF) | static_cast<uint32_t>(arguments_[1]) << 16;
      break;
    case 0x0021: begin_load(); break;
    case 0x0022: end_load(); break;
    case 0x0034:
    case 0x0037: display(); break;
    case 0x0039: has_vcom_ = has_vcom_ || arguments_[0] == 1; break;
    default: break;
  }
}

void It8951Model::begin_load() {
  const uint16_t format = arguments_[0];
  load_ = {true, arguments_[1],        arguments_[2], arguments_[3], arguments_[4],
           0,    (format & 0x100) != 0};
  const bool four_bits = (format >> 4 & 3) == 2, turned = format & 3;
  if (state_ != State::Running) violate("NOT_RUNNING");
  if (!four_bits || turned) violate("BAD_DEPTH");
  if (load_.left % 4 || load_.width % 4 || load_.left + load_.width > width_ ||
      load_.top + load_.height > height_) {
    violate("BAD_WINDOW");
    load_.open = false;
  }
}

void It8951Model::end_load() {
  if (load_.open && load_.taken < load_.width * load_.height) warn("RAM_UNDERRUN");
  load_.open = false;
}

// The waveform that clears shows white; that of 16 grays the memory it is told.
void It8951Model::display() {
  const uint16_t waveform = arguments_[4];
  if (now_us_ < engine_us_) return violate("ENGINE_BUSY");
  if (!has_vcom_) warn("NO_VCOM");
  if (code_ == 0x0037 &&
      (arguments_[5] | static_cast<uint32_t>(arguments_[6]) << 16) != load_address_)
    return violate("OTHER_MEMORY");
  if (arguments_[0] + arguments_[2] > width_ || arguments_[1] + arguments_[3] > height_)
    return violate("BAD_WINDOW");
  bool defined = true;
  for (int y = arguments_[1]; y < arguments_[1] + arguments_[3]; ++y)
    for (int x = arguments_[0]; x < arguments_[0] + arguments_[2]; ++x) {
      const size_t at = cell(x, y);
      defined &= waveform == 0 || defined_[at];
      visible_[at] = waveform == 0 ? 15 : waveform == 1 ? (memory_[at] < 8 ? 0 : 15) : memory_[at];
    }
  if (!defined) violate("UNDEFINED_RAM");
  refreshes_ += waveform != 0;
  engine_us_ = now_us_ + (waveform == 0 ? kClearUs : kGraysUs);
}

void It8951Model::finish() {
  if (load_.open) violate("LOAD_OPEN");
  if (state_ != State::Asleep) violate("LEFT_POWERED");
}

}  // namespace weft
