// A page with all its parts as one text, so that a fuzzer can change any of it: a line of settings,
// then each part behind a line "=== name". The first part is the page; the others are found under
// their names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

struct PagePart {
  std::string name, bytes;
  /// Whether a mutator of text may touch it.
  bool is_text() const {
    return name.ends_with(".html") || name.ends_with(".css") || name.ends_with(".svg");
  }
};

/// Numbers of the first line, in this order. All values mean something: what is too large wraps
/// around.
struct PageSettings {
  uint32_t width = 160, height = 100;
  uint32_t ratio_quarters = 4;  ///< Device pixels per CSS pixel, in quarters.
  uint32_t palette = 0, dither = 0;
  uint32_t chunk_bytes = 0;         ///< How streams come; 0 = whole.
  uint32_t failing_allocation = 0;  ///< This one and all after it; 0 = none.
  uint32_t late_peek = 0;  ///< This one at a stream and all after it are Timeout; 0 = none.
};

struct PageCase {
  PageSettings settings;
  std::vector<PagePart> parts;
};

/// Any text is a case; what stands before the first part's line is its settings, and without such a
/// line it is a page.
PageCase parse_page_case(std::string_view text);
std::string page_case_text(const PageCase& page);

/// Loads, lays out and paints the page, all from memory and with the system's generic fonts. Aborts
/// when a promise is broken: a byte of the budget that is kept, a Status that a page in memory
/// cannot have (OutOfMemory, and Timeout of the page's own stream, and Unsupported of a page that
/// is no text, are the ones it can), lines that are too many or too few.
void show_page_case(const PageCase& page);

}  // namespace weft
