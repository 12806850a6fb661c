#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "render/base/files.h"

namespace weft {
namespace {

#ifdef __GLIBC__
static_assert(sizeof(off_t) == 8 && sizeof(ino_t) == 8,
              "a 32-bit build without _FILE_OFFSET_BITS=64 opens no large file, and its readdir() "
              "stops at large inodes");
#endif

/// A path with its final zero; empty when it is too long.
class PathBuffer {
 public:
  explicit PathBuffer(std::string_view path, std::string_view rest = {}) {
    is_too_long_ = path.size() + rest.size() >= bytes_.size();
    if (is_too_long_) path = rest = {};
    const size_t size = path.copy(bytes_.data(), path.size());
    bytes_[size + rest.copy(bytes_.data() + size, rest.size())] = '\0';
  }
  bool is_too_long() const { return is_too_long_; }
  char* get() { return bytes_.data(); }

 private:
  std::array<char, kMaxPathBytes> bytes_;
  bool is_too_long_;
};

struct Failure {
  int error;
  Status status;
  const char* reason;
};
constexpr Failure kFailures[] = {
    {ENOENT, Status::NotFound, "no such file"},
    {ENOTDIR, Status::NotFound, "no such file"},
    {ENAMETOOLONG, Status::NotFound, "the path is too long"},
    {EACCES, Status::Io, "no permission to read the file"},
    {EPERM, Status::Io, "no permission to read the file"},
    {ENOMEM, Status::OutOfMemory, "the file cannot be read"},
};

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::Regular;
  if (S_ISDIR(mode)) return FileKind::Folder;
  return S_ISFIFO(mode) ? FileKind::Pipe : FileKind::Other;
}

Status wait_for(int descriptor, Deadline deadline) {
  pollfd waiting{descriptor, POLLIN, 0};
  return poll(&waiting, 1, deadline.remaining_ms()) == 0 ? Status::Timeout : Status::Ok;
}

Result<std::span<const uint8_t>> map_descriptor(int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) return Status::Io;
  if (!S_ISREG(status.st_mode)) return Status::Unsupported;
  if (status.st_size == 0) return std::span<const uint8_t>();
  const auto bytes = static_cast<size_t>(status.st_size);
  if (static_cast<off_t>(bytes) != status.st_size) return Status::Io;  // more than can be addressed
  void* mapped = mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (mapped == MAP_FAILED) return errno == ENOMEM ? Status::OutOfMemory : Status::Io;
  return std::span(static_cast<const uint8_t*>(mapped), bytes);
}

/// False for what is neither a regular file nor a folder. Follows symbolic links.
bool find_kind(DIR* directory, const dirent& entry, bool& is_folder) {
  is_folder = entry.d_type == DT_DIR;
  if (entry.d_type == DT_REG || is_folder) return true;
  struct stat status;
  if (fstatat(dirfd(directory), entry.d_name, &status, 0) != 0) return false;
  is_folder = S_ISDIR(status.st_mode);
  return is_folder || S_ISREG(status.st_mode);
}

}  // namespace

File::~File() {
  if (is_open()) ::close(handle_);
}

Status File::fail(int error) {
  for (const Failure& failure : kFailures) {
    if (failure.error != error) continue;
    reason_ = failure.reason;
    return failure.status;
  }
  reason_ = "the file cannot be read";
  return Status::Io;
}

Status File::open(std::string_view path) {
  PathBuffer buffer(path);
  if (buffer.is_too_long()) return fail(ENAMETOOLONG);
  // Without O_NONBLOCK a pipe that nobody writes to would block here, beyond any deadline.
  handle_ = ::open(buffer.get(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (!is_open()) return fail(errno);
  // The open file is asked, not its path, which may be another's by now.
  struct stat status;
  if (fstat(handle_, &status) != 0) return fail(errno);
  kind_ = kind_of(status.st_mode);
  return Status::Ok;
}

Result<size_t> File::read(std::span<uint8_t> into, Deadline deadline) {
  for (;;) {
    // A pipe that nobody has opened for writing yet would read as if it were at its end.
    if (kind_ == FileKind::Pipe) WEFT_TRY(wait_for(handle_, deadline));
    const ssize_t count = ::read(handle_, into.data(), into.size());
    if (count >= 0) return static_cast<size_t>(count);
    if (errno == EAGAIN) WEFT_TRY(wait_for(handle_, deadline));
    else if (errno != EINTR) return fail(errno);
  }
}

Result<std::span<const uint8_t>> File::map() const { return map_descriptor(handle_); }

TemporaryFile::~TemporaryFile() {
  if (handle_ >= 0) ::close(handle_);
}

Status TemporaryFile::open(std::string_view directory) {
#ifdef O_TMPFILE
  handle_ = ::open(PathBuffer(directory).get(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (handle_ >= 0) return Status::Ok;
#endif
  PathBuffer path(directory, "/weft-XXXXXX");
  if (path.is_too_long()) return Status::Io;
  handle_ = mkstemp(path.get());
  if (handle_ < 0) return Status::Io;
  unlink(path.get());
  return Status::Ok;
}

Status TemporaryFile::write(std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(handle_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      has_no_room_ = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
      return Status::Io;
    }
    bytes = bytes.subspan(static_cast<size_t>(count));
  }
  return Status::Ok;
}

Result<std::span<const uint8_t>> TemporaryFile::map() const { return map_descriptor(handle_); }

void unmap(std::span<const uint8_t> bytes) {
  if (!bytes.empty()) munmap(const_cast<uint8_t*>(bytes.data()), bytes.size());
}

Directory::Directory(std::string_view path) : stream_(opendir(PathBuffer(path).get())) {
  if (!stream_ && errno == ENOMEM) status_ = Status::OutOfMemory;
}

Directory::~Directory() {
  if (stream_) closedir(static_cast<DIR*>(stream_));
}

bool Directory::next(DirectoryEntry& entry) {
  if (!stream_) return false;
  auto* stream = static_cast<DIR*>(stream_);
  while (const dirent* found = readdir(stream)) {
    if (found->d_name[0] == '.' || !find_kind(stream, *found, entry.is_folder)) continue;
    entry.name = found->d_name;
    return true;
  }
  return false;
}

Result<std::string_view> current_directory(std::span<char> buffer) {
  if (!getcwd(buffer.data(), buffer.size())) return Status::Io;
  return std::string_view(buffer.data());
}

}  // namespace weft
