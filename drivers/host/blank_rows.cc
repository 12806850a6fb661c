#include "drivers/host/blank_rows.h"

#include <bit>

namespace weft {
namespace {

/// Bits, the lowest first.
class Bits {
 public:
  explicit Bits(ByteSink& sink) : sink_(sink) {}
  void put(uint32_t value, unsigned count) {
    waiting_ |= uint64_t{value} << waiting_count_;
    for (waiting_count_ += count; waiting_count_ >= 8; waiting_count_ -= 8) {
      bytes_[length_++] = static_cast<uint8_t>(waiting_);
      waiting_ >>= 8;
      if (length_ == sizeof bytes_) flush();
    }
  }
  /// Up to the next byte; says how all went.
  Status end() {
    put(0, (8 - waiting_count_) % 8);
    flush();
    return status_;
  }

 private:
  void flush() {
    if (status_ == Status::Ok && length_) status_ = sink_.write({bytes_, length_});
    length_ = 0;
  }
  ByteSink& sink_;
  Status status_ = Status::Ok;
  uint64_t waiting_ = 0;
  unsigned waiting_count_ = 0;
  size_t length_ = 0;
  uint8_t bytes_[256];
};

/// A length of 3 to 257 as its symbol and extra bits.
struct Length {
  uint32_t symbol, extra;
  unsigned extra_bits;
};
Length length_of(uint32_t length) {
  const uint32_t above = length - 3;
  const auto extra_bits = above < 8 ? 0u : static_cast<unsigned>(std::bit_width(above)) - 3;
  return {257 + 4 * extra_bits + (above >> extra_bits), above & ((1u << extra_bits) - 1),
          extra_bits};
}

// A row is the byte 2 (the filter), a 0, matches of 258 bytes at distance 1, and one for the rest.
constexpr uint32_t kFilter = 2, kEnd = 256, kLongest = 285, kLongestLength = 258;
// The codes of these symbols, and that of the rest, with their bits in the order of the stream.
constexpr uint32_t kZeroCode = 1, kFilterCode = 5, kEndCode = 3, kRestCode = 7;
constexpr unsigned kCodeBits = 3, kLongestBits = 1;

// How the lengths of codes are written: 0, 1 and 3 for themselves, 18 and 17 for runs of 0.
void put_length_0(Bits& bits) { bits.put(0, 2); }
void put_length_1(Bits& bits) { bits.put(3, 3); }
void put_length_3(Bits& bits) { bits.put(2, 2); }
void put_lengths_0(Bits& bits, uint32_t count) {
  for (; count >= 11; count -= count < 138 ? count : 138) {
    bits.put(1, 2);
    bits.put((count < 138 ? count : 138) - 11, 7);
  }
  if (count >= 3) {
    bits.put(7, 3);
    bits.put(count - 3, 3);
    return;
  }
  for (; count; --count) put_length_0(bits);
}

// The start of a block of dynamic codes (RFC 1951, 3.2.7) of 286 lengths and one distance.
void put_header(Bits& bits, uint32_t rest) {
  bits.put(2 << 1, 3);
  bits.put(286 - 257, 5);
  bits.put(0, 5);
  bits.put(18 - 4, 4);
  // Of 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1.
  for (const int length : {0, 3, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 3})
    bits.put(static_cast<uint32_t>(length), 3);
  put_length_3(bits);  // 0
  put_length_0(bits);
  put_length_3(bits);
  put_lengths_0(bits, kEnd - kFilter - 1);
  put_length_3(bits);
  put_lengths_0(bits, rest - kEnd - 1);
  put_length_3(bits);
  put_lengths_0(bits, kLongest - rest - 1);
  put_length_1(bits);
  put_length_1(bits);  // distance 1
}

}  // namespace

Status write_blank_rows(uint32_t rows, size_t row_bytes, ByteSink& sink) {
  Bits bits(sink);
  const auto matched = static_cast<uint32_t>(row_bytes - 1);
  const uint32_t longest = matched / kLongestLength, left = matched % kLongestLength;
  const bool has_rest = left >= 3;
  const Length rest = length_of(has_rest ? left : 3);
  put_header(bits, rest.symbol);
  for (; rows; --rows) {
    bits.put(kFilterCode, kCodeBits);
    for (uint32_t zeros = has_rest ? 1 : 1 + left; zeros; --zeros) bits.put(kZeroCode, kCodeBits);
    for (uint32_t match = 0; match < longest; ++match) bits.put(0, kLongestBits + 1);
    if (!has_rest) continue;
    bits.put(kRestCode, kCodeBits);
    bits.put(rest.extra, rest.extra_bits + 1);
  }
  bits.put(kEndCode, kCodeBits);
  // An empty block of bytes as they are begins at a byte.
  bits.put(0, 3);
  WEFT_TRY(bits.end());
  constexpr uint8_t kNoBytes[] = {0, 0, 0xFF, 0xFF};
  return sink.write(kNoBytes);
}

}  // namespace weft
