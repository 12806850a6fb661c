#include "tools/weft/text_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace weft {

std::optional<std::string> read_text_file(const std::string& path) {
  constexpr size_t kMostBytes = 1 << 20;
  std::FILE* const file = std::fopen(path.c_str(), "r");
  if (!file) return std::nullopt;
  std::string text;
  char part[4096];
  for (size_t count = 1; count > 0 && text.size() <= kMostBytes;) {
    count = std::fread(part, 1, sizeof part, file);
    text.append(part, count);
  }
  const int error = std::ferror(file) ? errno : text.size() > kMostBytes ? EFBIG : 0;
  std::fclose(file);
  errno = error;
  return error ? std::nullopt : std::optional(std::move(text));
}

std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace weft
