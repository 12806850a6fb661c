#include "tools/weft/directory_store.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/weft/output_file.h"

namespace weft {

Result<size_t> DirectoryStore::get(std::string_view name, std::span<uint8_t> bytes) {
  const int descriptor = open(file(name).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return errno == ENOENT ? Status::NotFound : Status::Io;
  struct stat about {};
  const bool is_file = fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
  size_t filled = 0;
  while (is_file && filled < bytes.size()) {
    const ssize_t got = read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<size_t>(got);
  }
  close(descriptor);
  if (!is_file) return Status::Io;
  const auto size = static_cast<size_t>(about.st_size);
  return filled < bytes.size() ? filled : size;
}

Status DirectoryStore::put(std::string_view name, std::span<const uint8_t> bytes) {
  if (mkdir(path_.c_str(), 0777) != 0 && errno != EEXIST) return Status::Io;
  OutputFile out(file(name));
  if (!out.open()) return Status::Io;
  WEFT_TRY(out.write(bytes));
  return out.commit() ? Status::Ok : Status::Io;
}

Status DirectoryStore::remove(std::string_view name) {
  return unlink(file(name).c_str()) == 0 || errno == ENOENT ? Status::Ok : Status::Io;
}

}  // namespace weft
