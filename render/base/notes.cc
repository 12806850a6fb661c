#include "weft/notes.h"

#include "render/base/format.h"

namespace weft {

void Notes::notef(const char* format, ...) {
  char buffer[400];
  va_list arguments;
  va_start(arguments, format);
  const std::string_view text = formatted(buffer, format, arguments);
  va_end(arguments);
  note(text);
}

}  // namespace weft
