#include "tools/board/flash_files.h"

#include <algorithm>

#include "tools/board/memory.h"

namespace board {
namespace {

constexpr size_t kBlock = 512;
constexpr size_t kNameBytes = 100, kSizeAt = 124, kSizeBytes = 11, kTypeAt = 156;

size_t octal(std::span<const uint8_t> digits) {
  size_t value = 0;
  for (const uint8_t digit : digits) value = value * 8 + (digit & 7);
  return value;
}

}  // namespace

bool FlashFiles::next(FlashFile& file) {
  while (rest_.size() >= kBlock && rest_[0] != 0) {
    const std::span<const uint8_t> header = rest_.first(kBlock);
    const auto* name = reinterpret_cast<const char*>(header.data());
    const size_t size = octal(header.subspan(kSizeAt, kSizeBytes));
    const size_t padded = (size + kBlock - 1) / kBlock * kBlock;
    if (padded > rest_.size() - kBlock) return false;
    file = {{name, static_cast<size_t>(std::find(name, name + kNameBytes, '\0') - name)},
            rest_.subspan(kBlock, size)};
    rest_ = rest_.subspan(kBlock + padded);
    if (header[kTypeAt] == '0') return true;
  }
  return false;
}

bool find_flash_file(std::string_view path, FlashFile& file) {
  if (path.starts_with('/')) path.remove_prefix(1);
  FlashFiles files(flash_image());
  while (files.next(file))
    if (file.name == path) return true;
  return false;
}

}  // namespace board
