#include "fetch/fetcher.h"

#include <unistd.h>

#include "fetch/data_url.h"
#include "fetch/file.h"
#include "fetch/mapped.h"
#include "fetch/sentence.h"
#include "fetch/url.h"
#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr size_t kUrlInStatistics = 1000;
constexpr std::string_view kDataScheme = "data:";

bool is_data_url(std::string_view url) {
  return equal_ignoring_case(url.substr(0, kDataScheme.size()), kDataScheme);
}

class UrlFetcher final : public Fetcher {
 public:
  UrlFetcher(Budget& parent, Notes& notes, const FetchOptions& options)
      : budget_("fetch", parent), notes_(&notes), options_(options), arena_(budget_, 1024), mappings_(budget_),
        deadline_(options.total_timeout_ms ? Deadline::in_ms(options.total_timeout_ms) : Deadline::never()) {}

  Result<std::string_view> resolve(std::string_view reference, std::string_view base, Arena& arena) override;
  Result<Owned<Resource>> open(std::string_view url, ResourceKind kind) override;
  Result<std::span<const uint8_t>> map(std::string_view url, ResourceKind kind) override;
  const FetchStatistics& statistics() const override { return statistics_; }

 private:
  template <typename Kind, typename... Arguments>
  Result<Owned<Resource>> started(Result<Owned<Kind>> made, Arguments&&... arguments) {
    if (!made.ok()) return made.status();
    WEFT_TRY(made.value()->start(std::forward<Arguments>(arguments)...));
    return Owned<Resource>(std::move(made.value()));
  }
  Result<Owned<Resource>> open_parsed(const Url& url, ResourceKind kind);
  Result<UrlStatistics*> add_entry(std::string_view url);
  Deadline read_deadline() const { return Deadline::in_ms(options_.read_timeout_ms).sooner(deadline_); }

  Budget budget_;
  Notes* notes_;
  FetchOptions options_;
  Arena arena_;
  Mappings mappings_;
  Deadline deadline_;
  FetchStatistics statistics_;
  UrlStatistics** last_entry_ = &statistics_.first;
};

Result<std::string_view> UrlFetcher::resolve(std::string_view reference, std::string_view base, Arena& arena) {
  Arena scratch(budget_, 1024);
  Url base_url;
  const Result<Url> parsed_base = parse_url(base, nullptr, scratch);
  if (parsed_base.status() == Status::OutOfMemory) return Status::OutOfMemory;
  if (parsed_base.ok()) base_url = parsed_base.value();
  if (is_data_url(trimmed(reference))) return arena.copy(trimmed(reference));
  WEFT_TRY_ASSIGN(const Url url, parse_url(reference, parsed_base.ok() ? &base_url : nullptr, scratch));
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
  if (is_data_url(url)) {
    WEFT_TRY_ASSIGN(UrlStatistics * entry, add_entry(url));
    return started(make_owned<DataResource>(budget_, budget_), url, *notes_, entry);
  }
  Arena scratch(budget_, 1024);
  WEFT_TRY_ASSIGN(const std::string_view absolute, url_from_argument(url, scratch));
  WEFT_TRY_ASSIGN(const Url parsed, parse_url(absolute, nullptr, scratch));
  return open_parsed(parsed, kind);
}

Result<Owned<Resource>> UrlFetcher::open_parsed(const Url& url, ResourceKind) {
  if (url.scheme != "file") {
    note_about(*notes_, url.href, "this kind of URL cannot be fetched");
    return Status::Unsupported;
  }
  WEFT_TRY_ASSIGN(UrlStatistics * entry, add_entry(url.without_fragment()));
  return started(make_owned<FileResource>(budget_, budget_, *notes_, read_deadline()), url.href, entry);
}

Result<std::span<const uint8_t>> UrlFetcher::map(std::string_view url, ResourceKind kind) {
  if (const auto* mapped = mappings_.find(url)) return *mapped;
  Arena scratch(budget_, 1024);
  if (!is_data_url(url)) {
    WEFT_TRY_ASSIGN(const std::string_view absolute, url_from_argument(url, scratch));
    WEFT_TRY_ASSIGN(const Url parsed, parse_url(absolute, nullptr, scratch));
    if (parsed.scheme == "file") {
      WEFT_TRY_ASSIGN(const int file, open_file(parsed, *notes_));
      const auto mapped = mappings_.add_file(url, file);
      ::close(file);
      return mapped;
    }
  }
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
  WEFT_TRY_ASSIGN(Owned<UrlFetcher> fetcher, make_owned<UrlFetcher>(budget, budget, notes, options));
  return Owned<Fetcher>(std::move(fetcher));
}

Result<std::string_view> url_from_argument(std::string_view argument, Arena& arena) {
  const Result<Url> url = parse_url(argument, nullptr, arena);
  if (url.ok() && (is_special_scheme(url.value().scheme) || url.value().scheme == "data")) return url.value().href;
  const bool is_url = argument.find("://") != argument.npos;
  if (is_url || url.status() == Status::OutOfMemory) return url.ok() ? Result(url.value().href) : url.status();
  return file_url(argument, arena);
}

}  // namespace weft
