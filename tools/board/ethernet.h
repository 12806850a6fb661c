// The Ethernet controller of the board as an lwIP interface, polled.
#pragma once

#include <cstdint>
#include <span>

#include <lwip/netif.h>

namespace board {

/// Starts it, and fills in its name, address and how it sends. Fails when it is not there.
err_t start_ethernet(netif* interface);
/// Hands the frames that have come to lwIP.
void receive_frames(netif& interface);

/// Hands lwIP a copy of one frame, for the controller's receive_frames(); drops it where memory is
/// short.
void take_frame(netif& interface, std::span<const uint8_t> bytes);

}  // namespace board
