#include "tools/weft/output_file.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>

#include "render/base/fnv.h"
#include "tools/weft/last_resort.h"
#include "tools/weft/path.h"
#include "tools/weft/terminal_line.h"

namespace weft {
namespace {

#ifdef __GLIBC__
static_assert(sizeof(off_t) == 8,
              "a 32-bit build without _FILE_OFFSET_BITS=64 writes no large file");
#endif

// The descriptor that a name means; -1 for the name of a file.
int descriptor_named(std::string_view name) {
  if (name == "-" || name == "/dev/stdout") return STDOUT_FILENO;
  if (name == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!name.starts_with(folder)) continue;
    int number = -1;
    const char* const end = name.data() + name.size();
    const auto parsed = std::from_chars(name.data() + folder.size(), end, number);
    if (parsed.ec == std::errc() && parsed.ptr == end) return number;
  }
  return -1;
}

// The path that a name means when symbolic links are followed, whether or not that is there.
std::string followed(std::string name) {
  for (int links = 0; links < 40; ++links) {
    const std::optional<std::string> target = link_target(name);
    if (!target) break;
    name = target->starts_with('/') ? *target : folder_of(name) + *target;
  }
  return name;
}

bool write_all_at(int descriptor, std::span<const uint8_t> bytes, off_t offset) {
  while (!bytes.empty()) {
    const ssize_t written = pwrite(descriptor, bytes.data(), bytes.size(), offset);
    if (written < 0 && errno != EINTR) return false;
    const auto count = static_cast<size_t>(std::max<ssize_t>(written, 0));
    bytes = bytes.subspan(count);
    offset += static_cast<off_t>(count);
  }
  return true;
}

bool write_all(int descriptor, std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes = bytes.subspan(static_cast<size_t>(written));
    } else if (errno == EAGAIN) {  // a pipe that its other user made non-blocking
      pollfd waiting{descriptor, POLLOUT, 0};
      poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool is_written_straight(const std::string& name) {
  struct stat found;
  return descriptor_named(name) >= 0 ||
         (stat(name.c_str(), &found) == 0 && !S_ISREG(found.st_mode));
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (temporary_.empty()) return;
  unlink(temporary_.c_str());
  remove_at_signal(nullptr);
}

// Nobody waits for a sentence behind a pipe that is closed.
bool OutputFile::fail() {
  failed_ = true;
  if (given_ && errno == EPIPE) return false;
  const char* const name = name_ == "-" ? "standard output" : name_.c_str();
  const char* const reason =
      errno == EISDIR ? "it is a directory: name a file in it" : std::strerror(errno);
  const StandardErrorTurn turn;
  std::fprintf(stderr, "weft: cannot write %s: %s\n", name, reason);
  return false;
}

bool OutputFile::open() {
  if (const int given = descriptor_named(name_); given >= 0) return open_given(given);
  struct stat found;
  if (by_hash_) return make_temporary(nullptr);
  const bool exists = stat(name_.c_str(), &found) == 0;
  if (!exists && errno != ENOENT) return fail();
  if (!exists || S_ISREG(found.st_mode)) return make_temporary(exists ? &found : nullptr);
  descriptor_ = ::open(name_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  return descriptor_ >= 0 || fail();
}

bool OutputFile::open_given(int descriptor) {
  given_ = true;
  const int flags = fcntl(descriptor, F_GETFL);
  if (flags >= 0 && (flags & O_ACCMODE) == O_RDONLY) errno = EBADF;
  else descriptor_ = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  return descriptor_ >= 0 || fail();
}

// Beside what it will be; for what may be written but not replaced, among the temporary files.
bool OutputFile::make_temporary(const struct stat* replaced) {
  target_ = followed(name_);
  if (replaced && faccessat(AT_FDCWD, target_.c_str(), W_OK, AT_EACCESS) != 0) return fail();
  const SignalsHeld held;
  if (make_file_in(folder_of(target_))) {
    keep_attributes(replaced);
  } else {
    const int reason = errno;
    if (!replaced || !make_file_in(temporary_folder() + "/")) {
      errno = reason;
      return fail();
    }
  }
  remove_at_signal(temporary_.c_str());
  return true;
}

bool OutputFile::make_file_in(const std::string& folder) {
  temporary_ = folder + ".weft-XXXXXX";
  descriptor_ = mkostemp(temporary_.data(), O_CLOEXEC);
  if (descriptor_ < 0) temporary_.clear();
  return descriptor_ >= 0;
}

void OutputFile::keep_attributes(const struct stat* replaced) {
  const mode_t mask = umask(0);
  umask(mask);
  // Who may not give a file away may still give it to a group; the owner goes first, as chown
  // changes the mode.
  if (replaced && fchown(descriptor_, replaced->st_uid, replaced->st_gid) != 0 &&
      fchown(descriptor_, static_cast<uid_t>(-1), replaced->st_gid) != 0)
    errno = 0;
  fchmod(descriptor_, replaced ? replaced->st_mode & 0777 : 0666 & ~mask);
}

bool OutputFile::flush() {
  const std::span<const uint8_t> bytes(buffer_, std::exchange(buffered_, 0));
  return write_all(descriptor_, bytes) || fail();
}

Status OutputFile::write(std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const size_t count = std::min(bytes.size(), sizeof buffer_ - buffered_);
    std::memcpy(buffer_ + buffered_, bytes.data(), count);
    buffered_ += count;
    bytes = bytes.subspan(count);
    if (buffered_ == sizeof buffer_ && !flush()) return Status::Io;
  }
  return Status::Ok;
}

Status OutputFile::write_at(uint64_t offset, std::span<const uint8_t> bytes) {
  if (!flush()) return Status::Io;
  const bool written = write_all_at(descriptor_, bytes, static_cast<off_t>(offset)) || fail();
  return written ? Status::Ok : Status::Io;
}

// Nobody gains by two pictures of one name.
bool OutputFile::find_hashed_name() {
  Fnv64 hash;
  off_t offset = 0;
  for (ssize_t count; (count = pread(descriptor_, buffer_, sizeof buffer_, offset)) != 0;) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail();
    hash.add_all(std::span(buffer_).first(static_cast<size_t>(count)));
    offset += count;
  }
  char digits[20];
  std::snprintf(digits, sizeof digits, "-%016llx", static_cast<unsigned long long>(hash.value()));
  const std::string called = name_of(name_);
  const size_t dot = called.rfind('.');
  const size_t extension = dot == called.npos || dot == 0 ? called.size() : dot;
  name_.insert(name_.size() - called.size() + extension, digits);
  target_ = followed(name_);
  return true;
}

bool OutputFile::commit() {
  if (!flush() || (by_hash_ && !find_hashed_name())) return false;
  if (close(std::exchange(descriptor_, -1)) != 0) return fail();
  if (temporary_.empty()) return true;
  const SignalsHeld held;
  if (rename(temporary_.c_str(), target_.c_str()) != 0) return copy_into_place() || fail();
  temporary_.clear();
  remove_at_signal(nullptr);
  return true;
}

bool OutputFile::copy_into_place() {
  const int from = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
  const int to = from < 0 ? -1 : ::open(target_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
  ssize_t count = to < 0 ? -1 : 1;
  while (count > 0) {
    count = read(from, buffer_, sizeof buffer_);
    if (count > 0 && !write_all(to, {buffer_, static_cast<size_t>(count)})) count = -1;
  }
  const int reason = errno;
  if (from >= 0) close(from);
  const bool closed = to >= 0 && close(to) == 0;
  if (count < 0) errno = reason;
  return count == 0 && closed;
}

}  // namespace weft
