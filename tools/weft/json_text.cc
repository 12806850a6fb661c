#include "tools/weft/json_text.h"

#include <cstdio>

namespace weft {

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    char escape[8] = {c, 0};
    if (c == '"' || c == '\\') std::snprintf(escape, sizeof(escape), "\\%c", c);
    else if (static_cast<unsigned char>(c) < 0x20)
      std::snprintf(escape, sizeof(escape), "\\u%04x", static_cast<unsigned>(c));
    out += escape;
  }
  return out + "\"";
}

}  // namespace weft
