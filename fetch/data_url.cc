#include "fetch/data_url.h"

#include <cstring>

#include "fetch/sentence.h"
#include "fetch/url_times.h"
#include "render/base/ascii.h"
#include "render/base/percent_decoding.h"

namespace weft {
namespace {

constexpr std::string_view kScheme = "data:";
constexpr std::string_view kDefaultType = "text/plain;charset=US-ASCII";

int base64_value(uint8_t c) {
  if (is_upper(c)) return c - 'A';
  if (is_alpha(c)) return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

// Forgiving-base64 decode (Infra Standard 7) of the percent-encoded `body` into `out`. Errors:
// Corrupt.
Result<size_t> decode_base64(std::string_view body, uint8_t* out) {
  size_t written = 0, digits = 0, padding = 0;
  uint32_t bits = 0;
  while (!body.empty()) {
    const uint8_t c = next_decoded(body);
    if (is_space(c)) continue;
    if (c == '=') {
      if (++padding > 2) return Status::Corrupt;
      continue;
    }
    const int value = base64_value(c);
    if (value < 0 || padding) return Status::Corrupt;
    bits = bits << 6 | static_cast<uint32_t>(value);
    if (digits++ % 4 != 0)
      out[written++] = static_cast<uint8_t>(bits >> (6 - 2 * ((digits - 1) % 4)));
  }
  if (digits % 4 == 1 || (padding && (digits + padding) % 4 != 0)) return Status::Corrupt;
  return written;
}

size_t decode_percent(std::string_view body, uint8_t* out) {
  size_t written = 0;
  while (!body.empty()) out[written++] = next_decoded(body);
  return written;
}

// True when the media type ends in ";", spaces, "base64"; these are taken off.
bool take_base64_marker(std::string_view& type) {
  constexpr std::string_view kMarker = "base64";
  if (type.size() < kMarker.size() ||
      !equal_ignoring_case(type.substr(type.size() - kMarker.size()), kMarker))
    return false;
  std::string_view before = type.substr(0, type.size() - kMarker.size());
  while (before.ends_with(' ')) before.remove_suffix(1);
  if (!before.ends_with(';')) return false;
  type = before.substr(0, before.size() - 1);
  return true;
}

}  // namespace

Status DataResource::start(std::string_view url, Notes& notes, UrlStatistics* entry) {
  entry_ = entry;
  mark_first_byte(entry);
  mark_end(entry);
  url = url.substr(0, url.find('#'));
  const size_t comma = url.find(',');
  failure_ =
      comma == url.npos ? Status::Corrupt : decode(url.substr(0, comma + 1), url.substr(comma + 1));
  if (failure_ == Status::Corrupt)
    note_about(notes, url.substr(0, 40), "is not a well-formed data: URL");
  return failure_ == Status::OutOfMemory ? failure_ : Status::Ok;
}

Status DataResource::decode(std::string_view head, std::string_view body) {
  block_bytes_ = head.size() + body.size();
  block_ = static_cast<uint8_t*>(budget_->allocate(block_bytes_));
  if (!block_) return Status::OutOfMemory;
  std::memcpy(block_, head.data(), head.size());
  head_ = {reinterpret_cast<const char*>(block_), head.size()};
  std::string_view type = trimmed(head_.substr(kScheme.size(), head.size() - kScheme.size() - 1));
  const bool base64 = take_base64_marker(type);
  content_type_ = type.empty() || type.front() == ';' ? kDefaultType : type;
  uint8_t* out = block_ + head.size();
  Result<size_t> written =
      base64 ? decode_base64(body, out) : Result<size_t>(decode_percent(body, out));
  if (!written.ok()) return written.status();
  rest_ = {out, written.value()};
  return Status::Ok;
}

Result<std::string_view> DataResource::url() {
  WEFT_TRY(failure_);
  return head_;
}

Result<std::string_view> DataResource::content_type() {
  WEFT_TRY(failure_);
  return content_type_;
}

Result<std::span<const uint8_t>> DataResource::peek() {
  WEFT_TRY(failure_);
  return rest_;
}

void DataResource::consume(size_t bytes) {
  assert(bytes <= rest_.size());
  rest_ = rest_.subspan(bytes);
  if (entry_) entry_->body_bytes += bytes;
}

}  // namespace weft
