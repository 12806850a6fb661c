#include "fetch/net/page_version.h"

#include <algorithm>
#include <charconv>

#include "render/base/ascii.h"
#include "render/base/fnv.h"

namespace weft {
namespace {

constexpr uint16_t kNotModified = 304;

// Empty when `value` does not fit.
template <size_t kBytes>
void copy_whole(std::string_view value, char (&text)[kBytes]) {
  std::fill(text, text + kBytes, '\0');
  if (value.size() < kBytes) value.copy(text, value.size());
}

// RFC 9111, 5.2.2. A number that is too large means "for ever".
uint32_t max_age_of(std::string_view cache_control) {
  constexpr std::string_view kMaxAge = "max-age=";
  uint32_t max_age = PageVersion::kNoMaxAge;
  while (!cache_control.empty()) {
    const std::string_view directive = next_element(cache_control);
    if (equal_ignoring_case(directive, "no-store") || equal_ignoring_case(directive, "no-cache"))
      return 0;
    if (!equal_ignoring_case(directive.substr(0, kMaxAge.size()), kMaxAge)) continue;
    const std::string_view digits = directive.substr(kMaxAge.size());
    uint32_t seconds = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    const bool is_whole = end == digits.data() + digits.size();
    if (error == std::errc() && is_whole) max_age = std::min(seconds, PageVersion::kNoMaxAge - 1);
    else if (error == std::errc::result_out_of_range) max_age = PageVersion::kNoMaxAge - 1;
  }
  return max_age;
}

}  // namespace

uint64_t page_version_url(std::string_view url) { return Fnv64().add_all(url).value() | 1; }

PageVersion page_version_of(const ResponseHead& head, const PageVersion& known) {
  const bool is_unchanged = head.status == kNotModified;
  PageVersion version = is_unchanged ? known : PageVersion();
  version.is_unchanged = is_unchanged;
  if (!head.etag.empty()) copy_whole(head.etag, version.etag);
  if (!head.last_modified.empty()) copy_whole(head.last_modified, version.last_modified);
  if (!head.cache_control.empty()) version.max_age_s = max_age_of(head.cache_control);
  return version;
}

}  // namespace weft
