// Any bytes as the answer of an HTTP/1.1 server, read in pieces whose size the first byte gives,
// for three requests; compressed bodies are inflated.
#include "fetch/net/h1.h"
#include "fetch/net/inflate.h"
#include "tests/fuzz/hostile_server.h"

namespace weft {
namespace {

void read_body(Exchange& exchange, Budget& budget) {
  const auto head = exchange.head(Deadline::never());
  Owned<GzipBody> gzip;
  if (head.ok() && head.value()->coding == ContentCoding::Gzip)
    gzip = std::move(GzipBody::create(budget).value());
  for (;;) {
    const auto bytes =
        gzip ? gzip->peek(exchange, Deadline::never()) : exchange.peek(Deadline::never());
    if (!bytes.ok() || bytes.value().empty()) return;
    const size_t half = (bytes.value().size() + 1) / 2;
    gzip ? gzip->consume(half) : exchange.consume(half);
  }
}

}  // namespace
}  // namespace weft

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace weft;
  if (size == 0) return 0;
  Budget budget;
  Arena arena(budget);
  HostileServer server({bytes + 1, size - 1}, size_t{bytes[0]} + 1);
  H1Connection connection(budget, server);
  const Result<Url> url = parse_url("http://h/", nullptr, arena);
  if (!url.ok() || connection.start(512) != Status::Ok) return 0;
  for (int i = 0; i < 3 && connection.can_send(); ++i) {
    Result<Owned<Exchange>> exchange = connection.send({&url.value(), {}}, Deadline::never());
    if (exchange.ok()) read_body(*exchange.value(), budget);
  }
  return 0;
}
