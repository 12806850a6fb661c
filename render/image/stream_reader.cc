#include "render/image/stream_reader.h"

#include <algorithm>

namespace weft {

Result<size_t> StreamReader::read_some(std::span<uint8_t> out) {
  WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream_->peek());
  const size_t taken = std::min(bytes.size(), out.size());
  std::copy_n(bytes.begin(), taken, out.begin());
  stream_->consume(taken);
  position_ += taken;
  return taken;
}

Status StreamReader::read(std::span<uint8_t> out) {
  while (!out.empty()) {
    WEFT_TRY_ASSIGN(const size_t taken, read_some(out));
    if (!taken) return Status::Corrupt;
    out = out.subspan(taken);
  }
  return Status::Ok;
}

Status StreamReader::skip(uint64_t left) {
  while (left) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream_->peek());
    if (bytes.empty()) return Status::Corrupt;
    const uint64_t taken = std::min<uint64_t>(bytes.size(), left);
    stream_->consume(static_cast<size_t>(taken));
    position_ += taken;
    left -= taken;
  }
  return Status::Ok;
}

Result<uint8_t> StreamReader::byte() {
  uint8_t value = 0;
  WEFT_TRY(read({&value, 1}));
  return value;
}

}  // namespace weft
