// Packed lines -> a picture file: PNG at the palette's exact depth, PPM, PGM, PBM, BMP (bottom-up),
// or the packed bytes as they are. Holds one line, for PNG a small zlib window, and for BMP into a
// pipe the picture.
#pragma once

#include <span>
#include <string_view>

#include "weft/budget.h"
#include "weft/color.h"
#include "weft/line_source.h"
#include "weft/palette.h"

namespace weft {

enum class PictureFormat : uint8_t { Png, Ppm, Pgm, Pbm, Bmp, Raw };

/// The format that the name's extension asks for (.png .ppm .pgm .pbm .bmp .bin). False when there
/// is no such format.
bool picture_format_of(std::string_view file_name, PictureFormat& format);

/// The place where the bytes of a file go. Errors: Io.
class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual Status write(std::span<const uint8_t> bytes) = 0;
  /// Whether write_at() can be called.
  virtual bool can_seek() const { return false; }
  /// Writes `bytes` at `offset` from the start of the file, which grows where it is shorter; the
  /// place of write() stays. REQUIRES: can_seek().
  virtual Status write_at([[maybe_unused]] uint64_t offset,
                          [[maybe_unused]] std::span<const uint8_t> bytes) {
    return Status::Unsupported;
  }
};

/// The colours that stand for inks: the pure ones, by which other programs tell inks apart, or
/// those that were measured on glass.
enum class InkColors : uint8_t { Nominal, Measured };

/// The colour of a pixel value of `palette`. A value that is no ink of an indexed palette is black;
/// of gray ones the lowest bits count.
Color color_of(const Palette& palette, uint32_t value, InkColors inks = InkColors::Measured);

/// Pulls every line of `lines`, whose values are those of `palette`, and writes the file. PBM takes
/// 1-bit pictures, PGM gray ones. The same lines give the same bytes. Errors: Unsupported (this
/// format cannot hold these colours, or the lines have not the palette's bits), Corrupt (lines that
/// end early), those of `lines` and `sink`, OutOfMemory; the sink then has part of a file.
Status write_picture(LineSource& lines, const Palette& palette, PictureFormat format,
                     ByteSink& sink, Budget& budget, InkColors inks = InkColors::Nominal);

}  // namespace weft
