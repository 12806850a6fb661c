#include "tools/weft/standard_streams.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace weft {
namespace {

bool reader_is_gone() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) > 0 && (output.revents & POLLERR);
}

}  // namespace

void open_standard_streams() {
  signal(SIGPIPE, SIG_IGN);
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    // The lowest number that is free is this one.
    if (open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) return;
  }
}

int finish_standard_output(int exit_code) {
  const bool lost = std::ferror(stdout);
  errno = 0;
  if (std::fflush(stdout) == 0 && !lost) return exit_code;
  const char* const reason = errno ? std::strerror(errno) : "not all of it was taken";
  if (!reader_is_gone()) std::fprintf(stderr, "weft: cannot write standard output: %s\n", reason);
  return exit_code ? exit_code : 1;
}

}  // namespace weft
