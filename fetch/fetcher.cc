#include "fetch/fetcher.h"

#include <unistd.h>

#include <algorithm>

#include "fetch/data_url.h"
#include "fetch/file.h"
#include "fetch/mapped.h"
#include "fetch/net/request_fields.h"
#include "fetch/net/resource.h"
#include "fetch/sentence.h"
#include "fetch/url.h"
#include "render/base/arena_vector.h"
#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr size_t kUrlInStatistics = 1000;
constexpr uint32_t kLeastWindow = 1024, kGreatestWindow = 1 << 20;
constexpr std::string_view kDataScheme = "data:";

bool is_data_url(std::string_view url) {
  return equal_ignoring_case(url.substr(0, kDataScheme.size()), kDataScheme);
}

bool is_http(const Url& url) { return url.scheme == "http" || url.scheme == "https"; }

class UrlFetcher final : public Fetcher {
 public:
  UrlFetcher(Budget& parent, Notes& notes, const FetchOptions& options)
      : budget_("fetch", parent),
        notes_(&notes),
        arena_(budget_, 1024),
        mappings_(budget_),
        network_(budget_, settings_of(notes, options)) {}
  /// Copies what the options point to. Errors: Corrupt, OutOfMemory.
  Status start(const FetchOptions& options);

  Result<std::string_view> resolve(std::string_view reference, std::string_view base,
                                   Arena& arena) override;
  Result<Owned<Resource>> open(std::string_view url, ResourceKind kind) override;
  Result<std::span<const uint8_t>> map(std::string_view url, ResourceKind kind) override;
  const FetchStatistics& statistics() const override { return statistics_; }
  void close_idle_connections() override { network_.pool.close_idle(); }

 private:
  NetworkSettings settings_of(Notes& notes, const FetchOptions& options);
  Result<RequestField> parse_field(std::string_view line);
  template <typename Kind, typename... Arguments>
  Result<Owned<Resource>> started(Result<Owned<Kind>> made, Arguments&&... arguments) {
    if (!made.ok()) return made.status();
    WEFT_TRY(made.value()->start(std::forward<Arguments>(arguments)...));
    return Owned<Resource>(std::move(made.value()));
  }
  Result<Owned<Resource>> open_data(std::string_view url);
  Result<Owned<Resource>> open_file_url(const Url& url, ResourceKind kind);
  Result<Owned<Resource>> open_http(const Url& url, ResourceKind kind);
  Result<std::span<const uint8_t>> map_file_url(const Url& url);
  Result<UrlStatistics*> add_entry(std::string_view url);

  Budget budget_;
  Notes* notes_;
  Arena arena_;
  Mappings mappings_;
  FetchStatistics statistics_;
  UrlStatistics** last_entry_ = &statistics_.first;
  Network network_;
};

NetworkSettings UrlFetcher::settings_of(Notes& notes, const FetchOptions& options) {
  NetworkSettings settings;
  settings.notes = &notes;
  settings.statistics = &statistics_;
  settings.certificate_check = options.certificate_check;
  settings.connect_timeout_ms = options.connect_timeout_ms;
  settings.read_timeout_ms = options.read_timeout_ms;
  settings.window_bytes = std::clamp(options.window_bytes, kLeastWindow, kGreatestWindow);
  settings.max_redirects = options.max_redirects;
  if (options.total_timeout_ms) settings.deadline = Deadline::in_ms(options.total_timeout_ms);
  return settings;
}

Status UrlFetcher::start(const FetchOptions& options) {
  WEFT_TRY_ASSIGN(network_.settings.ca_file, arena_.copy(options.ca_file));
  ArenaVector<RequestField> fields(arena_);
  for (const std::string_view line : options.headers) {
    WEFT_TRY_ASSIGN(const RequestField field, parse_field(line));
    if (!is_connection_field(field.name)) WEFT_TRY(fields.push(field));
  }
  if (fields.size() > RequestFields::kMaxUserFields) {
    notes_->notef("more than %zu request headers", RequestFields::kMaxUserFields);
    return Status::Unsupported;
  }
  network_.settings.fields = fields.span();
  return Status::Ok;
}

bool is_token_character(char c) {
  const auto u = static_cast<unsigned char>(c);
  return is_alpha(u) || is_digit(u) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

// "Name: value" with the name in lower case, as HTTP/2 wants it. Errors: Corrupt, noted;
// OutOfMemory.
Result<RequestField> UrlFetcher::parse_field(std::string_view line) {
  const size_t colon = std::min(line.find(':'), line.size());
  const std::string_view name = trimmed(line.substr(0, colon));
  const std::string_view value =
      colon < line.size() ? trimmed(line.substr(colon + 1)) : std::string_view();
  const bool name_ok = !name.empty() && std::all_of(name.begin(), name.end(), is_token_character);
  const bool value_ok = std::none_of(value.begin(), value.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < ' '; });
  if (colon == line.size() || !name_ok || !value_ok) {
    const std::string_view shown = clipped(line);
    notes_->notef("\"%.*s\" is not a request header of the form \"Name: value\"",
                  static_cast<int>(shown.size()), shown.data());
    return Status::Corrupt;
  }
  ArenaVector<char> lower(arena_);
  for (const char c : name) WEFT_TRY(lower.push(to_lower(c)));
  WEFT_TRY_ASSIGN(const std::string_view kept, arena_.copy(value));
  return RequestField{{lower.begin(), lower.size()}, kept};
}

Result<std::string_view> UrlFetcher::resolve(std::string_view reference, std::string_view base,
                                             Arena& arena) {
  if (is_data_url(trimmed(reference))) return arena.copy(trimmed(reference));
  Arena scratch(budget_, 1024);
  const Result<Url> base_url = parse_url(base, nullptr, scratch);
  if (base_url.status() == Status::OutOfMemory) return Status::OutOfMemory;
  WEFT_TRY_ASSIGN(const Url url,
                  parse_url(reference, base_url.ok() ? &base_url.value() : nullptr, scratch));
  return arena.copy(url.without_fragment());
}

Result<UrlStatistics*> UrlFetcher::add_entry(std::string_view url) {
  if (is_data_url(url)) url = url.substr(0, url.find(','));
  WEFT_TRY_ASSIGN(const std::string_view name, arena_.copy(url.substr(0, kUrlInStatistics)));
  auto* entry = arena_.make<UrlStatistics>();
  if (!entry) return Status::OutOfMemory;
  entry->url = name;
  *last_entry_ = entry;
  last_entry_ = &entry->next;
  return entry;
}

Result<Owned<Resource>> UrlFetcher::open(std::string_view url, ResourceKind kind) {
  url = trimmed(url);
  if (is_data_url(url)) return open_data(url);
  Arena scratch(budget_, 1024);
  WEFT_TRY_ASSIGN(const std::string_view absolute, url_from_argument(url, scratch));
  WEFT_TRY_ASSIGN(const Url parsed, parse_url(absolute, nullptr, scratch));
  if (parsed.scheme == "file") return open_file_url(parsed, kind);
  if (is_http(parsed)) return open_http(parsed, kind);
  note_about(*notes_, url, "this kind of URL cannot be fetched");
  return Status::Unsupported;
}

Result<Owned<Resource>> UrlFetcher::open_data(std::string_view url) {
  WEFT_TRY_ASSIGN(UrlStatistics * entry, add_entry(url));
  return started(make_owned<DataResource>(budget_, budget_), url, *notes_, entry);
}

Result<Owned<Resource>> UrlFetcher::open_file_url(const Url& url, ResourceKind kind) {
  const bool page_is_remote = network_.credentials_url.has_host;
  if (page_is_remote && kind != ResourceKind::Page && kind != ResourceKind::Font) {
    note_about(*notes_, url.href, "a page from the network may not read local files");
    return Status::Unsupported;
  }
  WEFT_TRY_ASSIGN(UrlStatistics * entry, add_entry(url.without_fragment()));
  const Deadline deadline = network_.settings.read_deadline();
  return started(make_owned<FileResource>(budget_, budget_, *notes_, deadline), url.href, entry);
}

Result<Owned<Resource>> UrlFetcher::open_http(const Url& url, ResourceKind kind) {
  if (!network_.credentials_url.has_host && kind == ResourceKind::Page) {
    WEFT_TRY_ASSIGN(network_.credentials_url, parse_url(url.href, nullptr, arena_));
  }
  WEFT_TRY_ASSIGN(UrlStatistics * entry, add_entry(url.without_fragment()));
  return started(make_owned<NetworkResource>(budget_, budget_, network_, kind), url.href, entry);
}

Result<std::span<const uint8_t>> UrlFetcher::map_file_url(const Url& url) {
  WEFT_TRY_ASSIGN(const int file, open_file(url, *notes_));
  const auto mapped = mappings_.add_file(url.href, file);
  ::close(file);
  return mapped;
}

Result<std::span<const uint8_t>> UrlFetcher::map(std::string_view url, ResourceKind kind) {
  url = trimmed(url);
  Arena scratch(budget_, 1024);
  Url parsed;
  if (!is_data_url(url)) {
    WEFT_TRY_ASSIGN(const std::string_view absolute, url_from_argument(url, scratch));
    WEFT_TRY_ASSIGN(parsed, parse_url(absolute, nullptr, scratch));
    url = parsed.href;
  }
  if (const auto* mapped = mappings_.find(url)) return *mapped;
  if (parsed.scheme == "file") return map_file_url(parsed);
  WEFT_TRY_ASSIGN(Owned<Resource> resource, open(url, kind));
  return mappings_.add_stream(url, *resource);
}

}  // namespace

std::string_view protocol_name(FetchProtocol protocol) {
  switch (protocol) {
    case FetchProtocol::Local:
      return "file";
    case FetchProtocol::Http11:
      return "http/1.1";
    case FetchProtocol::Http2:
      return "h2";
  }
  return {};
}

Result<Owned<Fetcher>> Fetcher::create(Budget& budget, Notes& notes, const FetchOptions& options) {
  WEFT_TRY_ASSIGN(Owned<UrlFetcher> fetcher,
                  make_owned<UrlFetcher>(budget, budget, notes, options));
  WEFT_TRY(fetcher->start(options));
  return Owned<Fetcher>(std::move(fetcher));
}

Result<std::string_view> url_from_argument(std::string_view argument, Arena& arena) {
  const Result<Url> url = parse_url(argument, nullptr, arena);
  if (url.ok() && (is_special_scheme(url.value().scheme) || url.value().scheme == "data"))
    return url.value().href;
  const bool is_url = argument.find("://") != argument.npos;
  if (is_url || url.status() == Status::OutOfMemory)
    return url.ok() ? Result(url.value().href) : url.status();
  return file_url(argument, arena);
}

}  // namespace weft
