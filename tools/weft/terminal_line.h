// The line of a terminal that rewrites itself: on standard error, below all that was said for good.
#pragma once

#include <string_view>

namespace weft {

/// Whether standard error is a terminal.
bool has_terminal();

/// Shows `text` (ASCII) as the line, in place of the one before it, cut to the terminal's width.
/// REQUIRES: has_terminal().
void show_terminal_line(std::string_view text);

/// Takes the line away, if there is one. A signal handler may call it.
void erase_terminal_line();

/// For a sentence that is said for good: takes the line away, and keeps it away while this lives.
class StandardErrorTurn {
 public:
  StandardErrorTurn();
  ~StandardErrorTurn();
  StandardErrorTurn(const StandardErrorTurn&) = delete;
  StandardErrorTurn& operator=(const StandardErrorTurn&) = delete;
};

}  // namespace weft
