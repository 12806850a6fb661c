// What the pixel values of a palette are in a picture file.
#pragma once

#include "drivers/host/picture_file.h"
#include "render/output/palette.h"

namespace weft {

inline PictureColors picture_colors(const Palette& palette) {
  switch (palette.kind) {
    case PaletteKind::Indexed: return {PictureColors::Kind::Indexed, palette.inks};
    case PaletteKind::Gray: return {PictureColors::Kind::Gray, {}};
    case PaletteKind::Rgb565: return {PictureColors::Kind::Rgb565, {}};
    case PaletteKind::Rgb888: return {PictureColors::Kind::Rgb888, {}};
  }
  return {};
}

}  // namespace weft
