// The open connections by origin: one of HTTP/2 carries all requests, those of HTTP/1.1 one each,
// and are used again.
#pragma once

#include "fetch/net/connection.h"
#include "weft/fetcher.h"

namespace weft {

/// The settings that every request of a Fetcher shares; they outlive the pool.
struct NetworkSettings {
  Notes* notes = nullptr;
  FetchStatistics* statistics = nullptr;
  TrustAnchors anchors;
  Store* tls_sessions = nullptr;
  std::span<const RequestField> fields;          ///< for the page's origin; names in lower case
  std::span<const RequestField> fields_for_all;  ///< for every origin
  uint32_t connect_timeout_ms = 0;
  uint32_t read_timeout_ms = 0;
  uint32_t part_timeout_ms = 0;
  uint32_t window_bytes = 0;
  uint32_t max_redirects = 0;
  Deadline deadline = Deadline::never();
  PageVersion known_page;

  Deadline connect_deadline() const { return Deadline::in_ms(connect_timeout_ms).sooner(deadline); }
  Deadline read_deadline() const { return Deadline::in_ms(read_timeout_ms).sooner(deadline); }
};

class Pool {
 public:
  /// HTTP/1.1 connections to one origin at a time.
  static constexpr size_t kConnectionsPerOrigin = 6;

  Pool(Budget& budget, const NetworkSettings& settings)
      : tls_budget_("tls", budget),
        http_budget_("http", budget),
        settings_(&settings),
        arena_(budget, 256) {}
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Sends `request` on a connection that is open already; null when there is none that can take
  /// it. Errors: OutOfMemory.
  Result<Owned<Exchange>> send_if_connected(const Request& request, Deadline deadline);
  /// The same, connecting where needed. Errors as Connection::open(), noted unless `reason()` says
  /// otherwise.
  Result<Owned<Exchange>> send(const Request& request, Deadline deadline);
  /// The milliseconds that a part may wait for its answer from `origin`: the time of a part, and an
  /// eighth of that for each time in a row that the origin let it pass in silence.
  uint32_t patience_ms(const Origin& origin) const;
  /// A part's time has passed without an answer; an answer came.
  void was_silent(const Origin& origin);
  void answered(const Origin& origin);
  /// True when `origin` has as many HTTP/1.1 connections as it may have, all of them with a body on
  /// them.
  bool is_full(const Origin& origin);
  /// True when one more request to `origin` would travel beside those that are on their way.
  bool is_multiplexed(const Origin& origin);
  /// Closes the connections that carry nothing now.
  void close_idle();

 private:
  struct Entry {
    explicit Entry(Budget& budget) : connection(budget) {}
    Connection connection;
    Owned<Entry> next;
  };
  /// An origin that disappointed.
  struct Record {
    Origin origin;
    Status unreachable = Status::Ok;  // why no connection could be made
    uint8_t silences = 0;
    Record* next = nullptr;
  };

  Connection* find(const Origin& origin);
  template <typename Predicate>
  void remove_if(Predicate predicate);
  Result<Connection*> connect(const Url& url, Deadline deadline);
  Result<Connection*> open(const Url& url, Deadline deadline);
  Result<TlsClient*> tls();
  Status remembered_failure(const Url& url) const;
  Record* record(const Origin& origin) const;
  Record* make_record(const Origin& origin);

  Budget tls_budget_, http_budget_;
  const NetworkSettings* settings_;
  Arena arena_;
  Owned<TlsClient> tls_;
  Owned<Entry> first_;
  Record* records_ = nullptr;
};

}  // namespace weft
