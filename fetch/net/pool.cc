#include "fetch/net/pool.h"

#include "fetch/sentence.h"

namespace weft {

// One by one: a chain of owners would be destroyed by recursion.
Pool::~Pool() {
  while (first_) first_ = std::move(first_->next);
}

template <typename Predicate>
void Pool::remove_if(Predicate predicate) {
  Owned<Entry>* link = &first_;
  while (*link) {
    if (predicate((*link)->connection.http())) *link = std::move((*link)->next);
    else link = &(*link)->next;
  }
}

void Pool::close_idle() {
  remove_if([](const HttpConnection& http) { return http.exchanges() == 0; });
}

Connection* Pool::find(const Origin& origin) {
  for (Entry* entry = first_.get(); entry; entry = entry->next.get())
    if (entry->connection.origin() == origin && entry->connection.http().can_send())
      return &entry->connection;
  return nullptr;
}

bool Pool::is_full(const Origin& origin) {
  size_t count = 0;
  for (const Entry* entry = first_.get(); entry; entry = entry->next.get()) {
    const HttpConnection& http = entry->connection.http();
    if (entry->connection.origin() == origin && http.protocol() == FetchProtocol::Http11 &&
        http.is_alive())
      ++count;
  }
  return count >= kConnectionsPerOrigin && !find(origin);
}

bool Pool::is_multiplexed(const Origin& origin) {
  const Connection* const connection = find(origin);
  return connection && connection->http().protocol() == FetchProtocol::Http2;
}

Result<TlsClient*> Pool::tls() {
  if (!tls_) {
    WEFT_TRY_ASSIGN(tls_, TlsClient::create(tls_budget_, *settings_->notes, settings_->anchors,
                                            settings_->tls_sessions));
  }
  return tls_.get();
}

Result<Connection*> Pool::open(const Url& url, Deadline deadline) {
  TlsClient* tls_client = nullptr;
  if (url.scheme == "https") {
    WEFT_TRY_ASSIGN(tls_client, tls());
  }
  WEFT_TRY_ASSIGN(Owned<Entry> entry, make_owned<Entry>(http_budget_, http_budget_));
  WEFT_TRY(entry->connection.open(url, tls_client, settings_->window_bytes, *settings_->notes,
                                  deadline));
  ++settings_->statistics->connections;
  if (tls_client) ++settings_->statistics->handshakes;
  if (entry->connection.is_resumed()) ++settings_->statistics->resumed;
  entry->next = std::move(first_);
  first_ = std::move(entry);
  return &first_->connection;
}

Pool::Record* Pool::record(const Origin& origin) const {
  for (Record* each = records_; each; each = each->next)
    if (each->origin == origin) return each;
  return nullptr;
}

// Null when there is no memory for it: what is not remembered is only tried again.
Pool::Record* Pool::make_record(const Origin& origin) {
  if (Record* known = record(origin)) return known;
  const Result<std::string_view> host = arena_.copy(origin.host);
  const Result<std::string_view> scheme = arena_.copy(origin.scheme);
  auto* made = arena_.make<Record>();
  if (!made || !host.ok() || !scheme.ok()) return nullptr;
  made->origin = {scheme.value(), host.value(), origin.port};
  made->next = records_;
  return records_ = made;
}

Status Pool::remembered_failure(const Url& url) const {
  const Record* known = record(Origin::of(url));
  if (!known || known->unreachable == Status::Ok) return Status::Ok;
  note_about(*settings_->notes, url.href, "not fetched, as its host could not be reached before");
  return known->unreachable;
}

uint32_t Pool::patience_ms(const Origin& origin) const {
  const Record* known = record(origin);
  return known ? settings_->part_timeout_ms >> 3 * known->silences : settings_->part_timeout_ms;
}

void Pool::was_silent(const Origin& origin) {
  Record* known = make_record(origin);
  if (known && patience_ms(origin) > 0) ++known->silences;
}

void Pool::answered(const Origin& origin) {
  if (Record* known = record(origin)) known->silences = 0;
}

Result<Connection*> Pool::connect(const Url& url, Deadline part) {
  WEFT_TRY(remembered_failure(url));
  remove_if([](const HttpConnection& http) { return http.exchanges() == 0 && !http.can_send(); });
  const Deadline deadline = settings_->connect_deadline().sooner(part);
  if (deadline.passed()) {
    note_about(*settings_->notes, url.href, transport_reason(Status::Timeout));
    return Status::Timeout;
  }
  // A part that had little time left says nothing about the host.
  const bool is_hasty =
      deadline.remaining_ms() < static_cast<int>(settings_->connect_timeout_ms / 2);
  Result<Connection*> connection = open(url, deadline);
  if (connection.status() == Status::OutOfMemory) {
    close_idle();
    connection = open(url, deadline);
  }
  const Status status = connection.status();
  if (status == Status::Ok || status == Status::OutOfMemory) return connection;
  if (status == Status::Timeout && is_hasty) return connection;
  if (Record* known = make_record(Origin::of(url))) known->unreachable = status;
  return connection;
}

Result<Owned<Exchange>> Pool::send_if_connected(const Request& request, Deadline deadline) {
  while (Connection* connection = find(Origin::of(*request.url))) {
    Result<Owned<Exchange>> exchange = connection->http().send(request, deadline);
    if (exchange.ok() || exchange.status() == Status::OutOfMemory) return exchange;
  }
  return Owned<Exchange>();
}

Result<Owned<Exchange>> Pool::send(const Request& request, Deadline deadline) {
  WEFT_TRY_ASSIGN(Owned<Exchange> exchange, send_if_connected(request, deadline));
  if (exchange) return exchange;
  WEFT_TRY_ASSIGN(Connection * connection, connect(*request.url, deadline));
  return connection->http().send(request, deadline);
}

}  // namespace weft
