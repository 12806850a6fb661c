// Any bytes as the answer of an HTTP/1.1 server, read in pieces whose size the first byte gives,
// for three requests.
#include <algorithm>

#include "fetch/net/h1.h"

namespace weft {
namespace {

class FuzzedTransport final : public Transport {
 public:
  FuzzedTransport(std::span<const uint8_t> bytes, size_t chunk) : bytes_(bytes), chunk_(chunk) {}
  Result<size_t> read(std::span<uint8_t> into, Deadline) override {
    const size_t count = std::min({into.size(), bytes_.size(), chunk_});
    std::copy_n(bytes_.begin(), count, into.begin());
    bytes_ = bytes_.subspan(count);
    return count;
  }
  Status write(std::span<const uint8_t>, Deadline) override { return Status::Ok; }

 private:
  std::span<const uint8_t> bytes_;
  size_t chunk_;
};

void read_body(Exchange& exchange) {
  for (;;) {
    const auto bytes = exchange.peek(Deadline::never());
    if (!bytes.ok() || bytes.value().empty()) return;
    exchange.consume((bytes.value().size() + 1) / 2);
  }
}

}  // namespace
}  // namespace weft

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace weft;
  if (size == 0) return 0;
  Budget budget;
  Arena arena(budget);
  FuzzedTransport transport({bytes + 1, size - 1}, size_t{bytes[0]} + 1);
  H1Connection connection(budget, transport);
  const Result<Url> url = parse_url("http://h/", nullptr, arena);
  if (!url.ok() || connection.start(512) != Status::Ok) return 0;
  for (int i = 0; i < 3 && connection.can_send(); ++i) {
    Result<Owned<Exchange>> exchange = connection.send({&url.value(), {}}, Deadline::never());
    if (exchange.ok()) read_body(*exchange.value());
  }
  return 0;
}
