// The POSIX calls by which weft reads files, on the files in flash: open, stat, read, map, list.
// What is written are the console and temporary files, which go to a partition of their own one
// after the other; it is empty again when none is mapped.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "tools/board/flash_files.h"
#include "tools/board/memory.h"
#include "tools/board/semihosting.h"

extern "C" {
extern uint8_t board_spool_begin[], board_spool_end[];
}

namespace {

constexpr int kFirstFile = 3, kOpenFiles = 8;

struct OpenFile {
  std::span<const uint8_t> bytes;
  size_t position = 0;
  bool is_open = false, is_temporary = false;
};
OpenFile open_files[kOpenFiles];

uint8_t* spool_top = board_spool_begin;
int spooled_mappings = 0;

bool is_spooled(const void* block) { return block >= board_spool_begin && block < board_spool_end; }

OpenFile* find_open(int file) {
  const int index = file - kFirstFile;
  return index >= 0 && index < kOpenFiles && open_files[index].is_open ? &open_files[index]
                                                                       : nullptr;
}

int fail(int error) {
  errno = error;
  return -1;
}

int open_slot(const OpenFile& file) {
  for (OpenFile& slot : open_files) {
    if (slot.is_open) continue;
    slot = file;
    return static_cast<int>(&slot - open_files) + kFirstFile;
  }
  return fail(ENFILE);
}

}  // namespace

// A look through the archive for the names that begin with the folder's.
struct DIR {
  char prefix[64];
  board::FlashFiles files{board::flash_image()};
  dirent entry;
};

extern "C" {

int _open(const char* path, int, int) {
  board::FlashFile found;
  return board::find_flash_file(path, found) ? open_slot({found.bytes, 0, true}) : fail(ENOENT);
}

int mkstemp(char*) {
  for (const OpenFile& other : open_files)
    if (other.is_open && other.is_temporary) return fail(EMFILE);
  return open_slot({{spool_top, size_t{0}}, 0, true, true});
}

int _write(int file, const char* bytes, int count) {
  if (file < kFirstFile) return board::print({bytes, static_cast<size_t>(count)}), count;
  OpenFile* open = find_open(file);
  if (!open || !open->is_temporary) return fail(EBADF);
  if (count > board_spool_end - spool_top) return fail(ENOSPC);
  std::memcpy(spool_top, bytes, static_cast<size_t>(count));
  spool_top += count;
  open->bytes = {open->bytes.data(), spool_top};
  return count;
}

int _close(int file) {
  OpenFile* open = find_open(file);
  if (!open) return fail(EBADF);
  open->is_open = false;
  return 0;
}

int _read(int file, char* into, int wanted) {
  OpenFile* open = find_open(file);
  if (!open) return fail(EBADF);
  const size_t count = std::min(static_cast<size_t>(wanted), open->bytes.size() - open->position);
  std::memcpy(into, open->bytes.data() + open->position, count);
  open->position += count;
  return static_cast<int>(count);
}

int _fstat(int file, struct stat* status) {
  const OpenFile* open = find_open(file);
  status->st_mode = open ? S_IFREG : S_IFCHR;
  status->st_size = open ? static_cast<off_t>(open->bytes.size()) : 0;
  return 0;
}

int fstatat(int, const char*, struct stat*, int) { return fail(ENOENT); }
int _unlink(const char*) { return fail(EROFS); }
char* getcwd(char* buffer, size_t) { return std::strcpy(buffer, "/"); }
int poll(pollfd*, unsigned count, int) { return static_cast<int>(count); }

void* mmap(void*, size_t, int, int, int file, off_t) {
  const OpenFile* open = find_open(file);
  if (!open) return MAP_FAILED;
  if (open->is_temporary) ++spooled_mappings;
  return const_cast<uint8_t*>(open->bytes.data());
}

int munmap(void* block, size_t) {
  if (is_spooled(block) && --spooled_mappings == 0) spool_top = board_spool_begin;
  return 0;
}

DIR* opendir(const char* path) {
  static DIR directory;
  if (std::strlen(path) + 2 > sizeof directory.prefix) return nullptr;
  std::strcpy(directory.prefix, path + 1);
  std::strcat(directory.prefix, "/");
  directory.files = board::FlashFiles(board::flash_image());
  return &directory;
}

dirent* readdir(DIR* directory) {
  const std::string_view prefix = directory->prefix;
  board::FlashFile file;
  while (directory->files.next(file)) {
    const std::string_view name = file.name.substr(std::min(prefix.size(), file.name.size()));
    if (!file.name.starts_with(prefix) || name.find('/') != name.npos) continue;
    directory->entry.d_type = DT_REG;
    directory->entry
        .d_name[name.copy(directory->entry.d_name, sizeof directory->entry.d_name - 1)] = 0;
    return &directory->entry;
  }
  return nullptr;
}
int closedir(DIR*) { return 0; }
int dirfd(DIR*) { return -1; }

// East Asian encodings of old pages: newlib's small library has no tables for them.
iconv_t iconv_open(const char*, const char*) { return reinterpret_cast<iconv_t>(-1); }
size_t iconv(iconv_t, char**, size_t*, char**, size_t*) { return static_cast<size_t>(-1); }
int iconv_close(iconv_t) { return 0; }

}  // extern "C"
