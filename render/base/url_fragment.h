// The part of a URL behind its number sign: what is meant in a resource, and no part of a request.
#pragma once

#include "weft/resources.h"

namespace weft {

/// With its number sign; empty where there is none.
inline std::string_view fragment_of(std::string_view url) {
  const size_t sign = url.find('#');
  return sign == url.npos ? std::string_view() : url.substr(sign);
}

inline std::string_view without_fragment(std::string_view url) {
  return url.substr(0, url.find('#'));
}

/// As Resources::resolve(), but the result has the fragment of `reference`.
inline Result<std::string_view> resolve_with_fragment(Resources& resources,
                                                      std::string_view reference,
                                                      std::string_view base, Arena& arena) {
  WEFT_TRY_ASSIGN(const std::string_view url, resources.resolve(reference, base, arena));
  const std::string_view fragment = fragment_of(reference);
  if (fragment.empty() || !fragment_of(url).empty()) return url;
  const std::span<char> whole = arena.make_array<char>(url.size() + fragment.size());
  if (!whole.data()) return Status::OutOfMemory;
  url.copy(whole.data(), url.size());
  fragment.copy(whole.data() + url.size(), fragment.size());
  return std::string_view(whole.data(), whole.size());
}

}  // namespace weft
