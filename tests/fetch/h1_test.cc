// HTTP/1.1 on a transport that holds the server's bytes: framing, limits, every chunk size, every
// truncation.
#include "fetch/net/h1.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/every_allocation.h"

namespace weft {
namespace {

// A transport whose peer answers request by request, in pieces of at most `chunk`, and then ends.
class ScriptedTransport final : public Transport {
 public:
  explicit ScriptedTransport(std::string answer, size_t chunk = SIZE_MAX)
      : ScriptedTransport(std::vector<std::string>{std::move(answer)}, chunk) {}
  explicit ScriptedTransport(std::vector<std::string> answers, size_t chunk = SIZE_MAX)
      : answers_(std::move(answers)), chunk_(chunk) {}
  Result<size_t> read(std::span<uint8_t> into, Deadline) override {
    if (answers_.empty()) return size_t{0};
    const size_t count = std::min({into.size(), answers_.front().size(), chunk_});
    std::copy_n(answers_.front().begin(), count, into.begin());
    answers_.front().erase(0, count);
    if (answers_.front().empty()) answers_.erase(answers_.begin());
    return count;
  }
  Status write(std::span<const uint8_t> bytes, Deadline) override {
    written.append(bytes.begin(), bytes.end());
    return Status::Ok;
  }
  std::string written;

 private:
  std::vector<std::string> answers_;
  size_t chunk_;
};

struct Answer {
  Status status = Status::Ok;
  std::string body;
  ResponseHead head;
  std::string content_type, location, reason;
  bool operator==(const Answer& other) const {
    return status == other.status && body == other.body;
  }
};

Answer read_answer(Exchange& exchange) {
  Answer answer;
  const Result<const ResponseHead*> head = exchange.head(Deadline::never());
  answer.status = head.status();
  if (head.ok()) {
    answer.head = *head.value();
    answer.content_type = head.value()->content_type;
    answer.location = head.value()->location;
  }
  while (answer.status == Status::Ok) {
    const auto bytes = exchange.peek(Deadline::never());
    answer.status = bytes.status();
    if (!bytes.ok() || bytes.value().empty()) break;
    answer.body.append(bytes.value().begin(), bytes.value().end());
    exchange.consume(bytes.value().size());
  }
  answer.reason = exchange.reason();
  return answer;
}

struct Client {
  Client(Transport& transport, size_t buffer_bytes = 4096) : connection(budget, transport) {
    EXPECT_EQ(connection.start(buffer_bytes), Status::Ok);
    url = parse_url("http://example.com:81/a?b", nullptr, arena).value();
  }
  Owned<Exchange> send() {
    return std::move(connection.send({&url, fields}, Deadline::never()).value());
  }
  Answer get() {
    Owned<Exchange> exchange = send();
    return read_answer(*exchange);
  }
  Budget budget;
  Arena arena{budget};
  Url url;
  std::vector<RequestField> fields;
  H1Connection connection;
};

Answer get(const std::string& response, size_t chunk = SIZE_MAX, size_t buffer_bytes = 4096) {
  ScriptedTransport transport(response, chunk);
  return Client(transport, buffer_bytes).get();
}

const std::string kLength =
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/css; x=y\r\n\r\nhello";
const std::string kChunked =
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=\"a\"\r\nhello\r\n00A \r\n, "
    "chunked!\r\n0\r\nTrailer: x\r\n\r\n";
const std::string kUntilClose = "HTTP/1.0 200 OK\r\n\r\nuntil the end";

TEST(H1, SendsTheRequest) {
  ScriptedTransport transport(kLength);
  Client client(transport);
  client.fields = {{"accept", "text/css"}};
  client.get();
  EXPECT_EQ(transport.written,
            "GET /a?b HTTP/1.1\r\nhost: example.com:81\r\naccept: text/css\r\n\r\n");
}

TEST(H1, ReadsABodyOfEachFraming) {
  EXPECT_EQ(get(kLength).body, "hello");
  EXPECT_EQ(get(kLength).content_type, "text/css; x=y");
  EXPECT_EQ(get(kChunked).body, "hello, chunked!");
  EXPECT_EQ(get(kUntilClose).body, "until the end");
  EXPECT_EQ(get("HTTP/1.1 204 No\r\n\r\n").status, Status::Ok);
  EXPECT_EQ(get("HTTP/1.1 200\r\ncontent-length:0\r\n\r\n").status, Status::Ok);
}

TEST(H1, GivesTheSameForEveryChunkSize) {
  for (const std::string& response : {kLength, kChunked, kUntilClose})
    for (size_t chunk = 1; chunk < response.size(); ++chunk) {
      SCOPED_TRACE(chunk);
      EXPECT_EQ(get(response, chunk), get(response));
    }
}

TEST(H1, EndsInAStatusAtEveryTruncation) {
  for (const std::string& response : {kLength, kChunked})
    for (size_t size = 0; size < response.size(); ++size) {
      const Answer answer = get(response.substr(0, size));
      EXPECT_TRUE(answer.status == Status::Protocol || answer.status == Status::Io) << size;
    }
}

TEST(H1, PassesOverInterimResponses) {
  const Answer answer =
      get("HTTP/1.1 103 Early\r\nlocation: /x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + kLength);
  EXPECT_EQ(answer.head.status, 200);
  EXPECT_EQ(answer.location, "");
  EXPECT_EQ(answer.body, "hello");
}

TEST(H1, TakesBareLineFeedsAndFoldedLines) {
  EXPECT_EQ(get("HTTP/1.1 200 OK\nX: a\n folded\ncontent-length: 2\n\nok").body, "ok");
}

TEST(H1, RefusesMalformedHeads) {
  for (const char* head : {"HTTP/2 200 OK\r\n\r\n", "garbage\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n",
                           "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 099 X\r\n\r\n",
                           "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
                           "HTTP/1.1 200 OK\r\ncontent-length: 1x\r\n\r\n",
                           "HTTP/1.1 200 OK\r\ncontent-length: 9999999999999999\r\n\r\n",
                           "HTTP/1.1 200 OK\r\ncontent-length : 1x\r\n\r\n",
                           "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
                           "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length : 2\r\n\r\nab"})
    EXPECT_EQ(get(head).status, Status::Protocol) << head;
  EXPECT_EQ(get("HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n").status,
            Status::Unsupported);
}

TEST(H1, PassesOverWhatIsNoField) {
  for (const char* line : {"no colon", ": no name", " : x", "spaced : x", "a b: c", ":", "\x01: x"})
    EXPECT_EQ(
        get(std::string("HTTP/1.1 200 OK\r\n") + line + "\r\ncontent-length: 2\r\n\r\nok").body,
        "ok")
        << line;
}

// RFC 9112, 5.1.
TEST(H1, TakesAFieldWithASpaceBeforeItsColon) {
  const Answer answer =
      get("HTTP/1.1 200 OK\r\ncontent-length : 2\r\ncontent-type\t: a/b\r\n\r\nok!");
  EXPECT_EQ(answer.body, "ok");
  EXPECT_EQ(answer.content_type, "a/b");
}

TEST(H1, PassesOverAFieldThatIsLongerThanItsBuffer) {
  for (const size_t length : {4000u, 4089u, 4090u, 4091u, 8500u, 16000u})
    for (const size_t chunk : {SIZE_MAX, size_t{1}, size_t{1000}}) {
      const std::string field = "policy: " + std::string(length, 'x');
      const std::string head = "HTTP/1.1 200 OK\r\n" + field + "\r\ncontent-length: 2\r\n\r\n";
      EXPECT_EQ(get(head + "ok", chunk).body, "ok") << length << ' ' << chunk;
      const std::string trailer =
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n";
      EXPECT_EQ(get(trailer + field + "\r\n\r\n", chunk).body, "ok") << length << ' ' << chunk;
    }
}

TEST(H1, RefusesALongFieldThatItWouldNeed) {
  const std::string location = "location: /" + std::string(5000, 'x') + "\r\n";
  EXPECT_EQ(get("HTTP/1.1 302 Found\r\n" + location + "\r\n").status, Status::Protocol);
  EXPECT_EQ(get("HTTP/1.1 302 Found\r\n" + location + "\r\n", SIZE_MAX, 8192).location.size(),
            5001u);
}

TEST(H1, KnowsTheCodingsThatChangeTheBody) {
  const std::pair<const char*, ContentCoding> kCases[] = {
      {"", ContentCoding::Identity},        {"identity", ContentCoding::Identity},
      {"UTF-8", ContentCoding::Identity},   {"none", ContentCoding::Identity},
      {"8bit", ContentCoding::Identity},    {"binary", ContentCoding::Identity},
      {", ,", ContentCoding::Identity},     {"identity, gzip", ContentCoding::Gzip},
      {"x-gzip,", ContentCoding::Gzip},     {"GZIP, utf-8", ContentCoding::Gzip},
      {"gzip, gzip", ContentCoding::Other}, {"br", ContentCoding::Other},
      {"deflate", ContentCoding::Other},    {"gzip, br", ContentCoding::Other},
      {"zstd, gzip", ContentCoding::Other}, {"utf-9", ContentCoding::Other},
  };
  for (const auto& [value, coding] : kCases) {
    const std::string field = std::string("content-encoding: ") + value + "\r\n";
    EXPECT_EQ(get("HTTP/1.1 200 OK\r\n" + field + "\r\n").head.coding, coding) << value;
  }
}

TEST(H1, RefusesBadChunks) {
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const char* body : {"x\r\n", "\r\n", "-1\r\n", "5\r\nhelloX\r\n0\r\n\r\n",
                           "fffffffffffffffff\r\n", "5 5\r\nhello\r\n"})
    EXPECT_EQ(get(head + body).status, Status::Protocol) << body;
}

TEST(H1, RefusesAFloodOfHeaders) {
  std::string many = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 2000; ++i) many += "x-field: 1234567890\r\n";
  EXPECT_EQ(get(many).status, Status::Protocol);
  EXPECT_EQ(get(many).reason, "the head of the server's response is too long");
  EXPECT_EQ(get("HTTP/1.1 200 OK\r\nx: " + std::string(100000, 'x')).status, Status::Protocol);
  std::string trailers = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n";
  for (int i = 0; i < 2000; ++i) trailers += "x-field: 1234567890\r\n";
  EXPECT_EQ(get(trailers).status, Status::Protocol);
}

TEST(H1, KeepsTheConnectionForTheNextRequest) {
  ScriptedTransport transport({kLength, kChunked, kLength});
  Client client(transport, 128);
  EXPECT_EQ(client.get().body, "hello");
  EXPECT_EQ(client.get().body, "hello, chunked!");
  ASSERT_TRUE(client.connection.can_send());
  EXPECT_EQ(client.get().body, "hello");
}

TEST(H1, ServesOneBodyAtATime) {
  ScriptedTransport transport({kLength, kChunked}, 10);
  Client client(transport);
  Owned<Exchange> exchange = client.send();
  ASSERT_TRUE(exchange->peek(Deadline::never()).ok());
  EXPECT_FALSE(client.connection.can_send());
  exchange.reset();
  ASSERT_TRUE(client.connection.can_send()) << "what is left of a short body is passed over";
  exchange = client.send();
  ASSERT_TRUE(exchange->peek(Deadline::never()).ok());
  exchange.reset();
  EXPECT_FALSE(client.connection.can_send()) << "nobody knows how long this one is";
}

TEST(H1, FailsWhenTheRestOfABodyNeverComes) {
  ScriptedTransport transport("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello");
  Client client(transport);
  ASSERT_TRUE(client.send()->head(Deadline::never()).ok());
  EXPECT_EQ(client.connection.send({&client.url, {}}, Deadline::never()).status(), Status::Io);
  EXPECT_FALSE(client.connection.can_send());
}

TEST(H1, ClosesWhenTheServerSaysSo) {
  for (const char* head : {"HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 2\r\n\r\nok",
                           "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
                           "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: "
                           "2\r\n\r\n2\r\nok\r\n0\r\n\r\n"}) {
    ScriptedTransport transport(head);
    Client client(transport);
    EXPECT_EQ(client.get().body, "ok");
    EXPECT_FALSE(client.connection.can_send()) << head;
  }
  ScriptedTransport transport(
      "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok");
  Client client(transport);
  EXPECT_EQ(client.get().body, "ok");
  EXPECT_TRUE(client.connection.can_send());
}

TEST(H1, MayRepeatOnlyWhatAUsedConnectionNeverAnswered) {
  ScriptedTransport transport(kLength);
  Client client(transport);
  EXPECT_EQ(client.get().body, "hello");
  Owned<Exchange> second = client.send();
  EXPECT_EQ(second->head(Deadline::never()).status(), Status::Io);
  EXPECT_TRUE(second->may_repeat());
  ScriptedTransport silent("");
  Client fresh(silent);
  Owned<Exchange> first = fresh.send();
  EXPECT_EQ(first->head(Deadline::never()).status(), Status::Io);
  EXPECT_FALSE(first->may_repeat());
}

TEST(H1, SurvivesEveryFailingAllocation) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) -> Status {
    ScriptedTransport transport(kLength);
    Arena arena(budget);
    WEFT_TRY_ASSIGN(const Url url, parse_url("http://h/", nullptr, arena));
    H1Connection connection(budget, transport);
    WEFT_TRY(connection.start(1024));
    WEFT_TRY_ASSIGN(Owned<Exchange> exchange, connection.send({&url, {}}, Deadline::never()));
    return read_answer(*exchange).status;
  });
}

}  // namespace
}  // namespace weft
