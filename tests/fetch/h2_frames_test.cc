// HTTP/2 frame by frame, from a server that is a string.
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "fetch/net/h2.h"
#include "tests/support/hostile_peer.h"

namespace weft {
namespace {

constexpr int kHeaders = 1, kReset = 3, kSettings = 4, kGoAway = 7;
constexpr int kAck = 1, kEndStream = 1, kEndHeaders = 4;
constexpr char kOk[] = "\x88";  // :status 200

// A field that is not put into the table (RFC 7541, 6.2.2).
std::string field(const std::string& name, const std::string& value) {
  return bytes({0, static_cast<int>(name.size())}) + name +
         bytes({static_cast<int>(value.size())}) + value;
}
std::string response(int stream, const std::string& fields, const std::string& body) {
  return h2_frame(kHeaders, kEndHeaders, stream, kOk + fields) +
         h2_frame(0, kEndStream, stream, body);
}

// Two requests on one session, streams 1 and 3, and what came of them.
class H2Frames : public ::testing::Test {
 protected:
  void serve(const std::string& answers) {
    for (Owned<Exchange>& each : exchanges_) each.reset();
    session_.reset();
    peer_.first = h2_frame(kSettings, 0, 0) + h2_frame(kSettings, kAck, 0) + answers;
    transport_.emplace(peer_);
    url_ = parse_url("https://h/", nullptr, arena_).value();
    session_ = std::move(start_h2(budget_, *transport_, 8192, Deadline::never()).value());
    for (Owned<Exchange>& each : exchanges_)
      each = std::move(session_->send({&url_, {}}, Deadline::never()).value());
  }
  Result<std::string> body(size_t i) {
    std::string all;
    for (;;) {
      WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, exchanges_[i]->peek(Deadline::never()));
      if (bytes.empty()) return all;
      all.append(bytes.begin(), bytes.end());
      exchanges_[i]->consume(bytes.size());
    }
  }
  const ResponseHead& head(size_t i) { return *exchanges_[i]->head(Deadline::never()).value(); }

  Budget budget_;
  Arena arena_{budget_};
  Url url_;
  HostilePeer peer_;
  std::optional<HostileTransport> transport_;
  Owned<HttpConnection> session_;
  Owned<Exchange> exchanges_[2];
};

TEST_F(H2Frames, TakesFieldsWithSpacesAroundTheirValues) {
  serve(response(1, field("x-note", "ends with a space ") + field("content-type", " a/b\t"), "ok"));
  EXPECT_EQ(body(0).value(), "ok");
  EXPECT_EQ(head(0).content_type, "a/b");
}

TEST_F(H2Frames, RefusesFieldsThatHttp2Forbids) {
  for (const std::string& bad :
       {field("", "x"), field("a b", "x"), field("X", "x"), field("x", "a\x01")}) {
    serve(response(1, bad, "ok") + response(3, "", "ok"));
    EXPECT_EQ(body(0).status(), Status::Protocol);
    EXPECT_STREQ(exchanges_[0]->reason(), "the server's response breaks the HTTP/2 protocol");
    EXPECT_EQ(body(1).value(), "ok");
  }
}

TEST_F(H2Frames, RefusesLengthsThatContradict) {
  serve(response(1, field("content-length", "3"), "ok") +
        response(3, field("content-length", "-2"), "ok"));
  EXPECT_EQ(body(0).status(), Status::Protocol);
  EXPECT_EQ(body(1).status(), Status::Protocol);
}

// A table of 4096 bytes holds all of this; one of 1024 would have lost the first.
TEST_F(H2Frames, TakesAServerThatUsesTheWholeHeaderTable) {
  std::string fields, names;
  for (int i = 0; i < 30; ++i)
    fields +=
        "\x40\x02"
        "x" +
        bytes({'a' + i % 26}) + "\x46" + std::string(70, 'v');
  serve(response(1, fields, "one") + response(3, bytes({0x80 | (62 + 29)}), "two"));
  EXPECT_EQ(body(0).value(), "one");
  EXPECT_EQ(body(1).value(), "two");
}

TEST_F(H2Frames, FinishesWhatTheServerTookBeforeItWentAway) {
  serve(h2_frame(kGoAway, 0, 0, bytes({0, 0, 0, 1, 0, 0, 0, 0})) + response(1, "", "kept"));
  EXPECT_EQ(body(1).status(), Status::Protocol);
  EXPECT_TRUE(exchanges_[1]->may_repeat()) << "the server never looked at it";
  EXPECT_EQ(body(0).value(), "kept");
  EXPECT_FALSE(session_->can_send());
}

TEST_F(H2Frames, RepeatsNothingOnAConnectionThatBrokeTheProtocol) {
  serve("HTTP/1.1 400 Bad Request\r\n\r\n");
  EXPECT_EQ(body(0).status(), Status::Protocol);
  EXPECT_FALSE(exchanges_[0]->may_repeat());
}

TEST_F(H2Frames, RepeatsWhatAClosedConnectionNeverAnswered) {
  serve("");
  EXPECT_EQ(body(0).status(), Status::Io);
  EXPECT_TRUE(exchanges_[0]->may_repeat());
}

TEST_F(H2Frames, LetsOneStreamBeResetAndTheOtherGoOn) {
  serve(h2_frame(kReset, 0, 1, bytes({0, 0, 0, 7})) + response(3, "", "kept"));
  EXPECT_EQ(body(0).status(), Status::Protocol);
  EXPECT_TRUE(exchanges_[0]->may_repeat()) << "refused";
  EXPECT_EQ(body(1).value(), "kept");
}

}  // namespace
}  // namespace weft
