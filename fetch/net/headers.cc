#include "fetch/net/headers.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

Status content_length_field(ResponseHead& head, std::string_view value, Arena&) {
  if (value.empty() || value.size() > 15) return Status::Protocol;
  int64_t length = 0;
  for (const char c : value) {
    if (!is_digit(static_cast<unsigned char>(c))) return Status::Protocol;
    length = length * 10 + (c - '0');
  }
  if (head.content_length >= 0 && head.content_length != length) return Status::Protocol;
  head.content_length = length;
  return Status::Ok;
}

Status content_type_field(ResponseHead& head, std::string_view value, Arena& arena) {
  constexpr size_t kLongest = 256;
  WEFT_TRY_ASSIGN(head.content_type, arena.copy(value.substr(0, kLongest)));
  return Status::Ok;
}

Status location_field(ResponseHead& head, std::string_view value, Arena& arena) {
  WEFT_TRY_ASSIGN(head.location, arena.copy(value));
  return Status::Ok;
}

Status transfer_encoding_field(ResponseHead& head, std::string_view value, Arena&) {
  if (!equal_ignoring_case(value, "chunked") || head.chunked) return Status::Unsupported;
  head.chunked = true;
  return Status::Ok;
}

Status content_encoding_field(ResponseHead& head, std::string_view value, Arena&) {
  if (value.empty() || equal_ignoring_case(value, "identity")) return Status::Ok;
  const bool gzip = equal_ignoring_case(value, "gzip") || equal_ignoring_case(value, "x-gzip");
  head.coding =
      gzip && head.coding == ContentCoding::Identity ? ContentCoding::Gzip : ContentCoding::Other;
  return Status::Ok;
}

Status connection_field(ResponseHead& head, std::string_view value, Arena&) {
  while (!value.empty()) {
    const size_t comma = value.find(',');
    const std::string_view option = trimmed(value.substr(0, comma));
    if (equal_ignoring_case(option, "close")) head.close = true;
    if (equal_ignoring_case(option, "keep-alive")) head.keep_alive = true;
    value = comma == value.npos ? std::string_view() : value.substr(comma + 1);
  }
  return Status::Ok;
}

struct KeptField {
  std::string_view name;
  Status (*add)(ResponseHead&, std::string_view, Arena&);
};
constexpr KeptField kKept[] = {
    {"content-length", content_length_field},
    {"content-type", content_type_field},
    {"location", location_field},
    {"transfer-encoding", transfer_encoding_field},
    {"content-encoding", content_encoding_field},
    {"connection", connection_field},
};

}  // namespace

bool ResponseHead::is_redirect() const {
  const bool moved =
      status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  return moved && !location.empty();
}

Status add_field(ResponseHead& head, std::string_view name, std::string_view value, Arena& arena) {
  for (const KeptField& kept : kKept)
    if (equal_ignoring_case(name, kept.name)) return kept.add(head, trimmed(value), arena);
  return Status::Ok;
}

}  // namespace weft
