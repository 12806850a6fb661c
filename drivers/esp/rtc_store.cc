// The memory: a check of all that follows, how many bytes of it are used, then the entries one
// after the other, each a name, a size and its bytes.
#include "weft/rtc_store.h"

#include <algorithm>
#include <cstring>

#include "render/base/fnv.h"

namespace weft {
namespace {

constexpr size_t kNameBytes = 16, kHeadBytes = kNameBytes + sizeof(uint16_t);
constexpr size_t kFirst = 2 * sizeof(uint32_t);

template <typename Word>
Word read_word(const uint8_t* at) {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

template <typename Word>
void write_word(uint8_t* at, Word word) {
  std::memcpy(at, &word, sizeof word);
}

uint32_t check_of(std::span<const uint8_t> bytes) {
  return Fnv32().add(0x57454654).add_all(bytes).value();  // memory of zeros is not sealed
}

}  // namespace

// The bytes up to the end of the last entry; kFirst when there is none.
size_t RtcStore::used() const {
  if (memory_.size() < kFirst) return kFirst;
  const size_t used = read_word<uint32_t>(memory_.data() + sizeof(uint32_t));
  if (used < kFirst || used > memory_.size()) return kFirst;
  const uint32_t check = check_of(memory_.subspan(sizeof(uint32_t), used - sizeof(uint32_t)));
  return read_word<uint32_t>(memory_.data()) == check ? used : kFirst;
}

void RtcStore::seal(size_t used) {
  write_word(memory_.data() + sizeof(uint32_t), static_cast<uint32_t>(used));
  write_word(memory_.data(), check_of(memory_.subspan(sizeof(uint32_t), used - sizeof(uint32_t))));
}

RtcStore::Entry RtcStore::find(std::string_view name, size_t end) const {
  for (size_t at = kFirst; at + kHeadBytes <= end;) {
    const uint8_t* const head = memory_.data() + at;
    const size_t bytes = kHeadBytes + read_word<uint16_t>(head + kNameBytes);
    if (at + bytes > end) break;
    const auto* const text = reinterpret_cast<const char*>(head);
    if (name.size() < kNameBytes && name == std::string_view(text)) return {at, bytes};
    at += bytes;
  }
  return {};
}

Result<size_t> RtcStore::get(std::string_view name, std::span<uint8_t> bytes) {
  const Entry entry = find(name, used());
  if (!entry.bytes) return Status::NotFound;
  const size_t size = entry.bytes - kHeadBytes;
  std::copy_n(memory_.data() + entry.at + kHeadBytes, std::min(size, bytes.size()), bytes.data());
  return size;
}

Status RtcStore::put(std::string_view name, std::span<const uint8_t> bytes) {
  const size_t end = used(), needed = kHeadBytes + bytes.size();
  const Entry old = find(name, end);
  const size_t kept = end - old.bytes;
  if (name.size() >= kNameBytes || bytes.size() > UINT16_MAX || kept > memory_.size() ||
      needed > memory_.size() - kept)
    return Status::Io;
  close_gap(old, end);
  uint8_t* const head = memory_.data() + kept;
  std::memset(head, 0, kNameBytes);
  std::copy(name.begin(), name.end(), head);
  write_word(head + kNameBytes, static_cast<uint16_t>(bytes.size()));
  std::copy(bytes.begin(), bytes.end(), head + kHeadBytes);
  seal(kept + needed);
  return Status::Ok;
}

Status RtcStore::remove(std::string_view name) {
  const size_t end = used();
  const Entry entry = find(name, end);
  if (entry.bytes) seal(close_gap(entry, end));
  return Status::Ok;
}

// Takes an entry out, and returns where the last one ends now. The memory is not sealed.
size_t RtcStore::close_gap(const Entry& entry, size_t end) {
  uint8_t* const first = memory_.data();
  if (entry.bytes) std::copy(first + entry.at + entry.bytes, first + end, first + entry.at);
  return end - entry.bytes;
}

}  // namespace weft
