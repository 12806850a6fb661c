// The kinds of picture files that the command writes, as rows: those of weft/picture_file.h, and
// JPEG and WebP, which are here so that no program with weft in it has to link their encoders.
#pragma once

#include <span>

#include "weft/picture_file.h"

namespace weft {

struct PictureWriter {
  std::string_view name;  ///< The extension of the file, and what --format says.
  /// As write_picture(); null when it was not built.
  Status (*write)(LineSource& lines, const Palette& palette, ByteSink& sink, Budget& budget,
                  InkColors inks);
};

std::span<const PictureWriter> picture_writers();
/// By name, in any case; null when there is none.
const PictureWriter* find_picture_writer(std::string_view name);
/// By the extension of a file name; null when it has none of them.
const PictureWriter* picture_writer_of(std::string_view file_name);

}  // namespace weft
