// A file's bytes as memory that is not heap, and the names in a directory. The POSIX part of
// fonts/.
#pragma once

#include <span>
#include <string_view>

#include "weft/status.h"

namespace weft {

class MappedFile {
 public:
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();
  /// Errors: NotFound, Io.
  static Result<MappedFile> open(std::string_view path);
  std::span<const uint8_t> bytes() const { return bytes_; }
  /// Hands the mapping to the caller, who gives it back by unmap().
  std::span<const uint8_t> release() { return std::exchange(bytes_, {}); }
  static void unmap(std::span<const uint8_t> bytes);

 private:
  std::span<const uint8_t> bytes_;
};

enum class EntryKind : uint8_t { File, Folder };
struct DirectoryEntry {
  std::string_view name;  ///< Valid until the next next().
  EntryKind kind = EntryKind::File;
};

class Directory {
 public:
  /// A directory that cannot be read has no entries.
  explicit Directory(std::string_view path);
  ~Directory();
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  /// OutOfMemory when there was none for reading it: that it has no entries is not known then.
  Status status() const { return status_; }
  /// The next file or folder, in no order; hidden ones and others are left out. False at the end.
  bool next(DirectoryEntry& entry);

 private:
  void* stream_ = nullptr;
  Status status_ = Status::Ok;
};

/// The longest path that is looked at.
inline constexpr size_t kMaxPathBytes = 1024;

}  // namespace weft
