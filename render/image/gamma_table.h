// From bytes of a picture's own gamma to sRGB bytes.
#pragma once

#include <array>
#include <cstdint>

namespace weft {

class GammaTable {
 public:
  /// For samples that are light to the power of `gamma` / 100000 (PNG 11.3.2.2).
  void create(uint32_t gamma);
  uint8_t operator()(uint8_t sample) const { return bytes_[sample]; }

 private:
  std::array<uint8_t, 256> bytes_{};
};

}  // namespace weft
