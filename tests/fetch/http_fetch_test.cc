// http: through the fetcher, against a small server on a loopback port.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zlib.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <string>
#include <thread>

#include "tests/support/every_allocation.h"
#include "tests/support/fetching.h"
#include "tests/support/recording_notes.h"
#include "tests/support/socket_server.h"
#include "tests/support/temporary_directory.h"

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

constexpr ResourceKind kParts[] = {ResourceKind::StyleSheet, ResourceKind::Image,
                                   ResourceKind::Font};

size_t count(const std::string& text, const std::string& part) {
  size_t found = 0;
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

class HttpFetch : public ::testing::Test {
 protected:
  Owned<Fetcher> fetcher(FetchOptions options = {}) {
    return std::move(Fetcher::create(budget_, notes_, options).value());
  }
  Status fetch_status(const std::string& url, FetchOptions options = {}) {
    Owned<Fetcher> made = fetcher(options);
    return fetch_all(*made, url).status();
  }
  // Pictures whose bodies have begun to come, each on a connection of its own or put aside.
  static std::vector<Owned<Resource>> begun(Fetcher& fetcher, const std::string& url, int count) {
    std::vector<Owned<Resource>> resources;
    for (int i = 0; i < count; ++i) {
      resources.push_back(std::move(fetcher.open(url, ResourceKind::Image).value()));
      EXPECT_TRUE(resources.back()->peek().ok());
    }
    return resources;
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

TEST_F(HttpFetch, AsksForWhatIsExpectedOnlyWhenItIsWanted) {
  std::string paths;
  SocketServer server(answering([&](const std::string& request) {
    paths += path_of(request);
    return ok("body");
  }));
  Owned<Fetcher> made = fetcher();
  EXPECT_TRUE(fetch_all(*made, server.url("/first")).ok());
  made->expect(server.url("/expected"), ResourceKind::Image);
  EXPECT_TRUE(fetch_all(*made, server.url("/second")).ok());
  const auto expected = made->open(server.url("/expected"), ResourceKind::Image);
  EXPECT_EQ(read_all(*expected.value()).value(), "body");
  EXPECT_FALSE(expected.value()->may_wait());
  EXPECT_EQ(paths, "/first/second/expected");
}

TEST_F(HttpFetch, OpensAnotherConnectionWhileABodyIsRead) {
  SocketServer server(answering([](const std::string&) { return ok(std::string(300'000, 'x')); }));
  Owned<Fetcher> made = fetcher();
  std::vector<Owned<Resource>> resources = begun(*made, server.url(), 6);
  EXPECT_LT(budget_.used(), 6u * 9500 + 6000) << "only a window of each is held";
  for (Owned<Resource>& resource : resources)
    EXPECT_EQ(read_all(*resource, 777).value().size(), 300'000u);
  EXPECT_EQ(server.connections(), 6);
}

TEST_F(HttpFetch, PutsABodyAsideWhenAllSixConnectionsAreTaken) {
  SocketServer server(answering(
      [](const std::string& request) { return ok(std::string(200'000, path_of(request)[1])); }));
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
  Budget budget(200'000);
  Owned<Fetcher> made = std::move(Fetcher::create(budget, notes_, {}).value());
  Owned<Resource> resource = std::move(made->open(server.url(), ResourceKind::StyleSheet).value());
  EXPECT_EQ(read_all(*resource, 1001).value(), text);
  EXPECT_EQ(made->statistics().first->body_bytes, compressed.size());
  EXPECT_LT(budget.peak(), 65'000u);
}

TEST_F(HttpFetch, DecodesAllMembersOfACompressedBody) {
  const std::string member = gzip("one"), two = member + gzip("") + gzip("two"), zeros(600, '\0');
  std::string body;
  size_t piece = 1;
  SocketServer server([&](ServedConnection& connection) {
    while (!connection.request().empty()) {
      std::string answer =
          std::string("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n") + kGzip + "\r\n";
      for (size_t at = 0; at < body.size(); at += piece) {
        const std::string part = body.substr(at, piece);
        char size[20];
        std::snprintf(size, sizeof size, "%zx\r\n", part.size());
        answer += size + part + "\r\n";
      }
      connection.send(answer + "0\r\n\r\n");
    }
  });
  Owned<Fetcher> made = fetcher();
  for (piece = 1; piece < two.size(); piece += 3) {
    body = two;
    EXPECT_EQ(fetch_all(*made, server.url()).value(), "onetwo") << piece;
    for (const std::string& garbage : {zeros, std::string("\x1f"), std::string("garbage")}) {
      body = member + garbage;
      EXPECT_EQ(fetch_all(*made, server.url()).value(), "one") << piece << garbage;
    }
    body = two.substr(0, two.size() - 3);
    EXPECT_EQ(fetch_all(*made, server.url()).status(), Status::Protocol) << piece;
  }
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

TEST_F(HttpFetch, AsksForAPageOnlyIfItIsAnotherVersion) {
  std::string requests;
  SocketServer server(answering([&](const std::string& request) {
    requests += request;
    if (count(request, "if-none-match: W/\"7\"\r\n"))
      return std::string("HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=60\r\n\r\n");
    return std::string(
        "HTTP/1.1 200 OK\r\nETag: W/\"7\"\r\nLast-Modified: Sat, 28 Nov 2026 10:00:00 GMT\r\n"
        "Cache-Control: public, Max-Age=900\r\nContent-Length: 4\r\n\r\npage");
  }));
  PageVersion known;
  {
    Owned<Fetcher> made = fetcher();
    EXPECT_EQ(fetch_all(*made, server.url("/p")).value(), "page");
    known = made->page_version();
  }
  EXPECT_STREQ(known.etag, "W/\"7\"");
  EXPECT_EQ(known.max_age_s, 900u);
  EXPECT_FALSE(known.is_unchanged);
  EXPECT_EQ(count(requests, "if-"), 0u);

  FetchOptions options;
  options.known_page = &known;
  Owned<Fetcher> again = fetcher(options);
  EXPECT_EQ(fetch_all(*again, server.url("/p#part")).status(), Status::NotFound);
  EXPECT_TRUE(again->page_version().is_unchanged);
  EXPECT_EQ(again->page_version().url, known.url);
  EXPECT_STREQ(again->page_version().etag, "W/\"7\"");
  EXPECT_EQ(again->page_version().max_age_s, 60u);
  EXPECT_EQ(count(requests, "if-modified-since: Sat, 28 Nov 2026 10:00:00 GMT\r\n"), 1u);
  EXPECT_TRUE(notes_.sentences.empty());
  // Another page, and the parts of a page, are asked for as ever.
  EXPECT_EQ(fetch_all(*again, server.url("/other")).value(), "page");
  EXPECT_EQ(read_all(*again->open(server.url("/p"), ResourceKind::Image).value()).value(), "page");
}

TEST_F(HttpFetch, ReadsForHowLongAPageIsFresh) {
  const struct {
    const char* field;
    uint32_t max_age_s;
  } kCases[] = {
      {"max-age=5", 5},
      {"max-age=5, no-cache", 0},
      {"no-store", 0},
      {"private", PageVersion::kNoMaxAge},
      {"max-age=\"5\"", PageVersion::kNoMaxAge},
      {"max-age=99999999999", PageVersion::kNoMaxAge - 1},
      {"s-maxage=9,max-age=7", 7},
  };
  for (const auto& each : kCases) {
    SocketServer server(answering([&](const std::string&) {
      return std::string("HTTP/1.1 200 OK\r\nCache-Control: ") + each.field +
             "\r\nETag: " + std::string(80, 'x') + "\r\nContent-Length: 0\r\n\r\n";
    }));
    Owned<Fetcher> made = fetcher();
    EXPECT_TRUE(fetch_all(*made, server.url()).ok());
    EXPECT_EQ(made->page_version().max_age_s, each.max_age_s) << each.field;
    EXPECT_STREQ(made->page_version().etag, "");  // it does not fit
  }
}

TEST_F(HttpFetch, AsksForWhatCanBeDrawn) {
  SocketServer server(answering([](const std::string& request) { return ok(request); }));
  const Owned<Fetcher> made = fetcher();
  const auto accepted = [&](ResourceKind kind) {
    const std::string request = fetch_all(*made, server.url(), kind).value();
    const size_t begin = request.find("\r\naccept: ") + 10;
    return request.substr(begin, request.find("\r\n", begin) - begin);
  };
  EXPECT_EQ(accepted(ResourceKind::Page),
            "text/html,application/xhtml+xml,image/png,image/jpeg,text/*;q=0.8,"
            "application/json;q=0.8");
  EXPECT_EQ(accepted(ResourceKind::Image), "image/png,image/jpeg");
  EXPECT_EQ(accepted(ResourceKind::StyleSheet), "text/css,*/*;q=0.1");
}

TEST_F(HttpFetch, RefusesWhatIsNoHeader) {
  for (const std::string_view line :
       {"no s3cret", ": s3cret", "a b: s3cret", "a: b\nc: s3cret", "a: s3cret\rc"}) {
    const std::string_view lines[] = {"X-Good: s3cret", line};
    FetchOptions options;
    options.headers = lines;
    EXPECT_EQ(Fetcher::create(budget_, notes_, options).status(), Status::Corrupt) << line;
    EXPECT_FALSE(is_request_field(line));
    EXPECT_TRUE(notes_.has("request header 2 is not of the form"));
    EXPECT_FALSE(notes_.has("s3cret"));
    notes_.sentences.clear();
  }
}

TEST_F(HttpFetch, SendsTheUsersHeadersToTheOriginOfThePageAlone) {
  SocketServer other(answering([](const std::string& request) { return ok(request); }));
  SocketServer server(answering([&](const std::string& request) {
    return path_of(request) == "/away" ? redirect(other.url()) : ok(request);
  }));
  const std::string_view headers[] = {"Authorization: Bearer s3cret", "Cookie: a=b",
                                      "X-Key: s3cret", "User-Agent: s3cret"};
  FetchOptions options;
  options.headers = headers;
  Owned<Fetcher> made = fetcher(options);
  EXPECT_EQ(count(fetch_all(*made, server.url()).value(), "s3cret"), 3u);
  for (const ResourceKind kind : kParts) {
    EXPECT_EQ(count(fetch_all(*made, server.url("/part"), kind).value(), "s3cret"), 3u);
    for (const std::string& url : {server.url("/away"), other.url()}) {
      const std::string request = fetch_all(*made, url, kind).value();
      EXPECT_EQ(count(request, "s3cret"), 0u);
      EXPECT_EQ(count(request, "cookie"), 0u);
      EXPECT_EQ(count(request, "user-agent: weft/"), 1u);
    }
  }
  const auto mapped = made->map(server.url("/away"), ResourceKind::Font).value();
  EXPECT_EQ(count(std::string(mapped.begin(), mapped.end()), "s3cret"), 0u);
}

TEST_F(HttpFetch, TakesTheUrlThatWasAskedForAsTheOriginOfThePage) {
  std::string home;
  SocketServer other(answering([&](const std::string& request) {
    return path_of(request) == "/back" ? redirect(home) : ok(request);
  }));
  SocketServer server(answering([&](const std::string& request) {
    return path_of(request) == "/" ? redirect(other.url()) : ok(request);
  }));
  home = server.url("/home");
  const std::string_view headers[] = {"X-Key: s3cret"};
  FetchOptions options;
  options.headers = headers;
  Owned<Fetcher> made = fetcher(options);
  EXPECT_EQ(count(fetch_all(*made, server.url()).value(), "s3cret"), 0u);
  EXPECT_TRUE(notes_.has("redirects to another origin, which is not sent the request headers"));
  EXPECT_EQ(count(fetch_all(*made, other.url("/a"), ResourceKind::Image).value(), "s3cret"), 0u);
  EXPECT_EQ(count(fetch_all(*made, other.url("/back"), ResourceKind::Image).value(), "s3cret"), 1u);
}

TEST_F(HttpFetch, SendsHeadersForAllToEveryOrigin) {
  SocketServer other(answering([](const std::string& request) { return ok(request); }));
  SocketServer server(answering([](const std::string& request) { return ok(request); }));
  const std::string_view headers[] = {"X-Both: own"};
  const std::string_view for_all[] = {"X-Both: all", "X-All: yes", "Authorization: Bearer t"};
  FetchOptions options;
  options.headers = headers;
  options.headers_for_all = for_all;
  Owned<Fetcher> made = fetcher(options);
  const std::string own = fetch_all(*made, server.url()).value();
  EXPECT_EQ(count(own, "x-both: own"), 1u);
  EXPECT_EQ(count(own, "x-both: all"), 0u);
  const std::string away = fetch_all(*made, other.url(), ResourceKind::Image).value();
  for (const char* line : {"x-both: all", "x-all: yes", "authorization: Bearer t"})
    EXPECT_EQ(count(away, line), 1u) << line;
}

TEST_F(HttpFetch, SendsNoHeadersOfThePageForALocalOne) {
  SocketServer server(answering([](const std::string& request) { return ok(request); }));
  const std::string_view headers[] = {"X-Key: s3cret"};
  FetchOptions options;
  options.headers = headers;
  Owned<Fetcher> made = fetcher(options);
  ASSERT_TRUE(fetch_all(*made, "data:text/html,x").ok());
  EXPECT_TRUE(notes_.has("its request headers are not sent"));
  EXPECT_EQ(count(fetch_all(*made, server.url()).value(), "s3cret"), 0u);
}

TEST_F(HttpFetch, SendsTheUserOfTheUrlAsBasicAuthorization) {
  SocketServer other(answering([](const std::string& request) { return ok(request); }));
  SocketServer server(answering([&](const std::string& request) {
    return path_of(request) == "/away" ? redirect(other.url()) : ok(request);
  }));
  Owned<Fetcher> made = fetcher();
  const std::string url = "http://user:pa%3As@127.0.0.1:" + std::to_string(server.port());
  constexpr char kField[] = "authorization: Basic dXNlcjpwYTpz\r\n";
  EXPECT_EQ(count(fetch_all(*made, url).value(), kField), 1u);
  const std::string absolute = fetch_all(*made, server.url("/part"), ResourceKind::Image).value();
  EXPECT_EQ(count(absolute, kField), 1u) << "the page's origin knows it already";
  const std::string away = fetch_all(*made, url + "/away", ResourceKind::Image).value();
  EXPECT_EQ(count(away, "authorization"), 0u);
  EXPECT_EQ(count(fetch_all(*made, other.url(), ResourceKind::Image).value(), "authorization"), 0u);
}

TEST_F(HttpFetch, SendsAWholeUserOrNothing) {
  SocketServer server(answering([&](const std::string& request) {
    return path_of(request) == "/away" ? redirect("http://" + std::string(300, 'u') + "@127.0.0.1/")
                                       : ok(request);
  }));
  const auto url = [&](size_t bytes) {
    return "http://u:" + std::string(bytes - 1, 'p') +
           "@127.0.0.1:" + std::to_string(server.port());
  };
  Owned<Fetcher> made = fetcher();
  EXPECT_EQ(count(fetch_all(*made, url(290)).value(), "cHBw\r\n"), 1u);
  EXPECT_EQ(fetch_all(*made, url(291)).status(), Status::Unsupported);
  EXPECT_EQ(fetch_all(*made, server.url("/away")).status(), Status::Unsupported);
  EXPECT_TRUE(notes_.has("its user name and password are too long"));
  EXPECT_FALSE(notes_.has("pppp") || notes_.has("uuuu"));
}

TEST_F(HttpFetch, PrintsNoSecrets) {
  SocketServer server(answering([](const std::string& request) {
    return path_of(request).starts_with("/r") ? redirect("file:///s3cret?s3cret")
                                              : "HTTP/1.1 500 X\r\ncontent-length: 0\r\n\r\n";
  }));
  const std::string_view headers[] = {"X-Key: s3cret"};
  FetchOptions options;
  options.headers = headers;
  Owned<Fetcher> made = fetcher(options);
  const std::string origin = "http://s3cret:s3cret@127.0.0.1:" + std::to_string(server.port());
  for (const char* path : {"/?token=s3cret", "/r?key=s3cret#s3cret"}) {
    EXPECT_FALSE(fetch_all(*made, origin + path).ok());
    EXPECT_FALSE(made->map(origin + path, ResourceKind::Font).ok());
  }
  EXPECT_FALSE(fetch_all(*made, "gopher://s3cret@h/?s3cret").ok());
  EXPECT_FALSE(fetch_all(*made, "http://s3cret@127.0.0.1:1/?s3cret").ok());
  EXPECT_FALSE(fetch_all(*made, "http://s3cret@127.0.0.1:1/?s3cret").ok());
  EXPECT_GE(notes_.sentences.size(), 7u);
  for (const std::string& sentence : notes_.sentences)
    EXPECT_EQ(count(sentence, "s3cret"), 0u) << sentence;
  for (const UrlStatistics* each = made->statistics().first; each; each = each->next)
    EXPECT_EQ(std::string(each->url).find("s3cret"), std::string::npos) << each->url;
}

TEST_F(HttpFetch, KnowsHowLongAnAnswerTook) {
  SocketServer server(answering([&](const std::string& request) {
    std::this_thread::sleep_for(std::chrono::milliseconds(40));
    return ok(path_of(request), "connection: close\r\n");
  }));
  Owned<Fetcher> made = fetcher();
  ASSERT_TRUE(fetch_all(*made, server.url("/slow")).ok());
  const UrlStatistics& slow = *made->statistics().first;
  EXPECT_GE(slow.first_byte_ms, 35u);
  EXPECT_LE(slow.first_byte_ms, slow.end_ms);
  EXPECT_LT(slow.end_ms, UrlStatistics::kNever);
  EXPECT_FALSE(fetch_all(*made, "http://127.0.0.1:1/").ok());
  EXPECT_EQ(slow.next->first_byte_ms, UrlStatistics::kNever);
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

TEST_F(HttpFetch, FollowsNoRedirectToADataUrlOrAFileThatIsMapped) {
  std::string target;
  SocketServer server(answering([&](const std::string&) { return redirect(target); }));
  Owned<Fetcher> made = fetcher();
  for (const char* each : {"file:///etc/passwd", "data:,x", "ftp://h/", "about:blank"}) {
    target = each;
    for (const ResourceKind kind : kParts)
      EXPECT_EQ(fetch_all(*made, server.url(), kind).status(), Status::Unsupported) << each;
    EXPECT_EQ(made->map(server.url(), ResourceKind::Font).status(), Status::Unsupported) << each;
  }
}

// The answer to a page that asks for a local file, with the name of the file taken out.
std::string answer_about(Fetcher& fetcher, const RecordingNotes& notes, const std::string& path,
                         ResourceKind kind, bool mapped) {
  const size_t notes_before = notes.sentences.size();
  const Status status =
      mapped ? fetcher.map(path, kind).status() : fetcher.open(path, kind).status();
  std::string answer = status_name(status);
  for (size_t i = notes_before; i < notes.sentences.size(); ++i) answer += notes.sentences[i];
  const size_t at = answer.find(path);
  return at == answer.npos ? answer : answer.erase(at, path.size());
}

TEST_F(HttpFetch, TellsAPageOfTheNetworkNothingAboutLocalFiles) {
  const TemporaryDirectory directory;
  const std::string exists = "file://" + directory.write("font.ttf", "x");
  SocketServer server(answering([](const std::string&) { return ok("page"); }));
  for (const std::string& page : {server.url(), std::string("data:text/html,page")}) {
    Owned<Fetcher> made = fetcher();
    ASSERT_TRUE(made->map(exists, ResourceKind::Font).ok()) << "before there is a page";
    ASSERT_TRUE(fetch_all(*made, page).ok());
    for (const ResourceKind kind : kParts) {
      for (const bool mapped : {false, true}) {
        const std::string answer = answer_about(*made, notes_, exists, kind, mapped);
        EXPECT_EQ(answer, "not supported: only a page that is a local file may read local files");
        for (const std::string path : {"file:///no/such.ttf", "file:///etc", "file:///dev/zero"})
          EXPECT_EQ(answer_about(*made, notes_, path, kind, mapped), answer) << path;
      }
    }
  }
}

TEST_F(HttpFetch, ClosesLocalFilesToAllPartsAfterOnePageOfTheNetwork) {
  const TemporaryDirectory directory;
  const std::string local = "file://" + directory.write("page.html", "x");
  SocketServer server(answering([](const std::string&) { return ok("page"); }));
  Owned<Fetcher> made = fetcher();
  ASSERT_TRUE(fetch_all(*made, local).ok());
  EXPECT_TRUE(fetch_all(*made, local, ResourceKind::Image).ok());
  ASSERT_TRUE(fetch_all(*made, server.url()).ok());
  EXPECT_EQ(fetch_all(*made, local, ResourceKind::Image).status(), Status::Unsupported);
  EXPECT_TRUE(fetch_all(*made, local).ok()) << "a page that the program names";
  EXPECT_EQ(fetch_all(*made, local, ResourceKind::Image).status(), Status::Unsupported);
}

TEST_F(HttpFetch, PutsNoMoreAsideThanTheLimit) {
  std::string body;
  std::string more;
  SocketServer server(answering([&](const std::string&) { return ok(body, more); }));
  FetchOptions options;
  options.cache_limit_bytes = 100'000;
  Owned<Fetcher> made = fetcher(options);
  body = std::string(60'000, 'f');
  EXPECT_EQ(made->map(server.url("/first"), ResourceKind::Font).value().size(), 60'000u);
  EXPECT_EQ(made->map(server.url("/second"), ResourceKind::Font).status(), Status::Unsupported);
  EXPECT_TRUE(notes_.has("/second: left out, as all that is put aside would pass 100000 bytes"));
  body = gzip(std::string(50'000'000, 'f'));
  more = kGzip;
  EXPECT_EQ(made->map(server.url("/bomb"), ResourceKind::Font).status(), Status::Unsupported);
  body = gzip(std::string(40'000, 'f'));
  EXPECT_EQ(made->map(server.url("/fits"), ResourceKind::Font).value().size(), 40'000u);
  EXPECT_LE(made->statistics().put_aside_peak, 100'000u);
  EXPECT_GE(made->statistics().put_aside_bytes, 100'000u);
}

TEST_F(HttpFetch, LosesThePartThatCannotBePutAsideAndNoOther) {
  SocketServer server(answering([](const std::string&) { return ok(std::string(300'000, 'x')); }));
  FetchOptions options;
  options.cache_limit_bytes = 310'000;
  Owned<Fetcher> made = fetcher(options);
  std::vector<Owned<Resource>> resources = begun(*made, server.url(), 8);
  size_t whole = 0;
  for (Owned<Resource>& resource : resources) {
    const Result<std::string> body = read_all(*resource);
    whole += body.ok() && body.value().size() == 300'000u;
    EXPECT_TRUE(body.ok() || body.status() == Status::Unsupported);
  }
  EXPECT_EQ(whole, 7u);
  EXPECT_EQ(notes_.sentences.size(), 1u);
  EXPECT_LE(made->statistics().put_aside_peak, 310'000u);
}

TEST_F(HttpFetch, GivesBackWhatWasPutAsideForOneThatIsGone) {
  SocketServer server(answering([](const std::string&) { return ok(std::string(300'000, 'x')); }));
  FetchOptions options;
  options.cache_limit_bytes = 310'000;
  Owned<Fetcher> made = fetcher(options);
  for (int round = 0; round < 3; ++round) {
    for (Owned<Resource>& resource : begun(*made, server.url(), 7))
      EXPECT_TRUE(read_all(*resource).ok());
  }
  EXPECT_TRUE(notes_.sentences.empty());
}

TEST_F(HttpFetch, NotesADiskThatIsFull) {
  SocketServer server(answering([](const std::string&) { return ok(std::string(300'000, 'x')); }));
  Owned<Fetcher> made = fetcher();
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  rlimit small = before;
  small.rlim_cur = 100'000;
  const auto old_handler = signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  const Status status = made->map(server.url("/font"), ResourceKind::Font).status();
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, old_handler);
  EXPECT_EQ(status, Status::Io);
  EXPECT_TRUE(notes_.has("/font: there is no room to put it aside"));
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
  EXPECT_TRUE(notes_.has("127.0.0.1: the server answers with something else than TLS"));
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
  made->give_back_memory();
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
