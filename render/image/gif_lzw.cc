#include "render/image/gif_lzw.h"

#include <algorithm>

namespace weft {

Result<Owned<GifLzw>> GifLzw::create(StreamReader& reader, Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<GifLzw> lzw, make_owned<GifLzw>(budget, reader, budget));
  WEFT_TRY(lzw->start());
  return lzw;
}

GifLzw::~GifLzw() {
  budget_->release(strings_, sizeof(Strings));
  budget_->release(pending_, kCodes);
}

Status GifLzw::start() {
  WEFT_TRY_ASSIGN(const uint8_t size, reader_->byte());
  if (size < 1 || size > 8) return Status::Corrupt;
  strings_ = static_cast<Strings*>(budget_->allocate(sizeof(Strings)));
  if (!strings_) return Status::OutOfMemory;
  pending_ = static_cast<uint8_t*>(budget_->allocate(kCodes));
  if (!pending_) return Status::OutOfMemory;
  clear_ = static_cast<uint16_t>(1u << size);
  least_bits_ = static_cast<uint8_t>(size + 1);
  for (uint16_t i = 0; i < clear_; ++i) {
    strings_->prefix[i] = kNone;
    strings_->last[i] = static_cast<uint8_t>(i);
  }
  clear();
  return Status::Ok;
}

void GifLzw::clear() {
  bits_ = least_bits_;
  next_ = static_cast<uint16_t>(clear_ + 2);
  previous_ = kNone;
}

Status GifLzw::next_block() {
  WEFT_TRY_ASSIGN(block_size_, reader_->byte());
  block_at_ = 0;
  if (!block_size_) return Status::Corrupt;
  return reader_->read({block_.data(), block_size_});
}

Result<uint16_t> GifLzw::next_code() {
  while (bit_count_ < bits_) {
    if (block_at_ == block_size_) WEFT_TRY(next_block());
    bit_buffer_ |= uint32_t{block_[block_at_++]} << bit_count_;
    bit_count_ = static_cast<uint8_t>(bit_count_ + 8);
  }
  const auto code = static_cast<uint16_t>(bit_buffer_ & ((1u << bits_) - 1));
  bit_buffer_ >>= bits_;
  bit_count_ = static_cast<uint8_t>(bit_count_ - bits_);
  return code;
}

// The next string becomes the pending one.
Status GifLzw::expand() {
  WEFT_TRY_ASSIGN(uint16_t code, next_code());
  if (code == clear_) {
    clear();
    return Status::Ok;
  }
  const bool is_new = code == next_ && previous_ != kNone;
  if (code == clear_ + 1 || (code >= next_ && !is_new)) return Status::Corrupt;
  const uint16_t taken = code;
  if (is_new) {
    // Its string is the one before with that one's first index at its end.
    pending_[pending_size_++] = first_;
    code = previous_;
  }
  for (; code != kNone; code = strings_->prefix[code])
    pending_[pending_size_++] = strings_->last[code];
  first_ = pending_[pending_size_ - 1];
  if (previous_ != kNone && next_ < kCodes) {
    strings_->prefix[next_] = previous_;
    strings_->last[next_] = first_;
    ++next_;
    if (next_ == 1u << bits_ && bits_ < kMostBits) ++bits_;
  }
  previous_ = taken;
  return Status::Ok;
}

Status GifLzw::read(std::span<uint8_t> out) {
  while (!out.empty()) {
    while (!pending_size_) WEFT_TRY(expand());
    const size_t count = std::min<size_t>(out.size(), pending_size_);
    for (size_t i = 0; i < count; ++i) out[i] = pending_[--pending_size_];
    out = out.subspan(count);
  }
  return Status::Ok;
}

}  // namespace weft
