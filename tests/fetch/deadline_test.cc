// Time: what ends in Timeout although bytes flow, what one part may take of the page's time, and
// the deadline that passes at every single read.
#include <arpa/nameser.h>
#include <gtest/gtest.h>
#include <resolv.h>

#include <string>

#include "fetch/net/h1.h"
#include "fetch/net/h2.h"
#include "fetch/net/socket.h"
#include "fetch/net/tls.h"
#include "tests/support/fetching.h"
#include "tests/support/hostile_peer.h"
#include "tests/support/real_server.h"
#include "tests/support/recording_notes.h"
#include "tests/support/socket_server.h"

namespace weft {
namespace {

// Another transport in pieces, whose time has passed after some reads.
class TimedTransport final : public Transport {
 public:
  TimedTransport(Transport& below, size_t piece, size_t reads)
      : below_(&below), piece_(piece), reads_left_(reads) {}
  Result<size_t> read(std::span<uint8_t> into, Deadline deadline) override {
    if (reads_left_ == 0) return Status::Timeout;
    --reads_left_;
    return below_->read(into.first(std::min(into.size(), piece_)), deadline);
  }
  Status write(std::span<const uint8_t> bytes, Deadline deadline) override {
    return below_->write(bytes, deadline);
  }

 private:
  Transport* below_;
  size_t piece_, reads_left_;
};

Status get(Budget& budget, HttpConnection& connection) {
  Arena arena(budget);
  WEFT_TRY_ASSIGN(const Url url, parse_url("https://localhost/page", nullptr, arena));
  const Deadline deadline = Deadline::in_ms(10'000);
  WEFT_TRY_ASSIGN(const Owned<Exchange> exchange, connection.send({&url, {}}, deadline));
  for (;;) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, exchange->peek(deadline));
    if (bytes.empty()) return Status::Ok;
    exchange->consume(bytes.size());
  }
}

// `fetch(budget, reads)` fetches over a transport whose time passes after so many reads.
template <typename Fetch>
void expect_a_timeout_at_every_read(Fetch fetch) {
  size_t reads = 0;
  for (Status status = Status::Timeout; status == Status::Timeout; ++reads) {
    Budget budget;
    status = fetch(budget, reads);
    EXPECT_TRUE(status == Status::Timeout || status == Status::Ok) << reads;
    EXPECT_EQ(budget.used(), 0u) << reads;
  }
  EXPECT_GT(reads, 10u);
}

TEST(EveryRead, EndsInATimeoutOverHttp1) {
  HostilePeer peer;
  peer.first =
      "HTTP/1.1 100 Go on\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nx: y\r\n\r\n"
      "5;e\r\nhello\r\n0\r\nTrailer: x\r\n\r\n";
  expect_a_timeout_at_every_read([&](Budget& budget, size_t reads) -> Status {
    HostileTransport server(peer);
    TimedTransport transport(server, 3, reads);
    H1Connection connection(budget, transport);
    WEFT_TRY(connection.start(1024));
    return get(budget, connection);
  });
}

TEST(EveryRead, EndsInATimeoutOverHttp2) {
  HostilePeer peer;
  peer.first = h2_frame(4, 0, 0) + h2_frame(1, 4, 1, "\x88") + h2_frame(0, 0, 1, "hello") +
               h2_frame(0, 1, 1, "!");
  expect_a_timeout_at_every_read([&](Budget& budget, size_t reads) -> Status {
    HostileTransport server(peer);
    TimedTransport transport(server, 3, reads);
    WEFT_TRY_ASSIGN(const Owned<HttpConnection> connection,
                    start_h2(budget, transport, 8192, Deadline::never()));
    return get(budget, *connection);
  });
}

// A server that speaks h2 and http/1.1 over TLS, and hands "/silent" to one that never answers.
struct SecureServer {
  TemporaryDirectory directory;
  CertificateAuthority authority{directory, "test"};
  CertificateAuthority::Issued issued = authority.issue("server", {});
  SocketServer silent{[](ServedConnection& connection) { connection.stall(); }};
  std::string page = directory.write("page", std::string(3000, 'x'));
  std::string silence = "location /silent { proxy_pass " + silent.url() + "; }";
  Nginx nginx{
      directory,
      {{directory.path(), &issued, false, silence}, {directory.path(), &issued, true, silence}}};
};

class Secure : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!RealServer::has("nginx") || !CertificateAuthority::is_available())
      GTEST_SKIP() << "needs nginx and openssl";
    server_ = std::make_unique<SecureServer>();
  }
  std::unique_ptr<SecureServer> server_;
};

TEST_F(Secure, EndsInATimeoutAtEveryReadBelowTls) {
  const std::string authority = server_->authority.certificate();
  expect_a_timeout_at_every_read([&](Budget& budget, size_t reads) -> Status {
    RecordingNotes notes;
    const Deadline deadline = Deadline::in_ms(10'000);
    WEFT_TRY_ASSIGN(const Owned<Transport> socket,
                    connect_tcp(budget, notes, "127.0.0.1", server_->nginx.port(), deadline));
    TimedTransport transport(*socket, 512, reads);
    WEFT_TRY_ASSIGN(const Owned<TlsClient> client,
                    TlsClient::create(budget, notes, {.ca_file = authority}));
    const auto tls = client->connect(transport, "localhost", deadline);
    EXPECT_EQ(notes.has("localhost: timed out in the TLS handshake"), !tls.ok());
    WEFT_TRY(tls.status());
    WEFT_TRY_ASSIGN(const Owned<HttpConnection> connection,
                    start_h2(budget, *tls.value(), 8192, deadline));
    return get(budget, *connection);
  });
}

TEST_F(Secure, GivesNoBytesOfARecordWhenTimeHasPassed) {
  Budget budget;
  RecordingNotes notes;
  const Deadline deadline = Deadline::in_ms(10'000);
  Owned<Transport> socket =
      std::move(connect_tcp(budget, notes, "127.0.0.1", server_->nginx.port(), deadline).value());
  Owned<TlsClient> client = std::move(
      TlsClient::create(budget, notes, {.ca_file = server_->authority.certificate()}).value());
  Owned<TlsTransport> tls = std::move(client->connect(*socket, "localhost", deadline).value());
  uint8_t byte[1];
  ASSERT_TRUE(tls->read(byte, deadline).ok()) << "the server's settings";
  EXPECT_EQ(tls->read(byte, Deadline::in_ms(0)).status(), Status::Timeout);
  EXPECT_TRUE(tls->read(byte, deadline).ok()) << "nothing is lost by that";
}

class FetchTime : public ::testing::Test {
 protected:
  Owned<Fetcher> fetcher(const FetchOptions& options) {
    return std::move(Fetcher::create(budget_, notes_, options).value());
  }
  static std::string answer(const std::string& body) {
    return "HTTP/1.1 200 OK\r\ncontent-length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }
  size_t notes_about(const std::string& url) const {
    return static_cast<size_t>(std::count_if(
        notes_.sentences.begin(), notes_.sentences.end(),
        [&](const std::string& sentence) { return sentence.starts_with(url + ": "); }));
  }
  // Sends `piece` until the client has enough.
  static SocketServer::Script endless(std::string head, std::string piece, int pause_ms = 0) {
    return [=](ServedConnection& connection) {
      if (connection.request().empty()) return;
      connection.send("HTTP/1.1 200 OK\r\n" + head);
      while (connection.send(piece))
        std::this_thread::sleep_for(std::chrono::milliseconds(pause_ms));
    };
  }
  Budget budget_;
  RecordingNotes notes_;
};

TEST_F(FetchTime, PassesWhileBytesFlow) {
  SocketServer server(endless("\r\n<!--", std::string(10'000, '-')));
  FetchOptions options;
  options.total_timeout_ms = 200;
  EXPECT_EQ(fetch_all(*fetcher(options), server.url()).status(), Status::Timeout);
  EXPECT_EQ(notes_about(server.url()), 1u);
}

TEST_F(FetchTime, PassesWhileACompressedBodyFlows) {
  const std::string empty_block = bytes({0, 0, 0, 0xff, 0xff});
  const std::string block = swelling_deflate_block(6) + empty_block;  // not beyond measure
  SocketServer server(endless("content-encoding: gzip\r\n\r\n" + gzip_head(), block + block));
  FetchOptions options;
  options.total_timeout_ms = 200;
  Owned<Fetcher> made = fetcher(options);
  Owned<Resource> resource = std::move(made->open(server.url(), ResourceKind::Page).value());
  Status status = Status::Ok;
  while (status == Status::Ok) {
    const auto bytes = resource->peek();
    status = bytes.status();
    if (bytes.ok()) resource->consume(bytes.value().size());
  }
  EXPECT_EQ(status, Status::Timeout);
}

TEST_F(FetchTime, OfAPartEndsATrickleAndNothingElse) {
  SocketServer slow(endless("\r\n", "x", 5));
  SocketServer good([](ServedConnection& connection) {
    while (!connection.request().empty()) connection.send(answer("good"));
  });
  FetchOptions options;
  options.part_timeout_ms = 200;
  for (const ResourceKind kind : {ResourceKind::Image, ResourceKind::StyleSheet}) {
    Owned<Fetcher> made = fetcher(options);
    EXPECT_EQ(fetch_all(*made, slow.url(), kind).status(), Status::Timeout);
    EXPECT_EQ(notes_about(slow.url()), 1u);
    notes_.sentences.clear();
    EXPECT_EQ(fetch_all(*made, good.url(), kind).value(), "good");
  }
  EXPECT_EQ(fetcher(options)->map(slow.url(), ResourceKind::Font).status(), Status::Timeout);
}

TEST_F(FetchTime, OfAPartIsNotThePages) {
  SocketServer server([](ServedConnection& connection) {
    if (connection.request().empty()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    connection.send(answer("late"));
    connection.stall();
  });
  FetchOptions options;
  options.part_timeout_ms = 40;
  Owned<Fetcher> made = fetcher(options);
  EXPECT_EQ(fetch_all(*made, server.url(), ResourceKind::Page).value(), "late");
  EXPECT_EQ(fetch_all(*made, server.url(), ResourceKind::Image).status(), Status::Timeout);
}

TEST_F(FetchTime, OfAPartCountsItsWaitsAlone) {
  SocketServer server([](ServedConnection& connection) {
    while (!connection.request().empty()) connection.send(answer(std::string(200'000, 'x')));
  });
  FetchOptions options;
  options.part_timeout_ms = 2000;
  Owned<Fetcher> made = fetcher(options);
  Owned<Resource> resource = std::move(made->open(server.url(), ResourceKind::Image).value());
  ASSERT_TRUE(resource->peek().ok());
  std::this_thread::sleep_for(std::chrono::milliseconds(2200));  // a reader that paints meanwhile
  EXPECT_EQ(read_all(*resource).value().size(), 200'000u);
}

TEST_F(FetchTime, OfEightSilentPicturesIsThatOfOne) {
  SocketServer server([](ServedConnection& connection) { connection.stall(); });
  FetchOptions options;
  options.part_timeout_ms = 1600;
  Owned<Fetcher> made = fetcher(options);
  std::vector<Owned<Resource>> pictures;
  for (int i = 0; i < 8; ++i)
    pictures.push_back(
        std::move(made->open(server.url("/" + std::to_string(i)), ResourceKind::Image).value()));
  const int64_t start = Deadline::now_ms();
  for (Owned<Resource>& each : pictures) EXPECT_EQ(each->peek().status(), Status::Timeout);
  EXPECT_LT(Deadline::now_ms() - start, 4 * 1600);
  for (int i = 0; i < 8; ++i) EXPECT_EQ(notes_about(server.url("/" + std::to_string(i))), 1u);
}

TEST_F(FetchTime, IsGivenAgainToAHostThatAnswers) {
  SocketServer server([](ServedConnection& connection) {
    for (std::string request; !(request = connection.request()).empty();) {
      if (request.starts_with("GET /silent ")) return connection.stall();
      if (request.starts_with("GET /late "))
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
      connection.send(answer("there"));
    }
  });
  FetchOptions options;
  options.part_timeout_ms = 800;
  Owned<Fetcher> made = fetcher(options);
  auto get_image = [&](const std::string& path) {
    return fetch_all(*made, server.url(path), ResourceKind::Image);
  };
  EXPECT_EQ(get_image("/silent").status(), Status::Timeout);
  EXPECT_EQ(get_image("/late").status(), Status::Timeout) << "less patience after a silence";
  EXPECT_EQ(get_image("/good").value(), "there");
  EXPECT_EQ(get_image("/late").value(), "there");
}

TEST_F(FetchTime, IsNotSpentOnNewConnectionsWhenItIsOver) {
  SocketServer server(endless("\r\n", "x", 5));
  FetchOptions options;
  options.total_timeout_ms = 100;
  Owned<Fetcher> made = fetcher(options);
  EXPECT_EQ(fetch_all(*made, server.url()).status(), Status::Timeout);
  EXPECT_EQ(fetch_all(*made, server.url("/b"), ResourceKind::Image).status(), Status::Timeout);
  EXPECT_EQ(notes_about(server.url("/b")), 1u);
  EXPECT_EQ(server.connections(), 1);
}

TEST_F(FetchTime, PassesAtEveryByteOfAnAnswer) {
  const std::string whole =
      "HTTP/1.1 302 Go\r\nlocation: /b\r\ncontent-length: 0\r\n\r\n"
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
  const size_t redirect = whole.find("HTTP/1.1 200");
  size_t sent = 0;
  SocketServer server([&](ServedConnection& connection) {
    const std::string part = whole.substr(0, sent);
    connection.request();
    connection.send(part.substr(0, redirect));
    if (sent > redirect && !connection.request().empty()) connection.send(part.substr(redirect));
    connection.stall();
  });
  FetchOptions options;
  options.part_timeout_ms = 40;
  for (; sent < whole.size(); sent += 5) {
    {
      Owned<Fetcher> made = fetcher(options);
      EXPECT_EQ(fetch_all(*made, server.url(), ResourceKind::Image).status(), Status::Timeout);
    }
    EXPECT_EQ(notes_.sentences.size(), 1u) << sent;
    EXPECT_TRUE(notes_.has("timed out waiting for the server")) << sent;
    EXPECT_EQ(budget_.used(), 0u) << sent;
    notes_.sentences.clear();
  }
}

TEST_F(Secure, LetsRequestsSideBySideRunOutSideBySide) {
  Budget budget;
  RecordingNotes notes;
  FetchOptions options;
  const std::string authority = server_->authority.certificate();
  options.ca_file = authority;
  options.part_timeout_ms = 1600;
  Owned<Fetcher> fetcher = std::move(Fetcher::create(budget, notes, options).value());
  const std::string origin = "https://127.0.0.1:" + std::to_string(server_->nginx.port());
  std::vector<Owned<Resource>> silent, good;
  for (int i = 0; i < 8; ++i) {
    silent.push_back(std::move(fetcher->open(origin + "/silent", ResourceKind::Image).value()));
    good.push_back(std::move(fetcher->open(origin + "/page", ResourceKind::Image).value()));
  }
  const int64_t start = Deadline::now_ms();
  for (size_t i = 0; i < silent.size(); ++i) {
    EXPECT_EQ(silent[i]->peek().status(), Status::Timeout) << i;
    EXPECT_EQ(read_all(*good[i]).value(), std::string(3000, 'x')) << i;
  }
  EXPECT_LT(Deadline::now_ms() - start, 4 * 1600);
  EXPECT_EQ(fetcher->statistics().connections, 1u);
}

#ifdef __GLIBC__
// A name server that never answers, for the resolver of this thread.
TEST(LookUp, EndsNotLongAfterTheDeadline) {
  const int silent = socket(AF_INET, SOCK_DGRAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(bind(silent, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  socklen_t size = sizeof address;
  getsockname(silent, reinterpret_cast<sockaddr*>(&address), &size);
  ASSERT_EQ(res_init(), 0);
  _res.nscount = 1;
  _res.nsaddr_list[0] = address;
  Budget budget;
  RecordingNotes notes;
  const int64_t start = Deadline::now_ms();
  const Status status =
      connect_tcp(budget, notes, "host.example", 80, Deadline::in_ms(1000)).status();
  EXPECT_TRUE(status == Status::Io || status == Status::NotFound);
  EXPECT_LT(Deadline::now_ms() - start, 5000) << "glibc by itself waits for ten seconds";
  EXPECT_TRUE(notes.has("host.example: "));
  close(silent);
  ASSERT_EQ(res_init(), 0);
}
#endif

}  // namespace
}  // namespace weft
