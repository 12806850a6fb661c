// The basic URL parser (URL Standard 4.4), one function per state or group of states. It appends
// the serialisation to one string as it goes; a dot segment takes back what the path has so far.
#include "fetch/url.h"

#include <charconv>

#include "fetch/percent.h"
#include "fetch/url_host.h"
#include "render/base/ascii.h"
#include "render/base/files.h"

namespace weft {
namespace {

struct SpecialScheme {
  std::string_view name;
  uint16_t port;
};
constexpr SpecialScheme kSpecialSchemes[] = {{"http", 80}, {"https", 443}, {"file", 0},
                                             {"ws", 80},   {"wss", 443},   {"ftp", 21}};

uint16_t default_port(std::string_view scheme) {
  for (const SpecialScheme& special : kSpecialSchemes)
    if (special.name == scheme) return special.port;
  return 0;
}

bool is_drive_letter(std::string_view text) {
  return text.size() == 2 && is_alpha(static_cast<unsigned char>(text[0])) &&
         (text[1] == ':' || text[1] == '|');
}
bool starts_with_drive_letter(std::string_view text) {
  return is_drive_letter(text.substr(0, 2)) &&
         (text.size() == 2 || std::string_view("/\\?#").find(text[2]) != std::string_view::npos);
}

bool is_dot(std::string_view segment) {
  return segment == "." || equal_ignoring_case(segment, "%2e");
}
bool is_double_dot(std::string_view segment) {
  return segment == ".." || equal_ignoring_case(segment, ".%2e") ||
         equal_ignoring_case(segment, "%2e.") || equal_ignoring_case(segment, "%2e%2e");
}

std::string_view without_outer_controls(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// 4.4 step 3: without tabs and line ends; the text itself when it has none.
Result<std::string_view> without_tabs(std::string_view text, Arena& arena) {
  if (text.find_first_of("\t\n\r") == text.npos) return text;
  ArenaVector<char> cleaned(arena);
  for (const char c : text)
    if (c != '\t' && c != '\n' && c != '\r') WEFT_TRY(cleaned.push(c));
  return std::string_view(cleaned.begin(), cleaned.size());
}

// The length of the scheme at the front of `text` (before its colon), or 0.
size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_alpha(static_cast<unsigned char>(text[0]))) return 0;
  for (size_t i = 1; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == ':') return i;
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return 0;
}

class UrlParser {
 public:
  UrlParser(Arena& arena, std::string_view input, const Url* base)
      : out_(arena), rest_(input), base_(base) {}

  Status parse();
  Url url() const;

 private:
  Status scheme_state(size_t length);
  Status no_scheme_state();
  Status relative_state();
  Status file_state();
  Status file_host_state();
  Status keep_drive_letter();
  Status authority_state();
  Status credentials(std::string_view text);
  Status host_and_port(std::string_view text);
  Status port_state(std::string_view digits);
  Status path_state();
  Status guard_path();
  Status path_segment(std::string_view segment, bool is_last);
  Status opaque_path_state();
  Status query_state();
  Status fragment_state();

  Status begin(std::string_view scheme);
  Status append(std::string_view text) { return out_.append({text.data(), text.size()}); }
  Status copy_authority();
  Status copy_path_and(std::string_view query);
  void shorten_path();
  bool is_slash(char c) const { return c == '/' || (special_ && c == '\\'); }
  bool at_slash(size_t index = 0) const { return rest_.size() > index && is_slash(rest_[index]); }
  size_t end_of(std::string_view stops) const {
    const size_t end = rest_.find_first_of(stops);
    return end == rest_.npos ? rest_.size() : end;
  }
  std::string_view take(size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  std::string_view text(size_t start, size_t end) const {
    return {out_.begin() + start, end - start};
  }

  ArenaVector<char> out_;
  std::string_view rest_;
  const Url* base_;
  bool special_ = false;
  bool is_file_ = false;
  bool has_host_ = false;
  bool opaque_path_ = false;
  uint16_t port_ = 0;
  size_t scheme_end_ = 0;
  size_t username_start_ = 0, username_end_ = 0, password_start_ = 0, password_end_ = 0;
  size_t host_start_ = 0, host_end_ = 0;
  size_t path_start_ = 0, query_start_ = 0, fragment_start_ = 0;
};

Status UrlParser::parse() {
  WEFT_TRY(out_.reserve(rest_.size() + 16));
  const size_t length = scheme_length(rest_);
  WEFT_TRY(length ? scheme_state(length) : no_scheme_state());
  WEFT_TRY(query_state());
  return fragment_state();
}

Status UrlParser::begin(std::string_view scheme) {
  for (const char c : scheme) WEFT_TRY(out_.push(to_lower(c)));
  scheme_end_ = out_.size();
  special_ = is_special_scheme(text(0, scheme_end_));
  is_file_ = text(0, scheme_end_) == "file";
  return out_.push(':');
}

Status UrlParser::scheme_state(size_t length) {
  WEFT_TRY(begin(take(length)));
  take(1);
  if (is_file_) return file_state();
  if (special_) {
    const bool same = base_ && base_->scheme == text(0, scheme_end_);
    if (same && !rest_.starts_with("//")) {
      out_.clear();
      return relative_state();
    }
    while (at_slash()) take(1);
    return authority_state();
  }
  if (rest_.starts_with("//")) {
    take(2);
    return authority_state();
  }
  path_start_ = out_.size();
  return rest_.starts_with('/') ? path_state() : opaque_path_state();
}

Status UrlParser::no_scheme_state() {
  if (!base_) return Status::Corrupt;
  if (base_->has_opaque_path) {
    if (!rest_.starts_with('#')) return Status::Corrupt;
    WEFT_TRY(begin(base_->scheme));
    opaque_path_ = true;
    path_start_ = out_.size();
    return copy_path_and(base_->query);
  }
  if (base_->scheme != "file") return relative_state();
  WEFT_TRY(begin("file"));
  return file_state();
}

Status UrlParser::copy_authority() {
  port_ = base_->port;
  has_host_ = base_->has_host;
  path_start_ = out_.size();
  if (!has_host_) return Status::Ok;
  const size_t shift = base_->scheme.size() + 1;
  auto offset = [&](std::string_view part) {
    return static_cast<size_t>(part.data() - base_->href.data());
  };
  WEFT_TRY(append(base_->href.substr(shift, offset(base_->path) - shift)));
  username_start_ = offset(base_->username),
  username_end_ = username_start_ + base_->username.size();
  password_start_ = offset(base_->password),
  password_end_ = password_start_ + base_->password.size();
  host_start_ = offset(base_->host), host_end_ = host_start_ + base_->host.size();
  path_start_ = out_.size();
  return Status::Ok;
}

Status UrlParser::copy_path_and(std::string_view query) {
  WEFT_TRY(append(base_->path));
  WEFT_TRY(guard_path());
  query_start_ = out_.size();
  return append(query);
}

Status UrlParser::relative_state() {
  WEFT_TRY(begin(base_->scheme));
  // Relative slash state.
  if (at_slash()) {
    if (at_slash(1)) {
      take(2);
      while (special_ && at_slash()) take(1);
      return authority_state();
    }
    WEFT_TRY(copy_authority());
    return path_state();
  }
  WEFT_TRY(copy_authority());
  if (rest_.empty() || rest_[0] == '#') return copy_path_and(base_->query);
  WEFT_TRY(append(base_->path));
  if (rest_[0] == '?') return guard_path();
  shorten_path();
  return path_state();
}

Status UrlParser::file_state() {
  const bool base_is_file = base_ && base_->scheme == "file";
  has_host_ = true;
  if (at_slash() && at_slash(1)) {
    take(2);
    return file_host_state();
  }
  // File slash state, or a path relative to the base.
  const bool rooted = at_slash();
  if (base_is_file) WEFT_TRY(copy_authority());
  else WEFT_TRY(append("//"));
  has_host_ = true;
  if (!base_is_file) host_start_ = host_end_ = path_start_ = out_.size();
  if (base_is_file && rooted) WEFT_TRY(keep_drive_letter());
  if (!base_is_file || rooted) return path_state();
  if (rest_.empty() || rest_[0] == '#') return copy_path_and(base_->query);
  if (!starts_with_drive_letter(rest_)) {
    WEFT_TRY(append(base_->path));
    if (rest_[0] == '?') return Status::Ok;
    shorten_path();
  }
  return path_state();
}

// A rooted path stays on the base's drive.
Status UrlParser::keep_drive_letter() {
  const bool base_has_drive =
      starts_with_drive_letter(base_->path.substr(1)) && base_->path[2] == ':';
  return base_has_drive && !starts_with_drive_letter(rest_.substr(1))
             ? append(base_->path.substr(0, 3))
             : Status::Ok;
}

Status UrlParser::file_host_state() {
  WEFT_TRY(append("//"));
  host_start_ = out_.size();
  const std::string_view host = rest_.substr(0, end_of("/\\?#"));
  if (!is_drive_letter(host)) {
    if (!host.empty()) WEFT_TRY(append_host(out_, host, HostKind::Domain));
    take(host.size());
    if (text(host_start_, out_.size()) == "localhost") out_.truncate(host_start_);
  }
  host_end_ = path_start_ = out_.size();
  return path_state();
}

Status UrlParser::authority_state() {
  has_host_ = true;
  WEFT_TRY(append("//"));
  const std::string_view authority = take(end_of(special_ ? "/\\?#" : "/?#"));
  const size_t at = authority.rfind('@');
  username_start_ = username_end_ = password_start_ = password_end_ = out_.size();
  if (at != authority.npos) WEFT_TRY(credentials(authority.substr(0, at)));
  const std::string_view host = at == authority.npos ? authority : authority.substr(at + 1);
  if (host.empty() && (special_ || at != authority.npos)) return Status::Corrupt;
  WEFT_TRY(host_and_port(host));
  path_start_ = out_.size();
  return path_state();
}

Status UrlParser::credentials(std::string_view credentials) {
  const size_t colon = credentials.find(':');
  WEFT_TRY(append_encoded(out_, credentials.substr(0, colon), EncodeSet::Userinfo));
  username_end_ = password_start_ = password_end_ = out_.size();
  if (colon != credentials.npos && colon + 1 < credentials.size()) {
    WEFT_TRY(out_.push(':'));
    password_start_ = out_.size();
    WEFT_TRY(append_encoded(out_, credentials.substr(colon + 1), EncodeSet::Userinfo));
    password_end_ = out_.size();
  }
  return password_end_ > username_start_ ? out_.push('@') : Status::Ok;
}

Status UrlParser::host_and_port(std::string_view authority) {
  const size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
  const size_t colon = bracket == authority.npos ? bracket : authority.find(':', bracket);
  const std::string_view host = authority.substr(0, colon);
  if (host.empty() && (special_ || colon != authority.npos)) return Status::Corrupt;
  host_start_ = out_.size();
  WEFT_TRY(append_host(out_, host, special_ ? HostKind::Domain : HostKind::Opaque));
  host_end_ = out_.size();
  return colon == authority.npos ? Status::Ok : port_state(authority.substr(colon + 1));
}

Status UrlParser::port_state(std::string_view digits) {
  uint32_t port = 0;
  for (const char c : digits) {
    if (!is_digit(static_cast<unsigned char>(c))) return Status::Corrupt;
    port = port * 10 + static_cast<uint32_t>(c - '0');
    if (port > 0xFFFF) return Status::Corrupt;
  }
  const uint16_t usual = default_port(text(0, scheme_end_));
  if (digits.empty() || (usual && port == usual)) return Status::Ok;
  port_ = static_cast<uint16_t>(port);
  char number[8] = {':'};
  const auto end = std::to_chars(number + 1, number + sizeof number, port).ptr;
  return append({number, static_cast<size_t>(end - number)});
}

void UrlParser::shorten_path() {
  const std::string_view path = text(path_start_, out_.size());
  if (is_file_ && path.size() == 3 && is_drive_letter(path.substr(1)) && path[2] == ':') return;
  const size_t slash = path.rfind('/');
  out_.truncate(path_start_ + (slash == path.npos ? 0 : slash));
}

// Path start state and path state.
Status UrlParser::path_state() {
  const bool ends_here = rest_.empty() || rest_[0] == '?' || rest_[0] == '#';
  if (ends_here && !special_ && out_.size() == path_start_) return Status::Ok;
  if (at_slash()) take(1);
  for (bool is_last = false; !is_last;) {
    const std::string_view segment = take(end_of(special_ ? "/\\?#" : "/?#"));
    is_last = !at_slash();
    if (!is_last) take(1);
    WEFT_TRY(path_segment(segment, is_last));
  }
  return guard_path();
}

// 4.5 step 4: a path that begins with an empty segment would read as a host.
Status UrlParser::guard_path() {
  if (has_host_ || !text(path_start_, out_.size()).starts_with("//")) return Status::Ok;
  WEFT_TRY(append("/."));
  char* path = out_.begin() + path_start_;
  std::memmove(path + 2, path, out_.size() - path_start_ - 2);
  std::memcpy(path, "/.", 2);
  path_start_ += 2;
  return Status::Ok;
}

Status UrlParser::path_segment(std::string_view segment, bool is_last) {
  if (is_double_dot(segment)) shorten_path();
  if (is_double_dot(segment) || is_dot(segment)) return is_last ? out_.push('/') : Status::Ok;
  const bool is_drive = is_file_ && out_.size() == path_start_ && is_drive_letter(segment);
  WEFT_TRY(out_.push('/'));
  WEFT_TRY(append_encoded(out_, segment, EncodeSet::Path));
  if (is_drive) out_.back() = ':';
  return Status::Ok;
}

Status UrlParser::opaque_path_state() {
  opaque_path_ = true;
  std::string_view path = take(end_of("?#"));
  // Trailing spaces of an opaque path are kept only as %20 before a query or fragment.
  if (!path.ends_with(' ')) return append_encoded(out_, path, EncodeSet::C0Control);
  WEFT_TRY(append_encoded(out_, path.substr(0, path.size() - 1), EncodeSet::C0Control));
  return append_percent(out_, ' ');
}

Status UrlParser::query_state() {
  if (query_start_ == 0) query_start_ = out_.size();
  if (!rest_.starts_with('?')) return Status::Ok;
  WEFT_TRY(out_.push('?'));
  take(1);
  return append_encoded(out_, take(end_of("#")),
                        special_ ? EncodeSet::SpecialQuery : EncodeSet::Query);
}

Status UrlParser::fragment_state() {
  fragment_start_ = out_.size();
  if (!rest_.starts_with('#')) return Status::Ok;
  WEFT_TRY(out_.push('#'));
  return append_encoded(out_, rest_.substr(1), EncodeSet::Fragment);
}

Url UrlParser::url() const {
  Url url;
  url.href = text(0, out_.size());
  url.scheme = text(0, scheme_end_);
  url.username = text(username_start_, username_end_);
  url.password = text(password_start_, password_end_);
  url.host = text(host_start_, host_end_);
  url.path = text(path_start_, query_start_);
  url.query = text(query_start_, fragment_start_);
  url.fragment = text(fragment_start_, out_.size());
  url.port = port_;
  url.has_host = has_host_;
  url.has_opaque_path = opaque_path_;
  return url;
}

}  // namespace

bool is_special_scheme(std::string_view scheme) {
  for (const SpecialScheme& special : kSpecialSchemes)
    if (special.name == scheme) return true;
  return false;
}

uint16_t Url::effective_port() const { return port ? port : default_port(scheme); }

Result<Url> parse_url(std::string_view input, const Url* base, Arena& arena) {
  WEFT_TRY_ASSIGN(input, without_tabs(without_outer_controls(input), arena));
  UrlParser parser(arena, input, base);
  WEFT_TRY(parser.parse());
  return parser.url();
}

Result<std::string_view> file_url(std::string_view path, Arena& arena) {
  ArenaVector<char> out(arena);
  WEFT_TRY(out.append(std::string_view("file://")));
  if (!path.starts_with('/')) {
    char buffer[kMaxPathBytes];
    WEFT_TRY_ASSIGN(const std::string_view directory, current_directory(buffer));
    WEFT_TRY_ASSIGN(const std::string_view base, file_url(directory, arena));
    out = ArenaVector<char>(arena);
    WEFT_TRY(out.append(base));
    WEFT_TRY(out.push('/'));
  }
  for (const char c : path) {
    const auto byte = static_cast<uint8_t>(c);
    const bool encode = must_encode(byte, EncodeSet::Path) || c == '%' || c == '\\';
    WEFT_TRY(encode ? append_percent(out, byte) : out.push(c));
  }
  WEFT_TRY_ASSIGN(const Url url, parse_url({out.begin(), out.size()}, nullptr, arena));
  return url.href;
}

}  // namespace weft
