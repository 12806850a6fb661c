#include "render/base/prefixed_stream.h"

#include <algorithm>

namespace weft {

Result<std::span<const uint8_t>> PrefixedStream::prefix() {
  while (size_ < buffer_.size()) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> shown, source_->peek());
    if (shown.empty()) break;
    const size_t taken = std::min(shown.size(), buffer_.size() - size_);
    std::copy_n(shown.begin(), taken, buffer_.begin() + static_cast<std::ptrdiff_t>(size_));
    source_->consume(taken);
    size_ += taken;
  }
  return std::span<const uint8_t>(buffer_).first(size_);
}

Result<std::span<const uint8_t>> PrefixedStream::peek() {
  if (consumed_ < size_)
    return std::span<const uint8_t>(buffer_).subspan(consumed_, size_ - consumed_);
  return source_->peek();
}

void PrefixedStream::consume(size_t bytes) {
  if (consumed_ < size_) consumed_ += bytes;
  else source_->consume(bytes);
}

}  // namespace weft
