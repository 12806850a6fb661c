// What ESP-IDF has around a page: its log, settings in flash, data partitions, the time, stack.
// This header needs none of ESP-IDF's.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "weft/notes.h"
#include "weft/store.h"

namespace weft {

/// Notes become warnings of the log, under the tag "weft".
class EspLogNotes final : public Notes {
 public:
  void note(std::string_view sentence) override;
};

/// A Store in the flash partition "nvs". REQUIRES: nvs_flash_init() was called. Flash wears: what
/// changes with each wake-up belongs into an RtcStore.
class NvsStore final : public Store {
 public:
  /// `name_space`: at most 15 characters, static lifetime.
  explicit NvsStore(const char* name_space = "weft") : name_space_(name_space) {}
  Result<size_t> get(std::string_view name, std::span<uint8_t> bytes) override;
  Status put(std::string_view name, std::span<const uint8_t> bytes) override;
  Status remove(std::string_view name) override;

 private:
  const char* name_space_;
};

/// All bytes of the data partition `label`, mapped for good: fonts and certificates are read where
/// they lie. Errors: NotFound, Io; noted.
Result<std::span<const uint8_t>> map_partition(const char* label, Notes& notes);
/// The text that a partition begins with: up to the first byte that was never written.
std::string_view text_of_partition(std::span<const uint8_t> bytes);

/// Seconds since 1970 of the day that a compiler writes as "Nov 29 2026", at its beginning; 0 when
/// it is no such day.
int64_t seconds_of_build(std::string_view date);
/// Sets a clock that runs before the day of this build to that day: certificates are never checked
/// against 1970. True when the clock had a later time, as after deep sleep.
bool start_clock();
/// Asks `server` for the time, with the network up, and waits for it. Errors: Timeout, Io; noted.
Status set_clock(Notes& notes, const char* server = "pool.ntp.org", uint32_t timeout_ms = 5000);

/// The stack that a page needs: its drawing takes 8 to 16 KB. Boxes that nest too deep for it are
/// noted and left out.
inline constexpr uint32_t kPageStackBytes = 16 * 1024;
/// Calls `run(argument)` on a stack of its own, and returns when it has returned. Errors:
/// OutOfMemory (there is no stack).
Status run_with_stack(void (*run)(void*), void* argument, uint32_t stack_bytes = kPageStackBytes);

}  // namespace weft
