// The files of weft/memory_files.h. There are no temporary ones.
#include "weft/memory_files.h"

#include <algorithm>
#include <cstring>

#include "render/base/files.h"

namespace weft {
namespace {

std::span<const MemoryFile> files;
const MemoryFile* added = nullptr;

const MemoryFile* find_file(std::string_view path) {
  if (added && added->path == path) return added;
  for (const MemoryFile& each : files)
    if (each.path == path) return &each;
  return nullptr;
}

struct OpenFile {
  const MemoryFile* file = nullptr;
  size_t position = 0;
};
constexpr int kOpenFiles = 8;
OpenFile open_files[kOpenFiles];

// A look through the files of a folder.
struct Listing {
  char prefix[64];  // the folder's path and a slash
  size_t prefix_bytes = 0, next = 0;
};
Listing listing;

}  // namespace

void set_files(std::span<const MemoryFile> all) { files = all; }

void add_file(const MemoryFile* file) { added = file; }

Status File::open(std::string_view path) {
  reason_ = "no such file";
  const MemoryFile* const found = find_file(path);
  if (!found) return Status::NotFound;
  reason_ = "too many files are open";
  OpenFile* const slot =
      std::find_if(open_files, open_files + kOpenFiles, [](auto& each) { return !each.file; });
  if (slot == open_files + kOpenFiles) return Status::Io;
  *slot = {found, 0};
  handle_ = static_cast<int>(slot - open_files);
  kind_ = FileKind::Regular;
  return Status::Ok;
}

File::~File() {
  if (is_open()) open_files[handle_] = {};
}

Result<size_t> File::read(std::span<uint8_t> into, Deadline) {
  OpenFile& open = open_files[handle_];
  const size_t count = std::min(into.size(), open.file->bytes.size() - open.position);
  std::copy_n(open.file->bytes.data() + open.position, count, into.data());
  open.position += count;
  return count;
}

Result<std::span<const uint8_t>> File::map() const { return open_files[handle_].file->bytes; }

TemporaryFile::~TemporaryFile() = default;

Status TemporaryFile::open(std::string_view) { return Status::Io; }

Status TemporaryFile::write(std::span<const uint8_t>) { return Status::Io; }

Result<std::span<const uint8_t>> TemporaryFile::map() const { return Status::Io; }

void unmap(std::span<const uint8_t>) {}

Directory::Directory(std::string_view path) {
  if (path.size() + 1 > sizeof listing.prefix) return;
  listing = {};
  listing.prefix_bytes = path.copy(listing.prefix, path.size());
  if (!path.ends_with('/')) listing.prefix[listing.prefix_bytes++] = '/';
  stream_ = &listing;
}

Directory::~Directory() = default;

bool Directory::next(DirectoryEntry& entry) {
  if (!stream_) return false;
  const std::string_view prefix(listing.prefix, listing.prefix_bytes);
  while (listing.next < files.size()) {
    const std::string_view path = files[listing.next++].path;
    if (!path.starts_with(prefix)) continue;
    entry.name = path.substr(prefix.size());
    entry.is_folder = false;
    if (entry.name.find('/') == entry.name.npos) return true;
  }
  return false;
}

Result<std::string_view> current_directory(std::span<char>) { return std::string_view("/"); }

}  // namespace weft
