// file: URLs: whose files may be read, and a small buffer over reading them.
#pragma once

#include "fetch/url.h"
#include "fetch/url_times.h"
#include "render/base/files.h"
#include "weft/fetcher.h"

namespace weft {

/// The Content-Type by the extension of `path`; empty when that is unknown. Static lifetime.
std::string_view content_type_of(std::string_view path);

/// The kinds of files that may be read: a page may name regular files only, a person a pipe as well
/// (/dev/stdin, a FIFO). Devices, sockets and directories are never read.
enum class FileKinds : uint8_t { Regular, RegularOrPipe };

/// Opens `file` by the path of a file: URL (percent-decoded); reading never blocks. Errors:
/// NotFound, Io (a directory too), OutOfMemory, Unsupported (another host, another kind of file);
/// noted with the URL.
Status open_file(const Url& url, FileKinds kinds, Notes& notes, File& file);

/// A file as a Resource; it is opened by the first call on it.
class FileResource final : public Resource {
 public:
  static constexpr size_t kBufferBytes = 4096;

  /// Waits for the bytes of a pipe for `wait_ms` at a time; `deadline` is for all of it.
  FileResource(Budget& budget, Notes& notes, FileKinds kinds, uint32_t wait_ms, Deadline deadline)
      : arena_(budget, 256),
        notes_(&notes),
        kinds_(kinds),
        wait_ms_(wait_ms),
        deadline_(deadline) {}
  ~FileResource() override {
    mark_end(entry_);
    arena_.budget().release(buffer_, kBufferBytes);
  }
  /// REQUIRES: called once, before anything else. `entry` may be null. Errors: OutOfMemory.
  Status start(std::string_view url, UrlStatistics* entry);

  Result<std::string_view> url() override;
  Result<std::string_view> content_type() override;
  Result<std::span<const uint8_t>> peek() override;
  void consume(size_t bytes) override;

 private:
  Status open();
  Status fill();
  Status time_out();
  Status fail(Status status) {
    mark_end(entry_);
    return failure_ = status;
  }

  Arena arena_;
  Notes* notes_;
  FileKinds kinds_;
  uint32_t wait_ms_;
  Deadline deadline_;
  Url url_;
  UrlStatistics* entry_ = nullptr;
  uint8_t* buffer_ = nullptr;
  size_t begin_ = 0, end_ = 0;
  File file_;
  bool at_end_ = false;
  Status failure_ = Status::Ok;
};

}  // namespace weft
