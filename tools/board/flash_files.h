// The files in flash: a tar archive (POSIX ustar), read in place.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace board {

struct FlashFile {
  std::string_view name;  ///< Without a leading slash.
  std::span<const uint8_t> bytes;
};

class FlashFiles {
 public:
  explicit FlashFiles(std::span<const uint8_t> archive) : rest_(archive) {}
  /// The next regular file. False at the end.
  bool next(FlashFile& file);

 private:
  std::span<const uint8_t> rest_;
};

/// The file at an absolute path. False when there is none.
bool find_flash_file(std::string_view path, FlashFile& file);

}  // namespace board
