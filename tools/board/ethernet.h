// The Ethernet controller of the board as an lwIP interface, polled.
#pragma once

#include <lwip/netif.h>

namespace board {

/// Starts it, and fills in its name, address and how it sends. Fails when it is not there.
err_t start_ethernet(netif* interface);
/// Hands the frames that have come to lwIP.
void receive_frames(netif& interface);

}  // namespace board
