// The chunks of a PNG stream that its pixels need, and no others: the signature and IHDR, PLTE,
// tRNS, IDAT, IEND. Texts and the like (often larger than the picture) are skipped in the stream,
// so that no decoder ever holds them; gAMA, iCCP and eXIf are read here.
#pragma once

#include <array>

#include "render/image/color_profile.h"
#include "render/image/stream_reader.h"
#include "weft/budget.h"

namespace weft {

class PngChunks {
 public:
  /// Both must outlive this.
  PngChunks(ByteStream& stream, Budget& budget) : stream_(stream), budget_(budget) {}

  /// Fills `out`. Errors: Corrupt (the stream ends before), those of the stream.
  Status read(std::span<uint8_t> out);
  /// gAMA in 1/100000 among what was read; 0 when there is none, or when sRGB, iCCP or cICP
  /// overrides it (PNG 4.3).
  uint32_t gamma() const { return overridden_ ? 0 : gamma_; }
  /// The ICC profile of iCCP among what was read; null when there is none to apply.
  Owned<ColorProfile> take_profile() { return std::move(profile_); }
  /// That of eXIf among what was read, 1…8.
  uint8_t orientation() const { return orientation_; }

 private:
  static constexpr size_t kHeadBytes = 8;

  Status next_head();
  Status pass_over(uint64_t body);
  Status read_exif(uint64_t body);
  Status read_profile(uint64_t body);

  StreamReader stream_;
  Budget& budget_;
  Owned<ColorProfile> profile_;
  std::array<uint8_t, kHeadBytes> head_{};  // length and type of the chunk, not all given yet
  size_t head_left_ = 0;
  uint64_t body_left_ = kHeadBytes;  // at first: the signature
  uint32_t gamma_ = 0;
  bool overridden_ = false;
  uint8_t orientation_ = 1;
};

}  // namespace weft
