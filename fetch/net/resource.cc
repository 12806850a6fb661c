#include "fetch/net/resource.h"

#include <algorithm>
#include <cstdio>

#include "fetch/net/page_version.h"
#include "fetch/sentence.h"
#include "fetch/url_times.h"

namespace weft {
namespace {

constexpr uint32_t kMaxAttempts = 3;

struct Sentence {
  char text[80];
};
Sentence status_sentence(unsigned status) {
  Sentence sentence;
  std::snprintf(sentence.text, sizeof sentence.text, "the server answered with status %u%s", status,
                status == 404                    ? " (not found)"
                : status == 401 || status == 403 ? " (not allowed)"
                                                 : "");
  return sentence;
}

}  // namespace

// A call that waits for the network: its time is the resource's own, and that of all requests that
// are on their way meanwhile.
class NetworkResource::Wait {
 public:
  explicit Wait(NetworkResource& resource) : resource_(&resource), began_ms_(Deadline::now_ms()) {}
  ~Wait() {
    const int64_t waited_ms = Deadline::now_ms() - began_ms_;
    resource_->waited_ms_ += waited_ms;
    resource_->network_->waited_ms += waited_ms;
  }
  Wait(const Wait&) = delete;
  Wait& operator=(const Wait&) = delete;

 private:
  NetworkResource* resource_;
  int64_t began_ms_;
};

NetworkResource::NetworkResource(Budget& budget, Network& network, ResourceKind kind)
    : arena_(budget, 512), network_(&network), kind_(kind) {
  NetworkResource** link = &network.first;
  while (*link) link = &(*link)->next_;
  *link = this;
}

NetworkResource::~NetworkResource() {
  mark_end(entry_);
  NetworkResource** link = &network_->first;
  while (*link != this) link = &(*link)->next_;
  *link = next_;
  network_->spool->discard(spooled_);
}

Status NetworkResource::start(std::string_view url, UrlStatistics* entry, Urgency urgency) {
  entry_ = entry;
  urgency_ = urgency;
  WEFT_TRY_ASSIGN(url_, parse_url(url, nullptr, arena_));
  WEFT_TRY(check_user(url_));
  if (kind_ == ResourceKind::Page) {
    page_url_ = page_version_url(url_.without_fragment());
    network_->page_version = {};
  }
  return send_if_connected();
}

Status NetworkResource::want() {
  urgency_ = Urgency::Wanted;
  return exchange_ ? Status::Ok : send_if_connected();
}

Status NetworkResource::check_user(const Url& url) {
  const bool fits = url.username.size() + url.password.size() <= RequestFields::kMaxUserBytes;
  return fits ? Status::Ok
              : fail(Status::Unsupported,
                     "its user name and password are too long; give a request header");
}

Status NetworkResource::give_up(Status status) {
  gzip_.reset();
  exchange_.reset();
  head_ = nullptr;
  mark_end(entry_);
  return failure_ = status;
}

Status NetworkResource::fail(Status status, const char* reason) {
  static_cast<void>(give_up(status));
  note_about(*network_->settings.notes, url_.without_fragment(), reason);
  return status;
}

RequestFields NetworkResource::request_fields() const {
  const NetworkSettings& settings = network_->settings;
  const bool names_user = !url_.username.empty() || !url_.password.empty();
  const PageVersion* const known = is_known() ? &known_page() : nullptr;
  if (!network_->trust->is_own(url_))
    return RequestFields(url_, kind_, {}, settings.fields_for_all, known);
  return RequestFields(names_user ? url_ : network_->trust->page(), kind_, settings.fields,
                       settings.fields_for_all, known);
}

// For silence, and for a part all its waits together.
Deadline NetworkResource::deadline() const {
  const Deadline silence = network_->settings.read_deadline();
  if (kind_ == ResourceKind::Page) return silence;
  const int64_t left_ms = int64_t{network_->settings.part_timeout_ms} - waited_ms_;
  return silence.sooner(Deadline::in_ms(left_ms));
}

// The least time of a part: enough to take bytes that came while others were waited for.
int64_t NetworkResource::glance_ms() const {
  return std::min<int64_t>(250, network_->settings.part_timeout_ms / 8);
}

// The time of a request counts from when it was sent, whoever is waited for: so requests side by
// side run out of it side by side.
int64_t NetworkResource::patience_left_ms() const {
  const int64_t age_ms = network_->waited_ms - sent_at_ms_;
  return int64_t{network_->pool.patience_ms(Origin::of(url_))} - age_ms;
}

Deadline NetworkResource::answer_deadline() const {
  if (kind_ == ResourceKind::Page) return deadline();
  return deadline().sooner(Deadline::in_ms(std::max(patience_left_ms(), glance_ms())));
}

Status NetworkResource::send_if_connected() {
  if (urgency_ == Urgency::Expected && !network_->pool.is_multiplexed(Origin::of(url_)))
    return Status::Ok;
  const RequestFields fields = request_fields();
  const Wait wait(*this);
  WEFT_TRY_ASSIGN(exchange_, network_->pool.send_if_connected(request(fields), deadline()));
  sent_at_ms_ = network_->waited_ms;
  return Status::Ok;
}

Result<Owned<Exchange>> NetworkResource::send_now() {
  const RequestFields fields = request_fields();
  const Wait wait(*this);
  sent_at_ms_ = network_->waited_ms;
  return network_->pool.send(request(fields), answer_deadline());
}

Status NetworkResource::send() {
  if (network_->pool.is_full(Origin::of(url_))) make_room();
  Result<Owned<Exchange>> exchange = send_now();
  if (!exchange.ok()) return failure_ = exchange.status();
  exchange_ = std::move(exchange.value());
  send_waiting_of_this_origin();
  return Status::Ok;
}

// The others travel in parallel now that there is a connection. One that fails here says so when
// it is asked.
void NetworkResource::send_waiting_of_this_origin() {
  for (NetworkResource* each = network_->first; each; each = each->next_) {
    const bool waits = !each->exchange_ && each->failure_ == Status::Ok && !each->is_spooled_;
    if (waits && Origin::of(each->url_) == Origin::of(url_))
      static_cast<void>(each->send_if_connected());
  }
}

bool NetworkResource::holds_connection_to(const Origin& origin) const {
  return exchange_ && !is_spooled_ && exchange_->protocol() == FetchProtocol::Http11 &&
         Origin::of(url_) == origin;
}

// Another's body is taken off its connection, so that this one can have it: waiting for its reader
// would be for ever.
void NetworkResource::make_room() {
  const Origin origin = Origin::of(url_);
  for (NetworkResource* each = network_->first; each && network_->pool.is_full(origin);
       each = each->next_)
    if (each != this && each->holds_connection_to(origin)) each->free_connection();
}

void NetworkResource::free_connection() {
  if (await_head() != Status::Ok) return;
  const Result<std::span<const uint8_t>> rest = network_->spool->put_aside(*this, url_.href);
  if (!rest.ok()) {
    static_cast<void>(give_up(rest.status()));
    return;
  }
  spooled_ = spooled_left_ = rest.value();
  is_spooled_ = true;
}

Status NetworkResource::await_head() {
  while (failure_ == Status::Ok && !head_) {
    if (!exchange_) WEFT_TRY(send());
    const Result<const ResponseHead*> head = answer();
    const Status status = head.ok() ? check(*head.value()) : try_again_or_fail(head.status());
    if (status != Status::Ok) return status;
  }
  return failure_;
}

Result<const ResponseHead*> NetworkResource::answer() {
  const Wait wait(*this);
  const bool is_patient = kind_ != ResourceKind::Page && patience_left_ms() > glance_ms();
  const Result<const ResponseHead*> head = exchange_->head(answer_deadline());
  if (head.ok()) network_->pool.answered(Origin::of(url_));
  if (head.status() == Status::Timeout && is_patient) network_->pool.was_silent(Origin::of(url_));
  return head;
}

Status NetworkResource::try_again_or_fail(Status status) {
  if (!exchange_->may_repeat() || ++attempts_ >= kMaxAttempts)
    return fail(status, exchange_->reason());
  exchange_.reset();
  return Status::Ok;
}

Status NetworkResource::check(const ResponseHead& head) {
  if (entry_) {
    mark_first_byte(entry_);
    entry_->http_status = head.status;
    entry_->protocol = exchange_->protocol();
  }
  if (head.is_redirect()) return follow_redirect(head.location);
  if (page_url_) WEFT_TRY(keep_version(head));
  if (head.status >= 300) {
    const bool is_gone = head.status == 404 || head.status == 410;
    return fail(is_gone ? Status::NotFound : Status::Io, status_sentence(head.status).text);
  }
  if (head.coding == ContentCoding::Other)
    return fail(Status::Unsupported, "the body is compressed in a way that was not asked for");
  if (head.coding == ContentCoding::Gzip) {
    Result<Owned<GzipBody>> gzip = GzipBody::create(arena_.budget());
    if (!gzip.ok()) return fail(gzip.status(), "out of memory");
    gzip_ = std::move(gzip.value());
  }
  head_ = &head;
  return Status::Ok;
}

// NotFound, without a note, for a page that is unchanged.
Status NetworkResource::keep_version(const ResponseHead& head) {
  PageVersion& version = network_->page_version;
  version = page_version_of(head, known_page());
  version.url = page_url_;
  version.is_unchanged = version.is_unchanged && is_known();
  return version.is_unchanged ? give_up(Status::NotFound) : Status::Ok;
}

Status NetworkResource::follow_redirect(std::string_view location) {
  if (++redirects_ > network_->settings.max_redirects)
    return fail(Status::Io, "too many redirects");
  const Result<Url> target = parse_url(location, &url_, arena_);
  if (target.status() == Status::OutOfMemory) return failure_ = Status::OutOfMemory;
  const std::string_view scheme = target.ok() ? target.value().scheme : std::string_view();
  const char* refusal = network_->trust->refusal(scheme, kind_, Trust::Asker::Redirect);
  if (refusal) return fail(Status::Unsupported, refusal);
  WEFT_TRY(check_user(target.value()));
  note_redirect(target.value());
  exchange_.reset();
  url_ = target.value();
  attempts_ = 0;
  return Status::Ok;
}

void NetworkResource::note_redirect(const Url& target) const {
  Notes& notes = *network_->settings.notes;
  if (url_.scheme == "https" && target.scheme == "http")
    note_about(notes, url_.without_fragment(), "redirects from https: to http:, which is not safe");
  const Trust& trust = *network_->trust;
  const bool leaves = kind_ == ResourceKind::Page && trust.is_own(url_) && !trust.is_own(target);
  const bool has_secrets =
      leaves && (!network_->settings.fields.empty() || !trust.page().username.empty() ||
                 !trust.page().password.empty());
  if (has_secrets)
    note_about(notes, url_.without_fragment(),
               "redirects to another origin, which is not sent the request headers or the password "
               "that were given for this one");
}

Result<std::string_view> NetworkResource::url() {
  WEFT_TRY(await_head());
  return url_.without_fragment();
}

Result<std::string_view> NetworkResource::content_type() {
  WEFT_TRY(await_head());
  return head_->content_type;
}

Result<std::span<const uint8_t>> NetworkResource::peek_body() {
  const Wait wait(*this);
  const Deadline until = deadline();
  if (until.passed()) return Status::Timeout;
  return gzip_ ? gzip_->peek(*exchange_, until) : exchange_->peek(until);
}

Result<std::span<const uint8_t>> NetworkResource::peek() {
  if (is_spooled_) return spooled_left_;
  WEFT_TRY(await_head());
  const Result<std::span<const uint8_t>> bytes = peek_body();
  if (entry_ && gzip_) entry_->body_bytes = gzip_->wire_bytes();
  if (bytes.ok() && bytes.value().empty()) mark_end(entry_);
  if (bytes.ok()) return bytes;
  if (bytes.status() == Status::Timeout)
    return fail(Status::Timeout, transport_reason(Status::Timeout));
  return fail(bytes.status(), gzip_ && gzip_->reason() ? gzip_->reason() : exchange_->reason());
}

void NetworkResource::consume(size_t bytes) {
  if (bytes == 0) return;
  if (is_spooled_) {
    spooled_left_ = spooled_left_.subspan(bytes);
    return;
  }
  if (gzip_) gzip_->consume(bytes);
  else exchange_->consume(bytes);
  if (entry_ && !gzip_) entry_->body_bytes += bytes;
}

}  // namespace weft
