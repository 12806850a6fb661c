// A real weft (WEFT_BINARY) while it runs: signals reach it, and how it ends is told apart.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <utility>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace weft {

class RunningWeft {
 public:
  /// Standard error goes to `log`, standard output nowhere; `before` may change that, and runs in
  /// the new process as its last step before weft.
  RunningWeft(
      const std::vector<std::string>& arguments, const std::string& log,
      const std::function<void()>& before = [] {}) {
    process_ = fork();
    if (process_ == 0) run(arguments, log, before);
  }
  ~RunningWeft() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  RunningWeft(const RunningWeft&) = delete;
  RunningWeft& operator=(const RunningWeft&) = delete;

  pid_t process() const { return process_; }
  void send(int signal) const { kill(process_, signal); }
  /// Waits for the end: "exit 1", or "signal 15".
  std::string end() {
    int status = 0;
    waitpid(std::exchange(process_, 0), &status, 0);
    return WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                               : "exit " + std::to_string(WEXITSTATUS(status));
  }

 private:
  // Whatever the tests were started with: signals do what they do by default, sanitizers leave
  // them alone, and no core is left.
  [[noreturn]] static void run(const std::vector<std::string>& arguments, const std::string& log,
                               const std::function<void()>& before) {
    for (int number = 1; number < NSIG; ++number) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    setenv("ASAN_OPTIONS",
           "handle_segv=0:handle_sigbus=0:handle_abort=0:handle_sigill=0:handle_sigfpe=0", 1);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    dup2(open("/dev/null", O_RDWR), 0);
    dup2(0, 1);
    dup2(open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
    for (int descriptor = 3; descriptor < 256; ++descriptor) close(descriptor);
    std::vector<char*> words{const_cast<char*>(WEFT_BINARY)};
    for (const std::string& argument : arguments)
      words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    before();
    execv(WEFT_BINARY, words.data());
    _exit(127);
  }

  pid_t process_;
};

/// Gives `descriptor` of this process a pipe that nobody reads; with `is_closed`, nobody could.
inline void write_into_pipe(int descriptor, bool is_closed) {
  int ends[2];
  if (pipe(ends) != 0) _exit(126);
  dup2(ends[1], descriptor);
  close(ends[1]);
  if (is_closed) close(ends[0]);
}

}  // namespace weft
