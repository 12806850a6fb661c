// The SMSC LAN9118 Ethernet controller. Sources: LAN9118 datasheet, revision 1.5.
#include "tools/board/ethernet.h"

#include <cstdint>
#include <iterator>

#include <lwip/pbuf.h>

namespace board {
namespace {

constexpr uint32_t kBase = 0x40200000;
constexpr uint32_t kIdentity = 0x87654321;
constexpr uint16_t kLargestFrame = 1536;

enum Register : uint32_t {
  kReceiveData = 0x00,
  kTransmitData = 0x20,
  kReceiveStatus = 0x40,
  kTransmitStatus = 0x48,
  kByteTest = 0x64,
  kReceiveConfiguration = 0x6C,
  kTransmitConfiguration = 0x70,
  kHardwareConfiguration = 0x74,
  kReceiveFifo = 0x7C,
  kTransmitFifo = 0x80,
  kMacCommand = 0xA4,
  kMacData = 0xA8,
  kFlowControl = 0xAC,
};
enum MacRegister : uint32_t { kMacControl = 1, kAddressHigh = 2, kAddressLow = 3 };

constexpr uint32_t kMacBusy = 1u << 31, kMacRead = 1u << 30;
constexpr uint32_t kFullDuplexTransmitReceive = 1u << 20 | 1u << 3 | 1u << 2;
constexpr uint32_t kFirstAndLastSegment = 1u << 13 | 1u << 12;
constexpr uint32_t kReceiveError = 1u << 15;

volatile uint32_t& reg(Register offset) {
  return *reinterpret_cast<volatile uint32_t*>(kBase + offset);
}

void wait_for_mac() {
  while (reg(kMacCommand) & kMacBusy) {
  }
}

uint32_t read_mac(MacRegister which) {
  wait_for_mac();
  reg(kMacCommand) = kMacBusy | kMacRead | which;
  wait_for_mac();
  return reg(kMacData);
}

void write_mac(MacRegister which, uint32_t value) {
  wait_for_mac();
  reg(kMacData) = value;
  reg(kMacCommand) = kMacBusy | which;
  wait_for_mac();
}

uint32_t frame_words[kLargestFrame / 4];  // one frame on its way out or in

err_t send_frame(netif*, pbuf* frame) {
  if (frame->tot_len > kLargestFrame) return ERR_IF;
  while (reg(kTransmitFifo) >> 16 & 0xFF)
    [[maybe_unused]] const uint32_t dropped = reg(kTransmitStatus);
  pbuf_copy_partial(frame, frame_words, frame->tot_len, 0);
  reg(kTransmitData) = kFirstAndLastSegment | frame->tot_len;
  reg(kTransmitData) = frame->tot_len;
  for (int i = 0; i < (frame->tot_len + 3) / 4; ++i) reg(kTransmitData) = frame_words[i];
  return ERR_OK;
}

void receive_frame(netif& interface) {
  const uint32_t status = reg(kReceiveStatus);
  const uint32_t length = status >> 16 & 0x3FFF;
  for (uint32_t i = 0; i < (length + 3) / 4; ++i) {
    const uint32_t word = reg(kReceiveData);
    if (i < std::size(frame_words)) frame_words[i] = word;
  }
  constexpr uint32_t kChecksumBytes = 4;
  if (status & kReceiveError || length <= kChecksumBytes || length > kLargestFrame) return;
  take_frame(interface, {reinterpret_cast<const uint8_t*>(frame_words), length - kChecksumBytes});
}

void read_address(uint8_t (&address)[NETIF_MAX_HWADDR_LEN]) {
  const uint32_t low = read_mac(kAddressLow), high = read_mac(kAddressHigh);
  for (unsigned i = 0; i < 6; ++i)
    address[i] = static_cast<uint8_t>(i < 4 ? low >> 8 * i : high >> 8 * (i - 4));
}

}  // namespace

err_t start_ethernet(netif* interface) {
  if (reg(kByteTest) != kIdentity) return ERR_IF;
  reg(kHardwareConfiguration) = 1;
  while (reg(kHardwareConfiguration) & 1) {
  }
  reg(kHardwareConfiguration) = 5u << 16 | 1u << 20;
  reg(kFlowControl) = 0x006E3740;
  reg(kReceiveConfiguration) = 0;
  reg(kTransmitConfiguration) = 1u << 1;
  read_address(interface->hwaddr);
  write_mac(kMacControl, kFullDuplexTransmitReceive);
  interface->name[0] = 'l';
  interface->name[1] = 'n';
  interface->linkoutput = send_frame;
  return ERR_OK;
}

void receive_frames(netif& interface) {
  while (reg(kReceiveFifo) >> 16 & 0xFF) receive_frame(interface);
}

}  // namespace board
