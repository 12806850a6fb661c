#include "tools/weft/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace weft {
namespace {

// What a signal handler must remove; set while a temporary file exists.
char pending[4096];

void remove_pending(int signal) {
  if (pending[0]) unlink(pending);
  if (signal == SIGALRM) {
    static const char kSentence[] = "weft: gave up: the page took longer than --max-time\n";
    if (::write(2, kSentence, sizeof kSentence - 1) < 0) _exit(1);
    _exit(1);
  }
  ::signal(signal, SIG_DFL);
  raise(signal);
}

void complain(const char* what, const std::string& name) {
  std::fprintf(stderr, "weft: cannot %s %s: %s\n", what, name.c_str(), std::strerror(errno));
}

void catch_signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGALRM}) ::signal(signal, remove_pending);
}

}  // namespace

OutputFile::~OutputFile() {
  if (descriptor_ >= 0 && !is_standard_output()) close(descriptor_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
  pending[0] = 0;
}

bool OutputFile::open() {
  catch_signals();
  if (is_standard_output()) {
    descriptor_ = STDOUT_FILENO;
    return true;
  }
  temporary_ = name_ + ".XXXXXX";
  descriptor_ = mkstemp(temporary_.data());
  if (descriptor_ < 0) {
    temporary_.clear();
    complain("write", name_);
    return false;
  }
  std::strncpy(pending, temporary_.c_str(), sizeof pending - 1);
  const mode_t mask = umask(0);
  umask(mask);
  fchmod(descriptor_, 0666 & ~mask);
  return true;
}

bool OutputFile::flush() {
  size_t done = 0;
  while (done < buffered_) {
    const ssize_t written = ::write(descriptor_, buffer_ + done, buffered_ - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      complain("write", name_);
      return false;
    }
    done += static_cast<size_t>(written);
  }
  buffered_ = 0;
  return true;
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

bool OutputFile::commit() {
  if (!flush()) return false;
  if (is_standard_output()) return true;
  if (close(std::exchange(descriptor_, -1)) != 0 || rename(temporary_.c_str(), name_.c_str()) != 0) {
    complain("write", name_);
    return false;
  }
  temporary_.clear();
  pending[0] = 0;
  return true;
}

}  // namespace weft
