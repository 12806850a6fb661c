// The network card of QEMU's virt: virtio over MMIO. Sources: "Virtual I/O Device (VIRTIO) Version
// 1.1", 2.6 (split virtqueues), 4.2 (MMIO), 5.1 (network).
#include <algorithm>
#include <cstdint>
#include <cstring>

#include <lwip/pbuf.h>
#include "tools/board/ethernet.h"

namespace board {
namespace {

constexpr uintptr_t kFirstDevice = 0x10001000, kDeviceBytes = 0x1000;
constexpr int kDevices = 8;
constexpr uint32_t kMagic = 0x74726976, kModern = 2, kNetworkCard = 1;
constexpr uint16_t kLargestFrame = 1536;

enum Register : uint32_t {
  kMagicValue = 0x000,
  kVersion = 0x004,
  kDeviceId = 0x008,
  kDriverFeatures = 0x020,
  kDriverFeaturesWord = 0x024,
  kQueue = 0x030,
  kQueueSize = 0x038,
  kQueueReady = 0x044,
  kQueueNotify = 0x050,
  kStatus = 0x070,
  kQueueDescriptors = 0x080,
  kQueueAvailable = 0x090,
  kQueueUsed = 0x0A0,
  kAddress = 0x100,  // of the card
};
enum Status : uint32_t { kAcknowledge = 1, kDriver = 2, kDriverOk = 4, kFeaturesOk = 8 };
constexpr uint32_t kHasAddress = 1u << 5, kVersion1 = 1;  // features 5 and 32

uintptr_t card = 0;

volatile uint32_t& reg(uint32_t offset) {
  return *reinterpret_cast<volatile uint32_t*>(card + offset);
}

struct Frame {
  uint8_t header[12] = {};  // no offload
  uint8_t bytes[kLargestFrame];
};

// A queue whose descriptors stand for the same buffers for ever.
class Queue {
 public:
  static constexpr uint16_t kSize = 4;

  void start(uint32_t number, bool is_filled_by_card) {
    number_ = number;
    for (uint16_t i = 0; i < kSize; ++i)
      descriptors_[i] = {reinterpret_cast<uintptr_t>(&frames_[i]), sizeof(Frame),
                         uint16_t{is_filled_by_card ? kWritten : uint16_t{0}}, 0};
    reg(kQueue) = number;
    reg(kQueueSize) = kSize;
    reg(kQueueDescriptors) = word(descriptors_);
    reg(kQueueAvailable) = word(&available_);
    reg(kQueueUsed) = word(&used_);
    reg(kQueueReady) = 1;
  }
  Frame& frame(uint16_t index) { return frames_[index]; }
  /// Gives a buffer to the card.
  void give(uint16_t index, uint32_t bytes) {
    descriptors_[index].bytes = bytes;
    available_.ring[available_.index % kSize] = index;
    fence();
    available_.index = static_cast<uint16_t>(available_.index + 1);
    fence();
    reg(kQueueNotify) = number_;
  }
  /// Takes a buffer back: false when the card has all.
  bool take(uint16_t& index, uint32_t& bytes) {
    fence();
    if (used_.index == taken_) return false;
    index = static_cast<uint16_t>(used_.ring[taken_ % kSize].index);
    bytes = used_.ring[taken_ % kSize].bytes;
    ++taken_;
    return true;
  }

 private:
  static constexpr uint16_t kWritten = 2;
  static void fence() { __asm__ volatile("fence" ::: "memory"); }
  static uint32_t word(const volatile void* pointer) {
    return reinterpret_cast<uintptr_t>(pointer);
  }

  uint32_t number_ = 0;
  uint16_t taken_ = 0;
  struct {
    uint64_t address;
    uint32_t bytes;
    uint16_t flags, next;
  } descriptors_[kSize] __attribute__((aligned(16)));
  struct {
    uint16_t flags, index, ring[kSize];
  } available_ = {};
  struct {
    uint16_t flags;
    volatile uint16_t index;
    struct {
      uint32_t index, bytes;
    } ring[kSize];
  } used_ __attribute__((aligned(4))) = {};
  Frame frames_[kSize];
};

Queue incoming, outgoing;

bool find_card() {
  for (int i = 0; i < kDevices; ++i) {
    card = kFirstDevice + static_cast<uintptr_t>(i) * kDeviceBytes;
    if (reg(kMagicValue) == kMagic && reg(kVersion) == kModern && reg(kDeviceId) == kNetworkCard)
      return true;
  }
  return false;
}

// The card has sent the frame before notifying returns, or soon after.
err_t send_frame(netif*, pbuf* packet) {
  if (packet->tot_len > kLargestFrame) return ERR_IF;
  Frame& frame = outgoing.frame(0);
  pbuf_copy_partial(packet, frame.bytes, packet->tot_len, 0);
  outgoing.give(0, sizeof frame.header + packet->tot_len);
  uint16_t index;
  uint32_t bytes;
  while (!outgoing.take(index, bytes)) {
  }
  return ERR_OK;
}

}  // namespace

err_t start_ethernet(netif* interface) {
  if (!find_card()) return ERR_IF;
  reg(kStatus) = 0;
  reg(kStatus) = kAcknowledge | kDriver;
  reg(kDriverFeaturesWord) = 0;
  reg(kDriverFeatures) = kHasAddress;
  reg(kDriverFeaturesWord) = 1;
  reg(kDriverFeatures) = kVersion1;
  reg(kStatus) = kAcknowledge | kDriver | kFeaturesOk;
  incoming.start(0, true);
  outgoing.start(1, false);
  reg(kStatus) = kAcknowledge | kDriver | kFeaturesOk | kDriverOk;
  for (uint16_t i = 0; i < Queue::kSize; ++i) incoming.give(i, sizeof(Frame));
  for (uint32_t i = 0; i < 6; ++i)
    interface->hwaddr[i] = *reinterpret_cast<volatile uint8_t*>(card + kAddress + i);
  interface->name[0] = 'v';
  interface->name[1] = 'n';
  interface->linkoutput = send_frame;
  return ERR_OK;
}

void receive_frames(netif& interface) {
  uint16_t index;
  uint32_t bytes;
  while (incoming.take(index, bytes)) {
    const size_t length =
        std::clamp<size_t>(bytes, sizeof Frame::header, sizeof(Frame)) - sizeof Frame::header;
    if (length) take_frame(interface, {incoming.frame(index).bytes, length});
    incoming.give(index, sizeof(Frame));
  }
}

}  // namespace board
