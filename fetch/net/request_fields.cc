#include "fetch/net/request_fields.h"

#include <algorithm>
#include <cstring>

#include "render/base/ascii.h"
#include "render/base/percent_decoding.h"

namespace weft {
namespace {

constexpr std::string_view kUserAgent = "weft/0.1";
// What can be drawn, and nothing else: a server that has a picture in several formats sends one of
// these.
constexpr std::string_view kAccept[] = {
    "text/html,application/xhtml+xml,image/png,image/jpeg,text/*;q=0.8,"
    "application/json;q=0.8",  // Page
    "text/css,*/*;q=0.1",      // StyleSheet
    "image/png,image/jpeg",    // Image
    "*/*",                     // Font
};
constexpr std::string_view kConnectionFields[] = {
    "connection",       "content-length",    "host",  "keep-alive", "te", "trailer", "upgrade",
    "proxy-connection", "transfer-encoding", "expect"};

// True for text, which gains from compression and is read one at a time: a decoder takes 40 KB.
bool is_text(ResourceKind kind) {
  return kind == ResourceKind::Page || kind == ResourceKind::StyleSheet;
}

bool is_token_character(char c) {
  const auto u = static_cast<unsigned char>(c);
  return is_alpha(u) || is_digit(u) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
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

RequestField split_field(std::string_view line) {
  const size_t colon = std::min(line.find(':'), line.size());
  return {trimmed(line.substr(0, colon)), trimmed(line.substr(std::min(colon + 1, line.size())))};
}

bool is_field_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), is_token_character);
}

bool is_field_value(std::string_view value) {
  return std::none_of(value.begin(), value.end(),
                      [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

bool is_connection_field(std::string_view field_name) {
  for (const std::string_view each : kConnectionFields)
    if (each == field_name) return true;
  return false;
}

RequestFields::RequestFields(const Url& user, ResourceKind kind, std::span<const RequestField> own,
                             std::span<const RequestField> for_all, const PageVersion* known) {
  for (const RequestField& field : own) add(field.name, field.value);
  const std::span<const RequestField> owned = fields();
  for (const RequestField& field : for_all) {
    const auto has_name = [&](const RequestField& each) { return each.name == field.name; };
    if (std::none_of(owned.begin(), owned.end(), has_name)) add(field.name, field.value);
  }
  if (!has("authorization") && !(user.username.empty() && user.password.empty()))
    add_authorization(user);
  add_default("user-agent", kUserAgent);
  add_default("accept", kAccept[static_cast<size_t>(kind)]);
  add_default("accept-encoding", is_text(kind) ? "gzip" : "identity");
  if (known && *known->etag) add_default("if-none-match", known->etag);
  if (known && *known->last_modified) add_default("if-modified-since", known->last_modified);
}

bool RequestFields::has(std::string_view name) const {
  for (const RequestField& field : fields())
    if (field.name == name) return true;
  return false;
}

void RequestFields::add_default(std::string_view name, std::string_view value) {
  if (!has(name)) add(name, value);
}

// RFC 7617: the user information of the URL.
void RequestFields::add_authorization(const Url& user) {
  constexpr std::string_view kBasic = "Basic ";
  std::memcpy(authorization_, kBasic.data(), kBasic.size());
  Base64Writer writer(authorization_ + kBasic.size(), authorization_ + sizeof authorization_);
  put_decoded(writer, user.username);
  writer.put(':');
  put_decoded(writer, user.password);
  const char* end = writer.finish();
  add("authorization", {authorization_, static_cast<size_t>(end - authorization_)});
}

}  // namespace weft
