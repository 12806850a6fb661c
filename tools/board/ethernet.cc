#include "tools/board/ethernet.h"

#include <algorithm>

#include <lwip/pbuf.h>

namespace board {
namespace {

// Beside a page that fills the heap there is no room for a whole frame in one piece.
constexpr size_t kPieceBytes = 400;

/// A chain of small buffers for `bytes`; null when they are not to be had.
pbuf* allocate_chain(size_t bytes) {
  pbuf* chain = nullptr;
  while (bytes > 0) {
    const auto length = static_cast<uint16_t>(std::min(bytes, kPieceBytes));
    pbuf* const piece = pbuf_alloc(PBUF_RAW, length, PBUF_RAM);
    if (!piece) {
      if (chain) pbuf_free(chain);
      return nullptr;
    }
    if (chain) pbuf_cat(chain, piece);
    else chain = piece;
    bytes -= length;
  }
  return chain;
}

}  // namespace

void take_frame(netif& interface, std::span<const uint8_t> bytes) {
  pbuf* const frame = allocate_chain(bytes.size());
  if (!frame) return;  // the sender will send it again
  pbuf_take(frame, bytes.data(), frame->tot_len);
  if (interface.input(frame, &interface) != ERR_OK) pbuf_free(frame);
}

}  // namespace board
