#include "weft/recording_bus.h"

#include <algorithm>

namespace weft {
namespace {

constexpr char kCommand = 'C', kData = 'D', kReset = 'R', kSleep = 'S', kBusy = 'B';
constexpr size_t kHeadBytes = 3, kGreatestNumber = 0xFFFF;
constexpr uint32_t kLongestRefreshMs = 40'000;

struct Record {
  uint8_t tag;
  uint16_t number;
  std::span<const uint8_t> data;
};

/// The next record of `recording`, which is shortened by it. Errors: Corrupt.
Result<Record> take_record(std::span<const uint8_t>& recording) {
  if (recording.size() < kHeadBytes) return Status::Corrupt;
  Record record{recording[0], static_cast<uint16_t>(recording[1] | recording[2] << 8), {}};
  recording = recording.subspan(kHeadBytes);
  if (record.tag != kData) return record;
  if (recording.size() < record.number) return Status::Corrupt;
  record.data = recording.first(record.number);
  recording = recording.subspan(record.number);
  return record;
}

Status play(const Record& record, Bus& bus) {
  switch (record.tag) {
    case kCommand: return bus.command(static_cast<uint8_t>(record.number));
    case kData: return bus.data(record.data);
    case kReset: return bus.set_reset(record.number ? PinLevel::High : PinLevel::Low);
    case kSleep: bus.sleep_ms(record.number); return Status::Ok;
    case kBusy: bus.sleep_ms(kLongestRefreshMs); return Status::Ok;
  }
  return Status::Corrupt;
}

}  // namespace

Status RecordingBus::record(char tag, uint32_t number) {
  const uint8_t head[kHeadBytes] = {static_cast<uint8_t>(tag), static_cast<uint8_t>(number),
                                    static_cast<uint8_t>(number >> 8)};
  return sink_.store(head);
}

Status RecordingBus::command(uint8_t code) { return record(kCommand, code); }

Status RecordingBus::data(std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const size_t count = std::min(bytes.size(), kGreatestNumber);
    WEFT_TRY(record(kData, static_cast<uint32_t>(count)));
    WEFT_TRY(sink_.store(bytes.first(count)));
    bytes = bytes.subspan(count);
  }
  return Status::Ok;
}

Status RecordingBus::set_reset(PinLevel level) { return record(kReset, level == PinLevel::High); }

Result<PinLevel> RecordingBus::busy() {
  WEFT_TRY(record(kBusy, 0));
  busy_ = busy_ == PinLevel::Low ? PinLevel::High : PinLevel::Low;
  return busy_;
}

void RecordingBus::sleep_ms(uint32_t milliseconds) {
  // A recording that cannot be written fails at the next command.
  (void)record(kSleep, std::min<uint32_t>(milliseconds, kGreatestNumber));
}

Status replay(std::span<const uint8_t> recording, Bus& bus) {
  while (!recording.empty()) {
    WEFT_TRY_ASSIGN(const Record record, take_record(recording));
    WEFT_TRY(play(record, bus));
  }
  return Status::Ok;
}

}  // namespace weft
