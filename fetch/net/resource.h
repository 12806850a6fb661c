// A resource that comes by HTTP: its request is sent as soon as there is a connection, its head
// awaited by the first call, redirects followed, and a request that a closed connection never
// answered sent again.
#pragma once

#include "fetch/net/inflate.h"
#include "fetch/net/pool.h"
#include "fetch/net/request_fields.h"
#include "fetch/spool.h"
#include "fetch/trust.h"

namespace weft {

class NetworkResource;

/// The things that the resources of one Fetcher share; they outlive them.
struct Network {
  Network(Budget& budget, const NetworkSettings& given, const Trust& gate, Spool& aside)
      : settings(given), pool(budget, settings), trust(&gate), spool(&aside) {}

  NetworkSettings settings;
  Pool pool;
  const Trust* trust;
  Spool* spool;
  NetworkResource* first = nullptr;  ///< all that live
  int64_t waited_ms = 0;             ///< that all of them together spent waiting
  PageVersion page_version;          ///< of the page that was opened last
};

class NetworkResource final : public Resource {
 public:
  NetworkResource(Budget& budget, Network& network, ResourceKind kind);
  ~NetworkResource() override;
  enum class Urgency : uint8_t { Wanted, Expected };

  /// Sends the request if a connection is open; otherwise the first call that waits does. One that
  /// is only expected is sent where it travels beside the others. REQUIRES: called once, before
  /// anything else. Errors: OutOfMemory.
  Status start(std::string_view url, UrlStatistics* entry, Urgency urgency = Urgency::Wanted);
  /// Whether it is expected as that.
  bool is_expected(std::string_view url, ResourceKind kind) const {
    return urgency_ == Urgency::Expected && kind_ == kind && url_.href == url;
  }
  /// What was expected is wanted. Errors: OutOfMemory.
  Status want();

  Result<std::string_view> url() override;
  Result<std::string_view> content_type() override;
  bool may_wait() const override {
    return exchange_ && exchange_->protocol() == FetchProtocol::Http2;
  }
  Result<std::span<const uint8_t>> peek() override;
  void consume(size_t bytes) override;

 private:
  class Wait;

  Status await_head();
  Status send();
  Deadline deadline() const;
  int64_t glance_ms() const;
  int64_t patience_left_ms() const;
  Deadline answer_deadline() const;
  Result<Owned<Exchange>> send_now();
  Result<const ResponseHead*> answer();
  RequestFields request_fields() const;
  bool is_known() const { return page_url_ != 0 && page_url_ == known_page().url; }
  const PageVersion& known_page() const { return network_->settings.known_page; }
  Request request(const RequestFields& fields) const {
    return {&url_, fields.fields(), kind_ == ResourceKind::Page};
  }
  Status keep_version(const ResponseHead& head);
  Status send_if_connected();
  void send_waiting_of_this_origin();
  Status try_again_or_fail(Status status);
  void make_room();
  bool holds_connection_to(const Origin& origin) const;
  void free_connection();
  Result<std::span<const uint8_t>> peek_body();
  Status check_user(const Url& url);
  Status follow_redirect(std::string_view location);
  void note_redirect(const Url& target) const;
  Status check(const ResponseHead& head);
  Status give_up(Status status);
  Status fail(Status status, const char* reason);

  Arena arena_;
  Network* network_;
  ResourceKind kind_;
  Urgency urgency_ = Urgency::Wanted;
  Url url_;
  UrlStatistics* entry_ = nullptr;
  Owned<Exchange> exchange_;
  const ResponseHead* head_ = nullptr;
  Owned<GzipBody> gzip_;  // when the body is compressed
  std::span<const uint8_t>
      spooled_;  // the rest of the body, when the connection was needed for another
  std::span<const uint8_t> spooled_left_;
  bool is_spooled_ = false;
  NetworkResource* next_ = nullptr;
  int64_t waited_ms_ = 0;   // in calls of this resource
  int64_t sent_at_ms_ = 0;  // by the clock of Network::waited_ms
  uint64_t page_url_ = 0;   // of a page, as PageVersion has it
  uint32_t redirects_ = 0;
  uint32_t attempts_ = 0;
  Status failure_ = Status::Ok;
};

}  // namespace weft
