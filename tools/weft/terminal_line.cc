// The lock of standard error's stream is that of the line.
#include "tools/weft/terminal_line.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>

namespace weft {
namespace {

constexpr std::string_view kErase = "\r\x1b[K";
constexpr size_t kMostColumns = 200;

std::atomic<bool> is_shown = false;
static_assert(std::atomic<bool>::is_always_lock_free);

// One less than there are: in the last one some terminals begin a new line.
size_t columns() {
  winsize size{};
  const bool is_known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
  return is_known ? std::min<size_t>(size.ws_col - 1u, kMostColumns) : 79;
}

void write_terminal(std::string_view text) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

bool has_terminal() { return isatty(STDERR_FILENO); }

void show_terminal_line(std::string_view text) {
  char line[kErase.size() + kMostColumns];
  const size_t length = std::min(text.size(), columns());
  std::memcpy(line, kErase.data(), kErase.size());
  std::memcpy(line + kErase.size(), text.data(), length);
  flockfile(stderr);
  is_shown = true;
  write_terminal({line, kErase.size() + length});
  funlockfile(stderr);
}

void erase_terminal_line() {
  if (is_shown.exchange(false)) write_terminal(kErase);
}

StandardErrorTurn::StandardErrorTurn() {
  flockfile(stderr);
  erase_terminal_line();
}

StandardErrorTurn::~StandardErrorTurn() { funlockfile(stderr); }

}  // namespace weft
