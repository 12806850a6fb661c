#include "render/base/text_sink.h"

#include <cstdarg>
#include <cstdio>

namespace weft {

void TextSink::writef(const char* format, ...) {
  char text[400];
  va_list arguments;
  va_start(arguments, format);
  const int length = std::vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  if (length < 0) return;
  const size_t fits = sizeof text - 1;
  write({text, static_cast<size_t>(length) < fits ? static_cast<size_t>(length) : fits});
}

}  // namespace weft
