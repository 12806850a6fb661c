#include "tools/model/command_model.h"

#include <cstdio>

namespace weft {
namespace {

std::string about(const char* what, int code) {
  char text[64];
  std::snprintf(text, sizeof text, "%s %02X", what, static_cast<unsigned>(code));
  return text;
}

}  // namespace

Status CommandModel::set_reset(PinLevel level) {
  if (level == PinLevel::Low) {
    if (reset_low_since_us_ < 0) reset_low_since_us_ = now_us_;
    return Status::Ok;
  }
  if (reset_low_since_us_ < 0) return Status::Ok;
  if (now_us_ - reset_low_since_us_ < shortest_reset_us()) violate("RESET_TOO_SHORT");
  reset_low_since_us_ = -1;
  was_reset_ = true;
  open_ = -1;
  parameters_.clear();
  reset();
  return Status::Ok;
}

// A command acts as soon as it has all it can take; at once when it needs nothing.
Status CommandModel::command(uint8_t code) {
  close();
  ++bytes_on_bus_;
  if (absent || ignored_commands.contains(code)) return Status::Ok;
  if (const char* why = refusal(code)) return ignore(why);
  const Opcode* opcode = find_opcode(code);
  if (!opcode) return ignore(about("UNKNOWN_COMMAND", code));
  open_ = code;
  const bool streams = opcode->most == kAnyNumber;
  executed_ = !streams && opcode->least == 0;
  if (streams) begin_stream(code);
  if (executed_) execute(code, {});
  return Status::Ok;
}

Status CommandModel::data(std::span<const uint8_t> bytes) {
  bytes_on_bus_ += bytes.size();
  if (absent || bytes.empty()) return Status::Ok;
  if (open_ < 0) return ignore("ORPHAN_DATA");
  const auto code = static_cast<uint8_t>(open_);
  const size_t most = find_opcode(code)->most;
  if (!executed_)
    if (const char* why = refusal(code)) return ignore(why);
  for (const uint8_t byte : bytes) {
    if (most == kAnyNumber) {
      take(byte);
    } else if (parameters_.size() == most) {
      warn(about("EXTRA_PARAMETERS", code));  // the chip drops them
      return Status::Ok;
    } else {
      parameters_.push_back(byte);
      if (executed_ || parameters_.size() < most) continue;
      executed_ = true;
      execute(code, parameters_);
    }
  }
  return Status::Ok;
}

void CommandModel::close() {
  if (open_ < 0) return;
  const auto code = static_cast<uint8_t>(open_);
  const Opcode opcode = *find_opcode(code);
  if (opcode.most == kAnyNumber) end_stream(code);
  else if (parameters_.size() < opcode.least) violate(about("MISSING_PARAMETERS", code));
  else if (!executed_) execute(code, parameters_);
  parameters_.clear();
  open_ = -1;
}

void CommandModel::finish() {
  close();
  check_end();
}

}  // namespace weft
