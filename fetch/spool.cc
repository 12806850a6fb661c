#include "fetch/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "fetch/file.h"
#include "fetch/sentence.h"

namespace weft {
namespace {

const char* temporary_directory() {
  const char* named = getenv("TMPDIR");
  return named && *named ? named : "/tmp";
}

// A file that has no name and goes when it is closed. Errors: Io.
Result<int> open_temporary_file() {
  const char* directory = temporary_directory();
#ifdef O_TMPFILE
  const int nameless = ::open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (nameless >= 0) return nameless;
#endif
  char path[1024];
  const int length = std::snprintf(path, sizeof path, "%s/weft-XXXXXX", directory);
  if (length < 0 || static_cast<size_t>(length) >= sizeof path) return Status::Io;
  const int file = mkstemp(path);
  if (file < 0) return Status::Io;
  unlink(path);
  return file;
}

Status write_all(int file, std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Status::Io;
    bytes = bytes.subspan(static_cast<size_t>(count));
  }
  return Status::Ok;
}

bool is_full(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }

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

Status Spool::copy(ByteStream& stream, int file, std::string_view url) {
  for (;;) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream.peek());
    if (bytes.empty()) return Status::Ok;
    WEFT_TRY(take(bytes.size(), url));
    if (write_all(file, bytes) != Status::Ok) {
      note_about(*notes_, url,
                 is_full(errno) ? "there is no room to put it aside: TMPDIR may name another disk"
                                : "it could not be put aside in a temporary file");
      return Status::Io;
    }
    stream.consume(bytes.size());
  }
}

Result<std::span<const uint8_t>> Spool::put_aside(ByteStream& stream, std::string_view url) {
  const Result<int> file = open_temporary_file();
  if (!file.ok()) {
    notes_->notef("%s: no temporary file can be made in %s: TMPDIR may name another folder",
                  PrintableUrl(url).text(), temporary_directory());
    return file.status();
  }
  const uint64_t used_before = used_;
  const Status copied = copy(stream, file.value(), url);
  const Result<std::span<const uint8_t>> mapped =
      copied == Status::Ok ? map_file(file.value()) : copied;
  ::close(file.value());
  if (!mapped.ok()) used_ = used_before;
  return mapped;
}

void Spool::discard(std::span<const uint8_t> bytes) {
  used_ -= bytes.size();
  unmap(bytes);
}

}  // namespace weft
