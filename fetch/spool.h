// Bodies that are put aside: in temporary files that have no name, mapped, so that they are no heap
// and nothing is left behind; all of them together within a limit.
#pragma once

#include "render/base/files.h"
#include "weft/byte_stream.h"
#include "weft/fetch_statistics.h"
#include "weft/notes.h"

namespace weft {

class Spool {
 public:
  /// `notes` and `statistics` outlive it.
  Spool(uint64_t limit_bytes, Notes& notes, FetchStatistics& statistics)
      : limit_(limit_bytes), notes_(&notes), statistics_(&statistics) {}

  /// Puts aside the bytes that `stream` still holds; they are mapped until discard(). Errors: those
  /// of the stream; noted with `url`: Unsupported (beyond the limit), Io (no temporary file, the
  /// disk is full).
  Result<std::span<const uint8_t>> put_aside(ByteStream& stream, std::string_view url);
  void discard(std::span<const uint8_t> bytes);

 private:
  Status copy(ByteStream& stream, TemporaryFile& file, std::string_view url);
  Status take(uint64_t bytes, std::string_view url);

  uint64_t limit_;
  uint64_t used_ = 0;
  Notes* notes_;
  FetchStatistics* statistics_;
};

}  // namespace weft
