#include "tools/weft/last_resort.h"

#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "tools/weft/terminal_line.h"

namespace weft {
namespace {

std::atomic<const char*> pending = nullptr;
static_assert(std::atomic<const char*>::is_always_lock_free);

// These do not end a process that does nothing about them.
constexpr int kHarmless[] = {SIGCHLD, SIGCONT, SIGURG,  SIGWINCH,
                             SIGTSTP, SIGTTIN, SIGTTOU, SIGSTOP};

// The default action is back by now (SA_RESETHAND), and ends the process when this returns.
void end(int signal) {
  if (const char* path = pending) unlink(path);
  erase_terminal_line();
  if (signal == SIGALRM) {
    static const char kSentence[] = "weft: gave up: the page took longer than --max-time\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kSentence, sizeof kSentence - 1);
    _exit(1);
  }
  raise(signal);
}

// A stack that has overflowed cannot run the handler of SIGSEGV.
void use_own_stack() {
  static char memory[65'536];
  stack_t stack{};
  stack.ss_sp = memory;
  stack.ss_size = sizeof memory;
  sigaltstack(&stack, nullptr);
}

void handle(int signal) {
  struct sigaction action {};
  action.sa_handler = end;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_ONSTACK);
  sigfillset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

bool ends_the_process(int signal) {
  struct sigaction now {};
  return std::find(std::begin(kHarmless), std::end(kHarmless), signal) == std::end(kHarmless) &&
         sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_DFL;
}

}  // namespace

void remove_at_signal(const char* path) {
  pending = path;
  if (!path) return;
  use_own_stack();
  for (int signal = 1; signal <= SIGRTMAX; ++signal)
    if (ends_the_process(signal)) handle(signal);
}

void end_by_signal(int signal) {
  handle(signal);
  raise(signal);
}

void give_up_after(double seconds) {
  itimerval time{};
  if (seconds > 0) {
    handle(SIGALRM);
    const double whole = std::floor(seconds);
    time.it_value.tv_sec = static_cast<time_t>(whole);
    time.it_value.tv_usec = static_cast<suseconds_t>(std::ceil((seconds - whole) * 999'999));
  }
  setitimer(ITIMER_REAL, &time, nullptr);
}

SignalsHeld::SignalsHeld() {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before_);
}

SignalsHeld::~SignalsHeld() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace weft
