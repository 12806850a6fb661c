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
    if (predicate((*link)->connection.http()))
      *link = std::move((*link)->next);
    else
      link = &(*link)->next;
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

Result<TlsClient*> Pool::tls() {
  if (!tls_) {
    WEFT_TRY_ASSIGN(tls_, TlsClient::create(tls_budget_, *settings_->notes, settings_->ca_file,
                                            settings_->certificate_check));
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
  entry->next = std::move(first_);
  first_ = std::move(entry);
  return &first_->connection;
}

Status Pool::remembered_failure(const Url& url) const {
  for (const Unreachable* each = unreachable_; each; each = each->next) {
    if (each->origin != Origin::of(url)) continue;
    note_about(*settings_->notes, url.href, "not fetched, as its host could not be reached before");
    return each->status;
  }
  return Status::Ok;
}

void Pool::remember_failure(const Origin& origin, Status status) {
  const Result<std::string_view> host = arena_.copy(origin.host);
  const Result<std::string_view> scheme = arena_.copy(origin.scheme);
  auto* entry = arena_.make<Unreachable>();
  if (!entry || !host.ok() || !scheme.ok()) return;
  *entry = {{scheme.value(), host.value(), origin.port}, status, unreachable_};
  unreachable_ = entry;
}

Result<Connection*> Pool::connect(const Url& url) {
  WEFT_TRY(remembered_failure(url));
  remove_if([](const HttpConnection& http) { return http.exchanges() == 0 && !http.can_send(); });
  const Deadline deadline = settings_->connect_deadline();
  Result<Connection*> connection = open(url, deadline);
  if (connection.status() == Status::OutOfMemory) {
    close_idle();
    connection = open(url, deadline);
  }
  const Status status = connection.status();
  if (status != Status::Ok && status != Status::OutOfMemory)
    remember_failure(Origin::of(url), status);
  return connection;
}

Result<Owned<Exchange>> Pool::send_if_connected(const Request& request) {
  while (Connection* connection = find(Origin::of(*request.url))) {
    Result<Owned<Exchange>> exchange = connection->http().send(request, settings_->read_deadline());
    if (exchange.ok() || exchange.status() == Status::OutOfMemory) return exchange;
  }
  return Owned<Exchange>();
}

Result<Owned<Exchange>> Pool::send(const Request& request) {
  WEFT_TRY_ASSIGN(Owned<Exchange> exchange, send_if_connected(request));
  if (exchange) return exchange;
  WEFT_TRY_ASSIGN(Connection * connection, connect(*request.url));
  return connection->http().send(request, settings_->read_deadline());
}

}  // namespace weft
