// The parts of a Content-Type field (MIME Sniffing Standard 4).
#pragma once

#include "render/base/ascii.h"

namespace weft {

/// "text/html" of "text/html; charset=utf-8", in the letters it came in.
constexpr std::string_view essence_of(std::string_view content_type) {
  return trimmed(content_type.substr(0, content_type.find(';')));
}

constexpr bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}
constexpr bool ends_with_ignoring_case(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() &&
         equal_ignoring_case(text.substr(text.size() - suffix.size()), suffix);
}

}  // namespace weft
