// Any bytes as what a hostile HTTP/2 server sends, in pieces whose size the first byte gives, while
// three streams of one session wait; the second byte chooses the window and whether memory runs
// out.
#include <cstdlib>

#include "fetch/net/h2.h"
#include "tests/fuzz/hostile_server.h"

namespace weft {
namespace {

void read_some(Exchange& exchange) {
  if (!exchange.head(Deadline::never()).ok()) return;
  for (int pieces = 0; pieces < 1000; ++pieces) {
    const auto bytes = exchange.peek(Deadline::never());
    if (!bytes.ok() || bytes.value().empty()) return;
    exchange.consume((bytes.value().size() + 1) / 2);
  }
}

void run(std::span<const uint8_t> bytes, size_t chunk, uint8_t choice, Budget& budget) {
  Arena arena(budget);
  HostileServer server(bytes, chunk);
  const Result<Url> url = parse_url("https://h/", nullptr, arena);
  if (!url.ok()) return;
  const auto session = start_h2(budget, server, choice & 1 ? 1024 : 8192, Deadline::never());
  if (!session.ok()) return;
  Owned<Exchange> exchanges[3];
  for (Owned<Exchange>& each : exchanges) {
    if (!session.value()->can_send()) break;
    auto sent = session.value()->send({&url.value(), {}}, Deadline::never());
    if (sent.ok()) each = std::move(sent.value());
  }
  if (choice & 2) exchanges[1].reset();
  for (Owned<Exchange>& each : exchanges)
    if (each) read_some(*each);
}

}  // namespace
}  // namespace weft

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  if (size < 2) return 0;
  weft::Budget budget;
  if (bytes[1] & 128) budget.fail_after(bytes[1] >> 2 & 31);
  weft::run({bytes + 2, size - 2}, size_t{bytes[0]} + 1, bytes[1], budget);
  if (budget.used() != 0) std::abort();
  return 0;
}
