// Lines -> the file that -o names, as --format, --inks and --name-by-hash want it.
#pragma once

#include "tools/weft/options.h"
#include "tools/weft/output_file.h"
#include "tools/weft/picture_writers.h"
#include "weft/palette.h"

namespace weft {

/// The writer for -o and --format. Null when there is none, with a sentence on standard error.
const PictureWriter* find_picture_writer(const Options& options);
/// Prepares `file` for --name-by-hash. False for wrong usage, with a sentence on standard error.
bool take_name(const Options& options, OutputFile& file);
/// Prints the name that --name-by-hash found, after commit().
void print_name(const Options& options, const OutputFile& file);
/// The colours that --inks asks for.
InkColors ink_colors(const Options& options);
/// Says on standard error that this file cannot hold this palette, and returns the exit code 2.
int cannot_hold(const Options& options, const Palette& palette);
/// Writes lines that cannot fail. Returns the exit code, and has said why when that is not 0.
int save_picture(LineSource& lines, const Palette& palette, const Options& options, Budget& budget);

}  // namespace weft
