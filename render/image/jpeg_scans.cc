#include "render/image/jpeg_scans.h"

#include <algorithm>
#include <cstring>

namespace weft {
namespace {

// ITU-T T.81, table B.1.
constexpr uint8_t kPrefix = 0xFF, kStartOfImage = 0xD8, kEndOfImage = 0xD9, kStartOfScan = 0xDA,
                  kTemporary = 0x01;

// What follows 0xFF in the data of a scan: nothing at all, or a restart.
bool is_data(uint8_t code) { return code == 0 || (code & 0xF8) == 0xD0; }

// How much of `bytes` is data of a scan for certain; 0 where they begin with 0xFF and a marker may
// follow.
size_t data_length(std::span<const uint8_t> bytes) {
  size_t at = 0;
  while (at < bytes.size()) {
    const void* const found = std::memchr(bytes.data() + at, kPrefix, bytes.size() - at);
    if (!found) return bytes.size();
    at = static_cast<size_t>(static_cast<const uint8_t*>(found) - bytes.data());
    if (at + 1 == bytes.size() || !is_data(bytes[at + 1])) return at;
    at += 2;
  }
  return bytes.size();
}

}  // namespace

// Reads on until so many bytes of the marker are there, or the stream ends.
Status JpegScans::take(size_t bytes) {
  while (marker_size_ < bytes) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> more, stream_->peek());
    if (more.empty()) break;
    const size_t taken = std::min(more.size(), bytes - marker_size_);
    std::copy_n(more.begin(), taken, marker_.begin() + static_cast<ptrdiff_t>(marker_size_));
    marker_size_ += taken;
    stream_->consume(taken);
  }
  return Status::Ok;
}

bool JpegScans::is_wanted() const {
  const size_t bands = 5 + size_t{marker_[4]} * 2;
  if (wanted_ == Wanted::All || bands + 3 != marker_size_) return true;
  const bool has_means = marker_[bands] == 0, is_first = marker_[bands + 2] >> 4 == 0;
  return has_means || (is_first && wanted_ == Wanted::First);
}

// What is no marker, or cut off, is passed on as it is, and all behind it.
Status JpegScans::read_marker() {
  marker_size_ = 0;
  WEFT_TRY(take(2));
  while (marker_size_ == 2 && marker_[0] == kPrefix && marker_[1] == kPrefix) {
    marker_size_ = 1;
    WEFT_TRY(take(2));
  }
  given_ = marker_size_;
  const uint8_t code = marker_[1];
  if (marker_size_ == 2 && marker_[0] == kPrefix) {
    if (code == kStartOfImage || code == kTemporary) return Status::Ok;
    if (is_data(code)) {
      place_ = Place::Scan;
      if (drops_) given_ = 0;
      return Status::Ok;
    }
  }
  place_ = Place::Rest;
  if (marker_size_ < 2 || marker_[0] != kPrefix || code == kEndOfImage) return Status::Ok;
  WEFT_TRY(take(4));
  given_ = marker_size_;
  const uint32_t length = uint32_t{marker_[2]} << 8 | marker_[3];
  if (marker_size_ < 4 || length < 2) return Status::Ok;
  if (code != kStartOfScan) {
    place_ = Place::Segment;
    left_ = length - 2;
    return Status::Ok;
  }
  if (length + 2 > marker_.size()) return Status::Ok;
  WEFT_TRY(take(length + 2));
  given_ = marker_size_;
  if (marker_size_ < length + 2) return Status::Ok;
  place_ = Place::Scan;
  drops_ = !is_wanted();
  if (drops_) given_ = 0;
  return Status::Ok;
}

Result<std::span<const uint8_t>> JpegScans::peek() {
  for (;;) {
    if (offset_ < given_)
      return std::span<const uint8_t>(marker_).subspan(offset_, given_ - offset_);
    offset_ = given_ = 0;
    if (place_ == Place::Segment && !left_) place_ = Place::Marker;
    if (place_ == Place::Scan && wanted_ == Wanted::All) place_ = Place::Rest;
    if (place_ == Place::Marker) {
      WEFT_TRY(read_marker());
      continue;
    }
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream_->peek());
    if (bytes.empty() || place_ == Place::Rest) return bytes;
    if (place_ == Place::Segment) return bytes.first(std::min<size_t>(bytes.size(), left_));
    const size_t data = data_length(bytes);
    if (!data) place_ = Place::Marker;
    else if (!drops_) return bytes.first(data);
    else stream_->consume(data);
  }
}

void JpegScans::consume(size_t bytes) {
  if (given_) {
    offset_ += bytes;
    return;
  }
  stream_->consume(bytes);
  if (place_ == Place::Segment) left_ -= static_cast<uint32_t>(bytes);
}

}  // namespace weft
