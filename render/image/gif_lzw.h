// The LZW codes of GIF (GIF89a, appendix F) -> indices of colours.
#pragma once

#include <array>

#include "render/image/stream_reader.h"
#include "weft/budget.h"

namespace weft {

class GifLzw {
 public:
  /// `reader` stands before the byte with the code size, and outlives this. Errors: Corrupt,
  /// OutOfMemory, those of the stream.
  static Result<Owned<GifLzw>> create(StreamReader& reader, Budget& budget);
  GifLzw(StreamReader& reader, Budget& budget) : reader_(&reader), budget_(&budget) {}
  ~GifLzw();
  GifLzw(const GifLzw&) = delete;
  GifLzw& operator=(const GifLzw&) = delete;

  /// Fills `out`. Errors: Corrupt when the codes end before or are wrong, those of the stream; then
  /// out's rest is left as it was.
  Status read(std::span<uint8_t> out);

 private:
  static constexpr uint16_t kCodes = 4096, kNone = kCodes;
  static constexpr uint8_t kMostBits = 12;
  // A string of indices is the string of another code and one index.
  struct Strings {
    uint16_t prefix[kCodes];
    uint8_t last[kCodes];
  };

  Status start();
  Result<uint16_t> next_code();
  Status next_block();
  Status expand();
  void clear();

  StreamReader* reader_;
  Budget* budget_;
  Strings* strings_ = nullptr;
  uint8_t* pending_ = nullptr;  // a string, its last index first
  uint16_t pending_size_ = 0;
  uint8_t first_ = 0;  // the first index of the string before
  uint8_t least_bits_ = 0, bits_ = 0;
  uint16_t clear_ = 0, next_ = 0, previous_ = kNone;
  uint32_t bit_buffer_ = 0;
  uint8_t bit_count_ = 0;
  std::array<uint8_t, 255> block_{};
  uint8_t block_size_ = 0, block_at_ = 0;
};

}  // namespace weft
