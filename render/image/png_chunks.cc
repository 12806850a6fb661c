#include "render/image/png_chunks.h"

#include <algorithm>
#include <cstring>

namespace weft {
namespace {

constexpr uint64_t kChecksumBytes = 4;
constexpr const char* kColorSpaces[] = {"sRGB", "iCCP", "cICP"};

bool is(const uint8_t* type, const char* name) { return std::memcmp(name, type, 4) == 0; }

// PNG 5.4: capital letters first are critical; what is unknown of them is the decoder's to refuse.
bool needed(const uint8_t* type) { return !(type[0] & 0x20) || is(type, "tRNS"); }

uint32_t big_endian(const uint8_t* bytes) {
  return uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 | uint32_t{bytes[2]} << 8 | bytes[3];
}

}  // namespace

Status PngChunks::copy(std::span<uint8_t> out) {
  while (!out.empty()) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream_->peek());
    if (bytes.empty()) return Status::Corrupt;
    const size_t taken = std::min(bytes.size(), out.size());
    std::copy_n(bytes.begin(), taken, out.begin());
    stream_->consume(taken);
    out = out.subspan(taken);
  }
  return Status::Ok;
}

Status PngChunks::skip(uint64_t left) {
  while (left) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream_->peek());
    if (bytes.empty()) return Status::Corrupt;
    const uint64_t taken = std::min<uint64_t>(bytes.size(), left);
    stream_->consume(static_cast<size_t>(taken));
    left -= taken;
  }
  return Status::Ok;
}

Status PngChunks::next_head() {
  for (;;) {
    WEFT_TRY(copy(head_));
    const uint64_t body = big_endian(head_.data()) + kChecksumBytes;
    if (needed(head_.data() + 4)) {
      head_left_ = kHeadBytes;
      body_left_ = body;
      return Status::Ok;
    }
    WEFT_TRY(pass_over(body));
  }
}

Status PngChunks::pass_over(uint64_t body) {
  const uint8_t* type = head_.data() + 4;
  for (const char* name : kColorSpaces) overridden_ |= is(type, name);
  std::array<uint8_t, 4> value;
  if (!is(type, "gAMA") || body != value.size() + kChecksumBytes) return skip(body);
  WEFT_TRY(copy(value));
  gamma_ = big_endian(value.data());
  return skip(kChecksumBytes);
}

Status PngChunks::read(std::span<uint8_t> out) {
  while (!out.empty()) {
    if (!head_left_ && !body_left_) WEFT_TRY(next_head());
    const uint64_t part = head_left_ ? head_left_ : body_left_;
    const size_t taken = static_cast<size_t>(std::min<uint64_t>(out.size(), part));
    if (head_left_) {
      std::memcpy(out.data(), head_.data() + (kHeadBytes - head_left_), taken);
      head_left_ -= taken;
    } else {
      WEFT_TRY(copy(out.first(taken)));
      body_left_ -= taken;
    }
    out = out.subspan(taken);
  }
  return Status::Ok;
}

}  // namespace weft
