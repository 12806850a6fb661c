#include "render/base/notes.h"

#include <cstdarg>
#include <cstdio>

namespace weft {

void Notes::notef(const char* format, ...) {
  char sentence[400];
  va_list arguments;
  va_start(arguments, format);
  const int length = std::vsnprintf(sentence, sizeof sentence, format, arguments);
  va_end(arguments);
  if (length < 0) return;
  const size_t fits = sizeof sentence - 1;
  note({sentence, static_cast<size_t>(length) < fits ? static_cast<size_t>(length) : fits});
}

}  // namespace weft
