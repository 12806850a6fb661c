#include "weft/fetcher.h"

#include <algorithm>

#include "fetch/data_url.h"
#include "fetch/file.h"
#include "fetch/mapped.h"
#include "fetch/net/request_fields.h"
#include "fetch/net/resource.h"
#include "fetch/net/window.h"
#include "fetch/sentence.h"
#include "fetch/trust.h"
#include "render/base/arena_vector.h"
#include "render/base/ascii.h"
#include "render/base/stack_room.h"

namespace weft {
namespace {

constexpr size_t kUrlInStatistics = 1000;
constexpr uint32_t kLeastWindow = 1024;
constexpr std::string_view kData = "data";

bool is_data_url(std::string_view url) {
  return equal_ignoring_case(url.substr(0, url.find(':')), kData) && url.size() > kData.size();
}

class UrlFetcher final : public Fetcher {
 public:
  UrlFetcher(Budget& parent, Notes& notes, const FetchOptions& options)
      : budget_("fetch", parent),
        notes_(&notes),
        arena_(budget_, 1024),
        trust_(budget_),
        spool_(options.cache_limit_bytes, notes, statistics_),
        mappings_(budget_, spool_),
        lists_urls_(options.lists_urls),
        network_(budget_, settings_of(notes, options), trust_, spool_) {}
  ~UrlFetcher() override { expect_no_more(); }
  /// Copies what the options point to. Errors: Corrupt, OutOfMemory.
  Status start(const FetchOptions& options);

  Result<std::string_view> resolve(std::string_view reference, std::string_view base,
                                   Arena& arena) override;
  Result<Owned<Resource>> open(std::string_view url, ResourceKind kind) override;
  Result<std::span<const uint8_t>> map(std::string_view url, ResourceKind kind) override;
  void expect(std::string_view url, ResourceKind kind) override;
  void expect_no_more() override;
  void give_back_memory() override { network_.pool.close_idle(); }
  const FetchStatistics& statistics() const override { return statistics_; }
  const PageVersion& page_version() const override { return network_.page_version; }
  Deadline deadline() const override { return network_.settings.deadline; }

 private:
  NetworkSettings settings_of(Notes& notes, const FetchOptions& options);
  Result<std::span<const RequestField>> parse_fields(std::span<const std::string_view> lines);
  template <typename Kind, typename... Arguments>
  Result<Owned<Resource>> started(Result<Owned<Kind>> made, Arguments&&... arguments) {
    if (!made.ok()) return made.status();
    WEFT_TRY(made.value()->start(std::forward<Arguments>(arguments)...));
    return Owned<Resource>(std::move(made.value()));
  }
  Result<Url> admit(std::string_view url, ResourceKind kind, Arena& arena);
  Status add_page(const Url& url);
  Result<Owned<Resource>> open_admitted(const Url& url, ResourceKind kind);
  Result<std::span<const uint8_t>> map_file_url(const Url& url);
  Result<UrlStatistics*> add_entry(const Url& url);
  Status add_expected(std::string_view url, ResourceKind kind);
  Owned<NetworkResource> take_expected(const Url& url, ResourceKind kind);

  Budget budget_;
  Notes* notes_;
  Arena arena_;
  FetchStatistics statistics_;
  Trust trust_;
  Spool spool_;
  Mappings mappings_;
  const bool lists_urls_;
  UrlStatistics** last_entry_ = &statistics_.first;
  Network network_;
  struct Expected {
    Owned<NetworkResource> resource;
    Owned<Expected> next;
  };
  Owned<Expected> expected_;  // the last first
  size_t expected_count_ = 0;
};

NetworkSettings UrlFetcher::settings_of(Notes& notes, const FetchOptions& options) {
  NetworkSettings settings;
  settings.notes = &notes;
  settings.statistics = &statistics_;
  settings.anchors.check = options.certificate_check;
  settings.anchors.ca_certificates = options.ca_certificates;
  settings.tls_sessions = options.tls_sessions;
  settings.connect_timeout_ms = options.connect_timeout_ms;
  settings.read_timeout_ms = options.read_timeout_ms;
  settings.part_timeout_ms = options.part_timeout_ms;
  settings.window_bytes = std::clamp(options.window_bytes, kLeastWindow, uint32_t{kGreatestWindow});
  settings.max_redirects = options.max_redirects;
  if (options.known_page) settings.known_page = *options.known_page;
  if (options.total_timeout_ms) settings.deadline = Deadline::in_ms(options.total_timeout_ms);
  return settings;
}

Status UrlFetcher::start(const FetchOptions& options) {
  WEFT_TRY_ASSIGN(network_.settings.anchors.ca_file, arena_.copy(options.ca_file));
  WEFT_TRY_ASSIGN(network_.settings.fields, parse_fields(options.headers));
  WEFT_TRY_ASSIGN(network_.settings.fields_for_all, parse_fields(options.headers_for_all));
  if (network_.settings.fields.size() + network_.settings.fields_for_all.size() >
      RequestFields::kMaxUserFields) {
    notes_->notef("more than %zu request headers", RequestFields::kMaxUserFields);
    return Status::Unsupported;
  }
  return Status::Ok;
}

// The fields with their names in lower case, as HTTP/2 wants them, without those that are the
// connection's. Errors: Corrupt, noted without what may be secret; OutOfMemory.
Result<std::span<const RequestField>> UrlFetcher::parse_fields(
    std::span<const std::string_view> lines) {
  ArenaVector<RequestField> fields(arena_);
  for (const std::string_view& line : lines) {
    if (!is_request_field(line)) {
      notes_->notef("request header %zu is not of the form \"Name: value\"",
                    static_cast<size_t>(&line - lines.data()) + 1);
      return Status::Corrupt;
    }
    const RequestField split = split_field(line);
    ArenaVector<char> lower(arena_);
    for (const char c : split.name) WEFT_TRY(lower.push(to_lower(c)));
    WEFT_TRY_ASSIGN(const std::string_view value, arena_.copy(split.value));
    const RequestField field{{lower.begin(), lower.size()}, value};
    if (!is_connection_field(field.name)) WEFT_TRY(fields.push(field));
  }
  return std::span<const RequestField>(fields.span());
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

// Null where the options list none.
Result<UrlStatistics*> UrlFetcher::add_entry(const Url& url) {
  if (!lists_urls_) return nullptr;
  char printable[kUrlInStatistics + 1];
  const std::string_view shown =
      url.scheme == kData ? url.href.substr(0, std::min(url.href.find(','), kUrlInStatistics))
                          : printable_url(url.href, printable);
  WEFT_TRY_ASSIGN(const std::string_view name, arena_.copy(shown));
  auto* entry = arena_.make<UrlStatistics>();
  if (!entry) return Status::OutOfMemory;
  entry->url = name;
  entry->opened_ms = Deadline::now_ms();
  *last_entry_ = entry;
  last_entry_ = &entry->next;
  return entry;
}

// The URL of what may be opened; for data: only its scheme and the whole. Errors, noted: Corrupt
// (not an absolute URL), Unsupported (refused); OutOfMemory.
Result<Url> UrlFetcher::admit(std::string_view url, ResourceKind kind, Arena& arena) {
  url = trimmed(url);
  Url admitted;
  if (is_data_url(url)) {
    admitted.href = url;
    admitted.scheme = kData;
  } else {
    const Result<Url> parsed = parse_url(url, nullptr, arena);
    if (parsed.status() == Status::Corrupt) note_about(*notes_, url, "is not an absolute URL");
    WEFT_TRY(parsed.status());
    admitted = parsed.value();
  }
  if (const char* reason = trust_.refusal(admitted.scheme, kind, Trust::Asker::Opener)) {
    note_about(*notes_, admitted.href, reason);
    return Status::Unsupported;
  }
  if (kind == ResourceKind::Page) WEFT_TRY(add_page(admitted));
  return admitted;
}

Status UrlFetcher::add_page(const Url& url) {
  if (!is_http(url) && !network_.settings.fields.empty())
    note_about(*notes_, url.href,
               "its request headers are not sent, as it does not come by HTTP; give them for all "
               "hosts if its parts need them");
  return trust_.add_page(url.scheme, url.href);
}

Result<Owned<Resource>> UrlFetcher::open(std::string_view url, ResourceKind kind) {
  Arena scratch(budget_, 1024);
  WEFT_TRY_ASSIGN(const Url admitted, admit(url, kind, scratch));
  return open_admitted(admitted, kind);
}

// Small heaps expect nothing.
Status UrlFetcher::add_expected(std::string_view url, ResourceKind kind) {
  constexpr size_t kMost = 100, kRoomForEach = 256 * 1024;
  if (is_data_url(url) || expected_count_ >= std::min(kMost, budget_.available() / kRoomForEach))
    return Status::Ok;
  Arena scratch(budget_, 1024);
  WEFT_TRY_ASSIGN(const Url parsed, parse_url(trimmed(url), nullptr, scratch));
  if (!is_http(parsed)) return Status::Ok;
  for (const Expected* each = expected_.get(); each; each = each->next.get())
    if (each->resource->is_expected(parsed.href, kind)) return Status::Ok;
  WEFT_TRY_ASSIGN(UrlStatistics * entry, add_entry(parsed));
  WEFT_TRY_ASSIGN(Owned<Expected> expected, make_owned<Expected>(budget_));
  WEFT_TRY_ASSIGN(expected->resource,
                  make_owned<NetworkResource>(budget_, budget_, network_, kind));
  WEFT_TRY(expected->resource->start(parsed.href, entry, NetworkResource::Urgency::Expected));
  expected->next = std::move(expected_);
  expected_ = std::move(expected);
  ++expected_count_;
  return Status::Ok;
}

void UrlFetcher::expect(std::string_view url, ResourceKind kind) {
  // Who needs it will open it, and say what is wrong.
  static_cast<void>(add_expected(url, kind));
}

void UrlFetcher::expect_no_more() {
  while (expected_) expected_ = std::move(expected_->next);
  expected_count_ = 0;
}

Owned<NetworkResource> UrlFetcher::take_expected(const Url& url, ResourceKind kind) {
  for (Owned<Expected>* link = &expected_; *link; link = &(*link)->next) {
    if (!(*link)->resource->is_expected(url.href, kind)) continue;
    Owned<NetworkResource> resource = std::move((*link)->resource);
    *link = std::move((*link)->next);
    --expected_count_;
    return resource;
  }
  return {};
}

Result<Owned<Resource>> UrlFetcher::open_admitted(const Url& url, ResourceKind kind) {
  // A handshake with the check of certificates takes so much.
  constexpr size_t kStackOfConnection = 3072;
  if (is_http(url) && !stack_has(kStackOfConnection)) {
    notes_->notef("%s is not fetched: boxes nest too deep for the stack where it is needed",
                  PrintableUrl(url.href).text());
    return Status::Io;
  }
  if (Owned<NetworkResource> expected = take_expected(url, kind)) {
    WEFT_TRY(expected->want());
    return Owned<Resource>(std::move(expected));
  }
  WEFT_TRY_ASSIGN(UrlStatistics * entry, add_entry(url));
  if (url.scheme == kData)
    return started(make_owned<DataResource>(budget_, budget_), url.href, *notes_, entry);
  if (is_http(url))
    return started(make_owned<NetworkResource>(budget_, budget_, network_, kind), url.href, entry);
  const FileKinds kinds =
      kind == ResourceKind::Page ? FileKinds::RegularOrPipe : FileKinds::Regular;
  const NetworkSettings& settings = network_.settings;
  return started(make_owned<FileResource>(budget_, budget_, *notes_, kinds,
                                          settings.read_timeout_ms, settings.deadline),
                 url.href, entry);
}

Result<std::span<const uint8_t>> UrlFetcher::map_file_url(const Url& url) {
  File file;
  WEFT_TRY(open_file(url, FileKinds::Regular, *notes_, file));
  return mappings_.add_file(url.href, file);
}

Result<std::span<const uint8_t>> UrlFetcher::map(std::string_view url, ResourceKind kind) {
  Arena scratch(budget_, 1024);
  WEFT_TRY_ASSIGN(const Url admitted, admit(url, kind, scratch));
  if (const auto* mapped = mappings_.find(admitted.href)) return *mapped;
  if (admitted.scheme == "file") return map_file_url(admitted);
  WEFT_TRY_ASSIGN(Owned<Resource> resource, open_admitted(admitted, kind));
  return mappings_.add_stream(admitted.href, *resource);
}

}  // namespace

std::string_view protocol_name(FetchProtocol protocol) {
  switch (protocol) {
    case FetchProtocol::Local: return "file";
    case FetchProtocol::Http11: return "http/1.1";
    case FetchProtocol::Http2: return "h2";
  }
  return {};
}

Result<Owned<Fetcher>> Fetcher::create(Budget& budget, Notes& notes, const FetchOptions& options) {
  WEFT_TRY_ASSIGN(Owned<UrlFetcher> fetcher,
                  make_owned<UrlFetcher>(budget, budget, notes, options));
  WEFT_TRY(fetcher->start(options));
  return Owned<Fetcher>(std::move(fetcher));
}

bool is_request_field(std::string_view line) {
  const RequestField field = split_field(line);
  const bool has_colon = line.find(':') != line.npos;
  return has_colon && is_field_name(field.name) && is_field_value(field.value);
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
