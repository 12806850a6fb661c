#include "fetch/spool.h"

#include <algorithm>
#include <cstdlib>

#include "fetch/sentence.h"

namespace weft {
namespace {

const char* temporary_directory() {
  const char* named = std::getenv("TMPDIR");
  return named && *named ? named : "/tmp";
}

}  // namespace

// Counts `bytes` more before they are written. Errors: Unsupported, noted.
Status Spool::take(uint64_t bytes, std::string_view url) {
  if (bytes > limit_ - used_) {
    notes_->notef("%s: left out, as all that is put aside would pass %llu bytes (the cache limit)",
                  PrintableUrl(url).text(), static_cast<unsigned long long>(limit_));
    return Status::Unsupported;
  }
  used_ += bytes;
  statistics_->put_aside_bytes += bytes;
  statistics_->put_aside_peak = std::max(statistics_->put_aside_peak, used_);
  return Status::Ok;
}

Status Spool::copy(ByteStream& stream, TemporaryFile& file, std::string_view url) {
  for (;;) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream.peek());
    if (bytes.empty()) return Status::Ok;
    WEFT_TRY(take(bytes.size(), url));
    const Status written = file.write(bytes);
    if (written != Status::Ok) {
      note_about(*notes_, url,
                 file.has_no_room()
                     ? "there is no room to put it aside: TMPDIR may name another disk"
                     : "it could not be put aside in a temporary file");
      return written;
    }
    stream.consume(bytes.size());
  }
}

Result<std::span<const uint8_t>> Spool::put_aside(ByteStream& stream, std::string_view url) {
  TemporaryFile file;
  const Status opened = file.open(temporary_directory());
  if (opened != Status::Ok) {
    notes_->notef("%s: no temporary file can be made in %s: TMPDIR may name another folder",
                  PrintableUrl(url).text(), temporary_directory());
    return opened;
  }
  const uint64_t used_before = used_;
  const Status copied = copy(stream, file, url);
  const Result<std::span<const uint8_t>> mapped = copied == Status::Ok ? file.map() : copied;
  if (!mapped.ok()) used_ = used_before;
  return mapped;
}

void Spool::discard(std::span<const uint8_t> bytes) {
  used_ -= bytes.size();
  unmap(bytes);
}

}  // namespace weft
