// URLs of any bytes, alone and against a base of any bytes: what is accepted must parse to itself
// again.
#include <cstdlib>
#include <string_view>

#include "fetch/url.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace weft;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const size_t split = text.find('\0');
  Budget budget;
  Arena arena(budget);
  const Result<Url> base = split == text.npos ? Result<Url>(Status::Corrupt)
                                              : parse_url(text.substr(split + 1), nullptr, arena);
  const Result<Url> url =
      parse_url(text.substr(0, split), base.ok() ? &base.value() : nullptr, arena);
  if (!url.ok()) return 0;
  const Result<Url> again = parse_url(url.value().href, nullptr, arena);
  if (!again.ok() || again.value().href != url.value().href) abort();
  return 0;
}
