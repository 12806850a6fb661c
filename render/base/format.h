// printf into a fixed buffer, for sentences and dumps.
#pragma once

#include <cstdarg>
#include <cstdio>
#include <span>
#include <string_view>

namespace weft {

/// `arguments` by `format`, in `buffer`; what does not fit is cut.
inline std::string_view formatted(std::span<char> buffer, const char* format, va_list arguments) {
  const int length = std::vsnprintf(buffer.data(), buffer.size(), format, arguments);
  if (length < 0) return {};
  const auto wanted = static_cast<size_t>(length);
  return {buffer.data(), wanted < buffer.size() ? wanted : buffer.size() - 1};
}

}  // namespace weft
