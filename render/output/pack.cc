#include "render/output/pack.h"

#include <algorithm>
#include <cstring>

namespace weft {

void set_bits(std::span<uint8_t> line, size_t left, size_t right) {
  const size_t first = left / 8, last = (right - 1) / 8;
  const unsigned from = 0xFFu >> left % 8, to = 0xFF00u >> ((right - 1) % 8 + 1) & 0xFFu;
  const auto set = [&](size_t byte, unsigned bits) {
    line[byte] = static_cast<uint8_t>(line[byte] | bits);
  };
  if (first == last) return set(first, from & to);
  set(first, from);
  std::memset(&line[first] + 1, 0xFF, last - first - 1);
  set(last, to);
}

void pack_repeated(std::span<uint8_t> line, uint8_t bits_per_pixel, size_t left, size_t right,
                   const std::array<uint32_t, 8>& columns) {
  const auto put_until = [&](size_t end) {
    for (; left < end; ++left) pack_pixel(line, bits_per_pixel, left, columns[left % 8]);
  };
  put_until(std::min(right, (left + 7) / 8 * 8));
  if (right - left >= 16) {
    // Eight pixels are as many bytes as a pixel has bits.
    const size_t from = left / 8 * bits_per_pixel, to = right / 8 * bits_per_pixel;
    put_until(left + 8);
    for (size_t done = bits_per_pixel; from + done < to; done *= 2)
      std::memcpy(&line[from + done], &line[from], std::min(done, to - from - done));
    left = right / 8 * 8;
  }
  put_until(right);
}

}  // namespace weft
