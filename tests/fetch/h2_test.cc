// HTTP/2 against a real nghttpd: parallel streams, windows, and every failing allocation.
#include "fetch/net/h2.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "fetch/net/socket.h"
#include "tests/support/every_allocation.h"
#include "tests/support/fetching.h"
#include "tests/support/real_server.h"
#include "tests/support/recording_notes.h"

namespace weft {
namespace {

constexpr size_t kLarge = 2'000'000;
constexpr size_t kWindow = 8192;

struct Servers {
  TemporaryDirectory directory;
  CertificateAuthority authority{directory, "test"};
  CertificateAuthority::Issued issued = authority.issue("server", {});
  std::string small = directory.write("small.css", "a { color: red }");
  std::string large = directory.write("large.png", std::string(kLarge, 'x'));
  std::string empty = directory.write("empty.html", "");
  Nghttpd secure{directory, directory.path(), &issued};
  Nghttpd plain{directory, directory.path(), nullptr};
  Nghttpd narrow{directory, directory.path(), nullptr, {"-m", "2"}};
};

class H2 : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (RealServer::has("nghttpd") && CertificateAuthority::is_available()) servers_ = new Servers;
  }
  static void TearDownTestSuite() { delete servers_; }
  void SetUp() override {
    if (!servers_) GTEST_SKIP() << "needs nghttpd and openssl";
    options_.ca_file = authority_ = servers_->authority.certificate();
    fetcher_ = std::move(Fetcher::create(budget_, notes_, options_).value());
  }
  std::string url(const std::string& path) const {
    return "https://localhost:" + std::to_string(servers_->secure.port()) + path;
  }
  Owned<Resource> open(const std::string& path) {
    return std::move(fetcher_->open(url(path), ResourceKind::Image).value());
  }

  static inline Servers* servers_ = nullptr;
  std::string authority_;
  FetchOptions options_;
  Budget budget_, small_budget_{250'000};
  RecordingNotes notes_;
  Owned<Fetcher> fetcher_;
};

// A session without TLS, which only tests use.
struct PlainSession {
  static Result<Owned<Exchange>> send(HttpConnection& connection, uint16_t port,
                                      const std::string& path, Arena& arena) {
    const std::string text = "http://127.0.0.1:" + std::to_string(port) + path;
    WEFT_TRY_ASSIGN(const Url url, parse_url(text, nullptr, arena));
    return connection.send({&url, {}}, Deadline::in_ms(5000));
  }
};
Result<std::string> body(Exchange& exchange) {
  std::string all;
  for (;;) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, exchange.peek(Deadline::in_ms(5000)));
    if (bytes.empty()) return all;
    all.append(bytes.begin(), bytes.end());
    exchange.consume(bytes.size());
  }
}

TEST_F(H2, CarriesAllResourcesOfAnOriginOnOneConnection) {
  EXPECT_EQ(fetch_all(*fetcher_, url("/small.css")).value(), "a { color: red }");
  EXPECT_EQ(fetch_all(*fetcher_, url("/empty.html")).value(), "");
  EXPECT_EQ(fetch_all(*fetcher_, url("/large.png")).value().size(), kLarge);
  EXPECT_EQ(fetch_all(*fetcher_, url("/none.png")).status(), Status::NotFound);
  EXPECT_EQ(fetcher_->statistics().connections, 1u);
  EXPECT_EQ(fetcher_->statistics().handshakes, 1u);
  EXPECT_EQ(fetcher_->statistics().first->protocol, FetchProtocol::Http2);
}

TEST_F(H2, FinishesOneStreamWhileFiveStallWithinTheirWindows) {
  fetcher_ = std::move(Fetcher::create(small_budget_, notes_, options_).value());
  std::vector<Owned<Resource>> stalled;
  for (int i = 0; i < 5; ++i) {
    stalled.push_back(open("/large.png"));
    EXPECT_FALSE(stalled.back()->peek().value().empty());
  }
  small_budget_.reset_peak();
  Owned<Resource> sixth = open("/large.png");
  EXPECT_EQ(read_all(*sixth, 1000).value().size(), kLarge);
  EXPECT_LT(small_budget_.peak(), 6 * (kWindow + 3000) + 30'000);
  EXPECT_EQ(fetcher_->statistics().connections, 1u);
  for (Owned<Resource>& resource : stalled) EXPECT_EQ(read_all(*resource).value().size(), kLarge);
}

TEST_F(H2, SendsWhatWaitsAsSoonAsItIsConnected) {
  Owned<Resource> first = open("/small.css"), second = open("/small.css"), third = open("/none");
  EXPECT_TRUE(first->peek().ok());
  EXPECT_EQ(fetcher_->statistics().connections, 1u);
  EXPECT_EQ(read_all(*second).value(), "a { color: red }");
  EXPECT_EQ(third->peek().status(), Status::NotFound);
}

size_t count_entries(const FetchStatistics& statistics) {
  size_t count = 0;
  for (const UrlStatistics* each = statistics.first; each; each = each->next) ++count;
  return count;
}

TEST_F(H2, AsksAtOnceForWhatIsExpected) {
  EXPECT_TRUE(fetch_all(*fetcher_, url("/small.css")).ok());
  for (int i = 0; i < 3; ++i) fetcher_->expect(url("/large.png"), ResourceKind::Image);
  fetcher_->expect(url("/empty.html"), ResourceKind::Image);
  EXPECT_EQ(count_entries(fetcher_->statistics()), 3u) << "each was asked for once";
  Owned<Resource> large = open("/large.png");
  EXPECT_EQ(read_all(*large).value().size(), kLarge);
  EXPECT_TRUE(large->may_wait());
  EXPECT_EQ(count_entries(fetcher_->statistics()), 3u);
  fetcher_->expect_no_more();
  Owned<Resource> late = open("/empty.html");
  EXPECT_EQ(count_entries(fetcher_->statistics()), 4u);
}

TEST_F(H2, ExpectsNothingInASmallHeap) {
  fetcher_ = std::move(Fetcher::create(small_budget_, notes_, options_).value());
  EXPECT_TRUE(fetch_all(*fetcher_, url("/small.css")).ok());
  const size_t used = small_budget_.used();
  fetcher_->expect(url("/large.png"), ResourceKind::Image);
  EXPECT_EQ(small_budget_.used(), used);
}

TEST_F(H2, LetsGoOfAStreamInTheMiddle) {
  const size_t before = (open("/small.css")->peek().ok(), budget_.used());
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(open("/large.png")->peek().ok());
  EXPECT_EQ(fetch_all(*fetcher_, url("/small.css")).value(), "a { color: red }");
  EXPECT_LT(budget_.used(), before + 12'000) << "what was let go is not held";
}

TEST_F(H2, GivesTheSameForEveryWindow) {
  for (const uint32_t window : {1024u, 4096u, 65536u}) {
    options_.window_bytes = window;
    Owned<Fetcher> fetcher = std::move(Fetcher::create(small_budget_, notes_, options_).value());
    EXPECT_EQ(fetch_all(*fetcher, url("/large.png")).value(), std::string(kLarge, 'x')) << window;
  }
}

TEST_F(H2, OpensAnotherConnectionWhenTheServerTakesNoMoreStreams) {
  Arena arena(budget_);
  const uint16_t port = servers_->narrow.port();
  Owned<Transport> socket =
      std::move(connect_tcp(budget_, notes_, "127.0.0.1", port, Deadline::in_ms(5000)).value());
  Owned<HttpConnection> session =
      std::move(start_h2(budget_, *socket, kWindow, Deadline::in_ms(5000)).value());
  Owned<Exchange> first =
      std::move(PlainSession::send(*session, port, "/large.png", arena).value());
  ASSERT_TRUE(first->peek(Deadline::in_ms(5000)).ok());
  EXPECT_TRUE(session->can_send());
  Owned<Exchange> second =
      std::move(PlainSession::send(*session, port, "/large.png", arena).value());
  EXPECT_FALSE(session->can_send());
  first.reset();
  EXPECT_TRUE(session->can_send());
}

TEST_F(H2, FailsAllStreamsWhenTheServerGoesAway) {
  auto server =
      std::make_unique<Nghttpd>(servers_->directory, servers_->directory.path(), &servers_->issued);
  const std::string large = "https://localhost:" + std::to_string(server->port()) + "/large.png";
  Owned<Resource> first = std::move(fetcher_->open(large, ResourceKind::Image).value());
  Owned<Resource> second = std::move(fetcher_->open(large, ResourceKind::Image).value());
  ASSERT_TRUE(first->peek().ok());
  ASSERT_TRUE(second->peek().ok());
  server.reset();
  EXPECT_FALSE(read_all(*first).ok());
  EXPECT_FALSE(read_all(*second).ok());
  EXPECT_TRUE(notes_.has(large + ": "));
}

TEST_F(H2, SurvivesEveryFailingAllocation) {
  NoNotes notes;
  const uint16_t port = servers_->plain.port();
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) -> Status {
    Arena arena(budget);
    WEFT_TRY_ASSIGN(Owned<Transport> socket,
                    connect_tcp(budget, notes, "127.0.0.1", port, Deadline::in_ms(5000)));
    WEFT_TRY_ASSIGN(Owned<HttpConnection> session,
                    start_h2(budget, *socket, kWindow, Deadline::in_ms(5000)));
    WEFT_TRY_ASSIGN(Owned<Exchange> first, PlainSession::send(*session, port, "/small.css", arena));
    WEFT_TRY_ASSIGN(Owned<Exchange> second,
                    PlainSession::send(*session, port, "/large.png", arena));
    WEFT_TRY(body(*first).status());
    WEFT_TRY(second->peek(Deadline::in_ms(5000)).status());
    second.reset();
    WEFT_TRY_ASSIGN(Owned<Exchange> third,
                    PlainSession::send(*session, port, "/empty.html", arena));
    return body(*third).status();
  });
}

TEST_F(H2, SurvivesEveryFailingAllocationOverTls) {
  NoNotes notes;
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) -> Status {
    WEFT_TRY_ASSIGN(Owned<Fetcher> fetcher, Fetcher::create(budget, notes, options_));
    WEFT_TRY_ASSIGN(Owned<Resource> first,
                    fetcher->open(url("/small.css"), ResourceKind::StyleSheet));
    WEFT_TRY_ASSIGN(Owned<Resource> second, fetcher->open(url("/small.css"), ResourceKind::Image));
    WEFT_TRY(read_all(*first).status());
    return read_all(*second).status();
  });
}

}  // namespace
}  // namespace weft
