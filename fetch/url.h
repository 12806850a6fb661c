// URLs by the URL Standard: parsed, resolved against a base and serialised in one go. The result is
// one string with views into it. Host names are ASCII only: others are Unsupported (no IDNA tables
// here).
#pragma once

#include <string_view>

#include "weft/arena.h"

namespace weft {

/// All views lie in `href`, which lives as long as the arena it was parsed into.
struct Url {
  std::string_view href;      ///< the serialisation, with fragment
  std::string_view scheme;    ///< without the colon
  std::string_view username;  ///< percent-encoded
  std::string_view password;  ///< percent-encoded
  std::string_view host;      ///< serialised: lower case, IPv6 in brackets
  std::string_view path;      ///< with its leading slash, or opaque
  std::string_view query;     ///< with its question mark; empty when there is none
  std::string_view fragment;  ///< with its number sign; empty when there is none
  uint16_t port = 0;          ///< 0 when it is the scheme's default or there is none
  bool has_host = false;
  bool has_opaque_path = false;

  std::string_view without_fragment() const {
    return href.substr(0, href.size() - fragment.size());
  }
  /// The target of an HTTP request: path and query.
  std::string_view target() const { return {path.data(), path.size() + query.size()}; }
  /// Port 80 or 443 where the scheme says so.
  uint16_t effective_port() const;
};

/// True for the schemes of the standard whose URLs always have hosts and slashes: http, https,
/// file, ws, wss, ftp.
bool is_special_scheme(std::string_view scheme);

/// `input` as a URL, relative to `base` unless that is null. Errors: Corrupt (not a URL),
/// Unsupported (host name beyond ASCII), OutOfMemory.
Result<Url> parse_url(std::string_view input, const Url* base, Arena& arena);

/// The file: URL of a path of the file system, resolved against the current directory. Errors: Io,
/// OutOfMemory.
Result<std::string_view> file_url(std::string_view path, Arena& arena);

}  // namespace weft
