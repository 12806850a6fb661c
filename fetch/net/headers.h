// The fields of a request, and those of a response's head that are kept: status, length, type,
// location and coding, of a page its version, nothing else.
#pragma once

#include "fetch/url.h"
#include "weft/arena.h"

namespace weft {

struct RequestField {
  std::string_view name;  ///< lower case
  std::string_view value;
};

/// A GET for `url`, an http: or https: URL. Read during the call it is passed to.
struct Request {
  const Url* url;
  std::span<const RequestField> fields;
  bool keeps_version = false;  ///< ResponseHead's

  /// Host and port as the Host field and :authority have them.
  std::string_view authority() const {
    return {url->host.data(), static_cast<size_t>(url->path.data() - url->host.data())};
  }
};

enum class ContentCoding : uint8_t { Identity, Gzip, Other };

struct ResponseHead {
  static constexpr size_t kMaxBytes = 16 * 1024;  ///< all fields together; more is refused

  uint16_t status = 0;
  int64_t content_length = -1;  ///< -1: not said
  std::string_view content_type;
  std::string_view location;
  ContentCoding coding = ContentCoding::Identity;
  std::string_view etag;           ///< with keeps_version
  std::string_view last_modified;  ///< the same
  std::string_view cache_control;  ///< the same
  bool keeps_version = false;
  bool chunked = false;
  bool close = false;       ///< Connection: close
  bool keep_alive = false;  ///< Connection: keep-alive

  bool is_redirect() const;
  /// Forgets an interim response.
  void clear() {
    const bool keeps = keeps_version;
    *this = {};
    keeps_version = keeps;
  }
  /// 1xx, 204 and 304 never have a body.
  bool has_no_body() const { return status < 200 || status == 204 || status == 304; }
};

/// The first element of a field's list, taken off it; may be empty.
std::string_view next_element(std::string_view& list);

/// True when add_field() takes note of fields of this name.
bool is_kept(std::string_view name);

/// Takes note of one field if it is one of those kept; strings go into `arena`.
/// Errors: Protocol (a length that is none or two), Unsupported (a transfer coding besides
/// chunked), OutOfMemory.
Status add_field(ResponseHead& head, std::string_view name, std::string_view value, Arena& arena);

}  // namespace weft
