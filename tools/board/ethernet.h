// The Ethernet controller of the board as an lwIP interface, polled.
#pragma once

#include <lwip/netif.h>

namespace board {

/// For netif_add(). Fails when the controller is not there.
err_t start_ethernet(netif* interface);
/// Hands the frames that have come to lwIP.
void receive_frames(netif& interface);

}  // namespace board
