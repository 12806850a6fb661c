#include "render/base/printable_url.h"

#include <algorithm>
#include <cstring>

#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr std::string_view kHidden = "\u2026";

class Text {
 public:
  explicit Text(std::span<char> buffer) : buffer_(buffer) { buffer_[0] = '\0'; }
  void add(std::string_view text) {
    const size_t count = std::min(text.size(), buffer_.size() - 1 - size_);
    std::copy_n(text.data(), count, buffer_.data() + size_);
    size_ += count;
    buffer_[size_] = '\0';
  }
  /// Something hidden: as a whole or not at all.
  void add_hidden() {
    if (kHidden.size() < buffer_.size() - size_) add(kHidden);
  }
  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::span<char> buffer_;
  size_t size_ = 0;
};

// The scheme with its colon; empty when `url` is relative.
std::string_view scheme_of(std::string_view url) {
  const size_t end = url.find_first_of(":/\\?#");
  return end != url.npos && url[end] == ':' ? url.substr(0, end + 1) : std::string_view();
}

// Where the authority begins: behind the scheme and as many slashes as the URL parser passes over.
size_t authority_start(std::string_view url) {
  const size_t scheme = scheme_of(url).size();
  const size_t start = std::min(url.find_first_not_of("/\\", scheme), url.size());
  const bool is_network_path = start - scheme >= 2;
  return scheme > 0 || is_network_path ? start : url.npos;
}

}  // namespace

std::string_view printable_url(std::string_view url, std::span<char> buffer) {
  Text text(buffer);
  const size_t end = std::min(url.find_first_of("?#"), url.size());
  std::string_view rest = url.substr(0, end);
  const size_t authority = authority_start(rest);
  if (authority != rest.npos && !equal_ignoring_case(scheme_of(rest), "data:")) {
    const size_t path = std::min(rest.find_first_of("/\\", authority), rest.size());
    const size_t at = rest.substr(0, path).rfind('@');
    if (at != rest.npos && at >= authority) {
      text.add(rest.substr(0, authority));
      text.add_hidden();
      rest.remove_prefix(at);
    }
  }
  text.add(rest);
  if (end < url.size() && url[end] == '?') {
    text.add("?");
    text.add_hidden();
  }
  return text.view();
}

}  // namespace weft
