// Lines -> the file that -o names.
#pragma once

#include "tools/weft/options.h"
#include "weft/palette.h"
#include "weft/picture_file.h"

namespace weft {

/// The format for -o. False when the name asks for none, with a sentence on standard error.
bool find_picture_format(const std::string& output, PictureFormat& format);
/// Says on standard error that this file cannot hold this palette, and returns the exit code 2.
int cannot_hold(const std::string& output, const Palette& palette);
/// Writes lines that cannot fail. Returns the exit code, and has said why when that is not 0.
int save_picture(LineSource& lines, const Palette& palette, const std::string& output,
                 Budget& budget);

}  // namespace weft
