#include "render/output/pack.h"

#include <algorithm>
#include <cstring>

namespace weft {

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
