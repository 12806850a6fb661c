#include "fetch/net/resource.h"

#include <cstdio>

#include "fetch/net/request_fields.h"
#include "fetch/sentence.h"

namespace weft {
namespace {

constexpr uint32_t kMaxAttempts = 3;

struct Sentence {
  char text[80];
};
Sentence status_sentence(unsigned status) {
  Sentence sentence;
  std::snprintf(sentence.text, sizeof sentence.text, "the server answered with status %u%s", status,
                status == 404 ? " (not found)" : status == 401 || status == 403 ? " (not allowed)" : "");
  return sentence;
}

}  // namespace

NetworkResource::~NetworkResource() { stop_waiting(); }

Status NetworkResource::start(std::string_view url, UrlStatistics* entry) {
  entry_ = entry;
  WEFT_TRY_ASSIGN(url_, parse_url(url, nullptr, arena_));
  return send_if_connected();
}

void NetworkResource::wait() {
  if (is_waiting_) return;
  is_waiting_ = true;
  next_waiting_ = network_->first_waiting;
  network_->first_waiting = this;
}

void NetworkResource::stop_waiting() {
  if (!is_waiting_) return;
  NetworkResource** link = &network_->first_waiting;
  while (*link != this) link = &(*link)->next_waiting_;
  *link = next_waiting_;
  is_waiting_ = false;
}

Status NetworkResource::fail(Status status, const char* reason) {
  stop_waiting();
  exchange_.reset();
  head_ = nullptr;
  failure_ = status;
  note_about(*network_->settings.notes, url_.without_fragment(), reason);
  return status;
}

Status NetworkResource::send_if_connected() {
  const bool may_know = Origin::of(url_) == Origin::of(network_->credentials_url);
  const RequestFields fields(url_, kind_, network_->settings.fields,
                             may_know ? RequestFields::Credentials::Send : RequestFields::Credentials::Withhold);
  WEFT_TRY_ASSIGN(exchange_, network_->pool.send_if_connected({&url_, fields.fields()}));
  if (exchange_) stop_waiting();
  else wait();
  return Status::Ok;
}

Status NetworkResource::send() {
  stop_waiting();
  const bool may_know = Origin::of(url_) == Origin::of(network_->credentials_url);
  const RequestFields fields(url_, kind_, network_->settings.fields,
                             may_know ? RequestFields::Credentials::Send : RequestFields::Credentials::Withhold);
  Result<Owned<Exchange>> exchange = network_->pool.send({&url_, fields.fields()});
  if (!exchange.ok()) return failure_ = exchange.status();
  exchange_ = std::move(exchange.value());
  send_waiting_of_this_origin();
  return Status::Ok;
}

// The others travel in parallel now that there is a connection. One that fails here stays waiting, and tells when asked.
void NetworkResource::send_waiting_of_this_origin() {
  NetworkResource* next = nullptr;
  for (NetworkResource* each = network_->first_waiting; each; each = next) {
    next = each->next_waiting_;
    if (Origin::of(each->url_) == Origin::of(url_)) static_cast<void>(each->send_if_connected());
  }
}

Status NetworkResource::await_head() {
  while (failure_ == Status::Ok && !head_) {
    if (!exchange_) WEFT_TRY(send());
    const Result<const ResponseHead*> head = exchange_->head(network_->settings.read_deadline());
    const Status status = head.ok() ? check(*head.value()) : try_again_or_fail(head.status());
    if (status != Status::Ok) return status;
  }
  return failure_;
}

Status NetworkResource::try_again_or_fail(Status status) {
  if (!exchange_->may_repeat() || ++attempts_ >= kMaxAttempts) return fail(status, exchange_->reason());
  exchange_.reset();
  return Status::Ok;
}

Status NetworkResource::check(const ResponseHead& head) {
  if (entry_) {
    entry_->http_status = head.status;
    entry_->protocol = exchange_->protocol();
  }
  if (head.is_redirect()) return follow_redirect(head.location);
  if (head.status >= 300) {
    const bool is_gone = head.status == 404 || head.status == 410;
    return fail(is_gone ? Status::NotFound : Status::Io, status_sentence(head.status).text);
  }
  if (head.coding != ContentCoding::Identity)
    return fail(Status::Unsupported, "the body is compressed, although it was asked for as it is");
  head_ = &head;
  return Status::Ok;
}

Status NetworkResource::follow_redirect(std::string_view location) {
  if (++redirects_ > network_->settings.max_redirects) return fail(Status::Io, "too many redirects");
  const Result<Url> target = parse_url(location, &url_, arena_);
  if (target.status() == Status::OutOfMemory) return failure_ = Status::OutOfMemory;
  const bool is_http = target.ok() && (target.value().scheme == "http" || target.value().scheme == "https");
  if (!is_http) return fail(Status::Unsupported, "redirects to what is not an http: or https: URL");
  if (url_.scheme == "https" && target.value().scheme == "http")
    note_about(*network_->settings.notes, url_.without_fragment(), "redirects from https: to http:, which is not safe");
  exchange_.reset();
  url_ = target.value();
  attempts_ = 0;
  return Status::Ok;
}

Result<std::string_view> NetworkResource::url() {
  WEFT_TRY(await_head());
  return url_.without_fragment();
}

Result<std::string_view> NetworkResource::content_type() {
  WEFT_TRY(await_head());
  return head_->content_type;
}

Result<std::span<const uint8_t>> NetworkResource::peek() {
  WEFT_TRY(await_head());
  const Result<std::span<const uint8_t>> bytes = exchange_->peek(network_->settings.read_deadline());
  return bytes.ok() ? bytes : fail(bytes.status(), exchange_->reason());
}

void NetworkResource::consume(size_t bytes) {
  if (failure_ != Status::Ok || bytes == 0) return;
  exchange_->consume(bytes);
  if (entry_) entry_->body_bytes += bytes;
}

}  // namespace weft
