// A transport whose answers are what a fuzz target was given, in pieces of a chosen size; what is
// written is lost.
#pragma once

#include <algorithm>

#include "fetch/transport.h"

namespace weft {

class HostileServer final : public Transport {
 public:
  HostileServer(std::span<const uint8_t> bytes, size_t chunk) : bytes_(bytes), chunk_(chunk) {}
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

}  // namespace weft
