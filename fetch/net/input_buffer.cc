#include "fetch/net/input_buffer.h"

#include <algorithm>
#include <cstring>

#include "fetch/net/window.h"

namespace weft {

Status InputBuffer::allocate(size_t capacity) {
  bytes_ = static_cast<uint8_t*>(budget_->allocate(capacity));
  if (!bytes_) return Status::OutOfMemory;
  capacity_ = longest_line_ = capacity;
  return Status::Ok;
}

// Without memory for more the buffer stays as it is.
void InputBuffer::widen() {
  constexpr size_t kGreatest = 64 * 1024;
  const size_t wider = std::min(grown_window(capacity_, *budget_), kGreatest);
  if (wider <= capacity_) return;
  void* const bytes = budget_->reallocate(bytes_, capacity_, wider);
  if (!bytes) return;
  bytes_ = static_cast<uint8_t*>(bytes);
  capacity_ = wider;
}

Result<size_t> InputBuffer::fill(Deadline deadline) {
  if (begin_ > 0) {
    std::memmove(bytes_, bytes_ + begin_, size());
    end_ -= begin_;
    begin_ = 0;
  }
  if (was_filled_) widen();
  if (end_ == capacity_) return Status::Protocol;
  WEFT_TRY_ASSIGN(const size_t count,
                  transport_->read({bytes_ + end_, capacity_ - end_}, deadline));
  end_ += count;
  was_filled_ = end_ == capacity_;
  return count;
}

Result<std::span<const uint8_t>> InputBuffer::peek(Deadline deadline) {
  if (size() == 0) WEFT_TRY(fill(deadline).status());
  return std::span<const uint8_t>(bytes_ + begin_, size());
}

Result<std::string_view> InputBuffer::line(Deadline deadline) {
  size_t searched = 0;
  for (;;) {
    const std::string_view text(reinterpret_cast<const char*>(bytes_) + begin_,
                                std::min(size(), longest_line_));
    const size_t newline = text.find('\n', searched);
    if (newline != text.npos) {
      begin_ += newline + 1;
      return text.substr(0, newline > 0 && text[newline - 1] == '\r' ? newline - 1 : newline);
    }
    if (text.size() == longest_line_) {
      begin_ += text.size();
      is_cut_ = true;
      return text;
    }
    searched = text.size();
    WEFT_TRY_ASSIGN(const size_t count, fill(deadline));
    if (count == 0) return Status::Protocol;
  }
}

Result<size_t> InputBuffer::skip_line(size_t most, Deadline deadline) {
  is_cut_ = false;
  for (size_t skipped = 0; skipped <= most;) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, peek(deadline));
    if (bytes.empty()) return Status::Protocol;
    const auto newline = std::find(bytes.begin(), bytes.end(), '\n');
    const bool is_end = newline != bytes.end();
    const auto count = static_cast<size_t>(newline - bytes.begin()) + (is_end ? 1 : 0);
    drop(count);
    skipped += count;
    if (is_end && skipped <= most) return skipped;
  }
  return Status::Protocol;
}

}  // namespace weft
