#include "fetch/net/request_fields.h"

#include <algorithm>
#include <cstring>

#include "fetch/percent.h"

namespace weft {
namespace {

constexpr std::string_view kUserAgent = "weft/0.1";
constexpr std::string_view kAccept[] = {
    "text/html,application/xhtml+xml,*/*;q=0.8",                   // Page
    "text/css,*/*;q=0.1",                                          // StyleSheet
    "image/png,image/jpeg,image/svg+xml,image/*;q=0.8,*/*;q=0.5",  // Image
    "*/*",                                                         // Font
};
constexpr std::string_view kCredentials[] = {"authorization", "cookie", "proxy-authorization"};
constexpr std::string_view kConnectionFields[] = {
    "connection",       "content-length",    "host",  "keep-alive", "te", "trailer", "upgrade",
    "proxy-connection", "transfer-encoding", "expect"};

// What gains from compression, and is read one at a time: a decoder takes 40 KB.
bool is_text(ResourceKind kind) {
  return kind == ResourceKind::Page || kind == ResourceKind::StyleSheet;
}

template <size_t kCount>
bool is_one_of(std::string_view name, const std::string_view (&names)[kCount]) {
  for (const std::string_view each : names)
    if (each == name) return true;
  return false;
}

bool has(std::span<const RequestField> fields, std::string_view name) {
  for (const RequestField& field : fields)
    if (field.name == name) return true;
  return false;
}

// Base64 of the bytes it is given, one at a time.
class Base64Writer {
 public:
  Base64Writer(char* out, const char* end) : out_(out), end_(end) {}
  void put(uint8_t byte) {
    bits_ = bits_ << 8 | byte;
    for (pending_ += 8; pending_ >= 6; pending_ -= 6) digit(bits_ >> (pending_ - 6));
  }
  char* finish() {
    if (pending_ > 0) digit(bits_ << (6 - pending_));
    while (written_ % 4 != 0) character('=');
    return out_;
  }

 private:
  void digit(uint32_t value) {
    constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    character(kDigits[value & 63]);
  }
  void character(char c) {
    ++written_;
    if (out_ < end_) *out_++ = c;
  }

  char* out_;
  const char* end_;
  uint32_t bits_ = 0;
  int pending_ = 0;
  size_t written_ = 0;
};

void put_decoded(Base64Writer& writer, std::string_view text) {
  while (!text.empty()) writer.put(next_decoded(text));
}

}  // namespace

bool is_credential(std::string_view field_name) { return is_one_of(field_name, kCredentials); }
bool is_connection_field(std::string_view field_name) {
  return is_one_of(field_name, kConnectionFields);
}

RequestFields::RequestFields(const Url& url, ResourceKind kind,
                             std::span<const RequestField> user_fields, Credentials credentials) {
  if (!has(user_fields, "user-agent")) add("user-agent", kUserAgent);
  if (!has(user_fields, "accept")) add("accept", kAccept[static_cast<size_t>(kind)]);
  if (!has(user_fields, "accept-encoding"))
    add("accept-encoding", is_text(kind) ? "gzip" : "identity");
  if (!url.username.empty() || !url.password.empty()) add_authorization(url);
  for (const RequestField& field : user_fields.first(std::min(user_fields.size(), kMaxUserFields)))
    if (!is_credential(field.name) || credentials == Credentials::Send)
      add(field.name, field.value);
}

// RFC 7617: the user information of the URL.
void RequestFields::add_authorization(const Url& url) {
  constexpr std::string_view kBasic = "Basic ";
  std::memcpy(authorization_, kBasic.data(), kBasic.size());
  Base64Writer writer(authorization_ + kBasic.size(), authorization_ + sizeof authorization_);
  put_decoded(writer, url.username);
  writer.put(':');
  put_decoded(writer, url.password);
  const char* end = writer.finish();
  add("authorization", {authorization_, static_cast<size_t>(end - authorization_)});
}

}  // namespace weft
