// The files that weft reads are those in flash, read in place. Temporary files go to a partition of
// their own, one after the other; it is empty again when none is mapped.
#include <algorithm>
#include <cstring>

#include "render/base/files.h"
#include "tools/board/flash_files.h"
#include "tools/board/memory.h"

extern "C" {
extern uint8_t board_spool_begin[], board_spool_end[];
}

namespace weft {
namespace {

constexpr int kOpenFiles = 8;

struct OpenFile {
  std::span<const uint8_t> bytes;
  size_t position = 0;
  bool is_open = false;
};
OpenFile open_files[kOpenFiles];

uint8_t* spool_top = board_spool_begin;
std::span<const uint8_t> spooled;  // by the temporary file that is open
bool is_spooling = false;
int spooled_mappings = 0;

// A look through the archive for the names that begin with the folder's.
struct Listing {
  char prefix[64];
  size_t prefix_bytes;
  board::FlashFiles files{board::flash_image()};
};
Listing listing;

}  // namespace

Status File::open(std::string_view path) {
  board::FlashFile found;
  reason_ = "no such file";
  if (!board::find_flash_file(path, found)) return Status::NotFound;
  reason_ = "too many files are open";
  OpenFile* const slot =
      std::find_if(open_files, open_files + kOpenFiles, [](auto& file) { return !file.is_open; });
  if (slot == open_files + kOpenFiles) return Status::Io;
  *slot = {found.bytes, 0, true};
  handle_ = static_cast<int>(slot - open_files);
  kind_ = FileKind::Regular;
  return Status::Ok;
}

File::~File() {
  if (is_open()) open_files[handle_].is_open = false;
}

Result<size_t> File::read(std::span<uint8_t> into, Deadline) {
  OpenFile& file = open_files[handle_];
  const size_t count = std::min(into.size(), file.bytes.size() - file.position);
  std::memcpy(into.data(), file.bytes.data() + file.position, count);
  file.position += count;
  return count;
}

Result<std::span<const uint8_t>> File::map() const { return open_files[handle_].bytes; }

Status TemporaryFile::open(std::string_view) {
  if (is_spooling) return Status::Io;
  is_spooling = true;
  spooled = {spool_top, size_t{0}};
  handle_ = 0;
  return Status::Ok;
}

TemporaryFile::~TemporaryFile() {
  if (handle_ >= 0) is_spooling = false;
}

Status TemporaryFile::write(std::span<const uint8_t> bytes) {
  has_no_room_ = bytes.size() > static_cast<size_t>(board_spool_end - spool_top);
  if (has_no_room_) return Status::Io;
  std::memcpy(spool_top, bytes.data(), bytes.size());
  spool_top += bytes.size();
  spooled = {spooled.data(), spool_top};
  return Status::Ok;
}

Result<std::span<const uint8_t>> TemporaryFile::map() const {
  ++spooled_mappings;
  return spooled;
}

void unmap(std::span<const uint8_t> bytes) {
  const bool is_spooled = bytes.data() >= board_spool_begin && bytes.data() < board_spool_end;
  if (is_spooled && --spooled_mappings == 0) spool_top = board_spool_begin;
}

Directory::Directory(std::string_view path) {
  if (path.size() > sizeof listing.prefix) return;
  listing.prefix_bytes = path.substr(1).copy(listing.prefix, sizeof listing.prefix - 1);
  listing.prefix[listing.prefix_bytes++] = '/';
  listing.files = board::FlashFiles(board::flash_image());
  stream_ = &listing;
}

Directory::~Directory() = default;

bool Directory::next(DirectoryEntry& entry) {
  if (!stream_) return false;
  const std::string_view prefix(listing.prefix, listing.prefix_bytes);
  board::FlashFile file;
  while (listing.files.next(file)) {
    if (!file.name.starts_with(prefix)) continue;
    entry.name = file.name.substr(prefix.size());
    if (entry.name.find('/') == entry.name.npos) return true;
  }
  return false;
}

Result<std::string_view> current_directory(std::span<char>) { return std::string_view("/"); }

}  // namespace weft
