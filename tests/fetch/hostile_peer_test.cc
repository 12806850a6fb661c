// Every hostile peer ends in its Status, with a sentence that names the server, long before time
// has passed; nothing is held afterwards.
#include "tests/support/hostile_peer.h"

#include <gtest/gtest.h>

#include "fetch/net/h1.h"
#include "fetch/net/h2.h"
#include "fetch/net/inflate.h"

namespace weft {
namespace {

struct End {
  Status status;
  std::string reason;
};

// Reads a response to its end as NetworkResource does, whatever it is compressed by.
End read_to_end(Budget& budget, Exchange& exchange) {
  const Result<const ResponseHead*> head = exchange.head(Deadline::never());
  if (!head.ok()) return {head.status(), exchange.reason()};
  Owned<GzipBody> gzip;
  if (head.value()->coding == ContentCoding::Gzip)
    gzip = std::move(GzipBody::create(budget).value());
  for (;;) {
    const auto bytes =
        gzip ? gzip->peek(exchange, Deadline::never()) : exchange.peek(Deadline::never());
    if (!bytes.ok())
      return {bytes.status(), gzip && gzip->reason() ? gzip->reason() : exchange.reason()};
    if (bytes.value().empty()) return {Status::Ok, ""};
    gzip ? gzip->consume(bytes.value().size()) : exchange.consume(bytes.value().size());
  }
}

End get(Budget& budget, HttpConnection& connection) {
  Arena arena(budget);
  const Url url = parse_url("https://h/", nullptr, arena).value();
  const auto exchange = connection.send({&url, {}}, Deadline::never());
  return exchange.ok() ? read_to_end(budget, *exchange.value()) : End{exchange.status(), ""};
}

class HostilePeers : public ::testing::TestWithParam<HostilePeer> {
 protected:
  void TearDown() override { EXPECT_EQ(budget_.used(), 0u); }
  void expect(const End& end) {
    EXPECT_EQ(end.status, GetParam().expected);
    EXPECT_NE(end.reason.find(GetParam().sentence), std::string::npos) << end.reason;
    EXPECT_LT(budget_.peak(), 120'000u);
  }
  Budget budget_;
  HostileTransport transport_{GetParam()};
};
class HostileH1 : public HostilePeers {};
class HostileH2 : public HostilePeers {};

const auto name_of = [](const auto& peer) { return peer.param.name; };
INSTANTIATE_TEST_SUITE_P(Peers, HostileH1, ::testing::ValuesIn(hostile_h1_peers()), name_of);
INSTANTIATE_TEST_SUITE_P(Peers, HostileH2, ::testing::ValuesIn(hostile_h2_peers()), name_of);

TEST_P(HostileH1, IsEnded) {
  H1Connection connection(budget_, transport_);
  ASSERT_EQ(connection.start(4096), Status::Ok);
  expect(get(budget_, connection));
}

TEST_P(HostileH2, IsEnded) {
  const auto connection = start_h2(budget_, transport_, 8192, Deadline::never());
  ASSERT_TRUE(connection.ok());
  expect(get(budget_, *connection.value()));
}

}  // namespace
}  // namespace weft
