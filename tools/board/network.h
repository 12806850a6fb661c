// The network of the board: lwIP on its Ethernet controller, with an address by DHCP.
#pragma once

#include <cstdint>

#include "weft/budget.h"
#include "weft/status.h"

namespace board {

/// Blocks until there is an address. lwIP's memory is taken from `budget`, for ever. Errors: Io (no
/// controller), Timeout.
weft::Status start_network(weft::Budget& budget);

/// The bytes of Ethernet frames since the start.
struct WireBytes {
  uint32_t sent = 0, received = 0;
};
WireBytes wire_bytes();

}  // namespace board
