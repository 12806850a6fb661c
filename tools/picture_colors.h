// What the pixel values of a palette are in a picture file.
#pragma once

#include "weft/palette.h"
#include "weft/picture_file.h"

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
