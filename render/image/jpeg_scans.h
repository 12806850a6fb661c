// The bytes of a JPEG without the scans that are not wanted: of a progressive picture that is shown
// smaller, the first ones are enough.
#pragma once

#include <array>

#include "weft/byte_stream.h"

namespace weft {

class JpegScans final : public ByteStream {
 public:
  enum class Wanted : uint8_t {
    All,
    First,  ///< Of each band of coefficients, and all of the mean values of blocks.
    Means,  ///< The mean values of blocks (DC) alone.
  };

  /// `stream` must outlive this.
  explicit JpegScans(ByteStream& stream) : stream_(&stream) {}
  /// Says which are wanted of the scans whose data was not read: after the header of the first one,
  /// and nothing behind it, was read.
  void want(Wanted wanted) { wanted_ = wanted; }

  Result<std::span<const uint8_t>> peek() override;
  void consume(size_t bytes) override;

 private:
  enum class Place : uint8_t { Marker, Segment, Scan, Rest };

  Status read_marker();
  Status take(size_t bytes);
  bool is_wanted() const;

  ByteStream* stream_;
  Wanted wanted_ = Wanted::All;
  Place place_ = Place::Marker;
  bool drops_ = false;                  // the scan in hand
  uint32_t left_ = 0;                   // of the segment
  std::array<uint8_t, 16> marker_{};    // a marker, its length, and of a scan the whole header
  size_t marker_size_ = 0, given_ = 0;  // what is read of it, and of that shown from offset_ on
  size_t offset_ = 0;
};

}  // namespace weft
