#include "tools/model/oled_model.h"

#include <algorithm>

namespace weft {

Status OledModel::set_reset(PinLevel level) {
  if (level == PinLevel::Low) {
    if (reset_low_since_us_ < 0) reset_low_since_us_ = now_us_;
    return Status::Ok;
  }
  if (reset_low_since_us_ < 0) return Status::Ok;
  if (now_us_ - reset_low_since_us_ < shortest_reset_us()) violate("RESET_TOO_SHORT");
  reset_low_since_us_ = -1;
  was_reset_ = true;
  reset();
  return Status::Ok;
}

Status OledModel::write(std::span<const uint8_t> bytes) {
  bytes_on_bus_ += bytes.size() + 1;  // and the address
  if (absent) return Status::Io;
  for (size_t at = 0; at < bytes.size();) {
    const uint8_t control = bytes[at++];
    if (control & 0x3F) return ignore("BAD_CONTROL_BYTE");
    if (at == bytes.size()) violate("CONTROL_BYTE_ALONE");
    const size_t count =
        control & 0x80 ? std::min<size_t>(1, bytes.size() - at) : bytes.size() - at;
    for (const uint8_t byte : bytes.subspan(at, count))
      control & 0x40 ? take_data(byte) : take_command(byte);
    at += count;
  }
  return Status::Ok;
}

Status OledModel::command(uint8_t code) {
  ++bytes_on_bus_;
  if (absent) return Status::Ok;
  if (!was_reset_) violate("NO_RESET");
  take_command(code);
  return Status::Ok;
}

Status OledModel::data(std::span<const uint8_t> bytes) {
  bytes_on_bus_ += bytes.size();
  if (absent) return Status::Ok;
  for (const uint8_t byte : bytes) take_data(byte);
  return Status::Ok;
}

}  // namespace weft
