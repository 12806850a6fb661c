// Packed lines -> a picture file: PNG at the palette's exact depth, PPM, PGM, PBM, BMP, or the
// packed bytes as they are. Holds one line, and for PNG a small zlib window.
#pragma once

#include <span>
#include <string_view>

#include "weft/budget.h"
#include "weft/color.h"
#include "weft/line_source.h"

namespace weft {

enum class PictureFormat : uint8_t { Png, Ppm, Pgm, Pbm, Bmp, Raw };

/// The format that the name's extension asks for (.png .ppm .pgm .pbm .bmp .bin). False when there
/// is no such format.
bool picture_format_of(std::string_view file_name, PictureFormat& format);

/// Where the bytes of a file go. Errors: Io.
class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual Status write(std::span<const uint8_t> bytes) = 0;
};

/// What the pixel values of the lines mean.
struct PictureColors {
  enum class Kind : uint8_t { Gray, Indexed, Rgb565, Rgb888 } kind = Kind::Rgb888;
  std::span<const Color> inks;  ///< Indexed.
};

/// Pulls every line of `lines` and writes the file. PBM takes 1-bit pictures, PGM gray ones. The
/// same lines give the same bytes. Errors: Unsupported (this format cannot hold these colours),
/// those of `lines` and `sink`, OutOfMemory.
Status write_picture(LineSource& lines, const PictureColors& colors, PictureFormat format,
                     ByteSink& sink, Budget& budget);

}  // namespace weft
