#include "fonts/catalog/mapped_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace weft {
namespace {

#ifdef __GLIBC__
static_assert(sizeof(off_t) == 8 && sizeof(ino_t) == 8,
              "readdir() of a 32-bit build without _FILE_OFFSET_BITS=64 stops at large inodes");
#endif

/// A path with its final zero; empty when it is too long.
class PathBuffer {
 public:
  explicit PathBuffer(std::string_view path) {
    if (path.size() >= bytes_.size()) path = {};
    std::memcpy(bytes_.data(), path.data(), path.size());
    bytes_[path.size()] = '\0';
  }
  const char* get() const { return bytes_.data(); }

 private:
  std::array<char, kMaxPathBytes> bytes_;
};

EntryKind kind_of(mode_t mode) { return S_ISDIR(mode) ? EntryKind::Folder : EntryKind::File; }

/// False for what is neither a file nor a folder. Follows symbolic links.
bool find_kind(DIR* directory, const dirent& entry, EntryKind& kind) {
  if (entry.d_type == DT_REG || entry.d_type == DT_DIR) {
    kind = entry.d_type == DT_DIR ? EntryKind::Folder : EntryKind::File;
    return true;
  }
  struct stat status;
  if (fstatat(dirfd(directory), entry.d_name, &status, 0) != 0) return false;
  kind = kind_of(status.st_mode);
  return S_ISDIR(status.st_mode) || S_ISREG(status.st_mode);
}

Result<std::span<const uint8_t>> map_descriptor(int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0)
    return Status::Io;
  const auto bytes = static_cast<size_t>(status.st_size);
  if (static_cast<off_t>(bytes) != status.st_size) return Status::Io;  // more than can be addressed
  void* memory = mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (memory == MAP_FAILED) return Status::Io;
  return std::span<const uint8_t>(static_cast<const uint8_t*>(memory), bytes);
}

}  // namespace

MappedFile::~MappedFile() { unmap(bytes_); }

void MappedFile::unmap(std::span<const uint8_t> bytes) {
  if (!bytes.empty()) munmap(const_cast<uint8_t*>(bytes.data()), bytes.size());
}

Result<MappedFile> MappedFile::open(std::string_view path) {
  const int descriptor =
      ::open(PathBuffer(path).get(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return Status::NotFound;
  const Result<std::span<const uint8_t>> bytes = map_descriptor(descriptor);
  close(descriptor);
  if (!bytes.ok()) return bytes.status();
  MappedFile file;
  file.bytes_ = bytes.value();
  return file;
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
    if (found->d_name[0] == '.' || !find_kind(stream, *found, entry.kind)) continue;
    entry.name = found->d_name;
    return true;
  }
  return false;
}

}  // namespace weft
