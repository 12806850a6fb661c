// Where the bytes of a picture file go in tests: as into a pipe, and as into a file.
#pragma once

#include <algorithm>
#include <string>

#include "weft/picture_file.h"

namespace weft {

class PipeSink final : public ByteSink {
 public:
  Status write(std::span<const uint8_t> bytes) override {
    text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return text.size() > full_at ? Status::Io : Status::Ok;
  }
  std::string text;
  size_t full_at = SIZE_MAX;
};

class FileSink final : public ByteSink {
 public:
  Status write(std::span<const uint8_t> bytes) override {
    place += bytes.size();
    return write_at(place - bytes.size(), bytes);
  }
  bool can_seek() const override { return true; }
  Status write_at(uint64_t offset, std::span<const uint8_t> bytes) override {
    text.resize(std::max<size_t>(text.size(), offset + bytes.size()));
    std::copy(bytes.begin(), bytes.end(), text.begin() + static_cast<std::ptrdiff_t>(offset));
    return Status::Ok;
  }
  std::string text;
  uint64_t place = 0;
};

}  // namespace weft
