// A window on the desktop: a rectangle of pixels, keys and a mouse.
#pragma once

#include <cstdint>
#include <span>

#include "weft/color.h"
#include "weft/status.h"

namespace weft {

struct WindowSize {
  int width = 0, height = 0;
  bool operator==(const WindowSize&) const = default;
};

enum class Key : uint8_t {
  None,
  Character,  ///< One of ASCII that is printed.
  Enter,
  Escape,
  Backspace,
  Up,
  Down,
  Left,
  Right,
  PageUp,
  PageDown,
  Home,
  End,
  F1,
  F5,
};

struct WindowEvent {
  enum class Kind : uint8_t {
    None,     ///< Nothing came within the time.
    Close,    ///< The window is to be closed.
    Key,      ///< A key went down, or repeats.
    Move,     ///< The mouse is at (x, y).
    Press,    ///< Its left button went down at (x, y),
    Release,  ///< and up.
    Wheel,    ///< Turned by x steps to the right and y steps down.
    Resize,   ///< Somebody gave the window x * y pixels.
  };
  Kind kind = Kind::None;
  Key key = Key::None;
  char character = '\0';  ///< Of Key::Character.
  int x = 0, y = 0;       ///< Pixels of the window from its upper left corner.
};

class Window {
 public:
  virtual ~Window() = default;
  /// The most that a window can have of the screen.
  virtual WindowSize room() const = 0;
  /// Shows pixels, row by row. The window takes their size when it is another than the last one
  /// that was shown or told by an event. Errors: Io.
  virtual Status show(std::span<const Color> pixels, WindowSize size) = 0;
  /// UTF-8, ends with 0.
  virtual void set_title(const char* title) = 0;
  /// The next event, at the latest after `timeout_ms`.
  virtual WindowEvent wait(uint32_t timeout_ms) = 0;
  /// Milliseconds since some moment.
  virtual uint64_t now_ms() const = 0;
};

}  // namespace weft
