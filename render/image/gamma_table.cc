#include "render/image/gamma_table.h"

#include <cmath>

#include "render/base/srgb.h"

namespace weft {

void GammaTable::create(uint32_t gamma) {
  const float power = 100000 / static_cast<float>(gamma);
  for (size_t sample = 0; sample < bytes_.size(); ++sample) {
    const float light = std::pow(static_cast<float>(sample) / 255, power);
    bytes_[sample] = static_cast<uint8_t>(std::lround(255 * light_to_srgb(light)));
  }
}

}  // namespace weft
