// The SMSC LAN9118 Ethernet controller of the board as an lwIP interface, polled. Sources: LAN9118
// datasheet, revision 1.5.
#pragma once

#include <lwip/netif.h>

namespace board {

/// For netif_add(). Fails when the controller is not there.
err_t start_ethernet(netif* interface);
/// Hands the frames that have come to lwIP.
void receive_frames(netif& interface);

}  // namespace board
