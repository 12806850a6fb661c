#include "tools/board/network.h"

#include <arpa/inet.h>

#include <cstring>

#include <lwip/dhcp.h>
#include <lwip/etharp.h>
#include <lwip/init.h>
#include <lwip/timeouts.h>
#include <netif/ethernet.h>
#include "fetch/net/lwip_pump.h"
#include "fetch/transport.h"
#include "tools/board/ethernet.h"
#include "tools/board/memory.h"

namespace board {
namespace {
constexpr int64_t kAddressTimeoutMs = 10'000;
netif interface;
netif_linkoutput_fn send_frame = nullptr;
WireBytes counted;
weft::Budget* lwip_budget = nullptr;

err_t count_sent(netif* sender, pbuf* frame) {
  counted.sent += frame->tot_len;
  return send_frame(sender, frame);
}

err_t count_received(pbuf* frame, netif* receiver) {
  counted.received += frame->tot_len;
  return ethernet_input(frame, receiver);
}

err_t start_interface(netif* started) {
  started->hwaddr_len = 6;
  started->mtu = 1500;
  started->output = etharp_output;
  started->flags =
      NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_ETHERNET | NETIF_FLAG_LINK_UP;
  started->hostname = "weft";
  const err_t error = start_ethernet(started);
  send_frame = started->linkoutput;
  started->linkoutput = count_sent;
  return error;
}
}  // namespace

WireBytes wire_bytes() { return counted; }

weft::Status start_network(weft::Budget& budget) {
  lwip_budget = &budget;
  lwip_init();
  if (!netif_add(&interface, nullptr, nullptr, nullptr, nullptr, start_interface, count_received))
    return weft::Status::Io;
  netif_set_default(&interface);
  netif_set_up(&interface);
  if (dhcp_start(&interface) != ERR_OK) return weft::Status::OutOfMemory;
  const weft::Deadline deadline = weft::Deadline::in_ms(kAddressTimeoutMs);
  while (!dhcp_supplied_address(&interface)) {
    if (deadline.passed()) return weft::Status::Timeout;
    weft::pump_network();
  }
  return weft::Status::Ok;
}

}  // namespace board

void weft::pump_network() {
  board::receive_frames(board::interface);
  sys_check_timeouts();
}

extern "C" {

u32_t sys_now() { return board::milliseconds(); }
unsigned board_random() { return board::random_word(); }

void* board_lwip_malloc(unsigned bytes) { return board::lwip_budget->allocate_sized(bytes); }
void* board_lwip_calloc(unsigned count, unsigned bytes) {
  void* block = board_lwip_malloc(count * bytes);
  return block ? std::memset(block, 0, count * bytes) : nullptr;
}
void board_lwip_free(void* block) { board::lwip_budget->release_sized(block); }

int inet_pton(int family, const char* text, void* address) {
  ip4_addr_t parsed;
  if (family != AF_INET || !ip4addr_aton(text, &parsed)) return 0;
  std::memcpy(address, &parsed, sizeof parsed);
  return 1;
}

const char* inet_ntop(int family, const void* address, char* text, unsigned size) {
  ip4_addr_t copied;
  if (family != AF_INET) return nullptr;
  std::memcpy(&copied, address, sizeof copied);
  return ip4addr_ntoa_r(&copied, text, static_cast<int>(size));
}

}  // extern "C"
