#include "tools/weft/cut_files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>

#include "render/base/ascii.h"
#include "tools/weft/last_resort.h"

namespace weft {
namespace {

char cut_file[300];  // its path; empty: none
uintptr_t page_bytes;
struct sigaction previous;

struct Mapping {
  uintptr_t begin, end, offset;
  char access[8];
  char path[sizeof cut_file];

  /// True for what this program maps of files that it reads.
  bool is_read_file() const {
    return path[0] == '/' && offset == 0 && !std::strcmp(access, "r--p");
  }
};

// /proc/self/maps, by nothing but what a signal handler may call.
class ProcessMappings {
 public:
  ProcessMappings() : file_(::open("/proc/self/maps", O_RDONLY | O_CLOEXEC)) {}
  ~ProcessMappings() {
    if (file_ >= 0) ::close(file_);
  }
  // "7f00-7f10 r--p 0000 08:01 1234    /path"
  bool next(Mapping& mapping) {
    mapping.begin = number();
    mapping.end = number();
    word(mapping.access);
    mapping.offset = number();
    char device_or_node[8];
    word(device_or_node);
    word(device_or_node);
    while (c_ == ' ') advance();
    rest_of_line(mapping.path);
    return mapping.end != 0;
  }

 private:
  void advance() {
    if (at_ == size_) {
      const ssize_t count = ::read(file_, buffer_, sizeof buffer_);
      size_ = count > 0 ? static_cast<size_t>(count) : 0;
      at_ = 0;
    }
    c_ = at_ < size_ ? buffer_[at_++] : '\0';
  }
  // Hexadecimal, and the character behind it is passed over.
  uintptr_t number() {
    uintptr_t value = 0;
    for (advance(); is_hex_digit(static_cast<unsigned char>(c_)); advance())
      value = value << 4 | hex_value(static_cast<unsigned char>(c_));
    return value;
  }
  template <size_t kSize>
  void word(char (&into)[kSize]) {
    size_t size = 0;
    for (advance(); c_ > ' '; advance())
      if (size + 1 < kSize) into[size++] = c_;
    into[size] = '\0';
  }
  template <size_t kSize>
  void rest_of_line(char (&into)[kSize]) {
    size_t size = 0;
    for (; c_ && c_ != '\n'; advance())
      if (size + 1 < kSize) into[size++] = c_;
    into[size] = '\0';
  }

  int file_;
  char buffer_[512];
  size_t at_ = 0, size_ = 0;
  char c_ = '\0';
};

// Zeros from the page of `address` to the end of the file's mapping. False when it is none of ours.
bool put_zeros(uintptr_t address) {
  ProcessMappings mappings;
  Mapping mapping;
  while (mappings.next(mapping)) {
    if (address < mapping.begin || address >= mapping.end) continue;
    if (!mapping.is_read_file()) return false;
    const uintptr_t page = address - address % page_bytes;
    constexpr int kFlags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
    if (mmap(reinterpret_cast<void*>(page), mapping.end - page, PROT_READ, kFlags, -1, 0) ==
        MAP_FAILED)
      return false;
    if (!cut_file[0]) std::memcpy(cut_file, mapping.path, sizeof cut_file);
    return true;
  }
  return false;
}

// For whoever was there before, or the end. An instruction that failed fails again.
void leave_to_others(bool was_sent) {
  if (previous.sa_handler == SIG_DFL) return end_by_signal(SIGBUS);
  sigaction(SIGBUS, &previous, nullptr);
  if (was_sent) raise(SIGBUS);
}

void on_bus_error(int, siginfo_t* info, void*) {
  const int kept_errno = errno;
  const bool is_beyond_file = info->si_code == BUS_ADRERR;
  if (!is_beyond_file || !put_zeros(reinterpret_cast<uintptr_t>(info->si_addr)))
    leave_to_others(info->si_code <= 0);
  errno = kept_errno;
}

}  // namespace

void survive_cut_files() {
  if (page_bytes) return;
  page_bytes = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  struct sigaction action {};
  action.sa_sigaction = on_bus_error;
  action.sa_flags = SA_SIGINFO;
  sigaction(SIGBUS, &action, &previous);
}

void note_cut_file(Notes& notes) {
  if (!cut_file[0]) return;
  notes.notef("%s was cut short while it was in use; what it held may be missing from the page",
              cut_file);
  cut_file[0] = '\0';
}

}  // namespace weft
