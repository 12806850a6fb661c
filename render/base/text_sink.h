// Where a dump writes its text.
#pragma once

#include <string_view>

namespace weft {

class TextSink {
 public:
  virtual ~TextSink() = default;
  virtual void write(std::string_view text) = 0;
  /// By printf format; what does not fit in 400 bytes is cut.
  void writef(const char* format, ...) __attribute__((format(printf, 2, 3)));
};

}  // namespace weft
