#include "tools/replay/trace_writer.h"

#include <algorithm>
#include <cstdio>

namespace weft {
namespace {

// The longest group of bytes that is looked for: a line of the widest panel.
constexpr size_t kLongestGroup = 1300;

using Bytes = std::span<const uint8_t>;

std::string hex_of(uint8_t byte) {
  char text[4];
  std::snprintf(text, sizeof text, "%02x", byte);
  return text;
}

std::string times(size_t count) { return count > 1 ? "*" + std::to_string(count) : ""; }

size_t repeats_of(Bytes bytes, size_t period) {
  size_t same = period;
  while (same < bytes.size() && bytes[same] == bytes[same - period]) ++same;
  return same / period;
}

std::string runs_of(Bytes bytes) {
  std::string text;
  while (!bytes.empty()) {
    const size_t count = repeats_of(bytes, 1);
    text += (text.empty() ? "" : " ") + hex_of(bytes[0]) + times(count);
    bytes = bytes.subspan(count);
  }
  return text;
}

// Groups that are repeated at once, the one that covers most first; single bytes in between.
std::string groups_of(Bytes bytes) {
  std::string text;
  size_t plain = 0;
  const auto end_plain = [&](size_t taken) {
    if (plain) text += " " + runs_of(bytes.first(plain));
    bytes = bytes.subspan(plain + taken);
    plain = 0;
  };
  while (plain < bytes.size()) {
    const Bytes rest = bytes.subspan(plain);
    size_t best = 0, covered = 0;
    for (size_t period = 2; period <= std::min(kLongestGroup, rest.size() / 2); ++period) {
      const size_t count = repeats_of(rest, period);
      if (count < 2 || count * period <= covered + period) continue;
      best = period;
      covered = count * period;
    }
    if (repeats_of(rest, 1) >= covered) {
      plain += repeats_of(rest, 1);
      continue;
    }
    const std::string group = " (" + runs_of(rest.first(best)) + ")" + times(covered / best);
    end_plain(0);
    text += group;
    bytes = bytes.subspan(covered);
  }
  end_plain(0);
  return text;
}

}  // namespace

void TraceWriter::add_line(const std::string& line) {
  end_data();
  end_wait();
  text_ += line + "\n";
}

void TraceWriter::end_data() {
  if (!data_.empty()) text_ += "D" + groups_of(data_) + "\n";
  data_.clear();
}

void TraceWriter::end_wait() {
  if (polls_) text_ += level_ == PinLevel::High ? "B 1\n" : "B 0\n";
  else if (slept_ms_) text_ += "W " + std::to_string(slept_ms_) + "\n";
  polls_ = false;
  slept_ms_ = 0;
}

const std::string& TraceWriter::text() {
  end_data();
  end_wait();
  return text_;
}

Status TraceWriter::command(uint8_t code) {
  add_line("C " + hex_of(code));
  return next_.command(code);
}

Status TraceWriter::data(std::span<const uint8_t> bytes) {
  end_wait();
  data_.insert(data_.end(), bytes.begin(), bytes.end());
  return next_.data(bytes);
}

Status TraceWriter::select(uint8_t chips) {
  add_line(std::string("S ") + (chips & 1 ? "a" : "") + (chips & 2 ? "b" : ""));
  return next_.select(chips);
}

Status TraceWriter::set_reset(PinLevel level) {
  add_line(level == PinLevel::High ? "R 1" : "R 0");
  return next_.set_reset(level);
}

Result<PinLevel> TraceWriter::busy() {
  if (!polls_) {
    end_data();
    end_wait();
  }
  polls_ = true;
  const auto level = next_.busy();
  if (level.ok()) level_ = level.value();
  return level;
}

void TraceWriter::sleep_ms(uint32_t milliseconds) {
  end_data();
  if (!polls_) slept_ms_ += milliseconds;
  next_.sleep_ms(milliseconds);
}

}  // namespace weft
