#include "tools/weft/secrets.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "fetch/url.h"
#include "render/base/ascii.h"
#include "render/base/percent_decoding.h"
#include "tools/weft/netrc.h"
#include "tools/weft/text_file.h"
#include "weft/fetcher.h"

extern char** environ;

namespace weft {
namespace {

constexpr std::string_view kVariable = "WEFT_HEADER_";

bool wrong_usage(const std::string& sentence) {
  std::fprintf(stderr, "weft: %s\n", sentence.c_str());
  return false;
}

std::string_view name_of(std::string_view field) {
  return trimmed(field.substr(0, field.find(':')));
}

bool has_field(const std::vector<std::string>& fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(), [=](const std::string& field) {
    return equal_ignoring_case(name_of(field), name);
  });
}

/// The whole file, "-" for standard input; none, with a sentence, where it cannot be read.
std::optional<std::string> read_text(const std::string& path) {
  std::optional<std::string> text = read_text_file(path == "-" ? "/dev/stdin" : path);
  if (!text)
    wrong_usage("cannot read '" + path +
                "': " + (errno == EFBIG ? "it is larger than a megabyte" : std::strerror(errno)));
  return text;
}

/// Appends `field`, which stands at `place`, to `fields`.
bool add_field(std::string_view field, const std::string& place, std::vector<std::string>& fields) {
  if (!is_request_field(field) || trimmed(field.substr(field.find(':') + 1)).empty())
    return wrong_usage(place + " is not of the form 'Name: value'");
  fields.emplace_back(field);
  return true;
}

/// Each line of the file is a field; empty lines are none.
bool add_file(const std::string& path, std::vector<std::string>& fields) {
  const std::optional<std::string> text = read_text(path);
  if (!text) return false;
  std::string_view rest = *text;
  for (int number = 1; !rest.empty(); ++number) {
    const std::string_view line = trimmed(take_line(rest));
    if (!line.empty() && !add_field(line, path + ":" + std::to_string(number), fields))
      return false;
  }
  return true;
}

/// Fields as -H has them: the field itself, or @FILE.
bool expand_files(std::vector<std::string>& said) {
  std::vector<std::string> fields;
  for (const std::string& each : said) {
    if (!each.starts_with('@')) fields.push_back(each);
    else if (!add_file(each.substr(1), fields)) return false;
  }
  said = std::move(fields);
  return true;
}

/// WEFT_HEADER_X_TOKEN=value is the field "X-TOKEN: value". Those of the command line go before.
bool add_environment(std::vector<std::string>& fields) {
  const std::vector<std::string> said = fields;
  for (char** each = environ; each && *each; ++each) {
    const std::string_view variable = *each;
    const size_t equals = variable.find('=');
    if (!variable.starts_with(kVariable) || equals == variable.npos) continue;
    std::string name(variable.substr(kVariable.size(), equals - kVariable.size()));
    std::replace(name.begin(), name.end(), '_', '-');
    const std::string field = name + ": " + std::string(variable.substr(equals + 1));
    if (!has_field(said, name) &&
        !add_field(field, std::string(variable.substr(0, equals)), fields))
      return false;
  }
  return true;
}

std::string base64(std::string_view bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (; !bytes.empty(); bytes.remove_prefix(std::min<size_t>(3, bytes.size()))) {
    unsigned bits = 0;
    for (size_t i = 0; i < 3; ++i)
      bits = bits << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u);
    for (size_t i = 0; i < 4; ++i)
      text += i <= bytes.size() ? kDigits[bits >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

std::string decoded(std::string_view text) {
  std::string bytes;
  while (!text.empty()) bytes += static_cast<char>(next_decoded(text));
  return bytes;
}

/// The login for the host of `url`, unless the URL or a field has one.
bool add_login(const std::string& netrc, const Url& url, std::vector<std::string>& fields) {
  const std::optional<std::string> text = read_text(netrc);
  if (!text) return false;
  if (!url.password.empty() || has_field(fields, "authorization")) return true;
  const auto login = find_login(*text, url.host, decoded(url.username));
  if (login)
    fields.push_back("Authorization: Basic " + base64(login->user + ":" + login->password));
  return true;
}

void blank(char* text, size_t from, size_t to) {
  for (size_t i = from; i < to; ++i) text[i] = '*';
}

/// What follows the name of the field that `word` ends with.
void hide_field(char* word, const std::string& field) {
  const std::string_view text = word;
  if (text.ends_with(field))
    blank(word, text.size() - field.size() + field.find(':') + 1, text.size());
}

/// User and query of the URL.
void hide_in_url(char* word) {
  const std::string_view text = word;
  const size_t query = std::min(text.find_first_of("?#"), text.size());
  const size_t authority = std::min(text.find("://"), query);
  const size_t path = std::min(text.find_first_of("/\\", std::min(authority + 3, query)), query);
  const size_t at = text.substr(0, path).rfind('@');
  if (authority < query && at != text.npos && at > authority) blank(word, authority + 3, at);
  if (authority < query) blank(word, std::min(query + 1, text.size()), text.size());
}

}  // namespace

bool gather_request_fields(Options& options) {
  if (!expand_files(options.headers) || !expand_files(options.headers_for_all)) return false;
  for (const std::string& file : options.header_files)
    if (!add_file(file, options.headers)) return false;
  Budget budget;
  Arena arena(budget);
  const Result<Url> url = parse_url(options.source, nullptr, arena);
  if (!url.ok() || (url.value().scheme != "https" && url.value().scheme != "http")) return true;
  if (!add_environment(options.headers)) return false;
  return options.netrc.empty() || add_login(options.netrc, url.value(), options.headers);
}

void hide_secrets(int argc, char** argv, const Options& options) {
  for (int i = 1; i < argc; ++i) {
    for (const auto* fields : {&options.headers, &options.headers_for_all})
      for (const std::string& field : *fields) hide_field(argv[i], field);
    if (argv[i] == options.source || argv[i] == options.base_url) hide_in_url(argv[i]);
  }
}

bool take_secrets(int argc, char** argv, Options& options) {
  if (!gather_request_fields(options)) return false;
  hide_secrets(argc, argv, options);
  return true;
}

}  // namespace weft
