// http: through the fetcher, against a small server on a loopback port.
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "tests/support/every_allocation.h"
#include "tests/support/fetching.h"
#include "tests/support/recording_notes.h"
#include "tests/support/socket_server.h"

namespace weft {
namespace {

std::string ok(const std::string& body, const std::string& more = "") {
  return "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n" + more +
         "content-length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}
std::string redirect(const std::string& location, int status = 302) {
  return "HTTP/1.1 " + std::to_string(status) + " X\r\nlocation: " + location +
         "\r\ncontent-length: 0\r\n\r\n";
}
std::string path_of(const std::string& request) {
  return request.substr(4, request.find(' ', 4) - 4);
}

// Answers every request on a connection by a function of it.
SocketServer::Script answering(std::function<std::string(const std::string&)> answer) {
  return [answer](ServedConnection& connection) {
    for (std::string request; !(request = connection.request()).empty();) {
      const std::string response = answer(request);
      connection.send(response);
      if (response.find("connection: close") != response.npos || !response.starts_with("HTTP"))
        return;
    }
  };
}

std::string gzip(const std::string& text) {
  z_stream zlib{};
  deflateInit2(&zlib, 9, Z_DEFLATED, 16 + 15, 8, Z_DEFAULT_STRATEGY);
  std::string compressed(text.size() + 1000, 0);
  zlib.next_in = reinterpret_cast<uint8_t*>(const_cast<char*>(text.data()));
  zlib.avail_in = static_cast<unsigned>(text.size());
  zlib.next_out = reinterpret_cast<uint8_t*>(compressed.data());
  zlib.avail_out = static_cast<unsigned>(compressed.size());
  deflate(&zlib, Z_FINISH);
  compressed.resize(zlib.total_out);
  deflateEnd(&zlib);
  return compressed;
}
constexpr char kGzip[] = "content-encoding: gzip\r\n";

class HttpFetch : public ::testing::Test {
 protected:
  Owned<Fetcher> fetcher(FetchOptions options = {}) {
    return std::move(Fetcher::create(budget_, notes_, options).value());
  }
  Status fetch_status(const std::string& url, FetchOptions options = {}) {
    Owned<Fetcher> made = fetcher(options);
    return fetch_all(*made, url).status();
  }
  Budget budget_;
  RecordingNotes notes_;
};

TEST_F(HttpFetch, UsesOneConnectionForRequestsInARow) {
  SocketServer server(answering([](const std::string& request) { return ok(path_of(request)); }));
  Owned<Fetcher> made = fetcher();
  for (const char* path : {"/a", "/b?c", "/d"})
    EXPECT_EQ(fetch_all(*made, server.url(path)).value(), path);
  EXPECT_EQ(server.connections(), 1);
  EXPECT_EQ(made->statistics().connections, 1u);
  EXPECT_EQ(made->statistics().first->protocol, FetchProtocol::Http11);
  EXPECT_EQ(made->statistics().first->http_status, 200);
}

TEST_F(HttpFetch, OpensAnotherConnectionWhileABodyIsRead) {
  SocketServer server(answering([](const std::string&) { return ok(std::string(300'000, 'x')); }));
  Owned<Fetcher> made = fetcher();
  std::vector<Owned<Resource>> resources;
  for (int i = 0; i < 6; ++i) {
    resources.push_back(std::move(made->open(server.url(), ResourceKind::Image).value()));
    EXPECT_TRUE(resources.back()->peek().ok());
  }
  EXPECT_LT(budget_.used(), 6u * 9500 + 6000) << "only a window of each is held";
  for (Owned<Resource>& resource : resources)
    EXPECT_EQ(read_all(*resource, 777).value().size(), 300'000u);
  EXPECT_EQ(server.connections(), 6);
}

TEST_F(HttpFetch, PutsABodyAsideWhenAllSixConnectionsAreTaken) {
  SocketServer server(answering(
      [](const std::string& request) { return ok(std::string(100'000, path_of(request)[1])); }));
  Owned<Fetcher> made = fetcher();
  std::vector<Owned<Resource>> resources;
  for (char c = 'a'; c < 'k'; ++c) {
    resources.push_back(
        std::move(made->open(server.url(std::string("/") + c), ResourceKind::Image).value()));
    const size_t taken = resources.back()->peek().value().size() / 2;
    resources.back()->consume(taken);
  }
  EXPECT_EQ(server.connections(), 6);
  char c = 'a';
  for (Owned<Resource>& resource : resources) {
    const std::string rest = read_all(*resource, 999).value();
    EXPECT_EQ(rest, std::string(rest.size(), c++));
    EXPECT_GT(rest.size(), 90'000u);
  }
}

TEST_F(HttpFetch, KeepsTheConnectionOfAShortBodyThatIsNotWanted) {
  SocketServer server(answering([](const std::string&) { return ok(std::string(30'000, 'x')); }));
  Owned<Fetcher> made = fetcher();
  for (int i = 0; i < 5; ++i) {
    Owned<Resource> resource = std::move(made->open(server.url(), ResourceKind::Image).value());
    EXPECT_EQ(resource->content_type().value(), "text/html");
  }
  EXPECT_EQ(fetch_all(*made, server.url()).value().size(), 30'000u);
  EXPECT_EQ(server.connections(), 1);
}

TEST_F(HttpFetch, DecodesCompressedBodies) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += std::to_string(i * 7919);
  const std::string compressed = gzip(text) + "and what follows";
  SocketServer server(answering([&](const std::string&) { return ok(compressed, kGzip); }));
  Owned<Fetcher> made = fetcher();
  Owned<Resource> resource = std::move(made->open(server.url(), ResourceKind::StyleSheet).value());
  EXPECT_EQ(read_all(*resource, 1001).value(), text);
  EXPECT_EQ(made->statistics().first->body_bytes, compressed.size());
  EXPECT_LT(budget_.peak(), 65'000u);
}

TEST_F(HttpFetch, RefusesBodiesThatAreNotProperlyCompressed) {
  const std::string good = gzip("some text that is long enough to be cut");
  std::string body;
  SocketServer server(answering([&](const std::string&) { return ok(body, kGzip); }));
  Owned<Fetcher> made = fetcher();
  EXPECT_EQ(fetch_all(*made, server.url()).value(), "");
  for (size_t size = 1; size < good.size(); ++size) {
    body = good.substr(0, size);
    EXPECT_EQ(fetch_all(*made, server.url()).status(), Status::Protocol) << size;
  }
  body = "not compressed at all";
  EXPECT_EQ(fetch_all(*made, server.url()).status(), Status::Corrupt);
}

TEST_F(HttpFetch, RefusesCodingsItDidNotAskFor) {
  SocketServer server(
      answering([](const std::string&) { return ok("x", "content-encoding: br\r\n"); }));
  EXPECT_EQ(fetch_status(server.url()), Status::Unsupported);
}

TEST_F(HttpFetch, SendsTheUsersHeadersAndItsOwn) {
  SocketServer server(answering([](const std::string& request) { return ok(request); }));
  const std::string_view headers[] = {"X-Token:  abc ", "Accept: a/b"};
  FetchOptions options;
  options.headers = headers;
  Owned<Fetcher> made = fetcher(options);
  const std::string request = fetch_all(*made, server.url()).value();
  for (const char* line : {"\r\nx-token: abc\r\n", "\r\naccept: a/b\r\n",
                           "\r\nuser-agent: weft/0.1\r\n", "\r\naccept-encoding: gzip\r\n"})
    EXPECT_NE(request.find(line), std::string::npos) << line;
}

TEST_F(HttpFetch, RefusesWhatIsNoHeader) {
  for (const std::string_view line : {"no colon", ": x", "a b: c", "a: b\nc: d", "a: b\rc"}) {
    FetchOptions options;
    options.headers = {&line, 1};
    EXPECT_EQ(Fetcher::create(budget_, notes_, options).status(), Status::Corrupt) << line;
  }
}

TEST_F(HttpFetch, KeepsCredentialsFromOtherOrigins) {
  SocketServer other(answering([](const std::string& request) { return ok(request); }));
  SocketServer server(answering([&](const std::string& request) {
    return path_of(request) == "/away" ? redirect(other.url()) : ok(request);
  }));
  const std::string_view headers[] = {"Authorization: Bearer s3cret", "Cookie: a=b",
                                      "X-Other: kept"};
  FetchOptions options;
  options.headers = headers;
  Owned<Fetcher> made = fetcher(options);
  EXPECT_NE(fetch_all(*made, server.url("/")).value().find("s3cret"), std::string::npos);
  const std::string away = fetch_all(*made, server.url("/away")).value();
  EXPECT_EQ(away.find("s3cret"), std::string::npos);
  EXPECT_EQ(away.find("cookie"), std::string::npos);
  EXPECT_NE(away.find("x-other: kept"), std::string::npos);
}

TEST_F(HttpFetch, SendsTheUserOfTheUrlAsBasicAuthorization) {
  SocketServer server(answering([](const std::string& request) { return ok(request); }));
  Owned<Fetcher> made = fetcher();
  const std::string url = "http://user:pa%3As@127.0.0.1:" + std::to_string(server.port());
  EXPECT_NE(fetch_all(*made, url).value().find("authorization: Basic dXNlcjpwYTpz\r\n"),
            std::string::npos);
}

TEST_F(HttpFetch, FollowsRedirects) {
  SocketServer server(answering([&](const std::string& request) {
    const std::string path = path_of(request);
    if (path == "/a/b") return redirect("../c", 301);
    if (path == "/c") return redirect("?d#frag", 307);
    return ok(path, "connection: close\r\n");
  }));
  Owned<Fetcher> made = fetcher();
  Owned<Resource> resource =
      std::move(made->open(server.url("/a/b#x"), ResourceKind::Page).value());
  EXPECT_EQ(resource->url().value(), server.url("/c?d"));
  EXPECT_EQ(resource->content_type().value(), "text/html");
  EXPECT_EQ(read_all(*resource).value(), "/c?d");
}

TEST_F(HttpFetch, GivesUpAfterTooManyRedirects) {
  SocketServer server(answering([&](const std::string&) { return redirect("/again"); }));
  EXPECT_EQ(fetch_status(server.url()), Status::Io);
  EXPECT_TRUE(notes_.has("/again: too many redirects"));
}

TEST_F(HttpFetch, FollowsNoRedirectToAFile) {
  SocketServer server(
      answering([&](const std::string&) { return redirect("file:///etc/passwd"); }));
  EXPECT_EQ(fetch_status(server.url()), Status::Unsupported);
}

TEST_F(HttpFetch, KeepsLocalFilesFromPagesOfTheNetwork) {
  SocketServer server(answering([](const std::string&) { return ok("page"); }));
  Owned<Fetcher> made = fetcher();
  ASSERT_TRUE(fetch_all(*made, server.url()).ok());
  EXPECT_EQ(made->open("file:///etc/passwd", ResourceKind::Image).status(), Status::Unsupported);
}

TEST_F(HttpFetch, NotesTheStatusOfAFailure) {
  SocketServer server(answering([](const std::string& request) {
    return "HTTP/1.1 " + path_of(request).substr(1) + " X\r\ncontent-length: 3\r\n\r\nbad";
  }));
  EXPECT_EQ(fetch_status(server.url("/404")), Status::NotFound);
  EXPECT_EQ(fetch_status(server.url("/410")), Status::NotFound);
  EXPECT_EQ(fetch_status(server.url("/500")), Status::Io);
  EXPECT_TRUE(notes_.has(server.url("/500") + ": the server answered with status 500"));
}

TEST_F(HttpFetch, NotesWhatCannotBeReachedOncePerHost) {
  uint16_t port;
  {
    port = SocketServer([](ServedConnection&) {}).port();
  }
  const std::string url = "http://127.0.0.1:" + std::to_string(port) + "/";
  Owned<Fetcher> made = fetcher();
  EXPECT_EQ(fetch_all(*made, url).status(), Status::Io);
  EXPECT_TRUE(
      notes_.has("127.0.0.1 port " + std::to_string(port) + ": the connection was refused"));
  EXPECT_EQ(fetch_all(*made, url + "x").status(), Status::Io);
  EXPECT_TRUE(notes_.has(url + "x: not fetched, as its host could not be reached before"));
}

TEST_F(HttpFetch, NotesAHostWithoutAnAddress) {
  const Status status = fetch_status("http://no-such-host.invalid/");
  EXPECT_TRUE(status == Status::NotFound || status == Status::Io);
  EXPECT_TRUE(notes_.has("no-such-host.invalid: "));
}

TEST_F(HttpFetch, TimesOutOnASilentServer) {
  SocketServer server([](ServedConnection& connection) { connection.stall(); });
  FetchOptions options;
  options.read_timeout_ms = 60;
  const int64_t start = Deadline::now_ms();
  EXPECT_EQ(fetch_status(server.url(), options), Status::Timeout);
  EXPECT_LT(Deadline::now_ms() - start, 2000);
  EXPECT_TRUE(notes_.has(server.url() + ": timed out"));
}

TEST_F(HttpFetch, TimesOutInTheTlsHandshake) {
  SocketServer server([](ServedConnection& connection) { connection.stall(); });
  FetchOptions options;
  options.connect_timeout_ms = 60;
  options.certificate_check = CertificateCheck::None;
  const std::string url = "https://127.0.0.1:" + std::to_string(server.port());
  EXPECT_EQ(fetch_status(url, options), Status::Timeout);
  EXPECT_TRUE(notes_.has("127.0.0.1: timed out in the TLS handshake"));
}

TEST_F(HttpFetch, NotesAServerThatSpeaksNoTls) {
  SocketServer server(
      [](ServedConnection& connection) { connection.send("HTTP/1.1 400 Bad\r\n\r\n"); });
  FetchOptions options;
  options.certificate_check = CertificateCheck::None;
  const std::string url = "https://127.0.0.1:" + std::to_string(server.port());
  EXPECT_EQ(fetch_status(url, options), Status::Protocol);
  EXPECT_TRUE(notes_.has("127.0.0.1: the TLS handshake failed"));
}

TEST_F(HttpFetch, TimesOutInTheMiddleOfABody) {
  SocketServer server([](ServedConnection& connection) {
    connection.request();
    connection.send("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nstart");
    connection.stall();
  });
  FetchOptions options;
  options.total_timeout_ms = 100;
  EXPECT_EQ(fetch_status(server.url(), options), Status::Timeout);
}

TEST_F(HttpFetch, NotesATruncatedBody) {
  SocketServer server([](ServedConnection& connection) {
    connection.request();
    connection.send("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nstart");
  });
  EXPECT_EQ(fetch_status(server.url()), Status::Protocol);
  EXPECT_TRUE(notes_.has(server.url() + ": the body was cut off"));
}

TEST_F(HttpFetch, SendsARequestAgainWhenTheServerHadClosed) {
  SocketServer server([](ServedConnection& connection) {
    connection.request();
    connection.send(ok("once"));
  });
  Owned<Fetcher> made = fetcher();
  EXPECT_EQ(fetch_all(*made, server.url()).value(), "once");
  EXPECT_EQ(fetch_all(*made, server.url()).value(), "once");
  EXPECT_EQ(server.connections(), 2);
  EXPECT_TRUE(notes_.sentences.empty());
}

TEST_F(HttpFetch, MapsABodyThatCameByNetwork) {
  SocketServer server(answering([](const std::string&) { return ok(std::string(50'000, 'f')); }));
  Owned<Fetcher> made = fetcher();
  const auto bytes = made->map(server.url("/font.ttf"), ResourceKind::Font).value();
  EXPECT_EQ(std::string(bytes.begin(), bytes.end()), std::string(50'000, 'f'));
  EXPECT_EQ(made->map(server.url("/font.ttf"), ResourceKind::Font).value().data(), bytes.data());
  made->close_idle_connections();
  EXPECT_LT(budget_.used(), 6000u) << "neither the body nor the connection is held";
}

TEST_F(HttpFetch, LetsGoOfABodyThatIsNotWanted) {
  SocketServer server(
      answering([](const std::string&) { return ok(std::string(1'000'000, 'x')); }));
  Owned<Fetcher> made = fetcher();
  for (int i = 0; i < 3; ++i) {
    Owned<Resource> resource = std::move(made->open(server.url(), ResourceKind::Image).value());
    EXPECT_TRUE(resource->content_type().ok());
  }
  EXPECT_EQ(made->statistics().first->body_bytes, 0u);
}

TEST_F(HttpFetch, SurvivesEveryFailingAllocation) {
  SocketServer server(answering([](const std::string& request) {
    return path_of(request) == "/" ? redirect("/x") : ok(gzip("body"), kGzip);
  }));
  NoNotes notes;
  expect_every_failing_allocation_is_out_of_memory([&](Budget& budget) -> Status {
    WEFT_TRY_ASSIGN(Owned<Fetcher> made, Fetcher::create(budget, notes, {}));
    WEFT_TRY_ASSIGN(Owned<Resource> first, made->open(server.url(), ResourceKind::Page));
    WEFT_TRY_ASSIGN(Owned<Resource> second, made->open(server.url("/y"), ResourceKind::Image));
    WEFT_TRY(read_all(*first).status());
    return read_all(*second).status();
  });
}

}  // namespace
}  // namespace weft
