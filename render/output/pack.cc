#include "render/output/pack.h"

namespace weft {

void pack_pixel(std::span<uint8_t> line, uint8_t bits, size_t x, uint32_t value) {
  if (bits < 8) {
    const size_t bit = x * bits;
    line[bit / 8] = static_cast<uint8_t>(line[bit / 8] | value << (8 - bits - bit % 8));
    return;
  }
  const size_t bytes = bits / 8;
  for (size_t i = 0; i < bytes; ++i)
    line[x * bytes + i] = static_cast<uint8_t>(value >> 8 * (bytes - 1 - i));
}

}  // namespace weft
