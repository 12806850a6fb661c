#include "tools/weft/wanted_lines.h"

#include <cstdio>

namespace weft {

bool crop_lies_in(const Options& options, uint16_t width, uint16_t height) {
  if (!options.crop || options.crop->lies_in({width, height, 0})) return true;
  const Crop& crop = *options.crop;
  std::fprintf(stderr, "weft: --crop %u,%u,%u,%u: it goes beyond the picture, which is %ux%u\n",
               crop.left, crop.top, crop.width, crop.height, width, height);
  return false;
}

}  // namespace weft
