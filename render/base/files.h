// The files of the machine: all that weft asks of them. On Unix files_posix.cc is behind this; a
// port without POSIX builds with WEFT_FILES=own and defines what is declared here in one file of
// its own, as tools/board/files_flash.cc does for an archive in flash.
#pragma once

#include <span>
#include <string_view>

#include "weft/deadline.h"
#include "weft/status.h"

namespace weft {

/// The longest path that is looked at, in bytes.
inline constexpr size_t kMaxPathBytes = 1024;

enum class FileKind : uint8_t { Regular, Folder, Pipe, Other };

/// A file that is read; closed when it goes out of scope.
class File {
 public:
  File() = default;
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  /// Opens a file of any kind; never waits, not even for the writer of a pipe. REQUIRES: is not
  /// open. Errors: NotFound, Io, OutOfMemory.
  Status open(std::string_view path);
  bool is_open() const { return handle_ >= 0; }
  FileKind kind() const { return kind_; }
  /// Reads up to into.size() bytes and returns how many there were; 0 at the end. A pipe is waited
  /// for until `deadline`. Errors: Timeout, Io.
  Result<size_t> read(std::span<uint8_t> into, Deadline deadline);
  /// Maps all bytes, read-only, until unmap(); the file may be closed before. Empty for an empty
  /// file. Errors: Unsupported (not a regular file), Io, OutOfMemory.
  Result<std::span<const uint8_t>> map() const;
  /// Why open() or read() failed, as the rest of a sentence ("no such file"); static lifetime.
  const char* reason() const { return reason_; }

 private:
  Status fail(int error);

  int handle_ = -1;
  FileKind kind_ = FileKind::Other;
  const char* reason_ = "";
};

/// A new file without a name, where bytes are put aside; it is gone when it is neither open nor
/// mapped.
class TemporaryFile {
 public:
  TemporaryFile() = default;
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  /// Makes it, in the folder `directory` where the port has folders. REQUIRES: called once. Errors:
  /// Io.
  Status open(std::string_view directory);
  /// Appends all of `bytes`. Errors: Io; has_no_room() says whether that is the reason.
  Status write(std::span<const uint8_t> bytes);
  bool has_no_room() const { return has_no_room_; }
  /// As File::map().
  Result<std::span<const uint8_t>> map() const;

 private:
  [[maybe_unused]] int handle_ = -1;
  bool has_no_room_ = false;
};

/// Gives back what map() mapped; an empty span is nothing.
void unmap(std::span<const uint8_t> bytes);

/// The bytes of a regular file, mapped as long as this lives.
class MappedFile {
 public:
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile() { unmap(bytes_); }
  /// Errors: those of File::open() and File::map().
  static Result<MappedFile> open(std::string_view path);
  std::span<const uint8_t> bytes() const { return bytes_; }
  /// Hands the mapping to the caller, who gives it back by unmap().
  std::span<const uint8_t> release() { return std::exchange(bytes_, {}); }

 private:
  std::span<const uint8_t> bytes_;
};

struct DirectoryEntry {
  std::string_view name;  ///< Valid until the next next().
  bool is_folder = false;
};

/// The files and folders in a folder.
class Directory {
 public:
  /// A directory that cannot be read has no entries.
  explicit Directory(std::string_view path);
  ~Directory();
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  /// OutOfMemory when there was none for reading it: that it has no entries is not known then.
  Status status() const { return status_; }
  /// The next regular file or folder, in no order; hidden ones and others are left out. False at
  /// the end.
  bool next(DirectoryEntry& entry);

 private:
  void* stream_ = nullptr;
  Status status_ = Status::Ok;
};

/// The folder that relative paths start from, written into `buffer`. Errors: Io.
Result<std::string_view> current_directory(std::span<char> buffer);

}  // namespace weft
