#include "render/output/pack.h"

namespace weft {
namespace {

// Where a pixel of less than a byte stands: its byte, and how far from the byte's low end.
struct Place {
  size_t byte;
  unsigned shift;
};
Place place_of(size_t x, unsigned bits) {
  const size_t first = x * bits;
  return {first / 8, static_cast<unsigned>(8 - bits - first % 8)};
}

}  // namespace

void pack_pixel(std::span<uint8_t> line, uint8_t bits, size_t x, uint32_t value) {
  if (bits < 8) {
    const Place place = place_of(x, bits);
    line[place.byte] = static_cast<uint8_t>(line[place.byte] | value << place.shift);
    return;
  }
  const size_t bytes = bits / 8;
  for (size_t i = 0; i < bytes; ++i)
    line[x * bytes + i] = static_cast<uint8_t>(value >> 8 * (bytes - 1 - i));
}

uint32_t unpack_pixel(std::span<const uint8_t> line, uint8_t bits, size_t x) {
  if (bits < 8) {
    const Place place = place_of(x, bits);
    return line[place.byte] >> place.shift & ((1u << bits) - 1);
  }
  const size_t bytes = bits / 8;
  uint32_t value = 0;
  for (size_t i = 0; i < bytes; ++i) value = value << 8 | line[x * bytes + i];
  return value;
}

}  // namespace weft
