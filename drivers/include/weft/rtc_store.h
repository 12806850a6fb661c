// A Store in a piece of memory that stays powered while the chip sleeps, such as an ESP32's
// RTC_DATA_ATTR. What a reset left half-written, or power never gave, is an empty store.
#pragma once

#include "weft/store.h"

namespace weft {

class RtcStore final : public Store {
 public:
  /// `memory` outlives the store; an entry takes 18 bytes of it and its own.
  explicit RtcStore(std::span<uint8_t> memory) : memory_(memory) {}
  Result<size_t> get(std::string_view name, std::span<uint8_t> bytes) override;
  /// Errors: Io (it does not fit, or the name is too long).
  Status put(std::string_view name, std::span<const uint8_t> bytes) override;
  Status remove(std::string_view name) override;

 private:
  struct Entry {
    size_t at = 0, bytes = 0;  // bytes: with its head; 0: there is none
  };
  size_t used() const;
  Entry find(std::string_view name, size_t used) const;
  size_t close_gap(const Entry& entry, size_t used);
  void seal(size_t used);

  std::span<uint8_t> memory_;
};

}  // namespace weft
