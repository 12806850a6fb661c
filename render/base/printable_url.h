// A URL as it may be printed. User information and the values of queries are often passwords and
// tokens, so no note, figure or error shows them.
#pragma once

#include <span>
#include <string_view>

namespace weft {

/// `url` (absolute, relative or none at all) with "…" for its user information and for its query,
/// without its fragment, in `buffer`; what does not fit is cut. Ends in a zero. REQUIRES:
/// !buffer.empty()
std::string_view printable_url(std::string_view url, std::span<char> buffer);

/// The same on the stack, short enough for a note: PrintableUrl(url).text()
class PrintableUrl {
 public:
  static constexpr size_t kMaxBytes = 250;
  explicit PrintableUrl(std::string_view url) { printable_url(url, text_); }
  PrintableUrl(const PrintableUrl&) = delete;
  PrintableUrl& operator=(const PrintableUrl&) = delete;
  /// Lives as long as this.
  const char* text() const { return text_; }

 private:
  char text_[kMaxBytes + 1];
};

}  // namespace weft
