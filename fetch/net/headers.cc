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

template <size_t kCount>
bool is_one_of(std::string_view word, const std::string_view (&words)[kCount]) {
  for (const std::string_view each : words)
    if (equal_ignoring_case(each, word)) return true;
  return false;
}

// Names that servers give here by mistake: charsets, and codings of mail that change nothing.
constexpr std::string_view kCodingsOfNothing[] = {
    "", "identity", "none", "utf-8", "utf8", "us-ascii", "binary", "8bit", "7bit", "iso-8859-1"};
constexpr std::string_view kGzip[] = {"gzip", "x-gzip"};

Status content_encoding_field(ResponseHead& head, std::string_view value, Arena&) {
  while (!value.empty()) {
    const std::string_view coding = next_element(value);
    if (is_one_of(coding, kCodingsOfNothing)) continue;
    const bool is_first = head.coding == ContentCoding::Identity;
    head.coding = is_first && is_one_of(coding, kGzip) ? ContentCoding::Gzip : ContentCoding::Other;
  }
  return Status::Ok;
}

Status connection_field(ResponseHead& head, std::string_view value, Arena&) {
  while (!value.empty()) {
    const std::string_view option = next_element(value);
    if (equal_ignoring_case(option, "close")) head.close = true;
    if (equal_ignoring_case(option, "keep-alive")) head.keep_alive = true;
  }
  return Status::Ok;
}

template <std::string_view ResponseHead::*kMember>
Status version_field(ResponseHead& head, std::string_view value, Arena& arena) {
  constexpr size_t kLongest = 256;
  if (!head.keeps_version || value.size() > kLongest) return Status::Ok;
  WEFT_TRY_ASSIGN(head.*kMember, arena.copy(value));
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
    {"etag", version_field<&ResponseHead::etag>},
    {"last-modified", version_field<&ResponseHead::last_modified>},
    {"cache-control", version_field<&ResponseHead::cache_control>},
};

}  // namespace

std::string_view next_element(std::string_view& list) {
  const size_t comma = list.find(',');
  const std::string_view element = trimmed(list.substr(0, comma));
  list = comma == list.npos ? std::string_view() : list.substr(comma + 1);
  return element;
}

bool ResponseHead::is_redirect() const {
  const bool moved =
      status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  return moved && !location.empty();
}

bool is_kept(std::string_view name) {
  for (const KeptField& kept : kKept)
    if (equal_ignoring_case(name, kept.name)) return true;
  return false;
}

Status add_field(ResponseHead& head, std::string_view name, std::string_view value, Arena& arena) {
  for (const KeptField& kept : kKept)
    if (equal_ignoring_case(name, kept.name)) return kept.add(head, trimmed(value), arena);
  return Status::Ok;
}

}  // namespace weft
