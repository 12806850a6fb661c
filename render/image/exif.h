// The one thing that a page needs of EXIF: how the camera was held.
#pragma once

#include <cstdint>
#include <span>

namespace weft {

/// The orientation 1…8 in the payload of a JPEG APP1 segment (Exif 2.3, 4.6.4, tag 0x0112); 1 when
/// there is none.
uint8_t exif_orientation(std::span<const uint8_t> app1);

}  // namespace weft
