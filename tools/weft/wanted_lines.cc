#include "tools/weft/wanted_lines.h"

#include <cstdio>

#include "tools/weft/terminal_line.h"

namespace weft {

bool crop_lies_in(const Options& options, const LineShape& shape) {
  if (!options.crop || options.crop->lies_in(shape)) return true;
  const StandardErrorTurn turn;
  const Crop& crop = *options.crop;
  std::fprintf(stderr, "weft: --crop %u,%u,%u,%u: it goes beyond the picture, which is %ux%u\n",
               crop.left, crop.top, crop.width, crop.height, shape.width, shape.height);
  return false;
}

}  // namespace weft
