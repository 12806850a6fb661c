#include "tools/replay/trace.h"

#include <charconv>

#include "weft/i2c_bus.h"

namespace weft {
namespace {

constexpr uint32_t kPollMs = 1, kLongestWaitMs = 200'000;

bool is_space(char c) { return c == ' ' || c == '\r' || c == '\t'; }

void skip_spaces(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

bool take_number(std::string_view& text, uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return true;
}

bool take_repeat(std::string_view& text, uint32_t& times) {
  times = 1;
  if (text.empty() || text.front() != '*') return true;
  text.remove_prefix(1);
  return take_number(text, times) && times < 1u << 24;
}

void append_repeated(std::vector<uint8_t>& bytes, const std::vector<uint8_t>& part,
                     uint32_t times) {
  for (uint32_t i = 0; i < times; ++i) bytes.insert(bytes.end(), part.begin(), part.end());
}

bool take_hex(std::string_view& text, std::vector<uint8_t>& bytes) {
  const size_t before = bytes.size();
  while (text.size() >= 2) {
    uint8_t byte = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + 2, byte, 16);
    if (error != std::errc() || end != text.data() + 2) break;
    bytes.push_back(byte);
    text.remove_prefix(2);
  }
  return bytes.size() > before;
}

/// Bytes up to the end, or within a group up to its closing parenthesis.
bool take_bytes(std::string_view& text, std::vector<uint8_t>& bytes, bool in_group) {
  for (skip_spaces(text); !text.empty(); skip_spaces(text)) {
    if (text.front() == ')') return in_group;
    std::vector<uint8_t> part;
    if (text.front() == '(') {
      text.remove_prefix(1);
      if (in_group || !take_bytes(text, part, true) || text.empty()) return false;
      text.remove_prefix(1);
    } else if (!take_hex(text, part)) {
      return false;
    }
    uint32_t times = 1;
    if (!take_repeat(text, times)) return false;
    append_repeated(bytes, part, times);
  }
  return !in_group;
}

bool wait_for(PinLevel level, PanelModel& model) {
  for (uint32_t waited = 0; waited < kLongestWaitMs; waited += kPollMs) {
    const auto busy = model.busy();
    if (busy.ok() && busy.value() == level) return true;
    model.sleep_ms(kPollMs);
  }
  return false;
}

const char* play_line(char kind, std::string_view rest, PanelModel& model) {
  constexpr const char* kNoLine = "not a line of a trace";
  std::vector<uint8_t> bytes;
  Status status = Status::Ok;
  const PinLevel level = rest == "0" ? PinLevel::Low : PinLevel::High;
  switch (kind) {
    case 'C':
      if (!take_bytes(rest, bytes, false) || bytes.size() != 1) return kNoLine;
      status = model.command(bytes[0]);
      break;
    case 'D':
      if (!take_bytes(rest, bytes, false)) return kNoLine;
      status = model.data(bytes);
      break;
    case 'I': {
      auto* wire = dynamic_cast<I2cWire*>(&model);
      if (!wire) return "this panel has no I2C";
      if (!take_bytes(rest, bytes, false) || bytes.empty()) return kNoLine;
      status = wire->write(std::span(bytes).subspan(1));
      break;
    }
    case 'S': {
      const bool a = rest.find('a') != rest.npos, b = rest.find('b') != rest.npos;
      status = model.select(static_cast<uint8_t>((a ? 1 : 0) | (b ? 2 : 0)));
      break;
    }
    case 'R': status = model.set_reset(level); break;
    case 'B':
      if (!wait_for(level, model)) return "the busy wire never gets this level";
      break;
    case 'W': {
      uint32_t milliseconds = 0;
      if (!take_number(rest, milliseconds)) return kNoLine;
      model.sleep_ms(milliseconds);
      break;
    }
    case 'P': break;  // a power switch beside the controller
    default: return kNoLine;
  }
  return status == Status::Ok ? nullptr : status_name(status);
}

}  // namespace

bool play_trace(std::string_view trace, PanelModel& model, std::string& wrong) {
  for (int number = 1; !trace.empty(); ++number) {
    const size_t end = trace.find('\n');
    std::string_view line = trace.substr(0, end);
    trace = end == trace.npos ? std::string_view() : trace.substr(end + 1);
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const char kind = line.front();
    line.remove_prefix(1);
    skip_spaces(line);
    if (const char* why = play_line(kind, line, model)) {
      wrong = "line " + std::to_string(number) + ": " + why;
      return false;
    }
  }
  return true;
}

}  // namespace weft
