// The one thing that a page needs of EXIF: how the camera was held.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace weft {

/// The bytes of EXIF that are enough: the orientation stands in the first directory.
inline constexpr size_t kExifBytes = 1024;

/// The orientation 1…8 in EXIF, which is in TIFF's form (Exif 2.3, 4.6.4, tag 0x0112); 1 when there
/// is none.
uint8_t tiff_orientation(std::span<const uint8_t> tiff);
/// The same of the payload of a JPEG APP1 segment.
uint8_t exif_orientation(std::span<const uint8_t> app1);

}  // namespace weft
