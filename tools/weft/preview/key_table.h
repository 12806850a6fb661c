// The keys of the preview, as data: what is pressed, what it does, and what is said about it on
// screen and in --help.
#pragma once

#include <span>
#include <string>

#include "drivers/host/window.h"

namespace weft {

enum class Action : uint8_t {
  None,
  Help,
  Notes,
  Choose,
  NextPanel,
  PreviousPanel,
  NextDither,
  PreviousDither,
  Rotate,
  Denser,
  Coarser,
  Zoom,
  ScrollLeft,
  ScrollRight,
  ScrollUp,
  ScrollDown,
  Inspect,
  Split,
  Refresh,
  SlowRefresh,
  Reload,
  Save,
  Close,
  Quit,
};

struct KeyRow {
  const char* shown;  ///< What is on the keys.
  const char* does;
  Action action;
  Key key = Key::Character;
  char character = '\0';
};

/// In the order of the help; rows without words are more keys for the row before.
std::span<const KeyRow> key_rows();
/// None for a key that does nothing.
Action action_of(const WindowEvent& event);
/// All keys, a line each, for --help.
std::string keys_as_text();

}  // namespace weft
