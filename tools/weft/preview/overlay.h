// What lies over the picture until it is closed: a small page, and what keys mean to it.
#pragma once

#include <string>

#include "drivers/host/window.h"

namespace weft {

class Overlay {
 public:
  enum class Answer : uint8_t {
    Ignored,  ///< The event is for somebody else.
    Taken,    ///< What is shown may have changed.
    Chosen,   ///< The end: the person has decided.
  };

  virtual ~Overlay() = default;
  /// The body of its page, for about as many lines of text as `lines`.
  virtual std::string html(int lines) = 0;
  /// The width that it likes, in pixels.
  virtual int width() const { return 560; }
  virtual Answer take(const WindowEvent& event) = 0;
};

}  // namespace weft
