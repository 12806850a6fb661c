// One sentence about a URL for the notes, "URL: what is wrong".
#pragma once

#include "render/base/printable_url.h"
#include "weft/notes.h"

namespace weft {

inline void note_about(Notes& notes, std::string_view url, const char* reason) {
  notes.notef("%s: %s", PrintableUrl(url).text(), reason);
}

}  // namespace weft
