// What is remembered from run to run, and over deep sleep: small entries by name. A directory, the
// flash of a board, or memory of its clock that stays powered.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "weft/status.h"

namespace weft {

class Store {
 public:
  virtual ~Store() = default;
  /// Fills `bytes` with the beginning of an entry, and returns the size of all of it, which may be
  /// more than there is room for. Names are at most 15 letters, digits and '-'. Errors: NotFound,
  /// Io.
  virtual Result<size_t> get(std::string_view name, std::span<uint8_t> bytes) = 0;
  /// Replaces an entry, as a whole or not at all. Errors: Io.
  virtual Status put(std::string_view name, std::span<const uint8_t> bytes) = 0;
  /// Ok also when there is no such entry. Errors: Io.
  virtual Status remove(std::string_view name) = 0;
};

}  // namespace weft
