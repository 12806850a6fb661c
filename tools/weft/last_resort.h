// The end by a signal: what is half made goes with the process, and a page that takes too long
// has an end at all.
#pragma once

#include <csignal>

namespace weft {

/// From now on the file at `path` is removed when a signal ends the process; null for none. The
/// path is not copied: it lives until the next call. A signal that is ignored, or that somebody
/// else handles, stays as it is.
void remove_at_signal(const char* path);

/// For a handler that cannot help: once it returns, `signal` ends the process, and the file goes.
void end_by_signal(int signal);

/// The last resort against a page that does not end: `seconds` from now the process says so on
/// standard error and exits with 1. Replaces the time that was set before; 0 = never.
void give_up_after(double seconds);

/// While this lives, no signal is delivered that can wait.
class SignalsHeld {
 public:
  SignalsHeld();
  ~SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_;
};

}  // namespace weft
