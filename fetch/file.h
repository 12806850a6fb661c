// file: URLs: a small buffer over read(), and whole files mapped.
#pragma once

#include "fetch/fetcher.h"
#include "fetch/url.h"

namespace weft {

/// The Content-Type that the extension of `path` stands for; empty when unknown. Static lifetime.
std::string_view content_type_of(std::string_view path);

/// A file open for reading, by the path of a file: URL (percent-decoded). The caller closes it.
/// Errors: NotFound, Io, Unsupported (another host, a directory); noted with the URL.
Result<int> open_file(const Url& url, Notes& notes);

/// All of an open file's bytes, mapped read-only until unmap(); empty for an empty file. Errors:
/// Io, Unsupported.
Result<std::span<const uint8_t>> map_file(int file);
void unmap(std::span<const uint8_t> bytes);

/// A file as a Resource; it is opened by the first call on it.
class FileResource final : public Resource {
 public:
  static constexpr size_t kBufferBytes = 4096;

  FileResource(Budget& budget, Notes& notes, Deadline deadline)
      : arena_(budget, 256), notes_(&notes), deadline_(deadline) {}
  ~FileResource() override;
  /// REQUIRES: called once, before anything else. `entry` may be null. Errors: OutOfMemory.
  Status start(std::string_view url, UrlStatistics* entry);

  Result<std::string_view> url() override;
  Result<std::string_view> content_type() override;
  Result<std::span<const uint8_t>> peek() override;
  void consume(size_t bytes) override;

 private:
  Status open();
  Status fill();
  Status fail(Status status) { return failure_ = status; }

  Arena arena_;
  Notes* notes_;
  Deadline deadline_;
  Url url_;
  UrlStatistics* entry_ = nullptr;
  uint8_t* buffer_ = nullptr;
  size_t begin_ = 0, end_ = 0;
  int file_ = -1;
  bool at_end_ = false;
  Status failure_ = Status::Ok;
};

}  // namespace weft
