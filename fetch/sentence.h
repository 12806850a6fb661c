// One sentence about a URL for the notes, "URL: what is wrong", with long URLs cut.
#pragma once

#include "render/base/notes.h"

namespace weft {

/// `text` cut so that it fits in a note together with a reason.
constexpr std::string_view clipped(std::string_view text) {
  return text.substr(0, text.size() > 250 ? 250 : text.size());
}

inline void note_about(Notes& notes, std::string_view url, const char* reason) {
  const std::string_view shown = clipped(url);
  notes.notef("%.*s: %s", static_cast<int>(shown.size()), shown.data(), reason);
}

}  // namespace weft
